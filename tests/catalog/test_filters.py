from __future__ import annotations

import re

import pytest

from catalog.filters import FACETS, FILTERS, Offered, attributes, narrowing, word_of
from catalog.load import Catalog
from catalog.model import LocalMeasure, NationalMeasure, Source
from catalog.record import Record
from catalog.record_types import RECORD_TYPES
from catalog.values import LANGUAGES

WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def offered(catalog: Catalog, folder: str, language: str) -> list[Offered]:
    records = [stored.entry for stored in catalog.stored[folder].values()]
    buttons, menus = narrowing(catalog, folder, [item for item in records if isinstance(item, Record)], language)
    return [*([buttons] if buttons else []), *menus]


@pytest.mark.parametrize("folder", FILTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_choice_has_a_word_of_its_own(catalog: Catalog, folder: str, language: str) -> None:
    """An address must mean one thing; the words of both languages are understood on either page."""
    found = offered(catalog, folder, language)
    assert len({item.word for item in found}) == len(found)
    for facet in found:
        for words in ({choice.word for choice in facet.choices}, {choice.other for choice in facet.choices}):
            assert len(words) == len(facet.choices), facet.id
            assert all(WORD.fullmatch(word) for word in words), words
        assert all(choice.count for choice in facet.choices)


@pytest.mark.parametrize("folder", FILTERS)
def test_the_other_language_has_the_same_choices(catalog: Catalog, folder: str) -> None:
    latvian, english = (offered(catalog, folder, language) for language in LANGUAGES)
    assert [item.id for item in latvian] == [item.id for item in english]
    for one, other in zip(latvian, english, strict=True):
        assert (one.word, one.other) == (other.other, other.word)
        assert {(choice.id, choice.word) for choice in one.choices} == {
            (choice.id, choice.other) for choice in other.choices
        }


def test_every_facet_is_used_and_every_list_exists() -> None:
    used = {id_ for row in FILTERS.values() for id_ in (row.buttons, *row.menus) if id_}
    assert used == FACETS.keys()
    assert FILTERS.keys() <= RECORD_TYPES.keys()


def test_counts_are_those_of_the_records(catalog: Catalog) -> None:
    found = {item.id: item for item in offered(catalog, "local-measures", "lv")}
    measures = catalog.all(LocalMeasure)
    money = sum(1 for item in measures if item.programmes or item.funding)
    assert [(choice.id, choice.count) for choice in found["money"].choices] == [
        ("stated", money),
        ("not-stated", len(measures) - money),
    ]
    assert found["theme"].choices[0].count == sum(item.theme == found["theme"].choices[0].id for item in measures)
    assert [choice.id for choice in found["year"].choices][:2] == ["2022", "2021"], "the newest year first"


def test_a_row_says_what_it_holds(catalog: Catalog) -> None:
    measure = next(item for item in catalog.all(NationalMeasure) if len({state.state for state in item.years}) > 1)
    shown = attributes(catalog, measure)
    assert shown.startswith("data-row data-state=")
    states = re.search(r'data-state="([^"]*)"', shown)
    assert states
    assert states[1].split() == list(dict.fromkeys(state.state for state in measure.years))
    assert attributes(catalog, measure, "part", ("state",)).startswith("data-part data-year=")


def test_a_date_of_publication_is_a_year(catalog: Catalog) -> None:
    source = catalog.all(Source)[0]
    assert f'data-year="{source.published[:4]}"' in attributes(catalog, source)


def test_words_of_an_address_are_plain() -> None:
    assert word_of("netika īstenots") == "netika-istenots"
    assert word_of("Žēlsirdīga „māsa”, t. sk.  2") == "zelsirdiga-masa-t-sk-2"
