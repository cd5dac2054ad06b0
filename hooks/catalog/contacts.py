"""How somebody could be reached or found: e-mail, telephone, user names, home addresses, personal codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.plain import BREAK, Finding, Plain, plain, reading

_AT = r"(?:\s?@\s?|%40|&#64;|\s?[(\[{<„“\"]\s?(?:at|et|ät|pie|a|@)\s?[)\]}>”“\"]\s?)"
_DOT = r"(?:\.|,(?=\w{2,3}\b)|\s?[(\[]?(?:dot|punkts)[)\]]?\s?|\s?[(\[]\.[)\]]\s?)"
_MAIL_SERVERS = r"(?:gmail|googlemail|inbox|mail|outlook|hotmail|yahoo|icloud|proton(?:mail)?|apollo|tvnet)"
_EMAIL = re.compile(
    rf"(?<![\w.%+-])[\w.%+-]+{_AT}[\w-]+{_DOT}[\w.-]+|(?<![\w.+-])[\w.+-]+\s(?:at|et|pie)\s[\w-]+\s(?:dot|punkts)\s\w{{2,}}"
    rf"|(?<![\w.+-])[\w.+-]+\s(?:at|et|pie)\s{_MAIL_SERVERS}[.\s]\w{{2,}}|(?<![\w.+-])[\w.+-]+_at_[\w-]+\.\w{{2,}}"
    rf"|(?<![\w.+-])[\w+-]+\s(?:dot|punkts)\s[\w+-]+\s(?:at|et|pie)\s[\w-]+|(?<![\w.+-])[\w.+-]{{2,}}@(?![\w-]+\.)",
    re.IGNORECASE,
)
_AT_SIGNS = (
    "@", "%40", "&#64;", " dot ", " punkts ", " DOT ", "mail.", "inbox.", "outlook.", "yahoo.", "gmail ",
    "inbox ", "_at_", "„et”", "„at”", "“at”",
)  # fmt: skip
_BRACKETED_AT = re.compile(r"[(\[{<]\s?(?:at|AT|et|ät|pie|a|A)\s?[)\]}>]")
_LINK = re.compile(
    r"\b(?:mailto|tel|sms|callto|skype|viber|whatsapp):\S+|\b(?:wa\.me|t\.me|signal\.me)/\S+|facebook\.com/profile\.php\S*"
    r"|(?<![\w./])(?:facebook|instagram|skype|telegram|viber|whatsapp|tiktok|twitter|discord|snapchat|messenger)"
    r"(?:\s*:\s*@?(?:\w+[._\d][\w.]*|\w{3,}(?=\s*(?:$|[.,;)#])))|\s+@?\w+(?:[._]\w+)+(?!/))",
    re.IGNORECASE,
)
_LINK_SIGNS = (
    "mailto:", "tel:", "sms:", "callto:", ".me/", "facebook", "instagram", "skype", "telegram", "viber", "whatsapp",
    "tiktok", "twitter", "discord", "snapchat", "messenger",
)  # fmt: skip
_HANDLE = re.compile(r"(?<![\w/.@-])@(?!online\{)[^\W\d][\w.]{2,}")
"""A user name; an entry of a bibliography begins with its type."""

_GAP = r"[\s.·•_/‑–-]"
_ABROAD = re.compile(
    r"(?:\+|(?<!\w)00)\s?\(?[1-9]\d{0,2}\)?(?:[\s.‑–/()-]{0,2}\d){6,12}(?!\d)"
    r"|(?<!\w)(?:8[\s-]?)?\(0\d{1,4}\)(?:[\s-]?\d){5,8}(?!\d)"
)
_EIGHT = re.compile(
    rf"(?<![\w-])(?<!\d[.,/-])(?<!/)(?:\(?371\)?\s?|8[\s‑-])?(?:\([2689]\d\)|[2689]{_GAP}?\d)(?:{_GAP}?\d){{6}}(?![\s.‑–-]?\d)(?![\w%])(?!,\d\d\b)"
)
_CALLED = re.compile(
    r"(?<!\w)(?:t\.|tālr\w*\.?|tel\.?|telef\w+\.?|phone\w*|mob\.|mobil\w+|zvan\w+|call|fax|fakss\w*)[:\s]*"
    r"(?:(?:pa|uz|at|on|numur\w*|number|nr\.|no\.)\s+)*(?P<number>\(?\+?\d(?:[\s.‑–/()-]{0,2}\d){4,})(?![\d%])",
    re.IGNORECASE,
)
_NUMERAL = (
    r"(?:nulle|(?:vien|div|trīs|trij|četr|piec|seš|septiņ|astoņ|deviņ)(?:as|[sia]|padsmit|desmit|simt\w?)?|desmit|simt\w{0,2}"
    r"|zero|oh|double|triple|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)"
)
_DICTATED = re.compile(
    r"(?<!\w)(?:tālr\w*\.?|tel\.?|telef\w+\.?|phone\w*|mob\.|mobil\w+|zvan\w+|call|numur\w*|number)[^.!?\n]{0,40}?"
    rf"(?<!\w)(?P<number>(?:plus\s+)?{_NUMERAL}(?:(?:[\s,–-]+{_NUMERAL}){{4,}}"
    rf"|(?:[\s,–-]+{_NUMERAL}){{0,3}}(?:[\s,–-]+\d{{2,3}}){{2,}}))(?![\w%])",
    re.IGNORECASE,
)
"""A telephone number in words, or in words and digits: numbers in Latvia begin with 2 or 6."""
_DICTATED_SIGNS = (
    ("divi ", "divi,", "divdesmit", "seši ", "seši,", "sešdesmit", "two ", "two,", "twenty", "six ", "six,", "sixty"),
    ("ālr", " tel", "Tel", "hone", "mob", "zvan", "Zvan", "call ", "Call ", "umur", "umber"),
)
_NO_PHONE_BEFORE = re.compile(
    r"(?:ISSN|ISBN|DOI|reģ\w*\.?|reg\w*\.?|konta|account|kont[sa])\s*(?:nr\.|no\.|numur\w*|number)?[:\s]*\Z"
    r"|(?:EUR|€|USD|\$|LVL|Ls|en_of:\s?\W?)\s*\Z",
    re.IGNORECASE,
)
_NO_PHONE_AFTER = re.compile(
    r"\s*(?:eiro|euro|eur\b|€|lat[usi]|ls\b|usd|\$|rubļ|cilvēk|iedzīvotāj|people|inhabitant|million|skatīj|view)",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"(?:1[5-9]|2[01])\d\d{_GAP}?(?:0\d|1[0-2]){_GAP}?[0-3]\d|[0-3]\d{_GAP}(?:0\d|1[0-2]){_GAP}(?:1[5-9]|2[01])\d\d"
    rf"|\d{{4}}{_GAP}(?:1[89]|20)\d\d|(?:1[89]|20)\d\d{_GAP}{{1,2}}\d{{4}}\.?"
    r"|(?:1[5-9]|2[01])\d\d(?:[‑-](?:0\d|1[0-2])|[/–]\d\d)"
)
"""A day, a month, a school year, or a count beside a year."""
_PERSONAL_CODE = re.compile(
    r"(?<![\w-])(?:\d{6}\s?[‑–—−-]\s?[\d*xX]{5}|32\s?\d{4}\s?\d{5}"
    r"|(?:0[1-9]|[12]\d|3[01])[./]?(?:0[1-9]|1[0-2])[./]?\d\d[\s‑–—−-]?[0-2]\d{4}"
    r"|(?:0[1-9]|[12]\d|3[01])\s(?:0[1-9]|1[0-2])\s\d\d\s?[‑–—−-]\s?[0-2]\d{4})(?![\d-])"
    r"|\d{6}(?!\w)(?:(?<=kods\s.{6})|(?<=kodu\s.{6})|(?<=kods\ssākas\sar\s.{6})|(?<=code\s.{6}))"
)
_PAPERS = re.compile(r"(?<!\w)(?:LV|PA)(?:\s?\d{7}(?!\w)|\d\d(?:\s?\w{4}){4}\s?\w(?!\w))")
"""The number of a passport or of a bank account (ISO 13616)."""
_LICENCE = re.compile(r"(?:pliecība|icence)\s(?:[Nn][ro]\.?\s*)?(?P<number>[A-Z]{2}\s?\d{6,7})(?!\w)")
_PLATE = re.compile(r"[A-Z]{2}[\s-]?\d{1,4}(?![\w-])")
_CAR_BEFORE = re.compile(
    r"(?<!\w)(?:auto(?:(?:mašīn|mobi|bus)\w*)?|mašīn\w*|numurzīm\w*|cars?|vans?|(?:number|licen[cs]e)\s+plates?)(?!\w)[^.!?\n]*\W\Z",
    re.IGNORECASE,
)
"""The number of a car, behind a word for cars."""
_PLATE_SIGNS = ("auto", "Auto", "ašīn", "umurzīm", "car ", "Car ", "cars ", "van ", "plate")
_BORN = re.compile(
    r"(?<!\w)(?:(?:dzim(?:is|usi|uša|ušais|šanas\s+d\w+)|born|birth)\b[^.!?\n]{0,25}?|(?:dzim|dz)\.\s*|d\.?o\.?b\.?:?\s*)"
    r"(?:\d{1,2}[./]\s?\d{1,2}[./]\s?(?:(?:19[5-9]|20\d)\d|\d\d(?!\d))|\d{1,2}\s+[A-Z][a-z]+\s+(?:19[5-9]|20\d)\d"
    r"|(?:19[5-9]|20\d)\d(?:-\d\d-\d\d|\.\s+gada\s+\d{1,2}\.\s+\w+))",
    re.IGNORECASE,
)
"""The day when somebody of our time was born."""
_BORN_SIGNS = (
    "dzimi",
    "dzimus",
    "dzimuš",
    "dzimš",
    "Dzim",
    "born",
    "Born",
    "birth",
    "Birth",
    "dz. ",
    "zim.",
    "DOB",
    "o.b",
)
_DIGITS = re.compile(r"[0-9](?:[ .·•_‑–—−/()-]{0,2}[0-9]){4,}")
"""Where a number long enough for a telephone can begin."""

_STREET = (
    r"(?:iel(?:a|ā|as|u)|bulvār\w+|prospekt\w+|gatv\w+|laukum\w+|šosej\w+|damb(?:is|ī|ja)|alej\w+|[Ss]treet|[Aa]venue|[Rr]oad|"
    r"[Bb]oulevard)"
)
_LIVES = (
    r"\b(?:[Dd]zīvo|[Dd]zīvesviet\w*|[Dd]eklarēt\w*|[Mm]ājas\s+adres\w+|[Ll]ives?|[Ll]iving|[Rr]esid\w+|"
    r"[Hh]ome\s+address|famil(?:y|ies)['’]s?\s+(?:house|home|flat)|[Ģģ]imenes\s+dzīvokl\w+)\b[^.!?\n]{0,60}?"
)
_HOME = re.compile(
    rf"\b{_STREET}\s*(?:[Nn]r\.?\s*)?\d+(?:\s?(?!k-)[A-Za-z])?(?:/\d+)?\s*(?:k-?\s?\d+\s*)?(?:[‑–-]\s?\d+\b"
    r"|(?:,?\s*\d{1,2}\.\s*stāv\w+)?,?\s*(?:(?:dz\.?|dzīv\.?|dzīvokl\w+|flat|apt\.?|apartment)\s*(?:[Nn]r\.\s*)?\d{1,3}\b|\d{1,3}\.\s*dzīvokl\w+))"
    rf"|\b\d+\w?[‑–-]\d+\s+[^\W\d_]+\s+{_STREET}\b"
    r"|\b(?:[Ff]lat|[Aa]pt\.?|[Aa]partment)\s+(?:[Nn]o\.?\s*)?\d{1,3}\b"
    rf"|{_LIVES}{_STREET}\s*\d+|{_LIVES}\d+\w?\s+[^\W\d_]+\s+{_STREET}"
    rf"|{_LIVES}(?:mājās?|viensētā)\s+„[^”]{{3,25}}”"
    rf"|[Ģģ]imen(?:e|es|ei|i|ēm)\s+(?:no\s+)?[^\W\d_]+\s+{_STREET}\s*\d+|{_STREET}\s*\d+\w?\s+dzīvo"
    rf"|\b[Ii]stab\w+\s+[Nn]r\.?\s*\d+|\b[Dd]zīvokl\w+\s+(?:[^\W\d_]+\s+{_STREET}\s*|[Nn]r\.?\s*)\d+"
)
"""A flat, where somebody lives, a postcode: an institution is known by its street and house."""
_HOME_SIGNS = (
    " iel", " bulv", " prosp", " gatv", " laukum", " šosej", " damb", " alej", " Street", " Aven", " Road", " Boul",
    "lat ", "partment ", "pt. ", "mājā", "viensēt", "zīvokl", "stabā N", "stabas N", "staba N",
)  # fmt: skip
"""What a text holds if it can hold a home address."""
_HOUSE = re.compile(r"„[^”]{3,25}”(?:\s+dzīvo\b|,\s+[^\W\d_]+\s+pag(?:ast|\.))")
_FLAT = re.compile(r"-\d{1,3},\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w{2}| dz(?:īv)?\.\s*\d")
_HOUSE_BEFORE = re.compile(r"u\s\d{1,3}\w?\Z")
_POSTCODE = re.compile(r"\b(?:LV[\s-]?|lv-?)\d{4}(?!\d)")
"""Homes without the word for a street: a farmstead, “Kalnu 5-12, Paraugi”, a postcode."""

_LINK_TO_PAGE = ("dodiet saiti uz iestādes lapu", "link to the institution's page")
_SAID = {
    "email": ("e-pasta adresi nepublicējam", "e-mail addresses are not published", *_LINK_TO_PAGE),
    "link": ("saiti uz cilvēka kontaktu nepublicējam", "links to somebody's contact are not published", *_LINK_TO_PAGE),
    "handle": ("lietotājvārdu nepublicējam", "user names are not published", *_LINK_TO_PAGE),
    "phone": ("tālruņa numuru nepublicējam", "telephone numbers are not published", *_LINK_TO_PAGE),
    "code": ("personas kodu nepublicējam", "personal codes are not published", "izdzēsiet to", "delete it"),
    "paper": (
        "dokumenta vai konta numuru nepublicējam", "numbers of documents and accounts are not published",
        "izdzēsiet to", "delete it",
    ),
    "plate": ("automašīnas numuru nepublicējam", "numbers of cars are not published", "izdzēsiet to", "delete it"),
    "born": (
        "dzimšanas dienu nepublicējam", "days of birth are not published", "rakstiet gadu vai neko",
        "write the year or nothing",
    ),
    "home": (
        "mājas adresi un pasta indeksu nepublicējam", "home addresses and postcodes are not published",
        "rakstiet tikai pilsētu vai pagastu", "write the town or parish only",
    ),
}  # fmt: skip
"""What is said of each kind of contact, and what to write instead."""


def contacts(text: str) -> Iterator[tuple[str, str]]:
    """(Latvian, English) complaint for each contact in a text."""
    yield from ((found.lv, found.en) for found in find_contacts(reading(text)))


def find_contacts(text: Plain) -> Iterator[Finding]:
    """Each contact in a text."""
    for kind, start, end in _spans(text):
        lv, en, remedy_lv, remedy_en = _SAID[kind]
        words = text.text[start:end].strip(" .,;")
        shown = f"{words[:2]}…" if kind in ("code", "paper") else words
        yield Finding(start, f"{lv} („{shown}”) — {remedy_lv}", f"{en} (“{shown}”) — {remedy_en}", words)


def masked(text: str) -> str:
    """The text in its plain form, with … for each contact in it."""
    shown = plain(text)
    for _, start, end in sorted(_spans(reading(text)), key=lambda item: item[1], reverse=True):
        shown = f"{shown[:start]}…{shown[end:]}"
    return shown


def _spans(text: Plain) -> Iterator[tuple[str, int, int]]:
    """(kind, beginning, end) of each contact."""
    if _holds(text.text, _AT_SIGNS) or _BRACKETED_AT.search(text.text):
        yield from (("email", *match.span()) for match in _EMAIL.finditer(text.text))
        yield from (("handle", *match.span()) for match in _HANDLE.finditer(text.text))
    if _holds(text.text.lower(), _LINK_SIGNS):
        yield from (("link", *match.span()) for match in _LINK.finditer(text.text))
    yield from (("home", start, end) for start, end in _homes(text.prose))
    if "LV" in text.prose or "PA" in text.prose:
        yield from (("paper", *match.span()) for match in _PAPERS.finditer(text.prose))
    if "pliecība " in text.prose or "icence " in text.prose:
        yield from (("paper", *match.span("number")) for match in _LICENCE.finditer(text.prose))
    yield from _other_numbers(text.prose)
    if _holds(text.prose, _BORN_SIGNS):
        yield from (("born", *match.span()) for match in _BORN.finditer(text.prose))
    reached = 0
    for digits in _DIGITS.finditer(text.prose):
        if _DATE.fullmatch(digits.group()):
            continue
        for kind, start, end in sorted(_numbers(text.prose, digits), key=lambda item: item[1]):
            if start >= reached:
                reached = end
                yield kind, start, end


def _other_numbers(prose: str) -> Iterator[tuple[str, int, int]]:
    """Telephone numbers in words, numbers of cars."""
    if all(_holds(prose, signs) for signs in _DICTATED_SIGNS):
        yield from (("phone", *match.span("number")) for match in _DICTATED.finditer(prose))
    for match in _PLATE.finditer(prose) if _holds(prose, _PLATE_SIGNS) else ():
        if _CAR_BEFORE.search(prose, max(0, match.start() - 45), match.start()):
            yield "plate", *match.span()


def _homes(prose: str) -> Iterator[tuple[int, int]]:
    if _holds(prose, ("” dzīvo", " pag")):
        yield from (match.span() for match in _HOUSE.finditer(prose))
    if _holds(prose, ("LV", "lv")):
        yield from (match.span() for match in _POSTCODE.finditer(prose))
    for match in _FLAT.finditer(prose):
        house = _HOUSE_BEFORE.search(prose, max(0, match.start() - 8), match.start())
        if house:
            yield house.start(), match.end()
    first, signs = 0, tuple(filter(prose.__contains__, _HOME_SIGNS))
    for part in prose.split(BREAK) if signs else ():
        if _holds(part, signs):
            yield from ((first + match.start(), first + match.end()) for match in _HOME.finditer(part))
        first += len(part) + len(BREAK)


def _holds(text: str, signs: tuple[str, ...]) -> bool:
    """A quick look before the slow one."""
    return any(map(text.__contains__, signs))


def _numbers(text: str, digits: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Personal codes and telephone numbers in a run of digits and the words around it."""
    around = max(0, digits.start() - 40), digits.end() + 20
    for match in _PERSONAL_CODE.finditer(text, *around):
        yield "code", *match.span()
    for match in (*_ABROAD.finditer(text, *around), *_EIGHT.finditer(text, *around)):
        if not _is_other(text, match):
            yield "phone", *match.span()
    for match in _CALLED.finditer(text, *around):
        short = re.sub(r"\D", "", match["number"])
        if len(short) > 4 and not (len(short) == 6 and short.startswith("116")):  # 112; helplines of Europe
            yield "phone", *match.span("number")


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Whether digits are no telephone number but a date, an amount or the number of a register."""
    number = match.group()
    return bool(
        _DATE.fullmatch(number)
        or number.endswith(("000 000", "000000"))
        or _NO_PHONE_AFTER.match(text, match.end())
        or _NO_PHONE_BEFORE.search(text, max(0, match.start() - 30), match.start())
    )
