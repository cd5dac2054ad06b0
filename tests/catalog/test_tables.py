from __future__ import annotations

import csv
import datetime
import io
import json
import re
from typing import Any

import pytest

from catalog.exports import ALL_FIGURES
from catalog.load import Catalog
from catalog.model import Event, Figure, LocalMeasure, Municipality, NationalMeasure, Organisation, Source, Vocabulary
from catalog.tables import EXCEL, FOLDER, PACKAGE, TABLES, path_of, table_files
from catalog.values import LANGUAGES

from .making import catalog_of, make, text

HOME = "https://paraugs.example/"
FORMULAS = ["=1+1", "+371", "-2", "@x", "\tx", "\rx", " =1+1", "\n=1+1", "Skaits;=1+1", "Skaits; @x", "＝1+1", "a\n-2"]
"""What a spreadsheet takes for a formula."""


def rows(content: str, separator: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""), delimiter=separator))


@pytest.fixture(scope="module")
def files(catalog: Catalog) -> dict[str, dict[str, str]]:
    """Language → (path → text) of the real tables."""
    return {language: dict(table_files(catalog, language, HOME, "Vietne")) for language in LANGUAGES}


def figure_rows(catalog: Catalog, **fields: Any) -> list[dict[str, str]]:
    citations = [{"source": "avots", "locator": {"page": page}} for page in ("1", "2")]
    figure = make(Figure, "skaits", unit="people", citations=citations, **fields)
    made = catalog_of(*catalog.all(Vocabulary), make(Source, "avots", title=text("Avots", "Source")), figure)
    return rows(dict(table_files(made, "en", HOME, "Site"))["dati/skaitli/skaits.csv"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_is_in_its_table_once(catalog: Catalog, files: dict[str, dict[str, str]], language: str) -> None:
    wanted = {
        "pasakumi": len(catalog.all(LocalMeasure)),
        "plans": sum(len(item.years) or 1 for item in catalog.all(NationalMeasure)),
        "matrica": len(catalog.all(Municipality)),
        "notikumi": len(catalog.all(Event)),
        "organizacijas": len(catalog.all(Organisation)),
        "skaitli": sum(len(figure.observations) for figure in catalog.all(Figure)),
    }
    assert {table.name: len(rows(files[language][f"{path_of(table)}.csv"])) for table in TABLES} == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_variants_hold_the_same_cells(files: dict[str, dict[str, str]], language: str) -> None:
    for table in TABLES:
        plain, excel = (files[language][f"{path_of(table)}{ending}.csv"] for ending in ("", EXCEL))
        assert plain.startswith("\ufeff")
        assert excel.startswith("\ufeff"), "without it spreadsheets misread Latvian letters"
        assert rows(plain) == rows(excel, ";")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_row_says_where_it_stands_and_on_what_terms(files: dict[str, dict[str, str]], language: str) -> None:
    place, page = {"lv": ("Vieta avotā", "Lapa vietnē"), "en": ("Place in the source", "Page on this site")}[language]
    for table in TABLES:
        for row in rows(files[language][f"{path_of(table)}.csv"]):
            assert row["Licence"] == "CC BY 4.0"
            assert row[page].startswith(HOME), row
            assert not re.search(r"<[a-z]", row[place]), "no markup in a cell"
            if table.name in ("pasakumi", "plans"):
                assert row[place], row


def test_headings_are_in_the_language_of_the_file_and_differ(files: dict[str, dict[str, str]]) -> None:
    for table in TABLES:
        heads = [files[language][f"{path_of(table)}.csv"].splitlines()[0].split(",") for language in LANGUAGES]
        assert len(heads[0]) == len(heads[1])
        for head in heads:
            assert len(set(head)) == len(head), "a column is found by its heading"
        assert len(set(heads[0]) & set(heads[1])) <= 2, "“Licence” and codes may be the same word"


def test_a_measure_says_what_its_record_says(catalog: Catalog, files: dict[str, dict[str, str]]) -> None:
    measure = next(item for item in catalog.all(LocalMeasure) if item.result and item.programmes)
    (row,) = (row for row in rows(files["lv"]["dati/pasakumi.csv"]) if row["Pasākums"] == measure.title.lv)
    assert row["Rezultāts"] == measure.result.lv if measure.result else ""
    assert row["Gads"] == "; ".join(map(str, measure.years))
    assert row["Programma vai projekts"]


def test_the_matrix_is_that_of_the_page(catalog: Catalog, files: dict[str, dict[str, str]]) -> None:
    counted = sum(int(row["Pasākumu skaits"]) for row in rows(files["lv"]["dati/matrica.csv"]))
    assert counted == len(catalog.all(LocalMeasure))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_observation_is_in_the_file_of_all_figures(files: dict[str, dict[str, str]], language: str) -> None:
    found = rows(files[language][ALL_FIGURES])
    folder = ALL_FIGURES.rpartition("/")[0]
    single = [
        row
        for path, text in files[language].items()
        if path.startswith(folder) and not path.startswith(ALL_FIGURES.removesuffix(".csv"))
        for row in rows(text)
    ]
    assert found == single


def test_a_figure_as_csv(catalog: Catalog) -> None:
    slip = {"as_printed": "12 cilvēki", "why": text("Saskaitīts.")}
    observations = [
        {"period": "2012", "until": "2013", "value": 12.5, "qualifier": "about", "as_printed": [slip]},
        {"value": None, "category": text("Sievietes", "Women")},
    ]
    first, second = figure_rows(catalog, observations=observations)
    wanted = {
        "Start": "2012", "End": "2013", "Value": "12.5", "Precision": "about",
        "As printed in the source": "12 cilvēki", "Category": "",
    }  # fmt: skip
    assert first | wanted == first
    assert (second["Value"], second["Start"], second["Category"]) == ("", "", "Women")
    assert second["Precision"] == "not-published"
    assert (first["Source"], first["Page on this site"]) == ("Source", f"{HOME}dati/skaitli/skaits/"), "a source once"


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_is_a_formula(catalog: Catalog, words: str) -> None:
    """Nor what a spreadsheet that parts cells at semicolons takes for one."""
    slip = {"as_printed": words, "why": text("Tā.")}
    (row,) = figure_rows(catalog, observations=[{"value": 1, "as_printed": [slip]}])
    found = row["As printed in the source"]
    assert found.replace("'", "") == words
    assert not any(
        cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in re.split("[;\n]", found)
    )


def test_numbers_and_plain_text_stay(catalog: Catalog) -> None:
    (row,) = figure_rows(catalog, name=text("Rīga – 2", "Riga – 2"), observations=[{"value": -2}])
    assert (row["Figure"], row["Value"]) == ("Riga – 2", "-2")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_package_describes_the_tables_as_they_are(files: dict[str, dict[str, str]], language: str) -> None:
    """The requirements of Frictionless Data Package v1 that its JSON Schema checks, and the data by their types."""
    package = json.loads(files[language][PACKAGE])
    names = [package["name"], *(resource["name"] for resource in package["resources"])]
    assert all(re.fullmatch(r"[a-z0-9._/-]+", name) for name in names)
    assert len(set(names)) == len(names) == len(TABLES) + 1
    assert package["licenses"][0].keys() == {"name", "path", "title"}
    types = {
        "string": str, "integer": int, "number": float, "date": datetime.date.fromisoformat,
        "year": lambda value: datetime.date(int(value), 1, 1),
    }  # fmt: skip
    for resource in package["resources"]:
        found = rows(files[language][f"{FOLDER}/{resource['path']}"])
        fields = {field["name"]: types[field["type"]] for field in resource["schema"]["fields"]}
        assert list(found[0]) == list(fields)
        for row in found:
            for name, value in row.items():
                if value:
                    fields[name](value)
        assert resource["title"]
        assert resource["description"]
