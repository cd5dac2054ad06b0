"""Cards say what records say: every value with its day and unit, every source, nothing that is not published."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.history import Disagreement, Lesson
from catalog.load import Catalog
from catalog.model import (
    Document,
    Figure,
    LocalMeasure,
    MediatorService,
    Municipality,
    NationalMeasure,
    Organisation,
    Programme,
    Source,
    Vocabulary,
)
from catalog.record import Entry
from catalog.search.cards import ASKS, SOURCES, Card, cards
from tests.catalog.making import ID, catalog_of, make, text

CONTACT = {"seen": "2026-11-29", "state": "seen", "citations": [{"source": ID, "locator": {}}]}


@pytest.fixture
def words(catalog: Catalog) -> list[Entry]:
    """What every card needs: words of the interface, a source to name, an organisation to refer to."""
    return [*catalog.all(Vocabulary), make(Source, title=text("Pārskats", "Report")), make(Organisation)]


def card(words: list[Entry], record: Entry, language: str = "lv", there: str = "") -> Card:
    found = cards(catalog_of(*words, record), language)
    return found[there] if there else next(item for address, item in found.items() if record.id in address)


def lines(card: Card, ask: str) -> list[tuple[str, str]]:
    return [(label, value) for what, label, value, *_ in card["lines"] if what == ask]


def observation(period: str, value: float | None, **more: Any) -> dict[str, Any]:
    return {"period": period, "value": value, **more}


def test_a_figure_says_each_value_with_day_and_unit_the_newest_first(words: list[Entry]) -> None:
    figure = make(
        Figure, "bezdarbnieki", unit="people", level="national", municipality=None,
        observations=[
            observation("2021-12-31", 608), observation("2022-12-31", 524),
            observation("2022-12-31", 326, category=text("Sievietes", "Women"), qualifier="about"),
        ],
        comparability=text("Nevar salīdzināt.", "Cannot be compared."),
    )  # fmt: skip
    made = card(words, figure)
    assert lines(made, "number") == [
        ("2022. gada 31. decembris", "524 cilvēki"),
        ("2022. gada 31. decembris · Sievietes", "ap 326 cilvēki"),
        ("2021. gada 31. decembris", "608 cilvēki"),
    ]
    assert made["note"] == "Nevar salīdzināt."
    assert made["source"] == [["Pārskats", "", f"dati/avoti/{ID}/"]]
    assert "place" not in made
    assert lines(card(words, figure, "en"), "number")[1] == ("31 December 2022 · Women", "about 326 people")


def test_a_share_is_no_number(words: list[Entry]) -> None:
    figure = make(Figure, "dala", unit="percent", municipality=None, observations=[observation("2022", 1)])
    assert lines(card(words, figure), "share") == [("2022. gads", "1 %")]
    assert lines(card(words, figure, "en"), "share") == [("2022", "1%")]
    assert lines(card(words, figure), "number") == []


def test_a_value_that_is_not_published_has_no_line_but_why(words: list[Entry]) -> None:
    figure = make(Figure, "mazs", unit="people", municipality=None, observations=[observation("2021", None)])
    made = card(words, figure)
    assert lines(made, "number") == []
    assert lines(made, "none") == [("2021. gads", "netiek publicēts")]


def test_sides_of_a_disagreement_stand_beside_each_other(words: list[Entry]) -> None:
    side = {"claimant": text("Vēsturnieks"), "confidence": "medium", "citations": CONTACT["citations"]}
    question = make(
        Disagreement, "upuri", reading=text("Lasiet abus."),
        positions=[{**side, "claim": text("Ap 2000."), "value": 2000}, {**side, "claim": text("Nav zināms.")}],
    )  # fmt: skip
    made = card(words, question)
    assert lines(made, "count") == [("Vēsturnieks", "Ap 2000.")]
    assert lines(made, "claim") == [("Vēsturnieks", "Nav zināms.")]
    assert made["note"] == "Lasiet abus."


def test_a_measure_says_why_there_is_no_number(words: list[Entry]) -> None:
    told = text("Var pieteikties visi. Saņēmēju tautību neuzskaita.", "All may apply. Ethnicity is not recorded.")
    measure = make(NationalMeasure, "balsts", summary=told, note=None)
    plan = make(Document)
    assert lines(card([*words, plan], measure), "none") == [("", "Saņēmēju tautību neuzskaita.")]
    assert lines(card([*words, plan], measure, "en"), "none") == [("", "Ethnicity is not recorded.")]


def test_an_act_says_number_date_and_who_adopted_it(words: list[Entry]) -> None:
    act = make(Document, "plans", number="310", date="2022-05-03", adopted_by=ID)
    made = card(words, act)
    assert ("Numurs", "310") in lines(made, "act")
    assert ("Datums", "2022. gada 3. maijs") in lines(made, "when")
    assert len(lines(made, "who")) == 1


def test_an_institution_says_how_it_is_reached_and_when_that_was_seen(words: list[Entry]) -> None:
    body = make(
        Organisation, "tiesibsargs", contact={**CONTACT, "phone": "+371 67686768", "address": "Baznīcas iela 25, Rīga"}
    )
    made = card(words, body)
    assert ["reach", "Zvanīt", "+371 67686768", "tel:+37167686768"] in made["lines"]
    assert made["at"] == "kontakti", "where the page says it"
    assert lines(made, "where") == [("Vieta", "Baznīcas iela 25, Rīga")]
    assert lines(made, "seen") == [("", "Skatīts 2026. gada 29. novembrī.")]


def test_a_social_service_is_reached_as_its_municipality_says(words: list[Entry]) -> None:
    service = {**CONTACT, "name": text("Dienests"), "organisation": "dienests", "phone": "+371 63350107"}
    made = card(
        [*words, make(Municipality, "novads", social_service=service)], make(Organisation, "dienests", contact=None)
    )
    assert ["reach", "Zvanīt", "+371 63350107", "tel:+37163350107"] in made["lines"]


def test_a_mediator_without_dates_of_his_own_has_those_of_the_project(words: list[Entry]) -> None:
    project = make(Programme, "platforma", period={"start": "2020-08-17", "end": "2021-08-16"})
    service = make(MediatorService, "talsi", programme="platforma", municipality=None, period=None)
    made = card([*words, project], service)
    assert lines(made, "when") == [("Projekta laiks", "2020. gada 17. augusts – 2021. gada 16. augusts")]


def test_an_institution_that_is_gone_is_not_called(words: list[Entry]) -> None:
    body = make(Organisation, "agrak", contact={**CONTACT, "phone": "112", "state": "gone"})
    made = card(words, body)
    assert lines(made, "reach") == []
    assert lines(made, "seen") != []


def test_a_municipality_answers_for_itself_alone(words: list[Entry]) -> None:
    unit = make(
        Municipality, "cesu-novads", name=text("Cēsu novads", "Cēsis Municipality"), former_units=[],
        reporting=[{"source": ID, "listed_informant": True, "no_specific_measures": True}],
        social_service={**CONTACT, "name": text("Sociālais dienests"), "address": "Bērzaines iela 16/18, Cēsis"},
    )  # fmt: skip
    page = "pasvaldibas/cesu-novads.md"
    assert "netika organizēti" in card(words, unit, there=page)["text"]
    service = card(words, unit, there=f"{page}#pasvaldibas-dienests")
    assert lines(service, "where") == [("Vieta", "Bērzaines iela 16/18, Cēsis")]
    assert service["place"] == card(words, unit, there=page)["place"] == ["ces"]


def test_what_is_local_says_whose_it_is(words: list[Entry]) -> None:
    unit = make(Municipality, "ventspils", name=text("Ventspils", "Ventspils"), former_units=[])
    measure = make(LocalMeasure, "ventspils-izglitiba-1", municipality="ventspils", years=[2021])
    made = card([*words, unit], measure, there="pasvaldibas/ventspils/izglitiba-1.md")
    assert made["place"] == ["ventspil"]


def test_a_lesson_says_how_long_it_is_and_leads_to_its_worksheet(words: list[Entry]) -> None:
    lesson = make(Lesson, "karogs", grades=[6, 7])
    lines = card(words, lesson, "en")["lines"]
    assert [value for ask, _, value, *_ in lines if ask == "long"] == ["40 min"]
    files = [address for _, _, _, *there in lines for address in there]
    assert files == ["en/skolotajiem/stundas/karogs.pdf", "en/skolotajiem/stundas/karogs.docx"]


def test_a_translation_older_than_its_latvian_makes_no_card(words: list[Entry]) -> None:
    stale = make(Organisation, "veca", summary={"lv": "Jauns.", "en": "Old.", "en_of": "00000000"})
    assert card(words, stale)["text"] == "Jauns."
    assert not any("veca" in address for address in cards(catalog_of(*words, stale), "en"))


@pytest.mark.parametrize("language", ["lv", "en"])
def test_every_card_of_the_site_has_its_source_and_answers_what_is_known(catalog: Catalog, language: str) -> None:
    made = cards(catalog, language)
    assert len(made) > 1000
    for address, item in made.items():
        assert item["text"].strip(), address
        assert 0 < len(item["source"]) <= SOURCES, address
        assert {ask for ask, *_ in item["lines"]} <= ASKS.keys(), address
        assert all(value.strip() and "None" not in value for _, _, value, *_ in item["lines"]), address
