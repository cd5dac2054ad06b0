"""A page's HTML → the sections that a search result can lead to, with the words a reader sees in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html
from lxml.html import HtmlElement

SKIPPED_TAGS = frozenset(
    {"nav", "svg", "script", "style", "form", "fieldset", "figcaption", "caption", "aside", "dt", "q", "template"}
)
SKIPPED = frozenset(
    {
        "pager", "source", "fresh", "edit", "notice", "related", "more", "sr", "marks", "missing", "cited-places",
        "note", "ref", "print-only", "cite", "take", "reference",
    }
)  # fmt: skip
"""Classes of what a page says of itself and of links to other pages: found there, they would answer nothing."""

TITLES = "./dt | .//*[contains(@class, 'entry__title')]"
LINKS_ONLY = 0.6
"""A list item that is a link for at least this share of its letters only points to another page."""


@dataclass(slots=True)
class Section:
    """A part of a page with an address of its own; the first one of a page is its beginning."""

    anchor: str
    heading: str
    text: list[str] = field(default_factory=list)

    @property
    def body(self) -> str:
        """The words of the section in reading order."""
        return " ".join(" ".join(self.text).split())


@dataclass(frozen=True, slots=True)
class Document:
    """A page as search sees it: address below the site's root, title, sections."""

    url: str
    title: str
    sections: tuple[Section, ...]


def document(url: str, title: str, content: str) -> Document:
    """The sections of a page's content (HTML without the theme around it)."""
    root = html.fragment_fromstring(content, create_parent="div")
    sections = [Section("", title)]
    _read(root, sections, sections[0])
    first, *others = sections
    return Document(url, title, (first, *(section for section in others if section.heading or section.text)))


def _read(element: HtmlElement, sections: list[Section], current: Section) -> Section:
    """Add the text of an element to the current section; the section that is current after it."""
    for child in element:
        if isinstance(child.tag, str) and not _skipped(child):
            current = _enter(child, sections, current)
        if child.tail:
            current.text.append(child.tail)
    return current


def _enter(child: HtmlElement, sections: list[Section], current: Section) -> Section:
    if child.tag == "h1":
        return current
    if child.tag in ("h2", "h3"):
        heading = _words(child)
        if child.tag == "h3" and current.anchor and not current.heading:  # the heading of a block with an address
            current.heading = heading
            return current
        current = Section(child.get("id", ""), heading)
        sections.append(current)
        return current
    if child.get("id") and child.tag in ("li", "div", "section"):
        block = Section(child.get("id", ""), next((_words(title) for title in child.xpath(TITLES)), ""))
        sections.append(block)
        block.text.append(child.text or "")
        _read(child, sections, block)
        return current
    current.text.append(child.text or "")
    return _read(child, sections, current)


def _skipped(element: HtmlElement) -> bool:
    if element.tag in SKIPPED_TAGS or SKIPPED & set(element.get("class", "").split()):
        return True
    if element.tag == "details" and "line" in element.get("class", "").split():  # it has a page of its own
        return True
    if element.get("rel") == "external":  # the address of another site is no word of ours
        return True
    if element.tag != "li" or element.get("id"):
        return False
    words = _words(element)
    linked = sum(len(_words(link)) for link in element.iter("a"))
    return "entry" in element.get("class", "") or linked >= LINKS_ONLY * max(len(words), 1)


def _words(element: HtmlElement) -> str:
    return re.sub(r"\s+", " ", "".join(_texts(element))).strip()


def _texts(element: HtmlElement) -> Iterator[str]:
    """The element's text but for counts beside headings."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and "num" not in child.get("class", "").split():
            yield from _texts(child)
        yield child.tail or ""
