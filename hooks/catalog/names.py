"""What may be a person's name must be accounted for.

By allow-list, never by a list of protected names, and failing closed. Inside a sentence a capitalised word names
something: it must stand in the name of a place, a body or a work, on the list of `data/permitted-names/`, or be written
small elsewhere on the site. A given name or an initial beside a capitalised word is a person, who must have a record.
Titles of other records permit nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import pairwise
from urllib.parse import unquote

from catalog.disguised import letters_apart, small_names
from catalog.given import (
    CAPITALISED,
    HUMP,
    LETTER,
    UPPER,
    WORD,
    fold,
    given_names,
    is_nominative,
    is_subject,
    stem,
    token,
)
from catalog.permitted import Permitted
from catalog.plain import Finding, Plain, reading
from catalog.toponyms import is_latvian, is_somebodys_too

_WORD_OR_INITIAL = re.compile(rf"{WORD.pattern}\.?")
_SOCIAL = re.compile(
    r"(?:facebook|instagram|tiktok|twitter|/x|draugiem|vk|linkedin|youtube|telegram|/t)\.\w{2,5}/", re.IGNORECASE
)

# What may stand between the words of a name, and around it

_MARKUP = r"[*_~`\[\]]|\]\([^)\n]*\)|</?[A-Za-z][^<>]*>|&nbsp;"
_SPACE = rf"(?:[^\S\n]|\n(?!\s*\n)|{_MARKUP})"  # white space holds `BEGIN`
_JOINT = re.compile(
    rf"(?:{_SPACE}|/)*|{_SPACE}*,{_SPACE}*|{_SPACE}*[„“”\"«‚‘(][^„“”\"«»()\n]{{2,25}}[“”\"»’‘)]{_SPACE}*"
)
"""White space, markup or a slash; a comma, as in registers; a nickname or a maiden name."""
_OPENING = re.compile(
    r"(?:^|[.!?;…|•→¶·–—☐\x1e]|\n\s*\n|\n\s*[-*+#>]+|\n\s*\d+\.)[\s*_`~\[(„“”\"«>‚‘#]*\Z|[„“\"«{][*_]*\Z"
)
"""What stands before the first word of a sentence, a heading, an item, a quotation or a field of a bibliography."""
_LETTERED = re.compile(
    r"(?:hepatīt|hepatiti|vitamīn|vitamin|grup|klas|class|kategorij|categor|tip|type|pielikum|annex|punkt|point|daļ|part|"
    r"variant|līmen|level)\w*\W*\Z",
    re.IGNORECASE,
)
"""Nouns after which a letter with a full stop counts things: “hepatitis C.”"""
_SMALL_AFTER = re.compile(r"\s+[^\W\d_A-ZĀČĒĢĪĶĻŅŠŪŽ]{3}")
_REFLEXIVE = r"\w+(?:[āēīoū]jas|tiekas|griežas|rodas|pulcējas|ņemas|cenšas)\b"
"""Verbs that end like nouns in the genitive."""
_PUBLIC = re.compile(
    rf"(?:\s+(?:[{UPPER}]\w+|\d+\.|(?!{_REFLEXIVE})[a-zāčēģīķļņšūž]+(?:as|es|u|ais|aj[āo]s?|(?:āl|isk|īg|š)ās?)\b)){{0,3}}\s+"
    r"(?:iel|bulvār|laukum|gatv|prospekt|alej|šosej|dambi|krastmal|tilt|kapsēt|kap(?:os|i|u)\b|\w*skol(?!ēn|niek|niec|ot)|"
    r"ģimnāzij|licej|bērnudārz|slimnīc|poliklīni|muzej|bibliotēk|universitāt|akadēmij|institūt|teātr|koncertzāl|memoriāl|dien(?:a|ā|as|u)\b|"
    r"baznīc|katedrāl|novad|pagast|pilsēt|valstspilsēt|ciem|muiž|parks|parkā|mež|ezer|upe|upi|dzirnav|stacij|lidost|"
    r"(?P<en>Street|Boulevard|Square|Avenue|Hospital|(?:Primary |Secondary |Music )?School|Gymnasium|Museum|Library|"
    r"University|Academy|Institute|Theatre|Memorial|House|Church|Cathedral|Parish|Municipality|Manor|Park|Lake|Cemetery)\b)"
)
"""Streets, places and public institutions that follow the name they bear."""
_KIND = re.compile(
    r"(?:Drama|Opera|Ballet|Puppet|Arts?|Music|Dance|Sports?|Technical|Vocational|Trade|Craft|Medical|Maternity|Psychiatric|"
    r"Regional|Local|City|Town|County|Community|State|National|Public|Cultural|Culture|History|Youth|Children|Nursery|"
    r"Primary|Secondary|Elementary|Basic|Boarding|Special|Evening|Grammar|High)(?:['’]s)?\s+(?:[A-Z][a-z]+\s+)?"
    r"(?:School|Gymnasium|College|Hospital|Museum|Library|University|Academy|Institute|Theatre|Gallery|Centre|House|Home|"
    r"Church|Cemetery|Archives?|Office|Agency|Council|Fund|Foundation)\b"
)
"""What kind of an institution it is, as English names say it: “Valmiera Drama Theatre”."""
_POSTSCRIPT = re.compile(r"P\.\s?S\.")
_GENITIVE = re.compile(r"(?:[aus.]|['’]s?)\Z", re.IGNORECASE)
_NO_GENITIVE = re.compile(r"(?:š|[ņļķģ]i|iem|ām|ēm|am|ai|ei)\Z")
"""Endings of Latvian names."""
_TITLE = re.compile(
    r"(?<!\w)(?:(?:[Mm]rs?\b|[Mm]s\b|[Mm]iss\b|[Dd]r\b|[Pp]rof\b|(?:[Jj]aunk|[Kk])undz\w{1,3}|[Kk]ung(?:s|a|am|u|i|iem)\b|k-dz\w+|k-g\w+)\.?"
    r"|(?P<short>doc|asoc|akad|lekt|mag|bakal|inž|arh|adv|kpt|maj|plkv|pulkv|ltn|virsltn|ģen|serž|vec|skol|aud|asist|"
    r"vad|sekr|māc|pried)\.)"
)
_TITLE_SIGNS = (
    "kundz", "Kundz", "kung", "Kung", "Mr", "Ms", "Miss", "mr", "Dr", "dr.", "rof", "doc.", "soc.", "kad.", "ekt.",
    "k-", "mag.", "akal.", "inž.", "arh.", "adv.", "kpt.", "maj.", "lkv.", "ltn.", "ģen.", "serž.", "vec.", "kol.",
    "aud.", "sist.", "vad.", "ekr.", "māc.", "ried.",
)  # fmt: skip
"""What a text holds if it can hold a title: a quick look before the slow one."""
_AFTER_TITLE = re.compile(rf"\s*(?P<name>[{UPPER}](?:{LETTER}+|(?!{LETTER})\.?))")
_KIN = (
    r"(?:ģimen|dzimt[aāiu]|māt[eiē]|tēv[sauā]|meit[aāuiē]|dēl[sauiē]|mās(?:[aāui]|ām|ai)\b|brā[lļ][isaēu]|siev[aāui]|"
    r"vīr(?:[sau]|am)\b|vecmām|vectēv|vecāk(?:i|u|us|iem)\b|(?:maz)?bērn[sauiē]|pār(?:is|im)\b|laulāt|maz(?:dēl|meit)|"
    r"rad(?:i|u|iem|iniek\w+)\b|atraitn|puik|puis|zēn|meiten|brālēn|māsīc|krust(?:māt|tēv)|vīramāt|sievasmāt|znot|vedekl|dvīņ|māsas(?:meit|dēl)|brāļa(?:meit|dēl)|"
    r"onkul|tant[eiu]|famil(?:y|ies)|household|siblings?|brothers?|sisters?|children|twins|cousins?|uncle|aunt|nephew|"
    r"niece|wife|husband|widow|(?:grand)?(?:son|daughter)s?\b)"
)
_INSTITUTION = re.compile(
    r"\w*(?:skol|dārz|ģimnāzij|internāt|nometn|pilsēt|novad|pagast|ciemat)(?:as|a|u|es)\Z", re.IGNORECASE
)
"""What has children and families of its own and is nobody: “Sākumskolas bērni”."""
_FAMILY_AFTER = re.compile(rf"\s+(?:(?:romu|čigānu|Roma|kupl\w+|liel\w+)\s+)?(?P<family>{_KIN}\w*)")
"""A word for a family or kin after a name."""
_PERSON = (
    r"(?:[Aa]sistent|[Pp]siholo|[Pp]edagog|[Ll]ogopēd|[Āā]rst|[Aa]ukl|[Vv]adītāj|[Dd]irektor|[Dd]arbinie|[Bb]rīvprātīg|"
    r"[Aa]ktīvist|[Nn]urse|[Vv]olunteer|[Ss]kolni|[Ss]kolēn|[Zz]ēn|[Mm]eiten|[Bb]ērn|[Mm]ediator|[Ss]kolotāj|[Pp]alī(?:g|dz)|[Kk]oordinator|[Kk]lient|"
    r"[Pp]acient|[Ss]iev|[Vv]īriet|[Vv]īrie|[Jj]auniet|[Mm]āt|[Tt]ēv|[Rr]om(?:s|iete)|[Pp]upil|[Bb]oy|[Gg]irl|[Ss]tudent|"
    r"[Tt]eacher|[Aa]ssistant|[Mm]other|[Ff]ather|[Ww]oman|[Cc]hild)(?:(?!\w*[āēī]s\b)\w)*"
)
_BODY_BEFORE = re.compile(
    r"(?:skol(?!ot|ēn|niek|niec)|bērnudārz|ansambl|biedrīb|grup|kor|centr|kindergarten|school|ensemble|choir|societ|group)\w*"
    r"\s+[„“«\"]\Z",
    re.IGNORECASE,
)
"""What a name in quotation marks is the name of: „Zvaigznīte” of a kindergarten."""
_ONE_FAMILY = re.compile(r"(?:ģimen|dzimt)(?:e|ei|i|ē|a|ai|u|ā)")
_FAMILIES = re.compile(
    r"(?!\w*(?:niek|ieš|[āē]j|ist|ant|ent|or|ier|log|iķ)i\b)[^\W\d_]{3,}i\s+(?:\w+\s+){0,2}?"
    r"(?:dzīvo|mitin|pārcē|pārvāc|ievāc|apmet|atved|audzin|saņem|saņēm|lūdz|ierad|atnāc|vēr[sš]|piedalī|apmeklē|atbrauc)"
)
"""A surname in the plural that opens a sentence on a family; ordinary words for groups of people end otherwise."""
_DOES = r"\s+(?:(?:un|ar|savu?|jau|arī|tagad|šobrīd|pats|pati|also|now)\s+){0,2}"
_SUBJECT = re.compile(
    r"(?!\w*(?:niek|[āēū]j|tāj|ist|ant|ent|or|er|log|iķ|ēn|iet|niec)(?:s|a|e|is)\b)[^\W\d_]{3,}(?:[sšae]|is)"
    rf"{_DOES}(?:vad(?:a|īja)|teica|sacīja|konsultē(?:ja)?|māc(?:ās|ījās)|dzīvo(?:ja)?|atzīst|atzina|atceras|strādā(?:ja)?|"
    r"uzskata|piekrita|saņēma|ieguva|apmeklē(?:ja)?|leads?|led|says|said|told|teaches|taught|lives|lived|recalls?|"
    r"attends|attended)(?!\w)"
    r"|[^\W\d_]{2,}(?:iņ[ša]|kaln[se]|man(?:is|e)|vič[sa]|[oe]v[sa]|sk(?:is|a)|son[se]|gal[se]|berg[sa]|[āē]n[se])"
    rf"{_DOES}(?:stāst(?:a|īja)|palī(?:dz|dzēja)|māc(?:a|īja)|tells|helps|helped|works|worked)(?!\w)"
    r"|\w+\s+(?:jun|sen|jr|sr)\."
)
"""A surname that opens a sentence on what somebody does; ordinary words for people end otherwise. Of what things do as
well, as books tell, only with an ending of surnames."""
_LEADS_BEFORE = re.compile(r"(?<!\w)(?:vada|vadīja|māca|mācīja|stāsta|stāstīja)\s+\Z")
_SINGULAR_NOMINATIVE = re.compile(r"(?:[aeš]|[^\Waeouāēōū]s)\Z")
_BARE_LOCATIVE = re.compile(r"\s+\w+")
_ENGLISH_BEFORE = re.compile(r"\b(?:in|at|near|from|to|of|around|[Tt]he)\s+\Z")
"""What stands before the name of a place in English, where names of men are not in the genitive: “to Imanta”."""
_NUMBER_BEFORE = re.compile(r"(?<!\w)\d{1,3}\w?\s\Z")
_NUMBER_AFTER = re.compile(r"\s*\d")
_INITIALS = re.compile(rf"\s?(?:[{UPPER}]|D[zž])\.(?!\s*[(*]*[{UPPER}]|\w)")
"""The second of two initials without a surname behind them: “Dz. P.”"""
_PERSON_BEFORE = re.compile(rf"(?<!\w)(?:{_PERSON})\s+(?:vārdā\s+|called\s+|named\s+)?\Z")
"""A word for a person before an initial that stands alone: “skolniece A.”."""
_BEFORE = re.compile(
    rf"(?<!\w)(?P<name>[{UPPER}](?:(?:{LETTER}|[’'-](?={LETTER}))+|\.))(?:\s+(?:romu|čigānu|Roma|kupl\w+|liel\w+))?\s+\Z"
)


MOST_INITIALS = 4
"""No surname is looked for behind more of them."""


NAME_REMEDY = (
    "rakstiet lomu; ja tā ir vieta, organizācija, nosaukums vai publiska persona, pievienojiet ierakstu "
    "(data/persons, data/permitted-names)"
)
"""What is said in Latvian at the end of each complaint about a name."""


def unaccounted(text: str, permitted: Permitted) -> list[str]:
    """What looks like a name in a text and is not permitted."""
    return [found.words for found in find_names(reading(text), permitted)]


def find_names(text: Plain, permitted: Permitted) -> Iterator[Finding]:
    """What looks like a name in a text, or in an address in it, and is not permitted."""
    for start, end in letters_apart(text.prose):
        words = text.prose[start:end]
        yield Finding(
            start,
            f"vārda burti atstarpēti: „{words}” — rakstiet vārdu kopā",
            f"the letters of a word are set apart: “{words}” — write the word as one",
            words,
        )
    in_addresses = ((start, words) for start, address in text.addresses for words in _in_address(address, permitted))
    in_small = (
        (start, f"{name} {after}".strip())
        for start, name, after in small_names(text.prose)
        if not permitted.allows(name, after)
    )
    for start, words in (*in_addresses, *in_small, *_Search(text.prose, permitted).names()):
        yield _said(start, words)


def find_in_address(address: str, permitted: Permitted) -> Iterator[Finding]:
    """What looks like a name in an address, and is not permitted."""
    if _says_nobody(address):
        return
    for words in _in_address(address, permitted):
        yield _said(0, words)


@cache
def _says_nobody(address: str) -> bool:
    """Whether a quick look is enough: small letters, and no given name among the words."""
    return address.islower() and not any(map(_is_given_in_address, re.split(r"[\W\d_]+", address)))


def _said(start: int, words: str) -> Finding:
    return Finding(
        start,
        f"„{words}” izskatās pēc personas vārda — {NAME_REMEDY}",
        f"“{words}” looks like a person's name — write the role; if it is a place, organisation, title or public "
        "person, add a record (data/persons, data/permitted-names)",
        words,
    )


class _Search:
    """The search for names in one text. Numbers `at`, `before`, `after` are those of its capitalised words."""

    def __init__(self, text: str, permitted: Permitted) -> None:
        self.text, self.permitted = text, permitted
        self.found = list(CAPITALISED.finditer(text))

    def word(self, at: int) -> str:
        """A capitalised word, or an initial with its full stop."""
        return token(self.found[at].group()).word

    def start(self, at: int) -> int:
        return self.found[at].start()

    def end(self, at: int) -> int:
        return self.found[at].start() + token(self.found[at].group()).size

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the capitalised words of the text."""
        return frozenset(stem(token(match.group()).word) for match in self.found)

    def names(self) -> Iterator[tuple[int, str]]:
        """(offset, words) of each name that nothing accounts for."""
        taken: list[tuple[int, int]] = []
        suspect = {found for found in {match.group() for match in self.found} if self.permitted.is_suspect(found)}
        for at, match in enumerate(self.found) if suspect else ():
            name = self.unaccounted(at) if match.group() in suspect else None
            span = (self.start(name[0]), self.end(name[1])) if name else match.span()
            if name and not _overlaps(span, taken[-1:]):
                taken.append(span)
        taken += [span for span in self.titled() if not _overlaps(span, taken)]
        yield from ((start, self.shown(start, end)) for start, end in taken)

    def shown(self, start: int, end: int) -> str:
        """The words between two places, without line ends and markup."""
        return " ".join(_WORD_OR_INITIAL.findall(self.text[start:end]))

    def unaccounted(self, at: int) -> tuple[int, int] | None:
        """The first and the last token of a name with the one at `at`; None if it is no name or accounted for."""
        if self.is_institution(at):
            return None
        word, kind = self.word(at), self.permitted.kind(self.word(at))
        if kind == "place":
            return (at, at) if self.is_called_like_a_place(at) else None
        before = at - 1 if at and self.are_joined(at - 1, at) else None
        after = self.after(at)
        if any(self.permitted.allows(word, other) for other in self.beside(at, before, after)):
            return None
        if self.is_public(at, at if after is None else after):
            return None
        if after is not None and self.is_surname(at, after):
            return at, after
        if (
            before is not None
            and self.is_unknown(before)
            and not (kind == "initial" and _LETTERED.match(self.word(before)))
        ):
            return before, at
        if kind == "initial" or self.is_named_near(word) or self.is_english_place(at):
            return None
        if self.opens(self.start(at)) and not (
            HUMP.search(word)
            or self.is_shouted(at)
            or (kind == "given" and is_subject(word) and not self.is_quoted_body(at))
            or (
                kind == "unknown"
                and (_FAMILIES.match(self.text, self.start(at)) or _SUBJECT.match(self.text, self.start(at)))
            )
        ):
            return None
        return at, at

    def is_surname(self, at: int, after: int) -> bool:
        """Whether a word goes on the name that the token at `at` may begin."""
        kind = self.permitted.kind(self.word(at))
        if kind == "unknown":
            verb = self.opens(self.start(at)) and self.permitted.kind(self.word(after)) == "given" and self.after(after)
            return not verb and self.is_unknown(after) and not self.is_named_near(self.word(at))
        if kind == "initial" and (self.is_lettered(at) or _POSTSCRIPT.match(self.text, self.start(at))):
            return False
        return not (self.permitted.is_place(self.word(after)) or self.is_institution(after))

    def is_english_place(self, at: int) -> bool:
        """Whether a word that may be the name of a place stands where English has one."""
        start = self.start(at)
        return (
            is_somebodys_too(self.word(at)) and _ENGLISH_BEFORE.search(self.text, max(0, start - 8), start) is not None
        )

    def after(self, at: int) -> int | None:
        """The word joined to the one at `at`, initials between them left out; a comma joins only what stands before."""
        last = at
        while last - at < MOST_INITIALS and last + 1 < len(self.found) and self.are_joined(last, last + 1):
            last += 1
            if "," in self.text[self.end(last - 1) : self.start(last)]:
                return None
            if self.permitted.kind(self.word(last)) != "initial":
                break
        return last if last > at else None

    def are_joined(self, first: int, second: int) -> bool:
        end, start = self.end(first), self.start(second)
        return start - end < 60 and _JOINT.fullmatch(self.text, end, start) is not None

    def beside(self, at: int, *others: int | None) -> Iterator[str]:
        """The words beside a token, capitalised or not, and others."""
        yield from (self.word(other) for other in others if other is not None)
        after = WORD.search(self.text, self.end(at), self.end(at) + 40)
        if after:
            yield after.group()
        yield from WORD.findall(self.text, max(0, self.start(at) - 40), self.start(at))[-1:]

    def is_unknown(self, at: int) -> bool:
        word = self.word(at)
        return not (
            self.permitted.is_known(word) or word.endswith(".") or self.is_named_near(word) or self.is_institution(at)
        )

    def is_institution(self, at: int) -> bool:
        """Whether a word says in English what an institution is."""
        return any(start <= self.start(at) < end for start, end in self.institutions)

    @cached_property
    def institutions(self) -> list[tuple[int, int]]:
        return [match.span() for match in _KIND.finditer(self.text)]

    def is_public(self, at: int, last: int) -> bool:
        """Whether a street or an institution follows that bears the name: in Latvian not a name in the nominative."""
        nominative = any(
            is_nominative(self.word(number)) or _NO_GENITIVE.search(self.word(number)) for number in range(at, last + 1)
        )
        following = _PUBLIC.match(self.text, self.end(last))
        if following and _BARE_LOCATIVE.fullmatch(following.group()) and self.is_apposed(at):
            return False
        if following is None:  # in English the word for a street has a capital too
            street = _PUBLIC.match(self.text, self.end(at))
            house = _NUMBER_BEFORE.search(self.text, max(0, self.start(at) - 6), self.start(at))
            return street is not None and street["en"] is not None and (not nominative or house is not None)
        return following["en"] is not None or not nominative

    def is_apposed(self, at: int) -> bool:
        """Whether a word for one person stands before a name: “skolotāja A. Paraudziņa (bibliotēkā)”."""
        person = _PERSON_BEFORE.search(self.text, max(0, self.start(at) - 40), self.start(at))
        if _LEADS_BEFORE.search(self.text, max(0, self.start(at) - 12), self.start(at)):
            return True
        return (
            person is not None
            and person.group().rstrip()[-1] in "aesš"
            and self.permitted.kind(self.word(at)) != "given"
        )

    def is_lettered(self, at: int) -> bool:
        """Whether a letter with a full stop counts something: “hepatīts C. Bērni”, an answer “A. Mērķis”."""
        start = self.start(at)
        if not self.permitted.is_written(self.word(at + 1)):
            return False
        return self.opens(start) or _LETTERED.search(self.text, max(0, start - 20), start) is not None

    def is_named_near(self, word: str) -> bool:
        """Whether a permitted name that the word is part of stands in the text as a whole."""
        return not self.permitted.partners.get(stem(word), frozenset()).isdisjoint(self.stems)

    def opens(self, start: int) -> bool:
        return _OPENING.search(self.text, max(0, start - 12), start) is not None

    def is_quoted_body(self, at: int) -> bool:
        """Whether a word is all that stands in quotation marks behind the word for a body."""
        start = self.start(at)
        return (
            self.text[self.end(at) : self.end(at) + 1] in tuple('”“»"')
            and _BODY_BEFORE.search(self.text, max(0, start - 25), start) is not None
        )

    def is_shouted(self, at: int) -> bool:
        """Whether a word in capitals is followed by one in small letters: no heading and no code."""
        word = self.word(at)
        return (
            len(word) > 5
            and word.isupper()
            and word.isalpha()
            and _SMALL_AFTER.match(self.text, self.end(at)) is not None
        )

    def titled(self) -> Iterator[tuple[int, int]]:
        """Where surnames stand by what is beside them, though the word alone is no sign of a name."""
        for match in _TITLE.finditer(self.text) if any(map(self.text.__contains__, _TITLE_SIGNS)) else ():
            name = _AFTER_TITLE.match(self.text, match.end()) or _BEFORE.search(self.text, 0, match.start())
            if name and not self.is_named_near(name["name"]) and not self.is_sentence(match, name["name"]):
                yield min(name.start("name"), match.start()), max(name.end("name"), match.end())
        for at, match in enumerate(self.found):
            family = _FAMILY_AFTER.match(self.text, match.end())
            if family and self.is_family(match, family["family"]):
                yield match.start(), family.end()
            elif match.group()[-1] == "." and len(match.group()) < 4 and self.word(at)[-1] == ".":
                second = _INITIALS.match(self.text, match.end())
                if second and not (at and self.are_joined(at - 1, at)):
                    yield match.start(), second.end()
                elif len(match.group()) == 2 and self.is_somebody(match):
                    yield match.span()

    def is_somebody(self, initial: re.Match[str]) -> bool:
        """Whether an initial stands alone behind a word for a person, and counts nothing."""
        before = _PERSON_BEFORE.search(self.text, max(0, initial.start() - 40), initial.start())
        return before is not None and _NUMBER_AFTER.match(self.text, initial.end()) is None

    def is_called_like_a_place(self, at: int) -> bool:
        """Whether a word for a person stands before the name of a place in the nominative: “skolotāja Kandava”."""
        if _SINGULAR_NOMINATIVE.search(self.word(at)) is None:
            return False
        person = _PERSON_BEFORE.search(self.text, max(0, self.start(at) - 40), self.start(at))
        return person is not None and person.group().rstrip()[-1] in "aesš"

    def is_sentence(self, title: re.Match[str], word: str) -> bool:
        """Whether the full stop of an abbreviated title may end a sentence, as it is no name that follows."""
        return title["short"] is not None and self.permitted.is_known(word)

    def is_family(self, name: re.Match[str], family: str) -> bool:
        """Whether a capitalised word before “ģimene” is a surname: no place, and in English no other known word."""
        word = token(name.group()).word
        if self.permitted.is_place(word) or self.is_named_near(word) or not _GENITIVE.search(name.group()):
            return False
        if is_latvian(word):  # “Kauguru ģimenes” may live there, “Kauguru ģimene” is called so
            return word.endswith("u") and _ONE_FAMILY.fullmatch(family) is not None
        if _INSTITUTION.match(word):
            return False
        if self.permitted.allows(word, family):
            return False
        return not self.permitted.is_known(word) or (family[0] in "ģd" and not self.opens(name.start()))


def _overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


# Addresses


@cache
def _folded_given() -> frozenset[str]:
    return frozenset(fold(key) for key in given_names() if len(key) > 2)


def _in_address(address: str, permitted: Permitted) -> Iterator[str]:
    """A given name beside an unknown word in an address: /ilze-paraudzina, facebook.com/ilzeparaudzina."""
    words = re.split(r"[\W\d_]+", HUMP.sub("-", unquote(address)))
    social = _SOCIAL.search(address) is not None  # where people are called by their names without a space
    given = [word for word in words if _is_given_in_address(word)]
    for first, second in pairwise(words) if given else ():
        if permitted.allows_folded(first, second):
            return
        if any(
            word in given and len(other) > 3 and not permitted.knows_folded(word, other)
            for word, other in ((first, second), (second, first))
        ):
            yield f"{first} {second}"
    if social:
        yield from (word for word in words if _is_glued(word) and not permitted.knows_folded(word))


@cache
def _is_given_in_address(word: str) -> bool:
    return len(word) > 3 and fold(stem(word)) in _folded_given()


@cache
def _is_glued(word: str) -> bool:
    """Whether the word begins with a given name and goes on like a surname."""
    return len(word) > 9 and any(fold(stem(word[:size])) in _folded_given() for size in range(4, len(word) - 4))
