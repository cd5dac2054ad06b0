from __future__ import annotations

import pytest

from catalog.model import Event, Source
from catalog.spoken import language_of, titled
from catalog.values import Text

from .making import make, text

CONTEST = text("Konkurss „Veidosim vienotu sabiedrību kopā!”", "Contest “Veidosim vienotu sabiedrību kopā!”")
SHEET = text("Faktu lapa „The Nazi Period”", "Factsheet “The Nazi Period”")
REVIEW = text("Raksts „Romi <šodien>”", "Article “Roma today”")


@pytest.mark.parametrize(
    ("label", "page", "spoken", "shown"),
    [
        (CONTEST, "en", "lv", 'Contest “<span lang="lv">Veidosim vienotu sabiedrību kopā!</span>”'),
        (CONTEST, "lv", "lv", "Konkurss „Veidosim vienotu sabiedrību kopā!”"),
        (SHEET, "lv", "en", 'Faktu lapa „<span lang="en">The Nazi Period</span>”'),
        (SHEET, "en", "en", "Factsheet “The Nazi Period”"),
        (REVIEW, "en", "lv", "Article “Roma today”"),
        (REVIEW, "lv", "de", "Raksts „Romi &lt;šodien&gt;”"),
        (text("Tabula", "Table"), "en", "lv", "Table"),
        (text("„<B>” un cits", "“<B>” and another"), "en", "lv", '“<span lang="lv">&lt;B&gt;</span>” and another'),
    ],
)  # fmt: skip
def test_a_title_quoted_alike_in_both_languages_is_in_its_own(label: Text, page: str, spoken: str, shown: str) -> None:
    assert titled(label, page, spoken) == shown


def test_a_source_says_its_language_and_other_titles_are_latvian() -> None:
    assert language_of(make(Source, language="de"), "en") == "de"
    assert language_of(make(Event), "en") == "lv"
    assert language_of(make(Event), "lv") == "lv"
