"""What forms call a field, and what they say beside it."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from catalog.editing.questions import beyond, field_label
from catalog.history import Person, Step
from catalog.load import Catalog
from catalog.model import Contact, Document, LocalMeasure, NationalMeasure, SocialService
from catalog.rules import free_places
from catalog.values import Locator, Text


@pytest.mark.parametrize(
    ("model", "name", "said"),
    [
        (Step, "minutes", "Minūtes"), (Document, "minutes", "Protokols"), (Contact, "seen", "Kad lapa redzēta"),
        (SocialService, "seen", "Kad lapa redzēta"), (Locator, "seen", "Cik no avota redzēts"),
        (Person, "name", "Vārds un uzvārds"), (Document, "no_such_field", "no_such_field"),
    ],
)  # fmt: skip
def test_one_name_may_mean_two_things(catalog: Catalog, model: type[BaseModel], name: str, said: str) -> None:
    assert field_label(catalog, name, model).lv == said


@pytest.mark.parametrize(
    ("hint", "rest"),
    [
        ("Mērķis / aim", ""), ("Mērķis: ko grib panākt / aim: what is wanted", "Ko grib panākt / What is wanted"),
        ("Mērķis; tukšs, ja nav / aim; empty if none", "Tukšs, ja nav / Empty if none"),
        ("Mērķis, ko izvirza plāns / the aim of the plan", "Mērķis, ko izvirza plāns / the aim of the plan"),
        ("Mērķi un vajadzības / aims and needs", "Mērķi un vajadzības / aims and needs"), ("", ""),
    ],
)  # fmt: skip
def test_a_hint_does_not_repeat_the_label(hint: str, rest: str) -> None:
    assert beyond(Text(lv="Mērķis", en="Aim"), hint) == rest


def test_the_next_number_follows_the_last_in_its_place(catalog: Catalog) -> None:
    free = free_places(catalog, LocalMeasure)
    for measure in catalog.all(LocalMeasure):
        assert free[measure.report, measure.municipality, measure.theme] > measure.order
    assert all(number > 1 for number in free_places(catalog, NationalMeasure).values())
