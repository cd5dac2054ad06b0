"""Small numbers of Roma people in a text, numbers that give one away, and what is not said of people in one place.

Below ten, a count of people in a town or a school describes them (docs/lv/par/index.md#privatums). A numeral counts
people if it agrees with the noun for them, before or after it: grammar stands in for meaning, in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal

from catalog.plain import BREAK, Finding, without_markup, words_of

SMALL = 10
"""Counts of Roma children, families and the like below this are not written about one place."""
SMALL_OF_ALL = 5
"""The same for Roma people called no more than that: “četri romi”."""

TWO_SENTENCES = 600
"""No part is looked for further behind its whole than this many characters."""

Span = tuple[int, int]
"""Beginning and end of what was found in a text."""

# Words for Roma people

_W = r"[^\W\d_]+(?:[-’][^\W\d_]+)*"
_PEOPLE = (
    r"(?:(?:bērn|mazbērn|skolēn|skolniek|skolniec|audzēk|izglītojam|pirmsskol(?:niek|ēn)|person|cilvēk|ģimen|ģimeņ|iedzīvotāj|"
    r"pārstāv|jauniet|jaunieš|pusaudz|pusaudž|siev|vīriet|vīrieš|meit|puis|puik|zēn|māmiņ|māt|māš|tēv|vecāk|vecvecāk|"
    r"vecmāmiņ|vectēv|student|pensionār|senior|bezdarbniek|bezdarbniec|klient|pacient|lietotāj|dalībniek|dalībniec|"
    r"mājsaimniecīb|pieauguš|nepilngadīg|mazul|zīdai|brāl|brāļ|mās(?=a|u|ā)|bāren|bāreņ|invalīd|saņēmēj|ieslodzīt|"
    r"absolvent|dvīņ|bezpajumtniek|pamatskolēn|vidusskolēn|sākumskolēn|jaundzimuš|laulāt|pirmklasnie|otrklasnie|"
    r"trešklasnie|ceturtklasnie|piektklasnie|sestklasnie|septītklasnie|astotklasnie|devītklasnie|divpadsmitklasnie)"
    r"[^\W\d_]*"
    r"|(?:school(?:girl|boy)s?|[a-z]+-graders?|newborns?|toddlers?|siblings?|"
    r"(?:school|grand)?child(?:ren)?|pupils?|students?|persons?|people|famil(?:y|ies)|members?|residents?|learners?|"
    r"clients?|youths?|youngsters?|adults?|teenagers?|girls?|boys?|wom[ae]n|m[ae]n|(?:grand)?(?:mother|father|parent)s?|"
    r"households?|inhabitants?|patients?|jobseekers?|users?|recipients?|participants?|pensioners?|seniors?|"
    r"representatives?|individuals?|couples?|infants?|bab(?:y|ies)|kids?|brothers?|sisters?|twins?|orphans?|prisoners?|"
    r"offenders?|minors?|graduates?)\b)"
)
_OTHERS = (
    r"(?:organiz|organis|biedrīb|nevalstisk|kolektīv|ansambl|centr|padom|platform|projekt|fond|institūcij|iestād|iestāž|"
    r"mediator|valod|mūzik|kultūr|mākslin|koordinator|ekspert|nometn|kongres|festivāl|svētk|associat|ngo|ensembl|council|"
    r"project|foundation|language|music|culture|expert|assistant|teacher|coordinator|camp|congress|festival|(?:and|or|un|vai)\b)"
)
"""Words between “Roma” and a noun for people that make them people of something else."""
_ROMA = re.compile(
    r"[RrČčGgSs](?<![^\W_].)(?:(?P<lv>(?<=[Rr])om(?:u|i|iem|us|s|am|iet(?:e|es|ei|i|ē|ēm|ēs)|ieš(?:u|iem))"
    r"|(?<=[Čč])igān(?:u|i|iem|us|s|am|iet\w+)|(?<=R)OM(?:U|I|IEM))"
    r"|(?P<en>(?<=[Rr])oma(?:ni|ny)?|(?<=[Gg])yps(?:y|ies)|(?<=[Ss])inti|(?<=R)OMA))(?![^\W_])"
)
"""The word for Roma; the first letter comes first so that most of a text is passed over at once."""
_RIGHT = re.compile(rf"(?:\s+(?!{_OTHERS}){_W}){{0,3}}?\s+(?P<head>{_PEOPLE})", re.IGNORECASE)
"""After it: “romu … bērni”, “Roma … children”."""
_LEFT = re.compile(
    rf"(?<![^\W_])(?P<head>{_PEOPLE})\s*[,(–-]?\s*(?:(?:kas|kuri|kuras|kurš|kura|who)\s+)?"
    r"(?:(?:ir|bija|nāk|pieder|are|were|is|was|come|came)\s+)?(?:(?:pie|no|ar|of|from|with|in)\s+)?(?:(?:a|the|some)\s+)?"
    rf"(?:{_W}\s+(?:[–-]\s+)?)?\Z",
    re.IGNORECASE,
)
"""Before it: “bērni no …”, “children of …”."""
_ORIGIN = re.compile(
    rf"\s+(?:{_W}\s+)?(?:tautīb|kopien|izcelsm|mazākumtautīb|minoritāt|ģimen|vid(?:es|ē)|sabiedrīb|origin|ethnicit|"
    r"nationalit|background|communit|descent|famil)\w*"
)
_NOUN = re.compile(
    r"\s*(?:$|[.,;:)!?–])|\s+(?:and|or|were|was|are|is|have|had|has|who|in|at|from|with|took|got|on|participated|attended|"
    r"worked|received|live|lived|by|to|as)\b"
)
"""After “Roma” when it is a noun of its own: “three Roma were …”, not “three Roma associations”."""

# Numbers

_CASES = ("i", "as", "u", "iem", "ām", "us", "os", "ās")
_NUMERALS = {
    **{"vien" + ending: ending for ending in ("s", "a", "am", "ai", "u", "ā", "as")},
    **{stem + ending: ending for stem in ("div", "ab", "trij", "četr", "piec", "seš", "septiņ", "astoņ", "deviņ")
       for ending in _CASES},
    **{stem + ending: ending for stem in ("divēj", "abēj", "trej", "četrēj", "piecēj") for ending in ("i", *_CASES)},
    **{"vienīg" + ending: case for ending, case in (
        ("ais", "s"), ("ā", "a"), ("ajam", "am"), ("ajai", "ai"), ("o", "u"), ("ie", "i"), ("ās", "as"),
        ("ajiem", "iem"), ("ajām", "ām"),
    )},
    **dict.fromkeys(words_of("trīs trim one two three four five six seven eight nine both single only"), ""),
    **dict.fromkeys(words_of("ii iii iv vi vii viii ix divatā trijatā trijotne trijotni trijotnei četrotne"), ""),
    **dict.fromkeys(words_of("četratā piecatā sešatā pāris pārim"), ""),
}  # fmt: skip
"""Numerals below ten → the ending that shows their case, where they show it."""
_COUNTING = frozenset({*_NUMERALS, "couple", "pair", "trio", "duo", "quartet"})
_DIGITS = r"[1-9](?:\s?[–−-]\s?[1-9])?(?![\d%‰]|[.,:/–−-]\d|\s[–−-]\s?\d|\s(?:%|procent|percent|per cent))"
_NUMBER = rf"(?:(?<![^\W_])(?:{'|'.join(_NUMERALS)})(?![^\W_])|(?<![\d.,:/§–−-]){_DIGITS})"
_FEW = re.compile(
    r"(?<![\d.,:/§–−-])[1-4](?!\d)|(?<![^\W_])(?:vien|div|ab[iaoāu]|trīs|trim|trij|četr|one|two|three|four|both|single)",
    re.IGNORECASE,
)
_THINGS = (
    r"(?:reiz|stund|dien|nedēļ|mēne|gad|minūt|nodarbīb|pasākum|projekt|biedrīb|organizācij|skol(?!ēn|niek|niec)|klas|grup|"
    r"novad|pašvaldīb|pilsēt|valst|eiro|kurs|seminār|sapulc|tikšan|nometn|koncert|izrād|izstād|grāmat|posm|punkt|viet|"
    r"iestād|iestāž|centr|mediator|ierakst|avot|time|hour|day|week|month|year|minute|lesson|activit|event|project|"
    r"association|organi[sz]ation|school(?!child)|class|group|municipalit|town|countr|euro|course|seminar|meeting|camp|"
    r"concert|exhibition|book|stage|point|place|institution|centre|language|part|communit|stor|record|source|page|third|"
    r"quarter|half|fifth|trešdaļ|ceturtdaļ|pus(?:e|i)\b)"
)
"""Nouns that a numeral counts in people's stead."""
_COUPLE = re.compile(
    rf"(?<![^\W_])(?:couple|pair|trio|duo|quartet)\s+of\s+(?:the\s+|our\s+|these\s+)?(?:(?!{_THINGS}){_W}\s+)?\Z",
    re.IGNORECASE,
)
"""“A couple of Roma pupils”: a couple is two."""
_THING = re.compile(_THINGS, re.IGNORECASE)
_AFTER = re.compile(
    rf"\)?(?:\s+skait(?:s|u|am|ā))?(?:\s*\(\s*(?:n\s?=\s?|(?:{_W}\s+){{0,2}}?){_NUMBER}(?!\.\s?[–a-zāčēģīķļņšūž-])(?=[^)]{{0,20}}\))"
    rf"|(?:\s+{_W}){{0,2}}?\s+(?:pavisam|kopskaitā|tikai)\s+{_NUMBER}"
    rf"|(?:\s+(?:(?!{_THINGS}){_W}|{_W}(?:ā|ē|ī|ās|ēs|os)\b|(?:19|20)\d\d\.?)){{0,4}}?"
    r"\s*(?:[:–—=,|-]|\b(?:ir|bija|būs|sasniedza|mācās|dzīvo|nepārsnie(?:dz|dza)|(?:pie|iz)?aug\w*|samazin\w+|sar[uū]k\w*|krit\w*|noslīd\w*|is|are|was|were|"
    r"numbers?|numbered|reached|exceeds?|rose|fell|grew|dropped|shrank|climbed|increased|decreased|went\s+(?:up|down))\b)"
    r"\s*(?:(?:(?:mazāks?|(?:ne\s+)?vairāk)\s+(?:par|nekā|kā)|not\s+exceed|(?:fewer|less|more)\s+than|under|below|at\s+most|no|uz|līdz|from|to)"
    rf"\s+)?(?:{_NUMBER}\s+(?:uz|līdz|to)\s+|\d+\s+(?:uz|līdz|to)\s+)?(?:(?:\d+\.|(?!{_THINGS}){_W})\s+(?:klas|kurs)\w*\s+)?"
    rf"(?:(?:tikai|vien|kopā|pavisam|aptuveni|ap|apmēram|only|just|about|in total)\s+)?{_NUMBER})",
    re.IGNORECASE,
)
"""“Romu bērni (3)”, “romu bērnu skaits – 3”, “number of Roma children: three”."""
_OPENS_ASIDE = re.compile(r"[(/]")
_ASIDE_NUMBER = re.compile(
    rf"(?:\s+(?!{_THINGS}){_W}){{0,2}}\s*(?:\(\s?(?:n\s?=\s?)?{_NUMBER}\s?\)|/\s?[1-9]\s?/)", re.IGNORECASE
)
"""“Romu bērni Sabilē (3)”, “romu bērni /3/”."""
_FROM_AMONG = re.compile(rf"(?:\s+{_W}){{1,4}}?\s+{_NUMBER}\s+(?!{_THINGS})(?:{_W}\s+)?{_PEOPLE}", re.IGNORECASE)
_AMONG = re.compile(r"(?<![^\W_])(?:no|from)\s+(?:the\s+)?\Z", re.IGNORECASE)
"""“No romu kopienas skolu apmeklē četri bērni.”"""
_TOLD = re.compile(
    rf"(?:\s+(?:kop)?skait\w*)?(?:\s+{_W}){{0,5}}?"
    r"(?:\s*[:–—=]|\s+(?:ir|bija|(?:pie|iz)?aug\w*|samazin\w+|sar[uū]k\w*|krit\w*|is|was|rose|fell|grew|dropped|shrank)\b)"
    rf"\s*(?:(?:no|from|uz|līdz|to)\s+)?(?:(?:{_NUMBER}|\d+)\s+(?:uz|līdz|to)\s+)?(?:(?:tikai|vien|only|just)\s+)?{_NUMBER}",
    re.IGNORECASE,
)
"""“Romu skaits skolā – 3”, “the number of Roma at the school rose from 2 to 4”."""
_COUNTED = re.compile(r"\s+(?:(?:kop)?skait(?:s|a|u|am|ā)|īpatsvars)\b")
_NUMBER_OF = re.compile(r"\bnumber\s+of\s+(?:the\s+)?\Z", re.IGNORECASE)
_FAMILY_OF = re.compile(
    rf"\s+(?:of|ar|with|has|have|had|ir|bija|audzina|raising)\s+(?:(?:its|her|his|their|kopā|together)\s+)?"
    rf"(?P<number>{_NUMBER})(?:\s+(?:{_W}\s+)?{_PEOPLE}|\s*(?:$|[.,;:)!?]))",
    re.IGNORECASE,
)
"""How large a family is: “romu ģimene ar četriem bērniem”, “a Roma family of four”."""
_MEMBERS = re.compile(
    rf"{_NUMBER}(?:[- ](?:member|person|child|strong)|\s+(?:cilvēku|personu|locekļu|bērnu))\s+\Z", re.IGNORECASE
)
_PARENTS = re.compile(
    r"(?:ģimen(?!ēm|es\b)|ģimeņ|māt|tēv|vecāk|family|mother|father|parent|household|mājsaimn|couple|wom|siev)",
    re.IGNORECASE,
)
_BARE_AFTER = re.compile(r"\s+[1-9](?=\s*(?:$|[,;)]|\.\s*$))")
"""“Romi 3, latvieši 20.”"""
_WITH_OTHERS = re.compile(
    rf"(?:\s+tautības)?\s+(?:un|and)\s+(?:\d+|{_W})\s+{_W}(?:\s+tautības)?\s+(?:{_PEOPLE})", re.IGNORECASE
)
"""“3 romu un 20 latviešu bērni.”"""
_BESIDE_OTHERS = re.compile(rf"{_NUMBER}\s+\Z", re.IGNORECASE)
_SOME_OF = re.compile(rf"{_NUMBER}\s+(?:of|no|ar|from)\s+(?:the\s+)?\Z", re.IGNORECASE)
_OF_ORIGIN = re.compile(
    r"\s+(?:tautīb|kopien|izcelsm|origin|communit|descent)\w*"
    r"(?=\s*(?:$|[.,;:)!?])|\s+(?:un|and|were|was|are|is|attend|go|ir|bija)\b)"
)
"""“Three of Roma origin”: a number without a noun."""
_BUT = re.compile(
    rf"(?<![^\W_])(?:izņemot|atskaitot|trūk(?:st|a)\s+tikai|(?:all|everyone)\s+but|except(?:\s+for)?|apart\s+from|save\s+for)"
    rf"\s+(?:tikai\s+|only\s+)?{_NUMBER}(?!\s+(?:(?:of|no)\s+(?:the\s+|our\s+)?)?{_THINGS})",
    re.IGNORECASE,
)
"""“All but two of the Roma pupils.”"""
_BUT_SIGNS = ("zņemot ", "tskaitot ", "trūk", "Trūk", " but ", "xcept ", "part from ", "ave for ")
_STOP = re.compile(
    r"\s*(?:$|[;)!?\]|…*/¶]|[.,](?!\s*[a-zāčēģīķļņšūž\d])|,\s)|\s+(?:un|bet|no|gadā|kas|kuri|kuras|ir|bija|and|but|of|in|who)\b"
)
"""What follows a number that counts what came before it; or else a noun for people does."""
_ONE = re.compile(r"(?<![^\W_])(?:vien(?:s|a|u|am|ai|as|ā)|one)\Z", re.IGNORECASE)
_OF_THEM = r"(?:no\s+(?:tiem|viņiem|tām|viņām|kuriem|kurām)|to\s+vidū|(?:of|among)\s+(?:whom|them))\b"
_PART = re.compile(
    rf"\b{_OF_THEM}[,:]?\s+(?:{_W}\s+){{0,2}}?{_NUMBER}(?!\s+{_THINGS}|\.\s[^\W\d_])|{_NUMBER}\s+{_OF_THEM}"
    rf"|\b(?:pārējie|pārējās|the\s+(?:other|remaining))\s+{_NUMBER}(?!\s+{_THINGS})",
    re.IGNORECASE,
)
"""“No tiem trīs”, “three of whom”."""
_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|\n\s*\n")

_LINKS = words_of("no tiem viņiem viņām tām kuriem kurām visiem ir bija the them whom our all were was are is")
"""What may link a number to its whole: “divi no viņiem ir romi”; “of” counts only with one of these."""
_LOCAL = words_of("novada pilsētas pagasta pašvaldības valsts apkaimes ciema")
_NO_QUALITY = words_of(
    "for in to with by from on at and or per a an that which as than into about their its his her this "
    "between where when"
)
_ACTING = ("pārstāvji", "representatives")
"""Those who speak for Roma in public, if they are the subject of a sentence."""
_LABELS = words_of("nr annex article point chapter section step grade class page pielikums punkts tabula table")
"""Words whose number follows them."""
_LIKE = {"es": "as", "ēm": "ām", "ēs": "ās", "is": "s", "š": "s", "e": "a", "im": "am", "ei": "ai", "ē": "ā", "ī": "ā"}
"""Endings of nouns → the same case in the declension of numerals and adjectives."""
_ENDING = re.compile(r"(?:iem|ām|ēm|as|es|us|os|ās|ēs|am|im|ai|ei|is|s|š|i|a|e|u|ā|ē|ī)$")
_TOKEN = re.compile(rf"\d+(?:\s?[.,:/–−-]\s?\d+)*[.%]?|{_W}|[^\s\w]")
_SMALL_DIGITS = re.compile(r"[1-9](?:\s?[–−-]\s?[1-9])?")
_SMALL_DIGIT = re.compile(r"[1-9](?:(?<![\d.,:/§–−-].)(?!\d)|(?<=/.)(?=\s?/))")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(rf"\s+({_W})")
_ANY_PEOPLE = re.compile(_PEOPLE, re.IGNORECASE)


def small_counts(text: str) -> list[str]:
    """The words of each small number of Roma people in a text."""
    return [text[start:end] for start, end in count_spans(text)]


def count_spans(text: str) -> Iterator[Span]:
    """Where small numbers of Roma people stand, in digits or words, before or after the noun for them."""
    if not (_SMALL_DIGIT.search(text) or not _COUNTING.isdisjoint(_WORD.findall(text.lower()))):
        return
    yield from _beside_others(text)
    yield from _exceptions(text)
    reached = -1
    for latvian, start, end, head in _mentions(text):
        at = _number_before(text, start, head, latvian=latvian)
        found = (at, end) if at is not None else _number_after(text, start, end) or _size(text, start, end, head)
        if found and found[0] > reached and (not _ROMA.fullmatch(head) or _FEW.search(text, *found)):
            reached = found[0]
            yield found


def _exceptions(text: str) -> Iterator[Span]:
    """Small numbers of those left out, in sentences on Roma people."""
    if any(map(text.__contains__, _BUT_SIGNS)):
        for start, end in _sentences(text):
            for match in _BUT.finditer(text, start, end):
                if _mentions(text[start:end]):
                    yield match.span()


def _beside_others(text: str) -> Iterator[Span]:
    """Small numbers of Roma people whom the noun names together with others, or apart from their community."""
    for match in _ROMA.finditer(text):
        origin = _ORIGIN.match(text, match.end())
        people = _FROM_AMONG.match(text, origin.end()) if origin else None
        if people and _AMONG.search(text, max(0, match.start() - 12), match.start()):
            yield match.start(), people.end()
        ended = _OF_ORIGIN.match(text, match.end())
        some = _SOME_OF.search(text, max(0, match.start() - 20), match.start()) if ended else None
        if some and ended:
            yield some.start(), ended.end()
        if _COUNTED.match(text, match.end()) or _NUMBER_OF.search(text, max(0, match.start() - 16), match.start()):
            told = _TOLD.match(text, match.end())
            if told and _STOP.match(text, told.end()) and _FEW.search(text, *told.span()):
                yield match.start(), told.end()
        others = _WITH_OTHERS.match(text, match.end())
        number = _BESIDE_OTHERS.search(text, max(0, match.start() - 15), match.start()) if others else None
        if others and number:
            yield number.start(), others.end()


@lru_cache(maxsize=16)
def _mentions(text: str) -> tuple[tuple[bool, int, int, str], ...]:
    """What `_find_mentions` finds, asked for by several searches of one text."""
    return tuple(_find_mentions(text))


def _find_mentions(text: str) -> Iterator[tuple[bool, int, int, str]]:
    """(whether it is Latvian, beginning, end, noun) of each mention of Roma people."""
    for match in _ROMA.finditer(text):
        latvian = match["lv"] is not None
        noun = latvian and not match.group().endswith(("u", "U"))
        right = _RIGHT.match(text, match.end())
        origin = _ORIGIN.match(text, match.end())
        if right:
            yield latvian, match.start(), right.end(), right["head"]
        elif noun or (match.group().lower() in ("roma", "sinti", "gypsies") and _NOUN.match(text, match.end())):
            yield latvian, match.start(), match.end(), match.group()
        said_before = noun or origin or not latvian  # “romu bērni” says nothing of the words before
        left = _LEFT.search(text, max(0, match.start() - 70), match.start()) if said_before else None
        if left:
            yield latvian, left.start("head"), origin.end() if origin else match.end(), left["head"]


def _number_before(text: str, start: int, head: str, *, latvian: bool) -> int | None:
    """Where the small number begins that counts the mention at `start`; None without one."""
    words = list(_TOKEN.finditer(text, max(0, start - 80), start))
    links: list[str] = []
    for number in range(len(words) - 1, max(-1, len(words) - 8), -1):
        word = words[number].group()
        lower = word.lower()
        if _SMALL_DIGITS.fullmatch(word) or lower in _NUMERALS:
            before = words[number - 1].group().lower() if number else ""
            return words[number].start() if _counts(text, start, head, lower, before, links) else None
        if lower in _LINKS or (lower == "of" and links):
            links.append(lower)
        elif word not in "()*_x×" and not (
            _qualifies(word, head, latvian=latvian) or (words[number - 1].group() == "(" and _YEAR.fullmatch(word))
        ):
            break
    couple = _COUPLE.search(text, max(0, start - 50), start) if " of " in text[max(0, start - 50) : start] else None
    return couple.start() if couple else None


def _counts(text: str, start: int, head: str, number: str, before: str, links: list[str]) -> bool:
    """Whether a number, with the word before it and those that link it, counts the people `head`."""
    if number == "only" and before != "the":
        return False
    if before in _LABELS or (links[:1] == ["no"] and _case(head) not in ("iem", "ām")):
        return False
    if (number == "both" and _ROMA.fullmatch(head)) or head in _ACTING:  # both Roma and others
        return False
    if number[0].isdigit():
        return not _qualifies_a_thing(text, start, head)
    if _NUMERALS[number] == "" or links or _case(_NUMERALS[number]) == _case(head):
        return True
    return head.lower() == "puikas"  # of the feminine declension, though boys


def _case(word: str) -> str:
    """The ending that shows a Latvian word's case and number, written alike for all declensions."""
    ending = _ENDING.search(word.lower())
    return _LIKE.get(ending.group(), ending.group()) if ending else ""


def _qualifies(word: str, head: str, *, latvian: bool) -> bool:
    """Whether a word may stand between a numeral and people: in Latvian it agrees with them or is a genitive."""
    if word in _LOCAL:
        return True
    if not word[0].isalpha() or _THING.match(word):
        return False
    if latvian:
        return word[0].isupper() or word.endswith("u") or _case(word) == _case(head)
    return word.lower() not in _NO_QUALITY


def _qualifies_a_thing(text: str, start: int, head: str) -> bool:
    """Whether people in the genitive only qualify what is counted: “2 romu bērnu nometnes”."""
    after = _NEXT_WORD.match(text, text.find(head, start) + len(head))
    if _case(head) != "u" or after is None or _ANY_PEOPLE.match(after[1]):
        return False
    return after[1].endswith(("as", "es", "i", "us"))


def _number_after(text: str, start: int, end: int) -> Span | None:
    """A mention together with the small number after it that counts it or a part of it."""
    bare = _BARE_AFTER.match(text, end) if _ROMA.fullmatch(text, start, end) else None
    if bare:
        return start, bare.end()
    aside = _ASIDE_NUMBER.match(text, end) if _OPENS_ASIDE.search(text, end, end + 40) else None
    if aside:
        return start, aside.end()
    after = _AFTER.match(text, end)
    if after and not (_ONE.search(after.group()) and "skait" not in after.group()):
        people = _NEXT_WORD.match(text, after.end())
        if _STOP.match(text, after.end()) or (people and _ANY_PEOPLE.match(people[1])):
            return start, after.end()
    stop = _SENTENCE_END.search(text, end, end + 120)
    part = _PART.search(text, end, stop.end() + 2 if stop else end + 120)  # the stop may be that of “2. klase”
    return (start, part.end()) if part and not _ONE.search(part.group().split()[0]) else None


def _size(text: str, start: int, end: int, head: str) -> Span | None:
    """A family or a parent together with the small number of those who belong to it."""
    if not _PARENTS.match(head):
        return None
    after, before = _FAMILY_OF.match(text, end), _MEMBERS.search(text, max(0, start - 40), start)
    return (start, after.end()) if after else (before.start(), end) if before else None


_ONE_IN_LATVIAN = (
    r"(?:(?:bērn|mazbērn|zēn|puisēn|skolēn|audzēkn|skolniek|student|pensionār|bezdarbniek|klient|pacient|tēv|vectēv|"
    r"invalīd|seniors?|bāren)(?:s|is|am|im)|(?:vīriet|jauniet|pusaud[zž]|mazul|brāl)(?:is|im|i)|puik(?:a|am)|puis(?:is|im)|"
    r"(?:meiten|ģimen|sieviet|jauniet|skolniec|pensionār|māt|vecmāt|klient|pacient|student|audzēkn|bezdarbniec)(?:e|ei|i|ē)|"
    r"(?:person|māmiņ|vecmāmiņ|siev|meit|mās)(?:a|ai)|(?:laulātais\s+)?pār(?:is|im)|laulāt(?:ie|ajiem|os)|"
    r"dvīņ(?:i|iem|us|u))(?![^\W_])"
)
"""Singular forms that no plural form is like."""
_ONE_IN_ENGLISH = (
    r"(?:boy|girl|child|pupil|student|family|woman|man|mother|father|parent|teenager|couple|household|grandmother|"
    r"grandfather|person|resident|youngster|schoolchild|client|patient|adult|baby|infant|orphan|twins|spouses)(?![^\W_]|[’'-])"
)
_ONE_AFTER = re.compile(
    rf"\s+(?:(?:tautības|kopienas|ģimenes|izcelsmes|jaun\w+|maz\w+|brāļ(?:i|iem)|mās(?:as|ām))\s+){{0,2}}{_ONE_IN_LATVIAN}"
    rf"|\s+(?:(?!{_OTHERS}){_W}\s+)?{_ONE_IN_ENGLISH}",
    re.IGNORECASE,
)
_ONE_BEFORE = re.compile(
    rf"(?<![^\W_])(?:{_ONE_IN_LATVIAN}\s+no|(?:an?|this|another)\s+(?:{_W}\s+)?{_ONE_IN_ENGLISH}\s+(?:from|of|in)\s+(?:an?|the))\s+\Z",
    re.IGNORECASE,
)
_ONE_IN_BRACKETS = re.compile(rf"(?<![^\W_])(?:{_ONE_IN_LATVIAN}|{_ONE_IN_ENGLISH})\s*[(,]\s*\Z", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[,;)]")
"""“Pusaudze (romiete, 14 gadi)”: who somebody is, said aside."""
_A = re.compile(
    rf"(?<![^\W_])(?:an?|this|another|the\s+(?:second|third|fourth|fifth|other|last))\s+(?:{_W}\s+){{0,2}}?\Z",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"(?<![^\W_])kād(?:s|am|a|ai)\s+\Z", re.IGNORECASE)
"""One person or family: a count of one in other words."""
_IN_PUBLIC = re.compile(
    r"balv|konkurs|interv|stāst|atcer|par\s+(?:savu\s+)?(?:bērnīb|jaunīb)|on\s+(?:his|her)\s+(?:childhood|youth)|koncert|festivāl|dzied|dzej|māksl|mūzi|autor|prize|award|contest|recall|tells|told|"
    r"\bsa(?:ys|id)\b|ierakstī\w+\s\d{4}|recorded\s+in\s+\d{4}|concert|festival|\bs[aiu]ng|poet|artist|musician|author",
    re.IGNORECASE,
)
"""What somebody does who steps before the public: wins a prize, tells of a life, performs."""


def single_spans(text: str) -> Iterator[Span]:
    """Where one Roma person or family is spoken of whom neighbours know, though no number is written."""
    for match in _ROMA.finditer(text):
        first, start, end = max(0, match.start() - 50), match.start(), match.end()
        latvian = match["lv"] is not None
        before = (_SOMEBODY if latvian else _A).search(text, first, start)
        one = _ONE_AFTER.match(text, end)
        if one and (latvian or before or one.group().endswith(("twins", "spouses"))):
            start, end = before.start() if before else start, one.end()
        elif latvian and before and not match.group().endswith(("u", "i")):  # “kāds roms”
            start = before.start()
        else:
            aside = _ONE_IN_BRACKETS.search(text, first, start) if _ASIDE.match(text, end) else None
            of = aside or _ONE_BEFORE.search(text, first, start)
            origin = _ORIGIN.match(text, end) if of and not aside else None
            if not (of and (aside or origin)):
                continue
            start, end = of.start(), origin.end() if origin else end
        if not _IN_PUBLIC.search(_sentence(text, start)):
            yield start, end


# Numbers that give another one away

_MIDDLING = re.compile(r"[1-9](?<!\d.)\d{1,2}(?!\d)")
"""Numbers that can be a small one more than another."""
_PLAIN_NUMBER = r"(?<![\d.,:/–−-])\d+(?![\d%]|[.,:/–−-]\d|\.\s*[a-zāčēģīķļņšūž]|\s*(?:%|procent|per\s?cent))"
_WHOLE = re.compile(rf"(?P<whole>{_PLAIN_NUMBER})\s+(?:(?!{_THINGS}){_W}\s+){{0,3}}\Z", re.IGNORECASE)
"""A count before the mention of those whom it counts."""
_WHOLE_AFTER = re.compile(rf"(?:\s+skait\w+)?\s*(?:[:(–—]|\bir\b|\bbija\b|\bwas\b|\bis\b)\s*(?P<whole>{_PLAIN_NUMBER})")
_PART_BEFORE = re.compile(
    rf"(?P<part>{_PLAIN_NUMBER})\s+(?:no|of|out\s+of)\s+(?:the\s+|all\s+|visiem\s+)*\Z", re.IGNORECASE
)
_PART_AFTER = re.compile(
    rf"(?:\b(?:{_OF_THEM}|tostarp|tai\s+skaitā|tajā\s+skaitā|t\.\s?sk\.|including|pārējie|the\s+others?)|[,:;(–—])\s*"
    rf"(?:{_W}\s+){{0,4}}?(?P<part>{_PLAIN_NUMBER})(?!\s+(?!skolā\b|klasē\b|grupā\b){_THINGS})",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:no|of)\s+(?:the\s+|all\s+|visiem\s+)*\Z", re.IGNORECASE)
_ANY_PART = re.compile(rf"(?P<part>{_PLAIN_NUMBER})(?!\s+{_THINGS})", re.IGNORECASE)
_REST = re.compile(
    rf"(?<![^\W_])(?:no|of)\s+(?P<whole>{_PLAIN_NUMBER})\s[^.;!?\n]{{0,40}}?(?P<part>{_PLAIN_NUMBER})\s[^.;!?\n]{{0,60}}?"
    r"(?:pārējie|pārējās|atlikuš\w+|the\s+others?|the\s+rest|remaining)\s+(?:[^\W\d_]+\s+){0,3}?rom(?:i|a|ietes)(?![^\W_])",
    re.IGNORECASE,
)
"""“No 27 skolēniem 25 ir latvieši, pārējie romi.”"""
_ALL_PEOPLE = re.compile(rf"(?P<whole>{_PLAIN_NUMBER})\s+(?:{_W}\s+){{0,2}}?{_PEOPLE}", re.IGNORECASE)
_SHARE = re.compile(r"(?<![\d.,])(?P<share>\d{1,2}(?:[.,]\d+)?)\s?(?:%|procent\w*|per\s?cent)", re.IGNORECASE)


_TEENS = {
    word: number
    for number, words in enumerate(
        (
            "desmit ten", "vienpadsmit eleven", "divpadsmit twelve", "trīspadsmit thirteen", "četrpadsmit fourteen",
            "piecpadsmit fifteen", "sešpadsmit sixteen", "septiņpadsmit seventeen", "astoņpadsmit eighteen",
            "deviņpadsmit nineteen", "divdesmit twenty",
        ), start=10
    )
    for word in words.split()
}  # fmt: skip
_TEEN = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(_TEENS)})(?![^\W_]|[-\s](?:vien|div|trī|četr|piec|seš|sept|ast|dev|one|two|three|"
    r"four|five|six|seven|eight|nine))",
    re.IGNORECASE,
)
_TEEN_SIGNS = ("desmit", "padsmit", " ten ", "Ten ", "teen ", "leven ", "welve ", "wenty ")
_FRACTIONS = {
    "puse": 2, "pusi": 2, "pusei": 2, "half": 2, "trešdaļ": 3, "trešā daļ": 3, "third": 3, "ceturtdaļ": 4,
    "ceturtā daļ": 4, "ceturtajai daļ": 4, "quarter": 4, "fourth": 4, "piektdaļ": 5, "piektā daļ": 5, "fifth": 5,
    "desmitdaļ": 10, "desmitā daļ": 10, "tenth": 10,
}  # fmt: skip
_FRACTION = re.compile(
    rf"(?<![^\W_])(?:one\s+|a\s+)?(?P<fraction>{'|'.join(_FRACTIONS)})[^\W_]*\s+(?:no|of)\s+(?:(?:the|all|our|visiem|tiem)\s+)*\Z",
    re.IGNORECASE,
)
"""“A quarter of the 12 Roma pupils.”"""


def _in_digits(match: re.Match[str]) -> str:
    return str(_TEENS[match.group().lower()]).ljust(len(match.group()))


def given_away(text: str) -> Iterator[Span]:
    """Where a part or a share lets a small number of Roma people be worked out from a whole.

    The whole of a share may stand anywhere in the text, that of a part in the same sentence or the one before.
    """
    if any(map(text.__contains__, _TEEN_SIGNS)):
        text = _TEEN.sub(_in_digits, text)
    found = list(_wholes(text)) if _MIDDLING.search(text) else []
    yield from _by_parts(text, found)
    for rest in _REST.finditer(text) if found or _MIDDLING.search(text) else ():
        if 0 < int(rest["whole"]) - int(rest["part"]) < SMALL:
            yield rest.span()
    for share in _SHARE.finditer(text) if "%" in text or "procent" in text or "cent" in text else ():
        sentence = _sentence(text, share.start())
        known = [whole for whole, _, _ in found]
        if _ROMA.search(sentence):
            known += [int(people["whole"]) for people in _ALL_PEOPLE.finditer(sentence)]
        elif not re.search(_OF_THEM, sentence):
            continue
        if any(_is_small_share(whole, share["share"]) for whole in known):
            yield share.span()


def _by_parts(text: str, found: list[tuple[int, int, int]]) -> Iterator[Span]:
    """Where a whole of those found has a part beside it, in digits or as a fraction."""
    for whole, start, end in found:
        fraction = _FRACTION.search(text, max(0, start - 40), start)
        if fraction and 0 < whole / _FRACTIONS[fraction["fraction"].lower()] < SMALL:
            yield fraction.start(), end
        stop = _SENTENCE_END.search(text, end, end + TWO_SENTENCES)
        second = _SENTENCE_END.search(text, stop.end(), end + TWO_SENTENCES) if stop else None
        parts = [*_PART_AFTER.finditer(text, end, second.start() if second else end + TWO_SENTENCES)]
        if _OF.search(text, max(0, start - 15), start):
            parts += _ANY_PART.finditer(text, end, stop.start() if stop else end + TWO_SENTENCES)
        before = _PART_BEFORE.search(text, max(0, start - 30), start)
        near = [part for part in [*parts, *([before] if before else ())] if 0 < whole - int(part["part"]) < SMALL]
        if near:
            yield min(start, near[0].start()), max(end, near[0].end())


def wholes(text: str) -> list[int]:
    """Each count of Roma people that a text gives in digits."""
    return [whole for whole, _, _ in _wholes(text)]


def _wholes(text: str) -> Iterator[tuple[int, int, int]]:
    """(number, beginning, end) of each count of Roma people in digits."""
    for _, start, end, _ in _mentions(text):
        found = _WHOLE.search(text, max(0, start - 60), start)
        after = None if found else _WHOLE_AFTER.match(text, end)
        if found:
            yield int(found["whole"]), found.start(), end
        elif after:
            yield int(after["whole"]), start, after.end()


def _is_small_share(whole: int, share: str) -> bool:
    part = round(whole * float(share.replace(",", ".")) / 100)
    return 0 < part < SMALL or 0 < whole - part < SMALL


# Matters of which nothing is said about people in one place

_SENSITIVE = re.compile(
    r"(?<![^\W\d_])(?:hiv|aids|hepatīt|tuberkuloz|narko|atkarīb|alkohol|šļir|opioīd|metadon|probācij|ieslodz|cietum|notiesā|noziedz|nozieg|"
    r"likumpārkāp|kriminālproces|bērnunam|bērnu\s+nam|bērnu\s+ciemat|ārpusģimenes|audžuģimen|bāreņ|bez\s+(?:savu\s+)?vecāku|"
    r"krīzes\s+centr|speciāl(?:ās|ajā|aj\w+|ā|o|u)\s+(?:\w+\s+)?(?:pamat|pirmsskolas\s+)?(?:izglītīb|program|skol|klas)|"
    r"garīg\w+\s+(?:attīstīb|veselīb|traucēj|atpalic)|psihi(?:sk|atr)|patversm|prostit[uū]|cilvēktirdzniec|"
    r"hepatitis|tubercul|drug|narcotic|addict|alcohol|syringe|needle\s+exchange|harm\s+reduction|probation|"
    r"prison(?!ers?\s+of\s+war)|convict|offender|criminal\s+(?:case|record|proceed)|orphan(?![’'])|"
    r"children['’]s\s+(?:home|village)|out-of-family|foster\s+(?:care|famil)|without\s+parental|"
    r"special(?:\s+\w+)?\s+(?:education|school|needs(?!\s+teacher)|programme)|psychiatr|homeless|"
    r"aiztur(?:ēt|ēja|ēti)\b|aizturēt[aiosu]|apcietin|arrest(?!\w*\s+warrant)|zag(?:uš|t|a|l)|zādzīb|laupī|theft|stole|thief|thieves|robb(?:ed|ery)|"
    r"no\s+bāriņties|bāriņties\w+\s+(?:izņ|atņ|lēm|lem)|konflikt\w*\s+ar\s+likumu|conflict\s+with\s+the\s+law|"
    r"policijas\s+(?:uzskait|lēmum|reid)|šķir\w*\s+no\s+vecākiem|separated\s+from\s+(?:their\s+)?parents|atņem(?:t|a\b)|izcie\w+\s+sodu|serving\s+(?:\w+\s+){1,2}sentence|taken\s+in(?:to)?\s+(?:public\s+|state\s+)?care|put\s+in(?:to)?\s+(?:public\s+|state\s+)?care|placed\s+in(?:to)?\s+(?:public\s+|state\s+)?care|aizgādīb|aizbildnīb|taken\s+(?:away\s+)?from\s+(?:\w+\s+)?(?:roma|famil|parent)|removed\s+(?:away\s+)?from\s+(?:\w+\s+)?(?:roma|famil|parent)|"
    r"shelter|bezpajumt|(?:early|child)\s+marriage|agrīn\w+\s+laulīb|izprecin|sifilis|syphilis|korekcijas\s+klas|"
    r"speciāl\w+\s+vajadzīb|tiesas\s+spriedum|vardarb|domestic\s+(?:violence|abuse)|izvaro|raped?\b|analfabēt|"
    r"neprot\s+(?:ne\s+)?(?:las|rakst)|nemāk\s+(?:las|rakst)|illitera|(?:cannot|can['’]t|unable\s+to)\s+(?:read|write)|"
    r"ir\s+stāvoklī\b|palik\w+\s+stāvoklī\b|būdama\s+stāvoklī\b|grūtniec(?!ēm)|pregnan(?!t\s+women)|autism|autist|epilep|šizofrēn|schizophren|vēz[iīa]\b|vēzis|cancer|"
    r"adhd\b|uzmanības\s+deficīt|hiperaktiv|hyperactiv|disleks|dyslex|stostī|stutter|diab[ēe]t|pārcie\w+\s+insult|infarkt|"
    r"gat\b|adoptē|adopcij|child(?:ren(?:\s+(?:in|from)\s+\w+)?\s+(?:were|are|have\s+been)|(?:\s+(?:in|from)\s+\w+)?\s+(?:was|is|has\s+been))\s+adopted|"
    r"sodī(?:ja|ti?|ts|tas?)\b|sodāmīb|administratīv\w+\s+(?:sod|pārkāp)|krimināl(?:ā\s+pagātn|liet|sod)|steal|shoplift|"
    r"sūtī\w*\s+pie\s+(?:psiholog|narkolog)|nosūtī\w*\s+pie\s+(?:psiholog|narkolog)|needs?\s+a\s+(?:psycholog|speech)|smēķē\b|smokes?\b|"
    r"ir\s+(?:smagi\s+)?slim(?:s|a|i|as)\b|bija\s+(?:smagi\s+)?slim(?:s|a|i|as)\b|hronisk\w+\s+slim|chronic\w*\s+(?:ill|disease)|"
    r"dzīvo\s+(?:tikai\s+)?(?:no|uz)\s+pabalst|pārtiek\s+(?:tikai\s+)?no\s+pabalst|live\s+(?:only\s+)?(?:on|off)\s+(?:benefits|welfare)|"
    r"diagno[zs]|slimo\s+ar|suffer\w*\s+from|kašķ|utis\b|utu\b|scabies|lice\b|"
    r"learning\s+disabilit|intellectual\s+disabilit|mācīšanās\s+traucēj|pašnāvīb|suicid|"
    r"parād(?:s|u|i|us|iem|os|nie\w+)\b|debts?\b|izlik(?:ta|ti|šan\w+)\s+no|evict|"
    r"mental(?:ly)?\s+(?:disab|disorder|health\s+(?:problem|disorder)|ill|develop|retard|impair))"
)
"""Tier A1 and special education (data/vocabularies/sensitivity-tiers.yml), in small letters."""
_MOST = re.compile(
    r"(?:lielāk(?:ā|ajai|o)\s+daļ\w+|vairum\w+|vairākum\w+|pārsvarā|galvenokārt|gandrīz\s+vis\w+|most(?:ly)?|majority|"
    r"mainly|nearly\s+all|almost\s+all)[^.!?\n]{0,60}?"
    r"(?:klient|pacient|iemītniek|skolēn|audzēk|lietotāj|apmeklētāj|saņēmēj|client|patient|inmate|pupil|user|visitor|"
    r"recipient)[^.!?\n]{0,40}?(?<![^\W_])rom(?:i|iem|us|a)(?![^\W_])"
)
"""“Most clients are Roma.”"""
_BETWEEN_SENTENCES = re.compile(r"[.!?][”’\")]*\s+(?=[^a-zāčēģīķļņšūž\d\s])|\n\s*\n")


_LIMITED = re.compile(
    r"invaliditāt|invalīd|(?:kustīb|redzes|dzirdes|runas|valodas|funkcionāl|attīstīb)\w*\s+(?:traucējum|atpalic)|vājredz|vājdzird|nedzird|"
    r"slikti\s+(?:redz|dzird)|ratiņkrēsl|\bdisab|impair|poor\s+(?:eye)?sight|\bdeaf\b|wheelchair|\bhandicap"
)
"""Tier A2: disability, in small letters."""
_LIMITED_SIGNS = (
    "inval", "traucējum", "atpalic", "vāj", "nedzird", "slikti", "ratiņ",
    "disab", "impair", "sight", "deaf", "wheel", "handicap",
)  # fmt: skip
_TEN_OR_MORE = re.compile(r"(?<![\d.,:/–-])[1-9]\d{1,2}(?![\d.,:/–-]|\s?%)")


def sensitive_spans(text: str) -> Iterator[Span]:
    """Sentences on Roma people and health, law, care or special education, and those that say most clients are Roma."""
    lower = text.lower()
    limits = any(map(lower.__contains__, _LIMITED_SIGNS))
    if not (limits or _is_sensitive(lower) or _MOST.search(lower)):
        return
    for start, end in _sentences(text):
        sentence = lower[start:end]
        limited = limits and _LIMITED.search(sentence) and not _TEN_OR_MORE.search(sentence)
        if ((limited or _is_sensitive(sentence)) and _mentions(text[start:end])) or _MOST.search(sentence):
            yield start, end


def _is_sensitive(lower: str) -> bool:
    return _SENSITIVE.search(lower) is not None


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for match in _BETWEEN_SENTENCES.finditer(text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def _sentence(text: str, at: int) -> str:
    return next((text[start:end] for start, end in _sentences(text) if start <= at < end), text)


_QUOTED = re.compile("„[^”]*”|“[^”]*”")
_DENIED = re.compile(
    r"[Aa]vot\w+\s+(?:to\s+)?nesaka|nav\s+(?:norādīt|zinām|uzskaitīt)|does\s+not\s+say|not\s+(?:stated|recorded|known)"
)


def speaks_of_roma_people(text: str) -> bool:
    """Whether a text says anything of Roma people but that the source does not speak of them."""
    unquoted = _QUOTED.sub("", text)
    return any(
        _mentions(unquoted[start:end]) and not _DENIED.search(unquoted[start:end])
        for start, end in _sentences(unquoted)
    )


# How near to people a text comes, and what is said

Scope = Literal["local", "page", "national", "past"]
"""`local` is about one place; a `page` may be, and single people matter there where it names a place; of a `national`
text only sentences are looked at that name a place or an institution, of one on the `past` only those that also name a
year since 1991."""

_INSTITUTION = re.compile(
    r"[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+\s+(?:\d+\.\s+|\w+\s+)?(?:\w*skol(?:a|ā|as|ai|u)\b|ģimnāzij|bērnudārz|slimnīc|bibliotēk|"
    r"School|Kindergarten|Hospital)"
)
_CAPITALISED = re.compile(r"(?<!\w)[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w{2,}")
_RECENT = re.compile(r"(?<!\d)(?:199[1-9]|20\d\d)(?!\d)")
_SAID = {
    "small": (
        "mazs skaitlis pie vārda „romu”", "a small number next to “Roma”",
        "rakstiet „daži” vai bez skaitļa", "write “a few” or no number",
    ),
    "sensitive": (
        "jutīga ziņa par romiem vienā vietā", "a sensitive matter about Roma in one place",
        "aprakstiet pakalpojumu, ne cilvēkus", "describe the service, not people",
    ),
    "single": (
        "viens romu cilvēks vai ģimene vienā vietā", "one Roma person or family in one place",
        "rakstiet par pakalpojumu vai daudzskaitlī", "write of the service or in the plural",
    ),
    "given away": (
        "no skaitļiem var izrēķināt mazu romu skaitu", "a small number of Roma can be worked out from the numbers",
        "atstājiet tikai vienu", "keep only one",
    ),
}  # fmt: skip
"""What is said of each kind of thing found, and what to write instead."""


def find_counts(text: str, scope: Scope, is_place: Callable[[str], bool]) -> Iterator[Finding]:
    """All that a text in its plain form may not say of few Roma people.

    `is_place` tells of a capitalised word whether it is the name of a place in Latvia.
    """
    first = 0
    for part in text.split(BREAK):
        near = _ROMA.search(part) and (scope in ("local", "page") or _is_near(part, scope, is_place))
        readable = without_markup(part) if near else ""
        for kind, (start, end) in _found(readable, scope, is_place) if near else ():
            words = " ".join(readable[start:end].split())
            words = words if len(words) <= 60 else words[:59] + "…"
            lv, en, remedy_lv, remedy_en = _SAID[kind]
            lv, en = f"{lv}: „{words}” — {remedy_lv} (privātums)", f"{en}: “{words}” — {remedy_en} (privacy)"
            yield Finding(first + start, lv, en, words)
        first += len(part) + len(BREAK)


def _found(text: str, scope: Scope, is_place: Callable[[str], bool]) -> Iterator[tuple[str, Span]]:
    """(kind, place) of what stands near enough to single people."""
    finders = (
        ("small", count_spans), ("single", single_spans), ("sensitive", sensitive_spans), ("given away", given_away),
    )  # fmt: skip
    for kind, finder in finders:
        for span in finder(text):
            if (
                scope == "local"
                or (scope == "page" and kind != "single")
                or _is_near(_sentence(text, span[0]), scope, is_place)
            ):
                yield kind, span


def _is_near(sentence: str, scope: Scope, is_place: Callable[[str], bool]) -> bool:
    if scope == "past" and not _RECENT.search(sentence):
        return False
    return _INSTITUTION.search(sentence) is not None or any(map(is_place, _CAPITALISED.findall(sentence)))
