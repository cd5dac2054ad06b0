"""What waits for an editor and from which day."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from catalog.load import Catalog
from catalog.model import Document, Figure, Municipality, Organisation, Theme
from catalog.upkeep import as_of, due, waiting

from .making import catalog_of, make, text


def review(checked_on: str = "2026-01-31", every_months: int = 60, **more: Any) -> dict[str, Any]:
    return {"checked_on": checked_on, "checked_by": "paraugs", "every_months": every_months, **more}


def said(catalog: Catalog) -> list[tuple[str, str, str]]:
    return [(item.on.isoformat(), item.reason, item.record.id) for item in due(catalog)]


@pytest.mark.parametrize(
    ("checked", "months", "again"),
    [
        ("2026-01-31", 1, "2026-02-28"), ("2027-12-31", 2, "2028-02-29"), ("2026-11-30", 1, "2026-12-30"),
        ("2026-12-01", 12, "2027-12-01"), ("2026-12-31", 1, "2027-01-31"),
    ],
)  # fmt: skip
def test_the_next_check_is_so_many_months_later(checked: str, months: int, again: str) -> None:
    assert said(catalog_of(make(Theme, "skola", review=review(checked, months)))) == [(again, "review", "skola")]


@pytest.mark.parametrize(
    ("end", "on"), [("2027", "2028-01-01"), ("2027-06", "2027-07-01"), ("2027-06-05", "2027-06-06")]
)
def test_what_is_in_force_is_looked_at_when_its_period_is_over(end: str, on: str) -> None:
    fields = {"status": "in-force", "period": {"start": "2024", "end": end}, "review": review()}
    assert said(catalog_of(make(Document, "plans", **fields)))[0] == (on, "ended", "plans")


@pytest.mark.parametrize(
    "fields", [{"status": "ended", "period": {"start": "2024", "end": "2027"}}, {"status": "in-force"}]
)
def test_nothing_ends_that_has_ended_or_has_no_end(fields: dict[str, Any]) -> None:
    assert [reason for _, reason, _ in said(catalog_of(make(Document, **fields)))] == ["review"]


def test_a_sensitive_figure_waits_for_a_second_editor() -> None:
    looked = review(second={"on": "2026-02-01", "found": text("Ir.")})
    figures = [
        make(Figure, "viens", tier="a2", review=review()), make(Figure, "divi", tier="a2", review=looked),
        make(Figure, "tris", tier="c", review=review()),
    ]  # fmt: skip
    assert said(catalog_of(*figures))[0] == ("2026-01-31", "second", "viens")
    assert [reason for _, reason, _ in said(catalog_of(*figures))].count("second") == 1


def test_a_contact_that_moved_is_looked_for_again() -> None:
    def contact(state: str) -> dict[str, Any]:
        return {"seen": "2026-01-05", "state": state, "citations": [{"source": "paraugs", "locator": {}}]}

    service = contact("moved") | {"name": text("Dienests")}
    records = [
        make(Organisation, "viena", contact=contact("moved"), review=review()),
        make(Organisation, "otra", contact=contact("gone"), review=review()),
        make(Municipality, "adazi", social_service=service, review=review()),
        make(Municipality, "bijusais", social_service=service, merged_into="adazi", review=review()),
    ]
    moved = [(on, id_) for on, reason, id_ in said(catalog_of(*records)) if reason == "moved"]
    assert moved == [("2026-01-05", "adazi"), ("2026-01-05", "viena")]


def test_english_older_than_its_latvian_waits_at_once() -> None:
    late = {"lv": "Jauns teksts", "en": "Old text", "en_of": "00000000"}
    assert said(catalog_of(make(Theme, "skola", summary=late, review=review())))[0] == (
        "2026-01-31", "translation", "skola",
    )  # fmt: skip


def test_what_waits_on_a_day() -> None:
    catalog = catalog_of(
        make(Theme, "skola", review=review("2026-01-01", 1)), make(Theme, "darbs", review=review("2026-03-01", 1))
    )
    assert as_of(catalog) == datetime.date(2026, 3, 1)
    assert [item.record.id for item in waiting(due(catalog), as_of(catalog))] == ["skola"]
    assert [item.month for item in due(catalog)] == ["2026-02", "2026-04"]
