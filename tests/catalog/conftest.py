"""What several tests of the catalogue need: the real site, and a small one whose templates may be changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from catalog.load import Catalog
from catalog.pages import Edition, Page, Site
from catalog.settings import Settings, read_settings
from catalog.values import LANGUAGES
from tests.rereading import load


@pytest.fixture(scope="session")
def site(root: Path, catalog: Catalog, settings: Settings) -> Site:
    return Site(root, catalog, settings)


@pytest.fixture(scope="session")
def editions(site: Site) -> dict[str, Edition]:
    return {language: Edition(site, language) for language in LANGUAGES}


@pytest.fixture(scope="session")
def pages(editions: dict[str, Edition]) -> dict[str, list[Page]]:
    """Every page of the real site; a template that fails fails the test that asks for it."""
    return {language: list(edition.pages()) for language, edition in editions.items()}


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where compiled templates are kept, by their source, for all projects of the tests."""
    return tmp_path_factory.mktemp("templates")


@pytest.fixture
def whole(project: Path, root: Path, compiled: Path) -> Path:
    """The small project with the templates that its pages are made with."""
    (project / ".cache").mkdir()
    (project / ".cache/templates").symlink_to(compiled)
    shutil.copytree(root / "overrides", project / "overrides")
    return project


@pytest.fixture
def small(whole: Path) -> Site:
    """The site of the small project."""
    found, problems = load(whole)
    assert not problems
    return Site(whole, found, read_settings(whole), whole / ".cache/templates")
