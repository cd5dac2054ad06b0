"""What every kind of record has in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from catalog.values import Citation, Discrepancy, Id, Review, Text, Value

SUMMARY_WORDS = 40
"""A plain-language summary has at most this many words in each language."""


class Entry(Value):
    """Anything that is one file in `data/`."""

    id: Id = Field(
        description=(
            "Mazie burti bez garumzīmēm, cipari un defises, kā faila nosaukumā; vēlāk to nemaina / "
            "small letters without diacritics, digits and hyphens, as in the file’s name; it does not change later"
        )
    )


class SearchWords(Value):
    """Words that people type for a thing: search understands them, pages do not show them."""

    lv: list[str] = []
    en: list[str] = []


class Record(Entry):
    """What every record of content has."""

    summary: Text = Field(
        description=f"Pilni teikumi, ne vairāk kā {SUMMARY_WORDS} vārdu / full sentences, at most {SUMMARY_WORDS} words"
    )
    search_words: SearchWords | None = Field(
        default=None, description="Vārdi, ar kuriem to meklē cilvēki / what people type for it"
    )
    related_words: SearchWords | None = Field(
        default=None,
        description="Citi vārdi par to pašu; meklējot tie sver tikpat, cik vārdi tekstā / other words for the same",
    )
    citations: Annotated[list[Citation], Field(min_length=1)]
    as_printed: list[Discrepancy] = []
    review: Review

    @property
    def label(self) -> Text:
        """What the record is called."""
        raise NotImplementedError

    @property
    def heading(self) -> Text:
        """The title of the record's page."""
        return self.label


class Titled(Record):
    """A record known by a title."""

    title: Text

    @property
    def label(self) -> Text:
        """The title."""
        return self.title


class Named(Record):
    """A record known by a name."""

    name: Text

    @property
    def label(self) -> Text:
        """The name."""
        return self.name
