"""What several test folders need: the project's root, its settings, the real catalogue, a small project to spoil."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalog.check import Known, check
from catalog.load import Catalog
from catalog.settings import Settings, read_settings
from catalog.text import fingerprint
from tests.rereading import load
from tests.restored import Restored

ROOT = Path(__file__).parents[1]
SLOW = ("website", "content")
"""Folders whose files take longest: a browser and whole sites, then the whole content."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that all processes of a run end at about one time."""
    size = Counter(item.path for item in items)

    def place(item: pytest.Item) -> tuple[int, int, Path]:
        folder = item.path.relative_to(ROOT / "tests").parts[0]
        return SLOW.index(folder) if folder in SLOW else len(SLOW), -size[item.path], item.path

    items.sort(key=place)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def settings() -> Settings:
    return read_settings(ROOT)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    found, problems = load(ROOT)
    assert not problems
    return found


@pytest.fixture(scope="session")
def known() -> Known:
    """What was found so far in the real content and in copies of it that a test adds to."""
    return Known()


@pytest.fixture(scope="session")
def vocabularies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real vocabularies with every translation in step, so that a word in the making troubles no test."""
    folder = tmp_path_factory.mktemp("vocabularies")
    for path in (ROOT / "data/vocabularies").glob("*.yml"):
        value = _in_step(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
        text = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        (folder / path.name).write_text(text, encoding="utf-8")
    return folder


def _in_step(value: Any) -> Any:
    if isinstance(value, list):
        return [_in_step(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "lv" in value and "en" in value:
        return {**value, "en_of": fingerprint(value["lv"])}
    return {name: _in_step(inner) for name, inner in value.items()}


@pytest.fixture(scope="session")
def sample(vocabularies: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the real vocabularies and one valid record of some types.

    Words of the interface that only the whole content accounts for ("Born") are permitted in it.
    """
    folder = tmp_path_factory.mktemp("sample") / "project"
    shutil.copytree(ROOT / "tests/catalog/sample", folder)
    shutil.copytree(vocabularies, folder / "data/vocabularies")
    shutil.copytree(ROOT / "data/geo", folder / "data/geo")
    found, _ = load(folder)
    problems = check(found, folder, read_settings(folder))
    words = sorted({item.private for item in problems if item.private and item.path.startswith("data/vocabularies/")})
    permitted = {"id": "permitted-names", "names": [{"name": word, "because": "title"} for word in words]}
    (folder / "data/permitted-names").mkdir()
    (folder / "data/permitted-names/permitted-names.yml").write_text(yaml.safe_dump(permitted, allow_unicode=True))
    return folder


@pytest.fixture(scope="session")
def restored_project(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Restored:
    return Restored(sample, tmp_path_factory.mktemp("restored") / "project")


@pytest.fixture
def project(restored_project: Restored) -> Iterator[Path]:
    """A copy of the small project, to spoil at will."""
    yield restored_project.copy
    restored_project.restore()
