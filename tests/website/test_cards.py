"""Measures taken along: as text, on one sheet, as a document, on a reader's own list; with and without a script."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from catalog.cards import ALL_CARDS, FILES
from catalog.load import Catalog
from catalog.model import LocalMeasure
from catalog.record_types import RECORD_TYPES
from tests.axe import faults
from tests.chromium import follow

from .conftest import SUBPATH, Published
from .test_site import LANGUAGES, MOST_BYTES, MOST_REQUESTS, RULES, over_the_wire

FORBIDDEN = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
"""What a browser does that may not keep anything for the site."""


def cards(built: Path, language: str) -> dict[str, dict[str, Any]]:
    folder = built / SUBPATH / LANGUAGES[language] / ALL_CARDS
    found: dict[str, dict[str, Any]] = {}
    for number in range(FILES):
        found |= json.loads((folder / f"{number}.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A browser that may use the clipboard and has no way to share."""
    made = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    origin = "/".join(address.split("/")[:3])
    made.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)
    made.add_init_script("delete Navigator.prototype.share")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="module")
def two(built: Path) -> list[str]:
    """The keys of a municipal measure and of a measure of a plan."""
    found = cards(built, "lv")
    return [next(key for key, item in found.items() if item["address"].startswith(part)) for part in ("pasv", "polit")]


def add(page: Page, address: str, built: Path, key: str) -> None:
    page.goto(address + cards(built, "lv")[key]["address"])
    page.locator("[data-card-do=list]").click()
    expect(page.locator(".take [role=status]")).not_to_be_empty()


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def shows(page: Page, *titles: str) -> None:
    """The list holds these measures in this order, as soon as it has been read."""
    expect(page.locator(".taken h2")).to_have_text(list(titles))


def test_every_old_anchor_of_a_measure_leads_to_its_page(pages: Published, catalog: Catalog) -> None:
    for measure in catalog.all(LocalMeasure):
        for home in LANGUAGES.values():
            unit = f"{home}pasvaldibas/{measure.municipality}/"
            assert f"{unit}{measure.anchor}/" in pages
            (block,) = pages[unit].xpath(f"//*[@id='{measure.anchor}']")
            links = [link.get("href") for link in block.iter("a")]
            assert any(link.endswith(f"{measure.municipality}/{measure.anchor}/") for link in links), measure.id


def test_the_page_of_a_measure_says_where_it_belongs(pages: Published, catalog: Catalog) -> None:
    for measure in catalog.all(LocalMeasure):
        page = pages[f"pasvaldibas/{measure.municipality}/{measure.anchor}/"]
        crumbs = [link.get("href") for link in page.iterfind(".//nav[@class='crumbs']/a")]
        assert crumbs == ["../../../", "../../../pasvaldibas/", f"../../../pasvaldibas/{measure.municipality}/"]
        assert len(page.xpath("//section[h2='Līdzīgi pasākumi citur']//li")) <= 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_measures_print_on_one_sheet(page: Page, address: str, built: Path, language: str) -> None:
    """The longest two of each kind, measured by their words."""
    found = list(cards(built, language).values())
    for folder in ("pasvaldibas", "prakse", "politika"):
        kind = [item for item in found if item["address"].startswith(folder)]
        for item in sorted(kind, key=lambda item: len(json.dumps(item, ensure_ascii=False)))[-2:]:
            page.goto(address + LANGUAGES[language] + item["address"])
            sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
            assert len(sheets) == 1, item["address"]
        assert item["address"] in "".join(sheets[0].extract_text().split()), "where the longest comes from"


def test_a_measure_is_copied_as_text_with_source_and_address(page: Page, address: str, built: Path) -> None:
    found = cards(built, "lv").values()
    for item in (max(found, key=lambda item: len(item["before"])), max(found, key=lambda item: len(item["facts"]))):
        page.goto(address + item["address"])
        page.locator("[data-card-do=copy]").click()
        expect(page.locator(".take [role=status]")).to_have_text("Teksts nokopēts.")
        text = clipboard(page)
        assert text.splitlines()[:2] == [item["title"], item["about"]]
        assert item["lead"] in text
        assert f"Avots: {item['source']}" in text
        assert text.endswith(address + item["address"])
        flat = re.sub(r"[\s–]+", " ", text)
        for label, words in item["facts"]:
            assert re.sub(r"[\s–]+", " ", f"{label}: {words}") in flat


def test_sharing_gives_the_address_where_the_system_has_no_way(page: Page, address: str) -> None:
    page.goto(address + "prakse/piemeri/ventspils-bukleti-romu-valoda/#citet")
    page.locator("[data-card-do=share]").click()
    expect(page.locator(".take [role=status]")).to_have_text("Adrese nokopēta.")
    assert clipboard(page) == address + "prakse/piemeri/ventspils-bukleti-romu-valoda/"


def test_sharing_asks_the_system_where_it_can(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script("Navigator.prototype.share = async (data) => { window.shared = data }")
    page = context.new_page()
    page.goto(address + "prakse/piemeri/ventspils-bukleti-romu-valoda/")
    page.locator("[data-card-do=share]").click()
    page.wait_for_function("window.shared")
    assert page.evaluate("shared.url") == address + "prakse/piemeri/ventspils-bukleti-romu-valoda/"
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_measure_can_be_downloaded(page: Page, address: str, built: Path, two: list[str], language: str) -> None:
    item = cards(built, language)[two[0]]
    page.goto(address + LANGUAGES[language] + item["address"])
    with page.expect_download() as download:
        page.locator(".take a[download]").click()
    text = "\n".join(part.text for part in Document(str(download.value.path())).paragraphs)
    assert item["title"] in text
    assert item["source"] in text


def test_a_list_is_made_ordered_and_kept(page: Page, address: str, built: Path, two: list[str]) -> None:
    """By keyboard at 1280 px, over several pages and a reload."""
    for key in two:
        add(page, address, built, key)
    expect(page.locator("[data-list-link]")).to_contain_text("(2)")
    page.locator("[data-list-link]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".taken > li")).to_have_count(2)
    names = [cards(built, "lv")[key]["title"] for key in two]
    shows(page, *names)
    page.locator(".taken [data-move='1']:enabled").focus()
    page.keyboard.press("Enter")
    shows(page, *names[::-1])
    expect(page.locator("[data-list] > [role=status]")).to_contain_text("tagad ir 2. vietā")
    assert page.evaluate("document.activeElement.matches('.taken > li:nth-child(2) [data-move=\"-1\"]')")
    page.reload()
    shows(page, *names[::-1])
    assert page.url.endswith(f"mans-saraksts/#{two[1]},{two[0]}")
    follow(page.locator(".bar a.language"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    shows(page, *[cards(built, "en")[key]["title"] for key in two[::-1]])
    page.locator(".taken [data-remove]").first.press("Enter")
    shows(page, cards(built, "en")[two[0]]["title"])
    page.locator("[data-list-do=clear]").press("Enter")
    expect(page.locator("[data-list-empty]")).to_be_visible()
    expect(page.locator("[data-list-empty]")).to_be_focused()


def test_a_list_is_printed_copied_and_downloaded(page: Page, address: str, built: Path, two: list[str]) -> None:
    page.goto(f"{address}mans-saraksts/#{','.join(two)}")
    page.locator("[data-list-title]").fill("Priekšlikums {domei} & <b> \\ 2027")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")  # what printing does; page.pdf alone does not
    printed = " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages)
    flat = re.sub(r"\s+", "", printed)
    page.locator("[data-list-do=copy]").click()
    expect(page.locator("[data-list] > [role=status]")).to_have_text("Teksts nokopēts.")
    text = clipboard(page)
    with page.expect_download() as download:
        page.locator("[data-list-do=save]").click()
    assert download.value.suggested_filename == "mans-saraksts.docx"
    assert zipfile.ZipFile(download.value.path()).testzip() is None
    document = Document(str(download.value.path()))
    written = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert written.startswith("Priekšlikums {domei} & <b> \\ 2027\n1. ")
    assert document.sections[0].page_width.mm == pytest.approx(210, abs=0.1)
    assert {spoken.get(qn("w:val")) for spoken in document.element.iter(qn("w:lang"))} == {"lv-LV"}
    assert [level.get(qn("w:val")) for level in document.element.iter(qn("w:outlineLvl"))] == ["0", "1", "1"]
    assert "Priekšlikums{domei}&<b>\\2027" in flat
    assert text.startswith("Priekšlikums {domei} & <b> \\ 2027\n\n1. ")
    for key in two:
        item = cards(built, "lv")[key]
        for part in (item["title"], item["lead"], item["source"].split(",")[0]):
            assert re.sub(r"\s+", "", part) in flat
            assert part in text
            assert part in written
        assert item["address"] in flat
        assert address + item["address"] in written
        for label, words in item["facts"]:
            assert f"{label}. {words}" in written


def test_a_list_from_an_address_leaves_the_readers_own_alone(
    page: Page, address: str, built: Path, two: list[str]
) -> None:
    add(page, address, built, two[0])
    page.goto(f"{address}mans-saraksts/#{two[1]}")
    expect(page.locator("[data-list-shared]")).to_be_visible()
    page.goto(f"{address}mans-saraksts/")
    shows(page, cards(built, "lv")[two[0]]["title"])
    page.goto(f"{address}mans-saraksts/#{two[1]}")
    page.locator("[data-list-do=keep]").click()
    expect(page.locator(".taken > li")).to_have_count(2)
    expect(page.locator("[data-list-shared]")).to_be_hidden()


@pytest.mark.parametrize(
    ("named", "lost"),
    [
        ("<script>alert(1)</script>", 1), ("%E0%A4%A", 1), ("constructor/x,__proto__/x,toString", 3),
        ("../../../evil/x,https://evil.example/x,riga/../x", 3), ("plans/nav-tada", 1), ("a" * 5000, 1),
        (",".join(f"plans/{number}" for number in range(2000)), 2000),
    ],
)  # fmt: skip
def test_old_or_hostile_names_in_an_address_are_left_out_and_said(
    browsed: Page, address: str, built: Path, two: list[str], named: str, lost: int
) -> None:
    page = browsed
    page.goto("about:blank")  # else only the end of the address would change
    page.goto(f"{address}mans-saraksts/#{two[0]},{named}")
    expect(page.locator("[data-list] > [role=status]")).to_contain_text(f"izlaisti: {lost}")
    shows(page, cards(built, "lv")[two[0]]["title"])
    assert page.url.endswith(f"#{two[0]}")


def test_an_empty_list_fetches_no_cards(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}mans-saraksts/")
    expect(page.locator("[data-list-empty]")).to_be_visible()
    assert not any(ALL_CARDS in url for url in asked)


def test_every_card_can_stand_on_a_list(page: Page, address: str, built: Path) -> None:
    """Build and script part the cards into files in the same way."""
    found = cards(built, "lv")
    for start in range(0, len(found), 100):
        some = list(found)[start : start + 100]
        page.goto("about:blank")
        page.goto(f"{address}mans-saraksts/#{','.join(some)}")
        shows(page, *[found[key]["title"] for key in some])


def test_a_list_once_open_is_ordered_and_saved_without_a_network(page: Page, address: str, two: list[str]) -> None:
    with page.expect_response("**/docx.js"):
        page.goto(f"{address}mans-saraksts/#{','.join(two)}")
    page.context.set_offline(True)
    page.locator("[data-move='1']").first.click()
    assert page.url.endswith("#" + ",".join(reversed(two)))
    with page.expect_download() as download:
        page.locator("[data-list-do=save]").click()
    assert len(Document(str(download.value.path())).paragraphs) > len(two)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_that_was_sent_is_light(page: Page, address: str, built: Path, language: str) -> None:
    """Five measures, each from a file of its own, the heaviest."""
    folder = built / SUBPATH / LANGUAGES[language] / ALL_CARDS
    heavy = sorted(folder.glob("*.json"), key=lambda path: over_the_wire(built, f"/{path.relative_to(built)}"))[-5:]
    keys = [next(iter(json.loads(path.read_text(encoding="utf-8")))) for path in heavy]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}{LANGUAGES[language]}mans-saraksts/#{','.join(keys)}")
    expect(page.locator(".taken > li")).to_have_count(5)
    assert len(asked) <= MOST_REQUESTS + 2, asked
    assert sum(over_the_wire(built, url) for url in asked) <= MOST_BYTES


@pytest.mark.parametrize("stored", ["{", "null", '{"a": 1}', '["<img src=x onerror=alert(1)>", 7, null]', '"x"'])
def test_what_else_stands_in_the_storage_is_no_list(browsed: Page, address: str, stored: str) -> None:
    page = browsed
    page.goto(address)
    page.evaluate("text => localStorage.setItem('saraksts', text)", stored)
    page.goto(f"{address}mans-saraksts/")
    expect(page.locator("[data-list-empty]")).to_be_visible()


@pytest.mark.parametrize("script", [FORBIDDEN, "Storage.prototype.setItem = () => { throw new Error('full') }"])
def test_forbidden_or_full_storage_loses_nothing_that_is_printed_or_sent(
    context: BrowserContext, address: str, built: Path, two: list[str], script: str
) -> None:
    context.add_init_script(script)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    add(page, address, built, two[0])
    expect(page.locator(".take [role=status]")).to_contain_text("neļauj neko glabāt")
    page.locator("[data-list-link]").click()
    shows(page, cards(built, "lv")[two[0]]["title"])
    page.goto(f"{address}mans-saraksts/#{two[0]},{two[1]}")
    page.reload()
    page.locator(".taken [data-move='1']:enabled").click()
    page.locator("[data-list-do=share]").click()
    expect(page.locator("[data-list] > [role=status]")).to_have_text("Adrese nokopēta.")
    assert clipboard(page).endswith(f"#{two[1]},{two[0]}")
    assert errors == []


def test_on_a_phone_by_touch(browser: Browser, address: str, built: Path, two: list[str]) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    for key in two:
        page.goto(address + cards(built, "lv")[key]["address"])
        page.locator("[data-card-do=list]").tap()
    page.locator("[data-list-link]").tap()
    page.locator(".taken [data-move='1']:enabled").tap()
    shows(page, *[cards(built, "lv")[key]["title"] for key in two[::-1]])
    page.locator(".taken summary").first.tap()
    expect(page.locator(".taken dl").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert faults(page, RULES, serious=True) == []
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_twice_the_size_nothing_is_cut_off(
    browser: Browser, address: str, two: list[str], built: Path, language: str
) -> None:
    """WCAG 1.4.4 and 1.4.10 together: a phone whose text is twice as large."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
    page = context.new_page()
    home = address + LANGUAGES[language]
    paths = [cards(built, language)[key]["address"] for key in two]
    for path in (*paths, f"mans-saraksts/#{','.join(two)}"):
        page.goto(home + path)
        page.add_style_tag(content="html { font-size: 200% }")
        for details in page.locator("main details").all():
            details.evaluate("part => { part.open = true }")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_no_button_is_there_and_the_page_says_what_to_do(
    browser: Browser, address: str, built: Path, two: list[str], language: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    home = address + LANGUAGES[language]
    page.goto(home + cards(built, language)[two[0]]["address"])
    assert page.locator("main button:visible").count() == 0
    expect(page.locator(".take noscript p")).to_be_visible()
    expect(page.locator(".take a[download]")).to_be_visible()
    page.locator(".cite summary").click()
    expect(page.locator("#citet-iso")).to_contain_text(cards(built, language)[two[0]]["title"])
    page.goto(home + "mans-saraksts/")
    assert page.locator("main button:visible").count() == 0
    expect(page.locator("main noscript p")).to_be_visible()
    context.close()


def test_every_record_list_and_page_of_prose_can_be_cited(pages: Published, catalog: Catalog, root: Path) -> None:
    records = {
        row.uri(stored.entry)
        for row in RECORD_TYPES.values()
        for stored in catalog.stored[row.folder].values()
        if "#" not in (row.uri(stored.entry) or "#")
    }
    prose = {path.relative_to(root / "docs/lv").as_posix() for path in (root / "docs/lv").rglob("*.md")}
    lists = {row.list_uri for row in RECORD_TYPES.values() if row.list_uri}
    for uri in sorted({*records, *lists, *prose}):
        address = uri.removesuffix(".md").removesuffix("index").rstrip("/")
        for language, home in LANGUAGES.items():
            page = pages[f"{home}{address}/" if address else home]
            canonical = page.find("head/link[@rel='canonical']").get("href")
            cited = {part.get("id"): part.text_content() for part in page.xpath("//*[starts-with(@id, 'citet-')]")}
            (item,) = json.loads(cited["citet-csl"])
            assert item["URL"] == canonical, uri
            assert item["language"] == language
            for form in ("iso", "apa", "bibtex"):
                assert canonical in cited[f"citet-{form}"], (uri, form)
            words = cited["citet-iso"].replace("\N{NO-BREAK SPACE}", " ")
            assert item["title"].replace("\N{NO-BREAK SPACE}", " ") in words, uri


def test_a_citation_is_copied_with_the_day_it_was_seen(page: Page, address: str) -> None:
    page.goto(f"{address}en/par/#citet")
    expect(page.locator("#citet-iso")).to_be_visible()
    page.locator("[data-from=citet-iso]").click()
    expect(page.locator("#citet [role=status]")).to_have_text("The reference has been copied.")
    assert re.search(r"\[viewed \d{1,2} \w+ 20\d\d\]", clipboard(page))
    page.locator("[data-from=citet-csl]").click()
    for _ in range(100):
        if clipboard(page).startswith("["):
            break
        page.wait_for_timeout(100)
    assert json.loads(clipboard(page))[0]["type"] == "webpage"
