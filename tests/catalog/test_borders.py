from __future__ import annotations

from pathlib import Path

import pytest

from catalog.borders import neighbours
from catalog.load import Catalog
from catalog.maps import Atlas
from catalog.model import Municipality

SQUARE = "M{} {}l10 0 0 10 -10 0z"


def squares(**places: tuple[int, int]) -> dict[str, str]:
    """Squares of ten by ten, each at its place."""
    return {name: SQUARE.format(*place) for name, place in places.items()}


def test_a_common_side_makes_neighbours_and_a_common_corner_does_not() -> None:
    found = neighbours(squares(a=(0, 0), b=(10, 0), c=(20, 10), alone=(50, 50)))
    assert found == {"a": {"b"}, "b": {"a"}, "c": frozenset(), "alone": frozenset()}


def test_an_outline_of_several_rings_has_all_their_borders() -> None:
    units = squares(a=(0, 0), island=(30, 0))
    units["both"] = SQUARE.format(10, 0) + SQUARE.format(20, 0)
    assert neighbours(units)["both"] == {"a", "island"}


def test_direction_does_not_matter() -> None:
    units = {"a": SQUARE.format(0, 0), "b": "M10 0l0 10 10 0 0 -10 -10 0z"}
    assert neighbours(units) == {"a": {"b"}, "b": {"a"}}


@pytest.fixture(scope="module")
def latvia(root: Path) -> dict[str, frozenset[str]]:
    return neighbours(Atlas(root / "data/geo").outlines)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Jelgava", {"Jelgavas novads"}),
        ("Daugavpils", {"Augšdaugavas novads"}),
        ("Ventspils", {"Ventspils novads"}),
        ("Alūksnes novads", {"Balvu novads", "Gulbenes novads", "Smiltenes novads"}),
    ],
)
def test_real_borders(catalog: Catalog, latvia: dict[str, frozenset[str]], name: str, wanted: set[str]) -> None:
    units = {unit.iso: unit for unit in catalog.all(Municipality)}
    code = next(unit.iso for unit in units.values() if unit.name.lv == name)
    assert {units[other].name.lv for other in latvia[code]} == wanted


def test_every_unit_has_a_neighbour_and_is_one(latvia: dict[str, frozenset[str]]) -> None:
    assert all(latvia.values())
    assert all(code in latvia[other] for code, others in latvia.items() for other in others)
