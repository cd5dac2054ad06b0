"""Municipalities compared and measures taken along: by address, menus, touch, keyboard, without a script."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import follow

PAGE = "pasvaldibas/salidzinat/"
HEADS = "table.compare thead th:visible"


def heads(page: Page) -> list[str]:
    expect(page.locator("[data-compare-said]")).not_to_be_empty()
    return page.locator(HEADS).all_inner_texts()


def test_two_municipalities_stand_side_by_side_from_an_address(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}?ar=jelgava,tukuma-novads")
    assert heads(page) == ["Jelgava", "Tukuma novads"]
    for row in page.locator("table.compare tbody tr:not(.compare__theme)").all():
        assert row.locator("td:visible").count() == 2
    follow(page.locator("a.language").first)
    assert page.url == f"{address}en/{PAGE}?with=jelgava,tukuma-novads"
    assert len(heads(page)) == 2


def test_menus_choose_and_the_address_follows(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    expect(page.locator("[data-compare-said]")).to_contain_text("Izvēlieties")
    assert page.locator(HEADS).count() == 0
    expect(page.locator(".examples")).to_be_visible()
    page.locator("#c-1").select_option(label="Jelgava")
    page.locator("#c-2").select_option(label="Ventspils")
    assert heads(page) == ["Jelgava", "Ventspils"]
    assert page.url == f"{address}{PAGE}?ar=jelgava,ventspils"
    expect(page.locator(".examples")).to_be_hidden()
    assert page.locator("#c-3 option[value=jelgava]").is_disabled(), "nobody is compared with itself"


@pytest.mark.parametrize("language", ["", "en/"])
def test_an_example_is_a_comparison(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}{language}{PAGE}")
    example = page.locator(".examples a").first
    named = example.inner_text().split(", ")
    follow(example)
    assert heads(page) == named


@pytest.mark.parametrize(
    ("query", "kept", "words"),
    [
        ("ar=jelgava,tukums", "?ar=jelgava,tukuma-novads", "Tukuma novads"),
        ("ar=Jelgava, ventspils", "?ar=jelgava,ventspils", ""),
        ("ar=jelgava,jelgava", "?ar=jelgava", ""),
        ("ar=jelgava&ar=riga", "?ar=jelgava,riga", ""),
        ("ar=jelgava,qq", "?ar=jelgava", "qq"),
        ("ar=jelgava,ventspils,riga,liepaja", "?ar=jelgava,ventspils,riga", "trīs"),
        ("ar=" + quote('"><img src=x onerror=alert(1)>,jelgava'), "?ar=jelgava", "onerror"),
        ("with=jelgava,riga&x=1", "?ar=jelgava,riga", "„x”"),
        ("ar=" + ",".join(["zzz"] * 500), "", "zzz"),
    ],
)
def test_hostile_and_unknown_addresses_give_the_nearest_view(
    browsed: Page, address: str, query: str, kept: str, words: str
) -> None:
    browsed.goto(f"{address}{PAGE}?{query}")
    expect(browsed.locator("[data-compare-said]")).to_contain_text(words or "Blakus")
    assert browsed.url == f"{address}{PAGE}{kept}"


def test_without_a_script_all_stand_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}{PAGE}?ar=jelgava,ventspils")
    assert page.locator(HEADS).count() == 43
    expect(page.locator("main .notice")).to_contain_text("JavaScript")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, "the table scrolls in its own region"
    context.close()


def test_by_touch_from_a_municipality_to_the_comparison(browser: Browser, address: str) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}pasvaldibas/jelgava/")
    page.locator("#lidzigas ~ ul a[href*=salidzinat]").first.tap()
    assert heads(page)[0] == "Jelgava"
    assert len(heads(page)) == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_a_municipality_is_a_line_a_measure_and_folded(page: Page, address: str) -> None:
    page.goto(f"{address}pasvaldibas/jelgava/")
    lines = page.locator("details.line")
    assert lines.count() == sum(map(int, page.locator(".lines h2 .num").all_inner_texts()))
    assert page.locator("details.line[open]").count() == 0
    page.locator("[data-do=unfold]").click()
    assert page.locator("details.line[open]").count() == lines.count()
    page.reload()
    page.emulate_media(media="print")
    assert page.locator(".measure").first.is_visible(), "nothing stays folded on paper"


def test_marks_say_money_and_result_in_words_too(page: Page, address: str) -> None:
    page.goto(f"{address}pasvaldibas/jelgava/")
    marks = page.locator("details.line .marks")
    money = [text for text in marks.all_text_contents() if "€" in text]
    assert money
    assert all("programma vai nauda" in text for text in money)
    said = re.search(r"nosaukta pie (\d+), rezultāts – pie (\d+)", page.locator("main").inner_text())
    assert said
    assert int(said[1]) == len(money)
    assert int(said[2]) == sum("rezultāts" in text for text in marks.all_text_contents())


@pytest.mark.parametrize("path", ["pasvaldibas/cesu-novads/", "en/pasvaldibas/dobeles-novads/"])
def test_a_municipality_without_measures_leads_on(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    links = page.locator("main .box a")
    assert links.count() >= 3
    for href in links.evaluate_all("links => links.map(link => link.href)"):
        assert page.request.get(href).ok, href
    assert page.locator("#lidzigas ~ ul a").count() >= 4
    follow(page.locator("main .box a[href*=ieteikumi]"))
    expect(page.locator("[data-filter-said]")).not_to_be_empty()
    shown, every = (page.locator(f"main [data-row]{part}").count() for part in (":visible", ""))
    assert 0 < shown < every, "the recommendations to municipalities alone"


def test_early_school_leaving_is_two_clicks_away(page: Page, address: str) -> None:
    page.goto(address)
    follow(page.locator(".nav a[href*=temati]"))
    follow(page.locator("main a", has_text="Priekšlaicīga mācību pārtraukšana").first)
    assert page.locator("main [data-row]").count() >= 7
    expect(page.locator("main")).to_contain_text("PuMPuRS")


def test_measures_are_narrowed_by_money_and_taken_along(page: Page, address: str) -> None:
    page.goto(f"{address}pasvaldibas/pasakumi/?nauda-vai-programma=avota-noradits")
    rows = page.locator("main [data-row]:visible")
    expect(page.locator("[data-filter-said]")).to_contain_text(f"Redzami {rows.count()} no 192")
    with page.expect_download() as download:
        page.locator("[data-csv=',']").click()
    head, *cells = csv.reader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig")))
    assert head[:2] == ["Pasākums", "Pašvaldība"]
    assert [row[0] for row in cells] == rows.locator("th a").all_inner_texts()
    assert all(row[3] for row in cells)


def test_totals_of_the_plan_are_those_of_its_rows(page: Page, address: str) -> None:
    page.goto(f"{address}politika/plans/")
    table = page.locator("main .side table").first
    for row in table.locator("tbody tr").all()[:-1]:
        label = row.locator("th").inner_text().strip()
        cells = row.locator("td").all_inner_texts()
        for year, count in zip(table.locator("thead th.num").all_inner_texts(), cells, strict=True):
            states = page.locator(f"table.plan td[data-year='{year}']", has_text=label)
            assert sum(text.strip() == label for text in states.all_inner_texts()) == int(count), (label, year)
    chart = page.locator("svg.chart").get_attribute("aria-label") or ""
    assert all(count in chart for count in table.locator("td").all_inner_texts()[:-2])
