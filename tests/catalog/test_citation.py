from __future__ import annotations

from typing import Any

import pytest

from catalog.citation import Places, reference
from catalog.model import Municipality, Organisation, Publication, Source, Theme
from catalog.values import Locator

from .making import catalog_of, make, text


def said(language: str, spoken: str = "lv", **place: Any) -> str:
    catalog = catalog_of(
        make(Theme, "skola", name=text("Skola", "School")), make(Municipality, "adazi", name=text("Ādaži", "Ādaži"))
    )
    places = Places(catalog, language, lambda id_, **values: " ".join([id_, *map(str, values.values())]))
    return str(places.where(Locator(**place), spoken))


def test_a_place_is_said_from_the_large_to_the_small() -> None:
    assert said(
        "lv", chapter="I.1", annex=1, row=7, theme="skola", municipality="adazi", years=[2021, 2022], footnote=[3, 4],
        page="12", seen="whole",
    ) == (
        "I.1, locator-whole, locator-annex 1, locator-row 7, Skola, Ādaži, 2021. un 2022. gads, locator-footnote 3, 4, "
        "locator-page 12"
    )  # fmt: skip


def test_a_source_as_a_whole_has_no_place() -> None:
    assert said("lv") == ""


@pytest.mark.parametrize(
    ("language", "spoken", "shown"),
    [("en", "lv", '<span lang="lv">1. nodaļa</span>'), ("lv", "lv", "1. nodaļa"), ("en", "", "1. nodaļa")],
)
def test_a_chapter_is_named_in_the_language_of_its_source(language: str, spoken: str, shown: str) -> None:
    assert said(language, spoken, chapter="1. nodaļa") == shown


def test_themes_and_places_are_named_in_that_of_the_page() -> None:
    assert said("en", theme="skola", years=[2021]) == "School, 2021"


@pytest.mark.parametrize("language", ["lv", "en"])
def test_the_words_of_an_editor_are_text(language: str) -> None:
    assert "<b>" not in said(language, chapter="<b>x</b>", page="<b>y</b>")


MINISTRY = make(Organisation, "ministrija", name=text("Kultūras ministrija", "Ministry of Culture"))


def source(**fields: Any) -> Source:
    least = {"title": text("Pārskats", "Report"), "publisher": "ministrija", "published": 2023, "language": "lv"}
    return make(Source, "parskats", **{**least, "published_is_stated": True, **fields})


def cited(page: str, *others: Any, **fields: Any) -> str:
    entry = source(**fields)
    return str(reference(catalog_of(MINISTRY, entry, *others), entry, page))


def test_a_source_is_cited_by_who_what_when_and_where() -> None:
    assert cited("lv", url="https://www.km.gov.lv/p") == (
        'Kultūras ministrija. <cite lang="lv">Pārskats</cite>. 2023. gads. https://www.km.gov.lv/p'
    )


def test_a_title_keeps_its_language_and_is_translated_in_brackets() -> None:
    assert cited("en") == 'Ministry of Culture. <cite lang="lv">Pārskats</cite> [Report]. 2023.'
    assert cited("lv", language="en") == 'Kultūras ministrija. <cite lang="en">Report</cite> [Pārskats]. 2023. gads.'


def test_an_inferred_date_stands_in_brackets() -> None:
    assert cited("en", published_is_stated=False).endswith(". [2023].")


def test_authors_are_those_of_the_publication_that_it_is() -> None:
    work = make(Publication, "darbs", same_as="parskats", authors=["A. Autore", "B. Autors"])
    assert cited("en", work) == (
        'A. Autore, B. Autors. <cite lang="lv">Pārskats</cite> [Report]. Ministry of Culture, 2023.'
    )


def test_the_words_of_an_editor_are_no_markup() -> None:
    assert "<b>" not in cited("lv", title=text("<b>x</b>", "<b>y</b>"))
