"""What a page is about, in words that search engines and reference managers read: schema.org as JSON-LD.

Each page says the way to it; pages of some records, the list of figures and the page of downloads say their main thing
as well. Nothing stands here that the page itself does not say.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from babel import Locale
from markupsafe import Markup

from catalog import tables, wording
from catalog.addresses import address, url
from catalog.history import LESSON_MINUTES, Lesson, Place
from catalog.model import Event, Figure, Municipality, Organisation, Source
from catalog.page_citation import LICENCE_ADDRESS
from catalog.pages import Edition, Page, script_data
from catalog.record import Record
from catalog.record_types import RECORD_TYPES

CONTEXT = "https://schema.org"
KINDS = {
    "ministry": "GovernmentOrganization", "state-institution": "GovernmentOrganization",
    "local-government": "GovernmentOrganization", "municipal-institution": "GovernmentOrganization",
    "association": "NGO", "foundation": "NGO", "school": "School", "preschool": "Preschool",
}  # fmt: skip
"""Kind of an organisation → its type in schema.org; any other is an Organization."""

Thing = dict[str, Any]


def linked(edition: Edition, page: Page) -> Markup:
    """The JSON-LD of a page, safe inside a script element."""
    speaker = _Speaker(edition)
    things = [thing for thing in (speaker.trail(page), speaker.main(page)) if thing]
    return script_data({"@context": CONTEXT, "@graph": things})


class _Speaker:
    """Describes what pages of one language show."""

    def __init__(self, edition: Edition) -> None:
        self.edition, self.catalog, self.language = edition, edition.site.catalog, edition.language
        self.home = edition.site.settings.home(edition.language)

    def trail(self, page: Page) -> Thing | None:
        """The way to a page, itself last; the home page has none."""
        if page.uri == "index.md":
            return None
        items = [
            {"@type": "ListItem", "position": place, "name": self.edition.title(uri), "item": self.home + url(uri)}
            for place, uri in enumerate([*self.edition.trail(page.uri), page.uri], 1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": items}

    def main(self, page: Page) -> Thing | None:
        """The main thing of a page, if it is of a kind that is described."""
        there = self.home + url(page.uri)
        record = self.edition.recipes[page.uri].values.get("record")
        match record:
            case Figure():
                return self._figure(record, there)
            case Lesson():
                return self._lesson(record, there)
            case Event():
                return self._event(record, there)
            case Place():
                return self._place(record, there)
            case Organisation():
                return self._organisation(record, there)
            case Municipality():
                return {**self._unit(record), "description": self._text(record.summary), "mainEntityOfPage": there}
        if page.uri == "index.md":
            name = self.edition.site.settings.names[self.language]
            return {"@type": "WebSite", "name": name, "description": page.description, "url": there} | self._terms()
        if page.uri == RECORD_TYPES["figures"].list_uri:
            return self._dataset(page, there, [tables.path_of(tables.FIGURES)])
        if page.uri == "dati/lejupielades.md":
            return self._dataset(page, there, [path for _, path, _ in tables.listed(self.edition.site.reports)])
        return None

    def _text(self, text: Any) -> str:
        return str(text.in_language(self.language))

    def _terms(self) -> Thing:
        """Language, licence and, once one is named, publisher."""
        publisher = self.edition.site.settings.publisher[self.language]
        named = {"publisher": {"@type": "Organization", "name": publisher}} if publisher else {}
        return {"inLanguage": self.language, "license": LICENCE_ADDRESS, "isAccessibleForFree": True} | named

    def _dataset(self, page: Page, there: str, paths: Iterable[str]) -> Thing:
        found = [_csv(f"{self.home}{path}.csv") for path in paths]
        about = {"@type": "Dataset", "name": page.title, "description": page.description, "url": there}
        return about | self._terms() | self._version() | {"distribution": found}

    def _version(self) -> Thing:
        release = self.edition.site.release
        return {"version": release.version, "datePublished": release.day.isoformat()} if release else {}

    def _figure(self, figure: Figure, there: str) -> Thing:
        periods = [end for item in figure.observations for end in (item.period, item.until) if end]
        about: Thing = {
            "@type": "Dataset", "name": self._text(figure.heading), "url": there,
            "description": f"{self._text(figure.summary)} {self._text(figure.definition)}",
            "dateModified": figure.review.checked_on.isoformat(), **self._terms(), **self._version(),
            "isBasedOn": self._sources(figure),
            "distribution": [_csv(f"{self.home}{RECORD_TYPES['figures'].section}/{figure.id}.csv")],
        }  # fmt: skip
        if periods:
            first, last = min(periods), max(periods)
            about["temporalCoverage"] = first if first == last else f"{first}/{last}"
        if figure.municipality:
            about["spatialCoverage"] = self._unit(self.catalog.get(Municipality, figure.municipality))
        elif figure.level == "national":
            about["spatialCoverage"] = self._country()
        return about

    def _sources(self, record: Record) -> list[Thing]:
        found = (self.catalog.get(Source, id_) for id_ in dict.fromkeys(item.source for item in record.citations))
        return [
            {"@type": "CreativeWork", "name": self._text(item.title), "url": self.home + url(address(item) or "")}
            for item in found
        ]

    def _lesson(self, lesson: Lesson, there: str) -> Thing:
        files = {".pdf": "application/pdf", ".docx": _DOCX}
        return {
            "@type": "LearningResource", "name": self._text(lesson.heading), "url": there,
            "description": self._text(lesson.summary), "learningResourceType": "lesson plan",
            "educationalLevel": wording.grades(lesson.grades, self.language), "timeRequired": f"PT{LESSON_MINUTES}M",
            "teaches": self._text(lesson.aim), "dateModified": lesson.review.checked_on.isoformat(), **self._terms(),
            "encoding": [
                {"@type": "MediaObject", "encodingFormat": kind, "contentUrl": there.rstrip("/") + end}
                for end, kind in files.items()
            ],
        }  # fmt: skip

    def _event(self, event: Event, there: str) -> Thing | None:
        """An event with its day and place; without either schema.org's readers can do nothing with it."""
        places: list[Thing] = [{"@type": "Place", "name": self._text(event.place)}] if event.place else []
        places = places or [self._unit(self.catalog.get(Municipality, id_)) for id_ in event.municipalities]
        if not event.period or not places:
            return None
        end = {"endDate": event.period.end} if event.period.end else {}
        return {
            "@type": "Event", "name": self._text(event.heading), "description": self._text(event.summary),
            "url": there, "startDate": event.period.start, **end, "location": places,
        }  # fmt: skip

    def _place(self, place: Place, there: str) -> Thing:
        unit = self.catalog.get(Municipality, place.municipality) if place.municipality else None
        return {
            "@type": "Place", "name": self._text(place.heading), "description": self._text(place.summary), "url": there,
            **({"alternateName": place.other_names} if place.other_names else {}),
            **({"containedInPlace": self._unit(unit)} if unit else {}),
        }  # fmt: skip

    def _organisation(self, body: Organisation, there: str) -> Thing:
        return {
            "@type": KINDS.get(body.kind, "Organization"), "name": self._text(body.name),
            "description": self._text(body.summary), "mainEntityOfPage": there,
            **({"alternateName": body.abbreviation} if body.abbreviation else {}),
            **({"url": str(body.url)} if body.url else {}),
        }  # fmt: skip

    def _unit(self, unit: Municipality) -> Thing:
        return {
            "@type": "AdministrativeArea", "name": self._text(unit.official_name), "identifier": unit.iso,
            "containedInPlace": self._country(),
        }  # fmt: skip

    def _country(self) -> Thing:
        return {"@type": "Country", "name": Locale(self.language).territories["LV"]}


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _csv(there: str) -> Thing:
    return {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": there}
