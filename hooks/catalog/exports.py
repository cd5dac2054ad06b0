"""Files beside the pages: figures as CSV, the calendar, worksheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from catalog.addresses import SECTIONS
from catalog.almanac import CALENDAR, calendar_file
from catalog.history import Lesson
from catalog.load import Catalog
from catalog.model import Figure, Municipality, Observation, Source
from catalog.worksheets import as_docx, as_pdf, worksheet

ALL_FIGURES = "dati/skaitli/skaitli.csv"
"""Every observation of every figure in one file, below the language's folder."""

COLUMNS = (
    "figure", "name", "definition", "unit", "population", "measure", "level", "municipality", "category",
    "period_start", "period_end", "qualifier", "value", "as_printed", "comparability", "sources", "address",
)  # fmt: skip
"""Column names are the same in both languages, so that a program need not care which file it reads."""


def downloads(catalog: Catalog, language: str, site_url: str, site_name: str) -> Iterator[tuple[str, bytes]]:
    """(path below the language's folder, content) of every file; `site_url` ends in a slash."""
    home = f"{site_url}{'' if language == 'lv' else language + '/'}"
    for uri, text in figure_files(catalog, language, home):
        yield uri, text.encode()
    yield CALENDAR, calendar_file(catalog, language, home)
    for lesson in catalog.all(Lesson):
        path = f"{SECTIONS[Lesson]}/{lesson.id}"
        sheet = worksheet(catalog, lesson, language, site_name, f"{home}{path}/")
        yield f"{path}.pdf", as_pdf(sheet, lesson.review.checked_on)
        yield f"{path}.docx", as_docx(sheet, lesson.review.checked_on)


def figure_files(catalog: Catalog, language: str, home: str) -> Iterator[tuple[str, str]]:
    """(path below the language's folder, CSV text) of each figure and of all together."""
    figures = sorted(catalog.all(Figure), key=lambda figure: figure.id)
    for figure in figures:
        yield f"dati/skaitli/{figure.id}.csv", _csv(_rows(catalog, figure, language, home))
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
            item.period or "", item.until or "", item.qualifier, "" if item.value is None else item.value,
            _printed(item), figure.comparability.in_language(language) if figure.comparability else "",
            "; ".join(sources), f"{home}dati/skaitli/{figure.id}/",
        )  # fmt: skip


def _printed(observation: Observation) -> str:
    return "; ".join(item.as_printed for item in observation.as_printed)


def _csv(rows: Iterator[tuple[object, ...]]) -> str:
    """RFC 4180, with a byte order mark, without which spreadsheets misread Latvian letters."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return "\ufeff" + file.getvalue()


def _inert(cell: object) -> object:
    """Text that a spreadsheet would take for a formula, made plain (OWASP, CSV Injection)."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
