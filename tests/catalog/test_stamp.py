from __future__ import annotations

from pathlib import Path

import pytest

from catalog.load import load
from catalog.stamp import stamp
from catalog.text import fingerprint

THEME = "data/themes/izglitiba.yml"
PAGE = "docs/en/index.md"


def run(project: Path) -> list[str]:
    return stamp(load(project)[0], project)


def unmarked(project: Path, name: str) -> str:
    """Take the fingerprint out of a page; the page as it should be again."""
    path = project / name
    whole = path.read_text(encoding="utf-8")
    path.write_text("".join(line for line in whole.splitlines(True) if not line.startswith("en_of")), encoding="utf-8")
    return whole


def test_what_is_missing_is_filled_in_both_yaml_styles(project: Path) -> None:
    path = project / THEME
    path.write_text(
        "id: izglitiba\nname:\n  lv: Izglītība\n  en: Education\nsummary: {lv: Paraugs., en: A sample.}\norder: 1\n"
        "citations: [{source: parskats, locator: {annex: 1}}]\n"
        "review: {checked_on: 2026-11-21, checked_by: satura-redaktors, every_months: 12}\n",
        encoding="utf-8",
    )
    assert run(project) == [THEME]
    text = path.read_text(encoding="utf-8")
    assert f'  lv: Izglītība\n  en_of: "{fingerprint("Izglītība")}"\n  en: Education\n' in text
    assert f'{{lv: Paraugs., en_of: "{fingerprint("Paraugs.")}", en: A sample.}}' in text
    assert load(project)[1] == []
    assert run(project) == [], "a second run changes nothing"


def test_items_of_a_list_are_filled_as_well(project: Path) -> None:
    path = project / THEME
    slips = "as_printed:\n  - as_printed: x\n    why:\n      lv: Kāpēc\n      en: Why\n"
    path.write_text(path.read_text(encoding="utf-8") + slips, encoding="utf-8")
    assert run(project) == [THEME]
    assert f'      en_of: "{fingerprint("Kāpēc")}"\n      en: Why\n' in path.read_text(encoding="utf-8")


def test_a_stale_mark_is_never_touched(project: Path) -> None:
    path = project / THEME
    before = path.read_text(encoding="utf-8").replace("lv: Izglītība", "lv: Skola")
    path.write_text(before, encoding="utf-8")
    assert run(project) == []
    assert path.read_text(encoding="utf-8") == before


def test_a_page_gets_its_mark_back_where_it_was(project: Path) -> None:
    whole = unmarked(project, PAGE)
    assert run(project) == [PAGE]
    assert (project / PAGE).read_text(encoding="utf-8") == whole
    assert run(project) == []


def test_a_page_without_front_matter_gets_one(project: Path) -> None:
    (project / PAGE).write_text("# Home\n", encoding="utf-8")
    assert run(project) == [PAGE]
    assert (project / PAGE).read_text(encoding="utf-8").startswith('---\nen_of: "')
    assert run(project) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"81c08f29"', "'81c08f29'"), ('"81c08f29"', '"81c08f29"  # labi'), ("---\ntitle", "--- \ntitle"),
        ("---\ntitle", "\ufeff---\ntitle"),
    ],
    ids=["single quotes", "comment", "space after dashes", "byte order mark"],
)  # fmt: skip
def test_a_mark_that_is_there_is_seen_however_it_is_written(project: Path, old: str, new: str) -> None:
    path = project / PAGE
    written = path.read_text(encoding="utf-8").replace(old, new, 1)
    assert new in written
    path.write_text(written, encoding="utf-8")
    assert run(project) == []
    assert path.read_text(encoding="utf-8") == written


def test_a_page_of_one_language_is_left_alone(project: Path) -> None:
    (project / "docs/en/jauna.md").write_text("# New\n", encoding="utf-8")
    assert run(project) == []


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_a_file_with_other_line_ends_is_not_destroyed(project: Path, sign: str) -> None:
    """PyYAML counts these as line ends, editors do not."""
    path = project / THEME
    text = path.read_text(encoding="utf-8")
    text = text.replace("{lv: Izglītība,", f'{{lv: "Izglītība{sign}un skola",').replace('en_of: "442c695d", ', "")
    text = text.replace('en_of: "e07e3a6a", ', "")
    path.write_text(text, encoding="utf-8")
    run(project)
    catalog, problems = load(project)
    assert problems == [] or path.read_text(encoding="utf-8") == text
    assert len(catalog.stored["themes"]) == (not problems)


def test_line_ends_of_windows_stay(project: Path) -> None:
    path = project / THEME
    text = path.read_text(encoding="utf-8").replace('en_of: "442c695d", ', "").replace("\n", "\r\n")
    path.write_bytes(text.encode())
    assert run(project) == [THEME]
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")


def test_a_mark_left_empty_is_filled(project: Path) -> None:
    path = project / THEME
    path.write_text(path.read_text(encoding="utf-8").replace('"442c695d"', "null"), encoding="utf-8")
    run(project)
    assert load(project)[1] == []


def test_a_write_that_fails_leaves_the_old_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unmarked(project, PAGE)
    before = (project / PAGE).read_text(encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        run(project)
    assert (project / PAGE).read_text(encoding="utf-8") == before
    assert [path.name for path in (project / "docs/en").iterdir()] == ["index.md"], "nothing is left beside it"
