"""What readers with other senses, hands and screens need, on every page where a machine can tell (WCAG 2.2)."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from playwright.sync_api import Browser, Page

from catalog.charts import NoChart, chart
from catalog.layout import Layout
from catalog.model import Figure
from catalog.pages import Edition, Site
from catalog.pages import Page as Made
from catalog.settings import read_settings
from tests.axe import STYLED, faults
from tests.chromium import ARGUMENTS, chromium
from tests.rereading import load

from .conftest import SUBPATH, Published

ELEMENT = re.compile(r'<([a-z]\w*)(?:[^>]* class="([^"]*)")?[^>]*>([^<]*)')
"""Its name, classes, and the words it begins with."""


def widths(text: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """(kind of element, after a kind of element; letters of its longest word), and so of the rows of tables."""
    before = ""
    for name, classes, words in ELEMENT.findall(text):
        yield (before, name, classes), longest(words)
        before = name + classes
    for row in text.split("<tr>")[1:]:
        cells = row.partition("</tr>")[0].split("</t")
        yield ("row", str(len(cells))), sum(longest(re.sub("<[^>]*>", " ", cell)) for cell in cells)


def longest(words: str) -> int:
    return max(map(len, words.split()), default=0)


@pytest.fixture(scope="module")
def widest(built: Path, pages: Published, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Address → text, as JSON, of the pages that hold the longest word of all in some place."""
    known: dict[tuple[str, ...], tuple[int, str]] = {}
    texts: dict[str, str] = {}
    for path in pages:
        text = (built / SUBPATH / path / "index.html").read_text(encoding="utf-8")
        texts[path] = text[text.index("<main") : text.index("</main>")]
        for kind, width in widths(texts[path]):
            if width > known.get(kind, (-1, ""))[0]:
                known[kind] = width, path
    return kept({path: texts[path] for _, path in known.values()}, tmp_path_factory)


def kept(texts: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("texts") / "texts.json"
    file.write_text(json.dumps(texts), encoding="utf-8")
    return file


LAID_OUT = """async (address) => {
  const found = {};
  for (const [path, text] of Object.entries(await (await fetch(address)).json())) {
    document.querySelector("main").outerHTML = text;
    found[path] = [document.documentElement.scrollWidth, document.documentElement.scrollHeight];
  }
  return found;
}"""
"""Each text is put into one open page, which is much faster than opening it; address → its width and height."""


@pytest.mark.parametrize(("width", "size"), [(320, 16), (360, 32)], ids=["320 px", "text of twice the size"])
def test_every_page_reflows(browser: Browser, address: str, widest: Path, width: int, size: int) -> None:
    """WCAG 1.4.10 and 1.4.4."""
    arguments = [*ARGUMENTS, f"--blink-settings=defaultFontSize={size}"]
    larger = browser.browser_type.launch(executable_path=chromium(), args=arguments)
    page = larger.new_page(viewport={"width": width, "height": 740})
    page.goto(address + "par/")
    page.route("**/texts.json", lambda route: route.fulfill(path=widest))
    found = page.evaluate(LAID_OUT, address + "texts.json")
    larger.close()
    assert [path for path, (across, _) in found.items() if across > width] == []


SCREENS, SCREEN = 15, 740
"""The most that a page may fill of a phone, in its screens; a screen, in pixels."""
BLOCK = re.compile(r"</(h[1-4]|p|li|dt|dd|tr|summary|label)>")


def lines(text: str) -> int:
    """About how many lines a page fills on a phone before anything is unfolded."""
    deep, found = 0, 0
    for part in re.split(r"(<details|</details>)", text):
        deep += {"<details": 1, "</details>": -1}.get(part, 0)
        if not deep:
            found += 2 * len(BLOCK.findall(part)) + len(re.sub("<[^>]*>", "", part)) // 40
    return found


@pytest.fixture(scope="module")
def tallest(built: Path, pages: Published, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Address → text, as JSON, of the two longest pages of each folder, which is one type of record in one language."""
    folders: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for path in pages:
        text = (built / SUBPATH / path / "index.html").read_text(encoding="utf-8")
        text = text[text.index("<main") : text.index("</main>")]
        found = folders[Path(path).parent.as_posix()]
        found.append((lines(text), path, text))
        found.sort(reverse=True)
        del found[2:]
    return kept({path: text for found in folders.values() for _, path, text in found}, tmp_path_factory)


def test_no_page_is_taller_than_fifteen_screens_of_a_phone(page: Page, address: str, tallest: Path) -> None:
    page.set_viewport_size({"width": 360, "height": SCREEN})
    page.goto(address + "par/")
    page.route("**/texts.json", lambda route: route.fulfill(path=tallest))
    found = page.evaluate(LAID_OUT, address + "texts.json")
    assert {path: round(high / SCREEN, 1) for path, (_, high) in found.items() if high > SCREENS * SCREEN} == {}


@pytest.fixture(scope="module")
def components(root: Path) -> str:
    """The page of all components, as it would lie at the site's root."""
    catalog, _ = load(root)
    edition = Edition(Site(root, catalog, read_settings(root)), "lv")
    drawn = [item for item in catalog.all(Figure) if not isinstance(chart(item), NoChart)][:3]
    refused = {found.why: item for item in catalog.all(Figure) if isinstance(found := chart(item), NoChart)}
    source = Path(__file__).with_name("components.html").read_text(encoding="utf-8")
    charted = [item.id for item in (*drawn, *refused.values())]
    made_of = edition.templates.from_string(source).render(charted=charted, uri="index.md")
    made = Made(
        "lv",
        "index.md",
        "Komponentes",
        "Visas daļas",
        Markup(made_of),  # noqa: S704
        "tests/website/components.html",
        "x",
        None,
    )
    layout = Layout(edition)
    page: str = layout._template.render(layout._context(made, "./", "./") | {"canonical": ""})
    return page


OTHERS: dict[str, Any] = {
    "dark": {"color_scheme": "dark"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}
"""Name of a scheme of colours → what makes it."""


@pytest.mark.parametrize("width", [320, 1280])
def test_every_component_is_accessible(browser: Browser, address: str, components: str, width: int) -> None:
    """In each scheme of colours; what hangs on elements alone is asked in one."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme="light")
    page = context.new_page()
    page.route(address + "components.html", lambda route: route.fulfill(body=components, content_type="text/html"))
    page.goto(address + "components.html")
    page.locator("main details").evaluate_all("parts => parts.forEach((part) => { part.open = true; })")
    found = {"light": faults(page)}
    for scheme, options in OTHERS.items():
        page.emulate_media(**options)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found[scheme] = faults(page, STYLED)
    context.close()
    assert found == {"light": [], "dark": [], "forced": []}


def test_in_forced_colours_the_key_still_shows_what_the_chart_shows(browser: Browser, address: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(address + "pasvaldibas/")
    fills = page.evaluate(
        """() => Object.fromEntries(["reported", "listed-no-specific", "listed-no-data", "absent"].map((kind) => [
            kind, [".map svg:not(.sw) ", ".keys "].map((where) => {
                const node = document.querySelector(`${where}.unit--${kind} path`);
                const style = node && getComputedStyle(node);
                return style && `${style.fill} ${style.stroke}`;
            }),
        ]))"""
    )
    context.close()
    assert all(area is None or key.split()[0] == area.split()[0] for area, key in fills.values())
    assert len({key for _, key in fills.values()}) == 4
