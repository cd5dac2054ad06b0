"""Rules that hold for one type of record, each beside its type: `@rule(Lesson)`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from catalog.history import LESSON_MINUTES, CalendarDay, Chapter, Disagreement, HistoryEvent, Lesson, Passage, Person
from catalog.load import Catalog, Stored
from catalog.messages import plain_number
from catalog.model import Event, Figure, LocalMeasure, Municipality, NationalMeasure, Source, Vocabulary
from catalog.problem import Problem
from catalog.record import Entry
from catalog.record_types import RECORD_TYPES
from catalog.sense import is_reversed
from catalog.values import LANGUAGES, Ref
from catalog.walk import Where

Rule = Callable[[Stored, Any], Iterator[Problem]]

_RULES: dict[type[Entry], list[Rule]] = defaultdict(list)


def rule(model: type[Entry]) -> Callable[[Rule], Rule]:
    """Make a function the rule of a record type: it is given the stored record and the record."""

    def register(function: Rule) -> Rule:
        _RULES[model].append(function)
        return function

    return register


def check_record(stored: Stored) -> Iterator[Problem]:
    """What the rules of its type, and that of passages, say of a record."""
    for function in _RULES[type(stored.entry)]:
        yield from function(stored, stored.entry)
    for where, passage in stored.contents.passages:
        yield from _passage(stored, where, passage)


@rule(LocalMeasure)
def _measure_years(stored: Stored, measure: LocalMeasure) -> Iterator[Problem]:
    if not measure.years and measure.years_note is None:
        yield stored.problem(
            ("years",),
            "ja gads avotā nav norādīts, pasakiet to laukā „years_note”",
            "if the source gives no year, say so in “years_note”",
        )  # fmt: skip


def _measure_place(stored: Stored, measure: LocalMeasure, catalog: Catalog) -> Iterator[Problem]:
    """A measure stands in its municipality's folder and cites its own place in the report.

    What the catalogue does not know is another mistake.
    """
    themes, places = catalog.stored["themes"], catalog.stored["municipalities"]
    if measure.theme not in themes or measure.municipality not in places:
        return
    home, folder = f"data/local-measures/{measure.municipality}/", stored.path.rpartition("/")[0] + "/"
    if not folder.startswith(home):
        yield Problem(
            stored.path, 1, 1,
            f"ieraksts ir par pašvaldību „{measure.municipality}”, bet stāv mapē {folder} — pārvietojiet to uz {home}",
            f"the record is about “{measure.municipality}” but stands in {folder} — move it to {home}",
        )  # fmt: skip
    for number, citation in enumerate(measure.citations):
        locator = citation.locator
        other_theme = locator.theme in themes and locator.theme != measure.theme
        if other_theme or (locator.municipality in places and locator.municipality != measure.municipality):
            yield stored.problem(
                ("citations", number, "locator"),
                "norāde ved uz citu pašvaldību vai tematu nekā ieraksts",
                "the locator names another municipality or theme than the record",
            )  # fmt: skip


@rule(NationalMeasure)
def _reported_or_planned(stored: Stored, measure: NationalMeasure) -> Iterator[Problem]:
    """A measure has a state: year by year from reports, or of its own while no report covers it."""
    if bool(measure.years) == (measure.state is not None):
        yield stored.problem(
            ("state",) if measure.years else ("id",),
            "vajadzīgs viens no laukiem: „years” (stāvoklis pa gadiem no pārskata) vai „state” (kamēr pārskata nav)",
            "one of the fields is needed: “years” (states from a report) or “state” (while there is no report)",
        )  # fmt: skip


@rule(NationalMeasure)
def _year_by_year(stored: Stored, measure: NationalMeasure) -> Iterator[Problem]:
    years = [item.year for item in measure.years]
    if years != sorted(set(years)):
        yield stored.problem(
            ("years",),
            "gadiem jābūt pēc kārtas, katram vienreiz",
            "the years stand in order, each once",
        )  # fmt: skip


FRACTIONS = {"percent", "grade", "hours", "hours-per-week", "hours-per-month", "euro", "thousand-euro", "million-euro"}
"""Units that are measured, so that a part of one makes sense; all others are counted."""


@rule(Figure)
def _counted(stored: Stored, figure: Figure) -> Iterator[Problem]:
    """What is counted is a whole number, and no count is less than nothing."""
    for number, item in enumerate(figure.observations):
        where, value = ("observations", number, "value"), item.value
        if isinstance(value, float) and figure.unit not in FRACTIONS:
            plain = plain_number(value, whole=True)
            write_lv, write_en = (f" — rakstiet {plain}", f" — write {plain}") if plain else ("", "")
            yield stored.problem(
                where,
                f"vienību „{figure.unit}” skaita veselos skaitļos, atrasts {value}{write_lv}",
                f"“{figure.unit}” are counted in whole numbers, found {value}{write_en}",
            )  # fmt: skip
        if value is not None and (
            value < 0 or (figure.measure == "share" and figure.unit == "percent" and value > 100)
        ):
            yield stored.problem(
                where,
                f"tāds skaitlis nav iespējams: {value}",
                f"there can be no such number: {value}",
            )  # fmt: skip


@rule(Figure)
def _observed(stored: Stored, figure: Figure) -> Iterator[Problem]:
    """A figure has one value for a time and a category, and a time does not end before it begins."""
    seen = Counter((item.period, item.until, item.category and item.category.lv) for item in figure.observations)
    for number, item in enumerate(figure.observations):
        if item.period and item.until and is_reversed(item.period, item.until):
            yield stored.problem(
                ("observations", number, "until"),
                f"beigas ({item.until}) ir pirms sākuma ({item.period}) — pārbaudiet abus datumus",
                f"the end ({item.until}) is before the start ({item.period}) — check both dates",
            )  # fmt: skip
        key = (item.period, item.until, item.category and item.category.lv)
        if seen[key] > 1:
            seen[key] = 0  # said once
            yield stored.problem(
                ("observations", number),
                "vienam laikam ir vairākas vērtības — atstājiet vienu vai pievienojiet „category”",
                "one time has several values — keep one or add “category”",
            )  # fmt: skip


@rule(Disagreement)
def _interval(stored: Stored, question: Disagreement) -> Iterator[Problem]:
    for number, position in enumerate(question.positions):
        if position.upper is not None and (position.value is None or position.upper <= position.value):
            yield stored.problem(
                ("positions", number, "upper"),
                f"augšējai robežai ({position.upper}) jābūt lielākai par apakšējo „value” ({position.value})",
                f"the upper bound ({position.upper}) must be greater than the lower, “value” ({position.value})",
            )  # fmt: skip


@rule(Person)
def _life(stored: Stored, person: Person) -> Iterator[Problem]:
    if person.born and person.died and is_reversed(person.born, person.died):
        yield stored.problem(
            ("died",),
            f"nāve ({person.died}) ir pirms dzimšanas ({person.born}) — pārbaudiet abus datumus",
            f"the death ({person.died}) is before the birth ({person.born}) — check both dates",
        )  # fmt: skip


@rule(Event)
@rule(HistoryEvent)
def _what_happened_ended(stored: Stored, event: Event | HistoryEvent) -> Iterator[Problem]:
    """An open end is read as “since”, which is untrue of a day."""
    if event.period and event.period.end is None:
        yield stored.problem(
            ("period",),
            f"notikumam vajag arī beigas — ja tas bija vienā laikā, rakstiet „end: {event.period.start}”",
            f"an event needs its end, too — if it happened at one time, write “end: {event.period.start}”",
        )  # fmt: skip


@rule(Vocabulary)
def _terms_once(stored: Stored, vocabulary: Vocabulary) -> Iterator[Problem]:
    yield from _once(stored, "terms", [term.id for term in vocabulary.terms])


@rule(Chapter)
def _sections_once(stored: Stored, chapter: Chapter) -> Iterator[Problem]:
    yield from _once(stored, "sections", [section.id for section in chapter.sections])


def _once(stored: Stored, field: str, ids: list[str]) -> Iterator[Problem]:
    for number, id_ in enumerate(ids):
        if id_ in ids[:number]:
            yield stored.problem(
                (field, number, "id"),
                f"id „{id_}” šajā failā ir divreiz — izvēlieties citu",
                f"the id “{id_}” stands twice in this file — choose another",
            )  # fmt: skip


@rule(Municipality)
def _merged(stored: Stored, unit: Municipality) -> Iterator[Problem]:
    if (unit.valid.end is None) != (unit.merged_into is None):
        yield stored.problem(
            ("valid",),
            "beigu datumam un laukam „merged_into” jābūt abiem vai nevienam",
            "an end date and “merged_into” go together: both or neither",
        )  # fmt: skip


@rule(Source)
def _way_to_the_source(stored: Stored, source: Source) -> Iterator[Problem]:
    """A reader is led to the source itself or, where its address was not seen, to where its publisher may have it."""
    if source.url is None and source.publisher_page is None:
        yield stored.problem(
            ("title",),
            "avotam vajag adresi „url” vai izdevēja lapu „publisher_page”, kur to meklēt — pievienojiet vienu",
            "a source needs its address “url” or the publisher’s page “publisher_page” where to look — add one",
        )  # fmt: skip
    if source.url is None and source.url_is != "document":
        yield stored.problem(
            ("url_is",),
            f"„url_is: {source.url_is}” stāsta par adresi, bet lauka „url” nav — pievienojiet to",
            f"“url_is: {source.url_is}” tells of an address, but there is no field “url” — add it",
        )  # fmt: skip


@rule(CalendarDay)
def _one_kind_of_day(stored: Stored, day: CalendarDay) -> Iterator[Problem]:
    """A day either returns each year or falls on one date."""
    if (day.day is None) == (day.on is None):
        yield stored.problem(
            ("name",),
            "vajadzīgs viens no laukiem: „day” (katru gadu) vai „on” (viens datums)",
            "one of the fields is needed: “day” (every year) or “on” (a single date)",
        )  # fmt: skip


@rule(Lesson)
def _lesson_length(stored: Stored, lesson: Lesson) -> Iterator[Problem]:
    """The steps of a lesson fill it exactly."""
    total = sum(step.minutes for step in lesson.steps)
    if total != LESSON_MINUTES:
        yield stored.problem(
            ("steps",),
            f"stundas soļi kopā aizņem {total} minūtes, vajag {LESSON_MINUTES}",
            f"the steps of the lesson take {total} minutes, {LESSON_MINUTES} are needed",
        )  # fmt: skip


OPEN = "open_questions"


def _passage(stored: Stored, where: Where, passage: Passage) -> Iterator[Problem]:
    """What may be stated flatly: attribution by confidence.

    Passages of high confidence may be stated, and rest on more than the opening of one source; those of medium
    confidence name their source in the sentence; those of low confidence stand only among the open questions.
    """
    if passage.confidence == "high" and _rests_on_an_opening(passage):
        yield stored.problem(
            (*where, "confidence"),
            "augstai ticamībai nepietiek ar viena avota sākumu — dodiet otru avotu vai vidēju ticamību",
            "the opening of one source is not enough for high confidence — give another source, or medium confidence",
        )  # fmt: skip
    if passage.confidence == "low" and OPEN not in where:
        yield stored.problem(
            (*where, "confidence"),
            f"zemas ticamības rindkopa drīkst stāvēt tikai laukā „{OPEN}” — pārvietojiet to",
            f"a passage of low confidence may stand only in “{OPEN}” — move it",
        )  # fmt: skip
    if passage.confidence == "medium" and passage.named is None:
        yield stored.problem(
            where,
            "vidējas ticamības rindkopai teikumā jānosauc avots — ierakstiet šos vārdus laukā „named”",
            "a passage of medium confidence names its source in the sentence — give these words in “named”",
        )  # fmt: skip
    for language in LANGUAGES:
        named = passage.named
        if named and named.in_language(language) not in passage.text.in_language(language):
            yield stored.problem(
                (*where, "named", language),
                f"tekstā nav vārdu „{named.in_language(language)}” — nosauciet avotu tieši tā",
                f"the text does not hold the words “{named.in_language(language)}” — name the source just so",
            )  # fmt: skip


def _rests_on_an_opening(passage: Passage) -> bool:
    """Whether all that was seen is the opening of one source: what `high` in the vocabulary `confidences` excludes."""
    seen = {citation.locator.seen for citation in passage.citations}
    return seen == {"opening"} and len({citation.source for citation in passage.citations}) == 1


def check_together(catalog: Catalog) -> Iterator[Problem]:
    """What is wrong between records: measures in the wrong place of a report or a plan, chains that close."""
    for stored in catalog.stored["local-measures"].values():
        if isinstance(stored.entry, LocalMeasure):
            yield from _measure_place(stored, stored.entry, catalog)
    yield from _places(catalog)
    yield from _chains(catalog)


def _places(catalog: Catalog) -> Iterator[Problem]:
    """Two records that claim the same place in the order of a report or a plan."""
    taken: dict[tuple[object, ...], Stored] = {}
    for stored in catalog.records():
        place = _place(stored.entry)
        if place is None:
            continue
        field, key = place
        if key in taken:
            value = getattr(stored.entry, field)
            free = _next_free(key, taken)
            yield stored.problem(
                (field,),
                f"tāda pati kārta ({value}) ir arī failā {taken[key].path} — nākamā brīvā: {free}",
                f"the same order ({value}) is also in {taken[key].path} — the next free: {free}",
            )  # fmt: skip
        taken[key] = stored


def _next_free(key: tuple[object, ...], taken: Iterable[tuple[Any, ...]]) -> int:
    """The number after the last that is taken in the same report, municipality and theme, or plan."""
    return 1 + max(int(other[-1]) for other in taken if other[:-1] == key[:-1])


def free_places(catalog: Catalog, model: type[Entry]) -> dict[tuple[object, ...], int]:
    """(report, municipality, theme) or (plan,) → the next free number of a measure in it."""
    keys = [place[1] for place in map(_place, catalog.all(model)) if place is not None]
    return {key[:-1]: _next_free(key, keys) for key in keys}


CHAINS = {"part_of", "follows", "replaces", "merged_into"}
"""Fields that lead from record to record and never back."""


def _chains(catalog: Catalog) -> Iterator[Problem]:
    """Records that are, by way of others, a part, a follower or a successor of themselves."""
    for folder, by_id in catalog.stored.items():
        if CHAINS.isdisjoint(RECORD_TYPES[folder].model.model_fields):
            continue
        leads = {
            id_: [
                (where, value)
                for where, marker, value in stored.contents.references
                if where[0] in CHAINS and marker == Ref(folder) and value != id_  # itself: said by `sense`
            ]
            for id_, stored in by_id.items()
        }
        closed: set[str] = set()
        for id_ in sorted(id_ for id_, found in leads.items() if found):
            for where, value in leads[id_]:
                chain = _way_back(value, id_, leads)
                if chain and id_ not in closed:
                    closed.update(chain)
                    shown = " → ".join([id_, *chain])
                    yield by_id[id_].problem(
                        where,
                        f"ķēde ved atpakaļ pie šī paša ieraksta: {shown} — pārbaudiet „{where[0]}”",
                        f"the chain leads back to this record: {shown} — check “{where[0]}”",
                    )  # fmt: skip


def _way_back(start: str, goal: str, leads: dict[str, list[tuple[Where, str]]]) -> list[str]:
    """The ids from `start` to `goal`, or none if there is no way."""
    ways = [[start]]
    seen = {start}
    while ways:
        way = ways.pop(0)
        if way[-1] == goal:
            return way
        for _, value in leads.get(way[-1], ()):
            if value not in seen:
                seen.add(value)
                ways.append([*way, value])
    return []


def _place(entry: Entry) -> tuple[str, tuple[object, ...]] | None:
    """(field, key) of the place in its source that a measure claims."""
    if isinstance(entry, LocalMeasure):
        return "order", (entry.report, entry.municipality, entry.theme, entry.order)
    if isinstance(entry, NationalMeasure):
        return "row", (entry.plan, entry.row)
    return None
