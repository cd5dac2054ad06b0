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
from catalog.text import Translation, fingerprint, translation_state

ALLOWED_TAGS = {"div", "span", "p", "small", "section", "details", "summary", "abbr", "q", "cite", "br", "sup", "sub"}
ALLOWED_ATTRIBUTES = {"class", "id", "lang", "markdown", "title"}
_FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_MARK = re.compile(r'^en_of: "?(?P<value>[0-9a-f]{8})"?$', re.MULTILINE)
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "janvār|februār|mart|aprīl|maij|jūnij|jūlij|august|septembr|oktobr|novembr|decembr"
)
_HARMLESS = re.compile(
    r"\[\[.*?\]\]|\]\([^)]*\)|\{:[^}]*\}|<[^>]*>|`[^`]*`"  # directives, link targets, attributes, tags, code
    r"|^[ \t]*\d+\.(?= )"  # the numbers of a list
    r"|\b(?:1\d|20)\d\d\b"  # years
    rf"|\b\d{{1,2}}\.?(?:[–-]\d{{1,2}}\.?)? (?={_MONTHS})"  # days
    r"|\b\d+\.(?=[ \u00a0]?[a-zāčēģīķļņšūž(])"  # Latvian ordinals: 2. pielikums, 46. punkts
    r"|\b(?:Annex|Article|chapter|section|footnote|paragraph|point|No\.|Nr\.)s?[ \u00a0]\d+(?:\(\d+\))?"
    r"|\b[\w./()-]*[A-Za-z][\w./()-]*\d[\w./()-]*|\b\d+/\S+|\bC \d+/\d+|\bWCAG [\d.]+",  # names of acts and standards
    re.MULTILINE | re.DOTALL,
)
"""What holds digits but states no quantity."""
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
        yield from _translation(docs, uri, text)
        yield from expand(text, catalog, uri)[1]
        yield from _contacts(f"docs/{uri}", text)
        yield from _numbers(f"docs/{uri}", text)
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


def translation(latvian: str, english: str) -> Translation:
    """How far an English page is in step with the Latvian; its front matter holds `en_of`, the fingerprint."""
    front, _ = split(english)
    mark = _MARK.search(front)
    return translation_state(split(latvian)[1], mark["value"] if mark else None)


def split(page: str) -> tuple[str, str]:
    """(front matter with its dashes, or nothing; the text below)."""
    match = _FRONT.match(page)
    return (match.group(), page[match.end() :]) if match else ("", page)


def _translation(docs: Path, uri: str, text: str) -> Iterator[Problem]:
    language, path = uri.split("/", 1)
    original = docs / "lv" / path
    if language != "en" or not original.is_file():
        return
    latvian = original.read_text(encoding="utf-8")
    mark = f'en_of: "{fingerprint(split(latvian)[1])}"'
    state = translation(latvian, text)
    if state is Translation.UNMARKED:
        yield Problem(
            f"docs/{uri}", 1, 1,
            f"tulkojumam trūkst kontrolsummas — pievienojiet lapas galvā „{mark}” vai palaidiet „make stamp”",
            f"the translation has no fingerprint — add “{mark}” to the page's front matter or run “make stamp”",
        )  # fmt: skip
    elif state is Translation.STALE:
        yield Problem(
            f"docs/{uri}", 1, 1,
            f"latviskā lapa mainīta pēc tulkošanas — pārskatiet tulkojumu un ierakstiet lapas galvā „{mark}”",
            f"the Latvian page changed after it was translated — revise this page, then set “{mark}” at its top",
            warning=True,
        )  # fmt: skip


def _contacts(name: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        for lv, en in contacts(line):
            yield Problem(name, number, 1, lv, en)


def _numbers(name: str, text: str) -> Iterator[Problem]:
    """A number in prose is data: it comes by a directive, so that it cannot lose its source or fall behind."""
    front, body = split(text)
    first = front.count("\n") + 1
    for number, line in enumerate(_HARMLESS.sub(_blank, body).split("\n"), start=first):
        for match in re.finditer(r"\d+(?:[.,\u00a0 ]\d+)*", line):
            yield Problem(
                name, number, match.start() + 1,
                f"skaitlis „{match.group()}” tekstā — ņemiet to no datiem: [[figure: …]] vai [[count: …]]",
                f"the number “{match.group()}” in prose — take it from the data: [[figure: …]] or [[count: …]]",
            )  # fmt: skip


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


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
