"""What readers do, in a browser: walk, switch language, read without scripts, by keyboard, on a phone."""

from __future__ import annotations

import csv
import gzip
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from docx.oxml.ns import qn
from lxml import etree
from playwright.sync_api import Browser, Page, Route, expect
from pypdf import PdfReader

from catalog.contacts import contacts
from catalog.load import Catalog
from catalog.names import unaccounted
from catalog.permitted import permitted_by
from catalog.plain import BREAK
from catalog.tables import EXCEL
from tests.axe import STYLED, faults
from tests.chromium import follow

from .conftest import SUBPATH
from .page_types import page_types

PAGE_TYPES = page_types()
LANGUAGES = {"lv": "", "en": "en/"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
View = tuple[int, Literal["light", "dark"]]
VIEWS: dict[str, View] = {"lv": (360, "light"), "en": (1280, "dark")}
"""Language → width and scheme."""
IN_TURN = dict(zip(PAGE_TYPES, cycle(("lv", "en", "en", "lv")), strict=False))
"""Type of page → the language it is looked at in; both languages have lists and records, which stand in turn too."""


ABRIDGED = """() => {
  const seen = {};
  const parts = ["details", "dl", "dl > div", "li", "p", "section", "tr", ".entry"].map((part) => `main ${part}`);
  for (const part of document.querySelectorAll(parts)) {
    const kind = part.tagName + part.className.split(" ")[0];
    seen[kind] = (seen[kind] ?? 0) + 1;
    if (seen[kind] > 4) part.remove();
  }
}"""
"""Long lists repeat one template: axe looks at their beginning; ids and links of the whole are tested below."""


def switch(page: Page) -> None:
    follow(page.locator(".bar a.language"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_walk_from_home_to_the_source(page: Page, address: str, language: str) -> None:
    """Home → municipality → theme → national measure → source, switching language on each."""
    neutral = re.compile(rf"/{SUBPATH}/(en/)?")

    def other_language() -> str:
        here = page.url
        switch(page)
        assert page.url != here
        assert neutral.sub("/", page.url) == neutral.sub("/", here), "the same page in the other language"
        switched = "en" if f"/{SUBPATH}/en/" in page.url else "lv"
        expect(page.locator("html")).to_have_attribute("lang", switched)
        return switched

    page.goto(address + LANGUAGES[language])
    there = other_language()
    assert there != language
    follow(page.locator(".nav a[href*=pasvaldibas]"))
    follow(page.locator("ul.units a", has_text="Balvu novads" if there == "lv" else "Balvi Municipality").first)
    assert other_language() == language
    follow(page.locator(".more a[href*=temati]").first)
    other_language()
    follow(page.locator("#valsts ~ ul .entry__title a").first)
    other_language()
    follow(page.locator(".source a").first)
    there = other_language()
    expect(page.locator("h1")).to_contain_text("Pārskats" if there == "lv" else "Report")


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


BETWEEN = {"exclude": ["header.top", "footer.foot"]}
"""What is not the same on all pages."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS.values())
def test_header_and_footer_are_accessible(page: Page, address: str, language: str, view: View) -> None:
    look(page, *view)
    page.goto(address + LANGUAGES[language] + PAGE_TYPES["themes-list"])
    page.evaluate(ABRIDGED)
    assert faults(page, RULES, serious=True) == []


@dataclass
class Watched:
    """A page in which one address after the other is opened, and what each asks for."""

    page: Page
    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    fonts: list[Route] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("response", lambda answer: self.failures.append(answer.url) if answer.status >= 400 else None)
        self.page.on("console", lambda said: self.failures.append(said.text) if said.type == "error" else None)
        self.page.route("**/*.woff2", lambda route: self.fonts.append(route))  # Playwright wants a function of Python

    def open_with_late_fonts(self, url: str) -> None:
        """Open a page and let its fonts come when it has been drawn without them."""
        for seen in (self.requests, self.failures, self.fonts):
            seen.clear()
        self.page.goto(url, wait_until="domcontentloaded")
        self.page.evaluate(DRAWN)
        assert self.fonts, "the page is drawn without our fonts first"
        for route in self.fonts:
            route.continue_()
        self.page.wait_for_load_state()


@pytest.fixture(scope="module")
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context()
    yield Watched(context.new_page())
    context.close()


def look(page: Page, width: int, scheme: Literal["light", "dark"]) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(media="screen", color_scheme=scheme)


@pytest.mark.parametrize(("name", "language"), IN_TURN.items())
def test_page_stands_still_is_accessible_fits_is_light_prints_and_asks_nobody_else(
    watched: Watched, address: str, built: Path, language: str, name: str
) -> None:
    """One opening of the page for all of it. Its fonts come late: no line jumps then, nor when a script adds words.

    It is seen in the other width and scheme too, and axe asked there again what hangs on them.
    """
    page, (first, second) = watched.page, (VIEWS[language], VIEWS["en" if language == "lv" else "lv"])
    look(page, *first)
    watched.open_with_late_fonts(address + LANGUAGES[language] + PAGE_TYPES[name])
    assert page.evaluate(MOVED) <= STILL
    assert page.evaluate(UNSEEN_IN_FOCUS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= first[0]
    page.emulate_media(media="print")
    assert page.evaluate(ON_PAPER) == []
    look(page, *second)
    assert page.evaluate("document.documentElement.scrollWidth") <= second[0]
    page.evaluate(ABRIDGED)
    assert faults(page, RULES, BETWEEN, serious=True) == []
    look(page, *first)
    assert faults(page, STYLED, BETWEEN, serious=True) == []
    assert {urlsplit(url).netloc for url in watched.requests} == {urlsplit(address).netloc}
    assert watched.failures == []
    assert len(watched.requests) <= MOST_REQUESTS, watched.requests
    assert sum(over_the_wire(built, url) for url in watched.requests) <= MOST_BYTES


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_that_a_link_leads_to_is_not_hidden_by_the_letters(page: Page, address: str, language: str) -> None:
    """WCAG 2.4.11: the letters stay at the top of the glossary, in two rows."""
    page.goto(f"{address}{LANGUAGES[language]}dati/vardnica/#porajmos")
    term = page.locator("#porajmos")
    expect(term).to_be_in_viewport()
    letters = [box for box in (part.bounding_box() for part in page.locator(".jumps").all()) if box and box["y"] <= 0]
    assert letters
    place = term.bounding_box()
    assert place
    assert place["y"] >= max(box["y"] + box["height"] for box in letters)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_said_twice(page: Page, address: str, language: str) -> None:
    """A name that is the same in both languages stands alone; another one has the other language's in brackets."""
    page.goto(f"{address}{LANGUAGES[language]}dati/vardnica/")
    names = page.locator("dl dt:has([lang])").evaluate_all(
        "(all) => all.map((dt) => [dt.firstChild.textContent, dt.querySelector('[lang]').textContent])"
    )
    assert names
    assert [name for name, other in names if name.strip(" \n„“”") == other.strip("()„“”")] == []
    assert page.locator("#samudaripen > dt").count() == 1
    assert page.locator("#samudaripen > dt [lang]").count() == 0
    for body, count in (("delfi", 0), ("kulturas-ministrija", 1)):
        page.goto(f"{address}{LANGUAGES[language]}politika/organizacijas/{body}/")
        other = "en" if language == "lv" else "lv"
        assert page.locator(f".facts dd[lang={other}]").count() == count


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


def paragraphs(path: Path) -> Iterator[str]:
    """Those of a document, in its tables too."""
    with zipfile.ZipFile(path) as archive:
        for part in etree.fromstring(archive.read("word/document.xml")).iter(qn("w:p")):
            yield "".join(part.itertext(qn("w:t")))


def test_nothing_private_in_downloads(built: Path, catalog: Catalog) -> None:
    permitted = permitted_by(catalog)
    readers = {".csv": cells, ".ics": said_in, ".docx": paragraphs}
    seen: set[str] = set()

    def private(path: Path, parts: list[str]) -> list[Any]:
        text = BREAK.join(parts)
        numbers = contacts(text) if path.suffix != ".ics" else ()  # its date stamps look like telephone numbers
        return [*numbers, *unaccounted(text.replace("\n", BREAK), permitted)]

    for suffix, read in readers.items():
        files = list((built / SUBPATH).rglob(f"*{suffix}"))
        assert files
        for path in files:
            parts = list(read(path))
            new = [part for part in dict.fromkeys(parts) if part not in seen]  # most stand in many files
            if private(path, new):
                assert private(path, parts) == [], path
            else:
                seen.update(new)
    sheets = {path: PdfReader(path).pages[0].extract_text() for path in (built / SUBPATH).rglob("*.pdf")}
    assert sheets
    assert {path: list(contacts(text)) for path, text in sheets.items() if any(contacts(text))} == {}
