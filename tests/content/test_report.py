"""The report of 2021 and 2022 as encoded, held to counts made by hand from the printed text."""

from __future__ import annotations

import pytest

from catalog.load import Catalog
from catalog.model import Document, Figure, Municipality, NationalMeasure, Source
from catalog.reports import Presence, Reports
from catalog.totals import totals

REPORT, YEARS = "parskats-2021-2022", (2021, 2022)
PLAN = "romu-plans-2022-2023"

THEMES = (
    "sadarbiba", "izglitiba", "nodarbinatiba", "veseliba", "lidzdaliba", "cilvektiesibas", "gimenes-asistents",
)  # fmt: skip

# Years named in each cell, theme by theme in the order above; "-" is a cell without a year, "" no cell.
MATRIX = {
    "augsdaugavas-novads": "21||21|21|||",
    "balvu-novads": "21+22|21+22|21|21||21+22|21+22",
    "bauskas-novads": "21+22|21+22|22|22|22||",
    "daugavpils": "22|22||22|22||",
    "jekabpils-novads": "|21|22||||",
    "jelgava": "21+22|21+22|21+22||21+22|21+22|21",
    "jurmala": "21+22|21+22|21+22|21|21|21+22|21",
    "kraslavas-novads": "21+22|21|22|22|||",
    "kuldigas-novads": "|21|22|22|22||22",
    "liepaja": "|22|-|21+22|||",
    "limbazu-novads": "|21|22||||",
    "madonas-novads": "|21|||||21",
    "marupes-novads": "21+22|22|22|22|||",
    "preilu-novads": "22|22|22|22|22||",
    "riga": "|21+22|21+22|21+22|22||",
    "talsu-novads": "22|21|22|22|||22",
    "tukuma-novads": "||22||22||21+22",
    "valmieras-novads": "21+22|21+22|21+22|21+22|21+22|22|",
    "ventspils": "22|21+22|21+22|21+22|22|21+22|21+22",
}
CONTROL = {
    "themes": 7,
    "municipalities with entries": 19,
    "theme × municipality cells": 83,
    "cell-years (a cell without a year counts once)": 115,
    "listed informants": 33,
    "named without specific measures": 19,
    "cells: Cooperation": 12,
    "cells: Education": 17,
    "cells: Employment and social inclusion": 17,
    "cells: Health": 14,
    "cells: Participation and NGOs": 10,
    "cells: Human rights and intercultural communication": 5,
    "cells: Family assistant": 8,
}
"""What annex 1 holds."""
CONTROL_OF_PLAN = {"national measures": 27, "national measures without result in some year": 8}
"""What annex 2 holds."""


@pytest.fixture(scope="module")
def reports(catalog: Catalog) -> Reports:
    return Reports(catalog)


@pytest.fixture(scope="module")
def report(catalog: Catalog) -> Source:
    return catalog.get(Source, REPORT)


@pytest.fixture(scope="module")
def measures(catalog: Catalog, reports: Reports) -> list[NationalMeasure]:
    """The rows of annex 2."""
    return reports.measures_of(catalog.get(Document, PLAN))


@pytest.mark.parametrize(("id_", "control"), [(REPORT, CONTROL), (PLAN, CONTROL_OF_PLAN)])
def test_control_totals(catalog: Catalog, id_: str, control: dict[str, int]) -> None:
    counted = totals(catalog)
    assert {name: counted[f"{id_}: {name}"] for name in control} == control


@pytest.mark.parametrize("unit", MATRIX)
def test_matrix(catalog: Catalog, reports: Reports, report: Source, unit: str) -> None:
    wanted = dict(zip(THEMES, MATRIX[unit].split("|"), strict=True))
    cells = reports.cells_of(catalog.get(Municipality, unit), report)
    found = {cell.theme.id: "+".join(str(year)[2:] for year in cell.years) or "-" for cell in cells}
    assert found == {theme: years for theme, years in wanted.items() if years}


def test_how_municipalities_appear(reports: Reports, report: Source) -> None:
    counts = {presence: len(reports.with_presence(presence, report)) for presence in Presence}
    assert counts == {
        Presence.REPORTED: 19, Presence.LISTED_NO_SPECIFIC: 14, Presence.LISTED_NO_DATA: 1, Presence.ABSENT: 9,
    }  # fmt: skip
    assert [unit.id for unit in reports.with_presence(Presence.LISTED_NO_DATA, report)] == ["jelgavas-novads"]


def test_rows_of_annex_2(measures: list[NationalMeasure]) -> None:
    assert [measure.row for measure in measures] == list(range(1, 28))


RESPONSIBLE = {
    1: ("KM", "IZM"), 2: ("KM", ""), 3: ("KM IZM", ""), 4: ("KM SIF", ""), 5: ("KM", ""), 6: ("SIF", ""), 7: ("KM", ""),
    8: ("LM", "SIF"), 9: ("LM", ""), 10: ("IZM", ""), 11: ("IZM", ""), 12: ("IZM", "IKVD VISC JSPA"), 13: ("IZM", "KM"),
    14: ("IZM", ""), 15: ("IZM", ""), 16: ("LM NVA", ""), 17: ("VM", "KM SPKC"), 18: ("EM", ""), 19: ("EM", ""),
    20: ("EM", ""), 21: ("EM", ""), 22: ("EM", ""), 23: ("EM", ""), 24: ("TB", "KM"), 25: ("TB", ""), 26: ("TB", ""),
    27: ("RKC", "KM"),
}  # fmt: skip
BODIES = {
    "KM": "kulturas-ministrija", "IZM": "izglitibas-un-zinatnes-ministrija", "SIF": "sabiedribas-integracijas-fonds",
    "LM": "labklajibas-ministrija", "IKVD": "izglitibas-kvalitates-valsts-dienests", "EM": "ekonomikas-ministrija",
    "VISC": "valsts-izglitibas-satura-centrs", "JSPA": "jaunatnes-starptautisko-programmu-agentura",
    "NVA": "nodarbinatibas-valsts-agentura", "VM": "veselibas-ministrija", "TB": "tiesibsargs",
    "SPKC": "slimibu-profilakses-un-kontroles-centrs", "RKC": "romu-kulturas-centrs",
}  # fmt: skip


@pytest.mark.parametrize("row", RESPONSIBLE)
def test_who_is_responsible(measures: list[NationalMeasure], row: int) -> None:
    measure = measures[row - 1]
    for found, wanted in zip((measure.responsible, measure.co_responsible), RESPONSIBLE[row], strict=True):
        assert [party for party in found if isinstance(party, str)] == [BODIES[name] for name in wanted.split()]


NOT_CARRIED_OUT = {
    "petijumos-balstita-politika": {2021}, "mazakumtautibu-nvo-lidzdaliba": {2021},
    "veselibas-veicinasanas-apmacibas": {2021}, "socialie-majokli": {2021, 2022}, "ilgtspejigi-majokli": {2021, 2022},
    "majoklu-pieejamiba": {2021, 2022},
}  # fmt: skip


def test_what_was_not_carried_out_says_so(measures: list[NationalMeasure]) -> None:
    found = {
        measure.id: {year.year for year in measure.years if year.state == "not-carried-out"} for measure in measures
    }
    assert {id_: years & {*YEARS} for id_, years in found.items() if years & {*YEARS}} == NOT_CARRIED_OUT


def values(catalog: Catalog, figure: str, *periods: str) -> list[float | None]:
    """The values of a figure in these periods, without those of parts."""
    observations = [item for item in catalog.get(Figure, figure).observations if item.category is None]
    return [item.value for period in periods for item in observations if item.period == period]


def test_sums_that_must_hold(catalog: Catalog) -> None:
    by_day: dict[str, dict[str, float]] = {}
    for item in catalog.get(Figure, "nva-registretie-romu-bezdarbnieki").observations:
        by_day.setdefault(str(item.period), {})[item.category.en if item.category else "total"] = item.value or 0
    assert (by_day["2021-12-31"]["total"], by_day["2022-12-31"]["total"]) == (608, 524)
    for counts in by_day.values():
        assert counts["Women"] + counts["Men"] == counts["total"]
    assert values(catalog, "proti-un-dari-romu-jauniesi-kopa", "2021", "2022") == [14, 37]
    assert values(catalog, "proti-un-dari-romu-jauniesi", "2021", "2022") == [0, 23]


def test_sums_that_must_not_be_repaired(catalog: Catalog) -> None:
    found = catalog.get(Figure, "latvijas-romu-platforma-v-dalibnieki").observations
    assert {item.category.lv: item.value for item in found if item.category} == {
        "Kopā": 230, "Valsts pārvaldes un pašvaldību pārstāvji": 126, "Romu pārstāvji": 66, "NVO pārstāvji": 18,
    }  # fmt: skip


def test_counts_of_things_at_a_moment_are_dated(catalog: Catalog) -> None:
    for figure in catalog.all(Figure):
        if figure.measure == "stock" and figure.unit in {"people", "families", "children", "pupils"}:
            assert all(item.period for item in figure.observations), figure.id
