"""How the search engine reads a question: what it asks for, as the built index of each language hands out its rules."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.website.conftest import SUBPATH

ENGINE = "assets/search/engine.js"


@pytest.fixture(scope="module")
def engine(browser: Browser, built: Path) -> Iterator[Page]:
    page = browser.new_page()
    page.add_script_tag(content=(built / SUBPATH / ENGINE).read_text(encoding="utf-8") + "\nself.Index = Index;")
    for language in ("lv", "en"):
        index = json.loads((built / SUBPATH / f"search/{language}.json").read_text(encoding="utf-8"))
        page.evaluate("([name, data]) => { self[name] = new Index(data); }", [language, index])
    yield page
    page.close()


@pytest.mark.parametrize(
    ("language", "query", "asks"),
    [
        ("lv", "8. aprīlis", ["day"]),
        ("lv", "kas notika 1941. gada 8. aprīlī", ["who"]),
        ("en", "2nd August", ["day"]),
        ("en", "August 2", ["day"]),
        ("en", "may we visit 2 places", ["help"]),
        ("en", "2 may", ["day"]),
        ("lv", "romi bez darba %", ["share"]),
        ("en", "92%", ["share"]),
        ("lv", "skaitļi nesakrīt", ["differ"]),
        ("en", "numbers do not agree", ["differ"]),
        ("en", "roma war ventspils", ["past"]),
    ],
)
def test_what_is_asked_for(engine: Page, language: str, query: str, asks: list[str]) -> None:
    asked = "([language, query]) => [...self[language].search(query).asks].sort()"
    assert engine.evaluate(asked, [language, query]) == asks
