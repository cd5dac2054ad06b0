"""Directives by which prose in `docs/` takes numbers and citations from the data.

[[figure: nva-uzskaite | 2022-12-31]]     the value, linked to its definition and source
[[card: nva-uzskaite | 2022-12-31]]       the same as a card with name, date and unit
[[count: national-measures]]              how many records of a type there are
[[days: remembrance]]                     the days of a kind that return each year, with links to the calendar
[[cite: parskats-2021-2022 | I. nodaļa]]  a link to the source's page, with the place in it
[[contact: iestade]]                      how an organisation is reached
[[contacts: helplines]]                   numbers to call, or `social-services`: those of all municipalities

Each stands for HTML of its own. Markdown is given a mark instead, so that it never reads what comes from data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markupsafe import Markup

from catalog import addresses, wording
from catalog.collation import collation
from catalog.history import CalendarDay
from catalog.load import Catalog
from catalog.model import Figure, Municipality, Observation, Organisation, Source
from catalog.problem import Problem, did_you_mean
from catalog.reaching import Reaching
from catalog.series import shown_value

_DIRECTIVE = re.compile(r"\[\[\s*(?P<name>[\w-]+)\s*:\s*(?P<id>[^\]|]*?)\s*(?:\|\s*(?P<detail>[^\]]*?)\s*)?\]\]")
_LINK = Markup('<a href="{}">{}</a>')
_CARD = Markup(
    '<div class="card-figure"><p><strong>{value}</strong> <span>{unit}</span></p>'
    '<p><a href="{link}">{name}</a></p><p class="small soft">{when}</p></div>'
)
_DAY = Markup('<li data-day="{day}">{when} – <a href="{link}">{name}</a></li>')
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Private-use characters around the number of a mark; no text of ours holds them."""


class _UnknownError(Exception):
    """A directive names something that is not there; carries the bilingual complaint."""


class _BrokenError(Exception):
    """A directive names something whose file cannot be read, which is said of that file."""


def mark(markdown: str, catalog: Catalog, uri: str, name: str) -> tuple[str, list[Markup], list[Problem]]:
    """(Markdown with marks, what each mark stands for, problems) of the page `uri` (`lv/par/index.md`).

    `name` is how problems call the file; they name line and column.
    """
    language, here = uri.split("/", 1)
    made: list[Markup] = []
    problems: list[Problem] = []

    def replace(match: re.Match[str]) -> str:
        handler = _HANDLERS.get(match["name"])
        try:
            if handler is None:
                raise _unknown(match["name"], list(_HANDLERS), "nezināma direktīva", "unknown directive")
            made.append(handler(catalog, match["id"], match["detail"], language, here))
        except _UnknownError as unknown:
            line = markdown.count("\n", 0, match.start()) + 1
            column = match.start() - (markdown.rfind("\n", 0, match.start()) + 1) + 1
            lv, en = unknown.args
            problems.append(Problem(name, line, column, lv, en))
            return match.group()
        except (_BrokenError, KeyError):  # a KeyError is a term whose vocabulary lacks it or is broken
            return match.group()
        return f"{_OPEN}{len(made) - 1}{_CLOSE}"

    return _DIRECTIVE.sub(replace, markdown), made, problems


def fill(html: str, made: Sequence[Markup]) -> str:
    """The HTML with what the marks stand for; a block that fills a paragraph takes its place."""
    for number, content in enumerate(made):
        place = f"{_OPEN}{number}{_CLOSE}"
        if content.startswith(("<div", "<ul")):
            html = html.replace(f"<p>{place}</p>", content)
        html = html.replace(place, content)
    return html


def _figure(catalog: Catalog, id_: str, detail: str | None, language: str, here: str) -> Markup:
    figure, observation = _observation(catalog, id_, detail)
    return _LINK.format(addresses.relative(addresses.address(figure) or "", here), shown_value(observation, language))


def _card(catalog: Catalog, id_: str, detail: str | None, language: str, here: str) -> Markup:
    figure, observation = _observation(catalog, id_, detail)
    unit = catalog.term("units", figure.unit)
    return _CARD.format(
        value=shown_value(observation, language), unit=unit.in_language(language),
        name=figure.name.in_language(language), link=addresses.relative(addresses.address(figure) or "", here),
        when=wording.date(observation.period, language) if observation.period else "",
    )  # fmt: skip


def _observation(catalog: Catalog, id_: str, detail: str | None) -> tuple[Figure, Observation]:
    _find(catalog, "figures", id_, "nezināms skaitlis", "unknown figure")
    figure = catalog.get(Figure, id_)
    found = [item for item in figure.observations if detail in (None, item.period) and item.category is None]
    found = found or [item for item in figure.observations if detail in (None, item.period)]
    if not found:
        dates = ", ".join(dict.fromkeys(item.period for item in figure.observations if item.period))
        raise _UnknownError(
            f"nezināms datums „{detail}”. Skaitlim ir: {dates}", f"unknown date “{detail}”. The figure has: {dates}"
        )
    return figure, found[-1]


def _cite(catalog: Catalog, id_: str, detail: str | None, language: str, here: str) -> Markup:
    _find(catalog, "sources", id_, "nezināms avots", "unknown source")
    source = catalog.get(Source, id_)
    words = source.title.in_language(language) + (f", {detail}" if detail else "")
    return _LINK.format(addresses.relative(addresses.address(source) or "", here), words)


def _count(catalog: Catalog, folder: str, _: str | None, language: str, __: str) -> Markup:
    if folder not in catalog.stored:
        raise _unknown(folder, list(catalog.stored), "nezināms ierakstu veids", "unknown type of record")
    return Markup("{}").format(wording.number(len(catalog.stored[folder]), language))


def _days(catalog: Catalog, kind: str, _: str | None, language: str, here: str) -> Markup:
    found = [day for day in catalog.all(CalendarDay) if day.kind == kind and day.day and day.established]
    if not found and catalog.broken["calendar-days"]:
        raise _BrokenError
    if not found:
        kinds = [day.kind for day in catalog.all(CalendarDay) if day.day]
        raise _unknown(kind, kinds, "nav tādu dienu", "there are no such days")
    items = [
        _DAY.format(
            day=day.day, when=wording.day_of_year(day.day or "", language), name=day.name.in_language(language),
            link=addresses.relative(addresses.address(day) or "", here),
        )
        for day in sorted(found, key=lambda day: day.day or "")
    ]  # fmt: skip
    return Markup('<ul class="days">{}</ul>').format(Markup("").join(items))


def _contact(catalog: Catalog, id_: str, _: str | None, language: str, here: str) -> Markup:
    _find(catalog, "organisations", id_, "nezināma organizācija", "unknown organisation")
    return Reaching(catalog, language, here).of(catalog.get(Organisation, id_))


def _contacts(catalog: Catalog, group: str, _: str | None, language: str, here: str) -> Markup:
    reaching = Reaching(catalog, language, here)
    if group == "helplines":
        return reaching.calls(body for body in catalog.all(Organisation) if body.kind == "helpline")
    if group == "social-services":
        return reaching.services(
            sorted(catalog.all(Municipality), key=lambda unit: collation(unit.name.in_language(language), language))
        )
    raise _unknown(group, ["helplines", "social-services"], "nezināma kontaktu grupa", "unknown group of contacts")


def _find(catalog: Catalog, folder: str, id_: str, lv: str, en: str) -> None:
    """Raises _UnknownError if there is no such record, _BrokenError if its file cannot be read."""
    if id_ in catalog.broken[folder]:
        raise _BrokenError
    if id_ not in catalog.stored[folder]:
        raise _unknown(id_, list(catalog.stored[folder]), lv, en)


def _unknown(word: str, choices: list[str], lv: str, en: str) -> _UnknownError:
    mean_lv, mean_en = did_you_mean(word, choices)
    return _UnknownError(f"{lv} „{word}”.{mean_lv}", f"{en} “{word}”.{mean_en}")


_HANDLERS: dict[str, Callable[[Catalog, str, str | None, str, str], Markup]] = {
    "figure": _figure,
    "card": _card,
    "cite": _cite,
    "count": _count,
    "days": _days,
    "contact": _contact,
    "contacts": _contacts,
}
