"""Several reports and several plans side by side: nothing of one is taken for the other's."""

from __future__ import annotations

import pytest

from catalog.load import Catalog
from catalog.model import (
    Document,
    LocalMeasure,
    Municipality,
    NationalMeasure,
    Organisation,
    Programme,
    Source,
    Theme,
    Vocabulary,
)
from catalog.reports import Presence, Reports, Said

from .making import catalog_of, make, text

OLD = make(Source, "vecais", report={"years": [2021, 2022], "municipal_annex": 1, "plan": "plans-2022"})
NEW = make(Source, "jaunais", report={"years": [2023, 2024], "municipal_annex": 2, "plan": "plans-2022"})
NATIONAL = make(Source, "valsts", report={"years": [2025], "plan": "plans-2022"})
SCHOOL, HEALTH, HOUSING = (
    make(Theme, "skola", order=2, annex_order=1), make(Theme, "veseliba", order=1, annex_order=2),
    make(Theme, "majoklis", order=3),
)  # fmt: skip


def listed(source: str, *, specific: bool = True) -> dict[str, object]:
    return {"source": source, "listed_informant": True, "no_specific_measures": not specific}


def unit(id_: str, name: str, *reporting: dict[str, object]) -> Municipality:
    return make(Municipality, id_, name=text(name), reporting=list(reporting))


def measure(id_: str, unit: str, theme: str, report: str, order: int, *years: int) -> LocalMeasure:
    citations = [{"source": report, "locator": {}}]
    return make(LocalMeasure, id_, municipality=unit, theme=theme, order=order, years=[*years], citations=citations)


ADAZI = unit("adazi", "Ādaži", listed("vecais"), listed("jaunais"))
BALVI = unit("balvi", "Balvi", listed("vecais", specific=False), listed("jaunais"))
CESIS = unit("cesis", "Cēsis")
A1, A2, A3, A4 = (
    measure("a1", "adazi", "skola", "vecais", 1, 2022),
    measure("a2", "adazi", "skola", "vecais", 2, 2021, 2022),
    measure("a3", "adazi", "skola", "jaunais", 1, 2023),
    measure("a4", "adazi", "veseliba", "jaunais", 1),
)


@pytest.fixture(scope="module")
def reports() -> Reports:
    return Reports(
        catalog_of(
            OLD, NEW, NATIONAL, make(Source, "gramata"), SCHOOL, HEALTH, HOUSING, CESIS, BALVI, ADAZI, A4, A3, A2, A1
        )
    )


def test_reports_with_measures_of_municipalities_the_newest_first(reports: Reports) -> None:
    assert reports.municipal == [NEW, OLD]


def test_years_are_those_covered_and_those_named(reports: Reports) -> None:
    assert reports.years == [2021, 2022, 2023, 2024]


def test_themes_and_municipalities_in_order(reports: Reports) -> None:
    assert reports.themes == [HEALTH, SCHOOL, HOUSING]
    assert reports.annex_themes == [HEALTH, SCHOOL]
    assert reports.municipalities == [ADAZI, BALVI, CESIS]


def test_a_cell_holds_what_one_report_or_all_say_the_oldest_first(reports: Reports) -> None:
    cells = {report and report.id: reports.cell(ADAZI, SCHOOL, report) for report in (OLD, NEW, None)}
    assert {key: (cell.measures, cell.years) for key, cell in cells.items() if cell} == {
        "vecais": ((A1, A2), (2021, 2022)), "jaunais": ((A3,), (2023,)), None: ((A1, A2, A3), (2021, 2022, 2023)),
    }  # fmt: skip
    assert reports.cell(BALVI, SCHOOL) is None


def test_rows_and_columns_of_the_matrix(reports: Reports) -> None:
    assert [cell.theme.id for cell in reports.cells_of(ADAZI)] == ["veseliba", "skola"]
    assert [cell.theme.id for cell in reports.cells_of(ADAZI, OLD)] == ["skola"]
    assert [(place.id, cell.years) for place, cell in reports.cells_in(HEALTH)] == [("adazi", ())]


def test_columns_are_the_years_named_and_those_of_reports_that_list_the_place(reports: Reports) -> None:
    assert reports.years_in(reports.cells_of(ADAZI, OLD)) == [2021, 2022]
    assert reports.years_in(reports.cells_of(ADAZI), ADAZI) == [2021, 2022, 2023, 2024]
    assert reports.years_in([], CESIS) == []


@pytest.mark.parametrize(
    ("place", "old", "new"),
    [
        (ADAZI, Presence.REPORTED, Presence.REPORTED),
        (BALVI, Presence.LISTED_NO_SPECIFIC, Presence.LISTED_NO_DATA),
        (CESIS, Presence.ABSENT, Presence.ABSENT),
    ],
    ids=["reported", "listed", "absent"],
)
def test_how_a_report_mentions_a_municipality(
    reports: Reports, place: Municipality, old: Presence, new: Presence
) -> None:
    assert (reports.presence(place, OLD), reports.presence(place, NEW)) == (old, new)
    assert place in reports.with_presence(old, OLD)


def test_each_municipality_appears_in_each_report_in_one_way(reports: Reports) -> None:
    for report in reports.municipal:
        found = [place for presence in Presence for place in reports.with_presence(presence, report)]
        assert sorted(place.id for place in found) == ["adazi", "balvi", "cesis"]


def test_measures_stand_by_municipality_theme_and_order(reports: Reports) -> None:
    assert reports.in_order([A2, A4, A1]) == [A4, A1, A2]


def test_measures_of_one_report_stay_together(reports: Reports) -> None:
    """Each report counts from one, so that an order alone would shuffle two reports into each other."""
    assert reports.in_order([A1, A3, A2]) == [A1, A2, A3]


def plan(id_: str, start: str) -> Document:
    return make(Document, id_, period={"start": start, "end": start})


def national(id_: str, plan: str, row: int, **fields: object) -> NationalMeasure:
    return make(NationalMeasure, id_, plan=plan, row=row, themes=["skola"], **fields)


@pytest.fixture(scope="module")
def plans() -> Reports:
    return Reports(
        catalog_of(
            OLD, NEW, NATIONAL, SCHOOL, HEALTH,
            plan("plans-2022", "2022"), plan("plans-2024", "2024"), plan("bez", "2030"),
            make(Organisation, "ministrija", name=text("Ministrija")),
            make(Organisation, "birojs", name=text("Birojs")),
            make(Organisation, "padome", name=text("Padome"), responsible_for=[text("Uzraudzība")]),
            make(Organisation, "cits"),
            national("c", "plans-2022", 2, years=[{"year": 2022, "state": "carried-out"}], responsible=["ministrija"]),
            national("b", "plans-2022", 1, years=[{"year": 2021, "state": "planned"}], responsible=["ministrija"]),
            national("a", "plans-2024", 1, state="planned", responsible=["ministrija"], co_responsible=["birojs"]),
        )
    )  # fmt: skip


def ids(records: object) -> list[str]:
    return [record.id for record in records]  # type: ignore[attr-defined]


def test_plans_that_have_measures_the_newest_first(plans: Reports) -> None:
    assert ids(plans.plans) == ["plans-2024", "plans-2022"]
    assert ids(plans.national_measures) == ["a", "b", "c"]
    assert ids(plans.national_in(SCHOOL)) == ["a", "b", "c"]
    assert ids(plans.national_in(HEALTH)) == []


def test_years_and_reports_of_a_plan(plans: Reports) -> None:
    new, old = plans.plans
    assert (plans.reported_years(new), plans.reported_years(old)) == ([], [2021, 2022])
    assert (ids(plans.reports_on(new)), ids(plans.reports_on(old))) == ([], ["vecais", "jaunais", "valsts"])


def test_the_states_of_a_year_are_the_whole_plan(plans: Reports) -> None:
    catalog = plans.catalog
    states = make(Vocabulary, "measure-states", terms=[
        {"id": id_, "label": text(id_)} for id_ in ("carried-out", "not-stated", "planned")
    ])  # fmt: skip
    held = Reports(catalog_of(states, *(stored.entry for row in catalog.stored.values() for stored in row.values())))
    new, old = held.plans
    assert held.states(old) == [
        (2021, [("not-stated", 1), ("planned", 1)]), (2022, [("carried-out", 1), ("not-stated", 1)]),
    ]  # fmt: skip
    assert held.states(new) == []


def test_who_answers_for_what_in_all_plans(plans: Reports) -> None:
    assert [(item.body.id, ids(item.leads), ids(item.helps)) for item in plans.responsible()] == [
        ("birojs", [], ["a"]), ("ministrija", ["a", "b", "c"], []), ("padome", [], []),
    ]  # fmt: skip


def test_topics_with_a_page_gather_their_measures() -> None:
    terms = [{"id": "teritorija", "label": text("T"), "page": "teritorijas"}, {"id": "cits", "label": text("C")}]
    topics = make(Vocabulary, "topics", terms=terms)
    marked = A1.model_copy(update={"topics": ["teritorija", "cits"]})
    reports = Reports(catalog_of(topics, OLD, SCHOOL, HEALTH, ADAZI, marked, A2))
    assert ids(reports.gathered_topics()) == ["teritorija"]
    assert reports.on_topic("teritorija") == [marked]
    assert [(term.id, count) for term, count in reports.topics_of([marked, marked, A2])] == [
        ("teritorija", 2), ("cits", 2),
    ]  # fmt: skip


def test_what_measures_say_of_money_and_result() -> None:
    fund = make(Programme, "fonds", name=text("Fonds"))
    other = make(Programme, "cits-fonds", name=text("Cits"))
    paid = A1.model_copy(update={"programmes": ["fonds"], "result": text("Iznāca.")})
    twice = A1.model_copy(update={"programmes": ["cits-fonds", "fonds"]})
    told = A2.model_copy(update={"funding": text("Pašvaldības nauda.")})
    silent = A2.model_copy(update={"programmes": [], "funding": None, "result": None})
    reports = Reports(catalog_of(OLD, SCHOOL, HEALTH, ADAZI, fund, other))
    assert reports.said([paid, told, silent]) == Said(measures=3, money=2, result=1)
    assert [(item.id, count) for item, count in reports.programmes_of([paid, twice])] == [
        ("fonds", 2), ("cits-fonds", 1),
    ]  # fmt: skip


def test_a_plan_by_body_and_theme(plans: Reports, catalog: Catalog) -> None:
    made = Reports(catalog_of(*catalog.all(Vocabulary), *(item.entry for item in plans.catalog.records())))
    new, old = made.plans
    by_year = [[("not-stated", 1), ("planned", 1)], [("carried-out", 1), ("not-stated", 1)]]
    assert made.states_by_body(old) == [("ministrija", 2, by_year)]
    assert made.states_by_theme(old) == [(SCHOOL, by_year)]
    assert made.states_by_body(new) == [("ministrija", 1, [])], "no report yet"
