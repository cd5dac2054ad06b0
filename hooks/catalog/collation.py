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

Key = tuple[tuple[int, int, int], ...]
"""Signs come first, then numbers by size, then letters by rank; an accent that Latvian lacks only breaks ties."""


@lru_cache(maxsize=100_000)
def alphabetical(text: str) -> Key:
    """Sort key of the Latvian alphabet: *ķ* after *k*, *š* after *s*, *é* with *e*, 10 after 9."""
    return tuple(map(_weight, _PIECE.findall(text.lower())))


def _weight(piece: str) -> tuple[int, int, int]:
    if piece.isdecimal():
        return 1, int(piece), 0
    rank = _RANK.get(piece)
    if rank is not None:
        return 2, rank, 0
    base = _STROKED.get(piece) or unicodedata.normalize("NFKD", piece)[0]
    if base in _RANK:
        return 2, _RANK[base], ord(piece)
    return (3 if piece.isalpha() else 0), ord(piece), 0


@lru_cache(maxsize=100_000)
def collation(text: str, language: str) -> Key:
    """Sort key of a list in its reader's language; quotation marks do not count, nor accents in English."""
    words = "".join(letter for letter in text if letter.isalnum() or letter == " ")
    if language == "lv":
        return alphabetical(words)
    plain = unicodedata.normalize("NFKD", words.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(
        (1, int(piece), 0) if piece.isdecimal() else (2 if piece.isalpha() else 0, ord(piece), 0)
        for piece in _PIECE.findall(letters)
    )


def initial(text: str, language: str) -> str:
    """The heading of an alphabetical list that the text stands under: its first letter, or `0–9`."""
    first = next((letter for letter in text if letter.isalnum()), "")
    if first.isdigit():
        return "0–9"
    if language == "lv" and first.lower() in _RANK:
        return first.upper()
    return unicodedata.normalize("NFKD", first)[:1].upper()
