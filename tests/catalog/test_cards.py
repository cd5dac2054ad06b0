"""What is taken along: read from the page, the same in the list's file and in the document."""

from __future__ import annotations

import dataclasses
import io
import json
from collections import Counter
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from catalog.cards import ALL_CARDS, FILES, Card, as_docx, card, cards_files
from catalog.load import Catalog
from catalog.model import LocalMeasure, NationalMeasure, Practice
from catalog.pages import Edition
from catalog.values import LANGUAGES

HOME = "https://paraugs.example/"


@pytest.fixture(scope="module")
def cards(editions: dict[str, Edition]) -> dict[str, list[Card]]:
    """Every card of each language, in the order of the pages."""
    return {
        language: [card(edition.page(uri)) for uri, recipe in sorted(edition.recipes.items()) if recipe.card]
        for language, edition in editions.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_measure_and_practice_is_a_card_with_all_a_reader_needs(
    catalog: Catalog, cards: dict[str, list[Card]], language: str
) -> None:
    wanted = sum(len(list(catalog.all(model))) for model in (LocalMeasure, NationalMeasure, Practice))
    assert len(cards[language]) == wanted
    for item in cards[language]:
        assert item.title, item.address
        assert item.lead, item.address
        assert item.about, item.address
        assert item.source, item.address
        assert item.facts, item.address
        assert all(label and lines and all(lines) for label, lines in item.facts), item.address


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_cards_have_one_key(cards: dict[str, list[Card]], language: str) -> None:
    counted = Counter(item.key for item in cards[language])
    assert counted.most_common(1)[0][1] == 1
    assert all(key.count("/") == 1 for key in counted)


def test_the_words_of_a_measure_are_those_of_its_record(catalog: Catalog, cards: dict[str, list[Card]]) -> None:
    by_key = {item.key: item for item in cards["lv"]}
    for measure in catalog.all(LocalMeasure):
        item = by_key[f"{measure.municipality}/{measure.anchor}"]
        said = {label: " ".join(lines) for label, lines in item.facts}
        assert item.title == measure.title.lv
        assert item.lead == " ".join(measure.summary.lv.split())
        for label, value in (("Mērķis vai vajadzība", measure.need), ("Rezultāts", measure.result)):
            assert said.get(label) == (" ".join(value.lv.split()) if value else None), measure.id


def test_what_the_source_does_not_say_stands_in_one_row(cards: dict[str, list[Card]]) -> None:
    for item in cards["lv"]:
        assert sum(label == "Avotā nav norādīts" for label, _ in item.facts) <= 1, item.address
        if item.address.startswith("pasvaldibas/"):  # a plan's measure may have a year of which nothing is said
            assert not any("avotā nav norādīts" in lines for _, lines in item.facts), item.address


def _together(items: list[Card]) -> dict[str, Any]:
    """What all files of cards hold."""
    found = [(uri, json.loads(text)) for uri, text in cards_files(items)]
    assert [uri for uri, _ in found] == [f"{ALL_CARDS}{number}.json" for number in range(FILES)]
    assert all(list(part) == sorted(part) for _, part in found)
    return {key: words for _, part in found for key, words in part.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_of_all_cards_hold_the_same_words(cards: dict[str, list[Card]], language: str) -> None:
    made = _together(cards[language])
    assert sorted(made) == sorted(item.key for item in cards[language])
    for item in cards[language]:
        assert made[item.key]["facts"] == [[label, "\n".join(lines)] for label, lines in item.facts]
        assert made[item.key]["address"] == item.address


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_says_the_card_in_its_language(
    catalog: Catalog, cards: dict[str, list[Card]], language: str
) -> None:
    words = catalog.words(language)
    item = max(cards[language], key=lambda item: len(item.before))
    made = as_docx(item, words, language, "Vietne", HOME)
    assert made == as_docx(item, words, language, "Vietne", HOME), "equal words, equal bytes"
    document = Document(io.BytesIO(made))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert document.core_properties.language == language
    spoken = {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))}
    assert spoken == {{"lv": "lv-LV", "en": "en-GB"}[language]}
    for part in (item.title, item.lead, *item.before, *item.source, f"{HOME}{item.address}", words["if-money"]):
        assert part in text
    assert all(f"{label}. {lines[0]}" in text for label, lines in item.facts)


def test_signs_of_markup_stay_words(catalog: Catalog, cards: dict[str, list[Card]]) -> None:
    hostile = "<w:b/> & ]]> \\par {x}"
    item = dataclasses.replace(cards["lv"][0], title=hostile, lead=hostile, facts=((hostile, (hostile, hostile)),))
    document = Document(io.BytesIO(as_docx(item, catalog.words("lv"), "lv", hostile, HOME)))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert said[0] == said[2] == hostile
    assert _together([item])[item.key]["title"] == hostile


def test_a_page_that_is_no_record_is_no_card(editions: dict[str, Edition]) -> None:
    with pytest.raises(ValueError, match=r"a-z\.md"):
        card(editions["lv"].page("a-z.md"))
