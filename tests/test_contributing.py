"""The editors' guides hold one sound, fully commented sample of each record type, the same in both languages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from catalog.check import check
from catalog.directives import expand
from catalog.load import Catalog, load
from catalog.model import RECORD_TYPES, Vocabulary
from catalog.privacy import SMALLEST
from catalog.problem import Problem
from catalog.record import Entry
from catalog.values import Term, Text
from catalog.walk import references
from catalog.yamlfile import Parsed, Where, parse

GUIDES = {
    "CONTRIBUTING.md": {True: "obligāts", False: "neobligāts", "any": "jebkurš", "never": "nekad"},
    "CONTRIBUTING.en.md": {True: "required", False: "optional", "any": "any", "never": "never"},
}
"""Guide → its words for a required and an optional field, and for counts in the table of tiers."""

NEIGHBOURS = {
    "municipalities": "kaiminu-novads",
    "organisations": "paraugu-kulturas-parvalde",
    "documents": "paraugu-plans-2018-2020",
    "programmes": "paraugu-projekts-2019",
}
"""Folder → the id by which its sample refers to another record of its own type."""

LEVELS = ("european", "national", "project", "municipal", "institution")
"""Columns of the guides' table of the smallest counts."""

_BLOCK = re.compile(r"^```yaml\n(# (data/([^/\n]+)/\S+\.yml)\n.*?)^```$", re.M | re.S)


def samples(guide: Path) -> dict[str, tuple[str, str]]:
    """Folder → (path, text) of its sample."""
    text = guide.read_text(encoding="utf-8")
    found = [(folder, path, block) for block, path, folder in _BLOCK.findall(text)]
    assert text.count("```yaml") == len(found), "each block begins with the line “# data/<folder>/<id>.yml”"
    assert sorted(folder for folder, _, _ in found) == sorted(RECORD_TYPES), "one sample for each record type"
    return {folder: (path, block) for folder, path, block in found}


def parsed_samples(guide: Path, tmp_path: Path) -> dict[str, Parsed]:
    """Folder → the sample as the catalogue reads it."""
    found = {}
    for folder, (name, block) in samples(guide).items():
        path = tmp_path / f"{guide.name}-{folder}.yml"
        path.write_text(block, encoding="utf-8")
        found[folder] = parse(path, name)
        assert found[folder].problems == []
    return found


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation names at any depth, those inside them left out."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)


def possible(model: type[BaseModel]) -> set[tuple[str, str]]:
    """Each (model, field) that a record of the type can hold."""
    fields = {(model.__name__, name) for name in model.model_fields}
    return fields.union(
        *(possible(inner) for info in model.model_fields.values() for inner in models_in(info.annotation))
    )


def present(value: Any, where: Where = ()) -> Iterator[tuple[BaseModel, str, Where]]:
    """Each (owner, field, place) that is written out in a validated record."""
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield value, name, (*where, name)
            yield from present(getattr(value, name), (*where, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from present(item, (*where, number))


@pytest.fixture(params=GUIDES)
def guide(request: pytest.FixtureRequest, root: Path) -> Path:
    return root / str(request.param)


@pytest.fixture(params=RECORD_TYPES)
def folder(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def parsed(guide: Path, folder: str, tmp_path: Path) -> Parsed:
    return parsed_samples(guide, tmp_path)[folder]


@pytest.fixture
def entry(parsed: Parsed, folder: str) -> Entry:
    return RECORD_TYPES[folder].model_validate(parsed.value)


def test_every_field_is_shown(entry: Entry) -> None:
    assert {(type(owner).__name__, name) for owner, name, _ in present(entry)} == possible(type(entry))


def test_every_field_says_whether_it_is_required(entry: Entry, parsed: Parsed, guide: Path, folder: str) -> None:
    lines = samples(guide)[folder][1].splitlines()
    words = GUIDES[guide.name]
    for owner, name, where in present(entry):
        if isinstance(owner, Text) or any(isinstance(part, int) and part > 0 for part in where):
            continue  # the first text and the first item of a list speak for the rest
        line = lines[parsed.position(where)[0] - 1]
        assert re.search(rf"{name}:.*  # {words[type(owner).model_fields[name].is_required()]}\b", line), line


def test_every_term_exists(entry: Entry, catalog: Catalog) -> None:
    for where, marker, value in references(entry):
        if isinstance(marker, Term):
            terms = catalog.get(Vocabulary, marker.vocabulary).terms
            assert value in {term.id for term in terms}, where


def test_samples_stand_together_as_a_sound_project(guide: Path, root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "data/vocabularies", tmp_path / "data/vocabularies")
    for folder, (name, block) in samples(guide).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block, encoding="utf-8")
        if folder in NEIGHBOURS:
            neighbour = block.replace(f"id: {path.stem} ", f"id: {NEIGHBOURS[folder]} ", 1)
            (path.parent / f"{NEIGHBOURS[folder]}.yml").write_text(neighbour, encoding="utf-8")
    catalog, problems = load(tmp_path)
    assert [str(problem) for problem in problems + check(catalog, tmp_path)] == []


def test_both_guides_have_the_same_samples(root: Path, tmp_path: Path) -> None:
    latvian, english = (parsed_samples(root / name, tmp_path) for name in GUIDES)
    assert {folder: item.value for folder, item in latvian.items()} == {
        folder: item.value for folder, item in english.items()
    }


def test_table_of_smallest_counts(guide: Path) -> None:
    words = GUIDES[guide.name]
    text = guide.read_text(encoding="utf-8")
    for tier, smallest in SMALLEST.items():
        counts = [smallest[level] for level in LEVELS]
        cells = [words["never"] if count is None else str(count or words["any"]) for count in counts]
        assert f"| {tier} | {' | '.join(cells)} |" in text


def test_directives_of_the_guide_work(guide: Path, catalog: Catalog) -> None:
    text = guide.read_text(encoding="utf-8")
    shown = "\n".join(re.findall(r"^\[\[.*\]\]$", text, re.M))
    problems: list[Problem] = expand(shown, catalog, "lv/par/index.md")[1]
    assert shown.count("[[") == 3
    assert problems == []


def test_links_within_the_guide(guide: Path, root: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    headings = {line.lower().replace(" ", "-") for line in re.findall(r"^#+ ([\w ]+)$", text, re.M)}
    for target in re.findall(r"\]\(([^)]+)\)", re.sub(r"`[^`\n]+`", "", text)):
        assert target[1:] in headings if target.startswith("#") else (root / target).is_file(), target
