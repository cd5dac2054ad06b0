from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from catalog.directives import fill, mark
from catalog.history import CalendarDay
from catalog.load import Catalog
from catalog.model import Figure, Municipality, Organisation, Source, Vocabulary

from .making import catalog_of, make, text

HERE = "lv/par/index.md"


@pytest.fixture
def small(catalog: Catalog) -> Catalog:
    observations = [
        {"period": "2021-12-31", "value": 608}, {"period": "2022-12-31", "value": 1524, "qualifier": "more-than"},
        {"period": "2022-12-31", "value": 300, "category": text("Sievietes", "Women")},
    ]  # fmt: skip
    return catalog_of(
        *catalog.all(Vocabulary),
        make(Figure, "uzskaite", name=text("Uzskaite", "Count"), unit="people", observations=observations),
        make(Source, "parskats", title=text("Pārskats <2021>", "Report <2021>")),
        make(CalendarDay, "augusts", name=text("Augusts", "August"), kind="remembrance", day="08-02"),
        make(CalendarDay, "aprilis", name=text("Aprīlis", "April"), kind="remembrance", day="04-08"),
        make(CalendarDay, "reize", kind="remembrance", on="2028-10-30"),
    )  # fmt: skip


def filled(markdown: str, catalog: Catalog, uri: str = HERE) -> str:
    """What readers get, and that nothing was wrong with it."""
    marked, made, problems = mark(markdown, catalog, uri, "docs/x.md")
    assert problems == []
    return fill(marked, made)


def problem(markdown: str, catalog: Catalog) -> tuple[int, int, str]:
    marked, made, problems = mark(markdown, catalog, HERE, "docs/x.md")
    assert (marked, made) == (markdown, []), "what cannot be read stays as it is"
    (found,) = problems
    assert found.path == "docs/x.md"
    return found.line, found.column, found.en


@pytest.mark.parametrize(
    ("detail", "shown"), [("| 2021-12-31", "608"), ("| 2022-12-31", "vairāk nekā 1524"), ("", "vairāk nekā 1524")]
)
def test_a_figure_is_its_value_and_leads_to_its_definition(small: Catalog, detail: str, shown: str) -> None:
    assert filled(f"[[figure: uzskaite {detail}]]", small) == f'<a href="../dati/skaitli/uzskaite/">{shown}</a>'


def test_a_card_says_name_unit_and_date(small: Catalog) -> None:
    card = filled("<p>[[card: uzskaite | 2021-12-31]]</p>", small, "en/index.md")
    assert card.startswith("<div"), "a block takes the place of its paragraph"
    for words in ("608", "people", '<a href="./dati/skaitli/uzskaite/">Count</a>', "31 December 2021"):
        assert words in card


def test_a_citation_speaks_the_language_of_the_page(small: Catalog) -> None:
    assert filled("[[cite: parskats | Annex 1]]", small, "en/index.md") == (
        '<a href="./dati/avoti/parskats/">Report &lt;2021&gt;, Annex 1</a>'
    )


def test_what_an_editor_adds_is_text(small: Catalog) -> None:
    assert "<b>" not in filled("[[cite: parskats | <b>x</b>]]", small)


def test_a_count_is_the_number_of_records(small: Catalog) -> None:
    assert filled("Ir [[count: calendar-days]] dienas.", small) == "Ir 3 dienas."


def test_days_of_every_year_are_in_its_order(small: Catalog) -> None:
    html = filled("<p>[[days: remembrance]]</p>", small, "en/index.md")
    assert html.startswith('<ul class="days">')
    assert re.findall(r'data-day="([^"]+)"', html) == ["04-08", "08-02"]
    assert '2 August – <a href="./vesture/kalendars/#augusts">August</a>' in html


@pytest.mark.parametrize(
    ("directive", "said"),
    [
        ("[[figre: uzskaite]]", "unknown directive “figre”. Did you mean “figure”?"),
        ("[[figure: uzskate]]", "unknown figure “uzskate”. Did you mean “uzskaite”?"),
        ("[[figure: uzskaite | 2021-12-30]]", "unknown date “2021-12-30”. The figure has: 2021-12-31, 2022-12-31"),
        ("[[cite: parskts]]", "unknown source “parskts”. Did you mean “parskats”?"),
        ("[[count: figurs]]", "unknown type of record “figurs”. Did you mean “figures”?"),
        ("[[days: remembranc]]", "there are no such days “remembranc”. Did you mean “remembrance”?"),
    ],
)
def test_what_is_not_there_is_named_with_line_and_column(small: Catalog, directive: str, said: str) -> None:
    assert problem(f"viens\n\ndivi {directive}", small) == (3, 6, said)


@pytest.mark.parametrize(
    ("folder", "directive"),
    [
        ("figures", "[[figure: jauns]]"), ("figures", "[[card: jauns | 2021]]"), ("sources", "[[cite: jauns]]"),
        ("organisations", "[[contact: jauns]]"), ("calendar-days", "[[days: cerību]]"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_has_its_complaint_elsewhere(small: Catalog, folder: str, directive: str) -> None:
    broken = Catalog(small.stored, {**small.broken, folder: {"jauns"}})
    assert mark(directive, broken, HERE, "docs/x.md") == (directive, [], [])


def test_a_vocabulary_that_cannot_be_read_has_its_complaint_elsewhere(small: Catalog) -> None:
    vocabularies = {id_: item for id_, item in small.stored["vocabularies"].items() if id_ != "units"}
    broken = Catalog({**small.stored, "vocabularies": vocabularies}, {**small.broken, "vocabularies": {"units"}})
    assert mark("[[card: uzskaite]]", broken, HERE, "docs/x.md") == ("[[card: uzskaite]]", [], [])


def test_marks_are_not_taken_for_each_other() -> None:
    made = [Markup("{}").format(letter) for letter in "abcdefghijkl"]
    html = " ".join(f"\ue000{number}\ue001" for number in range(12))
    assert fill(html, made) == "a b c d e f g h i j k l"


def test_a_contact_is_given_by_organisation(catalog: Catalog) -> None:
    seen = {"seen": "2026-11-29", "state": "seen", "citations": [{"source": "parskats", "locator": {}}]}
    reachable = catalog_of(
        *catalog.all(Vocabulary),
        make(Source, "parskats"),
        make(Organisation, "tiesibsargs", name=text("Tiesībsargs"), contact=seen | {"phone": "+371 60000000"}),
        make(Organisation, "zvans", kind="helpline", contact=seen | {"phone": "112"}),
        make(Municipality, "zilupe", name=text("Zilupe")),
        make(Municipality, "cesis", name=text("Cēsis"), social_service=seen | {"name": text("Sociālais dienests")}),
    )
    contact = filled("<p>[[contact: tiesibsargs]]</p>", reachable)
    assert contact.startswith("<div")
    assert 'href="tel:+37160000000"' in contact
    assert 'href="tel:112"' in filled("[[contacts: helplines]]", reachable)
    services = filled("[[contacts: social-services]]", reachable)
    assert services.index("Cēsis") < services.index("Zilupe")
    assert "unknown organisation “tiesibsarg”" in problem("[[contact: tiesibsarg]]", reachable)[2]
    assert "unknown group of contacts “services”" in problem("[[contacts: services]]", reachable)[2]
