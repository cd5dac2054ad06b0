"""Every page as it is published: structure, links, policy, privacy, and what it says to machines."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from lxml import html

from catalog.addresses import address, url
from catalog.contacts import contacts, find_contacts
from catalog.counts import find_counts
from catalog.history import Lesson, Place
from catalog.linked import KINDS
from catalog.load import Catalog
from catalog.model import Event, Figure, Organisation
from catalog.names import find_names
from catalog.pages import Edition, Site, page_uris
from catalog.permitted import permitted_by
from catalog.plain import BREAK, reading, rendered
from catalog.reaching import dialled
from catalog.record_types import RECORD_TYPES
from catalog.settings import Settings
from tests.policy import digest, policy_of

from .conftest import ENVIRONMENT, SUBPATH, Published
from .page_types import page_types

PAGE_TYPES = page_types()
LANGUAGES = {"lv": "", "en": "en/"}


def test_headings_go_down_by_one(pages: Published) -> None:
    """WCAG 1.3.1, and what screen readers jump by."""
    for path, page in pages.items():
        last = 0
        for heading in page.find(".//main").iter("h1", "h2", "h3", "h4"):
            level = int(heading.tag[1])
            assert level <= last + 1, (path, heading.text_content())
            last = level


def test_tables_say_what_they_are_of(pages: Published) -> None:
    """WCAG 1.3.1: a caption for each table, a scope for each heading in it."""
    for path, page in pages.items():
        for table in page.iter("table"):
            assert table.findtext("caption", "").strip() or table.find("caption/*") is not None, path
            assert all(heading.get("scope") for heading in table.iter("th")), path


def test_drawings_are_named_or_hidden(pages: Published) -> None:
    """WCAG 1.1.1."""
    for path, page in pages.items():
        for drawing in page.iter("svg"):
            assert drawing.get("aria-hidden") == "true" or drawing.get("aria-label"), path


def test_no_two_pages_have_one_title(pages: Published) -> None:
    """WCAG 2.4.2: among open tabs, bookmarks and search results each page can be told."""
    named: dict[str, list[str]] = defaultdict(list)
    for path, page in pages.items():
        assert page.findtext("head/title").strip(), path
        named[page.findtext("head/title")].append(path)
    assert [paths for paths in named.values() if len(paths) > 1] == []


def test_every_page_begins_with_a_link_to_its_content(pages: Published) -> None:
    """WCAG 2.4.1: the first link of each page leads past header and menu."""
    for path, page in pages.items():
        first = next(page.find("body").iter("a"))
        assert first.get("href") == "#saturs", path
        assert page.find(".//main").get("id") == "saturs", path


def test_each_page_names_itself_and_its_translation(pages: Published) -> None:
    base = f"https://example.org/{SUBPATH}/"
    for path, page in pages.items():
        language = "en" if path.startswith("en/") else "lv"
        neutral = path.removeprefix("en/")
        here = {"lv": base + neutral, "en": base + "en/" + neutral}
        links = {link.get("hreflang"): link.get("href") for link in page.iterfind("head/link[@hreflang]")}
        assert links == {**here, "x-default": here["lv"]}, path
        assert [link.get("href") for link in page.iterfind("head/link[@rel='canonical']")] == [here[language]], path
        assert page.get("lang") == language
        assert len(page.findall(".//h1")) == 1, path
        assert page.find("head/meta[@name='description']").get("content"), path


def test_a_link_shared_in_a_chat_shows_what_it_leads_to(pages: Published, built: Path) -> None:
    """Open Graph (ogp.me): what it asks of every page, in the page's language, with a picture that is there."""
    site = ENVIRONMENT["SITE_URL"]
    for path, page in pages.items():
        said = {item.get("property"): item.get("content") for item in page.iterfind("head/meta[@property]")}
        assert said["og:title"] in page.findtext("head/title"), path
        assert said["og:description"] == page.find("head/meta[@name='description']").get("content"), path
        assert said["og:url"] == page.find("head/link[@rel='canonical']").get("href"), path
        assert said["og:locale"][:2] == page.get("lang"), path
        assert said["og:type"] in ("website", "article")
        picture = built / SUBPATH / said["og:image"].removeprefix(site)
        assert 10_000 < picture.stat().st_size <= 60_000, picture


def test_inner_links_and_anchors_lead_somewhere(pages: Published, built: Path) -> None:
    """Every link inside the site, footer and header included, checked on the published files."""
    ids = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    dead = set()
    for path, page in pages.items():
        for link in set(page.xpath("//a/@href")):
            target = urlsplit(urljoin(f"https://site/{path}", link))
            if target.netloc != "site":
                continue
            there = target.path.lstrip("/")
            if there in pages:
                if target.fragment and target.fragment not in ids[there]:
                    dead.add((path, link))
            elif not (built / SUBPATH / there).is_file():
                dead.add((path, link))
    assert dead == set()


def test_sitemap_has_every_page_in_both_languages(built: Path, pages: Published) -> None:
    text = (built / SUBPATH / "sitemap.xml").read_text(encoding="utf-8")
    assert text.count("<loc>") == len(pages)
    assert text.count('hreflang="en"') == text.count('hreflang="lv"') == len(pages)


def test_every_edit_link_leads_to_a_file(pages: Published, root: Path) -> None:
    seen = set()
    for path, page in pages.items():
        links = [link.get("href") for link in page.iterfind(".//a[@rel='edit']")]
        assert links, path
        for link in links:
            file = root / link.removeprefix("https://repository.example/edit/main/").partition("#")[0]
            assert file.is_file(), (path, link)
            seen.add(file)
    assert len([file for file in seen if "local-measures" in str(file)]) > 100


def test_every_record_page_is_linked_from_its_list(pages: Published, catalog: Catalog) -> None:
    for row in RECORD_TYPES.values():
        if row.section is None:
            continue
        for language in LANGUAGES.values():
            links = pages[f"{language}{row.section}/"].xpath("//a/@href")
            linked = {link.partition("#")[0].removesuffix("/").rpartition("/")[2] for link in links}
            assert set(catalog.stored[row.folder]) - linked == set(), row.section


def test_every_page_is_built_in_both_languages(pages: Published, catalog: Catalog, root: Path) -> None:
    uris = set(page_uris(catalog, root / "docs"))
    assert len(pages) == len(uris) * len(LANGUAGES)


FIELD_END = re.compile(r'[]}"],\n')
"""Where a line of a citation for programs ends."""


def unread(page: html.HtmlElement, seen: set[str]) -> list[str]:
    """The words of a page and of its attributes that are not among those seen, addresses written as in Markdown.

    Frames, cards and titles stand on many pages, and a page's own address in all that cites the page or asks about it.
    """
    here = page.find("head/link[@rel='canonical']").get("href")
    blocks = {block.text_content(): block for block in page.xpath("//body/*[not(self::main)] | //main/*")}
    words = [rendered(block) for text, block in blocks.items() if text not in seen]
    words += page.xpath("//meta[@name='description']/@content | //@title | //@alt | //@aria-label | //main/text()")
    words += [f"]({address})" for address in page.xpath("//@href")]
    text = BREAK.join(words).replace(here, "").replace(quote(here, safe=""), "")
    lines = FIELD_END.sub(BREAK, text.replace("@online{", "")).split(BREAK)  # no @, no search
    new = [part for part in dict.fromkeys([*lines, f"]({here})"]) if part not in seen]
    seen.update(blocks, new)
    return new


LOCAL = re.compile(r"(?:en/)?(?:pasvaldibas|mediatori/kalendars|prakse/piemeri)/.")
"""Pages about one place."""


def test_nothing_private_reaches_pages_or_the_search_index(built: Path, pages: Published, catalog: Catalog) -> None:
    """Numbers of institutions come from their records alone; the index is made of the words of the pages."""
    permitted = permitted_by(catalog)
    numbers = [address.removeprefix("tel:") for address in dialled(catalog)]
    public = re.compile("|".join(re.escape(number).replace("371", "371 ?") for number in numbers))
    found: list[tuple[str, str]] = []
    seen: set[str] = set()
    counted: set[str] = set()

    def told(words: list[str]) -> list[str]:
        text = reading(public.sub("", BREAK.join(words)).replace("tel:", ""))
        return [item.en for item in (*find_contacts(text), *find_names(text, permitted))]

    for path, page in pages.items():
        if told(unread(page, seen)):  # the whole page may tell whose name a word is part of
            found += [(path, said) for said in told(unread(page, set()))]
        if LOCAL.match(path):
            paragraphs = {part.text_content() for part in page.xpath("//main//p")} - counted
            counted |= paragraphs
            for text in paragraphs:  # what is made of figures has rules of its own
                counts = find_counts(reading(text).text, "local", permitted.is_local)
                few = (item.en for item in counts if "number" in item.en or "one Roma" in item.en)
                found += [(path, words) for words in few]  # titles of history are no matter
    for path in (built / SUBPATH / "search").rglob("*.json"):
        for text in set(re.split(r'"[],[]+"', path.read_text(encoding="utf-8"))) - seen:
            said = [en for _, en in contacts(public.sub("", text))]
            found += [(path.name, en) for en in said if "telephone" not in en]  # cells side by side look like one
    assert found == []


HISTORY = [name for name in PAGE_TYPES if RECORD_TYPES.get(name.removesuffix("-list"), None) and
           RECORD_TYPES[name.removesuffix("-list")].historical]  # fmt: skip


@pytest.mark.parametrize("name", HISTORY)
@pytest.mark.parametrize(("language", "words"), [("lv", "vēsturnieks"), ("en", "historian")])
def test_pages_on_history_say_who_has_read_them(pages: Published, name: str, language: str, words: str) -> None:
    assert words in pages[LANGUAGES[language] + PAGE_TYPES[name]].find(".//main").text_content().casefold()


def test_only_what_is_ours_may_run_on_any_page(pages: Published) -> None:
    for path, page in pages.items():
        policy = policy_of(page)
        inline = [
            script.text
            for script in page.iter("script")
            if not script.get("src") and script.get("type") not in ("application/json", "application/ld+json")
        ]
        assert set(map(digest, inline)) | {"'self'"} == set(policy["script-src"]), path
        assert {digest(style.text) for style in page.iter("style")} | {"'self'"} == set(policy["style-src"]), path
        assert policy["default-src"] == policy["base-uri"] == ["'none'"]
        for values in policy.values():
            assert all(value in ("'self'", "'none'") or value.startswith("'sha256-") for value in values), path
        named = {name for element in page.iter() for name in element.keys()}  # noqa: SIM118 — an element of lxml
        assert "style" not in named, f"{path}: the policy lets no style attribute in"
        assert not [name for name in named if name.startswith("on")], path


def test_every_button_that_filters_does_filter(pages: Published) -> None:
    """A button whose attributes stand in another order would look alive and do nothing."""
    for path, page in pages.items():
        for button in page.iterfind(".//main//*[@data-shows]"):
            facet, value = button.get("data-shows").split("=")
            rule = f'main:has(#{button.get("id")}:checked) :is([data-row]:not([data-{facet}~="{value}"])'
            assert any(rule in style.text for style in page.iter("style")), path


REQUIRED = {
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "Dataset": {"name", "description", "license", "distribution"},
    "DataDownload": {"contentUrl", "encodingFormat"},
    "LearningResource": {"name", "description", "learningResourceType", "educationalLevel", "inLanguage"},
    "MediaObject": {"contentUrl", "encodingFormat"},
    "Event": {"name", "startDate", "location"},
    "Place": {"name"},
    "AdministrativeArea": {"name"},
    "Country": {"name"},
    "GovernmentOrganization": {"name"},
    "NGO": {"name"},
    "Organization": {"name"},
    "School": {"name"},
    "Preschool": {"name"},
    "CreativeWork": {"name", "url"},
    "WebSite": {"name", "url"},
}
"""Type of schema.org → what has to be said of it (Google's “structured data” pages; the rest by common sense)."""


def things(value: Any) -> Iterator[dict[str, Any]]:
    """Each thing, however deep."""
    if isinstance(value, list):
        for item in value:
            yield from things(item)
    elif isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from things(inner)


@pytest.fixture(scope="module")
def said(pages: Published) -> dict[str, dict[str, Any]]:
    """Address → what the page says to machines (JSON-LD)."""
    return {
        path: json.loads(page.find("head/script[@type='application/ld+json']").text) for path, page in pages.items()
    }


def test_each_thing_says_what_it_must(said: dict[str, Any]) -> None:
    for uri, graph in said.items():
        assert graph["@context"] == "https://schema.org"
        for thing in things(graph["@graph"]):
            given = {name for name, value in thing.items() if value}
            assert REQUIRED[thing["@type"]] <= given, (uri, thing)


def test_each_page_but_the_home_page_says_the_way_to_it(said: dict[str, Any]) -> None:
    for uri, graph in said.items():
        first = graph["@graph"][0]
        if uri in LANGUAGES.values():
            assert first["@type"] == "WebSite"
            continue
        steps = first["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert len(steps) > 1, uri
        assert len({step["item"] for step in steps}) == len(steps)


def test_the_main_thing_is_said_of_every_record_of_its_kind(said: dict[str, Any], catalog: Catalog) -> None:
    def kinds(uri: str | None) -> list[str]:
        own, other = (
            [thing["@type"] for thing in said[home + url(uri or "")]["@graph"]] for home in LANGUAGES.values()
        )
        assert own == other
        return own

    for model, kind in ((Figure, "Dataset"), (Lesson, "LearningResource"), (Place, "Place")):
        for record in catalog.all(model):
            assert kind in kinds(address(record)), record
    for body in catalog.all(Organisation):
        assert kinds(address(body))[1] == KINDS.get(body.kind, "Organization")
    for event in catalog.all(Event):
        known = event.period is not None and bool(event.place or event.municipalities)
        assert ("Event" in kinds(address(event))) == known, event.id
    assert "Dataset" in kinds("dati/skaitli/index.md")
    assert "Dataset" in kinds("dati/lejupielades.md")


def test_a_data_set_is_described_in_as_many_words_as_search_engines_ask_for(said: dict[str, Any]) -> None:
    for uri, graph in said.items():
        for thing in things(graph["@graph"]):
            if thing["@type"] == "Dataset":
                assert 50 <= len(thing["description"]) <= 5000, uri


def test_no_anchor_stands_twice(pages: Published) -> None:
    for path, page in pages.items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_crumbs_lead_from_the_home_page_to_the_page_above(
    root: Path, catalog: Catalog, settings: Settings, pages: Published, language: str
) -> None:
    edition = Edition(Site(root, catalog, settings), language)
    for uri in edition.recipes:
        found = pages[LANGUAGES[language] + url(uri)].iterfind(".//main//nav[@class='crumbs']/a")
        above = [] if uri == "index.md" else edition.trail(uri)
        assert [link.text_content() for link in found] == [edition.title(page) for page in above], uri


def test_no_page_shows_a_text_as_the_program_holds_it(built: Path, pages: Published) -> None:
    """A text that is a value within a word of the interface is said in the page's language, without its fingerprint."""
    files = [built / SUBPATH / path / "index.html" for path in pages]
    assert [file for file in files if b"en_of=" in file.read_bytes()] == []
