"""Titles in another language than the page's, marked for those who hear the page (WCAG 3.1.2)."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from catalog.record import Entry
from catalog.values import LANGUAGES, Text

_SPOKEN = Markup('<span lang="{}">{}</span>')
_QUOTED = re.compile(r"[„“]([^„“”]+)(?=”)")


def language_of(entry: Entry, page: str) -> str:
    """The language of a title that both languages quote alike: the record's own, else Latvian as most are."""
    named = getattr(entry, "language", None)
    return str(named) if named else LANGUAGES[0] if page != LANGUAGES[0] else page


def titled(label: Text, page: str, spoken: str) -> Markup:
    """The label in the page's language; what it quotes unchanged from the other one is marked as `spoken`."""
    shown = label.in_language(page)
    other = {words for code in LANGUAGES if code != page for words in _QUOTED.findall(label.in_language(code))}
    if spoken == page or not other:
        return escape(shown)
    pieces, done = [], 0
    for match in _QUOTED.finditer(shown):
        if match[1] in other:
            pieces += [escape(shown[done : match.start(1)]), _SPOKEN.format(spoken, match[1])]
            done = match.end(1)
    return Markup("").join([*pieces, escape(shown[done:])])
