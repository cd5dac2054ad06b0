"""What readers do, in a browser: walk, switch language, read without scripts, by keyboard, on a phone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from docx import Document
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from catalog import addresses
from catalog.load import Catalog
from catalog.names import permitted_pairs, unaccounted
from catalog.pages import GATHERED, build_pages
from catalog.privacy import contacts

from .conftest import SUBPATH

PAGE_TYPES = {
    "home": "",
    "municipalities": "pasvaldibas/",
    "municipality": "pasvaldibas/ventspils/",
    "municipality-listed": "pasvaldibas/cesu-novads/",
    "municipality-absent": "pasvaldibas/varaklanu-novads/",
    "themes": "temati/",
    "theme": "temati/izglitiba/",
    "policy": "politika/",
    "plan": "politika/plans/",
    "national-measure": "politika/plans/nodarbinatiba/",
    "documents": "politika/dokumenti/",
    "document": "politika/dokumenti/saliedetas-sabiedribas-plans-2022-2023/",
    "organisations": "politika/organizacijas/",
    "organisation": "politika/organizacijas/kulturas-ministrija/",
    "programmes": "prakse/programmas/",
    "programme": "prakse/programmas/latvijas-romu-platforma-v/",
    "data": "dati/",
    "figures": "dati/skaitli/",
    "figure": "dati/skaitli/nva-registretie-romu-bezdarbnieki/",
    "sources": "dati/avoti/",
    "source": "dati/avoti/parskats-2021-2022/",
    "about": "par/",
    "mediators": "mediatori/",
    "mediator-services": "mediatori/kur-un-kad/",
    "checklist": "mediatori/pirma-tiksanas/",
    "practice": "prakse/",
    "examples": "prakse/piemeri/",
    "example": "prakse/piemeri/resursu-centri-2014/",
    "recommendations": "prakse/ieteikumi/",
    "events": "prakse/notikumi/",
    "publications": "prakse/publikacijas/",
    "glossary": "dati/vardnica/",
    "corrections": "dati/labojumi/",
    "teaching-assistants": "temati/skolotaja-paligi/",
    "bibliography": "dati/bibliografija/",
    "responsibilities": "politika/kas-par-ko-atbild/",
    "one-name": "prakse/sare-khetene/",
    "history": "vesture/",
    "chapter": "vesture/genocids-latvija/",
    "time-line": "vesture/laika-lente/",
    "places": "vesture/vietas/",
    "place": "vesture/vietas/sabile-sventes-mezs/",
    "people": "vesture/cilveki/",
    "person": "vesture/cilveki/janis-leimanis/",
    "disagreements": "vesture/domstarpibas/",
    "calendar": "vesture/kalendars/",
    "teachers": "skolotajiem/",
    "guidance": "skolotajiem/vadlinijas/",
    "lessons": "skolotajiem/stundas/",
    "lesson": "skolotajiem/stundas/ka-zina-skaitli/",
    "near-school": "skolotajiem/vietas-pie-skolas/",
    "a-z": "a-z/",
    "results": "meklet/?q=romi",
}
LANGUAGES = {"lv": "", "en": "en/"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SERIOUS = {"serious", "critical"}
EVERY_TYPE = [(language, name) for language in LANGUAGES for name in PAGE_TYPES]


def switch(page: Page) -> None:
    page.locator(".tools a.language").click()


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
    page.locator(".site-nav a[href*=pasvaldibas]").click()
    page.locator("ul.units a", has_text="Balvu novads" if language == "lv" else "Balvi Municipality").click()
    there_and_back()
    page.locator(".more a[href*=temati]").first.click()
    there_and_back()
    page.locator("#valsts ~ ul .entry__title a").first.click()
    there_and_back()
    page.locator("p.source a").first.click()
    there_and_back()
    expect(page.locator("h1")).to_contain_text("Pārskats" if language == "lv" else "Report")


@pytest.mark.parametrize(("language", "name"), EVERY_TYPE)
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_page_is_accessible_fits_and_asks_nobody_else(
    browser: Browser, address: str, language: str, name: str, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    requests: list[str] = []
    failures: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("response", lambda response: failures.append(response.url) if response.status >= 400 else None)
    page.on("console", lambda message: failures.append(message.text) if message.type == "error" else None)
    page.goto(address + LANGUAGES[language] + PAGE_TYPES[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    serious = [f"{item['id']}: {item['nodes'][0]['html'][:160]}" for item in found if item["impact"] in SERIOUS]
    assert serious == []
    assert {urlsplit(url).netloc for url in requests} == {urlsplit(address).netloc}
    assert failures == []
    context.close()


def test_everything_is_there_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    page.locator("details.menu > summary").click()
    page.locator("details.menu a[href*=temati]").click()
    page.locator(".entry__title a").nth(1).click()
    shown = page.locator(".by-unit .entry:visible").count()
    page.locator("label:has(#y2022)").click()
    assert 0 < page.locator(".by-unit .entry:visible").count() < shown, "the year filter needs no script"
    page.locator(".by-unit .entry__title a:visible").first.click()
    expect(page.locator(".measure:target")).to_be_visible()
    context.close()


def test_keyboard_reaches_content_first(page: Page, address: str) -> None:
    page.goto(address + "pasvaldibas/ventspils/")
    page.keyboard.press("Tab")
    assert "md-skip" in page.evaluate("document.activeElement.className")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('article, .md-content').contains(document.activeElement)")


def test_theme_choice_is_kept(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("[data-switch-theme]").click()
    chosen = page.evaluate("document.documentElement.dataset.theme")
    page.goto(address + "en/temati/")
    assert page.evaluate("document.documentElement.dataset.theme") == chosen


@pytest.mark.parametrize("path", ["nav-tadas/", "en/no-such/page/"])
def test_missing_page_speaks_both_languages(page: Page, address: str, path: str) -> None:
    response = page.goto(address + path)
    assert response is not None
    assert response.status == 404
    expect(page.locator("h1")).to_have_text("Lapa nav atrasta")
    expect(page.locator("[lang=en] h2")).to_have_text("Page not found")
    page.locator("[lang=en] a").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def all_html(built: Path) -> list[Path]:
    return sorted(path for path in (built / SUBPATH).rglob("*.html") if path.name != "404.html")


def test_each_page_names_itself_and_its_translation(built: Path) -> None:
    base = f"https://example.org/{SUBPATH}/"
    for path in all_html(built):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        neutral = path.parent.relative_to(built / SUBPATH).as_posix().removeprefix("en").lstrip("/.")
        lv = base + (neutral + "/" if neutral else "")
        en = base + "en/" + (neutral + "/" if neutral else "")
        language = "en" if path.relative_to(built / SUBPATH).parts[0] == "en" else "lv"
        links = {link["hreflang"]: link["href"] for link in soup.select("link[hreflang]")}
        assert links == {"lv": lv, "en": en, "x-default": lv}, path
        canonical = soup.select_one("link[rel=canonical]")
        assert canonical is not None
        assert canonical["href"] == (lv if language == "lv" else en)
        assert soup.html is not None
        assert soup.html["lang"] == language
        assert len(soup.select("h1")) == 1, path
        description = soup.select_one("meta[name=description]")
        assert description is not None
        assert description["content"], path


def test_sitemap_has_every_page_in_both_languages(built: Path) -> None:
    text = (built / SUBPATH / "sitemap.xml").read_text(encoding="utf-8")
    assert text.count("<loc>") == len(all_html(built))
    assert text.count('hreflang="en"') == text.count('hreflang="lv"') == len(all_html(built))


def test_every_edit_link_leads_to_a_file(built: Path, root: Path) -> None:
    seen = set()
    for path in all_html(built):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        links = [str(link["href"]) for link in soup.select("a[href^='https://repository.example/edit/']")]
        assert links, path
        for link in links:
            file = root / link.removeprefix("https://repository.example/edit/main/")
            assert file.is_file(), (path, link)
            seen.add(file)
    assert len([file for file in seen if "local-measures" in str(file)]) > 100


def test_every_record_page_is_linked_from_its_list(built: Path, catalog: Catalog, root: Path) -> None:
    for uri in build_pages(catalog, root, ""):
        language, *parts, name = uri.removesuffix(".md").split("/")
        gathered = "/".join([*parts, name]) in {*GATHERED, *addresses.LISTED.values()}
        if name == "index" or gathered:
            continue
        section = built / SUBPATH / ("en" if language == "en" else "") / "/".join(parts)
        soup = BeautifulSoup((section / "index.html").read_text(encoding="utf-8"), "html.parser")
        assert any(str(link["href"]).split("#")[0] == f"{name}/" for link in soup.select("a[href]")), uri


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


@pytest.mark.parametrize("name", ["municipality", "national-measure", "plan"])
def test_prints_the_content_without_the_furniture(page: Page, address: str, name: str) -> None:
    page.goto(address + PAGE_TYPES[name])
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("article")).to_be_visible()
    expect(page.locator("header.md-header")).to_be_hidden()
    assert page.locator(".pager:visible").count() == 0


def test_nothing_private_reaches_pages_or_the_search_index(built: Path, catalog: Catalog) -> None:
    permitted = permitted_pairs(catalog)
    texts = {str(path): path.read_text(encoding="utf-8") for path in all_html(built)}
    texts |= {str(path): path.read_text(encoding="utf-8") for path in (built / SUBPATH / "search").rglob("*.json")}
    for where, text in texts.items():
        words = BeautifulSoup(text, "html.parser").get_text("\n") if "<" in text else text
        words = words.replace("20212022", "")  # two years in neighbouring cells, which the index joins
        assert list(contacts(words)) == [], where
        assert [found for line in words.split("\n") for found in unaccounted(line, permitted)] == [], where


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_can_be_downloaded(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}{LANGUAGES[language]}dati/skaitli/nva-registretie-romu-bezdarbnieki/")
    with page.expect_download() as download:
        page.locator("a[download]").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "2022-12-31,,exact,524" in text
    page.goto(f"{address}{LANGUAGES[language]}dati/skaitli/")
    with page.expect_download() as download:
        page.locator("a[download]").click()
    assert Path(download.value.path()).read_text(encoding="utf-8-sig").count("\n") > 150


HISTORY = [name for name in PAGE_TYPES if PAGE_TYPES[name].startswith(("vesture/", "skolotajiem/"))]


@pytest.mark.parametrize("name", HISTORY)
@pytest.mark.parametrize(("language", "words"), [("lv", "Vēsturnieks"), ("en", "istorian")])
def test_pages_on_history_say_who_has_read_them(page: Page, address: str, name: str, language: str, words: str) -> None:
    page.goto(address + LANGUAGES[language] + PAGE_TYPES[name])
    expect(page.locator("article")).to_contain_text(re.compile(words, re.IGNORECASE))


def test_nothing_private_in_downloads(built: Path, catalog: Catalog) -> None:
    permitted = permitted_pairs(catalog)
    root = built / SUBPATH
    texts = {path: path.read_text(encoding="utf-8") for kind in ("csv", "ics") for path in root.rglob(f"*.{kind}")}
    texts |= {path: "\n".join(item.text for item in Document(str(path)).paragraphs) for path in root.rglob("*.docx")}
    texts |= {path: PdfReader(path).pages[0].extract_text() for path in root.rglob("*.pdf")}
    assert {path.suffix for path in texts} == {".csv", ".ics", ".docx", ".pdf"}
    for path, text in texts.items():
        if path.suffix != ".ics":  # its date stamps look like telephone numbers
            assert list(contacts(text)) == [], path
        found = [name for line in text.split("\n") for name in unaccounted(line, permitted)]
        assert path.suffix == ".pdf" or found == [], path
