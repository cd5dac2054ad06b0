"""The editors' guides are short and right; `samples/` holds one sound, fully commented sample of each record type.

What all records share is written out once, in `samples/common.yml`; a sample shows the rest of its own fields.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from catalog.check import check
from catalog.directives import mark
from catalog.load import Catalog, load
from catalog.model import Vocabulary
from catalog.privacy import SMALLEST
from catalog.record_types import RECORD_TYPES
from catalog.settings import read_settings
from catalog.values import LANGUAGES, Citation, Discrepancy, ExpertReview, Locator, Review, SecondLook, Term, Text
from catalog.walk import references
from catalog.yamlfile import Parsed, Where, parse

GUIDES = {
    "CONTRIBUTING.md": {"any": "jebkurš", "never": "nekad"},
    "CONTRIBUTING.en.md": {"any": "any", "never": "never"},
}
"""Guide → its words for counts in the table of tiers."""

LONGEST = 450
"""Lines that an editor can be asked to read."""

REQUIRED = {True: "obligāts / required", False: "neobligāts / optional"}
"""How a comment begins, by whether its field is required."""

SHARED = (Text, Citation, Locator, Discrepancy, Review, SecondLook, ExpertReview)
"""What is the same in all records: `common.yml` explains its fields, a sample need not."""

NEIGHBOURS = {
    "municipalities": "kaiminu-novads",
    "organisations": "paraugu-kulturas-parvalde",
    "documents": "paraugu-plans-2018-2020",
    "programmes": "paraugu-projekts-2019",
    "figures": "paraugu-ieraksti",
}
"""Folder → the id by which its sample refers to another record of its own type."""

LEVELS = ("european", "national", "project", "municipal", "institution")
"""Columns of the guides' table of the smallest counts."""


def record_types() -> dict[str, type[BaseModel]]:
    """Folder of `data/` → the model of its records."""
    return {folder: row.model for folder, row in RECORD_TYPES.items()}


def place_of(sample: Path) -> str:
    """The file of `data/` that a sample stands for, as its first line says."""
    first = sample.read_text(encoding="utf-8").partition("\n")[0]
    found = re.fullmatch(rf"# (data/{sample.stem}/(?:[a-z0-9-]+/)?[a-z0-9-]+\.yml)", first)
    assert found, f"{sample.name} begins with the line “# data/{sample.stem}/<id>.yml”"
    return found[1]


def read(path: Path) -> Parsed:
    """A sample as the catalogue reads it."""
    parsed = parse(path, path.name)
    assert parsed.problems == []
    return parsed


def in_full(value: dict[str, Any], common: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """A sample with what all records share written out, as far as the model has it."""
    return value | {name: item for name, item in common.items() if name in model.model_fields}


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


def unmarked(fields: Iterable[tuple[BaseModel, str, Where]], path: Path, parsed: Parsed) -> list[str]:
    """The lines that do not say in both languages whether their field is required."""
    lines = path.read_text(encoding="utf-8").splitlines()
    wrong = []
    for owner, name, where in fields:
        if any(isinstance(part, int) and part > 0 for part in where):
            continue  # the first item of a list speaks for the rest
        line = lines[parsed.position(where)[0] - 1]
        if not re.search(rf"{name}:.*  # {REQUIRED[type(owner).model_fields[name].is_required()]} – \S", line):
            wrong.append(line)
    return wrong


@pytest.fixture
def common(root: Path) -> Parsed:
    return read(root / "samples/common.yml")


@pytest.fixture(params=record_types())
def folder(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def sample(root: Path, folder: str) -> Path:
    return root / f"samples/{folder}.yml"


@pytest.fixture
def entry(sample: Path, folder: str) -> BaseModel:
    return record_types()[folder].model_validate(read(sample).value)


@pytest.fixture
def full_entry(sample: Path, folder: str, common: Parsed) -> BaseModel:
    model = record_types()[folder]
    return model.model_validate(in_full(read(sample).value, common.value, model))


@pytest.fixture(params=GUIDES)
def guide(request: pytest.FixtureRequest, root: Path) -> Path:
    return root / str(request.param)


def test_one_sample_for_each_record_type(root: Path) -> None:
    assert {path.name for path in (root / "samples").iterdir()} == {
        "common.yml", *(f"{folder}.yml" for folder in record_types()),
    }  # fmt: skip


def test_every_field_is_shown(full_entry: BaseModel) -> None:
    shared = {model.__name__ for model in SHARED}
    shown = {(type(owner).__name__, name) for owner, name, _ in present(full_entry) if not isinstance(owner, SHARED)}
    assert shown == {(model, name) for model, name in possible(type(full_entry)) if model not in shared}


def test_every_field_says_whether_it_is_required(entry: BaseModel, sample: Path) -> None:
    own = ((owner, name, where) for owner, name, where in present(entry) if not isinstance(owner, SHARED))
    assert unmarked(own, sample, read(sample)) == []


def test_what_is_shared_is_explained_once(root: Path, common: Parsed) -> None:
    model = record_types()["themes"]
    entry = model.model_validate(in_full(read(root / "samples/themes.yml").value, common.value, model))
    fields = [item for item in present(entry) if item[2][0] in common.value]
    shown = {(type(owner), name) for owner, name, _ in fields if isinstance(owner, SHARED)}
    assert shown == {(part, name) for part in SHARED for name in part.model_fields}
    first_text = [item for item in fields if not isinstance(item[0], Text) or item[2][0] == "summary"]
    assert unmarked(first_text, root / "samples/common.yml", common) == []


def test_every_term_exists(full_entry: BaseModel, catalog: Catalog) -> None:
    for where, marker, value in references(full_entry):
        if isinstance(marker, Term):
            terms = catalog.get(Vocabulary, marker.vocabulary).terms
            assert value in {term.id for term in terms}, where


SECTION_PAGE = """---
title: Nodaļa
description: Par ko ir nodaļa.
---

# Nodaļa

## Kā ziņot {: #zinot-par-kludu }
"""


def without(value: Any, id_: str) -> Any:
    """A value without the references to a record, whether they stand in a field or in a list."""
    if isinstance(value, dict):
        kept = {name: without(inner, id_) for name, inner in value.items() if name == "id" or inner != id_}
        return {name: inner for name, inner in kept.items() if inner != []}
    return [without(item, id_) for item in value if item != id_] if isinstance(value, list) else value


def lay_out(root: Path, project: Path) -> None:
    """Copy the samples to their places in `project`, with the neighbours they refer to: as an editor would."""
    common = read(root / "samples/common.yml").value
    shutil.copytree(root / "data/geo", project / "data/geo", dirs_exist_ok=True)
    for folder, model in record_types().items():
        sample = root / f"samples/{folder}.yml"
        path = project / place_of(sample)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(sample, path)
        if folder in NEIGHBOURS:  # these have what all records share in full
            value = in_full(read(sample).value, common, model) | {"id": NEIGHBOURS[folder]}
            value = without(value, NEIGHBOURS[folder])  # no record points at itself
            value.get("valid", {}).pop("end", None)  # and what is merged into no other has no end
            label = value.get("name") or value.get("title")
            label |= {language: f"{label[language]} 2" for language in LANGUAGES}  # no two are called alike
            neighbour = path.with_name(f"{NEIGHBOURS[folder]}.yml")
            neighbour.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")


def write_section_pages(root: Path, project: Path) -> None:
    """Short pages of prose for the sections of the menu that no record type fills, in both languages."""
    lists = {row.list_uri for row in RECORD_TYPES.values()}
    for uri in read_settings(root).navigation:
        if uri in lists:
            continue
        for language in LANGUAGES:
            page = project / "docs" / language / uri
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(SECTION_PAGE, encoding="utf-8")


def test_samples_stand_together_as_a_sound_project(root: Path, tmp_path: Path) -> None:
    """As an editor would use them: copied to their places, then `make stamp`, then `make check`."""
    shutil.copytree(root / "data/vocabularies", tmp_path / "data/vocabularies")
    lay_out(root, tmp_path)
    write_section_pages(root, tmp_path)
    subprocess.run(
        [sys.executable, "-m", "catalog", "stamp", "--root", tmp_path],
        env=os.environ | {"PYTHONPATH": str(root / "hooks")}, check=True, capture_output=True,
    )  # fmt: skip
    catalog, problems = load(tmp_path)
    assert [str(problem) for problem in problems + check(catalog, tmp_path, read_settings(root))] == []


def test_comments_lead_to_folders_and_lists(root: Path) -> None:
    for sample in (root / "samples").iterdir():
        for comment in re.findall(r"  # (.*)", sample.read_text(encoding="utf-8")):
            for path in re.findall(r"\bdata/[a-z/-]+(?:\.yml)?", comment):
                assert (root / path).exists(), f"{sample.name}: {path}"


def test_guide_is_short(guide: Path) -> None:
    assert len(guide.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_guide_leads_to_every_sample(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| \[[^]]+\]\(samples/([a-z-]+)\.yml\) \| \S.* \|$", text, re.M)
    assert sorted(rows) == sorted((folder, folder) for folder in record_types())
    assert "(samples/common.yml)" in text


def test_both_guides_say_the_same(root: Path) -> None:
    """Headings, rows and items stand in the same order in both, so that neither falls behind."""
    shapes = [
        re.findall(r"^ *(?:#+|\||\d+\.|-)(?= )", (root / name).read_text(encoding="utf-8"), re.M) for name in GUIDES
    ]
    assert shapes[0] == shapes[1]


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
    problems = mark(shown, catalog, "lv/par/index.md", guide.name)[2]
    assert shown.count("[[") == 3
    assert problems == []


def test_links_within_the_guide(guide: Path, root: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    headings = {line.lower().replace(" ", "-") for line in re.findall(r"^#+ ([\w ]+)$", text, re.M)}
    for target in re.findall(r"\]\(([^)]+)\)", re.sub(r"`[^`\n]+`", "", text)):
        assert target[1:] in headings if target.startswith("#") else (root / target).is_file(), target
