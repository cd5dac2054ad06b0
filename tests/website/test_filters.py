"""Lists narrowed as readers do it: by buttons and menus, by an address, without a script, by touch and by keyboard."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.catalog.test_tables import FORMULAS
from tests.chromium import follow

PLAN = "politika/plans/"
NOT_DONE = f"{PLAN}?stavoklis=netika-istenots"
ROWS = "main [data-row]:visible"


def said(page: Page) -> str:
    return page.locator("[data-filter-said]").inner_text()


def test_a_choice_stands_in_the_address_and_comes_back(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    page.locator("label:has(#f-state-not-carried-out)").click()
    assert page.url == address + NOT_DONE
    shown = page.locator(ROWS).count()
    assert f"Redzami {shown} no 27." in said(page)
    page.reload()
    assert page.locator(ROWS).count() == shown
    assert page.locator("#f-state-not-carried-out").is_checked()


def test_year_and_state_meet_in_one_cell(page: Page, address: str) -> None:
    """Not carried out in 2022: not what was done in 2022 and undone in another year."""
    page.goto(f"{address}{NOT_DONE}&gads=2022")
    rows = page.locator(ROWS)
    assert rows.count() > 0
    for row in rows.all():
        expect(row.locator("td[data-year='2022']")).to_have_attribute("data-state", "not-carried-out")


def test_the_other_language_keeps_the_choice(page: Page, address: str) -> None:
    page.goto(address + NOT_DONE)
    shown = page.locator(ROWS).count()
    follow(page.locator("a.language").first)
    assert page.url == f"{address}en/{PLAN}?status=not-carried-out"
    assert page.locator(ROWS).count() == shown
    page.goto(f"{address}en/{NOT_DONE}")
    assert page.locator(ROWS).count() == shown, "words of the other language are understood"
    assert page.url.endswith("?status=not-carried-out")
    page.goto(f"{address}en/{PLAN}?state=not-carried-out")
    assert page.url.endswith("?status=not-carried-out"), "an address outlives the label that it was made of"
    assert page.locator(ROWS).count() == shown


@pytest.mark.parametrize(
    ("query", "kept", "words"),
    [
        ("stavoklis=netika-istenots-nekad", "?stavoklis=netika-istenots", "netika īstenots"),
        ("stavoklis=qqq", "", "qqq"),
        ("nezinams=1&gads=2022", "?gads=2022", "nezinams=1"),
        ("stavoklis=" + quote("<img src=x onerror=alert(1)>"), "", "<img src=x onerror=alert(1)>"),
        ("__proto__=1&constructor=2", "", "__proto__=1"),
        ("gads=2022&gads=2021", "?gads=2022", "gads=2021"),
        ("stavoklis=" + "x" * 5000, "", "xxx…"),
    ],
)
def test_unknown_words_give_the_nearest_view_and_are_said(
    browsed: Page, address: str, query: str, kept: str, words: str
) -> None:
    browsed.goto(f"{address}{PLAN}?{query}")
    expect(browsed.locator("[data-filter-said]")).to_contain_text(words)
    assert browsed.url == f"{address}{PLAN}{kept}"
    assert browsed.locator(ROWS).count() > 0


def test_nothing_left_is_said_and_groups_without_a_row_disappear(page: Page, address: str) -> None:
    page.goto(f"{address}prakse/ieteikumi/?teksts=skol")
    shown, groups = page.locator(ROWS).count(), page.locator("main [data-group]")
    assert 0 < shown < page.locator("main [data-row]").count()
    assert sum(int(group.locator("h2 .num").inner_text()) for group in groups.all() if group.is_visible()) == shown
    page.locator("#f-text").fill("qqqqq")
    expect(page.locator("[data-filter-none]")).to_be_visible()
    assert page.locator(ROWS).count() == 0
    assert all(not group.is_visible() for group in groups.all())
    assert page.locator("[data-csv]").first.is_disabled()
    page.locator("[data-filter] [type=reset]").click()
    expect(page.locator("[data-filter-none]")).to_be_hidden()
    assert page.locator("main [data-row][hidden]").count() == 0
    assert page.url == f"{address}prakse/ieteikumi/"


EMPTY = """labels => labels.filter((label) =>
  label.querySelector(".num").innerText === "0" && !label.querySelector("input").checked).length"""
"""How many buttons would show nothing, those left out that are pressed."""


def test_a_choice_that_would_leave_nothing_is_not_offered(page: Page, address: str) -> None:
    page.goto(f"{address}prakse/ieteikumi/")
    for choice in page.locator("#f-theme option:not([value=''])").evaluate_all(
        "options => options.map(option => option.value)"
    ):
        page.locator("#f-theme").select_option(choice)
        assert page.locator(ROWS).count() > 0
        assert page.locator(".chips label:visible").evaluate_all(EMPTY) == 0


READ = """rows => rows.map((row) => {
  const link = row.querySelector("a");
  const words = (node) => node.textContent.replace(/\\s+/g, " ").trim();
  const cells = row.matches("tr") ? [...row.querySelectorAll("th, td")].map(words) : null;
  return {title: link.innerText.replace(/\\s+/g, " ").trim(), address: link.href, cells};
})"""


@pytest.mark.parametrize("path", [NOT_DONE, "prakse/ieteikumi/?temats=izglitiba", "en/prakse/notikumi/?year=2022"])
def test_csv_is_what_is_shown_row_for_row(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    shown = page.locator(ROWS).evaluate_all(READ)
    for separator in (",", ";"):
        with page.expect_download() as download:
            page.locator(f"[data-csv='{separator}']").click()
        content = Path(download.value.path()).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=separator)
        assert len(rows) == len(shown) > 0
        for row, cells in zip(shown, rows, strict=True):
            assert len(cells) == len(head)
            assert row["title"] in cells
            assert cells[-1] == row["address"]
            assert row["cells"] in (None, cells[:-1])


def test_no_cell_of_a_csv_made_here_is_a_formula(page: Page, address: str) -> None:
    """The same words as for the files made in the build; the browser's rule is the build's."""
    page.goto(address + PLAN)
    made = page.evaluate(
        """async (words) => (await import("/romi/assets/filter.js")).csv(words.map((word) => [word]), ";")""", FORMULAS
    )
    cells = [row[0] for row in csv.reader(io.StringIO(made.lstrip("\ufeff"), newline=""), delimiter=";")]
    assert len(cells) == len(FORMULAS)
    assert all("'" in cell for cell in cells)


def test_buttons_filter_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}prakse/ieteikumi/")
    every = page.locator("main [data-row]").count()
    label = page.locator(".chips label").nth(2)
    label.click()
    assert page.locator(ROWS).count() == int(label.locator(".num").inner_text()) < every
    for group in page.locator("main [data-group]:visible").all():
        assert group.locator("[data-row]:visible").count(), "a heading without a row is not shown"
    expect(page.locator(".filters__menus")).to_be_hidden()
    context.close()


SHOWN_BY_EACH = """labels => labels.map((label) => {
  label.click();
  const rows = [...document.querySelectorAll("main [data-row]")];
  return rows.filter((row) => getComputedStyle(row).display !== "none").length;
})"""
MADE_BY_EACH = """async (labels) => {
  const own = await import("/romi/assets/filter.js");
  return labels.map((label) => {
    label.click();
    return own.csv(own.shownTable(), ",");
  });
}"""
"""Of each button: how many rows it leaves without a script, and the CSV that the script makes of what it shows."""


@pytest.mark.parametrize("path", [PLAN, "pasvaldibas/", "prakse/ieteikumi/", "en/prakse/notikumi/", "temati/veseliba/"])
def test_without_a_script_each_button_has_the_csv_of_what_it_shows(
    browser: Browser, page: Page, address: str, path: str
) -> None:
    """The files made in the build are what the script would make, and what the style sheet shows."""
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address + path)
    page.goto(address + path)
    links = plain.locator("[data-filter] noscript a").evaluate_all("links => links.map(link => link.href)")
    assert len(links) == page.locator("[data-filter] [type=radio]").count()
    shown = plain.locator(".chips label").evaluate_all(SHOWN_BY_EACH)
    made = page.locator(".chips label").evaluate_all(MADE_BY_EACH)
    assert len({*made}) > 1
    for link, count, text in zip(links, shown, made, strict=True):
        saved = plain.request.get(link).body().decode("utf-8-sig").replace("https://example.org/romi/", address)
        read = list(csv.reader(io.StringIO(saved)))
        assert len(read) - 1 == count
        assert read == list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    context.close()


def test_filters_by_touch_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}temati/izglitiba/")
    page.locator("label:has(#f-year-2022)").tap()
    page.locator(".filters__menus summary").tap()
    page.locator("#f-money").select_option("stated")
    shown = page.locator(ROWS).count()
    assert 0 < shown < page.locator("main [data-row]").count()
    assert f"Redzami {shown} no " in said(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_filters_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}prakse/ieteikumi/")
    every = page.locator("main [data-row]").count()
    page.locator("#f-addressee").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(ROWS).count() < every
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    page.keyboard.press("ArrowDown")
    assert page.url.count("=") == 2


def test_filters_fit_at_twice_the_text_size(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    for path in (
        "pasvaldibas/",
        "pasvaldibas/jelgava/",
        "pasvaldibas/salidzinat/?ar=jelgava,riga",
        PLAN,
        "temati/izglitiba/",
    ):
        page.goto(address + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    context.close()
