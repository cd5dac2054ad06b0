"""What was done elsewhere about the same thing: a rule that a page can say in one sentence.

Alike is what shares a topic. What also belongs to the same programme comes first, then what shares more topics, the
theme, the audience. No place is named more often than MOST_OF_ONE_PLACE times, so that one active
municipality does not hide the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from catalog.model import LocalMeasure, NationalMeasure, Practice

Measure = LocalMeasure | NationalMeasure | Practice
AnyMeasure = TypeVar("AnyMeasure", bound=Measure)

MOST, MOST_OF_ONE_PLACE = 5, 2


@dataclass(frozen=True, slots=True, eq=False)
class _Traits(Generic[AnyMeasure]):
    """What two measures can share, taken from the record once."""

    record: AnyMeasure
    places: frozenset[str]
    programmes: frozenset[str]
    topics: frozenset[str]
    themes: frozenset[str]
    audiences: frozenset[str]


class Similar(Generic[AnyMeasure]):
    """Records by topic, so that each is only held against those it shares one with."""

    def __init__(self, records: Iterable[AnyMeasure]) -> None:
        self._by_topic: dict[str, list[_Traits[AnyMeasure]]] = defaultdict(list)
        for record in records:
            traits = _traits(record)
            for topic in traits.topics:
                self._by_topic[topic].append(traits)

    def to(self, measure: Measure, most: int = MOST) -> list[AnyMeasure]:
        """The records that are like `measure`, the likest first, none of the same municipality."""
        own = _traits(measure)
        sharing = {id(other): other for topic in own.topics for other in self._by_topic.get(topic, ())}.values()
        alike = [other for other in sharing if other.record is not measure and not own.places & other.places]
        alike.sort(key=lambda other: (*(-count for count in _likeness(own, other)), other.record.id))
        found: list[AnyMeasure] = []
        named: Counter[str] = Counter()
        for other in alike:
            if len(found) == most:
                break
            if all(named[place] < MOST_OF_ONE_PLACE for place in other.places):
                found.append(other.record)
                named.update(other.places)
        return found


def _likeness(one: _Traits[Measure], other: _Traits[AnyMeasure]) -> tuple[int, int, int, int]:
    """How many programmes, topics, themes and audiences two measures share, the weightiest first."""
    return (
        len(one.programmes & other.programmes), len(one.topics & other.topics),
        len(one.themes & other.themes), len(one.audiences & other.audiences),
    )  # fmt: skip


def _traits(measure: AnyMeasure) -> _Traits[AnyMeasure]:
    return _Traits(
        measure, frozenset(_places(measure)), frozenset(measure.programmes), frozenset(measure.topics),
        frozenset(_themes(measure)), frozenset(_audiences(measure)),
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
