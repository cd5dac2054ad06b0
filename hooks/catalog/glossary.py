"""Abbreviations explained where they first stand on a page, from the glossary's data."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from html import unescape

from markupsafe import escape

from catalog.load import Catalog
from catalog.model import GlossaryTerm

_SKIPPED = (
    "a", "abbr", "button", "code", "dt", "h1", "h2", "h3", "h4", "label", "legend", "nav", "option", "q", "script",
    "select", "style", "summary", "svg", "th",
)  # fmt: skip
"""Elements in which nothing is marked: links, headings and controls keep their own words."""

_CLOSED = re.compile(rf"<({'|'.join(_SKIPPED)})\b[^>]*>.*?</\1>|<[^>]*>", re.DOTALL)
"""Skipped elements whole, and every other tag."""


def abbreviations(catalog: Catalog, language: str) -> dict[str, str]:
    """Abbreviation → what it stands for; two meanings of one abbreviation are both given."""
    meanings: dict[str, list[str]] = defaultdict(list)
    for term in catalog.all(GlossaryTerm):
        if term.abbreviation:
            meanings[term.abbreviation].append(term.name.in_language(language))
    joiner = " vai " if language == "lv" else " or "
    return {short: joiner.join(sorted(names)) for short, names in meanings.items()}


class Explainer:
    """Wraps the first occurrence of each abbreviation on a page in `<abbr>`."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self.meanings = meanings
        words = sorted((re.escape(str(escape(word))) for word in meanings), key=len, reverse=True)
        first = "".join(sorted({word.lstrip("\\")[0] for word in words}))
        # A look at the first sign alone passes over most of a page, three times as fast.
        pattern = rf"(?=[{re.escape(first)}])(?<![\w/-])(?:{'|'.join(words)})(?![\w/-])"
        self._pattern = re.compile(pattern) if meanings else None

    def explain(self, html: str) -> str:
        """The same well-formed HTML with `<abbr title>` around first occurrences."""
        if self._pattern is None or not self._pattern.search(html):
            return html
        closed = [match.span() for match in _CLOSED.finditer(html)]
        starts = [start for start, _ in closed]
        left = dict(self.meanings)
        pieces, done = [], 0
        for match in self._pattern.finditer(html):
            before = bisect_right(starts, match.start()) - 1
            if (before >= 0 and match.start() < closed[before][1]) or unescape(match.group()) not in left:
                continue
            meaning = left.pop(unescape(match.group()))
            pieces += [html[done : match.start()], f'<abbr title="{escape(meaning)}">{match.group()}</abbr>']
            done = match.end()
        return "".join([*pieces, html[done:]])
