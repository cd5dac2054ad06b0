"""Where each record is found on the site. Addresses never change; a moved page leaves a redirect."""

from __future__ import annotations

import posixpath

from catalog.history import CalendarDay, Chapter, Disagreement, HistoryEvent, Lesson, Person, Place
from catalog.model import (
    Document,
    Event,
    Figure,
    GlossaryTerm,
    LocalMeasure,
    MediatorService,
    Municipality,
    NationalMeasure,
    Organisation,
    Practice,
    Programme,
    Publication,
    Recommendation,
    Source,
    Theme,
)
from catalog.record import Entry

SECTIONS: dict[type[Entry], str] = {
    Municipality: "pasvaldibas",
    Theme: "temati",
    NationalMeasure: "politika/plans",
    Document: "politika/dokumenti",
    Organisation: "politika/organizacijas",
    Programme: "prakse/programmas",
    Figure: "dati/skaitli",
    Source: "dati/avoti",
    Practice: "prakse/piemeri",
    Recommendation: "prakse/ieteikumi",
    Event: "prakse/notikumi",
    Publication: "prakse/publikacijas",
    Place: "vesture/vietas",
    Person: "vesture/cilveki",
    Lesson: "skolotajiem/stundas",
}
"""Record type → the folder of its pages: Latvian words without diacritics, the same in both languages."""

LISTED: dict[type[Entry], str] = {
    GlossaryTerm: "dati/vardnica",
    MediatorService: "mediatori/kur-un-kad",
    HistoryEvent: "vesture/laika-lente",
    Disagreement: "vesture/domstarpibas",
    CalendarDay: "vesture/kalendars",
}
"""Record type → the one page that holds all its records, each at an anchor of its id."""


CHAPTERS = {"history": "vesture", "teaching": "skolotajiem"}
"""Area of a chapter → the folder of its page."""


def address(entry: Entry) -> str | None:
    """The Markdown file of the record's page, below the language's folder; None if it has no page."""
    if isinstance(entry, LocalMeasure):
        return f"{SECTIONS[Municipality]}/{entry.municipality}.md#{anchor(entry)}"
    if isinstance(entry, Chapter):
        return f"{CHAPTERS[entry.area]}/{entry.id}.md"
    if type(entry) in LISTED:
        return f"{LISTED[type(entry)]}.md#{entry.id}"
    section = SECTIONS.get(type(entry))
    return f"{section}/{entry.id}.md" if section else None


def anchor(measure: LocalMeasure) -> str:
    """The place of a municipal measure on its municipality's page."""
    return f"{measure.theme}-{measure.order}"


def relative(target: str, here: str) -> str:
    """The link from the page `here` to `target` (which may end in #anchor)."""
    path, hash_, fragment = target.partition("#")
    return posixpath.relpath(path, posixpath.dirname(here) or ".") + hash_ + fragment
