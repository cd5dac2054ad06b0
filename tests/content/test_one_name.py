"""One name for one thing: bodies, acts and programmes, and the glossary that explains them."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from catalog.load import Catalog
from catalog.model import Document, GlossaryTerm, Organisation, Programme
from catalog.record import Record


def plain(name: str) -> str:
    return re.sub(r"\W+", " ", name.casefold()).strip()


@pytest.mark.parametrize("model", [Organisation, Programme, Document])
@pytest.mark.parametrize("language", ["lv", "en"])
def test_no_two_records_share_a_name(catalog: Catalog, model: type[Record], language: str) -> None:
    by_name: dict[str, list[str]] = defaultdict(list)
    for record in catalog.all(model):
        by_name[plain(record.label.in_language(language))].append(record.id)
    assert {name: ids for name, ids in by_name.items() if len(ids) > 1} == {}


def test_no_other_name_of_one_body_is_the_name_of_another(catalog: Catalog) -> None:
    names = {plain(body.name.lv): body.id for body in catalog.all(Organisation)}
    for body in catalog.all(Organisation):
        for other in body.other_names:
            assert names.get(plain(other), body.id) == body.id, other


def test_abbreviations_of_bodies_are_in_the_glossary(catalog: Catalog) -> None:
    known = {term.abbreviation for term in catalog.all(GlossaryTerm)}
    missing = {body.abbreviation for body in catalog.all(Organisation) if body.abbreviation} - known
    assert missing == set()
