"""Names in a form that a search for capitalised words passes by: in small letters, or with their letters set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from catalog.given import LETTER, listed
from catalog.plain import words_of

_BETWEEN = r"[ .·_-]"
_APART = re.compile(rf"(?<![^\W_]){LETTER}(?:{_BETWEEN}{{1,3}}{LETTER}(?![^\W_])){{3,}}")
"""“J ā n i s”, “j.ā.n.i.s”: four letters or more, each for itself."""
_MAY_BE_APART = re.compile(rf"{_BETWEEN}\w{_BETWEEN}\w{_BETWEEN}\w")
_MAY_BE_FAR_APART = re.compile(r"  \w  +\w  +\w")
_EMPHASISED = re.compile(
    rf"(?<![^\W_]){LETTER}+\*{{1,3}}{LETTER}+\*{{1,3}}|(?<!\*)\*{{1,3}}{LETTER}+\*{{1,3}}{LETTER}+"
)
"""“**P**araugs”: emphasis on a part of a word."""
_SMALL = re.compile(rf"(?<![\w/.@-]){LETTER}{{4,}}(?![\w/@-])")
_NEXT = re.compile(rf"\s+(?P<word>{LETTER}+)")

_SOFT = {
    "d": "ž",
    "t": "š",
    "n": "ņ",
    "l": "ļ",
    "s": "š",
    "z": "ž",
    "c": "č",
    "v": "vj",
    "b": "bj",
    "p": "pj",
    "m": "mj",
}
"""What becomes of the last consonant before the genitive of names in -is: *Kārlis*, *Kārļa*."""
_CASES = {"s": ("am", "a", "u"), "š": ("am", "a", "u"), "a": ("as", "ai", "u"), "e": ("es", "ei", "i")}
"""Last letter of the nominative → endings of the cases that name somebody inside a sentence."""


def letters_apart(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand with their letters set apart, by blanks and the like or by emphasis."""
    if _MAY_BE_APART.search(text) or _MAY_BE_FAR_APART.search(text):
        yield from (match.span() for match in _APART.finditer(text))
    if "*" in text:
        yield from (match.span() for match in _EMPHASISED.finditer(text))


def small_names(text: str) -> Iterator[tuple[int, str, str]]:
    """(offset, given name, word after it) of each given name in small letters; the word may be empty."""
    if _forms().isdisjoint(text.replace(".", " ").replace(",", " ").replace("(", " ").split()):  # a quick look
        return
    for match in _SMALL.finditer(text):
        if match.group() in _forms():
            after = _NEXT.match(text, match.end())
            yield match.start(), match.group(), after["word"] if after else ""


@cache
def _forms() -> frozenset[str]:
    """Given names in small letters, in the cases that name somebody, but for those that are words as well."""
    words = words_of((Path(__file__).parent / "given_words.txt").read_text(encoding="utf-8").partition("\n\n")[2])
    found: set[str] = set()
    for name in map(str.lower, listed()):
        base, last = name[:-1], name[-1]
        if len(base) < 3:
            continue
        found.add(name)
        if base[-1] == "i" and last == "s":
            base = base[:-1]
            found.update((base + "im", base + "i", base[:-1] + _SOFT.get(base[-1], base[-1]) + "a"))
        else:
            found.update([base + ending for ending in _CASES.get(last, ())])
    return frozenset(found - words)
