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
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from pypdf import PdfReader

from catalog.contacts import contacts, find_contacts
from catalog.counts import find_counts
from catalog.load import Catalog
from catalog.names import find_names, unaccounted
from catalog.pages import page_uris
from catalog.permitted import permitted_by
from catalog.plain import BREAK, reading, rendered
from catalog.reaching import dialled
from catalog.record_types import RECORD_TYPES
from catalog.tables import EXCEL

from .conftest import ENVIRONMENT, SUBPATH
from .page_types import page_types

PAGE_TYPES = page_types()
LANGUAGES = {"lv": "", "en": "en/"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SERIOUS = {"serious", "critical"}
VIEWS = {"lv": (360, "light"), "en": (1280, "dark")}
"""Language → width and scheme: each type of page is looked at in both languages, widths and schemes."""


ABRIDGED = """() => {
  const seen = {};
  for (const part of document.querySelectorAll("main li, main tr, main .entry, main section, main dl > div")) {
    const kind = part.tagName + part.className.split(" ")[0];
    seen[kind] = (seen[kind] ?? 0) + 1;
    if (seen[kind] > 15) part.remove();
  }
}"""
"""Long lists repeat one template: axe looks at their beginning; ids and links of the whole are tested below."""


def switch(page: Page) -> None:
    page.locator(".bar a.language").click()


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
    page.locator(".nav a[href*=pasvaldibas]").click()
    page.locator("ul.units a", has_text="Balvu novads" if language == "lv" else "Balvi Municipality").first.click()
    there_and_back()
    page.locator(".more a[href*=temati]").first.click()
    there_and_back()
    page.locator("#valsts ~ ul .entry__title a").first.click()
    there_and_back()
    page.locator(".source a").first.click()
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
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
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
    page.locator("details.menu a[href*=temati]").click()
    page.locator(".entry__title a").nth(1).click()
    shown = page.locator("main [data-row]:visible").count()
    page.locator("label:has(#f-year-2022)").click()
    assert 0 < page.locator("main [data-row]:visible").count() < shown, "the year filter needs no script"
    page.locator("[data-year~='2022'] .entry__title a:visible").first.click()
    expect(page.locator("[data-card=facts]")).to_be_visible()
    context.close()


def test_link_to_a_folded_measure_opens_it(page: Page, address: str) -> None:
    page.goto(address + "pasvaldibas/ventspils/#izglitiba-1")
    expect(page.locator("#izglitiba-1")).to_be_visible()


def test_every_page_begins_with_a_link_to_its_content(pages: dict[str, html.HtmlElement]) -> None:
    """WCAG 2.4.1: the first link of each page leads past header and menu."""
    for path, page in pages.items():
        first = next(page.find("body").iter("a"))
        assert first.get("href") == "#saturs", path
        assert page.find(".//main").get("id") == "saturs", path


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


def test_each_page_names_itself_and_its_translation(pages: dict[str, html.HtmlElement]) -> None:
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


def test_a_link_shared_in_a_chat_shows_what_it_leads_to(pages: dict[str, html.HtmlElement], built: Path) -> None:
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


def test_titles_tell_pages_apart(pages: dict[str, html.HtmlElement]) -> None:
    """WCAG 2.4.2: each page has a title; those of records that share a name are told apart by their section."""
    assert all(page.findtext("head/title").strip() for page in pages.values())


def test_inner_links_and_anchors_lead_somewhere(pages: dict[str, html.HtmlElement], built: Path) -> None:
    """Every link inside the site, footer and header included, checked on the published files."""
    ids = {path: {element.get("id") for element in page.iter() if element.get("id")} for path, page in pages.items()}
    dead = set()
    for path, page in pages.items():
        for link in page.iterfind(".//a[@href]"):
            target = urlsplit(urljoin(f"https://site/{path}", link.get("href")))
            if target.netloc != "site":
                continue
            there = target.path.lstrip("/")
            if there in pages:
                if target.fragment and target.fragment not in ids[there]:
                    dead.add((path, link.get("href")))
            elif not (built / SUBPATH / there).is_file():
                dead.add((path, link.get("href")))
    assert dead == set()


def test_sitemap_has_every_page_in_both_languages(built: Path, pages: dict[str, html.HtmlElement]) -> None:
    text = (built / SUBPATH / "sitemap.xml").read_text(encoding="utf-8")
    assert text.count("<loc>") == len(pages)
    assert text.count('hreflang="en"') == text.count('hreflang="lv"') == len(pages)


def test_every_edit_link_leads_to_a_file(pages: dict[str, html.HtmlElement], root: Path) -> None:
    seen = set()
    for path, page in pages.items():
        links = [link.get("href") for link in page.iterfind(".//a[@rel='edit']")]
        assert links, path
        for link in links:
            file = root / link.removeprefix("https://repository.example/edit/main/").partition("#")[0]
            assert file.is_file(), (path, link)
            seen.add(file)
    assert len([file for file in seen if "local-measures" in str(file)]) > 100


def test_every_record_page_is_linked_from_its_list(pages: dict[str, html.HtmlElement], catalog: Catalog) -> None:
    for row in RECORD_TYPES.values():
        if row.section is None:
            continue
        for language in LANGUAGES.values():
            links = {link.get("href").split("#")[0] for link in pages[f"{language}{row.section}/"].iterfind(".//a")}
            for id_ in catalog.stored[row.folder]:
                wanted = f"{row.section}/{id_}/"
                assert any(link.endswith((f"/{wanted}", f"{id_}/")) for link in links), wanted


def test_every_page_is_built_in_both_languages(
    pages: dict[str, html.HtmlElement], catalog: Catalog, root: Path
) -> None:
    uris = set(page_uris(catalog, root / "docs"))
    assert len(pages) == len(uris) * len(LANGUAGES)


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


def everything(page: html.HtmlElement) -> str:
    """The words of a page and of its attributes, as one text with breaks; addresses written as in Markdown."""
    words = page.xpath("//meta[@name='description']/@content | //@title | //@alt | //@aria-label")
    return BREAK.join([rendered(page.find("body")), *words, *(f"]({address})" for address in page.xpath("//@href"))])


LOCAL = re.compile(r"(?:en/)?(?:pasvaldibas|mediatori/kalendars|prakse/piemeri)/.")
"""Pages about one place."""


def test_nothing_private_reaches_pages_or_the_search_index(
    built: Path, pages: dict[str, html.HtmlElement], catalog: Catalog
) -> None:
    """Numbers of institutions come from their records alone; the index is made of the words of the pages."""
    permitted = permitted_by(catalog)
    numbers = [address.removeprefix("tel:") for address in dialled(catalog)]
    public = re.compile("|".join(re.escape(number).replace("371", "371 ?") for number in numbers))
    found: list[tuple[str, str]] = []
    seen: set[str] = set()
    for path, page in pages.items():
        parts = [part for part in public.sub("", everything(page)).replace("tel:", "").split(BREAK) if part not in seen]
        seen.update(parts)  # what frames and other pages said is not read again
        text = reading(BREAK.join(parts))
        if [*find_contacts(text), *find_names(text, permitted)]:  # the whole page may tell whose name a word is part of
            text = reading(public.sub("", everything(page)).replace("tel:", ""))
            found += [(path, item.en) for item in (*find_contacts(text), *find_names(text, permitted))]
        if LOCAL.match(path):
            for part in page.xpath("//main//p"):  # what is made of figures has rules of its own
                text = reading(part.text_content())
                counts = find_counts(text.text, "local", permitted.is_local)
                few = (item.en for item in counts if "number" in item.en or "one Roma" in item.en)
                found += [(path, words) for words in few]  # titles of history are no matter
    for path in (built / SUBPATH / "search").rglob("*.json"):
        for text in re.split(r'"[],[]+"', path.read_text(encoding="utf-8")):
            said = [en for _, en in contacts(public.sub("", text))]
            found += [(path.name, en) for en in said if "telephone" not in en]  # cells side by side look like one
    assert found == []


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


HISTORY = [name for name in PAGE_TYPES if RECORD_TYPES.get(name.removesuffix("-list"), None) and
           RECORD_TYPES[name.removesuffix("-list")].historical]  # fmt: skip


@pytest.mark.parametrize("name", HISTORY)
@pytest.mark.parametrize(("language", "words"), [("lv", "vēsturnieks"), ("en", "historian")])
def test_pages_on_history_say_who_has_read_them(
    pages: dict[str, html.HtmlElement], name: str, language: str, words: str
) -> None:
    assert words in pages[LANGUAGES[language] + PAGE_TYPES[name]].find(".//main").text_content().casefold()


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
