"""What makes no sense in any record, whatever its type.

Time that runs backwards or has not come, lists that repeat themselves, places in a source that are no place, texts in
the wrong language, records that point at themselves.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from catalog.load import Stored
from catalog.model import Organisation, Publication, Source
from catalog.problem import Problem
from catalog.record_types import type_of
from catalog.values import Locator, Period, Ref, Text
from catalog.walk import Where

WRITTEN = datetime.date(2026, 11, 30)
"""The day these rules were written: a clock that says less is wrong, and must not refuse sound records."""

FIRST_CHECK = datetime.date(2020, 1, 1)
"""Nothing here was checked before this day; an earlier one is a slip of the hand."""

PAST = {"published", "born", "died", "founded", "as_of", "date", "page_date", "period", "until", "year"}
"""Fields that tell of what has been: `on` and the ends of periods may lie ahead."""
AHEAD = {"deadline"}
"""Fields that tell of what may be to come, in a few years."""

LONG_AGO = (Source, Publication, Organisation)
"""Types whose records may tell of any time, beside those of history."""
FIRST_YEARS = {"past": 1400, "today": 1850}
"""Nothing is told of earlier years here: Roma reached the Baltic after the one, policy and statistics begin after the
other. What is earlier is a slip: 1021 for 2021, 1300 for 2003."""
YEARS_AHEAD = 15
"""No plan reaches further."""


def latest_day() -> datetime.date:
    """The last day that may be called past: tomorrow, since it is tomorrow already somewhere east of the machine."""
    return max(datetime.date.today() + datetime.timedelta(days=1), WRITTEN)


def check_record(stored: Stored, latest: datetime.date) -> Iterator[Problem]:
    """What makes no sense in a record; days after `latest` have not come yet."""
    row = type_of(stored.entry)
    first = FIRST_YEARS["past" if row.historical or isinstance(stored.entry, LONG_AGO) else "today"]
    for where, value in _parts(stored.entry, ()):
        if isinstance(value, Period):
            yield from _period(stored, where, value)
            for name in ("start", "end"):
                yield from _out_of_bounds(
                    stored, (*where, name), getattr(value, name), first, latest.year + YEARS_AHEAD
                )
        elif isinstance(value, Locator):
            yield from _locator(stored, where, value)
        elif isinstance(value, list):
            yield from _in_order(stored, where, value)
        else:
            to_come = [*_past(stored, where, value, latest)] if where[-1] not in AHEAD else []
            yield from to_come or _out_of_bounds(stored, where, value, first, latest.year + YEARS_AHEAD)
    yield from _texts(stored)
    yield from _pointing(stored)


def is_reversed(start: str, end: str) -> bool:
    """Whether an ISO date lies before the one it should follow, as far as both are known."""
    known = min(len(start), len(end))
    return end[:known] < start[:known]


def _period(stored: Stored, where: Where, period: Period) -> Iterator[Problem]:
    if period.end is not None and is_reversed(period.start, period.end):
        yield stored.problem(
            (*where, "end"),
            f"beigas ({period.end}) ir pirms sākuma ({period.start}) — pārbaudiet abus datumus",
            f"the end ({period.end}) is before the start ({period.start}) — check both dates",
        )  # fmt: skip


def _locator(stored: Stored, where: Where, locator: Locator) -> Iterator[Problem]:
    if not any(getattr(locator, name) for name in locator.model_fields_set):
        yield stored.problem(
            where,
            "nav pateikts, kur avotā tas ir — ierakstiet nodaļu, pielikumu, lappusi vai „seen: whole”",
            "no place in the source is given — write a chapter, an annex, a page or “seen: whole”",
        )  # fmt: skip


def _in_order(stored: Stored, where: Where, values: list[int]) -> Iterator[Problem]:
    if values != sorted(set(values)):
        yield stored.problem(
            where,
            f"skaitļi laukā „{where[-1]}” jāraksta pēc kārtas un katrs vienreiz: {sorted(set(values))}",
            f"the numbers in “{where[-1]}” stand in order, each once: {sorted(set(values))}",
        )  # fmt: skip


def _out_of_bounds(stored: Stored, where: Where, value: object, first: int, last: int) -> Iterator[Problem]:
    """Years before or after all that is told of here."""
    year = str(value)[:4]
    if value is not None and not isinstance(value, datetime.date) and not str(first) <= year <= str(last):
        yield stored.problem(
            where,
            f"{value}: par tādu gadu te nekas nav stāstīts ({first}–{last}) — pārbaudiet gadu",
            f"{value}: nothing here is about such a year ({first}–{last}) — check the year",
        )  # fmt: skip


def _past(stored: Stored, where: Where, value: object, latest: datetime.date) -> Iterator[Problem]:
    """Days, months and years that have not come yet."""
    text = str(value)
    if text > latest.isoformat()[: len(text)]:
        yield stored.problem(
            where,
            f"{text} vēl nav pienācis — pārbaudiet datumu",
            f"{text} has not come yet — check the date",
        )  # fmt: skip
    elif isinstance(value, datetime.date) and value < FIRST_CHECK:
        yield stored.problem(
            where,
            f"{text} ir pārāk sen — pārbaudiet datumu",
            f"{text} is too long ago — check the date",
        )  # fmt: skip


_PLACEHOLDER = re.compile(r"(?i:todo|tbd|fixme|xx+|n/a|lorem ipsum\b.*|jāpapildina|jātulko)|[.…?!_–-]+", re.DOTALL)
_NAMES = {"name", "official_name", "title", "named", "claimant", "label", "place"}
"""Fields whose words may be foreign in both languages."""

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"„[^”]*”?|“[^”]*”?|\*[^*]*\*")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LATVIAN_LETTER = re.compile("[āčēģīķļņšūž]", re.IGNORECASE)
_LATVIAN = frozenset(
    _WORD.findall(
        "un ir ar par uz lai kas ka kā vai bet nav tika bija arī pēc pie līdz tiek kuri kura kurā šis šī tas tā viņi "
        "jo gan visi visiem notika"
    )
)
_ENGLISH = frozenset(
    _WORD.findall(
        "the of and in for is was were are by with from that this at on as or who which its has have had be been not "
        "they their all an"
    )
)
"""The commonest words that the other language does not have: neither “to” nor “no” is among them."""


def _texts(stored: Stored) -> Iterator[Problem]:
    """Texts that say nothing, or say it in the other language."""
    for where, text in stored.contents.texts:
        for language in ("lv", "en"):
            if _PLACEHOLDER.fullmatch(text.in_language(language)):
                yield stored.problem(
                    (*where, language),
                    f"„{text.in_language(language)}” nav teksts — uzrakstiet to vai izdzēsiet lauku",
                    f"“{text.in_language(language)}” is no text — write it or delete the field",
                )  # fmt: skip
        if where[-1] not in _NAMES:
            yield from _language(stored, where, text)
    for where, words in stored.contents.words:
        if not words.strip():
            yield stored.problem(
                where,
                "vērtība ir tukša — ierakstiet to vai izdzēsiet lauku",
                "the value is empty — write it or delete the field",
            )  # fmt: skip


def _language(stored: Stored, where: Where, text: Text) -> Iterator[Problem]:
    """Text in the wrong language, told by letters and by the commonest words; what is quoted does not count."""
    for language, lv, en in (("lv", "latviski", "in Latvian"), ("en", "angliski", "in English")):
        words = text.in_language(language)
        if not _LATIN.search(words) and _WORD.search(words):
            yield stored.problem(
                (*where, language),
                f"tekstā nav neviena latīņu burta — ierakstiet to {lv}",
                f"the text has no Latin letter — write it {en}",
            )
    if looks_english(text.lv):
        yield stored.problem(
            (*where, "lv"),
            "teksts laukā „lv” ir angliski — ierakstiet to latviski",
            "the text in “lv” is English — write it in Latvian",
        )  # fmt: skip
    if looks_latvian(text.en):
        yield stored.problem(
            (*where, "en"),
            "teksts laukā „en” ir latviski — ierakstiet to angliski",
            "the text in “en” is Latvian — write it in English",
        )  # fmt: skip


def looks_english(text: str) -> bool:
    """Whether a text of some length has English words and neither words nor letters of Latvian."""
    if _LATVIAN_LETTER.search(text):
        return False
    words = _WORD.findall(_QUOTED.sub(" ", text))
    return len(words) >= 4 and not _ENGLISH.isdisjoint(words) and _LATVIAN.isdisjoint(word.lower() for word in words)


def looks_latvian(text: str) -> bool:
    """Whether a text has Latvian words, by themselves or by their letters, and no English ones."""
    if text.isascii() and _LATVIAN.isdisjoint(text.lower().split()):
        return False
    words = _WORD.findall(_QUOTED.sub(" ", text))
    if not _ENGLISH.isdisjoint(words):
        return False
    latvian = sum(word.lower() in _LATVIAN or (word.islower() and bool(_LATVIAN_LETTER.search(word))) for word in words)
    return latvian >= 2 and _ENGLISH.isdisjoint(word.lower() for word in words)


def _pointing(stored: Stored) -> Iterator[Problem]:
    """References to the record itself, and the same reference twice in a list.

    What a record says of a source, or of a theme's place in one, may well be taken from there.
    """
    folder = type_of(stored.entry).folder
    seen: set[tuple[Where, str]] = set()
    for where, marker, value in stored.contents.references:
        if marker == Ref(folder) and value == stored.entry.id and "citations" not in where:
            yield stored.problem(
                where,
                "ieraksts norāda pats uz sevi — ierakstiet citu vai izdzēsiet lauku",
                "the record points at itself — write another or delete the field",
            )  # fmt: skip
        if isinstance(where[-1], int):
            if (where[:-1], value) in seen:
                yield stored.problem(
                    where,
                    f"„{value}” sarakstā ir divreiz — atstājiet vienu",
                    f"“{value}” stands twice in the list — keep one",
                )  # fmt: skip
            seen.add((where[:-1], value))


def _parts(value: BaseModel, where: Where) -> Iterator[tuple[Where, Any]]:
    """Each period, locator, list of numbers, and what tells of the past, with where it stands."""
    for name in _fields(type(value)):
        inner = getattr(value, name)
        yield from _inside(inner, (*where, name))


def _inside(inner: Any, where: Where) -> Iterator[tuple[Where, Any]]:
    if inner is None or inner == []:
        return
    if isinstance(inner, BaseModel):
        if isinstance(inner, Period | Locator):
            yield where, inner
        yield from _parts(inner, where)
    elif not isinstance(inner, list):
        yield where, inner
    elif isinstance(inner[0], int):
        yield where, inner
        if "years" in str(where[-1]):
            yield from (((*where, number), year) for number, year in enumerate(inner))
    else:
        for number, item in enumerate(inner):
            yield from _inside(item, (*where, number))


@cache
def _fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that hold, at any depth, what `_parts` looks for."""
    return tuple(name for name, info in model.model_fields.items() if _wanted(name, info.annotation))


def _wanted(name: str, annotation: Any) -> bool:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _wanted(name, get_args(annotation)[0])
    if origin in (Union, UnionType):
        return any(_wanted(name, option) for option in get_args(annotation))
    if origin is list:
        (item,) = get_args(annotation)
        item = get_args(item)[0] if get_origin(item) is Annotated else item
        return item is int or _wanted("", item)
    if not isinstance(annotation, type):
        return False
    if issubclass(annotation, BaseModel):
        return annotation in (Period, Locator) or bool(_fields(annotation))
    return (
        annotation is datetime.date
        or (annotation is str and name in PAST | AHEAD)
        or (annotation is int and name == "year")
    )
