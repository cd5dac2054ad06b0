"""Read one YAML file strictly: plain values, and where each of them stands.

Stricter than YAML 1.1 on purpose, because editors are not programmers: tabs, duplicate keys, anchors, tags, hidden
characters, comments that swallow text and the words that YAML would silently turn into true or false are problems,
not surprises. The file is read event by event, so that no depth of nesting can exhaust the stack.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from catalog.problem import Problem
from catalog.text import decode, flaws, one_form, place

MAX_BYTES = 200_000
"""No record is near this size (bytes); a larger file is a mistake or an attack."""

MAX_DEPTH = 20
"""Nesting deeper than this is not content."""

MAX_DIGITS = 15
"""A longer number is a slip of the hand, and no spreadsheet would keep its last digits."""

MAX_TEXT = 5_000
"""No text of ours is half as long (characters); a longer one is a whole document pasted into a field."""

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Where = tuple[str | int, ...]
Place = tuple[int, int]

_NULL = {"", "~", "null", "Null", "NULL"}
_BOOL = {spelt for word in ("yes", "no", "true", "false", "on", "off") for spelt in (word, word.title(), word.upper())}
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
"""Plain decimal numbers; what YAML 1.1 also calls numbers (0777, 1:30, 1_000, 1e5) stays text, as it was typed."""

_NARROW = "\u00a0\u2009\u202f"
"""No-break and thin spaces: right between digits, wrong wherever YAML wants a space."""

_WRONG_SPACE = re.compile(rf"^[ -]*[{_NARROW}]|^[ -]*[\w-]+:[{_NARROW}]", re.MULTILINE)
_NO_SPACE = (
    "atkāpē vai aiz kola ir nedalāma atstarpe — ielieciet parastu atstarpi",
    "a no-break space stands in the indent or after a colon — put an ordinary space",
)
_CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} |```|~~~)", re.MULTILINE)
_GLUED = re.compile(r"^ *(?:- )?[a-z_]+(?P<colon>:)[^\s/:]", re.MULTILINE)
_COMMENT = re.compile(r" +#[^\r\n]*")
_REMARK = re.compile(r"(?:^|[ \t])#[ \t]*(?P<words>[^\r\n]*)", re.MULTILINE)
_SEEN_COMMENT = re.compile(r" {2,}# ")
"""How a comment at the end of a line is written: two spaces, the sign, a space."""


@dataclass(slots=True)
class Parsed:
    """The plain value of a file, the (line, column) of each key and item, and what is wrong with it."""

    value: Any = None
    positions: dict[Where, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    commented: dict[Where, Place] = field(default_factory=dict)
    """Where a comment follows an unquoted value on its line."""
    remarks: list[tuple[Place, str]] = field(default_factory=list)
    """The words of each comment, which everybody can read where the project is kept."""

    def position(self, where: Where) -> Place:
        """The (line, column) of `where`, or of the nearest thing around it."""
        while where and where not in self.positions:
            where = where[:-1]
        return self.positions.get(where, (1, 1))


class _StopError(Exception):
    """Nothing more can be read; carries (line, column), Latvian, English."""

    def __init__(self, place: Place, lv: str, en: str) -> None:
        super().__init__(place, lv, en)
        self.place, self.lv, self.en = place, lv, en


def parse(path: Path, name: str) -> Parsed:
    """Read the file at `path`; `name` is how problems call it (its path from the project's root). Nothing is raised."""
    try:
        return read(_bytes(path), name)
    except _StopError as stop:
        return Parsed(problems=[Problem(name, *stop.place, stop.lv, stop.en)])


def read(raw: bytes, name: str) -> Parsed:
    """Read the content of a file; `name` is how problems call it. Nothing is raised."""
    parsed = Parsed()
    try:
        text = _text(raw, name, parsed)
        if "#" in text:
            parsed.remarks = [(place(text, match.start("words")), match["words"]) for match in _REMARK.finditer(text)]
        if not parsed.problems:
            parsed.value = _Reader(text, name, parsed).document()
    except _StopError as stop:
        if not (parsed.problems and parsed.problems[-1].lv == LOST[0]):  # a comment may have swallowed a bracket
            parsed.problems.append(Problem(name, *stop.place, stop.lv, stop.en))
    return parsed


def _text(raw: bytes, name: str, parsed: Parsed) -> str:
    """The text of a file in one form; what no text may hold is noted."""
    try:
        text = decode(raw)
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        raise _StopError(
            place(before, len(before)),
            "fails nav UTF-8 kodējumā — saglabājiet to kā UTF-8",
            "the file is not valid UTF-8 — save it as UTF-8",
        ) from None
    for flaw in flaws(text):
        parsed.problems.append(Problem(name, *place(text, flaw.offset), flaw.lv, flaw.en))
    if "\t" in text:
        parsed.problems.append(
            Problem(
                name, *place(text, text.index("\t")),
                "rindā ir tabulators — atkāpēm lietojiet atstarpes (divas katrā līmenī)",
                "the line has a tab — indent with spaces (two for each level)",
            )
        )  # fmt: skip
    wrong = _WRONG_SPACE.search(text) if any(sign in text for sign in _NARROW) else None
    if wrong:
        parsed.problems.append(Problem(name, *place(text, wrong.end() - 1), *_NO_SPACE))
    return text


def _bytes(path: Path) -> bytes:
    """The content of a regular file that is not too large; other things in its place are never opened."""
    try:
        status = path.lstat()
        if stat.S_ISDIR(status.st_mode):
            os.listdir(path)  # noqa: PTH208 — a folder comes here that cannot be read, or that is called like a file
        if not stat.S_ISREG(status.st_mode):
            raise _StopError(
                (1, 1),
                "te gaidīts parasts fails, nevis saite, mape vai kas cits — nokopējiet ierakstu šajā vietā",
                "an ordinary file is expected here, no link, folder or anything else — copy the record to this place",
            )
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _StopError(
            (1, 1),
            "failu nevar nolasīt — pārbaudiet, vai tas ir un vai to drīkst lasīt",
            f"the file cannot be read ({error.strerror}) — see whether it is there and may be read",
        ) from None
    if len(raw) > MAX_BYTES:
        raise _StopError(
            (1, 1),
            f"fails ir pārāk liels: {status.st_size} baiti, atļauts līdz {MAX_BYTES} — sadaliet to vairākos ierakstos",
            f"the file is too large: {status.st_size:,} bytes, at most {MAX_BYTES:,} allowed — "
            "split it into several records",
        )
    return raw


def _mark(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


class _Reader:
    """Turns YAML events into plain values, noting positions and problems."""

    def __init__(self, text: str, name: str, parsed: Parsed) -> None:
        self.text, self.name, self.parsed = text, name, parsed
        self.has_escapes = "\\" in text
        self.events = self._events()
        self.latest: Any = None

    def _events(self) -> Iterator[Any]:
        try:
            loader = Loader(self.text)
            while True:
                self.latest = loader.get_event()
                yield self.latest
        except yaml.YAMLError as error:
            raise _unreadable(error, self.text, self.latest) from None

    def document(self) -> dict[str, Any]:
        """The fields that the file holds."""
        events = self.events
        next(events)  # the stream begins
        if isinstance(next(events), yaml.StreamEndEvent):
            raise _StopError(
                (1, 1),
                "fails ir tukšs — ierakstam vajag vismaz lauku „id”",
                "the file is empty — a record needs at least the field “id”",
            )
        root = next(events)
        value = self.read(root, ())
        next(events)  # the document ends
        another = next(events)
        if not isinstance(another, yaml.StreamEndEvent):
            raise _StopError(
                _mark(another),
                "failā ir vairāki ieraksti (rinda ---) — katram ierakstam vajag savu failu",
                "the file holds several records (a line ---) — each record needs a file of its own",
            )
        if not isinstance(value, dict) and not self.parsed.problems:
            raise _StopError(
                _mark(root),
                "gaidīti lauki „nosaukums: vērtība”, atrasts kas cits — salīdziniet ar paraugu CONTRIBUTING.md",
                "expected fields “name: value”, found something else — compare with the sample in CONTRIBUTING.en.md",
            )
        return value if isinstance(value, dict) else {}

    def problem(self, where: Place, lv: str, en: str) -> None:
        self.parsed.problems.append(Problem(self.name, *where, lv, en))

    def read(self, event: Any, where: Where) -> Any:
        """The value that begins with an event."""
        if where not in self.parsed.positions:
            self.parsed.positions[where] = _mark(event)
        if event.anchor is not None:
            raise _anchor(_mark(event))
        if event.tag is not None:
            self.problem(
                _mark(event),
                f"YAML birka „{event.tag}” nav atļauta — izdzēsiet to; tekstu lieciet pēdiņās",
                f"the YAML tag “{event.tag}” is not allowed — delete it; quote it if it is text",
            )
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, where)
        if len(where) >= MAX_DEPTH:
            raise _StopError(
                _mark(event),
                f"vairāk nekā {MAX_DEPTH} līmeņi cits citā — pārbaudiet iekavas un atkāpes",
                f"more than {MAX_DEPTH} levels inside each other — check brackets and indents",
            )
        return self.mapping(where) if isinstance(event, yaml.MappingStartEvent) else self.sequence(where)

    def sequence(self, where: Where) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            result.append(self.read(event, (*where, len(result))))
        return result

    def mapping(self, where: Where) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            here = _mark(event)
            if event.anchor is not None:
                raise _anchor(here)
            if not isinstance(event, yaml.ScalarEvent):
                raise _StopError(
                    here,
                    "lauka nosaukuma vietā ir iekavas vai saraksts — ja tas ir teksts, lieciet to pēdiņās",
                    "brackets or a list stand in the place of a field's name — if it is text, quote it",
                )
            key = str(event.value)
            if not key.isidentifier() and any(sign in key for sign in _NARROW):
                self.problem(here, *_NO_SPACE)
            if key in result:
                self.problem(
                    here,
                    f"lauks „{key}” ir divreiz — atstājiet vienu",
                    f"the field “{key}” stands twice — keep one",
                )
                self.read(next(self.events), (*where, key, "="))  # read past it; no value stands at this place
                continue
            self.parsed.positions[(*where, key)] = here
            result[key] = self.read(next(self.events), (*where, key))
        return result

    def scalar(self, event: Any, where: Where) -> Any:
        text = str(event.value)
        if len(text) > MAX_TEXT:
            self.problem(
                _mark(event),
                f"teksts ir pārāk garš: {len(text)} zīmes, atļauts līdz {MAX_TEXT} — saīsiniet vai sadaliet to",
                f"the text is too long: {len(text):,} characters, at most {MAX_TEXT:,} allowed — shorten or split it",
            )
        if event.implicit[0]:  # neither quotes nor a block: YAML may take it for something else than text
            self.comment(event, where)
            if text in _NULL:
                return None
            if text in _BOOL:
                return self.truth(event, text)
            number = _number(text) if text[0] in "-0123456789" else None
            if number is not None:
                return number
        elif event.style == '"' and self.has_escapes:
            text = self.escaped(event, text)
        self.narrow(event, text)
        return text

    def truth(self, event: Any, text: str) -> bool:
        if text not in ("true", "false"):
            self.problem(
                _mark(event),
                f'vārdu „{text}” YAML lasa kā jā/nē — tekstu lieciet pēdiņās: "{text}" (jā/nē raksta true/false)',
                f'YAML reads the word “{text}” as yes/no — quote it as text: "{text}" (yes/no is true/false)',
            )
        return text == "true"

    def comment(self, event: Any, where: Where) -> None:
        """What follows the sign of a comment is lost; only what looks like a comment was meant as one."""
        end = event.end_mark.index
        match = _COMMENT.match(self.text, end) if self.text[end : end + 1] == " " else None
        if match is None:
            return
        line, column = place(self.text, self.text.index("#", end))
        self.parsed.commented[where] = line, column
        if event.value and not _SEEN_COMMENT.match(match.group()):
            self.problem((line, column), *LOST)

    def escaped(self, event: Any, text: str) -> str:
        """The text between double quotes: characters may be written there by their numbers, unseen in the file."""
        for flaw in flaws(text):
            self.problem(_mark(event), flaw.lv, flaw.en)
        return one_form(text)

    def narrow(self, event: Any, text: str) -> None:
        if text.strip(_NARROW) != text:
            self.problem(
                _mark(event),
                "vērtības sākumā vai beigās ir nedalāma atstarpe — izdzēsiet to",
                "the value begins or ends with a no-break space — delete it",
            )


LOST = (
    "viss, kas rindā stāv aiz zīmes „#”, pazūd — lieciet tekstu taisnajās pēdiņās; piezīmi rakstiet savā rindā",
    "everything after the sign “#” on this line is lost — quote the text; write a remark on a line of its own",
)
"""(Latvian, English) complaint that a comment swallows the end of a text."""


def _anchor(here: Place) -> _StopError:
    """The end of reading at an anchor, or at the alias that leads back to one."""
    return _StopError(
        here,
        "YAML norādes (& un *) nav atļautas — uzrakstiet vērtību atklāti; tekstu lieciet pēdiņās",
        "YAML anchors (& and *) are not allowed — write the value out; quote it if it is text",
    )


def _number(text: str) -> int | float | None:
    """A plain decimal number; None for anything else."""
    if not _NUMBER.fullmatch(text) or len(text) > MAX_DIGITS:
        return None
    return float(text) if "." in text else int(text)


_QUOTE = ("lieciet tekstu taisnajās pēdiņās", "quote the text")
_CLOSE = ("pārbaudiet iekavas un komatus", "check brackets and commas")
_INDENT = ("pārbaudiet atkāpes", "check the indents")
_ESCAPE = ("rakstiet \\\\ vai lietojiet vienkāršās pēdiņas '…'", "write \\\\ or use single quotes '…'")
_TAG = ("vērtība nevar sākties ar zīmi „!”", "a value cannot begin with the sign “!”", *_QUOTE)
_DIRECTIVE = ("rinda nevar sākties ar zīmi „%”", "a line cannot begin with the sign “%”", *_QUOTE)

_REASONS: Mapping[str, tuple[str, str, str, str]] = {
    "found character that cannot start any token": (
        "vērtība nevar sākties ar zīmi „{sign}”", "a value cannot begin with the sign “{sign}”", *_QUOTE
    ),
    "mapping values are not allowed in this context": (
        "tekstā ir kols ar atstarpi vai atkāpe ir nepareiza", "a colon and a space in the text, or a wrong indent",
        "tekstu ar kolu lieciet taisnajās pēdiņās", "quote a text with a colon",
    ),
    "could not find expected ':'": (
        "aiz lauka nosaukuma trūkst kola ar atstarpi vai garam tekstam trūkst atkāpes",
        "a field's name lacks its colon and space, or a long text its indent",
        "rakstiet „lauks: vērtība”", "write “field: value”",
    ),
    "did not find expected key": (
        "te gaidīts lauka nosaukums", "the name of a field is expected here",
        "pārbaudiet atkāpi; ja tekstā ir pēdiņas, lieciet pēdiņās visu tekstu",
        "check the indent; if the text holds quotation marks, quote all of it",
    ),
    "did not find expected '-' indicator": (
        "sarakstā gaidīta rinda ar „- ”", "a line with “- ” is expected in the list", *_INDENT
    ),
    "block sequence entries are not allowed in this context": (
        "saraksts („- ”) te nevar sākties", "a list (“- ”) cannot begin here",
        "sāciet to jaunā rindā; tekstu lieciet pēdiņās", "begin it on a new line; quote it if it is text",
    ),
    "mapping keys are not allowed in this context": (
        "zīme „?” te nevar stāvēt", "the sign “?” cannot stand here", *_QUOTE
    ),
    "did not find expected ',' or ']'": (
        "saraksts iekavās [ ] nav pabeigts vai vērtība nav pēdiņās",
        "the list in brackets [ ] is not closed, or a value is not quoted", *_CLOSE,
    ),
    "did not find expected ',' or '}'": (
        "lauki iekavās { } nav pabeigti vai vērtība nav pēdiņās",
        "the fields in braces { } are not closed, or a value is not quoted", *_CLOSE,
    ),
    "did not find expected node content": (
        "te gaidīta vērtība", "a value is expected here", *_CLOSE
    ),
    "did not find expected <document start>": (
        "te gaidīts lauka nosaukums", "the name of a field is expected here", *_INDENT
    ),
    "found unexpected end of stream": (
        "pēdiņas, kas te sākas, nav aizvērtas", "the quotation marks that open here are not closed",
        "aizveriet tās", "close them",
    ),
    "found unexpected document indicator": (
        "tekstā pēdiņās ir rinda, kas sākas ar --- vai ...", "a quoted text holds a line that begins with --- or ...",
        "atkāpiet to", "indent it",
    ),
    "found unknown escape character": (
        "dubultpēdiņās aiz zīmes „\\” ir nezināms burts", "an unknown letter follows “\\” in double quotes", *_ESCAPE
    ),
    "did not find expected hexdecimal number": (
        "dubultpēdiņās aiz „\\x” vai „\\u” trūkst ciparu", "digits are missing after “\\x” or “\\u” in double quotes",
        *_ESCAPE,
    ),
    "found invalid Unicode character escape code": (
        "tādas zīmes, kāda nosaukta aiz „\\u”, nav", "there is no character of the number after “\\u”", *_ESCAPE
    ),
    "did not find expected comment or line break": (
        "aiz zīmes „>” vai „|” tajā pašā rindā nedrīkst būt teksta",
        "no text may follow the sign “>” or “|” on its line",
        "tekstu rakstiet nākamajā rindā ar atkāpi vai lieciet pēdiņās",
        "write it on the next line, indented, or quote it",
    ),
    "found an indentation indicator equal to 0": (
        "aiz zīmes „>” vai „|” nedrīkst būt 0", "no 0 may follow the sign “>” or “|”", "izdzēsiet to", "delete it"
    ),
    "did not find expected alphabetic or numeric character": (
        "vērtība nevar sākties ar zīmi „&” vai „*”", "a value cannot begin with the sign “&” or “*”", *_QUOTE
    ),
    "found undefined tag handle": _TAG,
    "did not find expected whitespace or line break": _TAG,
    "did not find expected tag URI": _TAG,
    "did not find the expected '>'": _TAG,
    "did not find expected '!'": _TAG,
    "did not find URI escaped octet": _TAG,
    "found an incorrect leading UTF-8 octet": _TAG,
    "found an incorrect trailing UTF-8 octet": _TAG,
    "could not find expected directive name": _DIRECTIVE,
    "found unknown directive name": _DIRECTIVE,
    "found unexpected non-alphabetical character": _DIRECTIVE,
    "did not find expected whitespace": _DIRECTIVE,
    "did not find expected version number": _DIRECTIVE,
    "did not find expected digit or '.' character": _DIRECTIVE,
    "found extremely long version number": _DIRECTIVE,
    "found incompatible YAML document": _DIRECTIVE,
    "found duplicate %YAML directive": _DIRECTIVE,
    "found duplicate %TAG directive": _DIRECTIVE,
}  # fmt: skip
"""What libyaml says (scanner.c, parser.c) → Latvian and English reason, Latvian and English remedy."""

_OTHERWISE = (
    "tā YAML neraksta", "YAML is not written so",
    "pārbaudiet atkāpes, kolus un pēdiņas", "check indents, colons and quotation marks",
)  # fmt: skip

_BEGINNING = {"found unexpected end of stream", "could not find expected ':'"}
"""Where libyaml notices these is far from the mistake; where the thing began is near."""

_BRACKETS = {"did not find expected ',' or ']'", "did not find expected ',' or '}'"}
"""What is noticed on a later line began where the bracket opens."""

_AT_A_COLON = {"mapping values are not allowed in this context", "could not find expected ':'"}
"""What libyaml says of `field:value`, too, on that line or the next."""


def _unreadable(error: yaml.YAMLError, text: str, latest: Any) -> _StopError:
    """What libyaml says after its `latest` event, in an editor's words and near the mistake."""
    conflict = _CONFLICT.search(text)
    if conflict:
        return _StopError(
            place(text, conflict.start()),
            f"failā palikusi rinda „{conflict.group().strip()}”, kas pie ieraksta nepieder — izdzēsiet to",
            f"the line “{conflict.group().strip()}”, left in the file, is no part of the record — delete it",
        )
    said = getattr(error, "problem", None) or ""
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is not None and said in _AT_A_COLON:
        glued = list(_GLUED.finditer(text, 0, text.find("\n", mark.index) + 1 or len(text)))
        if glued and text.count("\n", glued[-1].start(), mark.index) <= 3:
            return _StopError(
                place(text, glued[-1].start("colon")),
                "aiz kola trūkst atstarpes — rakstiet „lauks: vērtība”",
                "a space is missing after the colon — write “field: value”",
            )
    if getattr(latest, "style", None) in ("'", '"') and latest.end_mark.line > latest.start_mark.line:
        mark, said = latest.start_mark, "found unexpected end of stream"
    elif begun is not None and (mark is None or said in _BEGINNING or (said in _BRACKETS and begun.line != mark.line)):
        mark = begun
    lv, en, remedy_lv, remedy_en = _REASONS.get(said, _OTHERWISE)
    at = mark.index if mark else 0
    sign = text[at : at + 1]
    return _StopError(
        (mark.line + 1, mark.column + 1) if mark else (1, 1),
        f"šo rindu nevar izlasīt kā YAML: {lv.replace('{sign}', sign)} — {remedy_lv}",
        f"this line cannot be read as YAML: {en.replace('{sign}', sign)} — {remedy_en}",
    )
