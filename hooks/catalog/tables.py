"""The catalogue as tables for download: CSV with headings in the language of the file, described by a data package.

A value that a record withholds is withheld here: tables take what records hold and nothing else.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from catalog import wording
from catalog.addresses import address, url
from catalog.citation import Places
from catalog.load import Catalog
from catalog.model import (
    Event,
    Figure,
    LocalMeasure,
    Municipality,
    NationalMeasure,
    Observation,
    Organisation,
    Source,
    Theme,
    YearState,
)
from catalog.page_citation import LICENCE
from catalog.record import Record
from catalog.record_types import type_of
from catalog.reports import Reports
from catalog.values import LANGUAGES, Text

FOLDER = "dati"
"""Where the tables stand, below the language's folder."""

EXCEL = "-excel"
"""Ends the name of the variant that Latvian spreadsheets open: cells parted by semicolons."""

PACKAGE = f"{FOLDER}/datapackage.json"
"""The description of all tables (Frictionless Data Package v1)."""


class Speaker:
    """Says what records hold in the language of a file; `home` is the language's absolute address."""

    def __init__(self, catalog: Catalog, language: str, home: str) -> None:
        self.catalog, self.language, self.home = catalog, language, home
        self.reports = Reports(catalog)
        words = catalog.words(language)
        self._places = Places(catalog, language, lambda id_, **values: words[id_].format(**values))

    def word(self, id_: str) -> str:
        """A word of the interface."""
        return self.catalog.words(self.language)[id_]

    def text(self, text: Text | None) -> str:
        """A text, or nothing."""
        return text.in_language(self.language) if text else ""

    def term(self, vocabulary: str, id_: str | None) -> str:
        """The label of a term, or nothing."""
        return self.text(self.catalog.term(vocabulary, id_)) if id_ else ""

    def terms(self, vocabulary: str, ids: Iterable[str]) -> str:
        """The labels of terms in one cell."""
        return "; ".join(self.term(vocabulary, id_) for id_ in ids)

    def named(self, folder: str, ids: Iterable[str | None]) -> str:
        """The names of records in one cell."""
        entries = (self.catalog.stored[folder][id_].entry for id_ in ids if id_)
        return "; ".join(self.text(entry.label) for entry in entries if isinstance(entry, Record))

    def parties(self, parties: Iterable[str | Text]) -> str:
        """Organisations by name, others as the record describes them."""
        return "; ".join(
            self.text(item) if isinstance(item, Text) else self.named("organisations", [item]) for item in parties
        )

    def unit(self, record: Any) -> Municipality | None:
        """The municipality of a record."""
        return self.catalog.get(Municipality, record.municipality) if record.municipality else None

    def region(self, record: Any) -> str:
        """The planning region of a record's municipality."""
        unit = self.unit(record)
        return self.term("planning-regions", unit.planning_region) if unit else ""

    def sources(self, record: Record) -> str:
        """The titles of the sources, each once."""
        titles = (self.text(self.catalog.get(Source, item.source).title) for item in record.citations)
        return "; ".join(dict.fromkeys(titles))

    def places(self, record: Record) -> str:
        """The places in the sources, in the order of the citations."""
        found = (
            self._places.where(item.locator, self.catalog.get(Source, item.source).language).striptags()
            for item in record.citations
        )
        return "; ".join(filter(None, dict.fromkeys(found)))

    def address(self, record: Record) -> str:
        """The absolute address of the record's page."""
        return self.home + url(address(record) or "")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading (a word of the interface or a text), what stands in it, its type in Frictionless."""

    heading: str | Text
    cell: Callable[[Speaker, Any], object]
    type: str = "string"

    def title(self, speaker: Speaker) -> str:
        """The heading in the language of the file."""
        return speaker.word(self.heading) if isinstance(self.heading, str) else speaker.text(self.heading)


@dataclass(frozen=True, slots=True)
class Table:
    """A file: its name, the words of its title (with `-lead`: of what it holds), its rows and columns."""

    name: str
    words: str
    rows: Callable[[Reports], Iterable[Any]]
    columns: Callable[[Reports], Sequence[Column]]


def _common(record: Callable[[Any], Record] = lambda item: item) -> tuple[Column, ...]:
    """The last columns of every table: where it is said, where it is shown, when it was checked, on what terms."""
    return (
        Column("source", lambda speaker, item: speaker.sources(record(item))),
        Column("csv-place", lambda speaker, item: speaker.places(record(item))),
        Column("csv-checked", lambda _, item: record(item).review.checked_on.isoformat(), "date"),
        Column("csv-page", lambda speaker, item: speaker.address(record(item))),
        Column("csv-licence", lambda _, __: LICENCE),
    )


def _joined(values: Iterable[object]) -> str:
    return "; ".join(map(str, values))


def _printed(items: Iterable[Any]) -> str:
    return "; ".join(item.as_printed for item in items)


_MEASURES = (
    Column("measure", lambda speaker, item: speaker.text(item.title)),
    Column("municipality", lambda speaker, item: speaker.named("municipalities", [item.municipality])),
    Column("csv-iso", lambda speaker, item: speaker.catalog.get(Municipality, item.municipality).iso),
    Column("facet-region", lambda speaker, item: speaker.region(item)),
    Column("theme", lambda speaker, item: speaker.named("themes", [item.theme])),
    Column("topics", lambda speaker, item: speaker.terms("topics", item.topics)),
    Column("year", lambda _, item: _joined(item.years)),
    Column("facet-state", lambda speaker, item: speaker.term("measure-states", item.state)),
    Column("filter-summary", lambda speaker, item: speaker.text(item.summary)),
    Column("need", lambda speaker, item: speaker.text(item.need)),
    Column("done", lambda speaker, item: speaker.text(item.done)),
    Column("not-done", lambda speaker, item: speaker.text(item.not_done)),
    Column("csv-audience", lambda speaker, item: speaker.term("audiences", item.audience)),
    Column("for-whom", lambda speaker, item: speaker.text(item.for_whom)),
    Column("done-by", lambda speaker, item: speaker.parties(item.done_by)),
    Column("partners", lambda speaker, item: speaker.parties(item.partners)),
    Column("programme", lambda speaker, item: speaker.named("programmes", item.programmes)),
    Column("funding", lambda speaker, item: speaker.text(item.funding)),
    Column("result", lambda speaker, item: speaker.text(item.result)),
    Column("csv-note", lambda speaker, item: speaker.text(item.note)),
    Column("csv-printed", lambda _, item: _printed(item.as_printed)),
    *_common(),
)

Planned = tuple[NationalMeasure, YearState | None]
"""A measure of a plan in one year; no year where no report covers it."""


def _planned(reports: Reports) -> Iterator[Planned]:
    for measure in reports.national_measures:
        yield from ((measure, year) for year in measure.years or (None,))


_PLAN = (
    Column("plan", lambda speaker, item: speaker.named("documents", [item[0].plan])),
    Column("no", lambda _, item: item[0].row, "integer"),
    Column("measure", lambda speaker, item: speaker.text(item[0].title)),
    Column("themes", lambda speaker, item: speaker.named("themes", item[0].themes)),
    Column("responsible", lambda speaker, item: speaker.parties(item[0].responsible)),
    Column("co-responsible", lambda speaker, item: speaker.parties(item[0].co_responsible)),
    Column("year", lambda _, item: item[1].year if item[1] else "", "year"),
    Column("facet-state", lambda speaker, item: speaker.term(
        "measure-states", item[1].state if item[1] else item[0].state)),
    Column("done", lambda speaker, item: speaker.text(item[1] and item[1].done)),
    Column("not-done", lambda speaker, item: speaker.text(item[1] and item[1].not_done)),
    Column("deadline", lambda _, item: item[0].deadline or ""),
    Column("programme", lambda speaker, item: speaker.named("programmes", item[0].programmes)),
    Column("funding", lambda speaker, item: speaker.text(item[0].funding)),
    Column("csv-printed", lambda _, item: _printed(item[0].as_printed)),
    *_common(lambda item: item[0]),
)  # fmt: skip


def _matrix(reports: Reports) -> Sequence[Column]:
    def years(theme: Theme) -> Callable[[Speaker, Any], object]:
        def cell(speaker: Speaker, unit: Municipality) -> str:
            found = reports.cell(unit, theme)
            return "" if found is None else _joined(found.years) or speaker.word("no-year")

        return cell

    return (
        Column("municipality", lambda speaker, unit: speaker.text(unit.name)),
        Column("csv-iso", lambda _, unit: unit.iso),
        Column("kind", lambda speaker, unit: speaker.term("unit-kinds", unit.kind)),
        Column("facet-region", lambda speaker, unit: speaker.term("planning-regions", unit.planning_region)),
        Column("csv-presence", lambda speaker, unit: _joined(
            f"{wording.years(source.report.years, speaker.language)}: "
            f"{speaker.word(f'presence-short-{reports.presence(unit, source)}')}"
            for source in reports.municipal if source.report)),
        Column("csv-count", lambda _, unit: sum(len(cell.measures) for cell in reports.cells_of(unit)), "integer"),
        *(Column(theme.name, years(theme)) for theme in reports.annex_themes),
        *_common(),
    )  # fmt: skip


_EVENTS = (
    Column("csv-event", lambda speaker, item: speaker.text(item.title)),
    Column("kind", lambda speaker, item: speaker.term("event-kinds", item.kind)),
    Column("csv-start", lambda _, item: item.period.start if item.period else ""),
    Column("csv-end", lambda _, item: (item.period.end or "") if item.period else ""),
    Column("place", lambda speaker, item: speaker.text(item.place)),
    Column("municipalities", lambda speaker, item: speaker.named("municipalities", item.municipalities)),
    Column("organisers", lambda speaker, item: speaker.parties(item.organisers)),
    Column("participants", lambda speaker, item: speaker.parties(item.participants)),
    Column("about-event", lambda speaker, item: speaker.text(item.about)),
    Column("result", lambda speaker, item: speaker.text(item.result)),
    Column("themes", lambda speaker, item: speaker.named("themes", item.themes)),
    Column("programme", lambda speaker, item: speaker.named("programmes", item.programmes)),
    Column("csv-printed", lambda _, item: _printed(item.as_printed)),
    *_common(),
)

_ORGANISATIONS = (
    Column("organisation", lambda speaker, item: speaker.text(item.name)),
    Column("csv-abbreviation", lambda _, item: item.abbreviation or ""),
    Column("csv-name", lambda speaker, item: item.name.in_language(LANGUAGES[speaker.language == LANGUAGES[0]])),
    Column("kind", lambda speaker, item: speaker.term("organisation-kinds", item.kind)),
    Column("municipality", lambda speaker, item: speaker.named("municipalities", [item.municipality])),
    Column("part-of", lambda speaker, item: speaker.named("organisations", [item.part_of])),
    Column("founded", lambda _, item: item.founded or ""),
    Column("responsible-for", lambda speaker, item: _joined(map(speaker.text, item.responsible_for))),
    Column("csv-web", lambda _, item: item.url or (item.contact and item.contact.url) or ""),
    Column("status-as-of", lambda _, item: item.as_of or ""),
    *_common(),
)

Valued = tuple[Figure, Observation]
"""A figure with one of its values."""


def _valued(reports: Reports) -> Iterator[Valued]:
    for figure in reports.catalog.all(Figure):
        yield from ((figure, item) for item in figure.observations)


_FIGURES = (
    Column("csv-figure", lambda _, item: item[0].id),
    Column("figure", lambda speaker, item: speaker.text(item[0].name)),
    Column("definition", lambda speaker, item: speaker.text(item[0].definition)),
    Column("unit", lambda speaker, item: speaker.term("units", item[0].unit)),
    Column("population", lambda speaker, item: speaker.text(item[0].population)),
    Column("measure-kind", lambda speaker, item: speaker.word(f"measure-{item[0].measure}")),
    Column("level", lambda speaker, item: speaker.word(f"level-{item[0].level}")),
    Column("municipality", lambda speaker, item: speaker.named("municipalities", [item[0].municipality])),
    Column("category", lambda speaker, item: speaker.text(item[1].category)),
    Column("csv-start", lambda _, item: item[1].period or ""),
    Column("csv-end", lambda _, item: item[1].until or ""),
    Column("csv-qualifier", lambda _, item: "not-published" if item[1].value is None else item[1].qualifier),
    Column("csv-value", lambda _, item: "" if item[1].value is None else item[1].value, "number"),
    Column("csv-printed", lambda _, item: _printed(item[1].as_printed)),
    Column("csv-comparability", lambda speaker, item: speaker.text(item[0].comparability)),
    *_common(lambda item: item[0]),
)

FIGURES = Table("skaitli", "figures", _valued, lambda _: _FIGURES)
"""Every value of every figure; each figure has a file of its own as well."""

TABLES = (
    Table("pasakumi", "csv-measures", lambda reports: reports.in_order(reports.catalog.all(LocalMeasure)),
          lambda _: _MEASURES),
    Table("plans", "csv-plan", _planned, lambda _: _PLAN),
    Table("matrica", "matrix", lambda reports: reports.municipalities, _matrix),
    Table("notikumi", "events", lambda reports: reports.catalog.all(Event), lambda _: _EVENTS),
    Table("organizacijas", "organisations", lambda reports: reports.catalog.all(Organisation),
          lambda _: _ORGANISATIONS),
    FIGURES,
)  # fmt: skip
"""Every table there is, in the order in which the page of data names them."""


def path_of(table: Table) -> str:
    """Where a table stands, below the language's folder, without the end of its name."""
    folder = type_of(Figure).section if table is FIGURES else FOLDER
    return f"{folder}/{table.name}"


def listed(reports: Reports) -> list[tuple[Table, str, int]]:
    """(table, its path, number of rows) of every table."""
    return [(table, path_of(table), sum(1 for _ in table.rows(reports))) for table in TABLES]


def table_files(catalog: Catalog, language: str, home: str, name: str) -> Iterator[tuple[str, str]]:
    """(path below the language's folder, text) of all tables, both variants of each, and of what describes them.

    `home` is the language's absolute address, `name` the site's name.
    """
    speaker = Speaker(catalog, language, home)
    for table in TABLES:
        rows = list(table.rows(speaker.reports))
        yield f"{path_of(table)}.csv", csv_text(speaker, table, rows)
        yield f"{path_of(table)}{EXCEL}.csv", csv_text(speaker, table, rows, ";")
    for figure in catalog.all(Figure):
        values = [(figure, item) for item in figure.observations]
        yield f"{type_of(figure).section}/{figure.id}.csv", csv_text(speaker, FIGURES, values)
    yield PACKAGE, json.dumps(package(speaker, name), ensure_ascii=False, indent=1) + "\n"


def csv_text(speaker: Speaker, table: Table, rows: Iterable[Any], separator: str = ",") -> str:
    """RFC 4180, with a byte order mark, without which spreadsheets misread Latvian letters."""
    columns = table.columns(speaker.reports)
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator)
    writer.writerow([inert(column.title(speaker)) for column in columns])
    writer.writerows([inert(column.cell(speaker, row)) for column in columns] for row in rows)
    return "\ufeff" + file.getvalue()


_FORMULA = re.compile(r"(^|[;\r\n])(\s*)(?=[=+\-@\t\r＝＋－＠])")


def inert(cell: object) -> object:
    """Text that a spreadsheet would take for a formula, made plain (OWASP, CSV Injection).

    Latvian spreadsheets part cells at semicolons, so that what follows one counts as a beginning too.
    """
    return _FORMULA.sub(r"\1\2'", cell) if isinstance(cell, str) else cell


def package(speaker: Speaker, name: str) -> dict[str, Any]:
    """The data package of the tables (https://specs.frictionlessdata.io/data-package/)."""
    licence = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": LICENCE}
    checked = max((item.entry.review.checked_on for item in speaker.catalog.records()
                   if isinstance(item.entry, Record)), default=None)  # fmt: skip
    return {
        "profile": "tabular-data-package",
        "name": f"romi-latvija-{speaker.language}",
        "title": name,
        "homepage": speaker.home,
        **({"version": checked.isoformat()} if checked else {}),
        "licenses": [licence],
        "resources": [_resource(speaker, table) for table in TABLES],
    }


def _resource(speaker: Speaker, table: Table) -> dict[str, Any]:
    fields = [{"name": column.title(speaker), "type": column.type} for column in table.columns(speaker.reports)]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{path_of(table)}.csv".removeprefix(f"{FOLDER}/"),
        "title": speaker.word(table.words),
        "description": speaker.word(f"{table.words}-lead"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    }
