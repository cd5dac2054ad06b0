"""What records say of themselves, and that the model's references lead somewhere; the rest pydantic guarantees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from catalog.load import Catalog
from catalog.model import LocalMeasure, Municipality, Organisation, Theme
from catalog.record import Entry
from catalog.record_types import RECORD_TYPES
from catalog.values import Ref, Term

from .making import make, text


def markers(annotation: Any) -> Iterator[Ref | Term]:
    """The markers of an annotation and of the models in it."""
    if isinstance(annotation, Ref | Term):
        yield annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for field in annotation.model_fields.values():
            yield from (marker for item in (field.annotation, *field.metadata) for marker in markers(item))
    for part in get_args(annotation):
        yield from markers(part)


@pytest.mark.parametrize("folder", RECORD_TYPES)
def test_every_marker_names_a_folder_or_a_vocabulary_that_is_there(catalog: Catalog, folder: str) -> None:
    for marker in markers(RECORD_TYPES[folder].model):
        if isinstance(marker, Ref):
            assert marker.type in RECORD_TYPES
        else:
            assert marker.vocabulary in catalog.stored["vocabularies"]


@pytest.mark.parametrize(
    ("record", "label", "heading"),
    [
        (make(Theme, name=text("Skola")), "Skola", "Skola"),
        (make(Organisation, name=text("Aģentūra"), abbreviation="VA"), "Aģentūra", "Aģentūra (VA)"),
        (make(Organisation, name=text("Aģentūra")), "Aģentūra", "Aģentūra"),
        (make(Municipality, name=text("Rīga"), official_name=text("Rīgas pilsēta")), "Rīga", "Rīgas pilsēta"),
        (make(LocalMeasure, title=text("Nodarbības")), "Nodarbības", "Nodarbības"),
    ],
)  # fmt: skip
def test_what_a_record_is_called(record: Any, label: str, heading: str) -> None:
    assert (record.label.lv, record.heading.lv) == (label, heading)


def test_a_measure_stands_in_the_report_it_cites_first() -> None:
    citations = [{"source": source, "locator": {}} for source in ("parskats", "cits")]
    assert make(LocalMeasure, citations=citations).report == "parskats"


@pytest.mark.parametrize(
    ("id_", "anchor"),
    [("adazu-novads-skola-1", "skola-1"), ("cits-skola-1", "cits-skola-1"), ("adazu-novads", "adazu-novads")],
)
def test_the_anchor_of_a_measure_is_its_id_without_the_municipality(id_: str, anchor: str) -> None:
    assert make(LocalMeasure, id_, municipality="adazu-novads").anchor == anchor


def test_nothing_changes_after_loading() -> None:
    record: Entry = make(Theme)
    with pytest.raises(ValueError, match="frozen"):
        record.id = "cits"
