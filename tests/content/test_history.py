"""What the section on history must hold: source and certainty everywhere, every position of every disagreement."""

from __future__ import annotations

import re

import pytest
from catalog.views import Views
from pydantic import BaseModel

from catalog.history import CalendarDay, Chapter, Disagreement, HistoryEvent, Lesson, Passage, Person, Place
from catalog.load import Catalog
from catalog.model import Municipality
from catalog.walk import passages, texts

POSITIONS = {
    "upuru-skaits-latvija": 5,
    "liepaja-1941-decembris": 3,
    "ventspils-un-citas-vietas": 2,
    "sabiles-glabsana": 4,
    "vasara-1941": 2,
    "1944-gada-2-augusts": 3,
    "1944-gada-16-maijs": 2,
    "ierasanas-laiks": 3,
    "romu-skaits-avotos": 2,
    "jaunas-deribas-tulkotajs": 2,
    "dabiskais-pieaugums": 2,
}
"""Disagreement → positions that the sources hold at least."""

TOLD = (Chapter, HistoryEvent, Place, Person, CalendarDay)


def told(catalog: Catalog) -> list[tuple[BaseModel, tuple[str | int, ...], Passage]]:
    return [
        (record, where, passage)
        for model in TOLD
        for record in catalog.all(model)
        for where, passage in passages(record)
    ]


def test_every_statement_has_source_and_certainty(catalog: Catalog) -> None:
    found = told(catalog)
    assert len(found) > 200
    for record, where, passage in found:
        assert passage.citations, (record, where)
        assert passage.confidence in ("high", "medium", "low"), (record, where)


def test_what_is_uncertain_is_never_stated_flatly(catalog: Catalog) -> None:
    for record, where, passage in told(catalog):
        if passage.confidence == "low":
            assert "open_questions" in where, (record, where)
        if passage.confidence == "medium":
            assert passage.named is not None, (record, where)
            assert passage.named.lv in passage.text.lv, (record, where)


@pytest.mark.parametrize("id_", POSITIONS)
def test_every_disagreement_shows_all_its_positions(catalog: Catalog, id_: str) -> None:
    question = catalog.get(Disagreement, id_)
    assert len(question.positions) >= POSITIONS[id_]
    assert all(position.citations and position.claimant.lv for position in question.positions)
    assert any(id_ in section.disagreements for chapter in catalog.all(Chapter) for section in chapter.sections)


def test_contested_numbers_are_kept_apart(catalog: Catalog) -> None:
    values = {position.value for position in catalog.get(Disagreement, "upuru-skaits-latvija").positions}
    assert {2000, 3000, 8000} <= values


def test_places_are_areas_not_points(catalog: Catalog) -> None:
    for place in catalog.all(Place):
        for where, text in texts(place):
            assert not re.search(r"\d{2}[.,]\d{3,}", text.lv), (place.id, where)


def test_each_municipality_has_an_answer_for_its_schools(catalog: Catalog) -> None:
    views = Views(catalog)
    assert sum(views.near(unit).count > 0 for unit in catalog.all(Municipality)) >= 10


def test_lessons_for_every_occasion(catalog: Catalog) -> None:
    lessons = catalog.all(Lesson)
    grades = {grade for lesson in lessons for grade in lesson.grades}
    assert len(lessons) >= 6
    assert {6, 9, 12} <= grades
    assert {"starptautiska-romu-diena", "romu-genocida-pieminas-diena"} <= {lesson.occasion for lesson in lessons}


@pytest.mark.parametrize(
    "words", ["iejūties upura", "iejusties upura lomā", "esi mediators nometnē", "izspēlē", "kurš cieta vairāk"]
)
def test_no_role_play_and_no_comparing_of_suffering(catalog: Catalog, words: str) -> None:
    for lesson in catalog.all(Lesson):
        for where, text in texts(lesson):
            if where[0] != "avoid":
                assert words not in text.lv.lower(), (lesson.id, where)


@pytest.mark.parametrize("word", ["Porajmos", "Porrajmos", "Samudaripen"])
def test_disputed_words_are_explained_but_head_nothing(catalog: Catalog, word: str) -> None:
    headings = [record.label for model in (*TOLD, Lesson, Disagreement) for record in catalog.all(model)]
    headings += [section.heading for chapter in catalog.all(Chapter) for section in chapter.sections]
    for heading in headings:
        assert word not in heading.lv
        assert word not in heading.en
