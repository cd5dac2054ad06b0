from __future__ import annotations

from catalog.model import Document, Event, MediatorService, Programme
from catalog.timelines import by_year, genealogy, replaced_by, services
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
