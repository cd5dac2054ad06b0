"""Rules that hold for one type of record, each beside its type: `@rule(Lesson)`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from catalog.history import LESSON_MINUTES, CalendarDay, Lesson, Passage
from catalog.load import Catalog, Stored
from catalog.model import LocalMeasure, Municipality, NationalMeasure
from catalog.problem import Problem
from catalog.record import Entry
from catalog.values import LANGUAGES
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


@rule(LocalMeasure)
def _measure_place(stored: Stored, measure: LocalMeasure) -> Iterator[Problem]:
    for number, citation in enumerate(measure.citations):
        locator = citation.locator
        if locator.municipality not in (None, measure.municipality) or locator.theme not in (None, measure.theme):
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


@rule(Municipality)
def _merged(stored: Stored, unit: Municipality) -> Iterator[Problem]:
    if (unit.valid.end is None) != (unit.merged_into is None):
        yield stored.problem(
            ("valid",),
            "beigu datumam un laukam „merged_into” jābūt abiem vai nevienam",
            "an end date and “merged_into” go together: both or neither",
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

    Passages of high confidence may be stated; those of medium confidence name their source in the sentence;
    those of low confidence stand only among the open questions.
    """
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


def check_together(catalog: Catalog) -> Iterator[Problem]:
    """Two records that claim the same place in the order of a report or a plan."""
    taken: dict[tuple[object, ...], Stored] = {}
    for stored in catalog.records():
        place = _place(stored.entry)
        if place is None:
            continue
        field, key = place
        if key in taken:
            value = getattr(stored.entry, field)
            yield stored.problem(
                (field,),
                f"tāda pati kārta ({value}) ir arī failā {taken[key].path}",
                f"the same order ({value}) is also in {taken[key].path}",
            )  # fmt: skip
        taken[key] = stored


def _place(entry: Entry) -> tuple[str, tuple[object, ...]] | None:
    """(field, key) of the place in its source that a measure claims."""
    if isinstance(entry, LocalMeasure):
        return "order", (entry.report, entry.municipality, entry.theme, entry.order)
    if isinstance(entry, NationalMeasure):
        return "row", (entry.plan, entry.row)
    return None
