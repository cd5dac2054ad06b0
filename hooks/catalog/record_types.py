"""One row for each record type: everything the house needs to know of it, said once.

Addresses, breadcrumbs, lists, facets, the alphabetical index, “what points here” and the page types of the
tests follow from these rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from catalog import model as m
from catalog.history import CalendarDay, Chapter, Disagreement, HistoryEvent, Lesson, Person, Place
from catalog.record import Entry, Record
from catalog.values import Period


def years_of(record: Any) -> set[int]:
    """The years that a record's `years` or `period` names, the whole span of a closed period; else that of its date."""
    period = getattr(record, "period", None)
    found: set[int] = set(getattr(record, "years", ()))
    if isinstance(period, Period):
        first = int(period.start[:4])
        found.update(range(first, int((period.end or period.start)[:4]) + 1))
    dated = getattr(record, "published", None) or getattr(record, "date", None) or getattr(record, "year", None)
    return found or ({int(str(dated)[:4])} if dated else set())


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordType:
    """A folder of `data/`, the model of its records, and where and how the site shows them.

    A type with `section` has a page for each record and a list of all at the section's index; one with
    `listed` has a single page that holds all; `within` says where else a record stands.
    """

    folder: str
    model: type[Entry]
    section: str | None = None
    listed: str | None = None
    within: Callable[[Any], str] | None = None
    words: str = ""
    """Id of the interface's word for the list's title; with `-lead`, of the sentence below it."""
    order: Callable[[Any], Any] | None = None
    """Sort key of lists; without it records stand in alphabetical order."""
    years: Callable[[Any], set[int]] = years_of
    """The years under which a reader would look for a record."""
    findable: bool = True
    """Whether search and the alphabetical index lead to its records."""
    historical: bool = False
    """Pages of history and teaching say which experts have read them."""
    card: bool = False
    """Whether a reader can take a record along: as text, on paper, as a document, on a list of their own."""

    @property
    def list_uri(self) -> str | None:
        """The page that lists all records, below the language's folder."""
        if self.section:
            return f"{self.section}/index.md"
        return f"{self.listed}.md" if self.listed else None

    @property
    def template(self) -> str:
        """The template of a record's page."""
        return f"records/{self.folder}.html"

    @property
    def list_template(self) -> str:
        """The template of the list."""
        return f"lists/{self.folder}.html"

    def uri(self, record: Any) -> str | None:
        """The page of a record below the language's folder, with #anchor where it is a part; None without a page."""
        if self.within:
            return self.within(record)
        if self.section:
            return f"{self.section}/{record.id}.md"
        return f"{self.listed}.md#{record.id}" if self.listed else None


def _chapter(chapter: Chapter) -> str:
    return f"{CHAPTERS[chapter.area]}/{chapter.id}.md"


def _local_measure(measure: m.LocalMeasure) -> str:
    return f"pasvaldibas/{measure.municipality}/{measure.anchor}.md"


CHAPTERS = {"history": "vesture", "teaching": "skolotajiem"}
"""Area of a chapter → the folder of its page."""

_ROWS = (
    RecordType(folder="vocabularies", model=m.Vocabulary),
    RecordType(folder="permitted-names", model=m.PermittedNames),
    RecordType(folder="municipalities", model=m.Municipality, section="pasvaldibas", words="municipalities"),
    RecordType(
        folder="local-measures", model=m.LocalMeasure, within=_local_measure, words="municipal-measures",
        order=lambda measure: (measure.municipality, measure.theme, measure.report, measure.order), card=True,
    ),
    RecordType(folder="themes", model=m.Theme, section="temati", words="themes", order=lambda theme: theme.order),
    RecordType(
        folder="national-measures", model=m.NationalMeasure, section="politika/plans", words="plans",
        order=lambda measure: (measure.plan, measure.row),
        years=lambda measure: {state.year for state in measure.years}, card=True,
    ),
    RecordType(folder="documents", model=m.Document, section="politika/dokumenti", words="documents"),
    RecordType(folder="organisations", model=m.Organisation, section="politika/organizacijas", words="organisations"),
    RecordType(folder="mediator-services", model=m.MediatorService, listed="mediatori/kur-un-kad", words="services"),
    RecordType(folder="practices", model=m.Practice, section="prakse/piemeri", words="practices", card=True),
    RecordType(folder="recommendations", model=m.Recommendation, section="prakse/ieteikumi", words="recommendations"),
    RecordType(folder="programmes", model=m.Programme, section="prakse/programmas", words="programmes"),
    RecordType(folder="events", model=m.Event, section="prakse/notikumi", words="events"),
    RecordType(folder="publications", model=m.Publication, section="prakse/publikacijas", words="publications"),
    RecordType(
        folder="chapters", model=Chapter, within=_chapter, words="chapters", historical=True,
        order=lambda chapter: (chapter.area, chapter.order),
    ),
    RecordType(
        folder="history-events", model=HistoryEvent, listed="vesture/laika-lente", words="time-line", historical=True,
        order=lambda event: (event.period.start, event.id),
    ),
    RecordType(folder="places", model=Place, section="vesture/vietas", words="places", historical=True),
    RecordType(folder="persons", model=Person, section="vesture/cilveki", words="people", historical=True),
    RecordType(
        folder="disagreements", model=Disagreement, listed="vesture/domstarpibas", words="disagreements",
        historical=True,
    ),
    RecordType(
        folder="calendar-days", model=CalendarDay, listed="vesture/kalendars", words="calendar", historical=True,
    ),
    RecordType(
        folder="lessons", model=Lesson, section="skolotajiem/stundas", words="lessons", historical=True,
        order=lambda lesson: lesson.order,
    ),
    RecordType(
        folder="figures", model=m.Figure, section="dati/skaitli", words="figures",
        years=lambda figure: {int(item.period[:4]) for item in figure.observations if item.period},
    ),
    RecordType(folder="terms", model=m.GlossaryTerm, listed="dati/vardnica", words="glossary"),
    RecordType(folder="sources", model=m.Source, section="dati/avoti", words="sources"),
    RecordType(
        folder="changes", model=m.Change, listed="par/jaunumi", words="news", findable=False,
        order=lambda change: (-change.on.toordinal(), change.id), years=lambda change: {change.on.year},
    ),
    RecordType(
        folder="withdrawn", model=m.Withdrawn, within=lambda gone: f"{gone.address}.md", words="withdrawn",
        findable=False,
    ),
)  # fmt: skip

RECORD_TYPES: dict[str, RecordType] = {row.folder: row for row in _ROWS}
"""Folder of `data/` → its row, in the order in which pages name the types."""

_BY_MODEL: dict[type[Entry], RecordType] = {row.model: row for row in _ROWS}


def type_of(entry: Entry | type[Entry]) -> RecordType:
    """The row of a record or of a model; KeyError for a model without one."""
    return _BY_MODEL[entry if isinstance(entry, type) else type(entry)]


def shown_types() -> list[RecordType]:
    """The types whose records readers meet, in order."""
    return [row for row in _ROWS if issubclass(row.model, Record)]
