from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.load import Catalog
from catalog.maps import OUTLINES, Atlas, check_atlas
from catalog.model import Municipality

from .making import make, text


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    (tmp_path / "lv-svg-paths.json").write_text(
        json.dumps(
            {"viewBox": [0, 0, 10, 5], "units": {iso: {"d": "M0 0z", "x": 1, "y": 2} for iso in ("LV-001", "LV-002")}}
        )
    )
    (tmp_path / "labels.json").write_text(json.dumps({"LV-002": {"x": 3, "y": 4, "city": True, "minor": True}}))
    return Atlas(tmp_path)


def unit(iso: str, lv: str, en: str) -> Municipality:
    return make(Municipality, iso.lower(), iso=iso, name=text(lv, en))


def test_names_stand_where_they_were_put_or_in_the_middle(atlas: Atlas) -> None:
    units = [unit("LV-001", "Balvu novads", "Balvi Municipality"), unit("LV-002", "Jelgava", "Jelgava")]
    found = [(area.name, area.x, area.y, area.is_city, area.is_minor) for area in atlas.areas(units, "lv")]
    assert found == [("Balvu n.", 1, 2, False, False), ("Jelgava", 3, 4, True, True)]
    assert [area.name for area in atlas.areas(units, "en")] == ["Balvi", "Jelgava"]


def test_a_unit_without_an_outline_is_left_to_the_list(atlas: Atlas) -> None:
    assert list(atlas.areas([unit("LV-003", "Varakļānu novads", "Varakļāni Municipality")], "lv")) == []


def test_every_outline_has_a_unit_and_a_place_for_its_name(root: Path, catalog: Catalog) -> None:
    outlines = json.loads((root / "data/geo/lv-svg-paths.json").read_text(encoding="utf-8"))["units"]
    labels = json.loads((root / "data/geo/labels.json").read_text(encoding="utf-8"))
    assert set(outlines) == set(labels)
    assert set(outlines) <= {item.iso for item in catalog.all(Municipality)}


@pytest.mark.parametrize(
    "damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"{"), lambda path: path.write_text("[]")]
)
def test_map_data_that_is_lost_or_damaged_is_one_line(
    atlas: Atlas, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    assert atlas.outlines
    assert list(check_atlas(tmp_path)) == []
    damage(tmp_path / OUTLINES)
    assert [problem.path for problem in check_atlas(tmp_path)] == [f"data/geo/{OUTLINES}"]
