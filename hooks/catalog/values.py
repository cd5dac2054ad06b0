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
)

from catalog.text import Translation, translation_state


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


class Text(Value):
    """The same text in both languages; `en_of` is the fingerprint of the Latvian it was translated from."""

    lv: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)] = Field(description="Latviski")
    en: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)] = Field(description="Angliski")
    en_of: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")] | None = Field(
        default=None, description="Latviskā teksta kontrolsumma; to ieraksta „make stamp”"
    )

    def in_language(self, language: str) -> str:
        """The text in `language` ("lv" or "en")."""
        return self.lv if language == "lv" else self.en

    @property
    def translation(self) -> Translation:
        """Whether the English is in step with the Latvian."""
        return translation_state(self.lv, self.en_of)


def _partial_date(value: str) -> str:
    """Check an ISO 8601 date of year, month or day precision."""
    pattern = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value)
    if pattern is None:
        raise ValueError("partial_date")
    year, month, day = (int(part) if part else 1 for part in pattern.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        raise ValueError("partial_date") from None
    return value


def _full_date(value: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise ValueError("full_date") from None


def _year_day(value: str) -> str:
    """Check a month and day that every year has, so that 29 February is refused."""
    try:
        if not re.fullmatch(r"\d\d-\d\d", value):
            raise ValueError
        datetime.date.fromisoformat(f"2001-{value}")
    except ValueError:
        raise ValueError("year_day") from None
    return value


def _url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.username or re.search(r"[\s<>\"'`]", value):
        raise ValueError("url")
    return value


def _year_as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


PartialDate = Annotated[str, BeforeValidator(_year_as_text), AfterValidator(_partial_date)]
"""`2021`, `2021-05` or `2021-05-03` (ISO 8601, reduced precision)."""

YearDay = Annotated[str, AfterValidator(_year_day)]
"""`08-02`: a month and a day of every year."""

FullDate = Annotated[datetime.date, BeforeValidator(_full_date)]
"""`2021-05-03` (ISO 8601)."""

Url = Annotated[str, AfterValidator(_url)]
"""An absolute http or https address."""

Year = Annotated[int, Field(ge=1000, le=2100)]


class Period(Value):
    """From `start` to `end`, both included; an absent end is open or not stated."""

    start: PartialDate
    end: PartialDate | None = None


class Locator(Value):
    """Where in a source a statement stands."""

    chapter: str | None = Field(default=None, description="Nodaļas numurs vai virsraksts / chapter")
    annex: int | None = Field(default=None, description="Pielikums / annex")
    row: int | None = Field(default=None, description="Pielikuma rinda / row of the annex, counted by us")
    theme: Annotated[str, Ref("themes")] | None = Field(default=None, description="Temats / theme")
    municipality: Annotated[str, Ref("municipalities")] | None = Field(
        default=None, description="Pašvaldība / municipality"
    )
    years: list[Year] = Field(default=[], description="Gadi, par kuriem sniegtas ziņas / years reported on")
    footnote: list[int] = Field(default=[], description="Zemsvītras piezīmes / footnotes")
    page: str | None = Field(default=None, description="Lappuse, ja zināma / page, if known")
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


class Review(Value):
    """When the record was last checked against its sources, by which role, and how often that is due."""

    checked_on: FullDate
    checked_by: Annotated[str, Term("roles")]
    every_months: Annotated[int, Field(ge=1, le=60)]
    experts: list[ExpertReview] = []


def _party_kind(value: Any) -> str:
    return "named" if isinstance(value, str) else "described"


Party = Annotated[
    Annotated[Annotated[str, Ref("organisations")], Tag("named")] | Annotated[Text, Tag("described")],
    Discriminator(_party_kind),
]
"""An organisation's id, or words for somebody who has no record of their own (“family doctors”)."""

Qualifier = Literal["exact", "about", "more-than", "at-least", "at-most", "fewer-than"]
