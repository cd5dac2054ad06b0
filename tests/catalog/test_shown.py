from __future__ import annotations

import csv
import io

from markupsafe import Markup

from catalog.pages import Page
from catalog.shown import shown_files

HOME = "https://example.org/romi/"
FORM = """<form data-filter data-title="Nosaukums" data-summary="Kopsavilkums" data-address="Adrese" data-all="Visi">
<fieldset><legend>Temats</legend><input type="radio" name="theme" value="">
<input type="radio" name="theme" value="a" data-shows="theme=a" data-word="pirmais" data-label="Pirmais">
<input type="radio" name="theme" value="b" data-shows="theme=b" data-word="otrais" data-label="Otrais"></fieldset>
<label for="f-year">Gads</label><select id="f-year" name="year"><option value="">visi</option>
<option value="2022" data-label="2022">2022 (1)</option></select><input type="search" name="text"></form>"""
ENTRIES = """<ul><li data-row data-theme="a b" data-year="2022"><p class="entry__title"><a href="../x/">=X;  y</a></p>
<p class="when">2022</p><p>Teikums</p></li><li data-row data-theme="b"><p class="entry__title">Z</p></li></ul>"""
TABLE = """<table><thead><tr><th>Nr.</th><th>Kas</th></tr></thead><tbody>
<tr data-row data-theme="a"><td>1</td><th data-value="Pats"><a href="x/">Pats <i>nē</i></a></th></tr></tbody></table>"""


def files(body: str) -> dict[str, list[list[str]]]:
    page = Page("lv", "prakse/saraksts.md", "T", "D", Markup(body), "overrides/x.html", "x", None)  # noqa: S704
    found = dict(shown_files(page, HOME))
    assert all(text.startswith("\ufeff") for text in found.values())
    return {path: list(csv.reader(io.StringIO(text.removeprefix("\ufeff")))) for path, text in found.items()}


def test_a_list_gives_a_file_for_the_whole_and_for_each_button() -> None:
    found = files(FORM + ENTRIES)
    assert list(found) == [f"prakse/saraksts/{word}.csv" for word in ("visi", "pirmais", "otrais")]
    head, first, second = found["prakse/saraksts/visi.csv"]
    assert head == ["Nosaukums", "Kopsavilkums", "Temats", "Gads", "Adrese"]
    assert first == ["'=X; y", "Teikums", "Pirmais; Otrais", "2022", f"{HOME}prakse/x/"]
    assert second == ["Z", "", "Otrais", "", ""]
    assert found["prakse/saraksts/pirmais.csv"] == [head, first]
    assert found["prakse/saraksts/otrais.csv"] == [head, first, second]


def test_a_table_gives_its_cells() -> None:
    assert files(FORM + TABLE)["prakse/saraksts/pirmais.csv"] == [
        ["Nr.", "Kas", "Adrese"], ["1", "Pats", f"{HOME}prakse/saraksts/x/"],
    ]  # fmt: skip
    assert files(FORM + TABLE)["prakse/saraksts/otrais.csv"][1:] == []


def test_a_page_without_such_a_list_gives_none() -> None:
    assert files(ENTRIES) == {}
