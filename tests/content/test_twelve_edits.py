"""Twelve edits as a new editor would make them, on a copy: first with the slips that people make, then mended.

No fingerprint is written or copied; what the check says is plain, one line for a slip; at the end everything is green.
The words are invented; they stand here and nowhere else.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from catalog.check import Known
from catalog.editing.renaming import withdraw
from catalog.settings import read_settings
from catalog.stamp import stamp
from catalog.text import Translation
from tests.rereading import Rereading, load

FIGURE = "data/figures/daudzdzivoklu-maju-energoefektivitate-majas.yml"
REVIEW = "review: {checked_on: 2026-11-29, checked_by: satura-redaktors, every_months: 12}\n"
SOURCE = """id: parskats-2023
title: {lv: Pārskats par 2023. gadu, en: Report on 2023}
kind: pārskats
publisher: kulturas-ministrija
published: 2024
published_is_stated: true
language: lv
covers: {start: 2023, end: 2023}
report: {years: [2023], municipal_annex: 1, national_annex: 2, plan: romu-plans-2024-2027}
about: {lv: Pārskats par vienu gadu., en: A report on one year.}
url: https://example.org/parskats
summary: {lv: Ministrijas pārskats., en: The ministry’s report.}
"""
MEASURE = """id: ID
municipality: preilu-novads
theme: veseliba
order: ORDER
title: {lv: Veselības nodarbības, en: Health sessions}
summary: {lv: Novadā notika nodarbības par veselību., en: Sessions on health were held in the municipality.}
years: [YEAR]
state: carried-out
citations:
  - source: SOURCE
    locator: {annex: 1, theme: veseliba, municipality: preilu-novads, years: [YEAR]}
"""
EVENT = """id: lasisanas-svetki-preilos
title: {lv: Lasīšanas svētki Preiļos, en: Reading festival in Preiļi}
kind: notikums
period: {start: 8.04.2022, end: 2022-04-08}
municipalities: [preilu-novads]
organisers: [Preiļu novada pašvaldība]
about: {lv: Svētkos lasīja grāmatas., en: Books were read at the festival.}
summary: {lv: Preiļos notika lasīšanas svētki., en: A reading festival was held in Preiļi.}
citations:
  - {source: parskats-2021-2022, locator: {annex: 1}}
"""
TERM = """id: lasisanas-stunda
name: {lv: lasīšanas stunda, en: reading hour}
kind: term
meaning: {lv: Stunda, kurā lasa priekšā., en: An hour of reading aloud.}
summary: {lv: Stunda, kurā lasa priekšā., en: An hour of reading aloud.}
citations:
  - {source: parskats-2021, locator: {annex: 1}}
"""


@dataclass
class Copy:
    """A copy of the project that an editor changes, file by file."""

    root: Path
    seen: Rereading

    def add(self, name: str, text: str) -> None:
        """Make a new file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if "review:" in text else text + REVIEW, encoding="utf-8")

    def change(self, name: str, *pairs: tuple[str, str]) -> None:
        """Change words in a file."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, (name, old)
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")

    def text(self, name: str) -> str:
        """The text of a file, without the machine's lines."""
        return re.sub(r"^ *en_of: .*\n", "", (self.root / name).read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory, root: Path, known: Known) -> Copy:
    folder = tmp_path_factory.mktemp("twelve")
    for part in ("data", "docs"):
        shutil.copytree(root / part, folder / part)
    return Copy(folder, Rereading(known))


def said(copy: Copy, root: Path, *, warning: bool = False) -> list[str]:
    return [str(item) for item in copy.seen.problems(copy.root, read_settings(root)) if item.warning == warning]


def warned(copy: Copy, root: Path) -> list[str]:
    return said(copy, root, warning=True)


def test_twelve_edits(copy: Copy, root: Path) -> None:
    measure = "data/local-measures/balvu-novads/balvu-novads-izglitiba-1.yml"
    copy.change(measure, *renamed(copy, measure))  # 1
    report = {"SOURCE": "parskats-2021-2022", "YEAR": "2022", "ORDER": "1", "ID": "preilu-novads-veseliba-2"}
    copy.add(
        "data/local-measures/preilu-novads/preilu-novads-veseliba-2.yml", filled(MEASURE, report)
    )  # 2, order taken
    later = {"SOURCE": "parskats-2023", "YEAR": "2023", "ORDER": "1", "ID": "preilu-novads-veseliba-2023-1"}
    copy.add("data/local-measures/preilu-novads/preilu-novads-veseliba-2023-1.yml", filled(MEASURE, later))  # 3
    copy.add("data/events/lasisanas-svetki-preilos.yml", EVENT)  # 4
    copy.change(FIGURE, ("value: 75\n", "value: 77\n"))  # 5
    copy.add("data/sources/parskats-2023.yml", SOURCE)  # 6
    copy.change("data/organisations/aabs.yml", *renamed(copy, "data/organisations/aabs.yml"))  # 7
    copy.add("data/terms/lasisanas-stunda.yml", TERM)  # 8
    lesson = copy.text("data/lessons/2-augusts.yml").replace("id: 2-augusts", "id: jauna-stunda")
    copy.add("data/lessons/jauna-stunda.yml", re.sub(r"^order: \d+", "order: 90", lesson, flags=re.MULTILINE))  # 9
    for language, words in (("lv", "Lasīšana palīdz."), ("en", "Reading helps.")):  # 10
        page = copy.root / f"docs/{language}/par/index.md"
        page.write_text(page.read_text(encoding="utf-8") + f"\n{words}\n", encoding="utf-8")
    gone = copy.root / "data/organisations/kulturas-ministrija.yml"  # 11
    kept = gone.read_bytes()
    gone.unlink()
    contact = "data/organisations/bernu-aizsardzibas-centrs.yml"
    copy.change(contact, ("  state: seen", "  state: pārcelts"))  # 12

    first = said(copy, root)
    assert not any("en_of" in line or "kontrolsumm" in line for line in first)
    for expected in (
        "„pārskats” nav atrodams (data/vocabularies/source-kinds.yml). Vai domājāt „report” (pārskats)?",
        "„kulturas-ministrija” nav atrodams (data/organisations/), bet uz to norāda",
        "laukā „start” gaidīts datums GGGG, GGGG-MM vai GGGG-MM-DD, atrasts „8.04.2022”",
        "laukā „state” atļauts: seen, moved, gone; atrasts „pārcelts”",
        "iekavās {…} komats atdala laukus; tekstu ar komatu lieciet taisnajās pēdiņās",
        "vārdnīca šo organizāciju sauc citādi nekā data/organisations/aabs.yml",
        "tāda pati kārta (1) ir arī failā",
    ):
        assert any(expected in line for line in first), (expected, first)
    assert any(FIGURE in line and "75" in line for line in warned(copy, root)), "the summary still has the old value"
    assert len([line for line in first if line.startswith("data/")]) <= 9, "\n".join(first)

    gone.write_bytes(kept)
    copy.change("data/sources/parskats-2023.yml", ("kind: pārskats", "kind: report"))
    copy.change("data/events/lasisanas-svetki-preilos.yml", ("start: 8.04.2022", "start: 2022-04-08"))
    copy.change(
        "data/terms/lasisanas-stunda.yml", ("lv: Stunda, kurā lasa priekšā.", 'lv: "Stunda, kurā lasa priekšā."')
    )
    copy.change("data/local-measures/preilu-novads/preilu-novads-veseliba-2.yml", ("order: 1\n", "order: 2\n"))
    copy.change(FIGURE, ("saņēma 75", "saņēma 77"), ("In 2022, 75", "In 2022, 77"))
    copy.change("data/terms/aabs.yml", *renamed(copy, "data/terms/aabs.yml"))
    copy.change(contact, ("  state: pārcelts", "  state: moved"))
    second = said(copy, root)
    assert len(second) == 3, second
    assert any("„parskats-2021” nav atrodams (data/sources/). Vai domājāt" in line for line in second), second
    assert any("„notikums” nav atrodams" in line and "Atļauts: " in line for line in second), second
    assert any("Preiļu novada pašvaldība" in line and "rakstiet vārdus" in line for line in second), second

    body = "{lv: Preiļu novada pašvaldība, en: Preiļi Municipality}"
    pairs = (("notikums", "commemoration"), ("[Preiļu novada pašvaldība]", f"[{body}]"))
    copy.change("data/events/lasisanas-svetki-preilos.yml", *pairs)
    copy.change("data/terms/lasisanas-stunda.yml", ("source: parskats-2021,", "source: parskats-2021-2022,"))
    withdraw(load(copy.root)[0], copy.root, "changes/licences", "par/index")
    assert said(copy, root) == []

    stamp(load(copy.root)[0], copy.root, root)
    catalog, problems = load(copy.root)
    assert problems == []
    unstamped = [
        (item.path, text.lv) for item in catalog.records() for _, text in item.contents.texts
        if text.translation is not Translation.CURRENT
    ]  # fmt: skip
    assert unstamped == []


def filled(text: str, words: dict[str, str]) -> str:
    for name, value in words.items():
        text = text.replace(name, value)
    return text


def renamed(copy: Copy, name: str) -> list[tuple[str, str]]:
    """The change of the name or title of a record: both languages get a word more."""
    text = copy.root.joinpath(name).read_text(encoding="utf-8")
    latvian, english = (
        re.search(rf"^(?:name|title):\n(?:  .*\n)*?  {code}: (.*)$", text, re.MULTILINE) for code in ("lv", "en")
    )
    assert latvian
    assert english
    return [
        (f"  lv: {latvian[1]}\n", f"  lv: {latvian[1]} Rīgā\n"),
        (f"  en: {english[1]}\n", f"  en: {english[1]} in Riga\n"),
    ]
