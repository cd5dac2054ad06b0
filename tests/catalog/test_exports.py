from __future__ import annotations

import csv
import dataclasses
import datetime
import gzip
import io
import json
import re
from typing import Any

import pytest
from lxml import etree

from catalog.addresses import address, url
from catalog.exports import (
    ALL_FIGURES,
    CALENDAR,
    COLUMNS,
    downloads,
    figure_files,
    search_files,
    site_files,
    sitemap_file,
)
from catalog.history import Lesson
from catalog.layout import Layout
from catalog.load import Catalog
from catalog.model import Figure, Source, Vocabulary
from catalog.pages import Edition, Site
from catalog.record_types import shown_types
from catalog.search.documents import document
from catalog.values import LANGUAGES

from .making import catalog_of, make, text

HOME = "https://paraugs.example/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def rows(content: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"))))


def figure_rows(catalog: Catalog, **fields: Any) -> list[dict[str, str]]:
    citations = [{"source": "avots", "locator": {"page": page}} for page in ("1", "2")]
    figure = make(Figure, "skaits", unit="people", citations=citations, **fields)
    made = catalog_of(*catalog.all(Vocabulary), make(Source, "avots", title=text("Avots")), figure)
    return rows(dict(figure_files(made, "lv", HOME))["dati/skaitli/skaits.csv"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_observation_is_in_the_file_of_all_figures(catalog: Catalog, language: str) -> None:
    files = dict(figure_files(catalog, language, HOME))
    found = rows(files.pop(ALL_FIGURES))
    assert len(found) == sum(len(figure.observations) for figure in catalog.all(Figure))
    assert found == sorted((row for content in files.values() for row in rows(content)), key=lambda row: row["figure"])
    assert all(row["definition"] and row["unit"] and row["sources"] and row["licence"] for row in found)


def test_columns_are_the_same_in_both_languages(catalog: Catalog) -> None:
    heads = {dict(figure_files(catalog, language, HOME))[ALL_FIGURES].splitlines()[0] for language in LANGUAGES}
    assert heads == {"\ufeff" + ",".join(COLUMNS)}


def test_a_figure_as_csv(catalog: Catalog) -> None:
    slip = {"as_printed": "12 cilvēki", "why": text("Saskaitīts.")}
    observations = [
        {"period": "2012", "until": "2013", "value": 12.5, "qualifier": "about", "as_printed": [slip]},
        {"value": None, "category": text("Sievietes")},
    ]
    first, second = figure_rows(catalog, observations=observations)
    wanted = {
        "period_start": "2012", "period_end": "2013", "value": "12.5", "qualifier": "about", "as_printed": "12 cilvēki",
        "category": "",
    }  # fmt: skip
    assert first | wanted == first
    assert (second["value"], second["period_start"], second["category"]) == ("", "", "Sievietes")
    assert second["qualifier"] == "not-published"
    assert (first["sources"], first["address"]) == ("Avots", f"{HOME}dati/skaitli/skaits/"), "each source once"


FORMULAS = ["=1+1", "+371", "-2", "@x", "\tx", "\rx", " =1+1", "\n=1+1", "Skaits;=1+1", "Skaits; @x", "＝1+1", "a\n-2"]
"""What a spreadsheet takes for a formula."""


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_is_a_formula(catalog: Catalog, words: str) -> None:
    """Nor what a spreadsheet that parts cells at semicolons takes for one."""
    slip = {"as_printed": words, "why": text("Tā.")}
    (row,) = figure_rows(catalog, observations=[{"value": 1, "as_printed": [slip]}])
    found = row["as_printed"]
    assert found.replace("'", "") == words
    assert not any(
        cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in re.split("[;\n]", found)
    )


def test_numbers_and_plain_text_stay(catalog: Catalog) -> None:
    (row,) = figure_rows(catalog, name=text("Rīga – 2"), observations=[{"value": -2}])
    assert (row["name"], row["value"]) == ("Rīga – 2", "-2")


def test_downloads_stand_where_pages_lead_to_them(catalog: Catalog) -> None:
    made = catalog_of(*catalog.all(Vocabulary), make(Figure, "skaits"), make(Source), make(Lesson, "stunda"))
    found = dict(downloads(made, "lv", HOME, "Vietne"))
    assert list(found) == [
        "dati/skaitli/skaits.csv", ALL_FIGURES, CALENDAR, "skolotajiem/stundas/stunda.pdf",
        "skolotajiem/stundas/stunda.docx",
    ]  # fmt: skip
    assert [found[name][:4] for name in list(found)[2:]] == [b"BEGI", b"%PDF", b"PK\x03\x04"]


def urls(edition: Edition) -> list[Any]:
    found: list[Any] = etree.fromstring(sitemap_file(edition).encode()).findall("s:url", NAMES)
    return found


def test_every_page_is_in_the_sitemap_in_both_languages(editions: dict[str, Edition]) -> None:
    edition = editions["lv"]
    settings = edition.site.settings
    found = {entry.findtext("s:loc", None, NAMES): entry for entry in urls(edition)}
    assert found.keys() == {settings.home(language) + url(uri) for uri in edition.recipes for language in LANGUAGES}
    for entry in found.values():
        links = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", NAMES)}
        assert links.keys() == set(LANGUAGES)
        assert set(links.values()) <= found.keys()
        assert entry.findtext("s:loc", None, NAMES) in links.values()


def test_dates_of_the_sitemap_are_those_of_the_records(catalog: Catalog, editions: dict[str, Edition]) -> None:
    edition = editions["lv"]
    found = {entry.findtext("s:loc", None, NAMES): entry.findtext("s:lastmod", None, NAMES) for entry in urls(edition)}
    home = edition.site.settings.home("en")
    for row in shown_types():
        for stored in catalog.stored[row.folder].values() if row.section else ():
            record: Any = stored.entry
            assert found[home + url(address(record) or "")] == record.review.checked_on.isoformat()
    assert found[home + url("par/index.md")] is None, "prose does not say when it was checked"
    assert max(filter(None, found.values())) <= datetime.date.today().isoformat()


def test_an_address_with_an_ampersand_is_escaped(small: Site) -> None:
    small.settings = dataclasses.replace(small.settings, site_url="https://paraugs.example/?a=1&b=2/")
    assert urls(Edition(small, "lv"))


@pytest.fixture
def written(small: Site) -> dict[str, dict[str, bytes]]:
    """Language → the files that its edition writes beside the pages."""
    found = {}
    for language in LANGUAGES:
        edition = Edition(small, language)
        documents = [document(page.uri, page.title, page.body) for page in edition.pages() if page.searchable]
        found[language] = dict(site_files(edition, Layout(edition), documents))
    return found


def test_files_of_a_language_stand_below_it_and_those_of_the_site_once(written: dict[str, dict[str, bytes]]) -> None:
    latvian, english = written["lv"], written["en"]
    assert not latvian.keys() & english.keys()
    assert {"404.html", "sitemap.xml", "sitemap.xml.gz", "search/lv.json", ALL_FIGURES} <= latvian.keys()
    assert {"search/en.json", f"en/{ALL_FIGURES}"} <= english.keys()
    assert all(name.startswith(("en/", "search/en")) for name in english)


def test_files_do_not_know_when_they_were_made(small: Site, written: dict[str, dict[str, bytes]]) -> None:
    edition = Edition(small, "lv")
    documents = [document(page.uri, page.title, page.body) for page in edition.pages() if page.searchable]
    again = dict(site_files(edition, Layout(edition), list(reversed(documents))))
    assert again == written["lv"]
    assert gzip.decompress(again["sitemap.xml.gz"]) == again["sitemap.xml"]


def test_the_index_has_a_file_of_text_for_each_page(small: Site) -> None:
    edition = Edition(small, "en")
    documents = [document(page.uri, page.title, page.body) for page in edition.pages() if page.searchable]
    files = dict(search_files(edition, documents))
    index = json.loads(files["search/en.json"])
    assert len(files) == 1 + len(documents) == 1 + len(index["pages"])
    assert [page[0] for page in index["pages"]] == sorted(item.url for item in documents)
