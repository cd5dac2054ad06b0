"""The editing app in a real browser, on a clone: create, edit, save, in both languages, and the check passes.

The clone is a folder of the browser's own (origin private file system), filled with the samples.
"""

from __future__ import annotations

import functools
import http.server
import json
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from playwright.sync_api import Browser, Locator, Page, expect

from catalog.check import check
from catalog.editing.app import app_files, configuration
from catalog.editing.workflows import restyle
from catalog.load import Catalog
from catalog.pages import Edition, Site
from catalog.settings import Settings, read_settings
from catalog.stamp import stamp
from tests.rereading import load
from tests.test_contributing import lay_out, write_section_pages

EVENT = "data/events/paraugu-lasisanas-darbnica-3.yml"
FILL = """async (files) => {
  const top = await navigator.storage.getDirectory();
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/");
    let folder = top;
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
    const stream = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
READ = """async ([path, words]) => {
  try {
    let folder = await navigator.storage.getDirectory();
    const parts = path.split("/");
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
    const text = await (await (await folder.getFileHandle(parts.at(-1))).getFile()).text();
    return text.includes(words) && text;
  } catch {
    return false;  // a file that is being replaced is not there or cannot be read
  }
}"""


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The samples as a project of their own."""
    folder = tmp_path_factory.mktemp("clone")
    for part in ("data/vocabularies", "data/geo", "overrides"):
        shutil.copytree(root / part, folder / part)
    lay_out(root, folder)
    write_section_pages(root, folder)
    stamp(load(folder)[0], folder)
    return folder


@pytest.fixture(scope="module")
def address(clone: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the app is served, as the site holds it."""
    folder = tmp_path_factory.mktemp("app")
    site = Site(clone, load(clone)[0], read_settings(root))
    for language in ("lv", "en"):
        for uri, content in app_files(Edition(site, language)):
            path = folder / ("" if language == "lv" else language) / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    shutil.copytree(root / "overrides/redaktors", folder / "redaktors", dirs_exist_ok=True)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


ADD = "Pievienot"
SAVE, LOCAL = (
    {"lv": "Saglabāt", "en": "Save"},
    {"lv": "Strādāt ar projekta kopiju šajā datorā", "en": "Work with Local Repository"},
)


@contextmanager
def app(language: str, browser: Browser, address: str, clone: Path) -> Iterator[Page]:
    """The app in a language, at work on the clone. Its forms differ in words alone."""
    files = {path.relative_to(clone).as_posix(): path.read_text("utf-8") for path in (clone / "data").rglob("*.yml")}
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script("window.showDirectoryPicker = () => navigator.storage.getDirectory();")
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(address + ("" if language == "lv" else "en/") + "redaktors/")
    page.evaluate(FILL, files | {".git/HEAD": "ref: refs/heads/main\n"})
    page.get_by_role("button", name=LOCAL[language]).click()
    expect(page.get_by_text("Notikumi" if language == "lv" else "Events").first).to_be_visible(timeout=60_000)
    yield page
    context.close()


@pytest.fixture
def latvian(browser: Browser, address: str, clone: Path) -> Iterator[Page]:
    with app("lv", browser, address, clone) as page:
        yield page


@pytest.fixture
def english(browser: Browser, address: str, clone: Path) -> Iterator[Page]:
    with app("en", browser, address, clone) as page:
        yield page


def field(page: Page, path: str) -> Any:
    """A field of the form, scrolled to: the app draws what is seen."""
    place = page.locator(f'[data-key-path="{path}"]')
    group = page.locator(f'[data-key-path="{path.rpartition(".")[0]}"]')
    for _ in range(60):
        if place.count():
            break
        drawn = group if group.count() else page.locator("[data-key-path]").last
        drawn.evaluate("element => element.scrollIntoView()")
        page.wait_for_timeout(100)
    place.scroll_into_view_if_needed()
    return place


def write(page: Page, path: str, box: str, words: str) -> None:
    """Fill in a field until it keeps what it is given: the app may draw it anew just when it is first seen."""
    for _ in range(10):
        place = field(page, path).locator(box)
        place.fill(words)
        page.wait_for_timeout(100)
        if place.input_value() == words:
            return
    raise AssertionError(f"{path} does not keep “{words}”")


def saved(page: Page, name: str, words: str) -> str:
    """The file in the browser's clone as soon as it is whole and holds the words: the app may still be writing it.

    `wait_for_function` would not wait: it takes a promise for an answer.
    """
    for _ in range(300):
        text = page.evaluate(READ, [name, words])
        if text:
            return str(text)
        page.wait_for_timeout(200)
    raise AssertionError(f"the app has not saved {name}: {page.locator('.validation').all_inner_texts()}")


def sound(text: str, clone: Path, root: Path, folder: Path, name: str) -> str:
    """What the app saved, after the machine's work, in a project that the check finds sound; its text then."""
    project = Path(shutil.copytree(clone, folder / "project"))
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    restyle(project, clone)
    stamp(load(project)[0], project, clone)
    catalog, problems = load(project)
    wrong = [str(problem) for problem in problems + check(catalog, project, read_settings(root))]
    assert wrong == [], path.read_text(encoding="utf-8")
    return path.read_text(encoding="utf-8")


def test_a_record_is_edited_in_both_languages_and_what_is_wrong_said(
    english: Page, clone: Path, root: Path, tmp_path: Path
) -> None:
    app = english
    app.evaluate("location.hash = '#/collections/events/entries/paraugu-lasisanas-darbnica-3'")
    write(app, "title.lv", "textarea", "Ceturtā lasīšanas darbnīca")
    write(app, "title.en", "textarea", "Fourth reading workshop")
    boxes = boxes_of_one_more(app, "organisers")
    boxes.nth(1).fill("Vecāku padome")
    boxes.nth(2).fill("Parents’ council")
    app.get_by_role("button", name=SAVE["en"], exact=True).click()
    before = (clone / EVENT).read_text(encoding="utf-8")
    after = sound(saved(app, EVENT, "Ceturtā"), clone, root, tmp_path, EVENT)
    changed = set(after.splitlines()) ^ set(before.splitlines())
    assert any("# obligāts / required" in line for line in after.splitlines()), "remarks stay"
    assert {"  lv: Ceturtā lasīšanas darbnīca", "  en: Fourth reading workshop"} <= changed
    assert len(changed) <= 14, changed
    refused(app, "en")


def test_a_record_is_created_and_what_is_wrong_said(latvian: Page, clone: Path, root: Path, tmp_path: Path) -> None:
    app = latvian
    app.evaluate("location.hash = '#/collections/themes/new'")
    write(app, "id", "input", "lasisana")
    for path, words in {
        "name.lv": "Lasīšana", "name.en": "Reading", "summary.lv": "Par lasīšanu.", "summary.en": "About reading.",
    }.items():  # fmt: skip
        write(app, path, "textarea", words)
    write(app, "order", "input.digits", "2")
    field(app, "citations").get_by_role("button", name=ADD).last.click()
    source = field(app, "citations.0.source")
    source.get_by_role("radio").first.check()
    write(app, "citations.0.locator.annex", "input.digits", "1")
    write(app, "review.checked_on", "input", "2026-11-21")
    field(app, "review.checked_by").get_by_role("radio").first.check()
    write(app, "review.every_months", "input.digits", "12")
    app.get_by_role("button", name=SAVE["lv"], exact=True).click()
    theme = "data/themes/lasisana.yml"
    text = sound(saved(app, theme, "id: lasisana\n"), clone, root, tmp_path, theme)
    assert text.startswith("id: lasisana\n")
    assert "locator: {annex: 1}" in text
    refused(app, "lv")


WRONG = {
    "lv": {
        "id": "Rakstiet tikai mazos burtus bez garumzīmēm",
        "title.en": "Šis lauks jāaizpilda.",
        "summary.lv": "Kopsavilkumā drīkst būt ne vairāk kā 40 vārdu.",
        "review.every_months": "Rakstiet veselu skaitli, tikai ar cipariem",
        "period.start": "Datumu rakstiet tā: 2022-05-03, 2022-05 vai 2022.",
        "organisers": "„Vecāku padome” sarakstā nav.",
    },
    "en": {
        "id": "Write only small letters without diacritics",
        "title.en": "This field is required.",
        "summary.lv": "The summary may have at most 40 words.",
        "review.every_months": "Write a whole number, in digits only",
        "period.start": "Write the date like this: 2022-05-03, 2022-05 or 2022.",
        "organisers": "“Vecāku padome” is not in the list.",
    },
}


def boxes_of_one_more(app: Page, path: str) -> Locator:
    """The boxes of a list after its last button has added to it; the button of a list not yet drawn adds nothing."""
    listed = field(app, path)
    boxes = listed.locator("input:not([type=file])")
    expect(boxes.first).to_be_visible()
    there = boxes.count()
    listed.get_by_role("button").last.click()
    expect(boxes.nth(there)).to_be_visible()
    return boxes


def refused(app: Page, language: str) -> None:
    """What is wrong is said before it is saved, and what was typed is not thrown away."""
    before = saved(app, EVENT, "id:")
    app.evaluate("location.hash = '#/collections/events/entries/paraugu-lasisanas-darbnica-3'")
    write(app, "id", "input", "Lasīšana")
    write(app, "title.en", "textarea", "")
    write(app, "summary.lv", "textarea", "vārds " * 41)
    field(app, "period")
    write(app, "period.start", "input", "8.04.2022")
    boxes_of_one_more(app, "organisers").nth(1).fill("Vecāku padome")
    field(app, "review")
    write(app, "review.every_months", "input.digits", "1 500")
    app.get_by_role("button", name=SAVE[language], exact=True).click()
    for path, said in WRONG[language].items():
        expect(field(app, path).locator(".validation").first).to_contain_text(said)
    app.keyboard.press("Escape")
    expect(field(app, "title.lv")).to_be_visible()
    assert saved(app, EVENT, "id:") == before


def test_a_measure_is_told_the_next_free_number(latvian: Page) -> None:
    """In its own report and place; as soon as the form says in which."""
    app = latvian
    app.evaluate("location.hash = '#/collections/local-measures/new'")
    order = field(app, "order")
    for name in ("municipality", "theme", "citations.0.source"):
        if name.startswith("citations"):
            expect(order).not_to_contain_text("Nākamais")
            field(app, "citations").get_by_role("button", name=ADD).last.click()
        field(app, name).get_by_role("radio").first.check()
    expect(order).to_contain_text("Nākamais brīvais numurs: 2")


@pytest.mark.parametrize("spoken", ["lv-LV", "en-GB", "ru-RU"])
def test_the_app_opens_in_a_browser_of_any_language_and_asks_nobody_else(
    browser: Browser, address: str, spoken: str
) -> None:
    """It knows British English and Russian, would fetch their words from elsewhere and, refused, ask without end."""
    context = browser.new_context(locale=spoken)
    page = context.new_page()
    answered: list[str] = []
    page.on("response", lambda response: answered.append(response.url))
    page.goto(f"{address}redaktors/")
    expect(page.get_by_text(LOCAL["lv"])).to_be_visible(timeout=60_000)
    assert [url for url in answered if not url.startswith((address, "data:", "blob:"))] == []
    assert page.locator("meta[name=robots]").first.get_attribute("content") == "noindex"
    context.close()


def test_the_configuration_is_one_that_the_app_knows(catalog: Catalog, settings: Settings, root: Path) -> None:
    """Its own schema, from the package, knows no field types of ours; the English one differs in words alone."""
    schema = json.loads((root / "tests/website/sveltia-cms.schema.json").read_text(encoding="utf-8"))
    made, english = (json.loads(json.dumps(configuration(catalog, settings, language))) for language in ("lv", "en"))
    assert [error.message[:300] for error in Draft7Validator(schema).iter_errors(each_field_once(made))] == []
    assert shape(english) == shape(made)
    assert yaml.load(yaml.dump(made, Dumper=yaml.CSafeDumper), Loader=yaml.CSafeLoader) == made


def each_field_once(made: dict[str, Any]) -> dict[str, Any]:
    """The configuration without fields that differ from an earlier one in words alone: looking at each takes long."""
    seen: list[Any] = []
    collections = []
    for collection in made["collections"]:
        new = []
        for item in collection["fields"]:
            if (kind := unsaid(item)) not in seen:
                seen.append(kind)
                new.append(item)
        collections.append({**collection, "fields": new or collection["fields"][:1]})
    return {**made, "collections": collections}


def unsaid(value: Any) -> Any:
    """A field without its name and its words."""
    if isinstance(value, dict):
        return {
            name: unsaid(inner) for name, inner in value.items() if name not in ("name", "label", "hint", "options")
        }
    return [unsaid(inner) for inner in value] if isinstance(value, list) else value


def test_no_number_is_left_to_the_app(catalog: Catalog, settings: Settings) -> None:
    """Its own field makes 5 of “77,5” and 0 of “1 500”, and says nothing."""
    for collection in configuration(catalog, settings, "lv")["collections"]:
        for place, item in _fields(collection["fields"], collection["name"]):
            assert "number" not in (item["widget"], item.get("field", {}).get("widget")), place


def test_every_field_and_every_choice_is_said_in_the_language_of_the_app(catalog: Catalog, settings: Settings) -> None:
    """Words of Latvian nowhere in the English forms and the other way round, and none of the program's."""
    for language in ("lv", "en"):
        for collection in configuration(catalog, settings, language)["collections"]:
            for place, item in _fields(collection["fields"], collection["name"]):
                assert item["widget"] == "hidden" or item["label"] != item["name"] or item["name"] in SAME, place
                assert " / " not in item.get("hint", ""), place
                offered = {option["value"]: option["label"] for option in item.get("options", [])}
                same = {value for value, label in offered.items() if value == label}
                assert language == "en" or same <= SAME, place


SAME = {"novads", "video", "iso"}
"""Words that are the same in a file and in a form."""


def _fields(fields: list[dict[str, Any]], place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for item in fields:
        yield f"{place}.{item['name']}", item
        yield from _fields(item.get("fields", []), f"{place}.{item['name']}")


def test_the_app_knows_the_words_that_are_shown_in_latvian(root: Path) -> None:
    """What `latvian.js` translates are words of the app as it is now."""
    words = (root / "overrides/redaktors/latvian.js").read_text(encoding="utf-8")
    app = (root / "overrides/redaktors/sveltia-cms.js").read_text(encoding="utf-8")
    said = re.findall(r'^  \[?"(.+?)"[:,]', words, re.MULTILINE)
    assert len(said) > 100
    assert [text for text in said if not re.search(r"[`{]" + re.escape(text) + r"[`}]", app)] == []


def shape(value: Any) -> Any:
    """The configuration without its words."""
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in value.items() if name != "hint"}
    return [shape(inner) for inner in value] if isinstance(value, list) else type(value)
