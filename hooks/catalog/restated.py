"""Numbers of figures that texts restate: after a correction the old value may still stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from catalog.load import Catalog, Stored
from catalog.model import Figure
from catalog.problem import Problem
from catalog.quantities import NUMBER, plain
from catalog.record_types import RECORD_TYPES
from catalog.rules import FRACTIONS
from catalog.values import LANGUAGES, Text
from catalog.walk import Where

OWN = {"name", "summary", "definition"}
"""Fields of a figure that speak of nothing but its values; others compare it with other numbers."""

_YEARS = range(1900, 2101)
"""A whole number of this size beside a unit is a year (“in 2014 four centres”)."""


def check_restated(catalog: Catalog) -> Iterator[Problem]:
    """Warnings of texts that hold a number of a figure's unit which is no value of the figure.

    Looked for where nothing but the figure can be meant: in its own texts, and in the records that refer to it and
    to no other figure of the same unit.
    """
    figures = {figure.id: figure for figure in catalog.all(Figure)}
    if "units" not in catalog.stored["vocabularies"]:
        return
    for id_, figure in figures.items():
        stored = catalog.stored["figures"][id_]
        texts = [(where, text) for where, text in stored.numbered if where[0] in OWN]
        yield from _differing(catalog, stored, figure, texts)
    referring = [folder for folder, row in RECORD_TYPES.items() if "figures" in row.model.model_fields]
    for stored in (stored for folder in referring for stored in catalog.stored[folder].values()):
        by_unit: dict[str, list[Figure]] = defaultdict(list)
        for id_ in stored.entry.figures:  # type: ignore[attr-defined]
            if id_ in figures:
                by_unit[figures[id_].unit].append(figures[id_])
        for found in by_unit.values():
            if len(found) == 1:
                yield from _differing(catalog, stored, found[0], stored.numbered)


def _differing(catalog: Catalog, stored: Stored, figure: Figure, texts: list[tuple[Where, Text]]) -> Iterator[Problem]:
    try:
        unit = catalog.term("units", figure.unit)
    except KeyError:  # said elsewhere: the vocabulary lacks it
        return
    values = {float(item.value) for item in figure.observations if item.value is not None}
    if figure.unit not in FRACTIONS and not all(value.is_integer() and value >= 0 for value in values):
        return  # the value itself is wrong: said elsewhere
    patterns = [(language, *_pattern(unit.in_language(language), language)) for language in LANGUAGES]
    for where, text in texts:
        for language, stem, pattern in patterns:
            words = text.in_language(language)
            found = pattern.finditer(words) if stem in words else ()  # most texts do not name the unit at all
            wrong = [match for match in found if values and _is_no_value(match["number"], values)]
            if wrong:
                shown = ", ".join(f"{value:g}" if value < 10**6 else f"{value:.0f}" for value in sorted(values))
                said = wrong[0].group()
                yield stored.problem(
                    (*where, language),
                    f"tekstā ir „{said}”, bet skaitļa „{figure.id}” vērtības ir {shown} — pārskatiet tekstu",
                    f"the text says “{said}”, but the values of “{figure.id}” are {shown} — revise the text",
                    warning=True,
                )  # fmt: skip
                break  # the other language says the same


def _is_no_value(number: str, values: set[float]) -> bool:
    value = float(plain(number))
    return value not in values and value not in _YEARS


@cache
def _pattern(unit: str, language: str) -> tuple[str, re.Pattern[str]]:
    """What all forms of a unit begin with; a number, up to two words and the unit in any of them."""
    word, before = unit.split()[0], rf"(?<![\d.,/-])(?P<number>{NUMBER})"
    if not word.isalpha():
        return word, re.compile(rf"{before}\s?{re.escape(word)}")
    if language == LANGUAGES[0]:
        stem, endings = re.sub(r"(?:i|as|es|is)$", "", word), r"[a-zāēīū]{1,4}"
    else:
        stem, endings = re.sub(r"(?:ies|s)$", "", word), r"(?:s|ies|y)?"
    return stem, re.compile(rf"{before}\s(?:[^\W\d]+\s){{0,2}}?{stem}{endings}\b")
