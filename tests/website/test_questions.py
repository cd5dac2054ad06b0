"""Sixty questions of new readers: the answer is at most three clicks from the home page, without search or menu."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, ViewportSize

MOST_CLICKS = 3
PHONE: ViewportSize = {"width": 360, "height": 800}
"""In CSS pixels: a small phone, where the menu is closed."""
QUESTIONS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("questions.yml").read_text(encoding="utf-8"))


@pytest.fixture
def phone(page: Page) -> Page:
    """A page that fetches neither scripts nor pictures: links and words need none, and the walk is quicker."""
    page.set_viewport_size(PHONE)
    page.set_default_timeout(5_000)
    page.route(lambda url: url.endswith((".js", ".svg", ".png", ".woff2")), lambda route: route.abort())
    return page


def walk(page: Page, home: str, path: list[str]) -> str:
    """Follow the links with these words one after another; what the last page says.

    Raises playwright.sync_api.Error if the body of the page shows no link with such words.
    """
    page.goto(home, wait_until="domcontentloaded")
    for words in path:
        page.get_by_role("main").get_by_role("link", name=words, exact=True).first.click()
        page.wait_for_load_state("domcontentloaded")
    return " ".join(page.get_by_role("main").inner_text().split())


def test_every_kind_of_reader_asks_ten_questions_and_clicks_three_times_at_most() -> None:
    readers = [question["reader"] for question in QUESTIONS]
    assert {reader: readers.count(reader) for reader in readers} == dict.fromkeys(readers, 10)
    assert len(QUESTIONS) == 60
    ways = [way for question in QUESTIONS for way in (question, question.get("en", question))]
    assert [way["path"] for way in ways if len(way["path"]) > MOST_CLICKS] == []


WAYS = [("", question["lv"], question) for question in QUESTIONS]
WAYS += [("en/", question["lv"], question["en"]) for question in QUESTIONS if "en" in question]


@pytest.mark.parametrize(("home", "question", "way"), WAYS, ids=[f"{home}{question}" for home, question, _ in WAYS])
def test_the_answer_is_where_the_links_lead(
    phone: Page, address: str, home: str, question: str, way: dict[str, Any]
) -> None:
    assert way["finds"].casefold() in walk(phone, address + home, way["path"]).casefold(), question
