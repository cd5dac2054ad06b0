"""A new year's report and the next plan are data: added to a copy, they show beside the old ones and change none.

The entries are invented; they stand here and nowhere else.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from lxml import html

from catalog.check import Known, check
from catalog.load import Catalog
from catalog.pages import Edition, Site
from catalog.search.facets import facets
from catalog.settings import Settings
from catalog.stamp import stamp
from catalog.totals import totals
from tests.content.literals import literals
from tests.rereading import load

REVIEW = "review: {checked_on: 2026-11-20, checked_by: satura-redaktors, every_months: 12}\n"
RECORDS = {
    "sources/parskats-2023-2024.yml": """id: parskats-2023-2024
title: {lv: Pārskats par 2023. un 2024. gadu, en: Report on 2023 and 2024}
kind: report
publisher: kulturas-ministrija
published: 2025
published_is_stated: true
language: lv
covers: {start: 2023, end: 2024}
report: {years: [2023, 2024], municipal_annex: 1, national_annex: 2, plan: romu-plans-2024-2027}
about: {lv: Pārskats par diviem gadiem., en: A report on two years.}
url: https://example.org/parskats
summary: {lv: Ministrijas pārskats., en: The ministry’s report.}
""",
    "local-measures/balvu-novads/balvu-novads-izglitiba-2023-1.yml": """id: balvu-novads-izglitiba-2023-1
municipality: balvu-novads
theme: izglitiba
order: 1
title: {lv: Lasīšanas stunda, en: Reading hour}
summary: {lv: Bibliotēkā notika lasīšanas stundas., en: Reading hours were held in the library.}
years: [2023, 2024]
state: carried-out
citations:
  - source: parskats-2023-2024
    locator: {annex: 1, theme: izglitiba, municipality: balvu-novads, years: [2023, 2024]}
""",
    "national-measures/lasisana-2024.yml": """id: lasisana-2024
row: 1
title: {lv: Lasīšanas programma, en: Reading programme}
summary: {lv: Plānota lasīšanas programma., en: A reading programme is planned.}
plan: romu-plans-2024-2027
themes: [izglitiba]
responsible: [kulturas-ministrija]
state: planned
deadline: 2026-12-31
indicators:
  - {lv: Noorganizētas nodarbības., en: Sessions held.}
funding: {lv: Valsts budžets., en: The state budget.}
citations:
  - source: parskats-2023-2024
    locator: {annex: 2, row: 1}
""",
    "national-measures/raditaji-2024.yml": """id: raditaji-2024
row: 2
title: {lv: Rādītāju apkopošana, en: Collecting indicators}
summary: {lv: Apkopo rādītājus., en: Indicators are collected.}
plan: romu-plans-2024-2027
themes: [izglitiba]
responsible: [kulturas-ministrija]
years:
  - year: 2024
    state: in-progress
    done: {lv: Darbs sākts., en: Work began.}
citations:
  - source: parskats-2023-2024
    locator: {annex: 2, row: 2}
""",
}


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The project's content with a second report and a second plan's measures."""
    folder = tmp_path_factory.mktemp("grown")
    for part in ("data", "docs", "overrides"):
        shutil.copytree(root / part, folder / part)
    for name, text in RECORDS.items():
        path = folder / "data" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text + REVIEW, encoding="utf-8")
    unit = folder / "data/municipalities/balvu-novads.yml"
    reported = "reporting:\n  - source: parskats-2023-2024\n    listed_informant: true\n"
    unit.write_text(unit.read_text(encoding="utf-8").replace("reporting:\n", reported, 1), encoding="utf-8")
    stamp(load(folder)[0], folder)
    return folder


def edition(folder: Path, settings: Settings, known: Known) -> Edition:
    catalog, problems = load(folder)
    assert [str(problem) for problem in problems + check(catalog, folder, settings, known)] == []
    return Edition(Site(folder, catalog, settings), "lv")


@pytest.fixture(scope="module")
def after(grown: Path, settings: Settings, known: Known) -> Edition:
    return edition(grown, settings, known)


@pytest.fixture(scope="module")
def before(root: Path, settings: Settings, known: Known) -> Edition:
    return edition(root, settings, known)


def words(body: str) -> str:
    return " ".join(html.fromstring(body).text_content().split())


def test_a_municipality_shows_both_reports(before: Edition, after: Edition) -> None:
    uri = "pasvaldibas/balvu-novads.md"
    old, new = words(before.page(uri).body), words(after.page(uri).body)
    assert "Lasīšanas stunda" in new
    assert "Pārskatā par 2023. un 2024. gadu ir šīs pašvaldības pasākumi" in new
    assert all("Pārskatā par 2021. un 2022. gadu ir šīs pašvaldības pasākumi" in said for said in (old, new))
    table = html.fromstring(after.page(uri).body).find(".//table")
    assert [cell.text for cell in table.findall(".//thead//th")][1:] == ["2021", "2022", "2023", "2024"]
    assert "year-not-stated" not in new
    assert 'id="izglitiba-2023-1"' in after.page(uri).body


def test_a_municipality_that_the_new_report_leaves_out_says_so(after: Edition) -> None:
    said = words(after.page("pasvaldibas/ventspils.md").body)
    assert "Pārskatā par 2021. un 2022. gadu ir šīs pašvaldības pasākumi" in said
    assert "pārskatā par 2023. un 2024. gadu nav minēta" in said


def test_the_matrix_of_each_report_holds_its_own_years(after: Edition) -> None:
    page = html.fromstring(after.page("pasvaldibas/index.md").body)
    newest, oldest = page.findall(".//table[@class='matrix']")
    assert "2023, 2024" in words(html.tostring(newest, encoding="unicode"))
    assert "2021" not in words(html.tostring(newest, encoding="unicode"))
    assert "2023" not in words(html.tostring(oldest, encoding="unicode"))
    assert len(oldest.findall(".//tbody/tr")) == 19


def test_a_theme_can_be_filtered_by_the_new_years(after: Edition) -> None:
    body = after.page("temati/izglitiba.md").body
    assert re.findall(r'data-shows="year=(\d+)"', body) == ["2024", "2023", "2022", "2021"]


def test_plans_stand_side_by_side(after: Edition) -> None:
    page = html.fromstring(after.page("politika/plans/index.md").body)
    new, old = page.xpath(".//table[contains(@class, 'plan')]")
    assert [row.find("th").text_content() for row in new.findall("tbody/tr")] == [
        "Lasīšanas programma", "Rādītāju apkopošana",
    ]  # fmt: skip
    assert [cell.text for cell in new.findall("thead//th")][3:] == ["2024"]
    assert len(old.findall("tbody/tr")) == 27
    assert [cell.text for cell in old.findall("thead//th")][3:] == ["2021", "2022"]


def test_a_planned_measure_says_what_is_planned(after: Edition) -> None:
    said = words(after.page("politika/plans/lasisana-2024.md").body)
    for expected in ("plānots", "2026. gada 31. decembris", "Noorganizētas nodarbības.", "Valsts budžets.", "1. no 2"):
        assert expected in said
    assert "1. no 27" in words(after.page("politika/plans/romu-lidzdaliba-un-kulturas-savpatniba.md").body)


def test_totals_are_those_of_each_report(before: Edition, after: Edition) -> None:
    old, new = totals(before.site.catalog), totals(after.site.catalog)
    for name in (name for name in old if name.startswith(("parskats-2021-2022", "romu-plans-2022-2023"))):
        assert new[name] == old[name], name
    assert new["parskats-2023-2024: municipal measures"] == 1
    assert new["romu-plans-2024-2027: national measures"] == 2


def test_search_narrows_by_the_new_years(after: Edition) -> None:
    catalog: Catalog = after.site.catalog
    assert facets(catalog)["pasvaldibas/balvu-novads/izglitiba-2023-1.md"].years == {2023, 2024}


def test_no_year_and_no_record_stands_in_the_program(root: Path) -> None:
    """Years and ids of records belong to data; examples in docstrings and comments may name them."""
    assert literals(root) == []
