"""Which municipalities share a border, read from the outlines that the map draws."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

_RING = re.compile(r"M(-?\d+) (-?\d+)l([^zM]*)z?")
"""One closed line of an SVG path: where it begins, then steps; the only commands that our outlines use."""

Point = tuple[int, int]


def neighbours(outlines: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """ISO 3166-2 code → the codes of the units that share at least one stretch of border with it.

    `outlines` are SVG paths simplified together, so that a common border has the same points on both sides
    (data/geo). A unit that touches another in a single point is no neighbour.
    """
    owners: dict[frozenset[Point], set[str]] = defaultdict(set)
    for code, outline in outlines.items():
        for stretch in _stretches(outline):
            owners[stretch].add(code)
    found: dict[str, set[str]] = {code: set() for code in outlines}
    for codes in owners.values():
        for one, other in combinations(sorted(codes), 2):
            found[one].add(other)
            found[other].add(one)
    return {code: frozenset(codes) for code, codes in found.items()}


def _stretches(path: str) -> Iterator[frozenset[Point]]:
    """The straight pieces of an outline, whichever way it was drawn."""
    for x, y, steps in _RING.findall(path):
        here = (int(x), int(y))
        points = [here]
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            here = (here[0] + dx, here[1] + dy)
            points.append(here)
        yield from (frozenset(pair) for pair in pairwise([*points, points[0]]) if pair[0] != pair[1])
