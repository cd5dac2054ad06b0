"""What pages derive from several records, held to the records themselves."""

from __future__ import annotations

from catalog.load import Catalog
from catalog.model import NationalMeasure, Organisation
from catalog.views import Views
from catalog.walk import citations


def test_who_answers_for_each_national_measure(catalog: Catalog) -> None:
    duties = Views(catalog).responsible()
    for measure in catalog.all(NationalMeasure):
        named = {party for party in measure.responsible if isinstance(party, str)}
        assert named == {item.body.id for item in duties if measure in item.leads}, measure.id


def test_every_body_with_duties_is_listed(catalog: Catalog) -> None:
    listed = {item.body.id for item in Views(catalog).responsible()}
    assert {body.id for body in catalog.all(Organisation) if body.responsible_for} <= listed


def test_every_citation_of_a_source_is_under_its_place(catalog: Catalog) -> None:
    views = Views(catalog)
    for source in ("parskats-2021-2022", "inkubators-rezultati-2015"):
        listed = {record.id for _, found in views.cited_places(source) for record in found}
        citing = {
            record.id
            for record in views.pointing_at("sources", source)
            if any(item.source == source for item in citations(record))
        }
        assert listed == citing
