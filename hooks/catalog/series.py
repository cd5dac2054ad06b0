"""A figure laid out for reading, and its values in words."""

from __future__ import annotations

from dataclasses import dataclass

from catalog import wording
from catalog.model import Figure, Observation
from catalog.values import Text

_QUALIFIERS = {
    "exact": {"lv": "", "en": ""},
    "about": {"lv": "ap ", "en": "about "},
    "more-than": {"lv": "vairāk nekā ", "en": "more than "},
    "at-least": {"lv": "vismaz ", "en": "at least "},
    "at-most": {"lv": "līdz ", "en": "up to "},
    "fewer-than": {"lv": "mazāk nekā ", "en": "fewer than "},
}


@dataclass(frozen=True)
class Grid:
    """A figure laid out for reading: a column for each time, a row for each category."""

    times: tuple[tuple[str | None, str | None], ...]
    rows: tuple[tuple[Text | None, tuple[Observation | None, ...]], ...]


def grid(figure: Figure) -> Grid:
    """The observations of a figure by category and time, each in the order of the file."""
    times = tuple(dict.fromkeys((item.period, item.until) for item in figure.observations))
    labels = {item.category.lv if item.category else "": item.category for item in figure.observations}
    found = {(item.category.lv if item.category else "", item.period, item.until): item for item in figure.observations}
    return Grid(
        times, tuple((label, tuple(found.get((key, *time)) for time in times)) for key, label in labels.items())
    )


def shown_value(observation: Observation, language: str) -> str:
    """The value with its qualifier: `vairāk nekā 1500`, `more than 1,500`; a dash where none is published."""
    if observation.value is None:
        return "—"
    return _QUALIFIERS[observation.qualifier][language] + wording.number(observation.value, language)
