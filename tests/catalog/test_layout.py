from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html as lxml_html
from markupsafe import Markup

from catalog.addresses import url
from catalog.layout import Layout
from catalog.pages import Edition, Page, Site
from catalog.settings import read_settings
from catalog.values import LANGUAGES
from tests.policy import digest, policy_of
from tests.rereading import load

HEADING = Markup("<h1>X</h1>")
LISTS = ["index.md", "temati/index.md", "temati/izglitiba.md"]


def layout(project: Path, language: str = "lv", **settings: Any) -> Layout:
    kept = project / ".cache/templates"
    site = Site(project, load(project)[0], dataclasses.replace(read_settings(project), **settings), kept)
    return Layout(Edition(site, language))


def parsed(html: str) -> Any:
    return lxml_html.document_fromstring(html)


def page(body: Markup = HEADING, **fields: Any) -> Page:
    return dataclasses.replace(
        Page("lv", "temati/izglitiba.md", "X", "Apraksts", body, "docs/x.md", "x", None), **fields
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_that_a_page_loads_is_of_the_site_and_there(
    root: Path, editions: dict[str, Edition], language: str
) -> None:
    edition = editions[language]
    made = Layout(edition)
    home = "https://paraugs.example/vietne/" + ("" if language == "lv" else "en/")
    for uri in {recipe.template: uri for uri, recipe in edition.recipes.items()}.values():
        document = parsed(made.document(edition.page(uri)))
        found = document.xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src")
        assert found
        for link in found:
            file = urljoin(home + url(uri), link).removeprefix("https://paraugs.example/vietne/")
            assert (root / "overrides" / file).is_file() or (root / "docs" / file).is_file(), link


def test_each_button_that_filters_has_its_rule(whole: Path) -> None:
    body = Markup(
        '<h1>X</h1><input type="radio" id="f-y-2021" data-shows="y=2021"><input id="f-all">'
        '<input id="f-x" class="a" data-shows="x=a-b">'
    )
    document = parsed(layout(whole).document(page(body)))
    (style,) = document.xpath("//style/text()")
    assert style == (
        'main:has(#f-y-2021:checked) :is([data-row]:not([data-y~="2021"]),'
        '[data-group]:not(:has([data-y~="2021"]))){display:none}'
        'main:has(#f-x:checked) :is([data-row]:not([data-x~="a-b"]),'
        '[data-group]:not(:has([data-x~="a-b"]))){display:none}'
    )


@pytest.mark.parametrize("shows", ["x=y){}body{display:none", "x=</style><script>", "x=a b", "x=A", "x"])
def test_a_filter_is_a_name_and_nothing_else(whole: Path, shows: str) -> None:
    body = Markup('<h1>X</h1><input id="f" data-shows="{}">').format(shows)
    assert not parsed(layout(whole).document(page(body))).xpath("//style")


@pytest.mark.parametrize("uri", LISTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_names_its_address_and_its_translations(whole: Path, language: str, uri: str) -> None:
    made = layout(whole, language)
    document = parsed(made.document(made.edition.page(uri)))
    home = {"lv": "https://paraugs.example/vietne/", "en": "https://paraugs.example/vietne/en/"}
    assert document.xpath("//link[@rel='canonical']/@href") == [home[language] + url(uri)]
    assert {link.get("hreflang"): link.get("href") for link in document.xpath("//link[@rel='alternate']")} == {
        "lv": home["lv"] + url(uri), "en": home["en"] + url(uri), "x-default": home["lv"] + url(uri),
    }  # fmt: skip
    assert document.get("lang") == language


@pytest.mark.parametrize("uri", LISTS)
@pytest.mark.parametrize(("language", "other"), [("lv", "en"), ("en", "lv")])
def test_the_switch_leads_to_the_same_page_in_the_other_language(
    whole: Path, language: str, other: str, uri: str
) -> None:
    made = layout(whole, language)
    (switch,) = parsed(made.document(made.edition.page(uri))).xpath("//header//a[@hreflang]")
    settings = made.settings
    assert switch.get("hreflang") == switch.get("lang") == other
    assert urljoin(settings.home(language) + url(uri), switch.get("href")) == settings.home(other) + url(uri)


@pytest.mark.parametrize("uri", LISTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_navigation_leads_to_the_sections_and_knows_where_it_is(whole: Path, language: str, uri: str) -> None:
    made = layout(whole, language)
    document = parsed(made.document(made.edition.page(uri)))
    home = made.settings.home(language)
    for navigation in document.xpath("//header//nav"):
        links = navigation.findall(".//a")
        assert [urljoin(home + url(uri), link.get("href")) for link in links] == [
            home + "pasvaldibas/",
            home + "temati/",
        ]
        current = {"temati/index.md": "page", "temati/izglitiba.md": "true"}.get(uri)
        assert [link.get("aria-current") for link in links] == [None, current]


def test_the_title_of_a_page_ends_in_that_of_the_site(whole: Path) -> None:
    made = layout(whole, "en")
    found = [
        parsed(made.document(made.edition.page(uri))).findtext(".//title")
        for uri in ("temati/izglitiba.md", "index.md")
    ]
    assert found == ["Education – A sample site", "A sample site"]


def test_title_and_description_are_text(whole: Path) -> None:
    words = '"><script>alert(1)</script> &lt;/title&gt;'
    document = parsed(layout(whole).document(page(title=words, description=words)))
    assert document.findtext(".//title") == f"{words} – Paraugu vietne"
    assert document.xpath("//meta[@name='description']/@content") == [words]


def test_scripts_of_a_page_stand_on_that_page_alone(whole: Path) -> None:
    made = layout(whole)
    scripts = [
        parsed(made.document(page(scripts=names))).xpath("//script/@src")
        for names in ((), ("assets/search/results.js",))
    ]
    assert set(scripts[1]) - set(scripts[0]) == {"../../assets/search/results.js"}


def test_where_to_mend_and_to_whom_to_write(whole: Path) -> None:
    document = parsed(layout(whole).document(page(source="data/themes/izglitiba.yml")))
    assert "https://paraugs.example/labot/data/themes/izglitiba.yml" in document.xpath("//footer//a/@href")
    assert "https://paraugs.example/zinot" in document.xpath("//footer//a/@href")


def test_the_publisher_is_named_or_said_to_be_missing(whole: Path) -> None:
    names = {"lv": "Parauga iestāde", "en": "Sample Institution"}
    for language, said in (("lv", "Izdevējs: Parauga iestāde."), ("en", "Publisher: Sample Institution.")):
        footer = parsed(layout(whole, language, publisher=names).document(page())).find(".//footer")
        assert said in footer.text_content()
    assert "Izdevējs vēl nav nosaukts" in parsed(layout(whole).document(page())).find(".//footer").text_content()


def test_of_two_sections_around_a_page_the_nearer_is_current(whole: Path) -> None:
    made = layout(whole, navigation=("index.md", "temati/index.md", "temati/izglitiba.md"))
    for navigation in parsed(made.document(page())).xpath("//header//nav"):
        assert [link.get("aria-current") for link in navigation.findall(".//a")] == [None, "page"]


def test_without_a_contact_none_is_offered(whole: Path) -> None:
    assert not [
        link for link in parsed(layout(whole, contact="").document(page())).xpath("//footer//a/@href") if not link
    ]


@pytest.fixture(params=["https://paraugs.example/", "https://paraugs.example/vietne/", "/"])
def not_found(whole: Path, request: pytest.FixtureRequest) -> tuple[str, Any]:
    """The page for missing addresses, at a domain's root, below a path and where nobody has set an address."""
    return request.param, parsed(layout(whole, site_url=request.param).not_found())


def test_a_missing_page_leads_back_from_wherever_it_was_missed(
    whole: Path, root: Path, not_found: tuple[str, Any]
) -> None:
    site_url, document = not_found
    uris = layout(whole).edition.recipes
    for link in document.xpath("//a/@href | //form/@action | //script/@src | //link/@href"):
        if link.startswith("#") or "://" in link:
            continue
        assert re.match(r"/(?!/)", link), "absolute, and not the address of another host"
        assert "//" not in link
        inner = urljoin("https://paraugs.example/a/b/c", link).removeprefix(
            urljoin("https://paraugs.example/", site_url)
        )
        if link.endswith("/"):
            inner = inner.removeprefix("en/")
            found = {f"{inner}index.md", f"{inner.rstrip('/')}.md"}
            assert found & uris.keys() or any((root / "docs/lv" / uri).is_file() for uri in found), link


def test_a_missing_page_speaks_both_languages_and_is_not_indexed(not_found: tuple[str, Any]) -> None:
    _, document = not_found
    assert document.xpath("//main//h1/text()") == ["Lapa nav atrasta"]
    assert document.xpath("//main//*[@lang='en']//h2/text()") == ["Page not found"]
    assert document.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert document.xpath("//link[@rel='canonical' or @rel='alternate']") == []


def test_a_missing_page_runs_nothing_else_than_others(not_found: tuple[str, Any]) -> None:
    _, document = not_found
    policy = policy_of(document)
    (start,) = document.xpath("//script[not(@src)]/text()")
    assert policy["script-src"] == ["'self'", digest(start)]
    assert policy["style-src"] == ["'self'"]
