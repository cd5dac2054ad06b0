"""What looks like a person's name must be accounted for.

By allow-list, never by a list of protected names: a given name or an initial followed by a capitalised
word stops the build unless a record (person, organisation, document …) or `data/permitted-names/` holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from catalog.history import Person
from catalog.load import Catalog
from catalog.model import Organisation, PermittedNames
from catalog.problem import Problem
from catalog.record import Record
from catalog.walk import strings

_UPPER, _LOWER = "A-ZĀČĒĢĪĶĻŅŠŪŽÄÖÜÉÓŁ", "a-zāčēģīķļņšūžäöüéół"
_WORD = rf"[{_UPPER}][{_LOWER}]+(?:-[{_UPPER}][{_LOWER}]+)?"
_PAIR = re.compile(rf"(?<![\w.])(?P<first>{_WORD}|[{_UPPER}]\.)(?=\s?(?P<second>{_WORD}))")
_ENDINGS = re.compile(r"(?:iem|ajam|ais|ei|ai|am|em|im|as|es|is|us|os|um|u|a|e|i|o|s|š)$")


@cache
def given_names() -> frozenset[str]:
    """Stems of given names in use in Latvia, from the file beside this module."""
    lines = (Path(__file__).parent / "given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(stem(line) for line in lines if line and not line.startswith("#"))


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


def check_names(catalog: Catalog, root: Path) -> Iterator[Problem]:
    """Names that nothing accounts for, in records and in prose."""
    permitted = permitted_pairs(catalog)
    for stored in catalog.records():
        if isinstance(stored.entry, PermittedNames):
            continue
        for where, text in strings(stored.entry):
            for found in unaccounted(text, permitted):
                yield _problem(stored.path, *stored.parsed.position(where), found)
    for path in sorted((root / "docs").rglob("*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n"), start=1):
            for found in unaccounted(line, permitted):
                yield _problem(path.relative_to(root).as_posix(), number, 1, found)


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
    return frozenset(pair for name in _permitted(catalog) for pair in _pairs(name))


def _permitted(catalog: Catalog) -> Iterator[str]:
    for stored in catalog.records():
        entry = stored.entry
        if isinstance(entry, PermittedNames):
            yield from (name.name for name in entry.names)
        elif isinstance(entry, Record):
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
    )  # fmt: skip
