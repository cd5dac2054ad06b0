"""A page's HTML → the sections that a search result can lead to, with the words a reader sees in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html
from lxml.html import HtmlElement

SKIPPED_TAGS = frozenset(
    {"nav", "svg", "script", "style", "form", "fieldset", "figcaption", "caption", "dt", "q", "template"}
)
SKIPPED = frozenset(
    {
        "pager", "source", "fresh", "edit", "related", "more", "sr", "marks", "missing", "cited-places",
        "note", "ref", "print-only", "cite", "take", "reference", "meta", "topics",
    }
)  # fmt: skip
"""Classes of what a page says of itself and of links to other pages: found there, they would answer nothing."""

CLOSED = {"th": ": ", "td": "; ", "dd": "; ", "li": "; ", "p": " ", "br": " "}
"""What parts the words of an element from the next where a text runs on from one to the other."""

TITLES = "./dt | .//*[contains(@class, 'entry__title')]"
OWN_WORDS = 3
"""A list item with a link and fewer words beside it only points to another page."""


@dataclass(frozen=True, slots=True)
class Reached:
    """An institution that a section sends its readers to: its name and page, number or website, when that was seen."""

    name: str
    page: str
    shown: str
    address: str
    seen: str


@dataclass(slots=True)
class Section:
    """A part of a page with an address of its own; the first one of a page is its beginning."""

    anchor: str
    heading: str
    text: list[str] = field(default_factory=list)
    words: str = ""
    """What people type for it (`data-search` of the heading); pages do not show it."""
    called: str = ""
    """What else the whole page is called (`data-called` of its title): who types just that is led to it."""
    answer: str = ""
    """The first paragraph of a section that has such words: what its author answers to them."""
    leads: str = ""
    """Where the first link leads, relative to the page, of the first paragraph below a title with other names."""
    reached: list[Reached] = field(default_factory=list)
    sources: list[tuple[str, str]] = field(default_factory=list)
    """Title and address, relative to the page, of what the section cites."""

    @property
    def body(self) -> str:
        """The words of the section in reading order, its cells and items parted."""
        return _tidy(" ".join(self.text))


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
    return Document(url, title, (first, *(section for section in others if section.body or section.words)))


def _read(element: HtmlElement, sections: list[Section], current: Section) -> Section:
    """Add the text of an element to the current section; the section that is current after it."""
    for child in element:
        if child.tag == "p" and child.get("class") == "source":
            current.sources += [(_words(link), link.get("href", "")) for link in child.iter("a")]
        if isinstance(child.tag, str) and not _skipped(child):
            current = _enter(child, sections, current)
        if child.tail:
            current.text.append(child.tail)
    return current


def _enter(child: HtmlElement, sections: list[Section], current: Section) -> Section:
    if child.tag == "h1":
        current.words, current.called = child.get("data-search", ""), child.get("data-called", "")
        return current
    if child.tag == "aside":  # what is near a page, but for how its institution is reached
        for block in child.xpath("section[div[contains(@class, 'contact')]]"):
            _read(block, sections, current)
        return current
    if child.tag in ("h2", "h3"):
        heading = _words(child)
        is_within = child.tag == "h3" or not child.get("id")
        if is_within and current.anchor and not current.heading:  # the heading of a block with an address
            current.heading = heading
            return current
        if child.tag == "h3" and not child.get("id"):  # no result can lead there
            current.text.append(f" {heading}. ")
            return current
        current = Section(child.get("id", ""), heading, words=child.get("data-search", ""))
        sections.append(current)
        return current
    if child.get("id") and child.tag in ("li", "div", "section"):
        block = Section(child.get("id", ""), next((_words(title) for title in child.xpath(TITLES)), ""))
        sections.append(block)
        block.text.append(child.text or "")
        _read(child, sections, block)
        return current
    if child.tag == "p" and current.words and not "".join(current.text).strip():
        said = _words(child)
        current.answer = "" if said.endswith(":") else said
    if child.tag == "p" and current.called and not "".join(current.text).strip():
        current.leads = next((link.get("href", "") for link in child.iter("a")), "")
    current.reached += _reached(child)
    current.text.append(child.text or "")
    after = _read(child, sections, current)
    after.text.append(CLOSED.get(child.tag, ""))
    return after


def _reached(block: HtmlElement) -> Iterator[Reached]:
    """What a block of contact (`catalog.reaching`) tells, if it has a number to call or a website."""
    if "contact" not in block.get("class", "").split():
        return
    name, seen = block.find("strong/a"), block.find("small")
    if name is None or seen is None:
        return
    way = block.find("a")
    shown, address = ("", "") if way is None else (_words(way), way.get("href", ""))
    yield Reached(_words(name), name.get("href", ""), shown, address, (seen.text or "").strip())


def _tidy(text: str) -> str:
    """One space between words, none before a sign, one sign where several met."""
    text = re.sub(r"\s+([,;.:!?)\]])", r"\1", " ".join(text.split()))
    text = re.sub(r"(?<=[.!?;:,])[;,]+|(?<=[(\[])[;,:]+", "", text)
    return re.sub(r"^[;,:. ]+|[;:, ]+$", "", text)


def _skipped(element: HtmlElement) -> bool:
    if element.tag in SKIPPED_TAGS or SKIPPED & set(element.get("class", "").split()):
        return True
    if element.tag == "details" and "line" in element.get("class", "").split():  # it has a page of its own
        return True
    if element.get("rel") == "external":  # the address of another site is no word of ours
        return True
    if element.tag != "li" or element.get("id"):
        return False
    if "entry" in element.get("class", ""):
        return True
    linked = sum(len(_words(link).split()) for link in element.iter("a", "small"))
    return element.find(".//a") is not None and len(_words(element).split()) - linked < OWN_WORDS


def _words(element: HtmlElement) -> str:
    return re.sub(r"\s+", " ", "".join(_texts(element))).strip()


def _texts(element: HtmlElement) -> Iterator[str]:
    """The element's text but for counts beside headings."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and "num" not in child.get("class", "").split():
            yield from _texts(child)
        yield child.tail or ""
