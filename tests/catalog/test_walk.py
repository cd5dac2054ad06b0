from __future__ import annotations

from catalog.history import Chapter
from catalog.model import Event, LocalMeasure, NationalMeasure
from catalog.values import Ref, Term
from catalog.walk import contents, references

from .making import fill, make, text


def test_references_are_found_wherever_they_stand() -> None:
    measure = make(
        LocalMeasure, municipality="adazi", done_by=["ministrija", text("ģimenes ārsti")],
        citations=[{"source": "parskats", "locator": {"theme": "skola"}}], topics=["teritorija"],
    )  # fmt: skip
    found = {(where, marker, value) for where, marker, value in references(measure)}
    assert {
        (("municipality",), Ref("municipalities"), "adazi"),
        (("done_by", 0), Ref("organisations"), "ministrija"),
        (("citations", 0, "source"), Ref("sources"), "parskats"),
        (("citations", 0, "locator", "theme"), Ref("themes"), "skola"),
        (("topics", 0), Term("topics"), "teritorija"),
        (("review", "checked_by"), Term("roles"), measure.review.checked_by),
    } <= found
    assert ("done_by", 1) not in {where for where, _, _ in found}, "words for somebody are no reference"


def test_references_inside_lists_of_lists_are_found() -> None:
    chapter = make(Chapter, sections=[{"id": "a", "heading": text("A"), "places": ["sabile", "rezekne"]}])
    found = [(where, value) for where, marker, value in references(chapter) if marker == Ref("places")]
    assert found == [(("sections", 0, "places", 0), "sabile"), (("sections", 0, "places", 1), "rezekne")]


def test_texts_and_bare_strings_are_told_apart() -> None:
    event = make(Event, "a", title=text("Nosaukums"), edition="III", place=text("Rīga"))
    found = contents(event)
    assert [(where, item.lv) for where, item in found.texts if where[0] in ("title", "place")] == [
        (("title",), "Nosaukums"), (("place",), "Rīga"),
    ]  # fmt: skip
    words = dict(found.words)
    assert (words[("id",)], words[("edition",)]) == ("a", "III")
    assert ("title", "lv") not in words


def test_every_string_of_a_record_is_visited_once() -> None:
    """What is not visited is not checked: a field that the walk passes by would open every rule."""
    record = fill(NationalMeasure, lambda: "vārdi")

    def strings(value: object) -> int:
        if isinstance(value, dict):
            return sum(strings(inner) for key, inner in value.items() if key != "en_of")
        if isinstance(value, list):
            return sum(map(strings, value))
        return isinstance(value, str)

    found = list(contents(record).strings())
    assert len(found) == len(dict(found)) == strings(record.model_dump())


def test_passages_slips_and_citations_are_gathered() -> None:
    told = {"text": text("Tā bija."), "citations": [{"source": "b", "locator": {}}]}
    slip = {"as_printed": "2021", "why": text("Gads.")}
    chapter = make(
        Chapter, citations=[{"source": "a", "locator": {}}], as_printed=[slip],
        sections=[{"id": "x", "heading": text("X"), "account": [told]}],
    )  # fmt: skip
    found = contents(chapter)
    assert [item.source for item in found.citations] == ["a", "b"]
    assert [where for where, _ in found.passages] == [("sections", 0, "account", 0)]
    assert [where for where, _ in found.discrepancies] == [("as_printed", 0)]
