"""What is alike, and in which order: the sentence on the page and the rule are the same."""

from __future__ import annotations

from typing import Any

from catalog.model import LocalMeasure, NationalMeasure, Practice
from catalog.similar import MOST, MOST_OF_ONE_PLACE, Similar

from .making import make


def local(id_: str, place: str, *topics: str, **fields: Any) -> LocalMeasure:
    return make(LocalMeasure, id_, municipality=place, **{"theme": "skola", "topics": [*topics], **fields})


def ids(found: list[Any]) -> list[str]:
    return [item.id for item in found]


def similar(measure: Any, others: Any, most: int = MOST) -> list[Any]:
    return Similar(others).to(measure, most)


HERE = local("te", "riga", "a", "b", programmes=["p"], audience="all")


def test_without_a_common_topic_nothing_is_alike() -> None:
    assert similar(HERE, [local("cits", "jelgava", "c", programmes=["p"], audience="all")]) == []
    assert similar(local("te", "riga"), [local("cits", "jelgava", "a")]) == []


def test_neither_itself_nor_its_own_municipality() -> None:
    practice = make(Practice, "prakse", municipalities=["riga", "jelgava"], topics=["a"])
    assert similar(HERE, [HERE, local("blakus", "riga", "a")]) == []
    assert similar(HERE, [practice]) == []


def test_programme_then_more_topics_then_theme_then_audience_then_id() -> None:
    others = [
        local("viens-b", "a1", "a", theme="darbs"),
        local("viens-a", "a2", "a", theme="darbs"),
        local("auditorija", "a3", "a", theme="darbs", audience="all"),
        local("temats", "a4", "b"),
        local("programma", "a5", "b", theme="darbs", programmes=["p"]),
        local("divi", "a6", "a", "b", theme="darbs"),
    ]
    wanted = ["programma", "divi", "temats", "auditorija", "viens-a", "viens-b"]
    assert ids(similar(HERE, others, most=9)) == wanted
    assert ids(similar(HERE, reversed(others), most=9)) == wanted, "the order of the files does not matter"


def test_not_too_many_and_not_too_many_of_one_place() -> None:
    crowd = [local(f"m-{number}", "jelgava", "a", "b") for number in range(5)]
    assert len(similar(HERE, crowd)) == MOST_OF_ONE_PLACE
    assert ids(similar(HERE, [*crowd, local("cits", "tukums", "a")])) == ["m-0", "m-1", "cits"]
    assert len(similar(HERE, [local(f"m-{number}", f"v-{number}", "a") for number in range(9)])) == MOST


def test_practices_and_plan_measures_are_compared_the_same_way() -> None:
    practice = make(Practice, "prakse", topics=["a"], themes=["skola", "darbs"])
    plan = make(NationalMeasure, "plans", topics=["a"], themes=["darbs"], audience="all")
    assert ids(similar(practice, [local("cits", "riga", "a", theme="veseliba"), HERE])) == ["te", "cits"]
    assert ids(similar(plan, [local("cits", "jelgava", "a", audience="all"), local("darbs", "tukums", "a")])) == [
        "cits", "darbs",
    ]  # fmt: skip
    assert similar(HERE, [plan]) == [plan]
