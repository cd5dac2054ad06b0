from __future__ import annotations

import csv
import io

import pytest

from catalog.exports import ALL_FIGURES, COLUMNS, _inert, figure_files
from catalog.load import Catalog
from catalog.model import Figure


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("language", ["lv", "en"])
def test_every_observation_is_in_the_file_of_all_figures(catalog: Catalog, language: str) -> None:
    files = dict(figure_files(catalog, language, "https://example.org/"))
    found = rows(files.pop(ALL_FIGURES))
    assert len(found) == sum(len(figure.observations) for figure in catalog.all(Figure))
    assert found == sorted((row for text in files.values() for row in rows(text)), key=lambda row: row["figure"])
    assert all(row["definition"] and row["unit"] and row["sources"] for row in found)


def test_a_figure_as_csv(catalog: Catalog) -> None:
    text = dict(figure_files(catalog, "lv", "https://example.org/"))["dati/skaitli/romu-bezdarbnieki-2012-2013.csv"]
    assert text.startswith("\ufeff" + ",".join(COLUMNS) + "\r\n")
    assert [(row["period_start"], row["value"], row["qualifier"]) for row in rows(text)] == [
        ("2012", "799", "exact"), ("2013", "658", "exact"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+371", "-2", "@x", "\tx"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert _inert(text) == "'" + text


def test_numbers_and_plain_text_stay() -> None:
    assert [_inert(cell) for cell in (-2, "Rīga", "")] == [-2, "Rīga", ""]
