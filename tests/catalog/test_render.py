"""Whatever the content holds, the page shows it as text."""

from __future__ import annotations

import markdown
import pytest

from catalog.render import escape

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
