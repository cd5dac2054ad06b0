"""Everything wrong with the content, at once: rules of all records; those of single types stand in `rules`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from catalog import privacy, rules
from catalog.house import check_house
from catalog.load import Catalog, Stored
from catalog.model import Vocabulary
from catalog.names import Names, check_names
from catalog.pages import page_uris
from catalog.problem import Problem, did_you_mean
from catalog.prose import check_prose
from catalog.record import SUMMARY_WORDS, Record
from catalog.settings import Settings
from catalog.text import Translation, fingerprint
from catalog.values import LANGUAGES, Ref, Text


@dataclass(slots=True)
class Known:
    """What one check leaves to the next: complaints of records that have not changed (under `make serve`)."""

    records: dict[Stored, tuple[Problem, ...]] = field(default_factory=dict)
    names: Names = field(default_factory=Names)


def check(catalog: Catalog, root: Path, settings: Settings, known: Known | None = None) -> list[Problem]:
    """Everything wrong with a catalogue whose files are each well formed, and with the prose in `root/docs`."""
    known = known or Known()
    known.records = {stored: known.records.get(stored) or tuple(_alone(stored)) for stored in catalog.records()}
    uris = frozenset(page_uris(catalog, root / "docs"))
    return [
        *(problem for found in known.records.values() for problem in found),
        *(problem for stored in catalog.records() for problem in _references(stored, catalog)),
        *check_names(catalog, root, known.names), *rules.check_together(catalog), *check_house(catalog),
        *check_prose(catalog, root, settings, uris),
    ]  # fmt: skip


def _alone(stored: Stored) -> Iterator[Problem]:
    """What is wrong with a record, whatever the others say."""
    yield from _summary(stored)
    yield from _translations(stored)
    yield from privacy.check_record(stored)
    yield from rules.check_record(stored)


def _references(stored: Stored, catalog: Catalog) -> Iterator[Problem]:
    for where, marker, value in stored.contents.references:
        if isinstance(marker, Ref):
            known: Iterable[str] = catalog.stored[marker.type].keys() | catalog.broken[marker.type]
            home = f"data/{marker.type}/"
        else:
            vocabulary = catalog.stored["vocabularies"].get(marker.vocabulary)
            known = _terms(vocabulary) if vocabulary else ()
            home = f"data/vocabularies/{marker.vocabulary}.yml"
        if value not in known:
            lv, en = did_you_mean(value, known)
            yield stored.problem(
                where,
                f"„{value}” nav atrodams ({home}).{lv}",
                f"“{value}” is not known ({home}).{en}",
            )  # fmt: skip


def _terms(stored: Stored) -> list[str]:
    return [term.id for term in stored.entry.terms] if isinstance(stored.entry, Vocabulary) else []


def _summary(stored: Stored) -> Iterator[Problem]:
    if not isinstance(stored.entry, Record):
        return
    for language in LANGUAGES:
        count = len(stored.entry.summary.in_language(language).split())
        if count > SUMMARY_WORDS:
            yield stored.problem(
                ("summary", language),
                f"vārdu skaits kopsavilkumā ir {count}, atļauts ne vairāk kā {SUMMARY_WORDS} — saīsiniet",
                f"the summary has {count} words, at most {SUMMARY_WORDS} allowed — shorten it",
            )  # fmt: skip


def _translations(stored: Stored) -> Iterator[Problem]:
    for where, text in stored.contents.texts:
        mark = f'en_of: "{fingerprint(text.lv)}"'
        if text.translation is Translation.UNMARKED:
            yield stored.problem(
                (*where, "en"),
                f"tulkojumam trūkst kontrolsummas — pievienojiet „{mark}” vai palaidiet „make stamp”",
                f"the translation has no fingerprint — add “{mark}” or run “make stamp”",
            )  # fmt: skip
        elif text.translation is Translation.STALE:
            yield stored.problem(
                (*where, "en_of"),
                f"latviskais teksts mainīts pēc tulkošanas — pārskatiet „en” un ierakstiet „{mark}”",
                f"the Latvian text changed after it was translated — revise “en”, then set “{mark}”",
                warning=True,
            )  # fmt: skip
        differing = _number_difference(text)
        if differing:
            yield stored.problem(
                (*where, "en"),
                f"skaitļi abās valodās atšķiras: {differing} — salīdziniet tekstus",
                f"the numbers differ between the languages: {differing} — compare the texts",
            )  # fmt: skip


_SPACES = r" \u00a0\u2009\u202f"
_NUMBER = re.compile(rf"\d+(?:[{_SPACES}.,]\d{{3}}(?!\d))*(?:[.,]\d+)?")


def numbers(text: str) -> Counter[str]:
    """The numbers of a text, written alike whatever the language's separators."""
    found = re.sub(r"https?://\S+", " ", text)
    return Counter(_plain(match.group()) for match in _NUMBER.finditer(found))


def _plain(number: str) -> str:
    joined = re.sub(rf"[{_SPACES}.,](?=\d{{3}}(?!\d))", "", number)
    return joined.replace(",", ".").lstrip("0") or "0"


def _number_difference(text: Text) -> str:
    lv, en = numbers(text.lv), numbers(text.en)
    return ", ".join(sorted(((lv - en) + (en - lv)).keys()))
