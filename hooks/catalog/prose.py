"""Rules for the pages of `docs/`: directives that resolve, no private contacts, no HTML that could run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from catalog.directives import expand
from catalog.load import Catalog
from catalog.privacy import contacts
from catalog.problem import Problem

ALLOWED_TAGS = {"div", "span", "p", "small", "section", "details", "summary", "abbr", "q", "cite", "br", "sup", "sub"}
ALLOWED_ATTRIBUTES = {"class", "id", "lang", "markdown", "title"}
_SCRIPT_LINK = re.compile(r"(?:javascript|vbscript|data):", re.I)


def check_prose(catalog: Catalog, root: Path) -> Iterator[Problem]:
    """What is wrong with each Markdown page below `root/docs`."""
    docs = root / "docs"
    for path in sorted(docs.rglob("*.md")):
        uri = path.relative_to(docs).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            yield Problem(
                f"docs/{uri}", 1, 1,
                "fails nav UTF-8 kodējumā — saglabājiet to kā UTF-8",
                "the file is not valid UTF-8 — save it as UTF-8",
            )  # fmt: skip
            continue
        yield from _counterpart(docs, uri)
        yield from expand(text, catalog, uri)[1]
        yield from _contacts(f"docs/{uri}", text)
        yield from _Markup(f"docs/{uri}").check(text)


def _counterpart(docs: Path, uri: str) -> Iterator[Problem]:
    """Each page stands in both languages; without this, Latvian text would appear under English addresses."""
    language, path = uri.split("/", 1)
    other = {"lv": "en", "en": "lv"}.get(language)
    if other and not (docs / other / path).is_file():
        yield Problem(
            f"docs/{uri}", 1, 1,
            f"šai lapai trūkst otras valodas: docs/{other}/{path} — pievienojiet to",
            f"this page lacks the other language: docs/{other}/{path} — add it",
        )  # fmt: skip


def _contacts(name: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        for lv, en in contacts(line):
            yield Problem(name, number, 1, lv, en)


class _Markup(HTMLParser):
    """Lets through a few harmless tags; the rest could run scripts or load things from elsewhere."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.problems: list[Problem] = []

    def check(self, text: str) -> list[Problem]:
        """The problems of one page."""
        self.feed(text)
        self.close()
        for number, line in enumerate(text.split("\n"), start=1):
            match = _SCRIPT_LINK.search(line)
            if match:
                self.refuse(number, match.start() + 1, match.group())
        return self.problems

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Refuse a tag or an attribute that is not on the short list."""
        line, column = self.getpos()
        if tag not in ALLOWED_TAGS:
            self.refuse(line, column + 1, f"<{tag}>")
        for attribute, _ in attrs:
            if attribute not in ALLOWED_ATTRIBUTES:
                self.refuse(line, column + 1, attribute)

    def refuse(self, line: int, column: int, what: str) -> None:
        """Note one thing that prose may not hold."""
        self.problems.append(Problem(
            self.name, line, column,
            f"tekstā nav atļauts „{what}” — lietojiet Markdown",
            f"“{what}” is not allowed in prose — use Markdown",
        ))  # fmt: skip
