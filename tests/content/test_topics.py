"""Topics: what readers narrow measures by. Given by reading each measure, so that no measure is without one."""

from __future__ import annotations

from collections import Counter

from catalog.load import Catalog
from catalog.model import LocalMeasure, NationalMeasure, Practice, Vocabulary

MOST = 4
"""More topics than this say nothing of a measure."""


def _measures(catalog: Catalog) -> list[LocalMeasure | NationalMeasure | Practice]:
    return [*catalog.all(LocalMeasure), *catalog.all(NationalMeasure), *catalog.all(Practice)]


def test_every_measure_and_practice_has_topics_each_once(catalog: Catalog) -> None:
    wrong = [item.id for item in _measures(catalog) if not 0 < len(set(item.topics)) == len(item.topics) <= MOST]
    assert wrong == []


def test_every_topic_leads_to_something(catalog: Catalog) -> None:
    used = Counter(topic for item in _measures(catalog) for topic in item.topics)
    assert set(used) == {term.id for term in catalog.get(Vocabulary, "topics").terms}
