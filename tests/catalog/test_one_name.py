"""One name for one thing. The words and positions are golden files in `bad/`; here, where each rule ends."""

from __future__ import annotations

import pytest

from catalog.model import Document, GlossaryTerm, Organisation, Programme
from catalog.one_name import check_one_name
from catalog.record import Record

from .making import catalog_of, make, text


def said(*records: Record) -> int:
    return len(list(check_one_name(catalog_of(*records))))


@pytest.mark.parametrize(("model", "field"), [(Organisation, "name"), (Programme, "name"), (Document, "title")])
@pytest.mark.parametrize(
    ("lv", "en", "count"),
    [
        ("Paraugu fonds", "Sample Fund", 1), ("„Paraugu Fonds”", "Another", 1), ("Cits", "Sample fund", 1),
        ("Cits fonds", "Another fund", 0),
    ],
)  # fmt: skip
def test_no_two_records_of_a_type_share_a_name(model: type[Record], field: str, lv: str, en: str, count: int) -> None:
    first = make(model, id="viens", **{field: text("Paraugu fonds", "Sample Fund")})
    assert said(first, make(model, id="otrs", **{field: text(lv, en)})) == count


def test_a_body_and_a_programme_may_be_called_alike() -> None:
    assert said(make(Organisation, name=text("Fonds", "Fund")), make(Programme, name=text("Fonds", "Fund"))) == 0


@pytest.mark.parametrize(("other", "count"), [("„Paraugu” fonds", 1), ("Paraugi", 0), ("Cita", 0)])
def test_no_other_name_is_the_name_of_another_body(other: str, count: int) -> None:
    one = make(Organisation, id="viens", name=text("Paraugu fonds", "Fund"))
    assert said(one, make(Organisation, id="otrs", name=text("Cita", "Other"), other_names=[other])) == count


@pytest.mark.parametrize(("short", "count"), [("PF", 0), ("PFX", 1), (None, 0)])
def test_abbreviations_are_in_the_glossary(short: str | None, count: int) -> None:
    body = make(Organisation, id="fonds", name=text("Paraugu fonds", "Fund"), abbreviation=short)
    term = make(GlossaryTerm, kind="abbreviation", abbreviation="PF", name=text("Paraugu fonds", "Fund"))
    assert said(body, term) == count


def test_no_abbreviation_is_missed_while_a_term_cannot_be_read() -> None:
    catalog = catalog_of(make(Organisation, name=text("Paraugu fonds", "Fund"), abbreviation="PF"))
    catalog.broken["terms"].add("pf")
    assert list(check_one_name(catalog)) == []


@pytest.mark.parametrize(("lv", "en", "count"), [("Paraugu fonds", "Fund", 0), ("Fonds", "The fund", 2)])
def test_the_glossary_calls_a_body_as_its_record_does(lv: str, en: str, count: int) -> None:
    body = make(Organisation, id="fonds", name=text("Paraugu fonds", "Fund"))
    assert said(body, make(GlossaryTerm, kind="abbreviation", organisation="fonds", name=text(lv, en))) == count
