"""What the section on history must hold: certainty everywhere, every position of every disagreement."""

from __future__ import annotations

import re

import pytest

from catalog.history import CalendarDay, Chapter, Disagreement, HistoryEvent, Lesson, Person, Place
from catalog.load import Catalog

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

FORM_PERIOD = "form-period"

TOLD = (Chapter, HistoryEvent, Place, Person, CalendarDay)


def test_every_statement_on_history_says_how_sure_it_is(catalog: Catalog) -> None:
    """The model lets advice to teachers go without; history has none."""
    unsure = [
        (stored.path, where)
        for stored in catalog.records()
        if isinstance(stored.entry, TOLD) and getattr(stored.entry, "area", None) != "teaching"
        for where, passage in stored.contents.passages
        if passage.confidence is None
    ]
    assert unsure == []


@pytest.mark.parametrize("id_", POSITIONS)
def test_every_disagreement_shows_all_its_positions(catalog: Catalog, id_: str) -> None:
    question = catalog.get(Disagreement, id_)
    assert len(question.positions) >= POSITIONS[id_]
    assert any(id_ in section.disagreements for chapter in catalog.all(Chapter) for section in chapter.sections)


def test_contested_numbers_are_kept_apart(catalog: Catalog) -> None:
    values = {position.value for position in catalog.get(Disagreement, "upuru-skaits-latvija").positions}
    assert {2000, 3000, 8000} <= values


def test_places_are_areas_not_points(catalog: Catalog) -> None:
    for stored in catalog.stored["places"].values():
        for where, text in stored.contents.strings():
            assert not re.search(r"\d{2}[.,]\d{4,}|\d\s?°", text), (stored.path, where)


def test_lessons_for_every_occasion(catalog: Catalog) -> None:
    occasions = {lesson.occasion for lesson in catalog.all(Lesson)}
    assert {"starptautiska-romu-diena", "romu-genocida-pieminas-diena"} <= occasions


@pytest.mark.parametrize("grade", range(6, 13))
def test_a_lesson_in_a_subject_for_every_grade(catalog: Catalog, grade: int) -> None:
    """A form period alone would leave the theme to the two days of remembrance."""
    subjects = {subject for lesson in catalog.all(Lesson) if grade in lesson.grades for subject in lesson.subjects}
    assert subjects - {FORM_PERIOD}


def test_every_worksheet_prints_a_primary_source(catalog: Catalog) -> None:
    without = [lesson.id for lesson in catalog.all(Lesson) if not any(x.original for x in lesson.worksheet.extracts)]
    assert without == []


def test_only_a_primary_source_is_called_an_extract(catalog: Catalog) -> None:
    """What is retold in our words is no extract: pupils learn to tell one from the other."""
    for lesson in catalog.all(Lesson):
        for extract in lesson.worksheet.extracts:
            if extract.original is None:
                assert "izrakst" not in extract.text.lv.lower(), lesson.id
                assert "extract" not in extract.text.en.lower(), lesson.id


def test_the_disputed_day_in_liepaja_is_never_given_alone(catalog: Catalog) -> None:
    for stored in catalog.stored["lessons"].values():
        for where, text in stored.contents.texts:
            if "5. decembr" in text.lv:
                assert re.search(r"\b4\.", text.lv), (stored.path, where)
            if "5 December" in text.en:
                assert re.search(r"\b4\b", text.en), (stored.path, where)


@pytest.mark.parametrize(
    "words", ["iejūties upura", "iejusties upura lomā", "esi mediators nometnē", "izspēlē", "kurš cieta vairāk"]
)
def test_no_role_play_and_no_comparing_of_suffering(catalog: Catalog, words: str) -> None:
    for stored in catalog.stored["lessons"].values():
        for where, text in stored.contents.texts:
            if where[0] != "avoid":
                assert words not in text.lv.lower(), (stored.path, where)


@pytest.mark.parametrize("word", ["Porajmos", "Porrajmos", "Samudaripen"])
def test_disputed_words_are_explained_but_head_nothing(catalog: Catalog, word: str) -> None:
    headings = [record.label for model in (*TOLD, Lesson, Disagreement) for record in catalog.all(model)]
    headings += [section.heading for chapter in catalog.all(Chapter) for section in chapter.sections]
    for heading in headings:
        assert word not in heading.lv
        assert word not in heading.en
