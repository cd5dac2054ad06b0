from __future__ import annotations

import dataclasses
import datetime
import gzip
import json
from typing import Any

import pytest
from lxml import etree

from catalog.addresses import address, url
from catalog.cards import ALL_CARDS, Card, card
from catalog.exports import ALL_FIGURES, CALENDAR, downloads, search_files, site_files, sitemap_file
from catalog.history import Lesson
from catalog.layout import Layout
from catalog.load import Catalog
from catalog.model import Figure, Source, Vocabulary
from catalog.pages import Edition, Site
from catalog.record_types import shown_types
from catalog.search.documents import Document, document
from catalog.tables import PACKAGE
from catalog.values import LANGUAGES

from .making import catalog_of, make

HOME = "https://paraugs.example/"
SHOWN = {"prakse/notikumi/visi.csv": "x"}
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_downloads_stand_where_pages_lead_to_them(catalog: Catalog) -> None:
    made = catalog_of(*catalog.all(Vocabulary), make(Figure, "skaits"), make(Source), make(Lesson, "stunda"))
    found = dict(downloads(made, "lv", HOME, "Vietne"))
    assert list(found)[-3:] == [CALENDAR, "skolotajiem/stundas/stunda.pdf", "skolotajiem/stundas/stunda.docx"]
    assert [found[name][:4] for name in list(found)[-3:]] == [b"BEGI", b"%PDF", b"PK\x03\x04"]
    assert {"dati/skaitli/skaits.csv", ALL_FIGURES, PACKAGE} < found.keys()


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


def _kept(edition: Edition) -> tuple[list[Document], list[Card]]:
    """What a build keeps of the pages for the files beside them."""
    pages = list(edition.pages())
    documents = [document(page.uri, page.title, page.body) for page in pages if page.searchable]
    return documents, [card(page) for page in pages if page.card]


@pytest.fixture
def written(small: Site) -> dict[str, dict[str, bytes]]:
    """Language → the files that its edition writes beside the pages."""
    found = {}
    for language in LANGUAGES:
        edition = Edition(small, language)
        found[language] = dict(site_files(edition, Layout(edition), *_kept(edition), SHOWN))
    return found


def test_files_of_a_language_stand_below_it_and_those_of_the_site_once(written: dict[str, dict[str, bytes]]) -> None:
    latvian, english = written["lv"], written["en"]
    assert not latvian.keys() & english.keys()
    assert {
        "404.html",
        "sitemap.xml",
        "sitemap.xml.gz",
        "search/lv.json",
        ALL_FIGURES,
        f"{ALL_CARDS}0.json",
        "prakse/notikumi/visi.csv",
    } <= latvian.keys()
    assert {"search/en.json", f"en/{ALL_FIGURES}", f"en/{ALL_CARDS}0.json"} <= english.keys()
    assert all(name.startswith(("en/", "search/en")) for name in english)


def test_files_do_not_know_when_they_were_made(small: Site, written: dict[str, dict[str, bytes]]) -> None:
    edition = Edition(small, "lv")
    documents, cards = _kept(edition)
    again = dict(site_files(edition, Layout(edition), list(reversed(documents)), list(reversed(cards)), SHOWN))
    assert again == written["lv"]
    assert gzip.decompress(again["sitemap.xml.gz"]) == again["sitemap.xml"]


def test_the_index_has_a_file_of_text_for_each_page(small: Site) -> None:
    edition = Edition(small, "en")
    documents = [document(page.uri, page.title, page.body) for page in edition.pages() if page.searchable]
    files = dict(search_files(edition, documents))
    index = json.loads(files.pop("search/en.json"))
    parts = [json.loads(text) for text in files.values()]
    assert len(index["pages"]) == len(documents)
    assert list(dict.fromkeys(url for url, _, _ in parts)) == sorted(item.url for item in documents)
    assert sum(len(sections) for _, _, sections in parts) == len(index["lengths"])
