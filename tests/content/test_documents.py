"""Whether a document is in force or history: said of every one, and in step with its term and its successors."""

from __future__ import annotations

from catalog.load import Catalog
from catalog.model import Document
from catalog.timelines import replaced_by


def test_every_document_says_whether_it_is_in_force_and_as_of_when(catalog: Catalog) -> None:
    assert [document.id for document in catalog.all(Document) if not (document.status and document.as_of)] == []


def test_a_replaced_document_is_not_in_force(catalog: Catalog) -> None:
    replaced = [document for document in catalog.all(Document) if replaced_by(catalog, document)]
    assert replaced
    assert [document.id for document in replaced if document.status == "in-force"] == []


def test_a_document_whose_term_is_over_is_not_in_force(catalog: Catalog) -> None:
    """Dates of different precision are compared as far as both go: a term “2023” is over from 2024 on."""
    over = [
        document.id
        for document in catalog.all(Document)
        if document.status == "in-force"
        and document.as_of
        and document.period
        and document.period.end
        and document.period.end < document.as_of[: len(document.period.end)]
    ]
    assert over == []


def test_what_replaces_a_document_is_not_older(catalog: Catalog) -> None:
    for newer in catalog.all(Document):
        for older in (catalog.get(Document, id_) for id_ in newer.replaces):
            if newer.date and older.date:
                shared = min(len(newer.date), len(older.date))
                assert newer.date[:shared] >= older.date[:shared], newer.id
