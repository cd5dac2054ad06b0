from __future__ import annotations

import random
import time
from typing import Any

import pytest

from catalog.history import Lesson, Person, Place
from catalog.load import Catalog, Stored
from catalog.model import (
    Event,
    Figure,
    LocalMeasure,
    MediatorService,
    Municipality,
    NationalMeasure,
    Organisation,
    Practice,
)
from catalog.permitted import Permitted, permitted_by
from catalog.privacy import SMALLEST, Search, check_people, check_record, check_text, publishable
from catalog.problem import Problem
from catalog.record import Entry
from catalog.yamlfile import Parsed

from .making import catalog_of, make, text
from .slips import cases

CITATION = {"source": "paraugs", "locator": {"page": "1"}}


def complaints(entry: Entry) -> list[str]:
    return [problem.en for problem in check_record(Stored(entry, "data/x.yml", Parsed()))]


def of_people(entry: Entry) -> list[str]:
    catalog = catalog_of(entry)
    return [problem.en for problem in check_people(catalog, Search(permitted_by(catalog)))]


@pytest.mark.parametrize("model", [LocalMeasure, Practice, Event, MediatorService])
def test_small_counts_are_looked_for_in_every_record_of_one_place(model: type[LocalMeasure | Practice]) -> None:
    assert len(of_people(make(model, title=text("Nodarbības 4 romu bērniem", "Lessons")))) == 1


def test_a_body_of_one_municipality_is_of_one_place() -> None:
    note = text("Palīdz 4 romu bērniem.")
    assert of_people(make(Organisation, note=note, municipality="paraugs"))
    assert of_people(make(Organisation, note=note)) == []
    assert of_people(make(NationalMeasure, title=note)) == []


def test_a_lesson_tells_no_small_number_of_a_place() -> None:
    place = make(Municipality, name=text("Paraugu novads", "Paraugi"))
    lesson = make(Lesson, summary=text("Paraugu novadā dzīvo 4 romu ģimenes."))
    catalog = catalog_of(place, lesson)
    assert len(list(check_people(catalog, Search(permitted_by(catalog))))) == 1


def test_what_a_place_of_history_is_today_is_of_one_place() -> None:
    assert of_people(make(Place, today=[{"text": text("Te dzīvo 4 romu ģimenes."), "citations": [CITATION]}]))
    assert of_people(make(Place, summary=text("Te dzīvoja 4 romu ģimenes."))) == []


def test_names_and_counts_are_said_at_their_field() -> None:
    catalog = catalog_of(make(LocalMeasure, need=text("Vada Jānis Paraudziņš 3 romu bērniem.")))
    positions = [problem.path for problem in check_people(catalog, Search(permitted_by(catalog)))]
    assert positions == ["data/local-measures/paraugs.yml"] * 2


def test_a_page_is_read_for_all_of_it() -> None:
    page = "Vada Jānis Paraudziņš,\ntālr. 26 123 456; **3** romu bērni"
    assert len(list(check_text(page, permitted_by(catalog_of())))) == 3


@pytest.fixture(scope="module")
def permitted(catalog: Catalog) -> Permitted:
    return permitted_by(catalog)


@pytest.mark.parametrize("words", cases("pages", "caught"))
def test_what_is_private_on_a_page_is_caught(words: str, permitted: Permitted) -> None:
    assert list(check_text(words, permitted))


@pytest.mark.parametrize("words", cases("pages", "passed"))
def test_what_is_nobodys_passes_on_a_page(words: str, permitted: Permitted) -> None:
    assert list(check_text(words, permitted)) == []


def test_every_string_of_a_record_is_read() -> None:
    record = make(LocalMeasure, citations=[{"source": "a", "locator": {"chapter": "zvaniet 26123456"}}])
    assert len(complaints(record)) == 1


@pytest.mark.parametrize(
    ("tier", "level", "value", "refused"),
    [
        ("a1", "municipal", 500, True), ("a1", "institution", 0, True), ("a1", "national", 9, True),
        ("a1", "national", 10, False), ("a2", "municipal", 9, True), ("a2", "municipal", 10, False),
        ("b", "institution", 9, True), ("b", "municipal", 5, False), ("b", "municipal", 4, True),
        ("c", "institution", 1, False), ("a2", "municipal", 0, False), ("a1", "municipal", None, False),
    ],
)  # fmt: skip
def test_a_figure_below_the_threshold_of_its_tier_is_refused(tier: str, level: str, value: Any, refused: bool) -> None:
    figure = make(Figure, tier=tier, level=level, observations=[{"value": 1000}, {"value": value}])
    before = complaints(make(Figure, tier=tier, level=level, observations=[{"value": 1000}]))
    assert len(complaints(figure)) - len(before) == refused


@pytest.mark.parametrize(
    ("level", "population", "refused"),
    [
        ("municipal", "Romu skolēni", True), ("institution", "Romu skolēni", True), ("national", "Romu skolēni", False),
        ("municipal", "Skolēni", False), ("municipal", "Avots nesaka, vai romu skolēni", False),
    ],
)  # fmt: skip
def test_a_count_of_roma_people_in_one_place_has_a_tier(level: str, population: str, refused: bool) -> None:
    figure = make(Figure, tier="none", level=level, unit="pupils", population=text(population, "Pupils"))
    assert len(complaints(figure)) == refused


def test_a_share_of_roma_people_in_one_place_has_a_tier() -> None:
    figure = make(Figure, tier="none", level="institution", unit="percent", population=text("Romu skolēni", "Pupils"))
    assert len(complaints(figure)) == 1


@pytest.mark.parametrize(("parts", "refused"), [((29,), True), ((20,), False), ((20, 10), True), ((20, 12), False)])
def test_a_total_less_its_parts_gives_no_number_away(parts: tuple[int, ...], refused: bool) -> None:
    rows = [{"value": 32}, *({"value": part, "category": text(f"Daļa {part}", "Part")} for part in parts)]
    assert bool(complaints(make(Figure, tier="a2", level="municipal", unit="pupils", observations=rows))) == refused


@pytest.mark.parametrize("name", ["Kopā", "Visi romu skolēni", "Skolēni kopā"])
def test_a_total_is_known_by_what_it_is_called(name: str) -> None:
    rows = [{"value": 32, "category": text(name)}, {"value": 29, "category": text("Vispārējā skola")}]
    assert complaints(make(Figure, tier="a2", level="municipal", unit="pupils", observations=rows))


def test_a_part_beside_the_whole_that_a_text_tells_gives_no_number_away() -> None:
    figure = {"tier": "a2", "level": "municipal", "unit": "pupils", "summary": text("Skolā mācās 32 romu skolēni.")}
    part = {"category": text("Vispārējā skola"), "period": "2022"}
    assert complaints(make(Figure, observations=[{"value": 29, **part}], **figure))
    assert complaints(make(Figure, observations=[{"value": 20, **part}], **figure)) == []
    years = [{"value": 32, "period": "2021"}, {"value": 29, "period": "2022"}]
    assert complaints(make(Figure, observations=years, **figure)) == [], "the text tells a value of the figure"


def test_a_share_of_a_whole_gives_no_number_away() -> None:
    summary = text("No 30 romu skolēniem palīdzību saņēma daļa.", "Of 30 Roma pupils some got help.")
    figure = {"tier": "a2", "level": "municipal", "unit": "percent", "summary": summary}
    assert complaints(make(Figure, observations=[{"value": 10}], **figure))
    assert complaints(make(Figure, observations=[{"value": 90}], **figure)), "the rest is small"
    assert complaints(make(Figure, observations=[{"value": 50}], **figure)) == []


def test_the_more_sensitive_the_tier_the_higher_the_threshold() -> None:
    for level in ("national", "municipal", "institution", "project", "european"):
        ladder = [SMALLEST[tier][level] for tier in ("none", "c", "b", "a2", "a1")]
        known = [threshold if threshold is not None else 10**9 for threshold in ladder]
        assert known == sorted(known)


@pytest.mark.parametrize(
    "words",
    [
        "A.", "a.b@", "Jānis Paraudziņš ", "12 no 15 romu bērniem ", "[x](", "zvaniet 1 ", "a*", "**a", "ab**",
        "pāris romu bērni, izņemot divus ", "desmit romu bērni, no tiem ", "Zolitūde vada ", "[3] ", "couple of ",
        "puse no 12 romu bērniem ", "kods 123456 ", "Paraugs un ",
    ],
)  # fmt: skip
def test_no_text_takes_long(words: str) -> None:
    """Searches stay linear: what repeats itself would else take minutes."""
    before = time.process_time()
    list(check_text(words * 1000, permitted_by(catalog_of())))
    assert time.process_time() - before < 5


def test_nothing_private_is_repeated_in_public() -> None:
    name = Problem(
        "data/a.yml", 1, 1, "„Jānis Paraugs” izskatās pēc vārda", "“Jānis Paraugs” …", private="Jānis Paraugs"
    )
    code = Problem("data/a.yml", 2, 1, "personas kods („12…”)", "x", private="120390-12345")
    differ = Problem("data/a.yml", 3, 1, "skaitļi atšķiras: 120390, 12345", "the numbers differ: 120390, 12345")
    elsewhere = Problem("data/b.yml", 3, 1, "gaidīta adrese, atrasts „26 123 456”", "found “a.b@paraugs.example”")
    told = publishable([name, code, differ, elsewhere])
    assert [item.lv for item in told] == [
        "„…” izskatās pēc vārda",
        "personas kods („12…”)",
        "skaitļi atšķiras: …, …",
        "gaidīta adrese, atrasts „…”",
    ]
    assert told[-1].en == "found “…”"
    assert [(item.path, item.line) for item in told] == [
        ("data/a.yml", 1),
        ("data/a.yml", 2),
        ("data/a.yml", 3),
        ("data/b.yml", 3),
    ]


def test_what_a_search_keeps_is_what_a_new_one_finds(catalog: Catalog) -> None:
    """Whatever accounts for names goes and comes back, and so do complaints of records that did not change."""
    search, pick = Search(), random.Random(20261130)  # noqa: S311 — no secret
    third = {folder: list(of_type.items())[::3] for folder, of_type in catalog.stored.items()}
    some = Catalog({folder: dict(of_type) for folder, of_type in third.items()}, {})
    less = Catalog({folder: {i: x for i, x in of_type if pick.random() < 0.9} for folder, of_type in third.items()}, {})
    before = _found(some, search)
    assert _found(less, search) == _found(less, Search()) != before
    assert _found(some, search) == before


@pytest.mark.parametrize(("id_", "remark"), [("janis-paraudzins", ""), ("kurss", "Vada Jānis Paraudziņš.")])
def test_a_permission_that_is_gone_counts_for_addresses_and_comments_that_have_not_changed(
    id_: str, remark: str
) -> None:
    person = catalog_of(make(Person, "p", name=text("Jānis Paraudziņš", "Jānis Paraudziņš")))
    stored = Stored(make(Practice, id_), "data/practices/x.yml", Parsed(remarks=[((3, 1), remark)]))
    with_person = Catalog({**person.stored, "practices": {id_: stored}}, person.broken)
    without = Catalog({**with_person.stored, "persons": {}}, person.broken)
    search = Search()
    assert _found(with_person, search) == []
    assert len(_found(without, search)) == 1
    assert _found(with_person, search) == []


def _found(catalog: Catalog, search: Search) -> list[Problem]:
    search.renew(permitted_by(catalog))
    return list(check_people(catalog, search))
