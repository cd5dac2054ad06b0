"""Thirty questions about 2016–2026: answered three clicks from the home page, or by the first result of a search."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from tests.search.measure import ask

from .conftest import Published
from .test_questions import MOST_CLICKS, said, walk

QUESTIONS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("questions-since.yml").read_text(encoding="utf-8")
)
HOMES = {"lv": "", "en": "en/"}
WAYS = [
    (language, question["lv"], way)
    for question in QUESTIONS
    for language, way in (("lv", question), ("en", {"page": question.get("page"), **question["en"]}))
]
WALKED = [asked for asked in WAYS if "path" in asked[2]]
SEARCHED = [asked for asked in WAYS if "search" in asked[2]]


def names(ways: list[tuple[str, str, dict[str, Any]]]) -> list[str]:
    return [f"{language}: {question}" for language, question, _ in ways]


def test_six_readers_ask_five_questions_in_both_languages() -> None:
    readers = [question["reader"] for question in QUESTIONS]
    assert {reader: readers.count(reader) for reader in readers} == dict.fromkeys(readers, 5)
    assert len(QUESTIONS) == 30
    assert len(WALKED) + len(SEARCHED) == 60
    assert [way["path"] for _, _, way in WALKED if len(way["path"]) > MOST_CLICKS] == []


@pytest.mark.parametrize(("language", "question", "way"), WALKED, ids=names(WALKED))
def test_links_lead_to_the_answer(pages: Published, language: str, question: str, way: dict[str, Any]) -> None:
    assert way["finds"].casefold() in walk(pages, HOMES[language], way["path"]).casefold(), question


@pytest.fixture(scope="module")
def first(browser: Browser, address: str) -> dict[str, str]:
    """Language and words → the address of the first result."""
    queries = [
        {"id": f"{language} {way['search']}", "language": language, "query": way["search"]}
        for language, _, way in SEARCHED
    ]
    return {id_: (found.addresses or [""])[0] for id_, found in ask(browser, address, queries, 1).items()}


@pytest.mark.parametrize(("language", "question", "way"), SEARCHED, ids=names(SEARCHED))
def test_the_first_result_is_the_answer(
    pages: Published, first: dict[str, str], language: str, question: str, way: dict[str, Any]
) -> None:
    there = HOMES[language] + way["page"]
    assert first[f"{language} {way['search']}"] == there, question
    main = pages[there.partition("#")[0]].find(".//main")  # the address of a section opens the part it is folded into
    assert way["finds"].casefold() in said(main).casefold(), question
