"""`make new-report` on a copy: the skeleton says what is to fill; filled with invented words, the site has the year."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

import pytest

from catalog.check import Known, check
from catalog.editing.new_report import NewReportError, lay_out
from catalog.pages import Edition, Site
from catalog.settings import Settings
from catalog.stamp import stamp
from catalog.totals import totals
from tests.rereading import load

YEAR = 2023
GAPS = {
    r"^published:$": "published: 2024",
    r"^published_is_stated:$": "published_is_stated: true",
    r"^url:$": "url: https://example.org/",
    r"^( *)listed_informant:$": r"\1listed_informant: true",
    r"^( *(?:- )?)state:$": r"\1state: carried-out",
    r"^( *)lv:$": r"\1lv: Pasākumi notika.",
    r"^( *)en:$": r"\1en: Measures took place.",
}


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    folder = tmp_path_factory.mktemp("laid-out")
    for part in ("data", "docs", "overrides"):
        shutil.copytree(root / part, folder / part)
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    written = lay_out(load(folder)[0], folder, [YEAR], today)
    assert f"data/sources/parskats-{YEAR}.yml" in written
    return folder


@pytest.fixture(scope="module")
def filled(laid_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(laid_out, tmp_path_factory.mktemp("filled") / "project"))
    for path in {folder / problem.path for problem in load(folder)[1]}:
        text = path.read_text(encoding="utf-8")
        for gap, words in GAPS.items():
            text = re.sub(gap, words, text, flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")
    stamp(load(folder)[0], folder)
    return folder


def test_each_file_says_once_what_is_to_fill(laid_out: Path) -> None:
    problems = load(laid_out)[1]
    assert problems
    assert all("vēl jāaizpilda" in item.lv or "gaidīts" in item.lv for item in problems)
    assert not any("lieciet to pēdiņās" in item.lv for item in problems)
    assert len({item.path for item in problems}) == len(problems)
    (source,) = (item for item in problems if item.path == f"data/sources/parskats-{YEAR}.yml")
    assert "published, published_is_stated, about.lv, about.en" in source.lv


def test_filled_in_the_site_has_the_year(filled: Path, root: Path, settings: Settings, known: Known) -> None:
    catalog, problems = load(filled)
    wrong = [str(item) for item in problems + check(catalog, filled, settings, known)]
    assert wrong == []
    before, after = totals(load(root)[0]), totals(catalog)
    cells = before["parskats-2021-2022: theme × municipality cells"]
    assert after[f"parskats-{YEAR}: municipal measures"] == cells
    assert {name: after[name] for name in before if name.startswith("parskats-2021-2022")} == {
        name: count for name, count in before.items() if name.startswith("parskats-2021-2022")
    }
    edition = Edition(Site(filled, catalog, settings), "lv")
    assert f'data-shows="year={YEAR}"' in edition.page("temati/izglitiba.md").body
    assert f">{YEAR}</th>" in edition.page("politika/plans/index.md").body
    assert f"Pārskatā par {YEAR}. gadu ir šīs pašvaldības pasākumi" in edition.page("pasvaldibas/balvu-novads.md").body


def test_what_was_filled_in_is_not_laid_out_anew(laid_out: Path) -> None:
    """With gaps the source cannot be read, and nothing else says that there is one."""
    with pytest.raises(NewReportError, match="aizpildiet to"):
        lay_out(load(laid_out)[0], laid_out, [YEAR], "2026-11-29")


def test_a_year_has_one_report(root: Path) -> None:
    with pytest.raises(NewReportError, match="jau ir"):
        lay_out(load(root)[0], root, [2022], "2026-11-29")
