from __future__ import annotations

import pytest

from catalog.search.codec import DIGITS, front_coded, length, number, numbers


@pytest.mark.parametrize(("value", "shown"), [(0, "A"), (31, "f"), (32, "gB"), (1023, "_f"), (1024, "ggB")])
def test_number(value: int, shown: str) -> None:
    assert number(value) == shown


def test_numbers_can_be_told_apart() -> None:
    text, values = numbers([5, 100_000, 0, 31, 32]), []
    at = 0
    while at < len(text):
        value, scale = 0, 1
        while True:
            digit = DIGITS.index(text[at])
            at += 1
            value += digit % 32 * scale
            scale *= 32
            if digit < 32:
                break
        values.append(value)
    assert values == [5, 100_000, 0, 31, 32]


def test_front_coding_keeps_what_is_common() -> None:
    assert front_coded(["rig", "rigas", "rom", "romi"]) == "Arig\nDas\nBom\nDi"


def test_lengths_grow_slowly() -> None:
    assert [DIGITS.index(length(words)) for words in (0, 4, 12, 100)] == [0, 6, 12, 28]
