"""What was done elsewhere about the same thing: a rule that a page can say in one sentence.

Alike is what shares a topic. What also belongs to the same programme comes first, then what shares more topics, the
theme, the audience. No place is named more often than MOST_OF_ONE_PLACE times, so that one active
municipality does not hide the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from catalog.model import LocalMeasure, NationalMeasure, Practice

Measure = LocalMeasure | NationalMeasure | Practice
AnyMeasure = TypeVar("AnyMeasure", bound=Measure)

MOST, MOST_OF_ONE_PLACE = 5, 2


def similar(measure: Measure, others: Iterable[AnyMeasure], most: int = MOST) -> list[AnyMeasure]:
    """The records among `others` that are like `measure`, the likest first, none of the same municipality."""
    own = _places(measure)
    elsewhere = (other for other in others if other is not measure and not own & _places(other))
    alike = [other for other in elsewhere if set(measure.topics) & set(other.topics)]
    alike.sort(key=lambda other: (*(-count for count in _likeness(measure, other)), other.id))
    found: list[AnyMeasure] = []
    named: Counter[str] = Counter()
    for other in alike:
        places = _places(other)
        if len(found) < most and all(named[place] < MOST_OF_ONE_PLACE for place in places):
            found.append(other)
            named.update(places)
    return found


def _likeness(one: Measure, other: Measure) -> tuple[int, int, int, int]:
    """How many programmes, topics, themes and audiences two measures share, the weightiest first."""
    return (
        len(set(one.programmes) & set(other.programmes)), len(set(one.topics) & set(other.topics)),
        len(_themes(one) & _themes(other)), len(_audiences(one) & _audiences(other)),
    )  # fmt: skip


def _places(measure: Measure) -> set[str]:
    if isinstance(measure, LocalMeasure):
        return {measure.municipality}
    return set(measure.municipalities) if isinstance(measure, Practice) else set()


def _themes(measure: Measure) -> set[str]:
    return {measure.theme} if isinstance(measure, LocalMeasure) else set(measure.themes)


def _audiences(measure: Measure) -> set[str]:
    """For whom, as far as the record says; practices do not say it in a word."""
    audience = None if isinstance(measure, Practice) else measure.audience
    return {audience} if audience else set()
