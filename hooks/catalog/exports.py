"""Files beside the pages: tables, the calendar, worksheets, the search index, the site's own files."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from catalog.addresses import address, url
from catalog.almanac import calendar_file
from catalog.cards import Card, cards_files
from catalog.cards import as_docx as card_docx
from catalog.editing.app import app_files
from catalog.feeds import feed_files
from catalog.history import CalendarDay, Lesson
from catalog.layout import Layout
from catalog.load import Catalog
from catalog.pages import Edition
from catalog.problem import ContentError, Problem
from catalog.record_types import type_of
from catalog.scripts import script_files
from catalog.search.cards import cards
from catalog.search.documents import Document
from catalog.search.facets import facets
from catalog.search.index import index_files
from catalog.tables import FIGURES, path_of, table_files
from catalog.values import LANGUAGES
from catalog.worksheets import UnprintableError, as_docx, as_pdf, worksheet

ALL_FIGURES = f"{path_of(FIGURES)}.csv"
"""Every observation of every figure in one file, below the language's folder."""

CALENDAR = f"{type_of(CalendarDay).listed}/romi-latvija.ics"
"""The calendar, below the language's folder."""


def site_files(
    edition: Edition, layout: Layout, documents: Sequence[Document], cards: Sequence[Card], shown: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """(path below the site's root, content) of every file of an edition that is no page.

    Documents, cards and `shown` (path below the language's folder → CSV) were read from its pages.
    """
    first = edition.language == LANGUAGES[0]
    for uri, content in edition_files(edition, cards):
        yield uri if first else f"{edition.language}/{uri}", content
    for uri, text in shown.items():
        yield uri if first else f"{edition.language}/{uri}", text.encode()
    yield from search_files(edition, documents)
    for uri, content in (*app_files(edition), *feed_files(edition)):
        yield uri if first else f"{edition.language}/{uri}", content
    if first:
        yield from script_files(edition.site.root)
        yield "404.html", layout.not_found().encode()
        sitemap = sitemap_file(edition).encode()
        yield "sitemap.xml", sitemap
        yield "sitemap.xml.gz", gzip.compress(sitemap, mtime=0)


def edition_files(edition: Edition, cards: Iterable[Card]) -> Iterator[tuple[str, bytes]]:
    """(path below the language's folder, content) of what pages of a language offer for download; cards come last."""
    site, language = edition.site, edition.language
    home, name = site.settings.home(language), site.settings.names[language]
    yield from downloads(site.catalog, language, home, name)
    cards = list(cards)
    for uri, text in cards_files(cards):
        yield uri, text.encode()
    words = site.catalog.words(language)
    for item in cards:
        yield f"{item.address.rstrip('/')}.docx", card_docx(item, words, language, name, home)


def search_files(edition: Edition, documents: Sequence[Document]) -> Iterator[tuple[str, bytes]]:
    """(path below the site's root, JSON) of the search index of an edition and of the texts it shows."""
    found = sorted(documents, key=lambda item: item.url)
    catalog, language = edition.site.catalog, edition.language
    for uri, text in index_files(catalog, found, facets(catalog), cards(catalog, language), language):
        yield uri, text.encode()


def sitemap_file(edition: Edition) -> str:
    """All pages in both languages (sitemaps.org 0.9), each with when its statements were last checked."""
    settings = edition.site.settings
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for uri, recipe in sorted(edition.recipes.items()):
        addresses = {code: escape(settings.home(code) + url(uri)) for code in LANGUAGES}
        checked = f"<lastmod>{recipe.checked.isoformat()}</lastmod>" if recipe.checked else ""
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{there}"/>' for code, there in addresses.items()
        )
        lines += [f"<url><loc>{there}</loc>{checked}{others}</url>" for there in addresses.values()]
    return "\n".join([*lines, "</urlset>", ""])


def downloads(catalog: Catalog, language: str, home: str, site_name: str) -> Iterator[tuple[str, bytes]]:
    """(path below the language's folder, content) of every download; `home` is the language's absolute address."""
    for uri, text in table_files(catalog, language, home, site_name):
        yield uri, text.encode()
    yield CALENDAR, calendar_file(catalog, language, home)
    for lesson in catalog.all(Lesson):
        path = (address(lesson) or "").removesuffix(".md")
        sheet = worksheet(catalog, lesson, language, site_name, f"{home}{path}/")
        try:
            yield f"{path}.pdf", as_pdf(sheet, lesson.review.checked_on)
        except UnprintableError as error:
            raise ContentError([_unprintable(catalog.path(lesson), str(error))]) from None
        yield f"{path}.docx", as_docx(sheet, lesson.review.checked_on)


def _unprintable(path: str, sign: str) -> Problem:
    return Problem(
        path, 1, 1,
        f"zīmi „{sign}” darba lapā nevar izdrukāt, fontā tās nav — aizstājiet to ar vārdiem",
        f"the sign “{sign}” cannot be printed on the worksheet, its font lacks it — put words in its place",
    )  # fmt: skip
