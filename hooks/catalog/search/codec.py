"""Numbers and sorted words as short strings, small after gzip and quick to read in the browser."""

from __future__ import annotations

import math
from collections.abc import Iterable

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""Base 64 without a character that JSON would have to escape."""

LAST = 54
"""A digit below it ends a number, any other says that more follows: most steps of an index are short."""


def number(value: int) -> str:
    """A whole number ≥ 0, lowest digit first (a variable-length quantity, as LEB128 but of unequal halves)."""
    more = len(DIGITS) - LAST
    shown = ""
    while value >= LAST:
        shown += DIGITS[LAST + (value - LAST) % more]
        value = (value - LAST) // more
    return shown + DIGITS[value]


def numbers(values: Iterable[int]) -> str:
    """Numbers one after the other."""
    return "".join(map(number, values))


def front_coded(words: Iterable[str]) -> str:
    """Sorted words, a line each: how many letters are those of the word before, then the rest."""
    lines, before = [], ""
    for word in words:
        common = 0
        while common < min(len(word), len(before), 63) and word[common] == before[common]:
            common += 1
        lines.append(DIGITS[common] + word[common:])
        before = word
    return "\n".join(lines)


def length(words: int) -> str:
    """A length on a logarithmic scale of 64 steps: exact enough for BM25, one character."""
    return DIGITS[min(63, round(6 * math.log2(1 + words / 4)))]
