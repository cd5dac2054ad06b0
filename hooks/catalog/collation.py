"""Alphabetical order in both languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

T = TypeVar("T")

_ALPHABET = "aābcčdeēfgģhiīyjkķlļmnņopqrŗsštuūvwxzž"
"""The Latvian alphabet with the old letter *ŗ*, and foreign letters where CLDR (lv) puts them; *ō* stands with *o*."""

_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_STROKED = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "a", "œ": "o", "ß": "s", "þ": "t", "ħ": "h", "ı": "i"}
"""Letters that Unicode does not take apart, by the one that they stand with."""

_PIECE = re.compile(r"\d+|.", re.DOTALL)

Key = tuple[tuple[tuple[int, int], ...], tuple[int, ...]]
"""(weights, accents): signs come first, then numbers by size, then letters; accents of other languages break ties."""


@lru_cache(maxsize=100_000)
def alphabetical(text: str) -> Key:
    """Sort key of the Latvian alphabet: *ķ* after *k*, *š* after *s*, *é* with *e*, 10 after 9."""
    pieces = _PIECE.findall(text.lower())
    return tuple(map(_weight, pieces)), tuple(ord(piece[0]) for piece in pieces)


def _weight(piece: str) -> tuple[int, int]:
    if piece.isdecimal():
        return 1, int(piece)
    base = _base(piece)
    if base in _RANK:
        return 2, _RANK[base]
    return (3 if piece.isalpha() else 0), ord(base)


def _base(letter: str) -> str:
    """The letter of the alphabet, small, with which a small letter stands; a sign is its own."""
    if letter in _RANK:
        return letter
    plain = unicodedata.normalize("NFKD", letter)[0]
    return _STROKED.get(plain, plain)


@lru_cache(maxsize=100_000)
def collation(text: str, language: str) -> Key:
    """Sort key of a list in its reader's language; quotation marks do not count, nor accents in English."""
    words = "".join(letter for letter in text if _counts(letter) or letter == " ")
    if language == "lv":
        return alphabetical(words)
    split = unicodedata.normalize("NFKD", words.lower())
    plain = "".join(_STROKED.get(letter, letter) for letter in split if not unicodedata.combining(letter))
    weights = ((1, int(piece)) if piece.isdecimal() else (2, ord(piece)) for piece in _PIECE.findall(plain))
    return tuple(weights), ()


def _counts(letter: str) -> bool:
    """Whether a character stands in alphabetical order: no mark, and none of the letters that modify others."""
    return letter.isalnum() and unicodedata.category(letter) != "Lm"


def initial(text: str, language: str) -> str:
    """The heading of an alphabetical list that the text stands under: its first letter, or `0–9`."""
    first = next(filter(_counts, text), "")
    if first.isnumeric():
        return "0–9"
    base = _base(first.lower()) if first else ""
    return (base if language == "lv" else unicodedata.normalize("NFD", base)[:1]).upper()


def by_letter(items: Iterable[T], name: Callable[[T], str], language: str) -> list[tuple[str, list[T]]]:
    """(heading, items under it) of an alphabetical list by what each item is called."""
    ordered = sorted(items, key=lambda item: collation(name(item), language))
    return [(letter, list(found)) for letter, found in groupby(ordered, key=lambda item: initial(name(item), language))]
