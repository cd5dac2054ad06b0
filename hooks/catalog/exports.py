"""Files beside the pages: figures as CSV, the calendar, worksheets, the search index, the site's own files."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from catalog.addresses import address, url
from catalog.almanac import calendar_file
from catalog.history import CalendarDay, Lesson
from catalog.layout import Layout
from catalog.load import Catalog
from catalog.model import Figure, Municipality, Observation, Source
from catalog.pages import Edition
from catalog.problem import ContentError, Problem
from catalog.record_types import type_of
from catalog.search.documents import Document
from catalog.search.facets import facets
from catalog.search.index import index_files
from catalog.values import LANGUAGES
from catalog.worksheets import LICENCE, UnprintableError, as_docx, as_pdf, worksheet

ALL_FIGURES = f"{type_of(Figure).section}/skaitli.csv"
"""Every observation of every figure in one file, below the language's folder."""

CALENDAR = f"{type_of(CalendarDay).listed}/romi-latvija.ics"
"""The calendar, below the language's folder."""

COLUMNS = (
    "figure", "name", "definition", "unit", "population", "measure", "level", "municipality", "category",
    "period_start", "period_end", "qualifier", "value", "as_printed", "comparability", "sources", "address", "licence",
)  # fmt: skip
"""Column names are the same in both languages, so that a program need not care which file it reads."""


def site_files(edition: Edition, layout: Layout, documents: Sequence[Document]) -> Iterator[tuple[str, bytes]]:
    """(path below the site's root, content) of every file of an edition that is no page."""
    site, language = edition.site, edition.language
    first = language == LANGUAGES[0]
    for uri, content in downloads(site.catalog, language, site.settings.home(language), site.settings.names[language]):
        yield uri if first else f"{language}/{uri}", content
    yield from search_files(edition, documents)
    if first:
        yield "404.html", layout.not_found().encode()
        sitemap = sitemap_file(edition).encode()
        yield "sitemap.xml", sitemap
        yield "sitemap.xml.gz", gzip.compress(sitemap, mtime=0)


def search_files(edition: Edition, documents: Sequence[Document]) -> Iterator[tuple[str, bytes]]:
    """(path below the site's root, JSON) of the search index of an edition and of the texts it shows."""
    found = sorted(documents, key=lambda item: item.url)
    for uri, text in index_files(edition.site.catalog, found, facets(edition.site.catalog), edition.language):
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
    for uri, text in figure_files(catalog, language, home):
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


def figure_files(catalog: Catalog, language: str, home: str) -> Iterator[tuple[str, str]]:
    """(path below the language's folder, CSV text) of each figure and of all together."""
    figures = sorted(catalog.all(Figure), key=lambda figure: figure.id)
    for figure in figures:
        yield f"{type_of(figure).section}/{figure.id}.csv", _csv(_rows(catalog, figure, language, home))
    yield ALL_FIGURES, _csv(row for figure in figures for row in _rows(catalog, figure, language, home))


def _rows(catalog: Catalog, figure: Figure, language: str, home: str) -> Iterator[tuple[object, ...]]:
    unit = catalog.term("units", figure.unit).in_language(language)
    place = catalog.get(Municipality, figure.municipality).name.in_language(language) if figure.municipality else ""
    sources = dict.fromkeys(catalog.get(Source, item.source).title.in_language(language) for item in figure.citations)
    for item in figure.observations:
        yield (
            figure.id, figure.name.in_language(language), figure.definition.in_language(language), unit,
            figure.population.in_language(language) if figure.population else "",
            figure.measure, figure.level, place, item.category.in_language(language) if item.category else "",
            item.period or "", item.until or "", *_valued(item),
            _printed(item), figure.comparability.in_language(language) if figure.comparability else "",
            "; ".join(sources), home + url(address(figure) or ""), LICENCE,
        )  # fmt: skip


def _valued(observation: Observation) -> tuple[str, object]:
    """(qualifier, value): a value that is not published is neither exact nor about anything."""
    return ("not-published", "") if observation.value is None else (observation.qualifier, observation.value)


def _printed(observation: Observation) -> str:
    return "; ".join(item.as_printed for item in observation.as_printed)


def _csv(rows: Iterator[tuple[object, ...]]) -> str:
    """RFC 4180, with a byte order mark, without which spreadsheets misread Latvian letters."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return "\ufeff" + file.getvalue()


_FORMULA = re.compile(r"(^|[;\r\n])(\s*)(?=[=+\-@\t\r＝＋－＠])")


def _inert(cell: object) -> object:
    """Text that a spreadsheet would take for a formula, made plain (OWASP, CSV Injection).

    Latvian spreadsheets part cells at semicolons, so that what follows one counts as a beginning too.
    """
    return _FORMULA.sub(r"\1\2'", cell) if isinstance(cell, str) else cell
