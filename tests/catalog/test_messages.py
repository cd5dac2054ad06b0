"""What pydantic complains of, in an editor's words; how whole lines read are golden files in `bad/`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from catalog.messages import explain


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
        ({}, "the required field “name” is missing — add it"),
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
