from __future__ import annotations

from catalog.history import HistoryEvent
from catalog.model import Document, Event, MediatorService, Municipality, Programme
from catalog.timelines import Row, by_year, genealogy, mediation, replaced_by, services, year_by_year
from catalog.values import Period

from .making import catalog_of, make, text


def test_the_latest_year_comes_first_and_events_without_a_date_last() -> None:
    events = [
        make(Event, id_, period=Period(start=start) if start else None)
        for id_, start in (("mai", "2021-05"), ("kad", None), ("jan", "2021-01-03"), ("jaun", "2022"))
    ]
    assert [(year, [event.id for event in found]) for year, found in by_year(events)] == [
        ("2022", ["jaun"]), ("2021", ["jan", "mai"]), ("", ["kad"]),
    ]  # fmt: skip


def service(
    id_: str, programme: str | None, place: str, start: str | None = None, role: str = "mediator"
) -> MediatorService:
    period = Period(start=start) if start else None
    return make(MediatorService, id_, programme=programme, place=text(place), period=period, role=role)


def test_services_stand_by_project_in_order_of_time() -> None:
    found = services(
        catalog_of(
            make(Programme, "vecais"), make(Programme, "jaunais"),
            service("a", "jaunais", "Rīga", "2020"), service("b", "vecais", "Talsi", "2014"),
            service("c", "vecais", "Jelgava"), service("d", "vecais", "Ādaži", role="coordinator"),
            service("e", None, "Ventspils"),
        )
    )  # fmt: skip
    assert [(project.id if project else None, [item.id for item in items]) for project, items in found] == [
        ("vecais", ["c", "b", "d"]), ("jaunais", ["a"]), (None, ["e"]),
    ]  # fmt: skip


def test_a_project_whose_services_say_no_time_stands_by_its_own() -> None:
    found = services(
        catalog_of(
            make(Programme, "otrais", period=Period(start="2018")),
            make(Programme, "pirmais", period=Period(start="2016")),
            service("a", "otrais", "Rīga"), service("b", "pirmais", "Rīga"),
        )
    )  # fmt: skip
    assert [project.id for project, _ in found if project] == ["pirmais", "otrais"]


def test_a_document_and_what_replaced_it() -> None:
    old = make(Document, "vecais", status="ended", date="2012")
    older = make(Document, "senais", status="ended", date="2007")
    new = make(Document, "jaunais", status="in-force", date="2020", replaces=["vecais"])
    catalog = catalog_of(new, old, older)
    assert replaced_by(catalog, old) == ["jaunais"]
    assert replaced_by(catalog, new) == []
    assert genealogy(catalog, "ended") == [(older, []), (old, [new])]


def test_years_of_a_row_are_runs_without_gaps() -> None:
    row = Row(make(Programme), frozenset({2016, 2019, 2017, 2021, 2020}))
    assert row.stretches == [(2016, 2017), (2019, 2021)]
    assert row.words == "2016–2017, 2019–2021"
    assert Row(make(Programme), frozenset({2020})).words == "2020"


def test_year_by_year_shows_what_has_a_date_and_how_long_it_went_on() -> None:
    talsi = make(Municipality, "talsu-novads")
    catalog = catalog_of(
        talsi,
        make(Document, "plans", period=Period(start="2022", end="2023"), date="2022-08"),
        make(Document, "bez-laika", period=None, date=None),
        make(Programme, "platforma", period=Period(start="2019-03", end="2020-10")),
        make(Programme, "sakas", period=Period(start="2024")),
        make(MediatorService, "a", municipality="talsu-novads", period=Period(start="2019", end="2019")),
        make(MediatorService, "b", municipality="talsu-novads", period=Period(start="2021")),
        make(MediatorService, "c", municipality=None, period=Period(start="2020")),
        make(Event, "vizite", period=Period(start="2020-02-06")),
        make(Event, "kad", period=None),
        make(HistoryEvent, "sen", period=Period(start="1941")),
        make(HistoryEvent, "pieminas-akmens", period=Period(start="2023-04-08")),
    )
    found = year_by_year(catalog)
    assert list(found.years) == list(range(2019, 2025)), "what is older than policy and projects is history"
    assert found.glance == [
        ("policy", [0, 0, 0, 1, 1, 0]), ("projects", [1, 1, 0, 0, 0, 1]), ("mediators", [1, 0, 1, 0, 0, 0]),
        ("events", [0, 1, 0, 0, 0, 0]), ("memory", [0, 0, 0, 0, 1, 0]),
    ]  # fmt: skip
    assert [(row.label.id, row.words) for row in found.policy] == [("plans", "2022–2023")]
    assert [(row.label.id, row.words) for row in found.projects] == [("platforma", "2019–2020"), ("sakas", "2024")]
    assert [(row.label, row.words) for row in found.mediators] == [(talsi, "2019, 2021")]
    assert [(year, [item.id for group in groups for item in group]) for year, *groups in found.dated] == [
        ("2023", ["pieminas-akmens"]), ("2022", ["plans"]), ("2020", ["vizite"]),
    ]  # fmt: skip


def mediator(id_: str, period: Period | None, **fields: object) -> MediatorService:
    given = {"programme": None, "municipality": None, **fields}
    return make(MediatorService, id_, period=period, role="mediator", **given)


def test_mediators_by_place_show_what_the_source_says_of_their_time() -> None:
    found = mediation(
        catalog_of(
            make(Municipality, "riga", name=text("Rīga", "Riga")),
            make(Programme, "projekts", period=Period(start="2020-08", end="2021-08")),
            make(Programme, "bez-laika", period=None),
            mediator("a", Period(start="2019-09", end="2020-05"), municipality="riga", place=text("Rīgas pilsēta")),
            mediator("b", Period(start="2021", end="2021"), municipality="riga"),
            mediator("c", Period(start="2017-10-01"), place=text("Dobele")),
            mediator("d", None, programme="projekts", place=text("Ādaži")),
            mediator("e", None, programme="bez-laika", place=text("Talsi")),
            make(MediatorService, "f", role="coordinator", period=Period(start="2010", end="2030")),
        ), "lv",
    )  # fmt: skip
    shown = {
        place: [(item.service.id, item.start, item.end, item.known) for item in items] for place, items in found.rows
    }
    assert shown == {
        "Ādaži": [("d", 2020.583, 2021.667, "project")],
        "Dobele": [("c", 2017.75, 2018, "in-part")],
        "Rīga": [("a", 2019.667, 2020.417, "stated"), ("b", 2021, 2022, "in-part")],
    }
    assert list(found.years) == [2017, 2018, 2019, 2020, 2021]
    assert [item.id for item in found.undated] == ["e"]


def test_without_mediators_the_scale_is_empty() -> None:
    found = mediation(catalog_of(), "lv")
    assert (list(found.years), found.rows, found.undated) == ([], (), ())
