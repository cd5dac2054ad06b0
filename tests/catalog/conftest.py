"""What several tests of the catalogue need: the real site, and a small one whose templates may be changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.load import Catalog
from catalog.pages import Edition, Site
from catalog.settings import Settings, read_settings
from catalog.values import LANGUAGES
from tests.rereading import load
from tests.restored import Restored

COMPILED = ".cache/templates"
"""Where a project keeps its compiled templates."""


@pytest.fixture(scope="session")
def site(root: Path, catalog: Catalog, settings: Settings) -> Site:
    return Site(root, catalog, settings)


@pytest.fixture(scope="session")
def editions(site: Site) -> dict[str, Edition]:
    return {language: Edition(site, language) for language in LANGUAGES}


@pytest.fixture(scope="session")
def restored_whole(sample: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Restored:
    original = Path(shutil.copytree(sample, tmp_path_factory.mktemp("whole") / "project"))
    shutil.copytree(root / "overrides", original / "overrides")
    (original / COMPILED).mkdir(parents=True)
    return Restored(original, tmp_path_factory.mktemp("restored-whole") / "project", kept=COMPILED)


@pytest.fixture
def whole(restored_whole: Restored) -> Iterator[Path]:
    """The small project with the templates that its pages are made with; those compiled stay for the next test."""
    yield restored_whole.copy
    restored_whole.restore()


@pytest.fixture
def small(whole: Path) -> Site:
    """The site of the small project."""
    found, problems = load(whole)
    assert not problems
    return Site(whole, found, read_settings(whole), whole / COMPILED)
