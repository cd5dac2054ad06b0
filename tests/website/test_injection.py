"""Content is untrusted: whatever stands in a record, a page or a query is shown as text and never runs.

Payloads go into every text and address field of a sample of every type at once, and into prose where Markdown lets
them. The project is built for real, each page parsed and opened in a browser in which an alert would be noticed.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from lxml import html
from playwright.sync_api import Browser, Dialog
from pydantic import BaseModel
from pypdf import PdfReader

from catalog.cards import card
from catalog.exports import edition_files, search_files
from catalog.layout import Layout
from catalog.load import Catalog, Reading, Stored, assemble, load
from catalog.pages import Edition, Page, Site
from catalog.record_types import RECORD_TYPES, shown_types
from catalog.search.documents import document
from catalog.settings import read_settings
from catalog.values import LANGUAGES, Text
from tests.test_contributing import lay_out, write_section_pages

PAYLOADS = (
    '"><img src=x onerror=alert(1)>',
    "</title><script>alert(1)</script>",
    "'><svg onload=alert(1)>",
    "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
    "[x](javascript:alert(1)) {: onclick=alert(1) }",
    "{{ 7*7 }}{% raw %}<script>alert(1)</script>",
    "]]><script>alert(1)</script><!--",
    '=HYPERLINK("javascript:alert(1)");=1+1\r\nBEGIN:VEVENT',
)
ADDRESS = "https://evil.example/a)[x](javascript:alert(1)//?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
ALL = " ".join(PAYLOADS)
MARK = "qzq"
"""Stands before each payload, so that where it ended up can be counted."""


def poisoned(value: Any, name: str = "") -> Any:
    """The value with payloads in each text and address, at any depth; ids and dates stay."""
    if isinstance(value, Text):
        return value.model_copy(update={"lv": f"{MARK} {ALL} {value.lv}", "en": f"{MARK} {ALL} {value.en}"})
    if isinstance(value, BaseModel):
        return value.model_copy(
            update={field: poisoned(getattr(value, field), field) for field in type(value).model_fields}
        )
    if isinstance(value, list):
        return [poisoned(item, name) for item in value]
    if name in ("url", "links") and isinstance(value, str):
        return ADDRESS.split(")[")[0]
    return f"{MARK} {ALL}" if name in FREE and isinstance(value, str) else value


FREE = {
    "abbreviation", "address_as_printed", "as_printed", "authors", "chapter", "edition", "minutes", "number",
    "number_as_printed", "other_names", "page", "related_words", "search_words", "variants", "lv", "en",
}  # fmt: skip
"""Fields that hold free words in one language; the rest of the plain strings are ids and dates."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for part in ("data/vocabularies", "data/geo", "overrides", "hooks"):
        shutil.copytree(root / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "mkdocs.yml", folder)
    lay_out(root, folder)
    write_section_pages(root, folder)
    return folder


@pytest.fixture(scope="module")
def hostile(project: Path) -> Catalog:
    """The samples with payloads everywhere; put together past the check, as if nothing had looked."""
    catalog, _ = load(project)
    readings = []
    for row in RECORD_TYPES.values():
        for stored in catalog.stored[row.folder].values():
            entry = poisoned(stored.entry) if row in shown_types() else stored.entry
            readings.append(Reading(stored.path, row.folder, Stored(entry, stored.path, stored.parsed), ()))
    return assemble(readings)[0]


@pytest.fixture(scope="module")
def made(project: Path, hostile: Catalog, root: Path) -> dict[str, tuple[Page, str]]:
    """language/uri → (page, document)."""
    site = Site(project, hostile, read_settings(root))
    found = {}
    for language in LANGUAGES:
        edition = Edition(site, language)
        layout = Layout(edition)
        found |= {f"{language}/{page.uri}": (page, layout.document(page)) for page in edition.pages()}
    return found


def test_the_payloads_are_on_the_pages(made: dict[str, tuple[Page, str]]) -> None:
    assert sum(text.count(MARK) for _, text in made.values()) > 1000


def test_parsed_pages_hold_no_script_and_no_handler(made: dict[str, tuple[Page, str]]) -> None:
    for uri, (_, text) in made.items():
        page = html.fromstring(text)
        scripts = page.findall(".//script")
        assert all(
            item.get("src")
            or item.get("type") in ("application/json", "application/ld+json")
            or "localStorage" in item.text
            for item in scripts
        )
        for element in page.iter():
            if not isinstance(element.tag, str):
                continue
            assert element.tag not in ("iframe", "object", "embed", "base", "img") or uri.startswith("!"), (
                uri,
                element.tag,
            )
            for name, value in element.attrib.items():
                assert not name.startswith("on"), (uri, name)
                assert name != "style", (uri, value)
                plain = re.sub(r"[\s\x00-\x20]", "", value).lower()
                assert not (name in ("href", "src", "action") and plain.startswith(("javascript:", "data:"))), (
                    uri,
                    value,
                )


def test_no_inline_script_without_its_hash(made: dict[str, tuple[Page, str]]) -> None:
    for _, text in made.values():
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
        assert policy is not None
        directives = dict(item.split(" ", 1) for item in policy[1].replace("&#39;", "'").split("; "))
        assert "'unsafe-inline'" not in directives["script-src"]
        assert directives["default-src"] == "'none'"


def test_nothing_runs_in_a_browser(browser: Browser, made: dict[str, tuple[Page, str]], root: Path) -> None:
    """Pages with payloads, the languages in turn: both hold the same ones in the same places."""
    context = browser.new_context()
    page = context.new_page()
    alerts: list[str] = []

    def noticed(dialog: Dialog) -> None:
        alerts.append(page.url)
        dialog.dismiss()

    page.on("dialog", noticed)
    served = {uri: text for uri, (_, text) in made.items()}

    def answer(route: Any) -> None:
        path = route.request.url.removeprefix("http://hostile.test/")
        if path.startswith("assets/"):
            file = root / "overrides" / path.split("?")[0]
            route.fulfill(path=file) if file.is_file() else route.fulfill(status=404)
        elif path in served:
            route.fulfill(body=served[path], content_type="text/html; charset=utf-8")
        else:
            route.fulfill(status=404, body="")

    page.route("**/*", answer)
    poisonous = [page.uri for page, text in made.values() if page.language == "lv" and MARK in text]
    assert len(poisonous) > 50
    for uri, language in zip(poisonous, cycle(("lv", "en", "en", "lv")), strict=False):
        page.goto(f"http://hostile.test/{language}/{uri}", wait_until="load")
        page.evaluate("for (const details of document.querySelectorAll('main details')) details.open = true")
    context.close()
    assert alerts == []


def test_search_index_and_texts_hold_it_as_text(
    made: dict[str, tuple[Page, str]], project: Path, hostile: Catalog, root: Path
) -> None:
    """Results are built from nodes, never from markup; here the texts only have to be JSON that parses."""
    edition = Edition(Site(project, hostile, read_settings(root)), "lv")
    documents = [document(page.uri, page.title, page.body) for uri, (page, _) in made.items() if uri.startswith("lv/")]
    import json

    files = dict(search_files(edition, documents))
    assert all(json.loads(content) is not None for content in files.values())
    assert any(MARK in content.decode() for content in files.values())


@pytest.fixture(scope="module")
def beside(project: Path, hostile: Catalog, made: dict[str, tuple[Page, str]], root: Path) -> dict[str, bytes]:
    edition = Edition(Site(project, hostile, read_settings(root)), "lv")
    cards = [card(page) for uri, (page, _) in made.items() if uri.startswith("lv/") and page.card]
    return dict(edition_files(edition, cards))


def test_no_cell_of_a_table_is_a_formula(beside: dict[str, bytes]) -> None:
    for name, content in beside.items():
        if name.endswith(".csv"):
            for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
                for cell in row:
                    for piece in re.split(r"[;\r\n]", cell):
                        assert not re.match(r"\s*[=+@\t＝]", piece), (name, piece)


def test_calendar_has_no_event_of_its_readers_making(beside: dict[str, bytes]) -> None:
    (content,) = (content for name, content in beside.items() if name.endswith(".ics"))
    assert len(list(Calendar.from_ical(content).walk("VEVENT"))) == 1


def documents_of(beside: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    yield from ((name, content) for name, content in beside.items() if name.endswith((".pdf", ".docx")))


def test_worksheets_hold_words_only(beside: dict[str, bytes]) -> None:
    found = 0
    for name, content in documents_of(beside):
        found += 1
        if name.endswith(".docx"):
            archive = zipfile.ZipFile(io.BytesIO(content))
            assert not any("vba" in item.lower() for item in archive.namelist())
            rels = "".join(archive.read(item).decode() for item in archive.namelist() if item.endswith(".rels"))
            assert "evil.example" not in rels
            assert "javascript" not in rels
        else:
            reader = PdfReader(io.BytesIO(content))
            assert "/JavaScript" not in str(reader.trailer["/Root"])
            assert all("/Annots" not in page for page in reader.pages)
    assert found
