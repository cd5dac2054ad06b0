"""What several test folders need: the project's root, its settings, the real catalogue, a small project to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from catalog.load import Catalog, load
from catalog.settings import Settings, read_settings

ROOT = Path(__file__).parents[1]


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


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the real vocabularies and one valid record of some types, to spoil at will."""
    shutil.copytree(ROOT / "tests/catalog/sample", tmp_path, dirs_exist_ok=True)
    shutil.copytree(ROOT / "data/vocabularies", tmp_path / "data/vocabularies")
    return tmp_path
