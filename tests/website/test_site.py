"""What readers do, in a browser: walk, switch language, read without scripts, by keyboard, on a phone."""

from __future__ import annotations

import csv
import gzip
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from pypdf import PdfReader

from catalog.contacts import contacts
from catalog.load import Catalog
from catalog.names import unaccounted
from catalog.permitted import permitted_by
from catalog.plain import BREAK
from catalog.tables import EXCEL
from tests.chromium import follow

from .conftest import SUBPATH
from .page_types import page_types

PAGE_TYPES = page_types()
LANGUAGES = {"lv": "", "en": "en/"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = {"runOnly": RULES, "resultTypes": ["violations"], "preload": False}
"""Nothing has to be fetched again: our styles are files of the site."""
SERIOUS = {"serious", "critical"}
VIEWS = {"lv": (360, "light"), "en": (1280, "dark")}
"""Language → width and scheme: each type of page is looked at in both languages, widths and schemes."""


ABRIDGED = """() => {
  const seen = {};
  for (const part of document.querySelectorAll("main li, main tr, main .entry, main section, main dl > div")) {
    const kind = part.tagName + part.className.split(" ")[0];
    seen[kind] = (seen[kind] ?? 0) + 1;
    if (seen[kind] > 6) part.remove();
  }
}"""
"""Long lists repeat one template: axe looks at their beginning; ids and links of the whole are tested below."""


def switch(page: Page) -> None:
    follow(page.locator(".bar a.language"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_walk_from_home_to_the_source(page: Page, address: str, language: str) -> None:
    """Home → municipality → theme → national measure → source, switching language there and back on each."""
    other = "en" if language == "lv" else "lv"

    def there_and_back() -> None:
        here = page.url
        expect(page.locator("html")).to_have_attribute("lang", language)
        switch(page)
        expect(page.locator("html")).to_have_attribute("lang", other)
        neutral = re.compile(rf"/{SUBPATH}/(en/)?")
        assert neutral.sub("/", page.url) == neutral.sub("/", here), "the same page in the other language"
        switch(page)
        assert page.url == here

    page.goto(address + LANGUAGES[language])
    there_and_back()
    follow(page.locator(".nav a[href*=pasvaldibas]"))
    follow(page.locator("ul.units a", has_text="Balvu novads" if language == "lv" else "Balvi Municipality").first)
    there_and_back()
    follow(page.locator(".more a[href*=temati]").first)
    there_and_back()
    follow(page.locator("#valsts ~ ul .entry__title a").first)
    there_and_back()
    follow(page.locator(".source a").first)
    there_and_back()
    expect(page.locator("h1")).to_contain_text("Pārskats" if language == "lv" else "Report")


@pytest.fixture(scope="module")
def views(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """Language → a browser of its width and scheme."""
    contexts = {
        language: browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        for language, (width, scheme) in VIEWS.items()
    }
    yield contexts
    for context in contexts.values():
        context.close()


MOST_REQUESTS, MOST_BYTES = 10, 100_000
"""Of the first view of any page, fonts included."""


STILL = 0.02
"""The most that a page may move while it loads: a fifth of what counts as good (Core Web Vitals, CLS)."""
MOVED = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum))));
})"""

DRAWN = """() => new Promise((resolve) => {
  new PerformanceObserver(() => resolve()).observe({type: "paint", buffered: true});
})"""

ON_PAPER = """() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.offsetParent);
  const size = (node) => parseFloat(getComputedStyle(node).fontSize);
  const notes = shown(".source, .fresh, .missing, .remark, .small, dt, figcaption");
  return [
    ...shown("header.top, footer.foot, .pager").map((node) => `${node.className} is printed`),
    ...notes.filter((node) => size(node) > size(document.body)).map((node) => `${node.className} is larger than text`),
    ...["main p", "main > .print-only"].filter((part) => !shown(part).length).map((part) => `${part} is not printed`),
  ];
}"""
"""What is wrong on paper: its notes are not larger than the text; address, date and licence stand at the end."""

UNSEEN_IN_FOCUS = """() => {
  const above = (node) => node ? [node, ...above(node.parentElement)] : [];
  const seen = (node) => {
    node.focus({focusVisible: true, preventScroll: true});
    const style = getComputedStyle(node);
    const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return ringed && above(node).every((part) => getComputedStyle(part).clipPath === "none");
  };
  const stops = document.querySelectorAll("a[href], button, summary, select, input:not(label input)");
  return [...stops].filter((node) => node.checkVisibility({visibilityProperty: true}) && !node.closest("svg"))
    .filter((node) => !seen(node)).map((node) => node.outerHTML.slice(0, 120));
}"""
"""Stops of the keyboard that have no ring, or stand in what is shown to screen readers only (WCAG 2.4.7)."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGE_TYPES)
def test_page_stands_still_is_accessible_fits_is_light_prints_and_asks_nobody_else(
    views: dict[str, BrowserContext], address: str, built: Path, language: str, name: str
) -> None:
    """One opening of the page for all of it. Its fonts come late: no line jumps then, nor when a script adds words."""
    page = views[language].new_page()
    requests: list[str] = []
    failures: list[str] = []
    late: list[Route] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("response", lambda response: failures.append(response.url) if response.status >= 400 else None)
    page.on("console", lambda message: failures.append(message.text) if message.type == "error" else None)
    page.route("**/*.woff2", lambda route: late.append(route))  # Playwright wants a function of Python
    page.goto(address + LANGUAGES[language] + PAGE_TYPES[name], wait_until="domcontentloaded")
    page.evaluate(DRAWN)
    assert late, "the page is drawn without our fonts first"
    for route in late:
        route.continue_()
    page.wait_for_load_state()
    assert page.evaluate(MOVED) <= STILL
    assert page.evaluate("document.documentElement.scrollWidth") <= VIEWS[language][0]
    assert page.evaluate(UNSEEN_IN_FOCUS) == []
    page.emulate_media(media="print")
    assert page.evaluate(ON_PAPER) == []
    page.emulate_media(media="screen")
    page.evaluate(ABRIDGED)
    found = Axe().run(page, options=AXE).response["violations"]
    serious = [f"{item['id']}: {item['nodes'][0]['html'][:160]}" for item in found if item["impact"] in SERIOUS]
    assert serious == []
    assert {urlsplit(url).netloc for url in requests} == {urlsplit(address).netloc}
    assert failures == []
    assert len(requests) <= MOST_REQUESTS, requests
    assert sum(over_the_wire(built, url) for url in requests) <= MOST_BYTES
    page.close()


def over_the_wire(built: Path, url: str) -> int:
    """Bytes of a file as a server sends it: text compressed, fonts as they are."""
    path = built / urlsplit(url).path.lstrip("/")
    content = (path / "index.html" if path.is_dir() else path).read_bytes()
    return len(content) if path.suffix == ".woff2" else len(gzip.compress(content))


def test_own_scripts_are_small(built: Path) -> None:
    scripts = (built / SUBPATH / "assets").rglob("*.js")
    assert sum(len(gzip.compress(path.read_bytes())) for path in scripts) <= 30_000


def test_everything_is_there_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    page.locator("details.menu > summary").click()
    follow(page.locator("details.menu a[href*=temati]"))
    follow(page.locator(".entry__title a").nth(1))
    shown = page.locator("main [data-row]:visible").count()
    page.locator("label:has(#f-year-2022)").click()
    assert 0 < page.locator("main [data-row]:visible").count() < shown, "the year filter needs no script"
    follow(page.locator("[data-year~='2022'] .entry__title a:visible").first)
    expect(page.locator("[data-card=facts]")).to_be_visible()
    context.close()


def test_link_to_a_folded_measure_opens_it(page: Page, address: str) -> None:
    page.goto(address + "pasvaldibas/ventspils/#izglitiba-1")
    expect(page.locator("#izglitiba-1")).to_be_visible()


def test_keyboard_reaches_content_first(page: Page, address: str) -> None:
    page.goto(address + PAGE_TYPES["municipalities"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#saturs"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_theme_choice_is_kept(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("[data-do=theme]:visible").first.click()
    chosen = page.evaluate("document.documentElement.dataset.theme")
    assert chosen
    page.goto(address + "en/temati/")
    assert page.evaluate("document.documentElement.dataset.theme") == chosen


def test_every_address_of_the_first_version_answers(built: Path) -> None:
    """Addresses never die: each has its page, or a page that leads to it."""
    lines = Path(__file__).with_name("addresses.txt").read_text(encoding="utf-8").split()
    assert len(lines) == 1772
    missing = [line for line in lines if not (built / SUBPATH / line.strip("/") / "index.html").is_file()]
    assert missing == []


def test_failed_build_leaves_the_last_good_site(project: Path, root: Path) -> None:
    for name in ("mkdocs.yml", "hooks", "overrides", "Makefile"):
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, project / name)
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("good", encoding="utf-8")
    (project / "data/themes/izglitiba.yml").write_text("id: [", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project, capture_output=True, text=True, check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert "data/themes/izglitiba.yml:" in run.stdout + run.stderr
    assert (site / "index.html").read_text(encoding="utf-8") == "good"


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_can_be_taken_along(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}{LANGUAGES[language]}dati/skaitli/nva-registretie-romu-bezdarbnieki/")
    with page.expect_download() as download:
        page.locator("main a[download]").first.click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "2022-12-31,,exact,524" in text
    page.goto(f"{address}{LANGUAGES[language]}dati/skaitli/")
    with page.expect_download() as download:
        page.locator("main a[download]").first.click()
    assert Path(download.value.path()).read_text(encoding="utf-8-sig").count("\n") > 150


def cells(path: Path) -> Iterator[str]:
    """The cells of a table apart: a heading after a comma is no word inside a sentence."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file, delimiter=";" if path.stem.endswith(EXCEL) else ","):
            yield from row


def said_in(path: Path) -> Iterator[str]:
    """The words of a calendar, its folded lines put together; names of properties are the format's."""
    for line in path.read_text(encoding="utf-8").replace("\n ", "").split("\n"):
        if line.startswith(("SUMMARY", "DESCRIPTION", "X-WR")):
            yield line.partition(":")[2]


def test_nothing_private_in_downloads(built: Path, catalog: Catalog) -> None:
    permitted = permitted_by(catalog)
    root = built / SUBPATH
    texts = {path: BREAK.join(said_in(path)) for path in root.rglob("*.ics")}
    texts |= {path: BREAK.join(cells(path)) for path in root.rglob("*.csv")}
    texts |= {path: "\n".join(item.text for item in Document(str(path)).paragraphs) for path in root.rglob("*.docx")}
    texts |= {path: PdfReader(path).pages[0].extract_text() for path in root.rglob("*.pdf")}
    assert {path.suffix for path in texts} == {".csv", ".ics", ".docx", ".pdf"}
    for path, text in texts.items():
        if path.suffix != ".ics":  # its date stamps look like telephone numbers
            assert list(contacts(text)) == [], path
        assert path.suffix == ".pdf" or unaccounted(text.replace("\n", BREAK), permitted) == [], path
