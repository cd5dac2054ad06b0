"""Sixty questions of new readers: the answer is at most three clicks from the home page, without search or menu."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from lxml.html import HtmlElement
from playwright.sync_api import Page, ViewportSize, expect

from tests.chromium import follow

from .conftest import Published

MOST_CLICKS = 3
PHONE: ViewportSize = {"width": 360, "height": 800}
"""In CSS pixels: a small phone, where the menu is closed."""
QUESTIONS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("questions.yml").read_text(encoding="utf-8"))


@cache
def links(page: HtmlElement) -> dict[str, str]:
    """The words of each link of a page, in folded parts, sections and footer too → where the first of them leads."""
    body = page.xpath(".//main//a[@href]")
    sections = page.xpath(".//header//nav//a[@href] | .//footer//a[@href]")
    return {said(link): link.get("href") for link in reversed([*body, *sections])}


def walk(pages: Published, home: str, path: list[str]) -> str:
    """Follow the links with these words one after another; what the last page says.

    Raises KeyError if a page shows no link with such words.
    """
    here = home
    for words in path:
        here = urljoin("/" + here, links(pages[here])[words]).lstrip("/").partition("#")[0].partition("?")[0]
    shown = pages[here].xpath(".//main//text()[not(parent::script)]")
    return " ".join("".join(shown).split())


def said(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_kind_of_reader_asks_ten_questions_and_clicks_three_times_at_most() -> None:
    readers = [question["reader"] for question in QUESTIONS]
    assert {reader: readers.count(reader) for reader in readers} == dict.fromkeys(readers, 10)
    assert len(QUESTIONS) == 60
    ways = [way for question in QUESTIONS for way in (question, question.get("en", question))]
    assert [way["path"] for way in ways if len(way["path"]) > MOST_CLICKS] == []


WAYS = [("", question["lv"], question) for question in QUESTIONS]
WAYS += [("en/", question["lv"], question["en"]) for question in QUESTIONS if "en" in question]


@pytest.mark.parametrize(("home", "question", "way"), WAYS, ids=[f"{home}{question}" for home, question, _ in WAYS])
def test_the_answer_is_where_the_links_lead(pages: Published, home: str, question: str, way: dict[str, Any]) -> None:
    assert way["finds"].casefold() in walk(pages, home, way["path"]).casefold(), question


@pytest.mark.parametrize(("home", "question", "way"), WAYS[::12], ids=[name for _, name, _ in WAYS[::12]])
def test_a_finger_finds_the_way_too(page: Page, address: str, home: str, question: str, way: dict[str, Any]) -> None:
    """Every twelfth way on a small phone, in a browser: the links are there to be tapped."""
    page.set_viewport_size(PHONE)
    page.set_default_timeout(5_000)
    page.goto(address + home)
    for words in way["path"]:
        link = page.get_by_role("link", name=words, exact=True).first
        if not link.is_visible():
            page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
        follow(link)
    expect(page.get_by_role("main"), question).to_contain_text(way["finds"], ignore_case=True)
