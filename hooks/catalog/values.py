"""The values that records are made of: text, dates, locators, citations, references."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
)

from catalog.text import Translation, flaws, translation_state

LANGUAGES = ("lv", "en")
"""The site's languages (ISO 639-1); the first is the one the others are translated from."""


class Value(BaseModel):
    """Base of everything in `data/`: unknown fields are refused, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a string as the id of a record in the folder `type` of `data/`."""

    type: str


@dataclass(frozen=True, slots=True)
class Term:
    """Marks a string as the id of a term in the vocabulary `vocabulary`."""

    vocabulary: str


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""Lower-case Latin letters, digits and single hyphens; part of the record's address for ever."""


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that is not empty."""


def _bare(text: str) -> str:
    return re.sub("[„“”]", "", text)


class Text(Value):
    """The same text in both languages; `en_of` is the fingerprint of the Latvian it was translated from."""

    lv: Words = Field(description="Latviski / in Latvian")
    en: Words = Field(description="Angliski / in English")
    en_of: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")] | None = Field(
        default=None, description="Latviskā teksta kontrolsumma; to ieraksta mašīna / written by the machine"
    )

    def in_language(self, language: str) -> str:
        """The text in `language`, one of LANGUAGES; KeyError for any other."""
        if language == "lv":
            return self.lv
        if language == "en":
            return self.en
        raise KeyError(language)

    @property
    def is_shared(self) -> bool:
        """Whether both languages say the same, each in its own quotation marks: „Porajmos” and “Porajmos”."""
        return _bare(self.lv) == _bare(self.en)

    @property
    def translation(self) -> Translation:
        """Whether the English is in step with the Latvian."""
        return translation_state(self.lv, self.en_of)


EARLIEST, LATEST = 1000, 2100
"""The years that a date may name; others are slips of the hand."""


def _partial_date(value: object) -> str:
    """Check an ISO 8601 date of year, month or day precision; a year alone may be a number."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    pattern = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text, re.ASCII) if isinstance(text, str) else None
    if pattern is None:
        raise ValueError("partial_date")
    year, month, day = (int(part) if part else 1 for part in pattern.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        raise ValueError("partial_date") from None
    if not EARLIEST <= year <= LATEST:
        raise ValueError("year_range")
    return pattern.group()


def _full_date(value: Any) -> datetime.date:
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            raise ValueError
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError("full_date") from None


def _year_day(value: Any) -> str:
    """Check a month and day that every year has, so that 29 February is refused."""
    try:
        if not re.fullmatch(r"\d\d-\d\d", value, re.ASCII):
            raise ValueError
        datetime.date.fromisoformat(f"2001-{value}")
    except (TypeError, ValueError):
        raise ValueError("year_day") from None
    return str(value)


_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_UNSAFE = re.compile(r"[\s<>\"'`\[\]{}|\\^\x00-\x1f\x7f]")
"""What RFC 3986 has percent-encoded in an address."""


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
        parts.port  # noqa: B018 — asking for it is what checks it
    except ValueError:
        raise ValueError("url") from None
    unsafe = parts.username is not None or _UNSAFE.search(value) or any(flaws(value))
    if parts.scheme not in ("http", "https") or unsafe or not _HOST.fullmatch(host):
        raise ValueError("url")
    return value


_INSTITUTION = re.compile(r"11[0-3]|116\d{3}|8000\d{4}|\+371 6\d{7}")


def _phone(value: str) -> str:
    """Let through numbers of institutions only: emergency, 116 helplines, free 8000, fixed lines (ITU-T E.164)."""
    if not _INSTITUTION.fullmatch(value):
        raise ValueError("phone")
    return value


PartialDate = Annotated[
    str,
    BeforeValidator(_partial_date),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
                {"type": "integer", "minimum": EARLIEST, "maximum": LATEST},
            ]
        }
    ),
]
"""`2021`, `2021-05` or `2021-05-03` (ISO 8601, reduced precision)."""

YearDay = Annotated[str, BeforeValidator(_year_day)]
"""`08-02`: a month and a day of every year."""

FullDate = Annotated[datetime.date, BeforeValidator(_full_date)]
"""`2021-05-03` (ISO 8601)."""

Url = Annotated[str, AfterValidator(_url)]
"""An absolute http or https address."""

Phone = Annotated[str, AfterValidator(_phone)]
"""`112`, `116111`, `80001234` or `+371 61234567`: the number of an institution, never of a person."""

Year = Annotated[int, Field(ge=EARLIEST, le=LATEST)]

Ordinal = Annotated[int, Field(ge=1)]
"""A number that counts from one: of an annex, a row, a footnote."""


class Period(Value):
    """From `start` to `end`, both included; an absent end is open or not stated."""

    start: PartialDate
    end: PartialDate | None = None


class Locator(Value):
    """Where in a source a statement stands."""

    chapter: Words | None = Field(default=None, description="Nodaļas numurs vai virsraksts / chapter")
    annex: Ordinal | None = Field(default=None, description="Pielikums / annex")
    row: Ordinal | None = Field(default=None, description="Pielikuma rinda / row of the annex, counted by us")
    theme: Annotated[str, Ref("themes")] | None = Field(default=None, description="Temats / theme")
    municipality: Annotated[str, Ref("municipalities")] | None = Field(
        default=None, description="Pašvaldība / municipality"
    )
    years: list[Year] = Field(default=[], description="Gadi, par kuriem sniegtas ziņas / years reported on")
    footnote: list[Ordinal] = Field(default=[], description="Zemsvītras piezīmes / footnotes")
    page: Words | None = Field(default=None, description="Lappuse, ja zināma / page, if known")
    seen: Literal["opening", "whole"] | None = Field(
        default=None,
        description="Cik redzēts no avota bez nodaļām / how much was seen",
    )


class Citation(Value):
    """A source and the place in it."""

    source: Annotated[str, Ref("sources")]
    locator: Locator


class Discrepancy(Value):
    """A slip or contradiction in a source, shown beside the value it concerns."""

    as_printed: str = Field(description="Kā nodrukāts avotā, burtiski / as printed, verbatim")
    our_reading: Text | None = Field(default=None, description="Mūsu lasījums; tukšs, ja nevar pierādīt / our reading")
    why: Text = Field(description="Kāpēc / why")


class ExpertReview(Value):
    """Who outside the editorial team has read the record, in what capacity, and when."""

    on: FullDate
    by: Text
    capacity: Annotated[str, Term("expert-capacities")]


class SecondLook(Value):
    """That another editor has opened the sources of something sensitive again, when, and what was found."""

    on: FullDate
    found: Text


class Review(Value):
    """When the record was last checked against its sources, by which role, and how often that is due."""

    checked_on: FullDate
    checked_by: Annotated[str, Term("roles")]
    every_months: Annotated[int, Field(ge=1, le=60)]
    second: SecondLook | None = Field(
        default=None,
        description=(
            "Otrs redaktors: jutīgiem skaitļiem (pakāpe a1 vai a2) / "
            "the second editor: for sensitive figures (tier a1 or a2)"
        ),
    )
    experts: list[ExpertReview] = []


def _party_kind(value: Any) -> str:
    return "named" if isinstance(value, str) else "described"


Party = Annotated[
    Annotated[Annotated[str, Ref("organisations")], Tag("named")] | Annotated[Text, Tag("described")],
    Discriminator(_party_kind),
]
"""An organisation's id, or words for somebody who has no record of their own (“family doctors”)."""

Qualifier = Literal["exact", "about", "more-than", "at-least", "at-most", "fewer-than"]
