"""The alphabetical index in parts: which page holds which letter, and guide words where one is long."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Generic, TypeVar

from catalog.collation import collation

PARTS = ("0-9", "a", "b", "c", "d", "e", "f-h", "i-j", "k", "l", "m", "n-o", "p", "q-r", "s", "t", "u-v", "w-z")
"""One page each, from this letter to the one before the next part's; fixed, so that addresses outlive what is named."""
LONG, FOLD = 150, 60
"""A letter of more names than this is folded in stretches of at most so many: about five screens of a phone."""

_CLOSES = {"„": "”", "“": "”", "‘": "’", "(": ")"}
"""What opens in the words that are shown, and may close in those that are not."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """Neighbours in an alphabetical list, and the words that its first and its last begin with and no others do."""

    first: str
    last: str
    named: Sequence[tuple[str, T]]


INDEX = "a-z.md"
PART_URIS = tuple(f"{INDEX.removesuffix('.md')}/{part}.md" for part in PARTS)
"""The pages of the parts, below the language's folder."""


def part_uri(letter: str, language: str) -> str:
    """The page that holds a letter: *Ģ* stands with *G*, and *Y*, which comes after *Ī* in Latvian, with *I*."""
    begins = [collation(part[0], language) for part in PARTS]
    return PART_URIS[max(bisect_right(begins, collation(letter, language)) - 1, 0)]


def stretches(named: Sequence[tuple[str, T]]) -> list[Stretch[T]]:
    """A letter's names in stretches of about equal length; a letter that is not long is one."""
    count = -(-len(named) // FOLD) if len(named) > LONG else 1
    ends = [len(named) * number // count for number in range(count + 1)]
    return [
        Stretch(_told(named, start, start - 1), _told(named, end - 1, end), named[start:end])
        for start, end in pairwise(ends)
    ]


def _told(named: Sequence[tuple[str, T]], place: int, other: int) -> str:
    """As many words of a name as tell it from another, three at least: a given name is never left alone."""
    words = named[place][0].split()
    others = named[other][0].split() if 0 <= other < len(named) else []
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, others, strict=False)))
    return _closed(" ".join(words[: max(same + 1, 3)]).rstrip(",;:– "))


def _closed(words: str) -> str:
    """The words with each quotation and bracket that they open closed."""
    open_: list[str] = []
    for sign in words:
        if sign in _CLOSES:
            open_.append(_CLOSES[sign])
        elif open_ and sign == open_[-1]:
            open_.pop()
    return words + "".join(reversed(open_))
