"""The one form of text that every rule sees; text in two languages, and how far the English is in step."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Translation(StrEnum):
    """State of an English text."""

    CURRENT = "current"
    STALE = "stale"
    UNMARKED = "unmarked"


def fingerprint(latvian: str) -> str:
    """Eight hexadecimal digits of SHA-256 of the Latvian text, in one form, white space folded.

    Neither re-wrapping a paragraph nor composing its letters otherwise is a change of text.
    """
    return hashlib.sha256(" ".join(one_form(latvian).split()).encode()).hexdigest()[:8]


def translation_state(latvian: str, english_of: str | None) -> Translation:
    """Whether an English text marked as made from `english_of` still matches `latvian`."""
    if english_of is None:
        return Translation.UNMARKED
    return Translation.CURRENT if english_of == fingerprint(latvian) else Translation.STALE


BYTE_ORDER_MARK = "\ufeff"


_UTF_7 = re.compile(rb"\+A[A-Za-z0-9+/]+-")
"""How UTF-7 (RFC 2152) writes letters beyond ASCII up to U+03FF: “+AQE-” is ā."""


def decode(raw: bytes) -> str:
    """The text of a UTF-8 file in one form, without the mark that some systems put before it.

    Raises UnicodeDecodeError if it is not UTF-8, or is UTF-7, which is ASCII to look at.
    """
    other = _UTF_7.search(raw) if raw.isascii() else None
    if other and any(letter in other.group().decode("utf-7", "ignore").lower() for letter in "āčēģīķļņšūž"):
        raise UnicodeDecodeError("utf-8", raw, *other.span(), "UTF-7")
    return one_form(raw.decode("utf-8").removeprefix(BYTE_ORDER_MARK))


def one_form(text: str) -> str:
    """The text in Unicode's normal form C: a letter and its mark are one character."""
    return unicodedata.normalize("NFC", text)


_LINE_END = re.compile(r"\r\n?|\n")


def place(text: str, offset: int) -> tuple[int, int]:
    """(line, column), both from 1, of a character; lines end as editors show them: LF, CRLF or CR."""
    starts = [match.end() for match in _LINE_END.finditer(text, 0, offset)]
    return len(starts) + 1, offset - (starts[-1] if starts else 0) + 1


FRONT = re.compile(
    r"(?P<open>-{3}[ \t]*(?:\r\n?|\n))(?P<fields>(?:.*?(?:\r\n?|\n))?)(?P<close>(?:-{3}|\.{3})[ \t]*(?:\r\n?|\n|\Z))",
    re.DOTALL,
)
"""Front matter as MkDocs finds it (mkdocs.utils.meta), whatever the line ends."""


def split_page(page: str) -> tuple[str, str]:
    """(front matter with its dashes, or nothing; the text below it) of a Markdown page."""
    match = FRONT.match(page)
    return (match.group(), page[match.end() :]) if match else ("", page)


@dataclass(frozen=True, slots=True)
class Flaw:
    """Characters that no text may hold: where the first stands, what they are and what to do."""

    offset: int
    lv: str
    en: str


@dataclass(frozen=True, slots=True)
class _Sign:
    """A kind of character that no text may hold."""

    pattern: re.Pattern[str]
    lv: str
    en: str
    remedy_lv: str = "izdzēsiet to"
    remedy_en: str = "delete it"


_RETYPE = ("uzrakstiet šo vietu no jauna", "type this place again")

_SIGNS = (
    _Sign(
        # the two bytes of ā, ē, š … in UTF-8, each read as a letter or a sign of Windows-1252
        re.compile("[ÃÄÅ](?:[\u0080-\u00bf\u0152\u0160\u0161\u017d\u017e\u0192\u02c6\u02dc\u2020-\u2022\u2026\u2030\u20ac\u2122]"
                   "|[\u0153\u0178\u2013\u2014\u2018-\u201e\u2039\u203a][^\\W\\d_])"
                   # š or ž of Windows-1257 read as Windows-1252, in a word with ā, ē, ī …
                   "|[ðþÐÞ](?=\\w*[âçîûèìïò])|[âçîûèìïò](?=\\w*[ðþ])"),
        "burti, kas saglabāti vienā kodējumā un nolasīti citā",
        "letters that were saved in one encoding and read in another",
        *_RETYPE,
    ),
    _Sign(
        re.compile("[\u0300-\u036f]{3,}"), "vairākas zīmes pie viena burta", "several marks on one letter", *_RETYPE
    ),
    _Sign(re.compile("\u00ad"), "neredzama mīkstā pārnesuma zīme", "an invisible soft hyphen"),
    _Sign(
        re.compile("[\u180e\u200b-\u200d\u2060\ufeff]"),
        "neredzama nulles platuma zīme", "an invisible character of zero width",
    ),
    _Sign(
        re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
        "neredzama rakstības virziena zīme", "an invisible mark of writing direction",
    ),
    _Sign(
        re.compile("[\x85\u2028\u2029]"),
        "rindas beigas, kuras redaktors nerāda", "a line end that editors do not show",
        "ielieciet tās vietā atstarpi", "put a space in its place",
    ),
    _Sign(
        re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"),
        "neredzama vadības zīme", "an invisible control character",
    ),
    _Sign(
        re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]"),
        "simbols, kas ir tikai vienā fontā, kā Word aizzīmes", "a symbol that only one font has, like Word's bullets",
    ),
    _Sign(
        re.compile("\ufffd"),
        "aizstājējzīme, kas palikusi pazudušā burta vietā", "a replacement character, left where a letter was lost",
        *_RETYPE,
    ),
    _Sign(
        re.compile("[\u1680\u2000-\u2008\u200a\u205f\u3000]"),
        "neparasta platuma atstarpe", "a space of unusual width",
        "ielieciet parastu atstarpi", "put an ordinary space",
    ),
    _Sign(
        # default-ignorable code points, fillers and non-characters (Unicode, DerivedCoreProperties.txt)
        re.compile(
            "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2061-\u2065\u206a-\u206f\u2800\u3164\ufdd0-\ufdef"
            "\ufe00-\ufe0f\uffa0\ufff0-\ufffc\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
            "\U000e0000-\U000effff]"
        ),
        "neredzama zīme", "an invisible character",
    ),
    _Sign(
        re.compile("[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]"),
        "zīme, kas tikai izskatās pēc burtiem vai cipariem", "a character that only looks like letters or digits",
        *_RETYPE,
    ),
    _Sign(
        re.compile("[A-Za-z\u00c0-\u024f][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-z\u00c0-\u024f]"),
        "vārds, kurā latīņu burti sajaukti ar citu rakstu burtiem", "a word that mixes Latin letters with others",
        *_RETYPE,
    ),
    _Sign(
        # emoji and the scripts of East Asia: the fonts of worksheets lack them
        re.compile("[\u2e80-\u2fdf\u3001-\u9fff\uac00-\ud7a3\U0001f000-\U0003ffff]"),
        "attēlzīme vai zīme, kuras fontā nav", "a pictograph or a character that the font lacks",
        "uzrakstiet vārdiem", "put it in words",
    ),
)  # fmt: skip
"""What no text may hold, by name; the first kind that fits names a character."""

_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u00c3-\u00c5\u00d0\u00de\u00f0\u00fe\u0300-\u052f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    "\u2000-\u2008\u200a-\u200f\u2028-\u202e\u205f-\u206f\u2800\u2e80-\u2fdf\u3000-\u9fff\uac00-\ud7a3\ue000-\uf8ff\ufb00-\ufb06\ufdd0-\ufdef"
    "\ufe00-\ufe0f\ufeff\uff01-\uff5e\uffa0\ufff0-\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U0001d400-\U0001d7ff\U0001f000-\U0003ffff\U000e0000-\U0010ffff]"
)
"""Any character that one of the kinds may refuse: most texts hold none, and are asked once."""


_LOST = re.compile(r"\?(?<=[^\W\d_]\?)[a-zāčēģīķļņšūž]")
_LETTERS_AROUND = re.compile(r"(?<![^\s„“\"(])[^\W\d_]*\?[^\W\d_?]+(?:\?[^\W\d_?]*)*(?![\w/=.&#-])")


def flaws(text: str) -> Iterator[Flaw]:
    """What no text may hold, each kind at its first place."""
    for mark in _LOST.finditer(text) if "?" in text else ():
        start = max(text.rfind(" ", 0, mark.start()), text.rfind("\n", 0, mark.start())) + 1
        if _LETTERS_AROUND.search(text, start, mark.end() + 80):
            yield Flaw(
                mark.start(),
                f"vārdā burta vietā ir „?” — {_RETYPE[0]}",
                f"a word has “?” in the place of a letter — {_RETYPE[1]}",
            )  # fmt: skip
            break
    if not _SUSPECT.search(text):
        return
    named: set[int] = set()
    for sign in _SIGNS:
        found = [match for match in sign.pattern.finditer(text) if match.start() not in named]
        named.update(at for match in found for at in range(*match.span()))
        if found:
            first, count = found[0], len(found)
            code = f"U+{ord(max(first.group())):04X}"  # of a mixed pair, the letter that is not Latin
            more_lv, more_en = (f", failā pavisam {count}", f", {count} in the file") if count > 1 else ("", "")
            yield Flaw(
                first.start(),
                f"tekstā ir {sign.lv} ({code}{more_lv}) — {sign.remedy_lv}",
                f"the text holds {sign.en} ({code}{more_en}) — {sign.remedy_en}",
            )  # fmt: skip
