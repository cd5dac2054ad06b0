"""The map of municipalities: outlines, and where their names stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.model import Municipality
from catalog.problem import Problem

_SHORT = {"lv": (" novads", " n."), "en": (" Municipality", "")}
"""Language → (what the name of a municipality ends in, what the map writes instead)."""


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality on the map; `x` and `y` are the middle of its name, in the units of the outline."""

    unit: Municipality
    outline: str
    x: int
    y: int
    name: str
    is_city: bool
    is_minor: bool
    """A city so near another that a small map leaves out its name."""


OUTLINES, LABELS = "lv-svg-paths.json", "labels.json"
"""Files of `data/geo`: nobody writes them by hand, but they can be lost or damaged."""


def check_atlas(folder: Path) -> Iterator[Problem]:
    """A line for each file of `data/geo` that is not there or cannot be read."""
    for name in (OUTLINES, LABELS):
        try:
            read = json.loads((folder / name).read_text(encoding="utf-8"))
            if name == OUTLINES:
                _ = read["viewBox"], read["units"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            yield Problem(
                f"data/geo/{name}", 1, 1,
                "kartes datu faila nav vai tas ir bojāts — atjaunojiet to no iepriekšējās versijas (git)",
                "this file of map data is missing or damaged — restore it from an earlier version (git)",
            )  # fmt: skip


class Atlas:
    """The outlines of `data/geo` (LKS-92) and the places of names, by ISO 3166-2 code."""

    def __init__(self, folder: Path) -> None:
        outlines = json.loads((folder / OUTLINES).read_text(encoding="utf-8"))
        self.box: list[int] = outlines["viewBox"]
        self._units: dict[str, dict[str, Any]] = outlines["units"]
        self.outlines: dict[str, str] = {code: unit["d"] for code, unit in self._units.items()}
        self._labels: dict[str, dict[str, Any]] = json.loads((folder / LABELS).read_text(encoding="utf-8"))

    def areas(self, units: Iterable[Municipality], language: str) -> Iterator[Area]:
        """The areas of the units that have an outline; a unit that joined another has none."""
        for unit in units:
            if unit.iso not in self._units:
                continue
            outline = self._units[unit.iso]
            label = self._labels.get(unit.iso, outline)
            yield Area(
                unit, outline["d"], label["x"], label["y"], _short(unit.name.in_language(language), language),
                bool(label.get("city")), bool(label.get("minor")),
            )  # fmt: skip


def _short(name: str, language: str) -> str:
    ending, instead = _SHORT[language]
    return name.removesuffix(ending) + instead if name.endswith(ending) else name
