"""Two built sites compared: which pages differ, and in which words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from catalog.editing.comparing import Page, as_comment, as_json, as_report, compare, from_json

PAGE = "<html><body><header>Izvēlne</header><main><h1>{title}</h1>{body}</main></body></html>"


def site(folder: Path, **pages: str) -> Path:
    for name, body in pages.items():
        path = folder / name / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(PAGE.format(title=name.title(), body=body), encoding="utf-8")
    return folder


def test_a_changed_sentence_stands_beside_the_old(tmp_path: Path) -> None:
    old = site(tmp_path / "old", a="<p>Viens.</p><p>Divi.</p>", b="<p>x</p>")
    new = site(tmp_path / "new", a="<p>Viens.</p><p>Trīs <b>vārdi</b>.</p>", b="<p>x</p>")
    assert compare(old, new) == [Page("a/", "A", "changed", (("Divi.", "Trīs vārdi."),))]


def test_pages_come_and_go(tmp_path: Path) -> None:
    old, new = site(tmp_path / "old", a="<p>x</p>"), site(tmp_path / "new", b="<ul><li>y</li></ul>")
    gone, come = compare(old, new)
    assert (gone.state, gone.title, gone.rows) == ("gone", "A", (("A", ""), ("x", "")))
    assert (come.state, come.title, come.rows) == ("new", "B", (("", "B"), ("", "y")))


def test_what_readers_do_not_read_is_no_change(tmp_path: Path) -> None:
    old = site(tmp_path / "old", a='<p class="x">Viens.</p>')
    new = site(tmp_path / "new", a="<p>Viens.</p>")
    assert compare(old, new) == []


def test_the_report_marks_words_and_runs_nothing() -> None:
    text = as_report([Page("a/", "<script>", "changed", (("vecs <b> vārds", "jauns <b> vārds"),))])
    assert "<del>vecs</del> &lt;b&gt; vārds" in text
    assert "<ins>jauns</ins> &lt;b&gt; vārds" in text
    assert "<script" not in text


def test_what_is_written_down_is_read_again() -> None:
    pages = [Page("a/", "A", "changed", (("x", "y"),))]
    assert from_json(as_json(pages)) == (1, pages)
    with pytest.raises(ValueError, match="count"):
        from_json(json.dumps([1]))


def test_a_comment_is_short() -> None:
    pages = [Page(f"{number}/", "A", "changed", (("x" * 5000, "y"),) * 100) for number in range(100)]
    text = as_comment(100, pages)
    assert len(text) < 100_000
    assert "un vēl 85 lapās" in text
