"""Latvian words in all their forms, generated from the Hunspell dictionary (lv_LV, LGPL-2.1).

Hunspell marks the word class in `po:` (*lietv* noun, *īpv* adjective) and the forms by flags of its affix file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path("/usr/share/hunspell")
CASES = {"lietv": "OoSsQqPp", "īpv": "W"}
"""Word class → the flags of its declension: no diminutives, no comparatives."""

_ENTRY = re.compile(r"(\S+?)/(\S+?)\s+po:(\S+)")


def paradigms(word_class: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Each (word, its forms in all cases); the vocative without an ending is left out, as nobody searches by it."""
    suffixes = _suffixes()
    for line in (FOLDER / "lv_LV.dic").read_text(encoding="utf-8").splitlines():
        match = _ENTRY.match(line)
        if match is None or not match[3].startswith(word_class) or not match[1].islower():
            continue
        word, flags = match[1], set(match[2]) & set(CASES[word_class])
        forms = {word} | {
            word[: len(word) - len(strip)] + add
            for flag in flags
            for strip, add, condition in suffixes[flag]
            if word.endswith(strip) and condition.search(word)
        }
        forms = {form for form in forms if form.isalpha() and len(form) > 2 and form != word[:-1]}
        if len(forms) > 2:
            yield word, frozenset(forms)


def _suffixes() -> dict[str, list[tuple[str, str, re.Pattern[str]]]]:
    """Flag → (what is taken off, what is put on, what the word must end in)."""
    found = defaultdict(list)
    for line in (FOLDER / "lv_LV.aff").read_text(encoding="utf-8", errors="replace").splitlines():
        parts = line.split()
        if len(parts) >= 5 and parts[0] == "SFX":
            strip, add = ("" if part == "0" else part.split("/")[0] for part in parts[2:4])
            found[parts[1]].append((strip, add, re.compile(parts[4] + "$")))
    return found
