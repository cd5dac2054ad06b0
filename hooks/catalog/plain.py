"""Texts in the form in which they are searched for what may not be published; the strings of a record as one text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from catalog.load import Stored
from catalog.text import one_form
from catalog.yamlfile import Where


def words_of(text: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split())


BREAK = "\n\n¶\n\n"
"""Stands between strings that are read as one text; no name, number or sentence goes beyond it."""

_RARE = re.compile(r"[^\x00-\xac\xae-\u024f‐-―‘-„…]")
_MARKUP = re.compile(r"[*_`~]|\[|\](?:\([^)\n]*\))?|</?[A-Za-z][^<>]*>|&nbsp;")
_NUMBER_ASIDE = re.compile(r"\[(\d{1,2})\](?!\()")
"""“Bērni [3]”: a number in brackets that is no link."""
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"”“¶]+|(?<=\]\()[^)\n]+")
_BARE_ADDRESS = re.compile(r"(?<![\w.-])(?:[\w-]+\.)+[a-z]{2,8}/[^\s<>\"”“¶]*")
_ENDS_A_DOMAIN = re.compile(r"\.[a-z]{2,8}/")
_EMPHASIS = words_of("abbr b code del em i mark s strong sub sup u")
_INLINE = words_of("a cite q small span time")
BEGIN = "\x1e"
"""Stands where a link or the like begins: its first word may have a capital as at the beginning of a sentence."""
_GLUED = re.compile(rf"(?<=[^\W_]){BEGIN}+(?=[^\W_])")
"""Where two elements touch that the style sheet sets apart."""


def plain(text: str) -> str:
    """The text without invisible characters, its letters composed, look-alikes of letters and digits undone."""
    if _RARE.search(text):
        text = "".join(map(_plain_character, one_form(text)))
    return text.replace("\xa0", " ")


@cache
def _plain_character(character: str) -> str:
    if unicodedata.category(character) == "Cf":
        return ""
    simple = unicodedata.normalize("NFKC", character)
    return simple if len(simple) == 1 else character


def without_markup(text: str) -> str:
    """The text with blanks for Markdown and HTML, everything else in its place."""
    if "]" in text:
        text = _NUMBER_ASIDE.sub(r"(\1)", text)
    return _MARKUP.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in its plain form."""

    text: str
    prose: str
    """The text with blanks for addresses."""
    addresses: tuple[tuple[int, str], ...]
    """Web addresses and targets of links, each with its offset."""


def reading(text: str) -> Plain:
    """A text as it is searched; offsets are those of its plain form, which lacks invisible characters."""
    return _read(plain(text))


def _read(text: str) -> Plain:
    prose, found = text, []
    if "://" in text or "](" in text or "www." in text:
        found += [(match.start(), match.group()) for match in _ADDRESS.finditer(text)]
        prose = _ADDRESS.sub(_blank, text)
    if _ENDS_A_DOMAIN.search(prose):
        found += [(match.start(), match.group()) for match in _BARE_ADDRESS.finditer(prose)]
        prose = _BARE_ADDRESS.sub(_blank, prose)
    return Plain(text, prose, tuple(found))


class Finding(NamedTuple):
    """Something in a text that may not be published: where it begins, what is said of it, the words themselves."""

    start: int
    lv: str
    en: str
    words: str


_joined: WeakKeyDictionary[Stored, Plain] = WeakKeyDictionary()


def joined(stored: Stored) -> Plain:
    """All strings of a record, without ids of other records, read as one text with `BREAK` between them; made once."""
    found = _joined.get(stored)
    if found is None:
        texts = [text for _, text in _strings(stored)]
        if _RARE.search("".join(texts)):
            texts = [plain(text) for text in texts]
        found = _joined[stored] = _read(BREAK.join(texts).replace("\xa0", " "))
    return found


def field_at(stored: Stored, offset: int) -> Where:
    """The field of a record that holds the character at `offset` of its strings joined."""
    end = 0
    for where, text in _strings(stored):
        end += len(plain(text)) + len(BREAK)
        if offset < end:
            return where
    return ()


def _strings(stored: Stored) -> list[tuple[Where, str]]:
    references = {value for _, _, value in stored.contents.references}
    return [item for item in stored.contents.strings() if item[1] not in references]


def rendered(element: Any) -> str:
    """The words of an HTML element: blocks and links of a navigation set apart by `BREAK`, beginnings by `BEGIN`."""
    parts = _GLUED.sub(BREAK, "".join(_words(element, in_navigation=False))).split(BREAK)
    return BREAK.join(part.strip() for part in parts if part.strip())


def _words(element: Any, *, in_navigation: bool) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in ("script", "style", "template"):
        return
    emphasis = element.tag in _EMPHASIS
    apart = element.tag not in _EMPHASIS | _INLINE or (in_navigation and element.tag == "a")
    yield BREAK if apart else "" if emphasis else BEGIN
    yield element.text or ""
    for child in element:
        yield from _words(child, in_navigation=in_navigation or element.tag == "nav")
        yield child.tail or ""
    yield BREAK if apart else ""
