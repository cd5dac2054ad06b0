"""The words of names: capitalised words, given names in use in Latvia, and what Latvian grammar does to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from catalog.plain import words_of

UPPER = "".join(letter for letter in map(chr, range(0x530)) if letter.isupper())
LETTER = r"[^\W\d_]"
WORD = re.compile(rf"{LETTER}+(?:['’ʼ‑-]{LETTER}+)*")
CAPITALISED = re.compile(rf"[{UPPER}](?<![^\W_].)(?:{LETTER}|['’ʼ‑-](?={LETTER}))*\.?")
HUMP = re.compile(rf"(?<=[^\W\d_{UPPER}])(?=[{UPPER}])")
"""Where a small letter meets a capital one."""
_POSSESSIVE = re.compile(r"['’]s?$")
_DIGRAPHS = frozenset({"Dz", "Dž", "Ch", "Sh", "Zh", "Kr", "Fr", "Ed"})

_ENDINGS = words_of(
    "ajiem ajām ajos ajās ajam ajai ajā ajo iem ais ies ei ai am ām em ēm im īm um as ās es ēs is īs us os ā ē ī ū u a "
    "e i o s"
)
_HARD = str.maketrans("ļņķģšžč", "lnkgszc")
_SOFTENED = {"d": "z", "t": "s", "v": "vj", "b": "bj", "p": "pj", "m": "mj"}
"""Consonants that change before some endings of *Valdis* and *Raivis*, and how `stem` writes what they change to."""
_DIMINUTIVE = re.compile(r"(?:in|īt|ul|ēn)$")


@cache
def stem(word: str) -> str:
    """The word without its case ending, so that *Kārļa*, *Kārlim* and *KĀRLIS* meet at one key.

    Consonant changes before *i*-stem endings (*Kārlis*, *Kārļa*) are undone by dropping the softening mark.
    """
    if "-" in word:
        return "-".join(stem(part) for part in word.split("-"))
    hard = _POSSESSIVE.sub("", word).lower().translate(_HARD)
    short = _without_ending(hard)
    return short if len(short) >= 3 else hard


def _without_ending(lower: str) -> str:
    return next((lower[:-size] for size in (5, 4, 3, 2, 1) if lower[-size:] in _ENDINGS), lower)


def _stems(name: str) -> Iterator[str]:
    """The stem of a name, and what `stem` makes of those of its forms that do not meet there: *Valža*, *Adas*."""
    yield stem(name)
    lower = name.lower()
    if lower.endswith("is") and lower[-3:-2] in _SOFTENED and len(lower) > 4:
        yield stem(f"{lower[:-3]}{_SOFTENED[lower[-3]]}a")
    if len(_without_ending(lower)) < 3 and lower[-1] in "ae":
        yield from (lower[:-1] + ending for ending in ("ā", "ē", "ai", "ei", "u", "i", "as", "es"))


@cache
def listed() -> frozenset[str]:
    """Given names in use in Latvia, in the nominative, from the file beside this module."""
    lines = (Path(__file__).parent / "given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def given_names() -> frozenset[str]:
    """The stems of those names."""
    return frozenset(key for name in listed() for key in _stems(name))


@cache
def is_given(word: str) -> bool:
    """Whether the word is a given name in some case form, double ones and diminutives included."""
    keys = [stem(part) for part in word.split("-")]
    return all(key in given_names() or _DIMINUTIVE.sub("", key) in given_names() for key in keys)


def is_nominative(word: str) -> bool:
    """Whether the word is a given name in the nominative, and not as well another one in the genitive: *Paula*."""
    return word in listed() and not any(word[:-1] + ending in listed() for ending in ("s", "is"))


def is_subject(word: str) -> bool:
    """Whether a given name is in the nominative or the dative, in which it begins a sentence."""
    return word in listed() or word.endswith(("am", "im", "ai", "ei"))


class Token(NamedTuple):
    """What a match of `CAPITALISED` holds: a word without a possessive ending, an initial with its full stop."""

    word: str
    size: int


@cache
def token(found: str) -> Token:
    """What of a match belongs to the word."""
    word = found.rstrip(".")
    if found != word and (len(word) == 1 or word in _DIGRAPHS or re.fullmatch(r"\w-\w", word)):
        return Token(found, len(found))
    return Token(_POSSESSIVE.sub("", word), len(word))


@cache
def fold(word: str) -> str:
    """The word as addresses write it: small letters without marks."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(letter))
