from __future__ import annotations

import pytest

from catalog.problem import ContentError, Problem, did_you_mean


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
