"""Counts of several reports and plans, each for itself; those of the real reports are in `tests/content`."""

from __future__ import annotations

from catalog.model import Document, Event, LocalMeasure, Municipality, NationalMeasure, Source, Theme
from catalog.totals import totals

from .making import catalog_of, make, text

SCHOOL = make(Theme, "skola", name=text("Skola", "School"), order=1, annex_order=1)
REPORTS = [
    make(Source, id_, report={"years": years, "municipal_annex": 1})
    for id_, years in (("vecais", [2021, 2022]), ("jaunais", [2023]))
]
LISTED = [
    {"source": "vecais", "listed_informant": True}, {"source": "jaunais", "listed_informant": False},
]  # fmt: skip
SILENT = [{"source": "vecais", "listed_informant": True, "no_specific_measures": True}]


def measure(id_: str, report: str, *years: int) -> LocalMeasure:
    citations = [{"source": report, "locator": {}}]
    return make(LocalMeasure, id_, municipality="adazi", theme="skola", years=[*years], citations=citations)


def national(id_: str, plan: str, *states: str) -> NationalMeasure:
    years = [{"year": 2021 + number, "state": state} for number, state in enumerate(states)]
    return make(NationalMeasure, id_, plan=plan, years=years)


COUNTED = totals(
    catalog_of(
        SCHOOL, *REPORTS, make(Municipality, "adazi", reporting=LISTED), make(Municipality, "balvi", reporting=SILENT),
        measure("a", "vecais", 2021), measure("b", "vecais", 2021, 2022), measure("c", "jaunais"),
        make(Document, "plans"), make(Document, "cits"),
        national("d", "plans", "carried-out", "carried-out"), national("e", "plans", "carried-out", "no-applications"),
        national("f", "cits", "not-carried-out"),
    )
)  # fmt: skip


def test_each_report_is_counted_for_itself() -> None:
    assert {key: count for key, count in COUNTED.items() if key.startswith("vecais: ")} == {
        "vecais: themes": 1,
        "vecais: municipalities with entries": 1,
        "vecais: theme × municipality cells": 1,
        "vecais: cell-years (a cell without a year counts once)": 2,
        "vecais: municipal measures": 2,
        "vecais: listed informants": 2,
        "vecais: named without specific measures": 1,
        "vecais: cells: School": 1,
        "vecais: cell-years 2021": 1,
        "vecais: cell-years 2022": 1,
    }


def test_a_cell_without_a_year_counts_once() -> None:
    assert COUNTED["jaunais: cell-years (a cell without a year counts once)"] == 1
    assert COUNTED["jaunais: cell-years 2023"] == 0
    assert COUNTED["jaunais: listed informants"] == 0


def test_each_plan_is_counted_for_itself() -> None:
    without = "national measures without result in some year"
    assert [COUNTED[f"{plan}: national measures"] for plan in ("plans", "cits")] == [2, 1]
    assert [COUNTED[f"{plan}: {without}"] for plan in ("plans", "cits")] == [1, 1]


def test_records_of_each_type() -> None:
    assert {key: count for key, count in COUNTED.items() if key.startswith("data/") and ": " not in key and count} == {
        "data/municipalities": 2, "data/local-measures": 3, "data/themes": 1, "data/national-measures": 3,
        "data/documents": 2, "data/sources": 2,
    }  # fmt: skip


def test_records_that_go_beyond_the_reports() -> None:
    later = totals(
        catalog_of(
            *REPORTS,
            make(Event, "sen", period={"start": "2020"}),
            make(Event, "velak", period={"start": "2022", "end": "2024"}),
        )
    )
    assert {key: count for key, count in later.items() if ": after " in key} == {"data/events: after 2023": 1}


def test_where_sources_are() -> None:
    page = {"publisher_page": "https://paraugs.example/"}
    sources = [
        make(Source, "viens", url="https://paraugs.example/"), make(Source, "divi", **page),
        make(Source, "tris", url="https://paraugs.example/", url_is="copy"),
    ]  # fmt: skip
    counted = totals(catalog_of(*sources))
    assert {key: count for key, count in counted.items() if key.startswith("data/sources: ")} == {
        "data/sources: the source itself": 1, "data/sources: publisher’s page alone": 1,
        "data/sources: a copy elsewhere": 1,
    }  # fmt: skip
