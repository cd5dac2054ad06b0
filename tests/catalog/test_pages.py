from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html as lxml_html
from markdown import Markdown
from markupsafe import Markup

from catalog.layout import Layout
from catalog.load import Catalog
from catalog.model import Event, Municipality, Organisation, Source, Vocabulary, Withdrawn
from catalog.pages import GATHERED, Edition, Page, Site, page_uris, write_tree
from catalog.problem import ContentError
from catalog.record_types import RECORD_TYPES, shown_types, type_of
from catalog.settings import Settings, read_settings
from catalog.values import LANGUAGES
from catalog.walk import contents

from .making import ID, catalog_of, everything, make, text

HERE = Path(__file__).parent


def edition_of(catalog: Catalog, root: Path, language: str = "lv") -> Edition:
    return Edition(Site(root, catalog, read_settings(HERE / "sample")), language)


@pytest.fixture(scope="module")
def stage(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with our templates and the pages of the sample, for catalogues made in a test."""
    folder = tmp_path_factory.mktemp("stage")
    (folder / "data").mkdir()
    (folder / "data/geo").symlink_to(root / "data/geo")
    (folder / "overrides").symlink_to(root / "overrides")
    (folder / "docs").symlink_to(HERE / "sample/docs")
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_there_is_has_a_recipe(site: Site, editions: dict[str, Edition], language: str) -> None:
    assert editions[language].recipes.keys() == site.uris


def test_every_school_is_led_to_somewhere_with_a_past(site: Site) -> None:
    """A unit that is no more leads to what it is part of; one whose neighbours are not told of leads beyond them."""
    for unit in site.catalog.all(Municipality):
        nearest = site.nearest_with_a_past(unit)
        assert nearest, unit.id
        assert all(site.past.near(other).count for other in nearest), unit.id
        if unit.merged_into:
            assert [other.id for other in nearest] == [unit.merged_into]


def test_no_two_pages_have_one_address(site: Site) -> None:
    found = [uri for uri in page_uris(site.catalog, site.root / "docs") if not (site.root / "docs/lv" / uri).is_file()]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_what_it_is_and_where_it_comes_from(
    root: Path, editions: dict[str, Edition], language: str
) -> None:
    for uri, recipe in editions[language].recipes.items():
        assert recipe.title.strip(), uri
        assert recipe.description.strip(), uri
        assert (root / recipe.source.partition("#")[0]).is_file(), recipe.source
        assert (root / "overrides" / recipe.template).is_file(), recipe.template


@pytest.fixture(scope="module")
def pages(editions: dict[str, Edition]) -> dict[str, list[Page]]:
    """A page of each template; the tests of the website have all of them."""
    uris = {recipe.template: uri for uri, recipe in editions["lv"].recipes.items() if uri in editions["en"].recipes}
    return {language: list(map(edition.page, uris.values())) for language, edition in editions.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_what_its_recipe_says(
    root: Path, pages: dict[str, list[Page]], editions: dict[str, Edition], language: str
) -> None:
    for page in pages[language]:
        recipe = editions[language].recipes[page.uri]
        assert (page.title, page.description, page.source) == (recipe.title, recipe.description, recipe.source)
        assert (root / page.template).is_file(), page.template


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_as_markdown_is_one_block_of_html(pages: dict[str, list[Page]], language: str) -> None:
    for page in pages[language]:
        _, front, block = page.markdown.split("---\n", 2)
        assert yaml.safe_load(front) == {"title": page.title, "description": page.description}
        assert "\n\n" not in block.strip(), page.uri
        assert "markdown=" not in block, page.uri


def test_a_page_as_markdown_survives_any_generator(settings: Settings, pages: dict[str, list[Page]]) -> None:
    """Markdown takes a block of HTML as it is, so that its words and tags stay."""
    converter = Markdown(extensions=list(settings.extensions), extension_configs=dict(settings.extension_options))
    for page in pages["lv"]:
        block = page.markdown.split("---\n", 2)[2].strip()
        assert converter.reset().convert(block).strip() == block, page.uri


def test_titles_with_quotation_marks_and_colons_stay_in_front_matter() -> None:
    page = Page("lv", "x.md", 'A: "b" \\ c', "d\n---\ne", Markup("<p>f</p>\n\n<p>g</p>"), "", "", None)
    _, front, block = page.markdown.split("---\n", 2)
    assert yaml.safe_load(front) == {"title": page.title, "description": page.description}
    assert block == '\n<div class="page">\n<p>f</p>\n<p>g</p>\n</div>\n'


def test_a_page_is_as_fresh_as_its_record_and_a_list_as_its_freshest(editions: dict[str, Edition]) -> None:
    edition = editions["lv"]
    for row in shown_types():
        dates = []
        for record in edition.site.citing.listed(row, "lv"):
            dates.append(record.review.checked_on)
            if row.section:
                assert edition.recipes[row.uri(record) or ""].checked == record.review.checked_on
        if row.list_uri:
            assert edition.recipes[row.list_uri].checked == max(dates, default=None)


def test_a_record_leads_to_its_neighbours_in_the_list(catalog: Catalog, stage: Path) -> None:
    bodies = [
        make(Organisation, id_, name=text(name)) for id_, name in (("a", "Ābele"), ("b", "Bērzs"), ("c", "Ceriņš"))
    ]
    recipes = edition_of(catalog_of(*catalog.all(Vocabulary), *bodies), stage).recipes
    section = type_of(Organisation).section
    near = [
        tuple(
            item and item.id for item in (recipes[f"{section}/{id_}.md"].values[side] for side in ("before", "after"))
        )
        for id_ in "abc"
    ]
    assert near == [(None, "b"), ("a", "c"), ("b", None)]


@pytest.mark.parametrize(
    ("uri", "above"),
    [
        ("index.md", ["index.md"]),
        ("a-z.md", ["index.md"]),
        ("politika/index.md", ["index.md"]),
        ("politika/dokumenti/index.md", ["index.md", "politika/index.md"]),
        ("politika/dokumenti/x.md", ["index.md", "politika/index.md", "politika/dokumenti/index.md"]),
        ("pasvaldibas/riga/x.md", ["index.md", "pasvaldibas/index.md", "pasvaldibas/riga.md"]),
        ("nav/tada/x.md", ["index.md"]),
    ],
)
def test_the_way_to_a_page_leads_through_the_lists_above_it(
    editions: dict[str, Edition], uri: str, above: list[str]
) -> None:
    assert editions["lv"].trail(uri) == above


def test_a_page_that_is_not_there_is_an_error(editions: dict[str, Edition]) -> None:
    with pytest.raises(KeyError):
        editions["lv"].page("nav.md")


def test_a_word_that_the_interface_lacks_names_the_vocabulary(small: Site) -> None:
    edition = Edition(small, "lv")
    (small.root / "overrides/pages/home.html").write_text('{{ t("nav-tada-varda") }}', encoding="utf-8")
    with pytest.raises(ContentError) as error:
        edition.page("index.md")
    (problem,) = error.value.problems
    assert problem.path == "data/vocabularies/interface.yml"
    assert "nav-tada-varda" in problem.en


def test_words_take_values(editions: dict[str, Edition]) -> None:
    words = editions["lv"].words
    id_, template = next((id_, label) for id_, label in words.items() if label.count("{") == 1)
    field = template.partition("{")[2].partition("}")[0]
    assert editions["lv"].t(id_, **{field: "7"}) == template.replace("{" + field + "}", "7")


def test_a_link_to_a_record_escapes_its_name(catalog: Catalog, stage: Path) -> None:
    event = make(Event, "a", title=text("<b>Svētki</b>"))
    edition = edition_of(catalog_of(*catalog.all(Vocabulary), event), stage)
    edition.page("index.md")
    assert edition.link(event) == '<a href="./prakse/notikumi/a/">&lt;b&gt;Svētki&lt;/b&gt;</a>'
    assert edition.link(event, "šie & tie") == '<a href="./prakse/notikumi/a/">šie &amp; tie</a>'


def test_data_for_scripts_cannot_end_the_script(editions: dict[str, Edition]) -> None:
    made = editions["lv"].templates.globals["script_data"]({"a": "</script><script>"})
    assert "<" not in made
    assert json.loads(made) == {"a": "</script><script>"}


@pytest.mark.parametrize("uri", GATHERED)
def test_a_page_that_gathers_is_edited_where_its_name_stands(
    root: Path, editions: dict[str, Edition], uri: str
) -> None:
    name, _, line = editions["lv"].recipes[uri].source.partition("#L")
    there = (root / name).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert there.split() == ["-", "id:", GATHERED[uri].words]


@pytest.mark.parametrize("uri", GATHERED)
def test_pages_that_gather_have_title_and_lead(editions: dict[str, Edition], uri: str) -> None:
    page = editions["en"].page(uri)
    assert page.title == editions["en"].words[GATHERED[uri].words]
    assert (page.searchable, page.scripts) == (GATHERED[uri].searchable, GATHERED[uri].scripts)


def test_a_tree_for_another_generator_holds_every_page(small: Site, tmp_path: Path) -> None:
    number = write_tree(small, tmp_path / "tree")
    found = {path.relative_to(tmp_path / "tree").as_posix() for path in (tmp_path / "tree").rglob("*.md")}
    assert number == len(found)
    assert found == {f"{language}/{uri}" for language in LANGUAGES for uri in small.uris}


def test_a_page_that_is_gone_leads_on_and_is_not_searched(catalog: Catalog, stage: Path) -> None:
    gone = make(Withdrawn, title=text("Vecā lapa"), address="prakse/veca", see="prakse/notikumi")
    page = edition_of(catalog_of(*catalog.all(Vocabulary), make(Source), gone), stage).page("prakse/veca.md")
    assert (page.title, page.searchable) == ("Vecā lapa", False)
    links = lxml_html.fragment_fromstring(page.body, create_parent="div").xpath(".//a/@href")
    assert "../../prakse/notikumi/" in links


def test_prose_that_is_wrong_is_no_page(small: Site) -> None:
    (small.root / "docs/lv/index.md").write_text("---\ntitle: A\n---\n[[count: nav]]", encoding="utf-8")
    with pytest.raises(ContentError) as error:
        Edition(small, "lv").page("index.md")
    assert [problem.path for problem in error.value.problems] == ["docs/lv/index.md"]


NOT_SHOWN = {
    "named": "its words stand in the passage, which a rule sees to",
    "search_words": "for search only, as the model says",
    "related_words": "for search only, as the model says",
    "address": "where the page stands",
}
"""Field of free text → why no page shows it."""


@pytest.fixture(scope="module")
def filled(catalog: Catalog, stage: Path) -> tuple[Catalog, dict[str, Edition]]:
    """A record of each type with all fields filled, no two strings alike, and the pages that show them."""
    numbers = count(1000)
    made = everything(catalog, lambda: f"vards{next(numbers)}x")
    return made, {language: edition_of(made, stage, language) for language in LANGUAGES}


@pytest.mark.parametrize("folder", [row.folder for row in shown_types()])
def test_all_words_of_a_record_are_on_its_page(filled: tuple[Catalog, dict[str, Edition]], folder: str) -> None:
    made, editions = filled
    row, record = RECORD_TYPES[folder], made.stored[folder][ID].entry
    uri = (row.uri(record) or "").partition("#")[0]
    for language in LANGUAGES:
        body = editions[language].page(uri).body
        found = contents(record)
        words = [(where, item.in_language(language)) for where, item in found.texts]
        words += [(where, item) for where, item in found.words if item.startswith("vards")]
        assert [where for where, item in words if item not in body and not NOT_SHOWN.keys() & set(where)] == []


HOSTILE = (
    "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}&lt;/title&gt;</style> ]]> --> "
    "[x](javascript:alert(1))"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_field_of_any_record_can_run_on_any_page(catalog: Catalog, stage: Path, language: str) -> None:
    edition = edition_of(everything(catalog, lambda: HOSTILE), stage, language)
    layout = Layout(edition)
    seen = 0
    for page in edition.pages():
        document = lxml_html.document_fromstring(layout.document(page))
        seen += HOSTILE in document.text_content()
        assert _runs(document, layout) == [], page.uri
        assert "49" not in document.findtext(".//title"), page.uri
    assert seen > len(shown_types()), "the words are there, as words"


def _runs(document: Any, layout: Layout) -> list[str]:
    """What in a document is not ours to run."""
    found = [script.text_content() for script in document.iter("script") if not script.get("src")]
    wrong = [text for text in found if text != layout.start and not _is_json(text)]
    wrong += [element.tag for element in document.iter("iframe", "object", "embed", "base")]
    for element in document.iter():
        for name, value in element.attrib.items():
            if name.startswith("on") or value.strip().lower().startswith(("javascript:", "data:")):
                wrong.append(f"{element.tag} {name}")
    return wrong


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
