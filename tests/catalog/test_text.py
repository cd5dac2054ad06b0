from __future__ import annotations

from pathlib import Path

from catalog.load import load
from catalog.stamp import stamp
from catalog.text import Translation, fingerprint, translation_state

THEME = "data/themes/izglitiba.yml"


def test_rewrapping_keeps_the_fingerprint_and_words_change_it() -> None:
    assert fingerprint("viens divi\n  trīs") == fingerprint("viens divi trīs")
    assert fingerprint("viens divi") != fingerprint("viens, divi")


def test_states() -> None:
    assert translation_state("a", None) is Translation.UNMARKED
    assert translation_state("a", fingerprint("a")) is Translation.CURRENT
    assert translation_state("b", fingerprint("a")) is Translation.STALE


def test_stamp_fills_what_is_missing_in_both_yaml_styles(project: Path) -> None:
    path = project / THEME
    path.write_text(
        "id: izglitiba\nname:\n  lv: Izglītība\n  en: Education\nsummary: {lv: Paraugs., en: A sample.}\norder: 1\n"
        "citations: [{source: parskats, locator: {annex: 1}}]\n"
        "review: {checked_on: 2026-11-21, checked_by: satura-redaktors, every_months: 12}\n",
        encoding="utf-8",
    )
    assert stamp(load(project)[0], project) == [THEME]
    text = path.read_text(encoding="utf-8")
    assert f'  lv: Izglītība\n  en_of: "{fingerprint("Izglītība")}"\n  en: Education\n' in text
    assert f'{{lv: Paraugs., en_of: "{fingerprint("Paraugs.")}", en: A sample.}}' in text
    assert load(project)[1] == []
    assert stamp(load(project)[0], project) == [], "a second run changes nothing"


def test_stamp_never_touches_a_stale_mark(project: Path) -> None:
    path = project / THEME
    before = path.read_text(encoding="utf-8").replace("lv: Izglītība", "lv: Skola")
    path.write_text(before, encoding="utf-8")
    assert stamp(load(project)[0], project) == []
    assert path.read_text(encoding="utf-8") == before
