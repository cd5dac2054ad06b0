"""Numbers, dates, years and grades in words, in both languages."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from catalog.values import PartialDate, Period

YEAR_ONLY = len("GGGG")
"""Length of a date of which only the year is known."""

_LOCALES = {"lv": "lv", "en": "en_GB"}


@lru_cache(maxsize=4096)
def number(value: float, language: str) -> str:
    """`60 774` in Latvian, `60,774` in English; four digits stay together in Latvian (7000)."""
    whole = "0" if language == "lv" and abs(value) < 10_000 else "#,##0"
    return format_decimal(value, format=f"{whole}.######", locale=_LOCALES[language])


_CLOSED = re.compile(r"<(svg|script|style|code)\b.*?</\1>|<[^>]*>|(?<=\d) (?=\d{3}(?!\d))", re.DOTALL)
"""What is no running text, and a space inside a number."""
_GROUPED = re.compile(r"\d \d{3}(?!\d)")


def spaced(html: str) -> str:
    """The same HTML with a no-break space where a number is written in groups: `60 774` stays on one line."""
    if not _GROUPED.search(html):  # a quick look: most pages hold no such number
        return html
    return _CLOSED.sub(lambda match: "\u00a0" if match[0] == " " else match[0], html)


@lru_cache(maxsize=4096)
def date(value: PartialDate, language: str, case: str = "nominative") -> str:
    """`2022. gada 3. maijs`, `3 May 2022`; or less, where only the month or the year is known.

    In Latvian also in the genitive (`2022. gada 3. maija`) and the locative (`2022. gada 3. maijā`).
    """
    nominative = _date(value, language)
    if language != "lv" or case == "nominative":
        return nominative
    return _genitive(nominative) if case == "genitive" else _locative(nominative)


def _date(value: PartialDate, language: str) -> str:
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return f"{parts[0]}. gads" if language == "lv" else str(parts[0])
    day = datetime.date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    if len(parts) == 2:
        skeleton = "y. 'gada' MMMM" if language == "lv" else "MMMM y"
    else:
        skeleton = "y. 'gada' d. MMMM" if language == "lv" else "d MMMM y"
    return format_date(day, skeleton, locale=_LOCALES[language])


_YEAR_CASES = {"nominative": "gads", "genitive": "gada", "accusative": "gadu", "locative": "gadā"}


def years(values: list[int], language: str, case: str = "nominative") -> str:
    """`2021. un 2022. gads`, `2021 and 2022`; in Latvian in a grammatical case, KeyError for an unknown one."""
    if not values:
        return ""
    dot, joiner, tail = (".", " un ", f" {_YEAR_CASES[case]}") if language == "lv" else ("", " and ", "")
    shown = [f"{value}{dot}" for value in values]
    text = ", ".join(shown[:-1]) + joiner + shown[-1] if len(shown) > 1 else shown[0]
    return text + tail


def period(value: Period, language: str) -> str:
    """Both ends with a dash between; an open end is said in words."""
    start = date(value.start, language)
    if value.end is None:
        return f"kopš {date(value.start, language, 'genitive')}" if language == "lv" else f"since {start}"
    if value.end == value.start:
        return start
    if len(value.start) == len(value.end) == YEAR_ONLY:
        return f"{value.start}.–{value.end}. gads" if language == "lv" else f"{value.start}–{value.end}"
    return f"{start} – {date(value.end, language)}"


def _genitive(nominative: str) -> str:
    """The date in the genitive: `2022. gada 3. maija`, `2022. gada oktobra`, `2022. gada aprīļa`, `2022. gada`."""
    if nominative.endswith("aprīlis"):
        return nominative[:-3] + "ļa"
    return nominative.removesuffix("s").removesuffix("i") + "a"


def _locative(nominative: str) -> str:
    """The date in the locative: `2022. gada 3. maijā`, `2022. gada aprīlī`, `2022. gadā`."""
    if nominative.endswith("is"):
        return nominative[:-2] + "ī"
    return nominative.removesuffix("s") + "ā"


def day_of_year(value: str, language: str) -> str:
    """`08-02` as `2. augusts`, `2 August`."""
    month, day = (int(part) for part in value.split("-"))
    skeleton = "d. MMMM" if language == "lv" else "d MMMM"
    return format_date(datetime.date(2000, month, day), skeleton, locale=_LOCALES[language])


def grades(values: list[int], language: str) -> str:
    """`9. klase`, `6.–12. klase`, `grades 6–12`."""
    if not values:
        return ""
    first, last = min(values), max(values)
    if language == "lv":
        return f"{first}. klase" if first == last else f"{first}.–{last}. klase"
    return f"grade {first}" if first == last else f"grades {first}–{last}"


def life(born: PartialDate | None, died: PartialDate | None) -> str:
    """`1873–1968`; `?` for an unknown birth, nothing for an unknown death."""
    if born is None and died is None:
        return ""
    return f"{born[:4] if born else '?'}–{died[:4] if died else ''}"
