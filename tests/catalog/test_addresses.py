from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest

from catalog.addresses import address, relative, up, url
from catalog.load import Catalog
from catalog.model import LocalMeasure, Vocabulary
from catalog.pages import Site

from .making import make


@pytest.mark.parametrize(
    ("uri", "found"),
    [
        ("index.md", ""),
        ("index.md#a", "#a"),
        ("prakse/index.md", "prakse/"),
        ("prakse/x.md", "prakse/x/"),
        ("dati/y.md#z", "dati/y/#z"),
        ("prakse/mans-index.md", "prakse/mans-index/"),
    ],
)
def test_url(uri: str, found: str) -> None:
    assert url(uri) == found


@pytest.mark.parametrize(
    ("uri", "found"), [("index.md", "./"), ("a-z.md", "../"), ("prakse/index.md", "../"), ("prakse/x.md", "../../")]
)
def test_up(uri: str, found: str) -> None:
    assert up(uri) == found


@pytest.mark.parametrize("here", ["index.md", "a-z.md", "prakse/index.md", "prakse/piemeri/x.md"])
@pytest.mark.parametrize("target", ["index.md", "a-z.md", "a-z.md#b", "prakse/index.md#c", "prakse/piemeri/x.md#d"])
def test_a_browser_follows_a_link_to_its_target(here: str, target: str) -> None:
    home = "https://paraugs.example/vietne/en/"
    assert urljoin(home + url(here), relative(target, here)) == home + url(target)


def test_a_link_within_a_page_is_its_anchor_alone() -> None:
    assert relative("dati/y.md#z", "dati/y.md") == "#z"


def test_a_measure_has_a_page_below_that_of_its_municipality() -> None:
    measure = make(LocalMeasure, "paraugu-novads-skola-2", municipality="paraugu-novads")
    assert address(measure) == "pasvaldibas/paraugu-novads/skola-2.md"


def test_a_vocabulary_has_no_page() -> None:
    assert address(make(Vocabulary)) is None


def test_no_two_records_share_an_address(catalog: Catalog) -> None:
    found = [address(stored.entry) for stored in catalog.records()]
    assert len(set(filter(None, found))) == len(list(filter(None, found)))


def test_addresses_need_no_encoding(site: Site) -> None:
    assert [uri for uri in site.uris if not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*/?", url(uri) or "x")] == []


def test_every_address_of_a_record_is_on_a_page(catalog: Catalog, site: Site) -> None:
    found = {uri.partition("#")[0] for stored in catalog.records() if (uri := address(stored.entry))}
    assert found <= site.uris
