"""What lists can be narrowed by: each facet is said once here, and so is which list has which facets.

A facet's words stand in the address of a narrowed list, in the language of the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from catalog.collation import alphabetical
from catalog.load import Catalog
from catalog.model import Municipality, Theme, Vocabulary
from catalog.record import Record
from catalog.record_types import type_of
from catalog.values import LANGUAGES, Ref, Term, Text


@dataclass(frozen=True, slots=True)
class Value:
    """A value by which records are told apart; `rank` is its place among the others."""

    id: str
    label: Text
    rank: Any


Find = Callable[[Catalog, Any], Iterable[Value]]
"""The values of a record."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value as the reader of one language chooses it."""

    id: str
    label: str
    word: str
    """What stands for it in an address."""
    other: str
    """What stands for it in an address of the other language: shared addresses are understood in both."""
    count: int
    """How many of the records have it."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A facet with the choices that a list of records offers; `word` and `other` as in Choice."""

    id: str
    label: str
    word: str
    other: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """How a list is narrowed: `buttons` work without a script, menus need one."""

    menus: tuple[str, ...]
    buttons: str = ""


FILTERS = {
    "municipalities": Narrowing(("unit",), "region"),
    "local-measures": Narrowing(
        ("topic", "year", "municipality", "region", "unit", "audience", "money", "result", "state"), "theme"
    ),
    "national-measures": Narrowing(("year", "theme", "responsible"), "state"),
    "recommendations": Narrowing(("theme", "year", "by", "example"), "addressee"),
    "practices": Narrowing(("kind", "topic", "year", "region", "money", "result"), "theme"),
    "events": Narrowing(("kind", "year", "region"), "theme"),
    "organisations": Narrowing(("kind", "region", "contact")),
    "publications": Narrowing(("kind", "theme", "year", "language", "link")),
    "sources": Narrowing(("year", "language"), "kind"),
    "lessons": Narrowing(("subject",), "grade"),
    "history-events": Narrowing(("kind",), "scope"),
}
"""Folder of a type → how its lists are narrowed."""


def narrowing(
    catalog: Catalog,
    folder: str,
    records: Iterable[Record],
    language: str,
    without: Iterable[str] = (),
    buttons: str = "",
) -> tuple[Offered | None, list[Offered]]:
    """(buttons, menus) of a list of records of one type; a facet that leaves no choice is not offered.

    `without` names facets that the list's page has settled, `buttons` the facet to be shown as buttons in their place.
    The last menu has no choices: there the reader writes words.
    """
    row, records, first = FILTERS[folder], list(records), buttons or FILTERS[folder].buttons
    wanted = [id_ for id_ in dict.fromkeys((first, *row.menus, row.buttons)) if id_ and id_ not in without]
    offered = [item for id_ in wanted if len((item := _offered(catalog, id_, records, language)).choices) > 1]
    text = [] if "text" in without else [_offered(catalog, "text", [], language)]
    pressed = next((item for item in offered if item.id == first), None)
    return pressed, [item for item in offered if item is not pressed] + text


def query(catalog: Catalog, folder: str, language: str, chosen: Mapping[str, str]) -> str:
    """The address, from its question mark on, of a list narrowed by facets: `?temats=izglitiba`.

    KeyError where no record of the type has the value.
    """
    records = [item.entry for item in catalog.stored[folder].values() if isinstance(item.entry, Record)]
    pairs = []
    for facet, id_ in chosen.items():
        offered = _offered(catalog, facet, records, language)
        words = {choice.id: choice.word for choice in offered.choices}
        pairs.append(f"{offered.word}={words[id_]}")
    return f"?{'&'.join(pairs)}"


def attributes(catalog: Catalog, record: Record, kind: str = "row", without: Iterable[str] = ()) -> Markup:
    """The attributes by which script and style sheet know what a row of a list holds, or a part of a row."""
    row = FILTERS[type_of(record).folder]
    facets = [id_ for id_ in (row.buttons, *row.menus) if id_ and id_ not in without]
    found = (marked(id_, (item.id for item in FACETS[id_](catalog, record))) for id_ in facets)
    return Markup("data-{}").format(kind) + Markup().join(found)


def marked(facet: str, ids: Iterable[object]) -> Markup:
    """The attribute that holds the values of one facet."""
    return Markup(' data-{}="{}"').format(facet, " ".join(map(str, dict.fromkeys(ids))))


def _offered(catalog: Catalog, facet: str, records: list[Record], language: str) -> Offered:
    values: dict[str, Value] = {}
    count: Counter[str] = Counter()
    for record in records:
        found = {value.id: value for value in FACETS[facet](catalog, record)}
        values |= found
        count.update(found.keys())
    name = catalog.term("interface", f"facet-{facet}")
    return Offered(
        facet, name.in_language(language), *_words(name, language),
        tuple(
            Choice(item.id, item.label.in_language(language), *_words(item.label, language), count[item.id])
            for item in sorted(values.values(), key=lambda item: item.rank)
        ),
    )  # fmt: skip


def _words(label: Text, language: str) -> tuple[str, str]:
    other = next(code for code in LANGUAGES if code != language)
    return word_of(label.in_language(language)), word_of(label.in_language(other))


def word_of(label: str) -> str:
    """A label as it stands in an address: `netika īstenots` → `netika-istenots`."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def _named(*fields: str, inside: bool = False) -> Find:
    """The records and terms that these fields name; with `inside`, fields of the record's parts as well."""

    def find(catalog: Catalog, record: Record) -> Iterator[Value]:
        for where, marker, id_ in catalog.stored[type_of(record).folder][record.id].contents.references:
            if where[0] in fields or (inside and where[-1] in fields):
                if isinstance(marker, Term):
                    yield _term(catalog, marker.vocabulary, id_)
                elif isinstance(marker, Ref):
                    entry = catalog.stored[marker.type][id_].entry
                    if isinstance(entry, Record):
                        rank = entry.order if isinstance(entry, Theme) else alphabetical(entry.label.lv)
                        yield Value(id_, entry.label, rank)

    return find


def _term(catalog: Catalog, vocabulary: str, id_: str) -> Value:
    order = [term.id for term in catalog.get(Vocabulary, vocabulary).terms]
    return Value(id_, catalog.term(vocabulary, id_), order.index(id_))


def _years(catalog: Catalog, record: Any) -> Iterator[Value]:
    """The years of a record, the newest first."""
    years = type_of(record).years(record)
    for year in years:
        yield Value(str(year), Text(lv=str(year), en=str(year)), -year)
    if not years:
        yield Value("not-stated", catalog.term("interface", "year-not-stated"), 0)


def _units(catalog: Catalog, record: Any) -> Iterator[Municipality]:
    """The municipality that a record is, or those that it names as its own."""
    if isinstance(record, Municipality):
        yield record
    for id_ in [getattr(record, "municipality", None), *getattr(record, "municipalities", [])]:
        if id_:
            yield catalog.get(Municipality, id_)


def _regions(catalog: Catalog, record: Any) -> Iterator[Value]:
    return (_term(catalog, "planning-regions", unit.planning_region) for unit in _units(catalog, record))


def _unit_kinds(catalog: Catalog, record: Any) -> Iterator[Value]:
    return (_term(catalog, "unit-kinds", unit.kind) for unit in _units(catalog, record))


def _stated(*fields: str) -> Find:
    """Whether the record says something in one of these fields; silence is a value too."""

    def find(catalog: Catalog, record: Record) -> Iterator[Value]:
        said = any(getattr(record, field, None) for field in fields)
        id_ = "stated" if said else "not-stated"
        yield Value(id_, catalog.term("interface", f"facet-{id_}"), not said)

    return find


def _grades(catalog: Catalog, lesson: Any) -> Iterator[Value]:
    words = catalog.term("interface", "lesson-grade")
    for grade in lesson.grades:
        yield Value(str(grade), Text(lv=words.lv.format(grade=grade), en=words.en.format(grade=grade)), grade)


def _scope(catalog: Catalog, event: Any) -> Iterator[Value]:
    scopes = ("latvia", "neighbours", "europe")
    yield Value(event.scope, catalog.term("interface", f"scope-{event.scope}"), scopes.index(event.scope))


FACETS: dict[str, Find] = {
    "theme": _named("theme", "themes"),
    "topic": _named("topics"),
    "year": _years,
    "municipality": _named("municipality", "municipalities"),
    "region": _regions,
    "unit": _unit_kinds,
    "kind": _named("kind"),
    "state": _named("state", inside=True),
    "audience": _named("audience"),
    "money": _stated("programmes", "funding"),
    "result": _stated("result"),
    "responsible": _named("responsible"),
    "addressee": _named("addressees"),
    "by": _named("by"),
    "example": _stated("practices", "local_measures", "national_measures"),
    "contact": _stated("contact", "url"),
    "language": _named("language", "languages"),
    "link": _named("link_state"),
    "grade": _grades,
    "subject": _named("subjects"),
    "scope": _scope,
}
"""Id of a facet → the values it finds in a record. The interface calls it `facet-<id>`, rows `data-<id>`."""
