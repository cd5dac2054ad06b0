"""Abbreviations explained where they first stand on a page, from the glossary's data."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from catalog.load import Catalog
from catalog.model import GlossaryTerm

_SKIPPED = {"a", "abbr", "code", "dt", "h1", "h2", "h3", "h4", "q", "script", "style", "summary"}
"""Elements in which nothing is marked: links and headings keep their own words."""


def abbreviations(catalog: Catalog, language: str) -> dict[str, str]:
    """Abbreviation → what it stands for; two meanings of one abbreviation are both given."""
    meanings: dict[str, list[str]] = defaultdict(list)
    for term in catalog.all(GlossaryTerm):
        if term.abbreviation:
            meanings[term.abbreviation].append(term.name.in_language(language))
    joiner = " vai " if language == "lv" else " or "
    return {short: joiner.join(sorted(names)) for short, names in meanings.items()}


class ExplainOnce(Extension):
    """Markdown extension: wraps the first occurrence of each abbreviation on a page in `<abbr>`.

    `meanings` is set before each page, as the language changes from page to page.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.meanings: Mapping[str, str] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 — the name Markdown calls
        """Run after inline patterns (20), so that links and code are already elements."""
        md.treeprocessors.register(_Marker(md, self), "explain-once", 15)


class _Marker(Treeprocessor):
    def __init__(self, md: Markdown, extension: ExplainOnce) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        left = dict(self.extension.meanings)
        if left:
            words = "|".join(sorted(map(re.escape, left), key=len, reverse=True))
            self._mark(root, re.compile(rf"(?<![\w/-])(?:{words})(?![\w/-])"), left)

    def _mark(self, element: Element, pattern: re.Pattern[str], left: dict[str, str]) -> None:
        if element.tag in _SKIPPED:
            return
        children = list(element)
        element.text = self._split(element, 0, element.text, pattern, left)
        for child in children:
            self._mark(child, pattern, left)
            position = list(element).index(child) + 1
            child.tail = self._split(element, position, child.tail, pattern, left)

    @staticmethod
    def _split(
        parent: Element, position: int, text: str | None, pattern: re.Pattern[str], left: dict[str, str]
    ) -> str | None:
        """Put an `<abbr>` for each first occurrence in `text` into `parent`; the text before the first of them."""
        if not text:
            return text
        before: str | None = None
        last: Element | None = None
        rest = text
        while match := pattern.search(rest):
            short = match.group()
            kept, rest = rest[: match.start()], rest[match.end() :]
            if short not in left:
                kept += short
            if last is None:
                before = (before or "") + kept
            else:
                last.tail = (last.tail or "") + kept
            if short in left:
                last = Element("abbr", {"title": left.pop(short)})
                last.text = AtomicString(short)
                parent.insert(position, last)
                position += 1
        if last is None:
            return text
        last.tail = (last.tail or "") + rest
        return before
