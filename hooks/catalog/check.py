"""Rules that need more than one field or more than one record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from catalog import privacy
from catalog.certainty import check_calendar_day, check_certainty, check_lesson
from catalog.load import Catalog, Stored
from catalog.model import LocalMeasure, Municipality, Vocabulary
from catalog.names import check_names
from catalog.problem import Problem, did_you_mean
from catalog.prose import check_prose
from catalog.record import SUMMARY_WORDS, Record
from catalog.text import Translation, fingerprint
from catalog.values import Ref, Text
from catalog.walk import references, texts


def check(catalog: Catalog, root: Path) -> list[Problem]:
    """Everything wrong with a catalogue whose files are each well formed, and with the prose in `root/docs`."""
    rules: tuple[Callable[[Stored, Catalog], Iterable[Problem]], ...] = (
        _references, _summary, _translations, _years, _former_units, privacy.check_record,
        check_certainty, check_calendar_day, check_lesson,
    )  # fmt: skip
    found = [problem for stored in catalog.records() for rule in rules for problem in rule(stored, catalog)]
    return [*found, *check_names(catalog, root), *_same_place(catalog), *check_prose(catalog, root)]


def _references(stored: Stored, catalog: Catalog) -> Iterator[Problem]:
    for where, marker, value in references(stored.entry):
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


def _summary(stored: Stored, _: Catalog) -> Iterator[Problem]:
    if not isinstance(stored.entry, Record):
        return
    for language in ("lv", "en"):
        count = len(stored.entry.summary.in_language(language).split())
        if count > SUMMARY_WORDS:
            yield stored.problem(
                ("summary", language),
                f"vārdu skaits kopsavilkumā ir {count}, atļauts ne vairāk kā {SUMMARY_WORDS} — saīsiniet",
                f"the summary has {count} words, at most {SUMMARY_WORDS} allowed — shorten it",
            )  # fmt: skip


def _translations(stored: Stored, _: Catalog) -> Iterator[Problem]:
    for where, text in texts(stored.entry):
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


def _years(stored: Stored, _: Catalog) -> Iterator[Problem]:
    measure = stored.entry
    if not isinstance(measure, LocalMeasure):
        return
    if not measure.years and measure.years_note is None:
        yield stored.problem(
            ("years",),
            "ja gads avotā nav norādīts, pasakiet to laukā „years_note”",
            "if the source gives no year, say so in “years_note”",
        )  # fmt: skip
    for number, citation in enumerate(measure.citations):
        locator = citation.locator
        if locator.municipality not in (None, measure.municipality) or locator.theme not in (None, measure.theme):
            yield stored.problem(
                ("citations", number, "locator"),
                "norāde ved uz citu pašvaldību vai tematu nekā ieraksts",
                "the locator names another municipality or theme than the record",
            )  # fmt: skip


def _former_units(stored: Stored, _: Catalog) -> Iterator[Problem]:
    unit = stored.entry
    if isinstance(unit, Municipality) and (unit.valid.end is None) != (unit.merged_into is None):
        yield stored.problem(
            ("valid",),
            "beigu datumam un laukam „merged_into” jābūt abiem vai nevienam",
            "an end date and “merged_into” go together: both or neither",
        )  # fmt: skip


def _same_place(catalog: Catalog) -> Iterator[Problem]:
    """Two measures of a cell must not claim the same place in the report's order."""
    taken: dict[tuple[str, str, int], Stored] = {}
    for stored in catalog.stored["local-measures"].values():
        measure = stored.entry
        if not isinstance(measure, LocalMeasure):
            continue
        key = (measure.municipality, measure.theme, measure.order)
        if key in taken:
            yield stored.problem(
                ("order",),
                f"tāda pati kārta ({measure.order}) ir arī failā {taken[key].path}",
                f"the same order ({measure.order}) is also in {taken[key].path}",
            )  # fmt: skip
        taken[key] = stored
