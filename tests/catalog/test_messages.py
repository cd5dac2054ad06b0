"""What pydantic complains of, in an editor's words; how whole lines read are golden files in `bad/`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from catalog.messages import explain, explain_missing, plain_number, takes_words
from catalog.model import Event, LocalMeasure, Organisation, Source
from catalog.values import Id


class Inner(BaseModel):
    """A part."""

    model_config = ConfigDict(extra="forbid", strict=True)
    state: Literal["open", "closed"]
    count: Annotated[int, Field(ge=1, le=9)] = 1


class Outer(BaseModel):
    """A record."""

    model_config = ConfigDict(extra="forbid", strict=True)
    name: Annotated[str, Field(min_length=1)]
    parts: Annotated[list[Inner], Field(min_length=1)] = Field(default=[Inner(state="open")])
    shown: bool = True
    share: float = 1.0


def said(value: dict[str, Any]) -> list[str]:
    """The English of each complaint."""
    try:
        Outer.model_validate(value)
    except ValidationError as error:
        return [explain(detail, Outer)[1] for detail in error.errors(include_url=False)]
    return []


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ({"name": "x", "nam": 1}, "unknown field “nam”. Did you mean “name”?"),
        ({"name": 1}, "“name” should be text, found “1” — if it is text, quote it"),
        ({"name": ""}, "“name” is empty — write the text"),
        ({"name": None}, "“name” should be text, found nothing — if it is text, quote it"),
        ({"name": ["x"]}, "“name” should be text, found a list — if it is text, quote it"),
        ({"name": {"a": 1}}, "“name” should be text, found fields of its own — if it is text, quote it"),
        ({"name": "x", "parts": "y"}, "“parts” should be a list (lines with “- ”), found “y”"),
        ({"name": "x", "parts": []}, "the list “parts” needs at least one value"),
        ({"name": "x", "parts": ["y"]}, "“parts” should have fields of its own (state, count), found “y”"),
        ({"name": "x", "parts": [{"state": "opn"}]}, "“state” may be open, closed; found “opn”. Did you mean “open”?"),
        ({"name": "x", "parts": [{"state": "open", "cont": 1}]}, "unknown field “cont”. Did you mean “count”?"),
        ({"name": "x", "parts": [{"state": "open", "count": "y"}]}, "“count” should be a whole number, found “y”"),
        ({"name": "x", "parts": [{"state": "open", "count": 0}]}, "“count” must be at least 1, found “0”"),
        ({"name": "x", "parts": [{"state": "open", "count": 10}]}, "“count” must be at most 9, found “10”"),
        ({"name": "x", "shown": "jā"}, "“shown” should be true or false, found “jā”"),
        ({"name": "x", "share": "y"}, "“share” should be a number, found “y”"),
    ],
)
def test_each_complaint_says_what_was_expected_and_found(value: dict[str, Any], line: str) -> None:
    assert said(value) == [line]


@pytest.mark.parametrize(
    ("typed", "whole", "written"),
    [
        ("60 774", True, "60774"), ("60,774", True, "60774"), ("60.774", True, "60774"), (60.774, True, "60774"),
        ("1.234.567", True, "1234567"), ("1_000", True, "1000"), ("60\u00a0774", True, "60774"), ("0777", True, "777"),
        ("1e5", True, "100000"), ("01", True, "1"), (1.0, True, "1"), ("2021.", True, "2021"), ("3,5", False, "3.5"),
        ("3,5", True, ""), ("12.5", True, ""), ("ap 40", False, ""), ("1:30", False, ""), (True, True, ""),
        (None, True, ""),
        ("9" * 400, True, ""), ("60 77", True, ""), ("", True, ""),
    ],
)  # fmt: skip
def test_how_a_number_is_written(typed: object, whole: bool, written: str) -> None:
    assert plain_number(typed, whole=whole) == written


@pytest.mark.parametrize(
    ("model", "where", "answer"),
    [
        (LocalMeasure, ("done_by", 0), True), (Organisation, ("members", 3), True), (Event, ("organisers", 0), True),
        (Source, ("publisher",), False), (LocalMeasure, ("theme",), False), (LocalMeasure, ("mentions", 0), False),
        (LocalMeasure, ("citations", 0, "source"), False),
    ],
)  # fmt: skip
def test_where_words_may_stand_for_a_body_without_a_record(
    model: type[BaseModel], where: tuple[str | int, ...], answer: bool
) -> None:
    assert takes_words(model, where) is answer


class Bounded(BaseModel):
    """A record whose fields have forms."""

    id: Id
    value: float | int


@pytest.mark.parametrize(("id_", "words"), [("Ķekava", "lower-case"), ("a" * 81, "at most 80")])
def test_forms_are_said_in_words(id_: str, words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Bounded.model_validate({"id": id_, "value": 1})
    (line,) = (explain(detail, Bounded)[1] for detail in caught.value.errors(include_url=False))
    assert words in line
    assert "^" not in line


def test_what_is_missing_is_one_line_for_each_part() -> None:
    assert explain_missing(["name"])[1] == "the required field “name” is missing — add it"
    assert explain_missing(["name", "id"])[1] == "the required fields “name”, “id” are missing — add them"


def test_long_values_are_cut() -> None:
    (line,) = said({"name": "x", "share": "y" * 1000})
    assert len(line) < 120


@pytest.mark.parametrize("words", ["{}", "{field}", "{0}", "%s", "{{x}}"])
def test_signs_in_a_value_are_only_signs(words: str) -> None:
    (line,) = said({"name": "x", "share": words})
    assert f"“{words}”" in line


def test_a_complaint_that_nobody_has_put_into_words_is_said_all_the_same() -> None:
    lv, en = explain({"type": "new_kind", "loc": ("name",), "msg": "Strange", "input": "x"}, Outer)
    assert "„x”" in lv
    assert "“x”" in en
    assert "Strange" in en
