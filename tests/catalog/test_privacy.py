from __future__ import annotations

from typing import Any

import pytest

from catalog.load import Stored
from catalog.model import Figure, LocalMeasure, Practice
from catalog.privacy import SMALLEST, check_record, contacts, small_counts
from catalog.record import Entry
from catalog.yamlfile import Parsed

from .making import make, text


def complaints(entry: Entry) -> list[str]:
    return [problem.en for problem in check_record(Stored(entry, "data/x.yml", Parsed()))]


@pytest.mark.parametrize(
    "text",
    [
        "rakstiet a.b@paraugs.lv", "zvaniet 26123456", "tel. +371 67123456", "t. 67123456", "Zvaniet 26 123 456.",
        "Zvaniet 6312 3456.", "Zvaniet 26-123-456.", "Zvaniet +371 26 123 456.", "Zvaniet 0037126123456.",
        "Zvaniet 26\u00a0123\u00a0456.",
    ],
)  # fmt: skip
def test_contacts_are_found(text: str) -> None:
    assert list(contacts(text))


@pytest.mark.parametrize(
    "text",
    [
        "2021.–2022. gadā", "Nr. 2.5-4-20", "projekts 9.2.4.2/16/I/050", "https://paraugs.lv/26123456", "60 774",
        "2021-05-03", "Nr. 40008123456", "Kopā 21 234 567 eiro", "218 505 eiro",
    ],
)  # fmt: skip
def test_other_numbers_are_not_contacts(text: str) -> None:
    assert not list(contacts(text))


@pytest.mark.parametrize("text", ["4 romu ģimenēm", "piedalījās 2 romu skolēni", "3 Roma children", "5 Roma families"])
def test_small_counts_of_people_are_found(text: str) -> None:
    assert small_counts(text)


@pytest.mark.parametrize(
    "text", ["40 romu bērni", "30 Roma children", "2021. gadā romu skolēni mācījās", "28 romu", "4 stundas nedēļā"]
)
def test_larger_counts_and_dates_pass(text: str) -> None:
    assert not small_counts(text)


@pytest.mark.parametrize("model", [LocalMeasure, Practice])
def test_small_counts_are_looked_for_in_every_record_of_one_place(model: type[LocalMeasure | Practice]) -> None:
    place = {"municipalities": ["paraugu-novads"]} if model is Practice else {}
    assert complaints(make(model, title=text("Nodarbības 4 romu bērniem", "Lessons"), **place))


def test_every_string_of_a_record_is_read() -> None:
    record = make(LocalMeasure, citations=[{"source": "a", "locator": {"chapter": "zvaniet 26123456"}}])
    assert len(complaints(record)) == 1


@pytest.mark.parametrize(
    ("tier", "level", "value", "refused"),
    [
        ("a1", "municipal", 500, True), ("a1", "institution", 0, True), ("a1", "national", 9, True),
        ("a1", "national", 10, False), ("a2", "municipal", 9, True), ("a2", "municipal", 10, False),
        ("b", "institution", 9, True), ("b", "municipal", 5, False), ("b", "municipal", 4, True),
        ("c", "institution", 1, False), ("a2", "municipal", 0, False), ("a1", "municipal", None, False),
    ],
)  # fmt: skip
def test_a_figure_below_the_threshold_of_its_tier_is_refused(tier: str, level: str, value: Any, refused: bool) -> None:
    figure = make(Figure, tier=tier, level=level, observations=[{"value": 1000}, {"value": value}])
    before = complaints(make(Figure, tier=tier, level=level, observations=[{"value": 1000}]))
    assert len(complaints(figure)) - len(before) == refused


def test_the_more_sensitive_the_tier_the_higher_the_threshold() -> None:
    for level in ("national", "municipal", "institution", "project", "european"):
        ladder = [SMALLEST[tier][level] for tier in ("none", "c", "b", "a2", "a1")]
        known = [threshold if threshold is not None else 10**9 for threshold in ladder]
        assert known == sorted(known)
