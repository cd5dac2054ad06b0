"""Directives by which prose in `docs/` takes numbers and citations from the data.

[[figure: nva-uzskaite | 2022-12-31]]     the value, linked to its definition and source
[[card: nva-uzskaite | 2022-12-31]]       the same as a card with name, date and unit
[[count: national-measures]]              how many records of a type there are
[[days: remembrance]]                     the days of a kind that return each year, with links to the calendar
[[cite: parskats-2021-2022 | I. nodaļa]]  a link to the source's page, with the place in it
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

from catalog import addresses, latvian
from catalog.history import CalendarDay
from catalog.load import Catalog
from catalog.model import Figure, Observation, Source
from catalog.problem import Problem, did_you_mean
from catalog.render import escape

_DIRECTIVE = re.compile(r"\[\[\s*(?P<name>[\w-]+)\s*:\s*(?P<id>[^\]|]*?)\s*(?:\|\s*(?P<detail>[^\]]*?)\s*)?\]\]")

_QUALIFIERS = {
    "exact": ("", ""),
    "about": ("ap ", "about "),
    "more-than": ("vairāk nekā ", "more than "),
    "at-least": ("vismaz ", "at least "),
    "at-most": ("līdz ", "up to "),
    "fewer-than": ("mazāk nekā ", "fewer than "),
}


_CARD = Markup(
    '<div class="card-figure" markdown="1">\n<strong>{value}</strong> <span>{unit}</span>\n\n'
    "[{name}]({link})\n\n<small>{when}</small>\n</div>"
)


_DAY = Markup('<li data-day="{day}" markdown="span">{when} – [{name}]({link})</li>')


class _UnknownError(Exception):
    """A directive names something that is not there; carries the bilingual complaint."""


def expand(markdown: str, catalog: Catalog, uri: str) -> tuple[str, list[Problem]]:
    """Replace the directives of the page `uri` (`lv/par/index.md`); problems name line and column."""
    language, here = uri.split("/", 1)
    problems: list[Problem] = []

    def replace(match: re.Match[str]) -> str:
        handler = _HANDLERS.get(match["name"])
        try:
            if handler is None:
                raise _unknown(match["name"], list(_HANDLERS), "nezināma direktīva", "unknown directive")
            return handler(catalog, match["id"], match["detail"], language, here)
        except _UnknownError as unknown:
            line = markdown.count("\n", 0, match.start()) + 1
            column = match.start() - (markdown.rfind("\n", 0, match.start()) + 1) + 1
            lv, en = unknown.args
            problems.append(Problem(f"docs/{uri}", line, column, lv, en))
            return match.group()

    return _DIRECTIVE.sub(replace, markdown), problems


def shown_value(observation: Observation, language: str) -> str:
    """The value with its qualifier: `vairāk nekā 1500`, `more than 1,500`."""
    if observation.value is None:
        return "—"
    lv, en = _QUALIFIERS[observation.qualifier]
    return (lv if language == "lv" else en) + latvian.number(observation.value, language)


def _figure(catalog: Catalog, id_: str, detail: str | None, language: str, here: str) -> str:
    figure, observation = _observation(catalog, id_, detail)
    link = addresses.relative(addresses.address(figure) or "", here)
    return f"[{escape(shown_value(observation, language))}]({link})"


def _card(catalog: Catalog, id_: str, detail: str | None, language: str, here: str) -> str:
    figure, observation = _observation(catalog, id_, detail)
    unit = catalog.term("units", figure.unit)
    link = addresses.relative(addresses.address(figure) or "", here)
    when = latvian.date(observation.period, language) if observation.period else ""
    return _CARD.format(
        value=escape(shown_value(observation, language)), unit=escape(unit.in_language(language)),
        name=escape(figure.name.in_language(language)), link=link, when=escape(when),
    )  # fmt: skip


def _observation(catalog: Catalog, id_: str, detail: str | None) -> tuple[Figure, Observation]:
    if id_ not in catalog.stored["figures"]:
        raise _unknown(id_, list(catalog.stored["figures"]), "nezināms skaitlis", "unknown figure")
    figure = catalog.get(Figure, id_)
    found = [item for item in figure.observations if detail in (None, item.period) and item.category is None]
    found = found or [item for item in figure.observations if detail in (None, item.period)]
    if not found:
        raise _unknown(
            detail or "", [item.period or "" for item in figure.observations], "nezināms datums", "unknown date"
        )
    return figure, found[-1]


def _cite(catalog: Catalog, id_: str, detail: str | None, language: str, here: str) -> str:
    if id_ not in catalog.stored["sources"]:
        raise _unknown(id_, list(catalog.stored["sources"]), "nezināms avots", "unknown source")
    source = catalog.get(Source, id_)
    words = escape(source.title.in_language(language) + (f", {detail}" if detail else ""))
    return f"[{words}]({addresses.relative(addresses.address(source) or '', here)})"


def _count(catalog: Catalog, folder: str, _: str | None, language: str, __: str) -> str:
    if folder not in catalog.stored:
        raise _unknown(folder, list(catalog.stored), "nezināms ierakstu veids", "unknown type of record")
    return latvian.number(len(catalog.stored[folder]), language)


def _days(catalog: Catalog, kind: str, _: str | None, language: str, here: str) -> str:
    found = [day for day in catalog.all(CalendarDay) if day.kind == kind and day.day and day.established]
    if not found:
        kinds = [day.kind for day in catalog.all(CalendarDay) if day.day]
        raise _unknown(kind, kinds, "nav tādu dienu", "there are no such days")
    items = [
        _DAY.format(
            day=day.day, when=latvian.day_of_year(day.day or "", language), name=escape(day.name.in_language(language)),
            link=addresses.relative(addresses.address(day) or "", here),
        )
        for day in sorted(found, key=lambda day: day.day or "")
    ]  # fmt: skip
    return Markup('<ul class="days" markdown="1">\n{}\n</ul>').format(Markup("\n").join(items))


def _unknown(word: str, choices: list[str], lv: str, en: str) -> _UnknownError:
    mean_lv, mean_en = did_you_mean(word, choices)
    return _UnknownError(f"{lv} „{word}”.{mean_lv}", f"{en} “{word}”.{mean_en}")


_HANDLERS: dict[str, Callable[[Catalog, str, str | None, str, str], str]] = {
    "figure": _figure,
    "card": _card,
    "cite": _cite,
    "count": _count,
    "days": _days,
}
