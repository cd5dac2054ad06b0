from __future__ import annotations

import pytest

from catalog.search.codec import DIGITS, LAST, front_coded, length, number, numbers


@pytest.mark.parametrize(("value", "shown"), [(0, "A"), (53, "1"), (54, "2A"), (55, "3A"), (593, "_1"), (594, "22A")])
def test_number(value: int, shown: str) -> None:
    assert number(value) == shown


def test_numbers_can_be_told_apart() -> None:
    text, values = numbers([5, 100_000, 0, 53, 54, 594]), []
    at = 0
    while at < len(text):
        value, scale = 0, 1
        while True:
            digit = DIGITS.index(text[at])
            at += 1
            value += digit * scale
            scale *= len(DIGITS) - LAST
            if digit < LAST:
                break
        values.append(value)
    assert values == [5, 100_000, 0, 53, 54, 594]


def test_front_coding_keeps_what_is_common() -> None:
    assert front_coded(["rig", "rigas", "rom", "romi"]) == "Arig\nDas\nBom\nDi"


def test_lengths_grow_slowly() -> None:
    assert [DIGITS.index(length(words)) for words in (0, 4, 12, 100)] == [0, 6, 12, 28]
