"""What a list shows as CSV, whole and by each of its buttons, read from its page: for readers without a script.

`filter.js` makes the same tables of whatever else is chosen there; a test compares them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from lxml import html
from lxml.html import HtmlElement

from catalog.addresses import url
from catalog.filters import word_of
from catalog.pages import Page
from catalog.tables import inert

_CHOICES = ".//*[@name='{}'][@data-label]|.//*[@name='{}']/*[@data-label]"
"""The buttons of a facet, or the options of its menu."""


def shown_files(page: Page, home: str) -> Iterator[tuple[str, str]]:
    """(path below the language's folder, CSV) of each view that the buttons of a page's list give.

    `home` is the language's absolute address. Nothing where the page has no list that can be narrowed.
    """
    if "data-filter " not in page.body:
        return
    root = html.fragment_fromstring(page.body, create_parent="main")
    form, rows = root.find(".//form[@data-filter]"), root.xpath(".//*[@data-row]")
    folder, here = url(page.uri), home + url(page.uri)
    yield f"{folder}{word_of(form.get('data-all'))}.csv", _csv(form, rows, here)
    for button in form.iterfind(".//input[@data-shows]"):
        facet, _, value = button.get("data-shows").partition("=")
        yield (
            f"{folder}{button.get('data-word')}.csv",
            _csv(form, [row for row in rows if _has(row, facet, value)], here),
        )


def _has(row: HtmlElement, facet: str, value: str) -> bool:
    return value in row.get(f"data-{facet}", "").split()


def _csv(form: HtmlElement, rows: Sequence[HtmlElement], here: str) -> str:
    """Of a table its cells, of a list each title with its sentence and what it is filed under; then the address."""
    if rows and rows[0].tag == "tr":
        table = next(rows[0].iterancestors("table"))
        head = [_words(cell) for cell in table.iterfind("thead//th")]
        cells = [[_words(cell) for cell in row.xpath("th|td")] for row in rows]
    else:
        facets = list(dict.fromkeys(field.get("name") for field in form.xpath(".//input[@type='radio']|.//select")))
        head = [form.get("data-title"), form.get("data-summary"), *(_facet(form, facet) for facet in facets)]
        cells = [[*_entry(row), *(_labels(form, row, facet) for facet in facets)] for row in rows]
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([*head, form.get("data-address")])
    for row, found in zip(rows, cells, strict=True):
        link = row.find(".//a[@href]")
        writer.writerow([*map(inert, found), "" if link is None else urljoin(here, link.get("href"))])
    return "\ufeff" + file.getvalue()


def _entry(row: HtmlElement) -> tuple[str, str]:
    title = row.find(".//*[@class='entry__title']")
    return _words(title), _words(next(iter(title.xpath("following-sibling::p[not(@class)]")), None))


def _facet(form: HtmlElement, facet: str) -> str:
    legend = form.xpath(".//fieldset[.//*[@name=$facet]]/legend|.//label[@for=concat('f-', $facet)]", facet=facet)
    return _words(legend[0])


def _labels(form: HtmlElement, row: HtmlElement, facet: str) -> str:
    choices = form.xpath(_CHOICES.format(facet, facet))
    return "; ".join(item.get("data-label") for item in choices if _has(row, facet, item.get("value")))


def _words(element: HtmlElement | None) -> str:
    words = "" if element is None else element.get("data-value") or element.text_content()
    return " ".join(words.split())
