from __future__ import annotations

from pathlib import Path

import pytest

from catalog.pages import Site
from catalog.problem import ContentError
from catalog.settings import BUILT_IN, Settings, read_settings
from catalog.values import LANGUAGES

SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture
def sample() -> Settings:
    return read_settings(SAMPLE)


def test_names_and_descriptions_of_each_language(sample: Settings) -> None:
    assert sample.names == {"lv": "Paraugu vietne", "en": "A sample site"}
    assert sample.descriptions == {"lv": "Vietne testiem.", "en": "A site for tests."}


def test_addresses_of_the_languages(sample: Settings) -> None:
    assert sample.home("lv") == "https://paraugs.example/vietne/"
    assert sample.home("en") == "https://paraugs.example/vietne/en/"


def test_files_are_edited_from_the_root_of_the_project(sample: Settings) -> None:
    assert sample.edit("data/x.yml") == "https://paraugs.example/labot/data/x.yml"
    assert sample.edit("docs/lv/x.md") == "https://paraugs.example/labot/docs/lv/x.md"


def test_navigation_and_extensions(sample: Settings) -> None:
    assert sample.navigation == ("index.md", "pasvaldibas/index.md", "temati/index.md")
    assert sample.extensions == (*BUILT_IN, "attr_list", "md_in_html"), "each once, MkDocs’ own first"
    assert sample.extension_options == {"toc": {"toc_depth": "2-3"}}


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("https://paraugs.example", "https://paraugs.example/"),
        ("https://paraugs.example/a//", "https://paraugs.example/a/"),
        ("''", "/"),
    ],
)
def test_an_address_ends_in_one_slash(tmp_path: Path, given: str, wanted: str) -> None:
    text = (SAMPLE / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(text.replace("https://paraugs.example/vietne/", given), encoding="utf-8")
    assert read_settings(tmp_path).site_url == wanted


def test_a_deployment_sets_the_addresses(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://paraugs.example/vietne")
    monkeypatch.setenv("EDIT_URL", "https://paraugs.example/labot/docs/")
    monkeypatch.setenv("CONTACT_URL", "mailto:x@paraugs.example")
    monkeypatch.setenv("PUBLISHER_LV", "Parauga iestāde")
    found = read_settings(root)
    assert (found.site_url, found.edit_base, found.contact) == (
        "https://paraugs.example/vietne/", "https://paraugs.example/labot/", "mailto:x@paraugs.example",
    )  # fmt: skip
    assert found.publisher == {"lv": "Parauga iestāde", "en": "Parauga iestāde"}
    monkeypatch.setenv("PUBLISHER_EN", "Sample Institution")
    assert read_settings(root).publisher == {"lv": "Parauga iestāde", "en": "Sample Institution"}


def test_without_addresses_nothing_leads_astray(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SITE_URL", "EDIT_URL", "CONTACT_URL", "PUBLISHER_LV", "PUBLISHER_EN"):
        monkeypatch.setenv(name, "")
    found = read_settings(root)
    assert (found.site_url, found.edit_base, found.contact) == ("/", "", "")
    assert found.publisher == {"lv": "", "en": ""}


def test_the_real_navigation_leads_to_pages_in_both_languages(settings: Settings, site: Site) -> None:
    assert set(settings.navigation) <= site.uris
    assert settings.names.keys() == settings.descriptions.keys() == set(LANGUAGES)


def test_a_setting_that_is_missing_is_named(tmp_path: Path) -> None:
    text = (SAMPLE / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(text.replace("edit_uri:", "edit_ur:"), encoding="utf-8")
    with pytest.raises(ContentError, match=r"mkdocs\.yml:1:1: .*„edit_uri”.* / .*“edit_uri”"):
        read_settings(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("site_name: Paraugu vietne", "site_name: a: b", r"\d+:13"),
        ("nav:", "nav: [", r"\d+:\d+"),
        ("plugins:", "plugins: teksts\nx:", "1:1"),
        ("markdown_extensions:", "markdown_extensions: 3\nx:", "1:1"),
    ],
)
def test_settings_that_cannot_be_read_are_named_by_line(tmp_path: Path, old: str, new: str, place: str) -> None:
    text = (SAMPLE / "mkdocs.yml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "mkdocs.yml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=rf"mkdocs\.yml:{place}: "):
        read_settings(tmp_path)
