"""What may be stated flatly: the rule of attribution by confidence.

Passages of high confidence may be stated; those of medium confidence name their source in the sentence;
those of low confidence stand only among the open questions.
"""

from __future__ import annotations

from collections.abc import Iterator

from catalog.history import LESSON_MINUTES, CalendarDay, Lesson, Passage
from catalog.load import Catalog, Stored
from catalog.problem import Problem
from catalog.walk import Where, passages

OPEN = "open_questions"


def check_certainty(stored: Stored, _: Catalog) -> Iterator[Problem]:
    """Passages that claim more than their confidence allows."""
    for where, passage in passages(stored.entry):
        yield from _passage(stored, where, passage)


def check_calendar_day(stored: Stored, _: Catalog) -> Iterator[Problem]:
    """A day either returns each year or falls on one date."""
    day = stored.entry
    if isinstance(day, CalendarDay) and (day.day is None) == (day.on is None):
        yield stored.problem(
            ("name",),
            "vajadzīgs viens no laukiem: „day” (katru gadu) vai „on” (viens datums)",
            "one of the fields is needed: “day” (every year) or “on” (a single date)",
        )  # fmt: skip


def check_lesson(stored: Stored, _: Catalog) -> Iterator[Problem]:
    """The steps of a lesson fill it exactly."""
    lesson = stored.entry
    if not isinstance(lesson, Lesson):
        return
    total = sum(step.minutes for step in lesson.steps)
    if total != LESSON_MINUTES:
        yield stored.problem(
            ("steps",),
            f"stundas soļi kopā aizņem {total} minūtes, vajag {LESSON_MINUTES}",
            f"the steps of the lesson take {total} minutes, {LESSON_MINUTES} are needed",
        )  # fmt: skip


def _passage(stored: Stored, where: Where, passage: Passage) -> Iterator[Problem]:
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
    for language in ("lv", "en"):
        named = passage.named
        if named and named.in_language(language) not in passage.text.in_language(language):
            yield stored.problem(
                (*where, "named", language),
                f"tekstā nav vārdu „{named.in_language(language)}” — nosauciet avotu tieši tā",
                f"the text does not hold the words “{named.in_language(language)}” — name the source just so",
            )  # fmt: skip
