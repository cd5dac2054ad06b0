from __future__ import annotations

import pytest

from catalog.problem import ContentError, Problem, did_you_mean, nearest


def test_a_line_for_the_terminal() -> None:
    assert str(Problem("data/x.yml", 3, 5, "slikti", "bad")) == "data/x.yml:3:5: slikti / bad"


@pytest.mark.parametrize(("warning", "level"), [(False, "error"), (True, "warning")])
def test_an_annotation_for_the_line_in_a_pull_request(warning: bool, level: str) -> None:
    found = Problem("data/a,b:c.yml", 3, 5, "100 %\nslikti", "bad", warning=warning)
    assert found.as_annotation() == f"::{level} file=data/a%2Cb%3Ac.yml,line=3,col=5::100 %25%0Aslikti / bad"


def test_an_error_says_everything_in_the_order_of_the_files() -> None:
    problems = [Problem("b.yml", 1, 1, "b", "b"), Problem("a.yml", 10, 1, "c", "c"), Problem("a.yml", 9, 1, "a", "a")]
    lines = str(ContentError(problems)).splitlines()
    assert lines[1:] == ["a.yml:9:1: a / a", "a.yml:10:1: c / c", "b.yml:1:1: b / b"]


@pytest.mark.parametrize(
    ("word", "lv", "en"),
    [("temati", " Vai domājāt „tematā”?", " Did you mean “tematā”?"), ("pavisam cits", "", ""), ("", "", "")],
)
def test_the_closest_choice_is_offered_if_it_is_close(word: str, lv: str, en: str) -> None:
    assert did_you_mean(word, ["tematā", "avoti"]) == (lv, en)


@pytest.mark.parametrize(
    ("word", "lv"),
    [
        ("pārskats", " Vai domājāt „report” (pārskats)?"), ("Pārskats", " Vai domājāt „report” (pārskats)?"),
        ("pārskat", " Vai domājāt „report” (pārskats)?"), ("repot", " Vai domājāt „report”?"),
        ("news item", " Vai domājāt „press” (news item)?"), ("grāmata", ""),
    ],
)  # fmt: skip
def test_what_editors_call_a_choice_leads_to_it(word: str, lv: str) -> None:
    labels = {"report": ("pārskats", "report"), "press": ("preses ziņa", "news item")}
    assert did_you_mean(word, labels, labels)[0] == lv


BODIES = ("Talsu novada pašvaldība", "Balvu novada pašvaldība", "Kultūras ministrija", "Ārlietu ministrija")
SOURCES = ("parskats-2021-2022", "plans-2024-2027", "plans-2018-2020")


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("Preiļu novada pašvaldība", BODIES, None), ("Talsu novada pasvaldiba", BODIES, BODIES[0]),
        ("Balvu pašvaldība", BODIES, BODIES[1]), ("Kultūra ministrija", BODIES, BODIES[2]),
        ("ministrija", BODIES, None), ("Veselības ministrija", BODIES, None), ("kultūras", BODIES, BODIES[2]),
        ("parskats-2021", SOURCES, SOURCES[0]), ("parskats-2023", SOURCES, None), ("plans", SOURCES, None),
        ("cesu-novads", ("preilu-novads", "cesu-novads-2"), "cesu-novads-2"),
        ("cheked_on", ("checked_on", "checked_by"), "checked_on"),
        ("data/events/gads-3.yml", ("data/events/gads-2.yml", "data/event/gads-3.yml"), "data/event/gads-3.yml"),
        ("Rīgas dome", ("Rīgas domes padome romu jautājumos",), None), ("…", BODIES, None),
    ],
)  # fmt: skip
def test_what_is_near_is_near_in_every_word(word: str, known: tuple[str, ...], meant: str | None) -> None:
    assert nearest(word, {name: name for name in known}) == meant


def test_names_of_one_thing_do_not_stand_in_each_other_s_way() -> None:
    assert nearest("aabs", {"AABS fonds": "aabs", "AABS Foundation": "aabs"}) == "AABS fonds"
    assert nearest("aabs", {"AABS fonds": "aabs", "AABS skola": "skola"}) is None
