"""What editors read when a check of the content fails: plain words, at the line, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import _tell, problems


def test_a_word_unknown_to_the_dictionary_is_said_at_its_line() -> None:
    words = "\ndata/events/a.yml:7: lasīsana → lasīšana\ndata/events/b.yml:9: xq → ?\n\nVārda nav vārdnīcā."
    first, second = problems("test_every_word_is_known", words)
    assert (first.path, first.line, second.line) == ("data/events/a.yml", 7, 9)
    assert first.lv.startswith("lasīsana → lasīšana — vārda nav vārdnīcā")
    assert "words.en.dic" in first.en


def test_what_has_no_line_is_said_all_the_same() -> None:
    (found,) = problems("test_control_totals", "assert 84 == 83")
    assert found.lv.startswith("pārskatā ieraksti ir saskaitīti ar roku")
    assert "Assertion" not in str(found)


def test_the_comment_of_the_pull_request_has_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    report = tmp_path / "report/problems.json"
    report.parent.mkdir()
    report.write_text('{"causes": [], "others": []}', encoding="utf-8")
    _tell(problems("test_control_totals", "x"))
    assert len(json.loads(report.read_text(encoding="utf-8"))["others"]) == 1
