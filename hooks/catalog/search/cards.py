"""What a record answers by itself: the card that search may show before its results.

A card holds what the record says and nothing else: its summary, its facts with what each of them answers, what must be
said beside them, and its source. Nothing is added up or guessed; a value that is not published has no line. Which card
answers a question, if any, the browser decides (`overrides/assets/search/answers.js`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from catalog import history as h
from catalog import model as m
from catalog import wording
from catalog.addresses import address, url
from catalog.citation import Places
from catalog.load import Catalog
from catalog.record import Record
from catalog.record_types import shown_types
from catalog.search import analysis
from catalog.search.documents import Document, Section
from catalog.search.synonyms import place_keys
from catalog.series import shown_value
from catalog.text import Translation
from catalog.values import LANGUAGES, Citation, Party, Period, Text

Card = dict[str, Any]
"""What is said (`text`) and which of ASKS that answers by itself (`says`), and `lines` of [what it answers, label,
value, address or nothing]; what must be known to read them (`note`), whether the source has a slip (`unclear`),
`source` as [title, place, address]; its `title`, where the heading alone does not tell; what else it is called
(`names`), what people type for it (`words`), the section that says how it is reached (`at`), and keys of which a
question must have one (`place`)."""

Line = tuple[str, str, str] | tuple[str, str, str, str]
"""What a line answers (one of ASKS), its label, its value, and an address where it leads."""

ASKS = {
    "number": "how many",
    "share": "how large a part",
    "none": "why there is no such number",
    "count": "how many, as one side of a disagreement holds",
    "claim": "what else one side of a disagreement holds",
    "when": "when it was, is or is due",
    "who": "who does, runs, decides",
    "where": "where",
    "reach": "how it is reached",
    "turn": "whom to turn to",
    "seen": "when that was seen",
    "act": "which act, of which number",
    "meaning": "what a word means",
    "funder": "who pays",
    "money": "how much is paid, or from what",
    "sheet": "for whom a lesson is, and its worksheet",
    "long": "how long it takes",
    "state": "how far it has come",
    "advice": "what somebody advised",
    "what": "anything else",
}
"""What a line of a card may answer."""

CONTACT = "kontakti"
"""The section of a body's page that says how it is reached."""

SOURCES = 2
"""A card names at most this many sources; the page has all."""


def cards(catalog: Catalog, language: str) -> dict[str, Card]:
    """Address of a record (page or page#section) → its card."""
    writer = _Writer(catalog, language)
    found: dict[str, Card] = {}
    for row in shown_types():
        for stored in catalog.stored[row.folder].values():
            record = stored.entry
            there = address(record)
            if there and isinstance(record, Record) and row.findable:
                found |= writer.of(record, there)
    return found


def prose_card(document: Document, section: Section, language: str) -> Card:
    """What a section of prose answers to what people type for it: its first paragraph, and whom it sends to."""
    home = "" if language == LANGUAGES[0] else f"{language}/"
    page = home + url(document.url)
    lines = []
    for there in section.reached:
        lines.append(["turn", "", there.name, urljoin(page, there.page)])
        lines += [["reach", "", there.shown, there.address]] if there.shown else []
    lines += [["seen", "", there.seen] for there in section.reached[:1]]
    sources = [[title, "", urljoin(page, there)] for title, there in section.sources[:SOURCES]]
    return {"text": section.answer, "says": ["turn"], "lines": lines, "words": section.words, "source": sources}


_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zāčēģīķļņšūž])|\n+")


class _Writer:
    """Writes cards in one language."""

    def __init__(self, catalog: Catalog, language: str) -> None:
        self.catalog, self.language = catalog, language
        self.words = catalog.words(language)
        self.places = Places(catalog, language, lambda id_, **values: self.words[id_].format(**values))
        services = [unit.social_service for unit in catalog.all(m.Municipality) if unit.social_service]
        self.services = {service.organisation: service for service in services}
        self.home = "" if language == LANGUAGES[0] else f"{language}/"
        self._by_type: dict[type[Record], Callable[[Any], Iterator[Line]]] = {
            m.Figure: self._figure, m.Document: self._document, m.Programme: self._programme,
            m.Organisation: self._organisation, m.NationalMeasure: self._national, m.LocalMeasure: self._local,
            m.Event: self._event, m.MediatorService: self._service, m.Practice: self._practice,
            m.Recommendation: self._recommendation, m.Publication: self._publication, m.GlossaryTerm: self._term,
            m.Theme: self._nothing, h.HistoryEvent: self._history_event, h.Person: self._person, h.Place: self._place,
            h.Disagreement: self._disagreement, h.CalendarDay: self._day, h.Lesson: self._lesson,
        }  # fmt: skip

    def of(self, record: Record, there: str) -> dict[str, Card]:
        """The cards of a record; a municipality has one for its social service, too."""
        if isinstance(record, m.Municipality):
            return dict(self._municipality(record, there))
        lines = self._by_type.get(type(record))
        if lines is None or self._stale(record.summary):
            return {}
        return {there: self._card(record, list(lines(record)))}

    def _card(self, record: Record, lines: Sequence[Line]) -> Card:
        found = [*lines, *self._uncounted(record)]
        card: Card = {"text": self._said(record.summary), "lines": [list(line) for line in found]}
        if isinstance(record, h.HistoryEvent | h.Place):
            card["says"] = ["who"]
        note = getattr(record, "comparability", None) or getattr(record, "reading", None)
        if note:
            card["note"] = self._said(note)
        if record.as_printed or any(item.as_printed for item in getattr(record, "observations", ())):
            card["unclear"] = True
        contact = self._contact_of(record) if isinstance(record, m.Organisation) else None
        citations = [*contact.citations, *record.citations] if contact else record.citations
        if contact:
            card["at"] = CONTACT
        if citations:
            card["source"] = self._sources(citations)
        names = [*getattr(record, "other_names", ()), getattr(record, "abbreviation", None) or ""]
        if isinstance(record, m.GlossaryTerm) and self.language == "lv":
            names += record.variants
        if any(names):
            card["names"] = " ".join(filter(None, names))
        if record.search_words:
            card["words"] = " ".join(getattr(record.search_words, self.language))
        place = self._bound_to(record)
        if place:
            card["place"] = place
        return card

    def _uncounted(self, record: Record) -> Iterator[Line]:
        """The sentence of a measure or programme that says why there is no number of it."""
        if not isinstance(record, m.NationalMeasure | m.Programme):
            return
        signs = analysis.rules()[self.language]["uncounted"]
        for text in (record.summary, record.note):
            for sentence in _SENTENCE.split(self._said(text)) if text else ():
                if any(sign in sentence.lower() for sign in signs):
                    yield "none", "", sentence
                    return

    def _bound_to(self, record: Record) -> list[str]:
        """Keys of the municipalities whose own matter the record is: it answers nothing about the country."""
        if isinstance(record, m.LocalMeasure | m.Figure | m.MediatorService) and record.municipality:
            return self._keys_of(record.municipality)
        return []

    def _keys_of(self, municipality: str) -> list[str]:
        return place_keys(self.catalog.get(m.Municipality, municipality), self.language)

    # Facts of each type of record, the first ones first.

    def _figure(self, figure: m.Figure) -> Iterator[Line]:
        unit = self._term_of("units", figure.unit)
        ask = "share" if figure.unit == "percent" else "number"
        gap = "" if figure.unit == "percent" and self.language != LANGUAGES[0] else " "
        newest = sorted(figure.observations, key=lambda item: item.until or item.period or "", reverse=True)
        for item in newest:
            if item.value is not None:
                label = self._join(self._time(item), self._said(item.category) if item.category else "", by=" · ")
                yield ask, label, f"{shown_value(item, self.language)}{gap}{unit}"
            else:
                yield "none", self._time(item), self.words["not-published"]
        yield "what", self.words["definition"], self._said(figure.definition)

    def _document(self, document: m.Document) -> Iterator[Line]:
        yield from self._line("act", "act", document.act)
        yield from self._line("act", "number", document.number)
        yield from self._line("when", "date", self._date(document.date))
        if document.adopted_by:
            yield from self._line("who", "adopted-by", self._parties([document.adopted_by]))
        yield from self._line("act", "minutes", document.minutes)
        if document.status:
            said = self._term_of("document-statuses", document.status)
            as_of = f" ({self._date(document.as_of)})" if document.as_of else ""
            yield from self._line("state", "status", said + as_of)
        yield from self._line("when", "period", self._period(document.period))
        yield from self._line("who", "prepared-by", self._parties(document.prepared_by))

    def _programme(self, programme: m.Programme) -> Iterator[Line]:
        yield from self._line("who", "run-by", self._parties(programme.run_by))
        yield from self._line("funder", "funders", self._parties(programme.funders))
        yield from self._line("money", "funding", programme.funding)
        yield from self._line("when", "period", self._period(programme.period))
        yield from self._line("act", "number", programme.number)
        yield from self._line("where", "municipalities", self._names(m.Municipality, programme.municipalities))
        yield from self._line("what", "aim", programme.aim)

    def _organisation(self, body: m.Organisation) -> Iterator[Line]:
        contact = self._contact_of(body)
        if contact:
            yield from self._contact(contact)
        yield from self._line("when", "founded", self._date(body.founded))
        yield from self._line("who", "founded-by", self._parties(body.founded_by))
        yield from self._line("who", "members", self._parties(body.members))
        if body.part_of:
            yield from self._line("what", "part-of", self._parties([body.part_of]))

    def _contact_of(self, body: m.Organisation) -> m.Contact | None:
        """A social service may be reached as its municipality says."""
        return body.contact or self.services.get(body.id)

    def _contact(self, contact: m.Contact) -> Iterator[Line]:
        """How an institution is reached; nothing where it is gone, and always when its page was seen."""
        if contact.state != "gone":
            if contact.phone:
                yield "reach", self.words["contact-call"], contact.phone, f"tel:{contact.phone.replace(' ', '')}"
            yield from self._line("where", "place", contact.address)
            if contact.url:
                host = urlsplit(contact.url).hostname or ""
                yield "reach", self.words["contact-website"], host.removeprefix("www."), contact.url
        if contact.reach:
            yield "reach", "", self._said(contact.reach)
        seen = wording.date(contact.seen.isoformat(), self.language, "locative")
        state = "" if contact.state == "seen" else self.words[f"contact-state-{contact.state}"] + " "
        yield "seen", "", state + self.words["contact-seen"].format(date=seen)

    def _municipality(self, unit: m.Municipality, there: str) -> Iterator[tuple[str, Card]]:
        place = self._keys_of(unit.id)
        told = [item for item in unit.reporting if item.no_specific_measures]
        for item in told:
            years = wording.years(item.no_specific_measures_years, self.language)
            when = self.words["for-year"].format(years=years) if years else self.words["year-not-given"]
            text = f"{self.words['no-specific-measures']} {when} {self.words['no-specific-measures-meaning']}"
            source = self.catalog.get(m.Source, item.source)
            yield there, {
                "text": text, "lines": [], "place": place, "source": [[self._said(source.title), "", self._to(source)]],
                "names": self.words["municipal-measures"],
            }  # fmt: skip
        if unit.social_service:
            service = unit.social_service
            yield f"{there}#pasvaldibas-dienests", {
                "title": f"{self._said(unit.name)}: {self.words['social-service']}",
                "text": self._said(service.name), "lines": [list(line) for line in self._contact(service)],
                "place": place, "source": self._sources(service.citations), "names": self.words["social-service"],
            }  # fmt: skip

    def _national(self, measure: m.NationalMeasure) -> Iterator[Line]:
        yield from self._line("who", "responsible", self._parties(measure.responsible))
        yield from self._line("who", "co-responsible", self._parties(measure.co_responsible))
        for year in measure.years:
            yield "state", str(year.year), self._term_of("measure-states", year.state)
        yield from self._line("money", "funding", measure.funding)
        yield from self._line("when", "deadline", self._date(measure.deadline))

    def _local(self, measure: m.LocalMeasure) -> Iterator[Line]:
        yield from self._line("when", "year", wording.years(measure.years, self.language))
        yield from self._line("where", "municipality", self._names(m.Municipality, [measure.municipality]))
        yield from self._line("who", "done-by", self._parties(measure.done_by))
        yield from self._line("who", "partners", self._parties(measure.partners))
        yield from self._line("money", "funding", measure.funding)
        yield from self._line("what", "for-whom", measure.for_whom)
        if measure.state != "carried-out":
            yield "state", self.words["status"], self._term_of("measure-states", measure.state)

    def _event(self, event: m.Event) -> Iterator[Line]:
        yield from self._line("when", "period", self._period(event.period))
        yield from self._line("where", "place", self.words["online"] if event.online else event.place)
        yield from self._line("who", "organisers", self._parties(event.organisers))
        yield from self._line("who", "participants", self._parties(event.participants))

    def _service(self, service: m.MediatorService) -> Iterator[Line]:
        project = self.catalog.get(m.Programme, service.programme) if service.programme else None
        yield from self._line("when", "period", self._period(service.period))
        yield from self._line("where", "place", service.place)
        if project and not service.period:
            yield from self._line("when", "programme-period", self._period(project.period))
        yield from self._line("money", "funding", service.funding)

    def _practice(self, practice: m.Practice) -> Iterator[Line]:
        yield from self._line("when", "year", wording.years(practice.years, self.language))
        yield from self._line("where", "place", practice.place)
        yield from self._line("who", "done-by", self._parties(practice.done_by))
        yield from self._line("what", "result", practice.result)

    def _recommendation(self, advice: m.Recommendation) -> Iterator[Line]:
        yield from self._line("advice", "recommended", advice.text)
        yield from self._line("who", "by-whom", self._parties(advice.by))
        yield from self._line("when", "year", str(advice.year))

    def _publication(self, work: m.Publication) -> Iterator[Line]:
        yield from self._line("who", "authors", ", ".join(work.authors))
        yield from self._line("who", "publisher", self._parties(work.publisher))
        yield from self._line("when", "published", self._date(work.published))

    def _term(self, term: m.GlossaryTerm) -> Iterator[Line]:
        yield "meaning", term.abbreviation or "", self._said(term.meaning)

    def _history_event(self, event: h.HistoryEvent) -> Iterator[Line]:
        yield from self._line("when", "period", wording.period(event.period, self.language))

    def _person(self, person: h.Person) -> Iterator[Line]:
        yield from self._line("who", "role", person.role)
        yield from self._line("when", "born", self._date(person.born))
        yield from self._line("when", "died", self._date(person.died))

    def _place(self, place: h.Place) -> Iterator[Line]:
        yield from self._line("where", "where", place.area)

    def _disagreement(self, question: h.Disagreement) -> Iterator[Line]:
        for position in question.positions:
            ask = "claim" if position.value is None else "count"
            yield ask, self._said(position.claimant), self._said(position.claim)

    def _day(self, day: h.CalendarDay) -> Iterator[Line]:
        on = wording.day_of_year(day.day, self.language) if day.day else self._date(day.on)
        yield from self._line("when", "date", on)
        yield from self._line("what", "day-reason", day.reason)
        yield from self._line("state", "day-status", day.status)

    def _lesson(self, lesson: h.Lesson) -> Iterator[Line]:
        subjects = ", ".join(self._term_of("lesson-subjects", id_) for id_ in lesson.subjects)
        yield from self._line("sheet", "for-grades", wording.grades(lesson.grades, self.language))
        yield from self._line("sheet", "lesson-subject", subjects)
        yield from self._line("long", "length", self.words["lesson-minutes"].format(count=h.LESSON_MINUTES))
        file = self.home + url(address(lesson) or "").removesuffix("/")
        for kind in ("pdf", "docx"):
            yield "sheet", self.words["worksheet"], self.words[f"worksheet-{kind}"], f"{file}.{kind}"

    def _nothing(self, _: Record) -> Iterator[Line]:
        yield from ()

    # Words.

    def _line(self, ask: str, label: str, value: Text | str | None) -> Iterator[Line]:
        said = self._said(value) if isinstance(value, Text) else value
        if said:
            yield ask, self.words[label], said

    def _said(self, text: Text) -> str:
        return text.in_language(self.language)

    def _stale(self, text: Text) -> bool:
        """An English text older than its Latvian says so on its page; a card could not."""
        return self.language != LANGUAGES[0] and text.translation is Translation.STALE

    def _date(self, value: str | None) -> str | None:
        return wording.date(value, self.language) if value else None

    def _period(self, value: Period | None) -> str | None:
        return wording.period(value, self.language) if value else None

    def _time(self, item: m.Observation) -> str:
        return self._join(self._date(item.period) or "", self._date(item.until) or "", by=" – ")

    def _join(self, *parts: str, by: str) -> str:
        return by.join(filter(None, parts))

    def _term_of(self, vocabulary: str, id_: str) -> str:
        return self._said(self.catalog.term(vocabulary, id_))

    def _parties(self, parties: Sequence[Party]) -> str:
        return "; ".join(
            self._said(self.catalog.get(m.Organisation, party).name if isinstance(party, str) else party)
            for party in parties
        )

    def _names(self, model: type[m.Municipality], ids: Sequence[str]) -> str:
        return ", ".join(self._said(self.catalog.get(model, id_).name) for id_ in ids)

    def _sources(self, citations: Sequence[Citation]) -> list[list[str]]:
        """The first sources with the place in each: title, place, address."""
        first = {item.source: item for item in reversed(citations)}
        found = []
        for citation in sorted(first.values(), key=citations.index)[:SOURCES]:
            source = self.catalog.get(m.Source, citation.source)
            place = self.places.where(citation.locator, source.language).striptags()
            found.append([self._said(source.title), place, self._to(source)])
        return found

    def _to(self, record: Record) -> str:
        return self.home + url(address(record) or "")
