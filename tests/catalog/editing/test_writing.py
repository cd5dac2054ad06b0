"""Records written: unchanged they are the same bytes, changed they hold the new value and keep everything else."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import Any

import pytest

from catalog.editing.writing import UnwritableError, replaced, rewritten, written
from catalog.record_types import RECORD_TYPES
from catalog.yamlfile import read

RECORD = """# A remark about the whole.
id: paraugs
title:
  lv: 'Nosaukums'  # as on the cover
  en_of: "12345678"
  en: "Title"
years: [2021, 2022]
partners:
  - biblioteka
  # the parents came later
  - lv: Vecāki
    en: Parents
note:
  lv: >-
    Gara piezīme, kas
    turpinās.

    Otra rindkopa.
  en: Short
citations:
  - source: parskats
    locator: {annex: 1, row: 7}
review: {checked_on: 2026-11-21, every_months: 12}
"""


def value(text: str = RECORD) -> Any:
    found = read(text.encode(), "")
    assert found.problems == []
    return found.value


def changed(change: Any) -> str:
    new = copy.deepcopy(value())
    change(new)
    return rewritten(RECORD, new, ("id", "title", "summary", "years", "partners", "note", "citations", "review"))


def without(*lines: str) -> str:
    return "".join(line + "\n" for line in RECORD.splitlines() if line not in lines)


def test_every_record_read_and_written_unchanged_is_the_same_bytes(root: Path) -> None:
    paths = [path for folder in RECORD_TYPES for path in (root / "data" / folder).rglob("*.yml")]
    assert len(paths) > 1000
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert rewritten(text, value(text)) == text


def test_a_word_changes_and_nothing_else() -> None:
    text = changed(lambda new: new["title"].update(lv="Cits: nosaukums"))
    assert text == RECORD.replace("'Nosaukums'", '"Cits: nosaukums"')


def test_a_field_goes_with_its_lines() -> None:
    assert changed(lambda new: new["title"].pop("en_of")) == without('  en_of: "12345678"')


def test_a_new_field_stands_in_its_order() -> None:
    text = changed(lambda new: new.update(summary={"lv": "Viens.", "en": "One."}))
    assert text == RECORD.replace("years:", "summary:\n  lv: Viens.\n  en: One.\nyears:")


def test_an_item_is_added_and_remarks_stay() -> None:
    text = changed(lambda new: new["partners"].append("skola"))
    assert text == RECORD.replace("    en: Parents\n", "    en: Parents\n  - skola\n")


def test_an_item_goes_and_remarks_stay() -> None:
    assert changed(lambda new: new["partners"].pop(0)) == without("  - biblioteka")


def test_a_list_in_brackets_stays_in_brackets() -> None:
    assert changed(lambda new: new["years"].append(2023)) == RECORD.replace("[2021, 2022]", "[2021, 2022, 2023]")


def test_a_group_in_braces_stays_in_braces() -> None:
    text = changed(lambda new: new["citations"][0]["locator"].update(row=8, page="12"))
    assert text == RECORD.replace("{annex: 1, row: 7}", '{annex: 1, row: 8, page: "12"}')


def test_paragraphs_are_folded() -> None:
    text = changed(lambda new: new["note"].update(lv="Pirmā.\nOtrā."))
    assert "  lv: >-\n    Pirmā.\n\n    Otrā.\n  en: Short\n" in text


def test_a_new_record_is_in_the_style_of_the_house() -> None:
    long = "Gara teksta vārdi. " * 10
    text = written({
        "id": "x", "title": {"lv": "A", "en": "no"}, "note": {"lv": long.strip(), "en": "Yes: it is"}, "years": [],
        "partners": ["a", {"lv": "Vecāki", "en": "Parents"}], "page": "12", "value": None,
        "citations": [{"source": "s", "locator": {"page": "12", "years": [2021]}}],
    })  # fmt: skip
    assert 'title:\n  lv: A\n  en: "no"\nnote:\n  lv: >-\n    Gara teksta' in text
    assert '  en: "Yes: it is"\nyears: []\npartners:\n  - a\n  - lv: Vecāki\n    en: Parents\npage: "12"\n' in text
    assert text.endswith('value: null\ncitations:\n  - source: s\n    locator: {page: "12", years: [2021]}\n')
    assert max(map(len, text.splitlines())) <= 120


def test_ids_are_replaced_where_they_stand() -> None:
    text = replaced(RECORD, {("partners", 0): "skola", ("citations", 0, "source"): "plans"})
    assert text == RECORD.replace("- biblioteka", "- skola").replace("source: parskats", "source: plans")


def test_what_cannot_be_read_is_not_written() -> None:
    with pytest.raises(UnwritableError):
        written({"title": "neredzama\u200bzīme"})
    with pytest.raises(UnwritableError):
        rewritten("a: [", {"a": 1})


def test_any_change_of_any_record_reads_as_the_new_value(root: Path) -> None:
    chance = random.Random(15)  # noqa: S311 — picks examples
    for folder in RECORD_TYPES:
        for path in chance.sample(sorted((root / "data" / folder).rglob("*.yml")), 1):
            text = path.read_text(encoding="utf-8")
            for _ in range(15):
                new = copy.deepcopy(value(text))
                spoil(new, chance)
                text = rewritten(text, new)
                assert value(text) == new


def spoil(new: Any, chance: random.Random) -> None:
    """Change one thing somewhere inside a value."""
    items = list(new.items()) if isinstance(new, dict) else list(enumerate(new))
    key, inner = chance.choice(items)
    if isinstance(inner, dict | list) and inner and chance.random() < 0.8:
        spoil(inner, chance)
    elif isinstance(new, list) and chance.random() < 0.5:
        new.insert(chance.randrange(len(new) + 1), chance.choice(new))
    elif len(items) > 1 and chance.random() < 0.3:
        del new[key]
    else:
        new[key] = chance.choice(["vārds", "Teksts: ar kolu # un zīmi", "a\nb", 7, ["a", "b"], {"lv": "x", "en": "y"}])


def test_a_list_in_brackets_that_comes_to_hold_a_text_is_written_over_several_lines() -> None:
    new = rewritten("id: x\nbodies: [a]\nend: 1\n", {"id": "x", "bodies": ["a", {"en": "B", "lv": "C"}], "end": 1})
    assert new == "id: x\nbodies:\n  - a\n  - lv: C\n    en: B\nend: 1\n"


def test_a_group_that_ends_in_a_folded_text_changes_whole() -> None:
    text = "period:\n  end: >-\n    Pirmā.\n\n    Otrā.\nera: war\n"
    new = {"period": {"lv": "x"}, "era": "war"}
    assert value(rewritten(text, new)) == new
