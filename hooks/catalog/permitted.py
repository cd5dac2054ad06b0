"""What accounts for names: records of persons, places, bodies and works, vocabularies, the allow-list, small words.

Titles of other records permit nothing: else a name in a title would pass there, and after it everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import unquote

from babel import Locale

from catalog.given import CAPITALISED, HUMP, LETTER, WORD, fold, given_names, is_given, listed, stem, token
from catalog.history import Person, Place
from catalog.load import Catalog, Stored
from catalog.model import Municipality, Organisation, PermittedNames, Programme, Vocabulary
from catalog.plain import Plain, joined, reading
from catalog.record import Entry
from catalog.toponyms import is_foreign, is_latvian
from catalog.values import LANGUAGES, Text

_FEAST = re.compile(rf"{LETTER}{{3,}}dien(?:a|as|ai|u|ā|ām|ās)", re.IGNORECASE)
"""Days that have a name: *Meteņdiena*."""
_NUMBERED = frozenset({"nr", "no", "reģ", "reg"})
"""What stands before a number."""
_MARKS = (",", ".", ":", ";", ")", "”", "?", "!")
_UNMARKED = str.maketrans("āčēģīķļņšūž", "acegiklnsuz", "".join(_MARKS))

Kind = Literal["ordinary", "place", "given", "initial", "unknown"]


@dataclass(frozen=True)
class Permitted:
    """What accounts for capitalised words."""

    pairs: frozenset[tuple[str, str]] = frozenset()
    """Stems of neighbouring words in the names of persons and on the allow-list, and of initials with the surname."""
    places: frozenset[str] = frozenset()
    """Stems of words in the names of places, which beside a given name are no surname."""
    proper: frozenset[str] = frozenset()
    """Stems of words in the names of bodies, works, languages and months."""
    written: frozenset[str] = frozenset()
    """Words of all records as they stand, with marks; what also stands in small letters is no name."""

    def with_body(self, name: str) -> Permitted:
        """What would be permitted if a body of this name had a record: its words, but no person in it."""
        return replace(self, proper=self.proper.union(map(stem, _impersonal(name))))

    @cached_property
    def partners(self) -> Mapping[str, frozenset[str]]:
        """The stems that stand beside a stem in permitted names."""
        found: dict[str, set[str]] = {}
        for first, second in self.pairs:
            found.setdefault(first, set()).add(second)
            found.setdefault(second, set()).add(first)
        return {key: frozenset(beside) for key, beside in found.items()}

    @cached_property
    def _kinds(self) -> dict[str, Kind]:
        return {}

    def kind(self, word: str) -> Kind:
        """What a capitalised word may be, wherever it stands."""
        if word not in self._kinds:
            self._kinds[word] = self._kind(word)
        return self._kinds[word]

    def _kind(self, word: str) -> Kind:
        if word.endswith("."):
            return "initial"
        if self._is_recorded(word):
            return "ordinary"
        if self.is_known(word):
            return "place"
        if is_given(word) and not (word.isupper() and len(word) < 4):
            return "given"
        return "ordinary" if word.isupper() and len(word) < 6 else "unknown"  # an abbreviation

    @cached_property
    def _folded(self) -> frozenset[str]:
        """Words that are no names, as addresses write them: names of places and the like, words in small letters."""
        names = {fold(key) for key in self.places | self.proper | _geography()}
        return frozenset(names | {word.translate(_UNMARKED) for word in self.written if word.islower()})

    @cached_property
    def _folded_pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset((fold(first), fold(second)) for first, second in self.pairs)

    def knows_folded(self, *words: str) -> bool:
        """Whether one of the words of an address is no name."""
        return any(fold(word) in self._folded or fold(stem(word)) in self._folded for word in words)

    def allows_folded(self, first: str, second: str) -> bool:
        """Whether the words of an address stand side by side in a permitted name, in either order."""
        pair = fold(stem(first)), fold(stem(second))
        return pair in self._folded_pairs or pair[::-1] in self._folded_pairs

    def is_suspect(self, found: str) -> bool:
        """Whether what `CAPITALISED` found may be a name."""
        return self.kind(token(found).word) != "ordinary"

    def is_known(self, word: str) -> bool:
        """Whether the word stands in a name that is no person's, or is written small somewhere on the site."""
        return self._is_recorded(word) or is_latvian(word) or is_foreign(word)

    def _is_recorded(self, word: str) -> bool:
        """The same without the general list of places."""
        if self.is_place(word) or stem(word) in self.proper or self.is_written(word) or _FEAST.fullmatch(word):
            return True
        return "-" in word and all(map(self.is_known, word.split("-")))

    def is_written(self, word: str) -> bool:
        """Whether the word stands somewhere in small letters."""
        lower = word.lower()
        return lower in self.written or any(lower + mark in self.written for mark in _MARKS)

    def is_place(self, word: str) -> bool:
        """Whether the word stands in the name of a place that has a record, or of a country or a great city."""
        key = stem(word)
        return key in self.places or key in _geography()

    def is_local(self, word: str) -> bool:
        """Whether the word stands in the name of a place in Latvia."""
        return stem(word) in self.places or is_latvian(word)

    def allows(self, first: str, second: str) -> bool:
        """Whether the words stand side by side in a permitted name, in either order."""
        pair = stem(first.rstrip(".")), stem(second.rstrip("."))
        return pair in self.pairs or pair[::-1] in self.pairs

    def changed(self, other: Permitted) -> frozenset[str]:
        """Keys, as of `keys`, of the words for which the other may account differently."""
        single = (self.places ^ other.places) | (self.proper ^ other.proper)
        single |= {word for word in self.written ^ other.written if word == word.lower()}
        paired = {word for pair in self.pairs ^ other.pairs for word in pair}
        return frozenset(fold(part) for word in single | paired for part in _PART.findall(word))


_PART = re.compile(f"{LETTER}+")


def keys(text: Plain) -> frozenset[str]:
    """The parts of all words of a text, with and without endings, as addresses write them.

    What is permitted in a text depends on no word of which no part is among them.
    """
    words = set(WORD.findall(text.text))
    for _, address in text.addresses:
        words.update(_PART.findall(HUMP.sub("-", unquote(address))))
    return frozenset().union(*map(_parts, words))


@cache
def _parts(word: str) -> frozenset[str]:
    return frozenset(fold(part) for form in (word, stem(word)) for part in _PART.findall(form))


@dataclass(slots=True)
class Names:
    """What one check leaves to the next: what each record permits and which words it holds."""

    grants: dict[Stored, Grants] = field(default_factory=dict)
    words: dict[Stored, frozenset[str]] = field(default_factory=dict)


class Grants(NamedTuple):
    """What a record accounts for, by the fields of `Permitted`; `words` are ordinary words."""

    pairs: frozenset[tuple[str, str]] = frozenset()
    places: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


def permitted_by(catalog: Catalog, root: Path | None = None, known: Names | None = None) -> Permitted:
    """All that the records of a catalogue account for, those below `root` included that cannot be read."""
    known = known or Names()
    records = list(catalog.records())
    known.grants = {item: known.grants[item] if item in known.grants else _grants(item.entry) for item in records}
    known.words = {
        item: known.words[item] if item in known.words else frozenset(joined(item).prose.split()) for item in records
    }
    broken = [_unread(path) for path in _broken(catalog, root)]
    pairs, places, proper, words = (
        frozenset().union(*parts) for parts in zip(Grants(), *known.grants.values(), *broken, strict=True)
    )
    return Permitted(pairs, places, proper | _calendar() | _NUMBERED, words.union(*known.words.values()))


def _broken(catalog: Catalog, root: Path | None) -> list[Path]:
    names = [(folder, name) for folder, found in catalog.broken.items() for name in found]
    return [path for folder, name in names if root for path in (root / "data" / folder).rglob(f"{name}.y*ml")]


def _unread(path: Path) -> Grants:
    """What a file that cannot be read may account for: it has a complaint of its own, which others need not repeat."""
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    words = WORD.findall(text)
    pairs = {pair for first, second in pairwise(words) if first[0].isupper() for pair in _pairs(f"{first} {second}")}
    return Grants(frozenset(pairs), frozenset(), frozenset(map(stem, words)), frozenset(text.split()))


@cache
def _calendar() -> frozenset[str]:
    """Stems of months, days of the week and languages, as both languages write them (CLDR)."""
    names: set[str] = set()
    for language in LANGUAGES:
        locale = Locale.parse(language)
        names.update(locale.months["format"]["wide"].values(), locale.days["format"]["wide"].values())
        names.update(locale.languages.values())
    return frozenset(stem(word) for name in names for word in WORD.findall(name))


@cache
def _geography() -> frozenset[str]:
    """Stems of the names of countries, continents and great cities in both languages (CLDR), but for given names."""
    names: set[str] = set()
    for language in LANGUAGES:
        locale = Locale.parse(language)
        names.update(locale.territories.values(), (zone.get("city", "") for zone in locale.time_zones.values()))
        names.update(str(zone).replace("_", " ") for zone in locale.time_zones)
    split = [WORD.findall(name) for name in names]
    words = {word for words in split for word in words if word[0].isupper() and len(word) > 2}
    alone = {words[0] for words in split if len(words) == 1}
    return frozenset(stem(word) for word in words if stem(word) not in given_names() or word in alone - listed())


def _grants(entry: Entry) -> Grants:
    """What a record of its type accounts for."""
    if isinstance(entry, PermittedNames):
        return _allowed(entry)
    if isinstance(entry, Person):
        return Grants(
            pairs=frozenset(
                pair for name in (entry.name.lv, entry.name.en, *entry.other_names) for pair in _pairs(name)
            )
        )
    if isinstance(entry, Municipality):
        return _places(entry.name, entry.official_name, *(unit.name for unit in entry.former_units))
    if isinstance(entry, Vocabulary) and entry.id == "planning-regions":
        return _places(*(term.label for term in entry.terms))
    if isinstance(entry, Vocabulary):
        texts = [text for term in entry.terms for text in (term.label, term.heading, term.definition) if text]
        words = (word for text in texts for word in WORD.findall(f"{text.lv} {text.en}"))
        return Grants(proper=frozenset(stem(word) for word in words if word[0].isupper() and not is_given(word)))
    if isinstance(entry, Place | Organisation | Programme):
        labels = [entry.label.lv, entry.label.en, *getattr(entry, "other_names", ())]
        labels += [getattr(entry, "abbreviation", None) or ""]
        labels += [name for old in getattr(entry, "name_history", ()) for name in (old.name.lv, old.name.en)]
        return Grants(proper=frozenset(stem(word) for label in labels for word in _impersonal(label)))
    return Grants()


def _places(*names: Text) -> Grants:
    said = [[word for word in WORD.findall(text) if word[0].isupper()] for name in names for text in (name.lv, name.en)]
    named = (words if not any(map(is_given, words)) else _impersonal(" ".join(words)) for words in said)
    return Grants(places=frozenset(stem(word) for words in named for word in words))


def _impersonal(name: str) -> list[str]:
    """The capitalised words of a name, without those of the person whom it may name."""
    words = [token(found).word for found in CAPITALISED.findall(reading(name).prose)]
    personal = {
        other
        for at, word in enumerate(words)
        if word.endswith(".") or is_given(word)
        for other in range(at - 1, at + 2)
    }
    return [word for at, word in enumerate(words) if len(words) == 1 or at not in personal]


def _allowed(entry: PermittedNames) -> Grants:
    """One word is no part of a name, an ordinary one in just its form; two side by side are permitted together."""
    split = [(item.because, WORD.findall(item.name)) for item in entry.names]
    single = [(because, words[0]) for because, words in split if len(words) == 1]
    return Grants(
        pairs=frozenset(pair for _, words in split if len(words) > 1 for pair in _pairs(" ".join(words))),
        places=frozenset(stem(word) for because, word in single if because == "place"),
        proper=frozenset(stem(word) for because, word in single if because in ("organisation", "title")),
        words=frozenset(word.lower() for because, word in single if because == "phrase"),
    )


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    words = WORD.findall(name)
    yield from ((stem(first), stem(second)) for first, second in pairwise(words))
    if len(words) > 1:  # a person may also stand with the initial, or without the middle name
        yield stem(words[0][0]), stem(words[-1])
        yield stem(words[0]), stem(words[-1])
