"""How Latvian and English are written: typography, terms, nothing that should have been restated away."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from catalog.load import Catalog

LATVIAN = {
    "straight quotation marks": r'"',
    "English quotation marks": r"[“‘]",
    "a hyphen between years": r"\d{4}\.?-\d{4}",
    "a hyphen for a dash": r" - ",
    "a missing space after an ordinal": r"\d{4}\.(?=[a-zāčēģīķļņšūž])",
    "two spaces": r"  ",
    "a space before a comma or full stop": r" [,;:](?!/)| \.(?!\w)",
    "the full phrase of the report": r"romu tautības",
}
ENGLISH = {
    "straight quotation marks": r'"',
    "Latvian quotation marks": r"„",
    "a straight apostrophe": r"\w'\w",
    "a hyphen between years": r"\d{4}-\d{4}(?!\d|-)",
    "a hyphen for a dash": r" - ",
    "American spelling": r"\b(?:organiz|program\b(?!s for Youth)|color|center\b)",
    "a plural that does not exist": r"\bRomas\b",
    "a word kept for titles": r"\bgyps",
    "two spaces": r"  ",
}
CIGANI = re.compile(r"(?<!anti)čigān", re.IGNORECASE)


def lines(catalog: Catalog, language: str) -> Iterator[tuple[str, str]]:
    for stored in catalog.records():
        for where, text in stored.contents.texts:
            yield f"{stored.path} {'.'.join(map(str, where))}", text.in_language(language)


@pytest.mark.parametrize("rule", LATVIAN)
def test_latvian(catalog: Catalog, rule: str) -> None:
    found = [(where, text) for where, text in lines(catalog, "lv") if re.search(LATVIAN[rule], text)]
    assert found == []


@pytest.mark.parametrize("rule", ENGLISH)
def test_english(catalog: Catalog, rule: str) -> None:
    found = [(where, text) for where, text in lines(catalog, "en") if re.search(ENGLISH[rule], text)]
    assert found == []


def test_the_old_word_stands_only_in_names_and_quotations(catalog: Catalog) -> None:
    for where, text in lines(catalog, "lv"):
        outside = re.sub(r"„[^”]*”", "", text)
        assert not CIGANI.search(outside), where


def test_discrepancies_are_explained(catalog: Catalog) -> None:
    for stored in catalog.records():
        for where, item in stored.contents.discrepancies:
            assert item.as_printed.strip(), (stored.path, where)
            assert len(item.why.lv) > len("Nav saprotams."), (stored.path, where)


def test_summaries_are_whole_sentences(catalog: Catalog) -> None:
    for stored in catalog.records():
        summary = getattr(stored.entry, "summary", None)
        if summary is not None:
            assert summary.lv[-1] in ".?!”", stored.path
            assert summary.en[-1] in ".?!”", stored.path
