"""Names of places that have no record: towns, parishes, quarters of cities, cities abroad, in all their case forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from catalog.given import listed

_NOMINATIVES = (
    ("as", ("a", "as")), ("es", ("e", "es")), ("ai", ("a",)), ("ei", ("e",)), ("ām", ("as",)), ("ēm", ("es",)),
    ("ās", ("as",)), ("ēs", ("es",)), ("iem", ("i",)), ("us", ("i", "us")), ("os", ("i",)), ("am", ("s", "š")),
    ("im", ("is",)), ("um", ("us",)), ("vja", ("vis",)), ("ļa", ("lis",)), ("ņa", ("nis",)), ("ā", ("a", "s", "š")),
    ("ē", ("e",)), ("ī", ("is",)), ("ū", ("us",)), ("a", ("s", "š")), ("i", ("e", "is")),
    ("u", ("a", "s", "š", "i", "as", "e")),
)  # fmt: skip
"""Endings of the cases of Latvian nouns → those of the nominative."""
_VILLAGE = re.compile(r"[^\W\d_]{3,}(?:ciem(?:s|a|am|u|ā)|muiž(?:a|as|ai|u|ā)|(?<=[a-zš])pil(?:s|ī|i))")
"""Names that say themselves what they name: *Zvejniekciems*, *Zaķumuiža*, *Bērzpils*."""
_LOCATIVES = ("ā", "ē", "ī", "ū", "os", "ās", "ēs")


def is_latvian(word: str) -> bool:
    """Whether the word is the name of a place in Latvia in some case, and in that case nobody's given name."""
    return _is_listed(word, _listed()[0]) or (_VILLAGE.fullmatch(word) is not None)


def is_foreign(word: str) -> bool:
    """The same of a place elsewhere."""
    return _is_listed(word, _listed()[1])


def is_somebodys_too(word: str) -> bool:
    """Whether the word is the name of a place in the nominative, and as well a form of somebody's given name."""
    return any(word in names for names in _listed()) and word not in listed() and not _is_no_name(word)


def _is_listed(word: str, names: frozenset[str]) -> bool:
    return not names.isdisjoint(_nominatives(word)) and _is_no_name(word)


def _is_no_name(word: str) -> bool:
    """Nobody is spoken of in the locative."""
    return word.endswith(_LOCATIVES) or listed().isdisjoint(_nominatives(word))


@cache
def _nominatives(word: str) -> frozenset[str]:
    """The nominatives that the word may be a form of."""
    return frozenset((word, *_declined(word)))


def _declined(word: str) -> Iterator[str]:
    for ending, nominatives in _NOMINATIVES:
        if word.endswith(ending):
            yield from (word[: -len(ending)] + nominative for nominative in nominatives)


@cache
def _listed() -> tuple[frozenset[str], frozenset[str]]:
    """The names of places in Latvia and elsewhere, in the nominative, from the file beside this module."""
    lines = (Path(__file__).parent / "place_names.txt").read_text(encoding="utf-8")
    here, _, abroad = lines.partition("\n\n")
    return frozenset(line for line in here.splitlines() if line[0] != "#"), frozenset(abroad.splitlines())
