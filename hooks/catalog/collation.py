"""Alphabetical order in both languages."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ALPHABET = "aābcčdeēfgģhiīyjkķlļmnņoōpqrŗsštuūvwxzž"
"""The Latvian alphabet with the old letters *ō* and *ŗ*, and foreign letters where CLDR (lv) puts them."""

_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_STROKED = {"ł": "l", "ø": "o", "đ": "d"}
"""Letters that Unicode does not take apart."""

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
    base = piece if piece in _RANK else _STROKED.get(piece) or unicodedata.normalize("NFKD", piece)[0]
    if base in _RANK:
        return 2, _RANK[base]
    return (3 if piece.isalpha() else 0), ord(piece)


@lru_cache(maxsize=100_000)
def collation(text: str, language: str) -> Key:
    """Sort key of a list in its reader's language; quotation marks do not count, nor accents in English."""
    words = "".join(letter for letter in text if letter.isalnum() or letter == " ")
    if language == "lv":
        return alphabetical(words)
    folded = "".join(_STROKED.get(letter, letter) for letter in words.casefold())
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(letter))
    weights = ((1, int(piece)) if piece.isdecimal() else (2, ord(piece)) for piece in _PIECE.findall(plain))
    return tuple(weights), ()


def initial(text: str, language: str) -> str:
    """The heading of an alphabetical list that the text stands under: its first letter, or `0–9`."""
    first = next((letter for letter in text if letter.isalnum()), "")
    if first.isdigit():
        return "0–9"
    if language == "lv" and first.lower() in _RANK:
        return first.upper()
    return unicodedata.normalize("NFKD", first)[:1].upper()
