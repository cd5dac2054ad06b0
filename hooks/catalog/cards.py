"""What of a measure can be taken along, read from its page, so that page, document and list never say two things.

Templates mark it with `data-card`: `about` (a line of tags), `facts` (a list of label and value), `part` (a section
with its heading), `before` (what to beware of), `source`. The script of the pages reads the same marks.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from catalog import office
from catalog.addresses import url
from catalog.page_citation import LICENCE
from catalog.pages import Page

ALL_CARDS = "mans-saraksts/kartes/"
"""The cards of a language, below its folder: what a reader's own list is made from."""
FILES = 32
"""How many files they are parted into, so that a list fetches little more than its own; `list.js` parts as we do."""
_BLOCKS = ("p", "li")


@dataclass(frozen=True, slots=True)
class Card:
    """The words of one measure; `facts` are labels with their lines."""

    address: str
    """Below the language's home, ending in a slash."""
    title: str
    about: str
    lead: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    before: tuple[str, ...]
    source: tuple[str, ...]
    checked: datetime.date

    @property
    def key(self) -> str:
        """Its name in the address of a list: the last two parts of its own address, in words."""
        return "/".join(self.address.strip("/").split("/")[-2:])


def card(page: Page) -> Card:
    """The card of a page made by `records/_card.html`; ValueError for any other."""
    if page.checked is None:
        raise ValueError(page.uri)
    root = html.fragment_fromstring(page.body, create_parent="div")
    return Card(
        url(page.uri), _words(root.find(".//h1")), " · ".join(map(_words, _marked(root, "about")[0])),
        _words(root.find(".//p[@class='lead']")), tuple(_facts(root)),
        tuple(line for part in _marked(root, "before") for line in _lines(part)),
        tuple(_words(item) for part in _marked(root, "source") for item in part.iter("li")), page.checked,
    )  # fmt: skip


def _marked(root: HtmlElement, mark: str) -> list[HtmlElement]:
    return list(root.iterfind(f".//*[@data-card='{mark}']"))


def _facts(root: HtmlElement) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(label, lines): the rows of lists, then the sections."""
    for rows in _marked(root, "facts"):
        for label in rows.iterfind("dt"):
            yield _words(label), tuple(_lines(label.getnext()))
    for part in _marked(root, "part"):
        yield _words(part.find("h2")), tuple(_lines(part))


def _lines(element: HtmlElement) -> Iterator[str]:
    """The paragraphs and items in an element; all its words if it has none of them."""
    blocks = list(element.iter(*_BLOCKS))
    many = sum(block.tag == "li" for block in blocks) > 1
    for block in blocks or [element]:
        words = _words(block)
        if words:
            yield f"– {words}" if many and block.tag == "li" else words


def _words(element: HtmlElement) -> str:
    """The words a reader sees."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.get("class") != "sr":
            yield from _texts(child)
        yield child.tail or ""


def cards_files(cards: Iterable[Card]) -> Iterator[tuple[str, str]]:
    """(path below the language's folder, JSON: key → the words of the card), for the page of a reader's own list."""
    parted: list[dict[str, Any]] = [{} for _ in range(FILES)]
    for item in sorted(cards, key=lambda item: item.key):
        parted[sum(item.key.encode()) % FILES][item.key] = {
            "address": item.address, "title": item.title, "about": item.about, "lead": item.lead,
            "facts": [[label, "\n".join(lines)] for label, lines in item.facts],
            "before": "\n".join(item.before), "source": "; ".join(item.source),
        }  # fmt: skip
    for number, part in enumerate(parted):
        yield f"{ALL_CARDS}{number}.json", json.dumps(part, ensure_ascii=False, separators=(",", ":"))


def as_docx(item: Card, words: Mapping[str, str], language: str, site: str, home: str) -> bytes:
    """The card as an Office document; `words` are the interface's, `home` is the language's absolute address."""
    document = office.a4(language, item.title, site, item.checked)
    document.add_heading(item.title, level=1)
    office.small(document, item.about)
    document.add_paragraph(item.lead)
    for label, lines in item.facts:
        _labelled(document, label, lines)
    if item.before:
        _labelled(document, words["before-taking-over"], item.before)
    document.add_paragraph().add_run(f"{words['if-we-did']}:").bold = True
    for line in ("if-who", "if-with", "if-money", "if-known"):
        office.ruled(document, f"{words[line]}: ")
    office.small(document, f"{words['source']}: {'; '.join(item.source)}")
    office.small(document, f"{site} · {home}{item.address} · {LICENCE}")
    return office.saved(document, item.checked)


def _labelled(document: Any, label: str, lines: tuple[str, ...]) -> None:
    """A label in bold with the first line beside it, each further line a paragraph."""
    paragraph = document.add_paragraph()
    paragraph.add_run(f"{label}. ").bold = True
    paragraph.add_run(lines[0] if lines else "")
    for line in lines[1:]:
        document.add_paragraph(line)
