"""How much of one thing a page of prose may hold, so that Markdown ends in time and leaves no element open.

The limits are far above what any page needs; Python-Markdown's time grows with the square of brackets and headings,
and it calls itself once for each marker of a list inside a list.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 40_000
"""Characters of a page."""
MOST_BRACKETS = 200
"""Opening brackets of a paragraph or a table."""
DEEPEST = 20
"""Lists and quotations one in another, on one line."""

_PARAGRAPH = re.compile(r"(?:.+\n?)+")
_MARKERS = re.compile(rf"^(?:[ \t]*(?:[-*+>]|\d+\.)(?:[ \t]|(?=>))){{{DEEPEST + 1}}}", re.MULTILINE)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)\b[^<>]*>")
_VOID = frozenset({"br", "hr", "img", "wbr", "input"})


class Excess(NamedTuple):
    """What a page has too much of: where it begins, and what is said of it."""

    offset: int
    lv: str
    en: str


def excess(text: str) -> Excess | None:
    """Why a page is not given to Markdown; None if it may be."""
    if len(text) > LONGEST:
        return Excess(
            0,
            f"lapa ir pārāk gara: {len(text)} zīmes, atļauts līdz {LONGEST} — sadaliet to",
            f"the page is too long: {len(text)} characters, at most {LONGEST} allowed — split it",
        )
    if text.count("[") > MOST_BRACKETS:
        for paragraph in _PARAGRAPH.finditer(text):
            if paragraph.group().count("[") > MOST_BRACKETS:
                return Excess(
                    text.index("[", paragraph.start()),
                    f"vienā rindkopā ir vairāk nekā {MOST_BRACKETS} iekavu „[” — sadaliet to",
                    f"one paragraph has more than {MOST_BRACKETS} brackets “[” — split it",
                )
    markers = _MARKERS.search(text)
    if markers:
        return Excess(
            markers.start(),
            f"vairāk nekā {DEEPEST} līmeņi cits citā — pārbaudiet zīmes rindas sākumā",
            f"more than {DEEPEST} levels one in another — check the signs at the beginning of the line",
        )
    return None


def left_open(html: str) -> str | None:
    """The first tag of a page's HTML that has no end, or that ends what was not begun; None if all is closed."""
    opened: list[str] = []
    for tag in _TAG.finditer(html):
        if tag["name"] in _VOID or tag.group().endswith("/>"):
            continue
        if not tag["end"]:
            opened.append(tag["name"])
        elif not opened or opened[-1] != tag["name"]:
            return f"<{opened[-1]}>" if opened else tag.group()
        else:
            opened.pop()
    return f"<{opened[-1]}>" if opened else None
