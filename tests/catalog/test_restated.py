"""A corrected figure: texts that still hold the old value are named, and no others."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.model import Event, Figure, LocalMeasure, Vocabulary
from catalog.record import Entry
from catalog.restated import check_restated
from catalog.values import Text

from .making import catalog_of, make, text

TERMS = [
    {"id": "participants", "label": text("dalībnieki", "participants")}, {"id": "percent", "label": text("%", "%")},
    {"id": "families", "label": text("ģimenes", "families")},
]  # fmt: skip
OLD = text("Piedalījās 40 dalībnieki.", "40 participants took part.")


def figure(id_: str = "skaitlis", value: float | None = 42, unit: str = "participants", **fields: Any) -> Figure:
    return make(Figure, id_, unit=unit, observations=[{"value": value}], **fields)


def warnings(*entries: Entry) -> list[str]:
    found = list(check_restated(catalog_of(make(Vocabulary, "units", terms=TERMS), *entries)))
    assert all(problem.warning for problem in found)
    return [problem.path for problem in found]


def test_the_figure_s_own_texts() -> None:
    assert warnings(figure(summary=OLD)) == ["data/figures/skaitlis.yml"]
    assert warnings(figure(value=40, summary=OLD)) == []
    assert warnings(figure(value=None, summary=OLD)) == []
    assert warnings(figure(comparability=OLD)) == [], "other numbers are compared there"


@pytest.mark.parametrize(("model", "field"), [(Event, "result"), (LocalMeasure, "done")])
def test_records_that_refer_to_it(model: type[Entry], field: str) -> None:
    assert len(warnings(figure(), make(model, figures=["skaitlis"], **{field: OLD}))) == 1
    assert warnings(figure(value=40), make(model, figures=["skaitlis"], **{field: OLD})) == []
    assert warnings(figure(), make(model, **{field: OLD})) == [], "it does not refer to the figure"


def test_of_two_figures_of_one_unit_nobody_knows_which_is_meant() -> None:
    event = make(Event, figures=["skaitlis", "cits"], result=OLD)
    assert warnings(figure(), figure("cits"), event) == []
    assert len(warnings(figure(), figure("cits", unit="families"), event)) == 1


@pytest.mark.parametrize(
    "words",
    [
        text("Piedalījās 42 dalībnieki.", "42 participants took part."),
        text("2021. gadā dalībnieki bija divi.", "In 2021 participants were two."),
        text("Bija 40 grāmatas.", "There were 40 books."),
        text("Nr. 40/1 dalībnieki", "No. 40/1 participants"),
    ],
)
def test_other_numbers_are_no_old_values(words: Text) -> None:
    assert warnings(figure(summary=words)) == []


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        ("percent", 25.4, text("Bija 26,1 %.", "It was 26.1%.")),
        ("families", 60774, text("Bija 60 775 romu ģimenes.", "There were 60,775 Roma families.")),
        ("participants", 42, text("Tika 40 jaunajiem dalībniekiem.", "For 40 new participants.")),
    ],
)
def test_numbers_are_read_as_they_are_written(unit: str, value: float, words: Text) -> None:
    assert len(warnings(figure(unit=unit, value=value, summary=words))) == 1


def test_what_else_is_wrong_is_said_elsewhere() -> None:
    assert warnings(figure(value=60.774, summary=OLD)) == []
    assert warnings(figure(unit="nav", summary=OLD)) == []
    assert list(check_restated(catalog_of(figure(summary=OLD)))) == []
    assert warnings(make(Event, figures=["nav"], result=OLD)) == []
