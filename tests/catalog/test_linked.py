"""What pages tell machines: complete by the rules that search engines publish, safe, no more than is known."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import pytest

from catalog.addresses import address
from catalog.history import Lesson, Place
from catalog.linked import KINDS, linked
from catalog.load import Catalog
from catalog.model import Event, Figure, Organisation
from catalog.pages import Edition, Page
from catalog.values import LANGUAGES

REQUIRED = {
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "Dataset": {"name", "description", "license", "distribution"},
    "DataDownload": {"contentUrl", "encodingFormat"},
    "LearningResource": {"name", "description", "learningResourceType", "educationalLevel", "inLanguage"},
    "MediaObject": {"contentUrl", "encodingFormat"},
    "Event": {"name", "startDate", "location"},
    "Place": {"name"},
    "AdministrativeArea": {"name"},
    "Country": {"name"},
    "GovernmentOrganization": {"name"},
    "NGO": {"name"},
    "Organization": {"name"},
    "School": {"name"},
    "Preschool": {"name"},
    "CreativeWork": {"name", "url"},
    "WebSite": {"name", "url"},
}
"""Type of schema.org → what has to be said of it (Google's “structured data” pages; the rest by common sense)."""


def things(value: Any) -> Iterator[dict[str, Any]]:
    """Each thing, however deep."""
    if isinstance(value, list):
        for item in value:
            yield from things(item)
    elif isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from things(inner)


@pytest.fixture(scope="module", params=LANGUAGES)
def said(request: pytest.FixtureRequest, editions: dict[str, Edition], pages: dict[str, list[Page]]) -> dict[str, Any]:
    """Uri → what its page says, of the real content."""
    edition = editions[request.param]
    return {page.uri: json.loads(linked(edition, page)) for page in pages[request.param]}


def test_each_thing_says_what_it_must(said: dict[str, Any]) -> None:
    for uri, graph in said.items():
        assert graph["@context"] == "https://schema.org"
        for thing in things(graph["@graph"]):
            given = {name for name, value in thing.items() if value}
            assert REQUIRED[thing["@type"]] <= given, (uri, thing)


def test_each_page_but_the_home_page_says_the_way_to_it(said: dict[str, Any]) -> None:
    for uri, graph in said.items():
        first = graph["@graph"][0]
        if uri == "index.md":
            assert first["@type"] == "WebSite"
            continue
        steps = first["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert len(steps) > 1, uri
        assert len({step["item"] for step in steps}) == len(steps)


def test_the_main_thing_is_said_of_every_record_of_its_kind(said: dict[str, Any], catalog: Catalog) -> None:
    def kinds(uri: str | None) -> list[str]:
        return [thing["@type"] for thing in said[uri or ""]["@graph"]]

    for model, kind in ((Figure, "Dataset"), (Lesson, "LearningResource"), (Place, "Place")):
        for record in catalog.all(model):
            assert kind in kinds(address(record)), record
    for body in catalog.all(Organisation):
        assert kinds(address(body))[1] == KINDS.get(body.kind, "Organization")
    for event in catalog.all(Event):
        known = event.period is not None and bool(event.place or event.municipalities)
        assert ("Event" in kinds(address(event))) == known, event.id
    assert "Dataset" in kinds("dati/skaitli/index.md")
    assert "Dataset" in kinds("dati/lejupielades.md")


def test_a_data_set_is_described_in_as_many_words_as_search_engines_ask_for(said: dict[str, Any]) -> None:
    for uri, graph in said.items():
        for thing in things(graph["@graph"]):
            if thing["@type"] == "Dataset":
                assert 50 <= len(thing["description"]) <= 5000, uri


def test_nothing_can_end_the_script_element(
    editions: dict[str, Edition], pages: dict[str, list[Page]], monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = editions["lv"]
    page = pages["lv"][0]
    hostile = dataclasses.replace(edition.recipes[page.uri], title="</script><script>alert(1)</script>")
    monkeypatch.setitem(edition.recipes, page.uri, hostile)
    text = linked(edition, page)
    assert "<" not in text
    assert json.loads(text)["@graph"][0]["itemListElement"][-1]["name"].startswith("</script>")
