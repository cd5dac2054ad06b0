"""Whatever the content holds, the page shows it as text."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from catalog.render import environment, escape
from catalog.text import fingerprint
from catalog.values import Text

HOSTILE = [
    "<script>alert(1)</script>",
    "[saite](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "{: onclick='x' } un *zvaigznes* un _svītras_ un `kods`",
    "2021. gadā sākās",
    "- nav saraksts",
    "# nav virsraksts",
    "a | b",
    "&lt;b&gt; & &amp;",
    "</section><section onmouseover=x>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_survives_markdown_unchanged(text: str) -> None:
    html = markdown.markdown(escape(text), extensions=["attr_list", "md_in_html", "tables"])
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "html.parser")
    assert soup.get_text().strip() == text
    assert [tag.name for tag in soup.find_all()] == ["p"]
    assert soup.p is not None
    assert not soup.p.attrs


def test_spaces_at_the_ends_are_kept() -> None:
    assert escape("; ") == "; "


def test_an_older_translation_says_so(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("{{ text }}", encoding="utf-8")
    stale = Text(lv="Jauns teksts.", en="Old <text>.", en_of=fingerprint("Vecs teksts."))
    shown = {}
    for language in ("lv", "en"):
        templates = environment(tmp_path, language)
        templates.globals["t"] = lambda word: f"({word})"
        shown[language] = templates.get_template("page.md").render(text=stale)
    assert shown["lv"] == "Jauns teksts."
    assert shown["en"] == '<span class="stale">Old &#60;text&#62;. <small>(older-translation)</small></span>'
