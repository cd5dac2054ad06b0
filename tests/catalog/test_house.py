"""Each place of a record type that is still to be made is named, so that nobody has to remember them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from catalog import house
from catalog.editing.questions import inner_types, taken_apart
from catalog.house import check_house
from catalog.load import Catalog
from catalog.model import Theme, Vocabulary
from catalog.pages import GATHERED
from catalog.record_types import RECORD_TYPES, RecordType
from catalog.tables import TABLES

from .making import catalog_of, make, text

THEMES = RecordType(folder="themes", model=Theme, section="temati", words="themes")
PLACES = ["overrides/records/themes.html", "overrides/lists/themes.html", "samples/themes.yml"]
WORDS = ["facet-theme", "folder-themes", "themes", "themes-lead"]


def only(monkeypatch: pytest.MonkeyPatch, row: RecordType) -> None:
    """Make a row the only one."""
    monkeypatch.setattr(house, "RECORD_TYPES", {row.folder: row})
    monkeypatch.setattr(house, "shown_types", lambda: [row])
    monkeypatch.setattr(house, "_classes", lambda _: [row.model])
    monkeypatch.setattr(house, "FACETS", {"theme": None})
    monkeypatch.setattr(house, "TABLES", ())


@pytest.fixture
def whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house of one type that has everything it needs."""
    monkeypatch.setattr(house, "ROOT", tmp_path)
    for name in PLACES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    only(monkeypatch, THEMES)
    return tmp_path


def interface(*ids: str) -> Catalog:
    return catalog_of(make(Vocabulary, "interface", terms=[{"id": id_, "label": text("Vārds")} for id_ in ids]))


def missing(*words: str) -> list[str]:
    return [problem.path for problem in check_house(interface(*words))]


def test_our_house_is_whole(catalog: Catalog) -> None:
    assert [str(problem) for problem in check_house(catalog)] == []


@pytest.mark.usefixtures("whole")
def test_a_house_with_everything_is_whole() -> None:
    assert missing(*WORDS) == []


@pytest.mark.parametrize("name", PLACES)
def test_a_missing_file_is_named(whole: Path, name: str) -> None:
    (whole / name).unlink()
    assert missing(*WORDS) == [name]


@pytest.mark.parametrize(
    ("row", "names"),
    [
        (dataclasses.replace(THEMES, section=None, listed="dati/temati"), PLACES[1:]),
        (dataclasses.replace(THEMES, section=None, within=lambda theme: f"temati/{theme.id}.md"), PLACES[2:]),
    ],
    ids=["a page for all", "inside another page"],
)
def test_only_what_a_type_needs_is_asked_for(
    whole: Path, monkeypatch: pytest.MonkeyPatch, row: RecordType, names: list[str]
) -> None:
    only(monkeypatch, row)
    for name in PLACES:
        (whole / name).unlink()
    assert sorted(missing(*WORDS)) == sorted(names)


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("word", WORDS)
def test_a_missing_word_names_the_vocabulary(word: str) -> None:
    (problem,) = check_house(interface(*(id_ for id_ in WORDS if id_ != word)))
    assert problem.path == "data/vocabularies/interface.yml"
    assert f"“{word}”" in problem.en


def test_a_word_that_a_template_uses_is_asked_for(whole: Path) -> None:
    template = "{{ t('viens') }} {{ t(\"divi\", count=1) }} {{ t('folder-' + x) }}"
    (whole / PLACES[0]).write_text(template, encoding="utf-8")
    found = [problem.en for problem in check_house(interface(*WORDS))]
    assert [word for line in found for word in ("viens", "divi", "folder-") if f"“{word}”" in line] == ["divi", "viens"]


def test_a_class_without_a_row_is_named(monkeypatch: pytest.MonkeyPatch, catalog: Catalog) -> None:
    monkeypatch.setattr(
        house, "RECORD_TYPES", {folder: row for folder, row in RECORD_TYPES.items() if folder != "themes"}
    )
    found = [problem for problem in check_house(catalog) if problem.path == "hooks/catalog/record_types.py"]
    assert ["“Theme”" in problem.en for problem in found] == [True]


@pytest.mark.usefixtures("whole")
def test_without_a_vocabulary_of_the_interface_words_are_not_asked_for() -> None:
    """What broke the vocabulary is said already."""
    assert list(check_house(catalog_of())) == []


def test_no_word_of_the_interface_is_unused(catalog: Catalog, root: Path) -> None:
    """A word is used by its whole id, or by a beginning that a template or a module completes."""
    sources = "\n".join(path.read_text(encoding="utf-8") for path in _sources(root))
    named = set(re.findall(r"""["']([a-z0-9-]+)["']""", sources))
    begun = tuple(re.findall(r"""["']([a-z0-9-]+-)["'{]""", sources))
    titles = {item.words for item in (*RECORD_TYPES.values(), *GATHERED.values(), *TABLES)}
    leads = {f"{words.removesuffix('-page')}-lead" for words in titles}
    typed = {f"{words}-typed" for words in titles}
    used = named | titles | leads | typed | set(_fixed(*(row.model for row in RECORD_TYPES.values())))
    assert [id_ for id_ in catalog.words("lv") if id_ not in used and not id_.startswith(begun)] == []


def _fixed(*models: type[BaseModel]) -> Iterator[str]:
    """The words for the fixed values of fields, which forms ask for by field and value."""
    for model in models:
        for name, info in model.model_fields.items():
            inner = taken_apart(info)[1]
            if get_origin(inner) is Literal:
                yield from (f"{name.replace('_', '-')}-{value}" for value in get_args(inner))
            yield from _fixed(
                *(item for item in inner_types(inner) if isinstance(item, type) and issubclass(item, BaseModel))
            )


def _sources(root: Path) -> list[Path]:
    """What may use a word."""
    found = [path for folder in ("overrides", "hooks") for path in (root / folder).rglob("*")]
    return [path for path in found if path.suffix in (".html", ".py", ".js")]
