"""Words → keys, by rules that the browser reads as well.

A key is the word without diacritics, case and ending, so that *skolotājiem*, *skolotaju* and *Skolotājs*
meet. The Latvian endings follow the light stemmer of K. Kreslins (1996), applied after folding, since readers
type without diacritics. The English ones keep together nearly what Porter's stemmer (Porter2, 2002) keeps together, and
irregular plurals and American spellings besides. The same steps, from the same `rules.json`, are in
`overrides/assets/search/engine.js`; a test holds the two to each other.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[a-z]+")
_MARKS = re.compile(f"[{''.join(filter(unicodedata.combining, map(chr, range(0x300, 0x10000))))}]+")
"""Marks above and below letters, which Unicode's form D sets apart."""
_VOWEL = re.compile(r"[aeiouy]")


@cache
def rules() -> dict[str, Any]:
    """The rules of both languages; the index hands them to the browser."""
    found: dict[str, Any] = json.loads(Path(__file__).with_name("rules.json").read_text(encoding="utf-8"))
    return found


def fold(text: str) -> str:
    """Lower case without diacritics: *Ērmiķi* → *ermiki*."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text.lower()))


_folded = cache(fold)  # the words of a site are few


def words(text: str) -> list[str]:
    """The words of a text, folded, in order; letters and digits only."""
    return _WORD.findall(fold(text))


@cache
def key(word: str, language: str) -> str:
    """What a folded word is found by. Words with digits stay as they are, but for English ordinals (*8th*)."""
    own = rules()[language]
    if not _LETTERS.fullmatch(word):
        return word[:-2] if word[-2:] in own["ordinals"] and word[:-2].isdecimal() else word
    if len(word) >= own["shortest"]:
        for step in own["steps"]:
            word = _first(word, step)
    return word


def _first(word: str, step: list[tuple[str, str, int]]) -> str:
    """Apply the first rule of a step that fits: ending, what replaces it, letters that must be left.

    An ending is only taken off where a vowel is left.
    """
    for ending, replacement, left in step:
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            if len(stem) >= left and (replacement or _VOWEL.search(stem)):
                return stem + replacement
    return word


@cache
def stop_words(language: str) -> frozenset[str]:
    """Folded words that alone say nothing."""
    return frozenset(fold(word) for word in rules()[language]["stop"])


@cache
def _stop_as_spelt(language: str) -> frozenset[str]:
    return frozenset(rules()[language]["stop"])


def telling(text: str, language: str) -> list[str]:
    """The words of a text, folded, in order, without those that alone say nothing.

    A word spelt with diacritics is one of them only as it is spelt: *šāva* (shot) is not *savā* (in one's own);
    some abbreviations are none of them if they are spelt in capitals: *ES* (the EU) is not *es* (I).
    """
    folded, spelt, capitals = stop_words(language), _stop_as_spelt(language), rules()[language]["capitals"]
    found = ((word, word.lower(), _folded(word)) for word in _WORD.findall(unicodedata.normalize("NFC", text)))
    return [
        word
        for as_typed, as_spelt, word in found
        if as_typed in capitals or not (word in folded and (as_spelt == word or as_spelt in spelt))
    ]


def keys(text: str, language: str) -> list[str]:
    """The keys of a text's words, in order, those of stop words included."""
    return [key(word, language) for word in words(text)]
