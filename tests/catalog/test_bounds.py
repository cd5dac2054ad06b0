from __future__ import annotations

import time
from pathlib import Path

import pytest

from catalog.bounds import DEEPEST, LONGEST, MOST_BRACKETS, excess, left_open
from catalog.prose import Prose, Writer
from catalog.settings import Settings

from .making import catalog_of


@pytest.mark.parametrize(
    "text",
    [
        "ā" * (LONGEST + 1), "[" * (MOST_BRACKETS + 1), "x\n\n" + "[a](" * 300, "![" * 300, "1. " * (DEEPEST + 1) + "x",
        "+ " * 30 + "x", "> " * 30 + "x", ">" * 30 + " x", "x\n\n" + "- 1. " * 30 + "x",
    ],
)  # fmt: skip
def test_what_markdown_would_not_end_is_not_given_to_it(text: str) -> None:
    assert excess(text)


@pytest.mark.parametrize(
    "text",
    [
        "ā" * LONGEST, "[a](b)\n\n" * 1000, "1. x\n" * 500, "> " * DEEPEST + "x", "- " + "x - " * 50,
        "----------\n" * 99, "* * *\n" * 50, "| - | - |\n" * 50,
    ],
)  # fmt: skip
def test_what_pages_hold_is(text: str) -> None:
    assert excess(text) is None


@pytest.mark.parametrize("unit", ["[", "1. ", "# a\n", "[a](", "> ", "a\n\n", "- a\n", "<div>", "|a", "+ "])
def test_markdown_ends_in_time_within_the_limits(unit: str, settings: Settings, root: Path) -> None:
    """Of each kind as much as is let through, the worst of it."""
    text = unit * (LONGEST // len(unit))
    while excess(text):
        text = text[: len(text) * 9 // 10]
    before = time.process_time()
    Writer(settings, root / "docs").html(Prose("lv/a.md", text, {}), catalog_of(), set())
    assert time.process_time() - before < 10


@pytest.mark.parametrize(
    ("html", "tag"),
    [
        ("<p>a</p>", None), ("<p>a<br>b<img src=x></p>", None), ("<div><p>a</p>", "<div>"),
        ("<p>a</p></div>", "</div>"),
        ("<b><i>a</b></i>", "<i>"), ("a < b, c > d", None), ("<hr /><p>a</p>", None), ('<a href="/x/">a</a>', None),
    ],
)  # fmt: skip
def test_elements_that_are_left_open_are_named(html: str, tag: str | None) -> None:
    assert left_open(html) == tag
