"""The numbers of a text as readers mean them: alike in both languages, whatever the words and signs around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache

from catalog.plain import words_of

_SPACES = r" \u00a0\u2009\u202f"
NUMBER = rf"\d+(?:[{_SPACES}.,]\d{{3}}(?!\d))*(?:[.,]\d+)?"
"""Digits, grouped as Latvian or English does, with decimals after a comma or a point."""

Match = re.Match[str]


def numbers(text: str) -> Counter[str]:
    """The numbers of a text, those of dates and hours included, written alike in both languages."""
    if not _DIGIT.search(text) and not any(word in text for word in (*_NOON, _IN_THE_TIES)):
        return Counter()
    rest = _LINK.sub(" ", text)
    found: list[str] = []

    def taken(read: Callable[[Match], list[str]]) -> Callable[[Match], str]:
        def take(match: Match) -> str:
            said = read(match)
            found.extend(said)
            return " ; " if said else match.group()

        return take

    for pattern, read in _READERS:
        rest = pattern.sub(taken(read), rest)
    months = _months(rest)
    months |= {said for said in found if said in _MONTHS}  # a month is named once or twice: it is the same month
    return Counter([*(said for said in found if said not in _MONTHS), *months, *_plain_numbers(rest)])


def differing(latvian: str, english: str) -> list[str]:
    """The numbers that one of the texts has and the other lacks, those in words and in Roman figures last."""
    return [*_in_digits(latvian, english), *_in_words(latvian, english)]


def _in_digits(latvian: str, english: str) -> list[str]:
    if _alike(latvian, english):
        return []
    lv, en = numbers(latvian), numbers(english)
    return sorted(((lv - en) + (en - lv)).keys())


def _in_words(latvian: str, english: str) -> list[str]:
    """Numbers in words, where the texts share none; Roman figures, where they are not the same."""
    if _WORDS.isdisjoint(english.split()):
        return []
    said = {match.lower() for match in _ENGLISH.findall(english)}
    meant = {_value(match) for match in _LATVIAN.findall(latvian)}
    found = sorted(said) if meant and meant.isdisjoint(map(_VALUES.__getitem__, said)) else []
    roman = [{match.group() for match in _ROMAN.finditer(text)} for text in (latvian, english)]
    return [*found, *sorted(roman[0] ^ roman[1])] if all(roman) else found


def _value(word: str) -> int:
    lower = word.lower()
    return next(value for beginning, value in _BEGINNINGS.items() if lower.startswith(beginning))


def _alike(latvian: str, english: str) -> bool:
    """Whether it shows at a glance that two texts hold the same numbers: of nearly all it does."""
    digits = _DIGIT.search(latvian) or _DIGIT.search(english)
    for word in _TELLING if digits else _NOON:
        if word in latvian or word in english:
            return False
    if not digits:
        return True
    if "://" in latvian or "://" in english:
        return False
    months = ([_month(match) for match in _DAYS[0].finditer(text)] for text in (latvian, english))
    if len({frozenset(found) for found in months}) > 1:
        return False
    lv, en = (sorted(plain(number) for number in _NUMBER.findall(text)) for text in (latvian, english))
    return lv == en


def _months(text: str) -> set[str]:
    return {_month(match) for pattern in _DAYS for match in pattern.finditer(text)}


@lru_cache(maxsize=4096)
def plain(number: str) -> str:
    """A number without the separators of thousands, with a decimal point."""
    joined = re.sub(rf"[{_SPACES}.,](?=\d{{3}}(?!\d))", "", number)
    return re.sub(r"^0+(?=\d)", "", joined.replace(",", "."))


def _plain_numbers(text: str) -> Iterator[str]:
    """The numbers that stand in a text; of three and more that count on (1, 2 and 3) the ends alone, as of 1–3."""
    run: list[str] = []
    end = 0
    for match in _NUMBER.finditer(text):
        number = plain(match.group())
        counts = number.isdigit() and len(number) < 10
        goes_on = run and counts and int(number) == int(run[-1]) + 1
        if not (goes_on and _LISTED.fullmatch(text, end, match.start())):
            yield from _ends(run)
            run = []
            if not counts:
                yield number
                continue
        run.append(number)
        end = match.end()
    yield from _ends(run)


def _ends(run: list[str]) -> list[str]:
    return [run[0], run[-1]] if len(run) > 2 else run


_LINK = re.compile(r"https?://\S+")
_DIGIT = re.compile(r"\d")
_NOON = ("noon", "midday", "midnight", "lunch", "pusdien", "pusnakt")
_IN_THE_TIES = "desmitajos gad"
_VALUES = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12,
}  # fmt: skip
_BEGINNINGS = {
    "divpadsmit": 12, "vienpadsmit": 11, "div": 2, "tr": 3, "četr": 4, "piec": 5, "seš": 6, "septiņ": 7, "astoņ": 8,
    "deviņ": 9, "desmit": 10,
}  # fmt: skip
_ENGLISH = re.compile(rf"\b(?:{'|'.join(_VALUES)})\b", re.IGNORECASE)
_LATVIAN = re.compile(
    r"\b(?:vienpadsmit|divpadsmit|desmit|trīs|trijos|trijās|triju|trim|"
    r"(?:div|četr|piec|seš|septiņ|astoņ|deviņ)(?:i|as|u|iem|ām|us|os|ās))\b",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?<![\w.])(?=[VXI]{2}|[VX])X{0,3}(?:IX|IV|V?I{0,3})(?!\w)")
"""Roman figures from II to XXXIX; I is a word in English."""
_WORDS = words_of("II III IV V VI VII VIII IX X XI XII XX").union(_VALUES, map(str.capitalize, _VALUES))
"""What of these shows at a glance."""
_TELLING = (*_NOON, "tūkst", "milj", "thousand", "million", "billion", "plkst", "pulkst", "p.m")
"""Parts of words beside which equal digits may mean different numbers."""
_NUMBER = re.compile(NUMBER)
_LISTED = re.compile(r"\.?(?:,\s?|,?\s(?:un|vai|and|or|&)\s)")
"""What stands between two numbers of an enumeration."""

_DASH = r"\s?[–-]\s?"
_MONTHS = (
    "janvāris/January", "februāris/February", "marts/March", "aprīlis/April", "maijs/May", "jūnijs/June", "jūlijs/July",
    "augusts/August", "septembris/September", "oktobris/October", "novembris/November", "decembris/December",
)  # fmt: skip
_NAME = (
    r"(?P<name>janvār|februār|mart(?:s|a|ā|u|am)\b|aprī[lļ]|maij|jūnij|jūlij|august|septembr|oktobr|novembr|decembr|January|"
    r"February|March|April|May|June|July|August|September|October|November|December)"
)
_DAYS = (re.compile(rf"\b\d{{1,2}}\.?\s{_NAME}"), re.compile(rf"{_NAME}\s\d{{1,2}}(?!\d)"))
"""A month beside its day: `3. maijā`, `3 May`, `May 3`."""


def _month(match: Match) -> str:
    """The month that a name stands for."""
    name = match["name"].lower()[:3]
    return next(month for month in _MONTHS if name in (month[:3], month.partition("/")[2].lower()[:3]))


def _date(match: Match) -> list[str]:
    """The day and the year of a date in digits, its month, and the day it is reckoned from, if there is one."""
    days = [match[name] for name in ("from", "day") if match[name]]
    months = [match[name] for name in ("from_month", "month") if match[name]]
    if not all(1 <= int(day) <= 31 for day in days) or not all(1 <= int(month) <= 12 for month in months):
        return []
    return [*map(plain, days), *(_MONTHS[int(month) - 1] for month in months), match["year"]]


def _day(match: Match) -> list[str]:
    return [plain(match["day"]), _MONTHS[int(match["month"]) - 1]] if 1 <= int(match["day"]) <= 31 else []


def _two_years(match: Match) -> list[str]:
    """Both years of `2021./2022.`, `2021/22`, `2021–22`; only years that follow each other are a school year."""
    first, second = int(match["first"]), int(match["second"])
    second += first // 100 * 100 if second < 100 else 0
    follows = second == first + 1 if match["sign"] == "/" else second > first
    return [str(first), str(second)] if follows else []


def _hours(match: Match) -> list[str]:
    """The hours of a clock of twenty-four or, with a.m. and p.m., of twelve, as `14.00`."""
    half = (match.groupdict().get("half") or "").lower()
    hours = [(int(match[name]), match[f"{name}_minutes"] or "00") for name in ("first", "last") if match[name]]
    if any(hour > (12 if half else 24) for hour, _ in hours):
        return []
    if half:
        hours = [(hour % 12 + (12 if half == "p" else 0), minutes) for hour, minutes in hours]
        if hours[0] > hours[-1]:  # 10–2 p.m. begins in the morning
            hours[0] = (hours[0][0] - 12, hours[0][1])
    return [f"{hour % 24}.{minutes}" for hour, minutes in hours]


def _multiple(match: Match) -> list[str]:
    """`5 miljoni` and `5–6 million` in digits."""
    word = match["word"].lower()
    power = 3 if word[0] == "t" else 9 if word.startswith(("b", "miljar", "mljr", "mljd", "mlrd")) else 6
    values = [Decimal(plain(match[name])) * 10**power for name in ("from", "number") if match[name]]
    return [f"{value:f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}" for value in values]


def _hour(name: str) -> str:
    return rf"(?P<{name}>\d{{1,2}})(?:[.:](?P<{name}_minutes>[0-5]\d))?"


def _decades(match: Match) -> list[str]:
    """`20.–30. gadi`, `20. gs. 30. gadi` and `1930s` as the tens of the years."""
    return [f"{match[name]}s" for name in ("from", "decade") if match[name]]


_TENS = {
    "divdesmit": 20, "trīsdesmit": 30, "četrdesmit": 40, "piecdesmit": 50, "sešdesmit": 60, "septiņdesmit": 70,
    "astoņdesmit": 80, "deviņdesmit": 90,
}  # fmt: skip
_READERS: tuple[tuple[re.Pattern[str], Callable[[Match], list[str]]], ...] = (
    (
        re.compile(
            rf"(?<!\d)(?:(?:1\d|20)\.\s?(?:gs\.|gadsimt\w*)\s)?(?:(?:1[89]|20)?(?P<from>\d0)\.(?:{_DASH}|\s(?:un|līdz)\s))?"
            r"(?:1[89]|20)?(?P<decade>\d0)\.\sgad(?:os|i|u|iem|us)\b"
        ),
        _decades,
    ),
    (re.compile(r"\b(?:1[89]|20)?(?P<from>)(?P<decade>\d0)s\b"), _decades),
    (
        re.compile(rf"\b(?P<tens>{'|'.join(_TENS)})ajos\sgad"),
        lambda match: [f"{_TENS[match['tens']]}s"],
    ),
    (
        re.compile(
            rf"(?<![\d.,])(?:(?P<from>\d{{1,2}})\.?(?:\s?(?P<from_month>\d{{1,2}})\.?)?{_DASH})?"
            r"(?P<day>\d{1,2})(?:\.\s?|/)(?P<month>\d{1,2})(?:\.\s?|/)(?P<year>\d{4})(?!\d)\.?"
        ),
        _date,
    ),
    (
        re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?P<from>)(?P<from_month>)(?!\d)"),
        _date,
    ),
    (re.compile(r"(?<![\d.,])(?P<day>\d{1,2})\.(?P<month>0[1-9])\.(?!\d)"), _day),
    (re.compile(r"\b(?P<first>\d{4})\.?\s?(?P<sign>/)\s?(?P<second>\d{4}|\d\d)(?!\d)\.?"), _two_years),
    (re.compile(r"\b(?P<first>\d{4})(?P<sign>–)(?P<second>\d\d)(?!\d)"), _two_years),
    (
        re.compile(
            rf"(?:plkst\.?|pulksten\w*)\s?{_hour('first')}"
            rf"(?:(?:{_DASH}|\slīdz\s)(?:plkst\.?\s?)?{_hour('last')})?(?!\d)",
            re.IGNORECASE,
        ),
        _hours,
    ),
    (
        re.compile(
            rf"\b{_hour('first')}(?:(?:{_DASH}|\sto\s){_hour('last')})?\s?(?P<half>[ap])\.?\s?m\b\.?", re.IGNORECASE
        ),
        _hours,
    ),
    (re.compile(r"\b(?P<first>\d{1,2}):(?P<first_minutes>[0-5]\d)(?P<last>)(?!\d)"), _hours),
    (
        re.compile(r"\b(?:12\s)?(?:noon|midday|lunch-?\s?time|pusdienlaik\w*|pusdienu laik\w*)\b", re.IGNORECASE),
        lambda _: ["12.00"],
    ),
    (re.compile(r"\b(?:12\s)?(?:midnight|pusnakt\w*)\b", re.IGNORECASE), lambda _: ["0.00"]),
    (
        re.compile(
            rf"(?<!\d)(?:(?P<from>{NUMBER})(?:{_DASH}|\slīdz\s|\sto\s))?(?P<number>{NUMBER})\s?"
            r"(?P<word>tūkstoš(?:i|u|us|iem|os)?|tūkstot(?:is|i|im|ī)|tūkst|thousand|miljon(?:s|i|a|u|us|am|iem|ā|os)?|"
            r"milj|mljn|mln|million|miljard(?:s|i|a|u|us|am|iem|ā|os)?|mljrd|mljd|mlrd|billion|bn)\b\.?"
        ),
        _multiple,
    ),
)
"""What is read before plain numbers are, in order: dates, school years, hours, thousands and millions."""
