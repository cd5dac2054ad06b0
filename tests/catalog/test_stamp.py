from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from catalog.record_types import RECORD_TYPES
from catalog.stamp import left, stamp
from catalog.text import fingerprint
from catalog.yamlfile import read
from tests.rereading import load

from .making import fill, write

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


NAME = fingerprint("Izglītība")
MARK = f'en_of: "{NAME}"'

WRITTEN = {
    "block": ("name:\n  lv: Izglītība\n  en: Education\n", f"name:\n  lv: Izglītība\n  {MARK}\n  en: Education\n"),
    "English first": (
        "name:\n  en: Education\n  lv: Izglītība\n",
        f"name:\n  {MARK}\n  en: Education\n  lv: Izglītība\n",
    ),
    "deep indent": (
        "name:\n      lv: Izglītība\n      en: Education\n",
        f"name:\n      lv: Izglītība\n      {MARK}\n      en: Education\n",
    ),
    "flow": ("name: {lv: Izglītība, en: Education}\n", f"name: {{lv: Izglītība, {MARK}, en: Education}}\n"),
    "flow on two lines": (
        "name: {lv: Izglītība,\n  en: Education}\n",
        f"name: {{lv: Izglītība,\n  {MARK}, en: Education}}\n",
    ),
    "flow, English first": (
        "name: {en: Education, lv: Izglītība}\n",
        f"name: {{{MARK}, en: Education, lv: Izglītība}}\n",
    ),
    "quoted field": (
        "name:\n  'lv': Izglītība\n  \"en\": Education\n",
        f"name:\n  'lv': Izglītība\n  {MARK}\n  \"en\": Education\n",
    ),
    "comments": (
        "name:  # vārds\n  lv: Izglītība\n  # angliski\n  en: Education\n",
        f"name:  # vārds\n  lv: Izglītība\n  # angliski\n  {MARK}\n  en: Education\n",
    ),
    "folded": (
        "name:\n  lv: >-\n    Izglītība\n  en: >-\n    Education\n",
        f"name:\n  lv: >-\n    Izglītība\n  {MARK}\n  en: >-\n    Education\n",
    ),
    "empty mark": (
        "name:\n  lv: Izglītība\n  en_of:\n  en: Education\n",
        f"name:\n  lv: Izglītība\n  {MARK}\n  en: Education\n",
    ),
    "empty mark, comment": (
        "name:\n  lv: Izglītība\n  en_of:  # vēl nav\n  en: Education\n",
        f"name:\n  lv: Izglītība\n  {MARK}  # vēl nav\n  en: Education\n",
    ),
    "mark of nothing": (
        "name:\n  lv: Izglītība\n  en_of: ~\n  en: Education\n",
        f"name:\n  lv: Izglītība\n  {MARK}\n  en: Education\n",
    ),
    "empty mark in flow": (
        "name: {lv: Izglītība, en_of: , en: Education}\n",
        f"name: {{lv: Izglītība, {MARK}, en: Education}}\n",
    ),
    "mark without colon in flow": (
        "name: {lv: Izglītība, en_of, en: Education}\n",
        f"name: {{lv: Izglītība, {MARK}, en: Education}}\n",
    ),
    "mark last": (
        "name: {lv: Izglītība, en: Education, en_of: null}\n",
        f"name: {{lv: Izglītība, en: Education, {MARK}}}\n",
    ),
}
"""How a text may be written, and how it looks with its fingerprint."""

REST = (
    'summary: {lv: Paraugs., en_of: "e07e3a6a", en: A sample.}\norder: 1\n'
    "citations: [{source: parskats, locator: {annex: 1}}]\n"
    "review: {checked_on: 2026-11-21, checked_by: satura-redaktors, every_months: 12}\n"
)


@pytest.mark.parametrize(("end", "mark"), [("\n", ""), ("\r\n", "\ufeff"), ("\r", "")])
@pytest.mark.parametrize("style", WRITTEN)
def test_every_other_byte_stays(project: Path, style: str, mark: str, end: str) -> None:
    path = project / THEME
    before, after = (f"{mark}id: izglitiba\n{part}{REST}".replace("\n", end).encode() for part in WRITTEN[style])
    path.write_bytes(before)
    assert run(project) == [THEME]
    assert path.read_bytes() == after
    assert run(project) == [], "a second run changes nothing"
    assert left(load(project)[0], project) == []


def test_letters_and_marks_apart_stay_apart(project: Path) -> None:
    path = project / THEME
    text = unicodedata.normalize("NFD", f"id: izglitiba\nname: {{lv: Izglītība, en: Education}}\n{REST}")
    path.write_bytes(text.encode())
    assert run(project) == [THEME]
    assert path.read_bytes() == text.replace("en: Education", f"{MARK}, en: Education").encode()


FRONTS = {
    "no front matter": ("# Home\n", '---\n{}\n---\n# Home\n'),
    "no fields": ("---\n---\n# Home\n", '---\n{}\n---\n# Home\n'),
    "comment alone": ("---\n# x\n---\n# Home\n", '---\n# x\n{}\n---\n# Home\n'),
    "fields": ("---\ntitle: Home\n---\n# Home\n", '---\ntitle: Home\n{}\n---\n# Home\n'),
    "indented fields": ("---\n  title: Home\n---\n# Home\n", '---\n  title: Home\n  {}\n---\n# Home\n'),
    "spaces after dashes": ("--- \ntitle: Home\n---\t\n# Home\n", '--- \ntitle: Home\n{}\n---\t\n# Home\n'),
    "dots": ("---\ntitle: Home\n...\n# Home\n", '---\ntitle: Home\n{}\n...\n# Home\n'),
    "flow": ("---\n{{title: Home}}\n---\n# Home\n", '---\n{{{}, title: Home}}\n---\n# Home\n'),
    "empty mark": ("---\nen_of:\ntitle: Home\n---\n# Home\n", '---\n{}\ntitle: Home\n---\n# Home\n'),
    "empty text": ("---\ntitle: Home\nen_of: ''\n---\n# Home\n", '---\ntitle: Home\n{}\n---\n# Home\n'),
    "folded": ("---\ntitle: >-\n  Home\n\n---\n# Home\n", '---\ntitle: >-\n  Home\n\n{}\n---\n# Home\n'),
    "end of file": ("---\ntitle: Home\n---", '---\ntitle: Home\n{}\n---'),
    "rule below": ("# Home\n\n---\n", '---\n{}\n---\n# Home\n\n---\n'),
}  # fmt: skip
"""Front matter of every kind that MkDocs reads, and how it looks with its fingerprint."""


@pytest.mark.parametrize(("end", "mark"), [("\n", ""), ("\r\n", "\ufeff")])
@pytest.mark.parametrize("kind", FRONTS)
def test_every_front_matter_gets_its_mark(project: Path, kind: str, mark: str, end: str) -> None:
    path, (before, after) = project / PAGE, FRONTS[kind]
    path.write_bytes((mark + before.format()).replace("\n", end).encode())
    assert run(project) == [PAGE]
    assert path.read_bytes() == (mark + after.format('en_of: "81c08f29"')).replace("\n", end).encode()
    assert run(project) == []


@pytest.mark.parametrize(
    "page",
    [
        "---\ntitle: Home: x\n---\n# Home\n", "---\n- title\n---\n# Home\n", "---\ntitle: Home\n# Home\n",
        "title: Home\n\n# Home\n", "---\ntitle: &a Home\n---\n# Home\n", "---\ntitle: " + "[" * 50_000 + "\n---\n",
    ],
    ids=["no YAML", "a list", "not closed", "no dashes", "an anchor", "deep"],
)  # fmt: skip
def test_a_page_that_cannot_be_read_is_left_and_named(project: Path, page: str) -> None:
    (project / PAGE).write_text(page, encoding="utf-8")
    assert run(project) == []
    assert (project / PAGE).read_text(encoding="utf-8") == page
    assert [problem.path for problem in left(load(project)[0], project)] == [PAGE]


@pytest.mark.parametrize(("name", "said"), [(PAGE, [PAGE]), ("docs/lv/index.md", [])])
def test_a_page_in_another_encoding_is_left(project: Path, name: str, said: list[str]) -> None:
    unmarked(project, PAGE)
    content = (project / name).read_text(encoding="utf-8").replace("title: ", "title: ā").encode("cp1257")
    (project / name).write_bytes(content)
    assert run(project) == []
    assert (project / name).read_bytes() == content
    assert [problem.path for problem in left(load(project)[0], project)] == said


def test_a_record_that_would_not_mean_the_same_is_left_and_named(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project / THEME
    path.write_text(path.read_text(encoding="utf-8").replace('en_of: "442c695d", ', ""), encoding="utf-8")
    before = path.read_bytes()
    monkeypatch.setattr("catalog.stamp._edit", lambda *_: (0, 0, "lieks: 1\n"))
    assert run(project) == []
    assert path.read_bytes() == before
    assert [problem.path for problem in left(load(project)[0], project)] == [THEME]


@pytest.mark.parametrize("folder", [name for name, row in RECORD_TYPES.items() if name != "vocabularies"])
def test_every_text_of_every_record_is_marked(project: Path, folder: str) -> None:
    """Each field filled, as the dumper writes it, without a single fingerprint."""
    path = write(project, fill(RECORD_TYPES[folder].model, lambda: "Vārdi: “citi” #1"))
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "en_of: " not in line), encoding="utf-8")
    before = read(path.read_bytes(), "").value
    stored = load(project)[0].stored[folder]["paraugs"]
    stamp(load(project)[0], project)
    after = load(project)[0].stored[folder]["paraugs"]
    assert all(text.en_of == fingerprint(text.lv) for _, text in after.contents.texts)
    assert without_marks(read(path.read_bytes(), "").value) == without_marks(before)
    assert len(after.contents.texts) == len(stored.contents.texts)


def without_marks(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_marks(inner) for name, inner in value.items() if name != "en_of"}
    return [without_marks(item) for item in value] if isinstance(value, list) else value


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


def test_a_translation_revised_in_a_proposal_is_stamped_anew(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = Path(shutil.copytree(project, tmp_path_factory.mktemp("before") / "project"))
    path = project / THEME
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("lv: Izglītība", "lv: Skola"), encoding="utf-8")
    assert stamp(load(project)[0], project, before) == [], "only the Latvian changed: the English is behind"
    path.write_text(text.replace("lv: Izglītība", "lv: Skola").replace("en: Education", "en: School"), encoding="utf-8")
    assert stamp(load(project)[0], project, before) == [THEME]
    (changed,) = (
        text for where, text in load(project)[0].stored["themes"]["izglitiba"].contents.texts if text.lv == "Skola"
    )
    assert changed.en_of == fingerprint("Skola")


def test_a_page_revised_in_a_proposal_is_stamped_anew(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    before = Path(shutil.copytree(project, tmp_path_factory.mktemp("before") / "project"))
    for language, words in (("lv", "Jauns teksts."), ("en", "A new text.")):
        path = project / f"docs/{language}/index.md"
        path.write_text(path.read_text(encoding="utf-8") + words + "\n", encoding="utf-8")
        assert stamp(load(project)[0], project, before) == ([] if language == "lv" else [PAGE])


def test_a_record_that_is_new_in_a_proposal_is_stamped(project: Path, tmp_path: Path) -> None:
    path = project / THEME
    path.write_text(path.read_text(encoding="utf-8").replace("lv: Izglītība", "lv: Skola"), encoding="utf-8")
    assert stamp(load(project)[0], project, tmp_path / "nothing") == [THEME]
