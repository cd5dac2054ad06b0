"""The report of 2021 and 2022 as encoded, held to counts made by hand from the printed text."""

from __future__ import annotations

import pytest
from catalog.views import Presence, Views

from catalog.load import Catalog
from catalog.model import Figure, Municipality, NationalMeasure
from catalog.totals import totals

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
    "themes of annex 1": 7,
    "municipalities with entries": 19,
    "theme × municipality cells": 83,
    "cell-years (a cell without a year counts once)": 115,
    "listed informants": 33,
    "named without specific measures": 19,
    "national measures": 27,
    "national measures without result in some year": 8,
    "cells: Cooperation": 12,
    "cells: Education": 17,
    "cells: Employment and social inclusion": 17,
    "cells: Health": 14,
    "cells: Participation and NGOs": 10,
    "cells: Human rights and intercultural communication": 5,
    "cells: Family assistant": 8,
}


@pytest.fixture(scope="module")
def views(catalog: Catalog) -> Views:
    return Views(catalog)


def test_control_totals(catalog: Catalog) -> None:
    counted = totals(catalog)
    assert {name: counted[name] for name in CONTROL} == CONTROL


@pytest.mark.parametrize("unit", MATRIX)
def test_matrix(views: Views, unit: str) -> None:
    wanted = dict(zip(THEMES, MATRIX[unit].split("|"), strict=True))
    municipality = views.catalog.get(Municipality, unit)
    found = {
        cell.theme.id: "+".join(str(year)[2:] for year in cell.years) or "-" for cell in views.cells_of(municipality)
    }
    assert found == {theme: years for theme, years in wanted.items() if years}


def test_how_municipalities_appear(views: Views) -> None:
    counts = {presence: len(views.with_presence(presence)) for presence in Presence}
    assert counts == {
        Presence.REPORTED: 19, Presence.LISTED_NO_SPECIFIC: 14, Presence.LISTED_NO_DATA: 1, Presence.ABSENT: 9,
    }  # fmt: skip
    assert [unit.id for unit in views.with_presence(Presence.LISTED_NO_DATA)] == ["jelgavas-novads"]


def test_rows_of_annex_2(views: Views) -> None:
    assert [measure.row for measure in views.national_measures] == list(range(1, 28))


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
def test_who_is_responsible(views: Views, row: int) -> None:
    measure = views.national_measures[row - 1]
    for found, wanted in zip((measure.responsible, measure.co_responsible), RESPONSIBLE[row], strict=True):
        assert [party for party in found if isinstance(party, str)] == [BODIES[name] for name in wanted.split()]


NOT_CARRIED_OUT = {
    "petijumos-balstita-politika": {2021}, "mazakumtautibu-nvo-lidzdaliba": {2021},
    "veselibas-veicinasanas-apmacibas": {2021}, "socialie-majokli": {2021, 2022}, "ilgtspejigi-majokli": {2021, 2022},
    "majoklu-pieejamiba": {2021, 2022},
}  # fmt: skip


def test_what_was_not_carried_out_says_so(catalog: Catalog) -> None:
    found = {
        measure.id: years
        for measure in catalog.all(NationalMeasure)
        if (years := {year.year for year in measure.years if year.state == "not-carried-out"})
    }
    assert found == NOT_CARRIED_OUT


def values(catalog: Catalog, figure: str) -> list[float | None]:
    return [observation.value for observation in catalog.get(Figure, figure).observations]


def test_sums_that_must_hold(catalog: Catalog) -> None:
    by_day: dict[str, dict[str, float]] = {}
    for item in catalog.get(Figure, "nva-registretie-romu-bezdarbnieki").observations:
        by_day.setdefault(str(item.period), {})[item.category.en if item.category else "total"] = item.value or 0
    assert {day: counts["total"] for day, counts in by_day.items()} == {"2021-12-31": 608, "2022-12-31": 524}
    for counts in by_day.values():
        assert counts["Women"] + counts["Men"] == counts["total"]
    assert values(catalog, "proti-un-dari-romu-jauniesi-kopa") == [14, 37]
    assert values(catalog, "proti-un-dari-romu-jauniesi") == [0, 23]


def test_sums_that_must_not_be_repaired(catalog: Catalog) -> None:
    total, *parts = values(catalog, "latvijas-romu-platforma-v-dalibnieki")
    assert (total, parts) == (230, [126, 66, 18])


def test_counts_of_things_at_a_moment_are_dated(catalog: Catalog) -> None:
    for figure in catalog.all(Figure):
        assert figure.citations
        if figure.measure == "stock" and figure.unit in {"people", "families", "children", "pupils"}:
            assert all(item.period for item in figure.observations), figure.id
