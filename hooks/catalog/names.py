"""What looks like a person's name must be accounted for.

By allow-list, never by a list of protected names: a given name or an initial followed by a capitalised
word stops the build unless a record (person, organisation, document …) or `data/permitted-names/` holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

from catalog.history import Person
from catalog.load import Catalog, Stored
from catalog.model import Organisation, PermittedNames
from catalog.problem import Problem
from catalog.record import Entry, Named
from catalog.text import one_form

_UPPER, _LOWER = "A-ZĀČĒĢĪĶĻŅŠŪŽÄÖÜÉÓŁ", "a-zāčēģīķļņšūžäöüéół"
_WORD = rf"[{_UPPER}][{_LOWER}]+(?:-[{_UPPER}][{_LOWER}]+)?"
_PAIR = re.compile(rf"(?<![\w.])(?P<first>{_WORD}|[{_UPPER}]\.)(?=\s?(?P<second>{_WORD}))")
_ENDINGS = re.compile(r"(?:iem|ajam|ais|ei|ai|am|em|im|as|es|is|us|os|um|u|a|e|i|o|s|š)$")


@cache
def given_names() -> frozenset[str]:
    """Stems of given names in use in Latvia, from the file beside this module."""
    lines = (Path(__file__).parent / "given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(stem(line) for line in lines if line and not line.startswith("#"))


@cache
def stem(word: str) -> str:
    """The word without its case ending, so that *Kārļa*, *Kārlim* and *Kārlis* meet at one key.

    Consonant changes before *i*-stem endings (*Kārlis*, *Kārļa*) are undone by dropping the softening mark.
    """
    if "-" in word:
        return "-".join(stem(part) for part in word.split("-"))
    hard = word.translate(str.maketrans("ļņķģšžĻŅĶĢ", "lnkgszLNKG"))
    short = _ENDINGS.sub("", hard)
    return (short if len(short) >= 3 else hard).lower()


def looks_like_names(text: str) -> Iterator[tuple[str, str, int]]:
    """Each (first word, second word, offset) where a given name or an initial precedes a capitalised word."""
    for match in _PAIR.finditer(text):
        first, second = match["first"], match["second"]
        if first.endswith(".") or stem(first) in given_names():
            yield first, second, match.start()


@dataclass(slots=True)
class Names:
    """What one check leaves to the next: the names each record permits, and what was found in it."""

    permitted: dict[Stored, frozenset[tuple[str, str]]] = field(default_factory=dict)
    all_permitted: frozenset[tuple[str, str]] = frozenset()
    found: dict[Stored, tuple[Problem, ...]] = field(default_factory=dict)


def check_names(catalog: Catalog, root: Path, known: Names | None = None) -> Iterator[Problem]:
    """Names that nothing accounts for, in records and in prose."""
    known = known or Names()
    known.permitted = {
        stored: known.permitted[stored] if stored in known.permitted else _permitted_by(stored)
        for stored in catalog.records()
    }
    permitted = frozenset().union(*known.permitted.values())
    before = known.found if permitted == known.all_permitted else {}
    known.all_permitted = permitted
    known.found = {
        stored: before[stored] if stored in before else tuple(_in_record(stored, permitted))
        for stored in catalog.records()
    }
    for problems in known.found.values():
        yield from problems
    for path in sorted((root / "docs").rglob("*.md")):
        if not path.is_file():
            continue
        text = one_form(path.read_text(encoding="utf-8", errors="replace"))
        for number, line in enumerate(text.split("\n"), start=1):
            for found in unaccounted(line, permitted):
                yield _problem(path.relative_to(root).as_posix(), number, 1, found)


def _in_record(stored: Stored, permitted: frozenset[tuple[str, str]]) -> Iterator[Problem]:
    if isinstance(stored.entry, PermittedNames):
        return
    for where, text in stored.contents.strings():
        for found in unaccounted(text, permitted):
            yield _problem(stored.path, *stored.parsed.position(where), found)


def unaccounted(text: str, permitted: frozenset[tuple[str, str]]) -> list[str]:
    """What looks like a name in the text and is not permitted."""
    without_links = re.sub(r"https?://\S+|\]\([^)]*\)", " ", text)
    return [
        f"{first} {second}"
        for first, second, _ in looks_like_names(without_links)
        if (stem(first.rstrip(".")), stem(second)) not in permitted
    ]


def permitted_pairs(catalog: Catalog) -> frozenset[tuple[str, str]]:
    """Stem pairs of neighbouring words in every permitted name."""
    return frozenset().union(*map(_permitted_by, catalog.records()))


def _permitted_by(stored: Stored) -> frozenset[tuple[str, str]]:
    """The pairs that a record accounts for."""
    return frozenset(pair for name in _names_in(stored.entry) for pair in _pairs(name))


def _names_in(entry: Entry) -> Iterator[str]:
    if isinstance(entry, PermittedNames):
        yield from (name.name for name in entry.names)
    elif isinstance(entry, Named):  # never a title: a name in it would then pass everywhere
        yield from (entry.label.lv, entry.label.en)
        if isinstance(entry, Organisation | Person):
            yield from entry.other_names


def _pairs(name: str) -> Iterable[tuple[str, str]]:
    words = re.findall(r"[\w-]+", name)
    yield from ((stem(first), stem(second)) for first, second in pairwise(words))
    if len(words) == 2:  # a person may also stand with the initial
        yield stem(words[0][0]), stem(words[1])


def _problem(path: str, line: int, column: int, found: str) -> Problem:
    return Problem(
        path, line, column,
        f"„{found}” izskatās pēc personas vārda — rakstiet lomu; ja tā ir vieta, organizācija, nosaukums vai publiska "
        "persona, pievienojiet ierakstu (data/persons, data/permitted-names)",
        f"“{found}” looks like a person's name — write the role; if it is a place, organisation, title or public "
        "person, add a record (data/persons, data/permitted-names)",
        private=found,
    )  # fmt: skip
