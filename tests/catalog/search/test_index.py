"""The index read back as the browser reads it: every word of every section, at its level, nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from catalog.history import CalendarDay
from catalog.load import Catalog
from catalog.model import MediatorService, Municipality, Organisation, Theme, Vocabulary
from catalog.search.analysis import keys
from catalog.search.codec import DIGITS, LAST
from catalog.search.documents import Document, document
from catalog.search.facets import Facets, facets
from catalog.search.index import HEADING, LEVELS, PART, SOUGHT, index, index_files
from tests.catalog.making import catalog_of, make, text

PAGES = {
    "mediatori/kur-un-kad.md": (
        "<p>Ziņoja, kur ir.</p>"
        "<section id='ventspils-2021'><h3>Palīgs</h3><p>Skolotāja palīgs skolā skolā skolā.</p></section>"
    ),
    "temati/izglitiba.md": "<p>Skolas un skolotāji.</p>",
}


@pytest.fixture(scope="module")
def small(catalog: Catalog) -> Catalog:
    service = make(MediatorService, "ventspils-2021", municipality="ventspils", period={"start": "2021", "end": "2022"})
    return catalog_of(
        *catalog.all(Vocabulary), service, make(Municipality, "riga"), make(Municipality, "ventspils"),
        make(Theme, "veseliba", order=1), make(Theme, "izglitiba", order=2, name=text("Izglītība", "Education")),
    )  # fmt: skip


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [document(url, url, content) for url, content in PAGES.items()]


@pytest.fixture(scope="module")
def made(small: Catalog, documents: list[Document]) -> dict[str, Any]:
    return index(small, documents, facets(small), "lv")


def words(lines: str) -> Iterator[str]:
    """The words of a front-coded list."""
    before = ""
    for line in lines.split("\n"):
        before = before[: DIGITS.index(line[0])] + line[1:]
        yield before


def numbers(digits: str) -> Iterator[int]:
    """Whole numbers of any length, lowest digit first."""
    value, scale = 0, 1
    for digit in map(DIGITS.index, digits):
        value += digit * scale
        scale *= len(DIGITS) - LAST
        if digit < LAST:
            yield value
            value, scale = 0, 1


def postings(made: dict[str, Any]) -> dict[str, dict[int, int]]:
    """Word → {section: level}; words that stand in as many sections are packed side by side."""
    sizes, steps = dict(zip(words(made["terms"]), numbers(made["counts"]), strict=True)), numbers(made["sections"])
    levels = (DIGITS.index(digit) // LEVELS**place % LEVELS for digit in made["levels"] for place in range(3))
    found: dict[str, dict[int, int]] = {}
    for word in sorted(sizes, key=lambda word: (sizes[word], word)):
        section = 0
        found[word] = {}
        for _ in range(sizes[word]):
            section += next(steps)
            found[word][section] = next(levels)
    assert not list(steps)
    assert set(levels) <= {0}, "at most two places left over in the last digit"
    return found


def test_every_word_is_found_in_its_section_at_its_level(made: dict[str, Any]) -> None:
    found = postings(made)
    (school,), (helper,), (teacher,), (told,) = (
        keys(word, "lv") for word in ("skolā", "palīgs", "skolotāji", "ziņoja")
    )
    assert found[school] == {1: 1, 2: 0}, "three times, once"
    assert found[helper] == {1: HEADING}
    assert found[teacher] == {1: 0, 2: 0}
    assert found[told] == {0: 0}
    assert keys("ir", "lv")[0] not in found, "words that say nothing are left out of texts"
    assert len(made["lengths"]) == 3


def test_pages_and_parts_have_their_facets(made: dict[str, Any]) -> None:
    kinds = [kind for kind, _ in made["kinds"]]
    places = [place for place, _, _ in made["municipalities"]]
    themes = [theme for theme, _ in made["themes"]]
    assert (places, themes) == (["riga", "ventspils"], ["veseliba", "izglitiba"])
    assert [(count, words, kinds[kind]) for count, words, kind, *_ in made["pages"]] == [
        (2, 2, "pages"), (1, 3, "themes"),
    ]  # fmt: skip
    assert made["parts"] == [[1, kinds.index("mediator-services"), [], [1], [2021, 2022]]]


def test_pages_that_no_record_makes_know_what_they_are_called(small: Catalog) -> None:
    pages = [document("kartes.md", "Visas kartes", "<h1 data-search='plāns, kur kas ir'>Visas kartes</h1><p>Šeit.</p>")]
    title, typed = " ".join(keys("visas kartes", "lv")), keys("plāns", "lv")[0]
    assert index(small, pages, facets(small), "lv")["titled"] == [[0, title, typed]], "not what says nothing"


def test_a_page_of_prose_may_be_called_otherwise_and_count(small: Catalog) -> None:
    title = "Cik ir karšu?"
    pages = [document("cik.md", title, f"<h1 data-called='skaits, visas kartes'>{title}</h1><p>Divas.</p>")]
    made = index(small, pages, facets(small), "lv")
    names = [" ".join(keys(name, "lv")) for name in ("karšu", "skaits", "visas kartes")]
    assert made["titled"] == [[0, *names]]
    assert made["counting"] == [0], "its title asks how many"
    assert keys("visas", "lv")[0] not in words(made["terms"]), "a name is no word of the page"


def test_a_day_is_called_by_what_people_type_for_it(small: Catalog) -> None:
    typed = {"lv": ["romu diena"], "en": ["Roma day"]}
    day = make(CalendarDay, "diena", day="04-08", name=text("Svētku diena"), search_words=typed)
    catalog = catalog_of(*small.all(Vocabulary), day)
    pages = [
        document("vesture/kalendars.md", "Kalendārs", "<section id='diena'><h3>Svētku diena</h3><p>8.</p></section>")
    ]
    titled = index(catalog, pages, facets(catalog), "lv")["titled"]
    assert [1, " ".join(keys("romu diena", "lv"))] in titled


def test_a_name_leads_to_what_it_names(small: Catalog) -> None:
    body = make(Organisation, "agentura", name=text("Aģentūra", "Agency"), abbreviation="AG")
    catalog = catalog_of(*small.all(Vocabulary), body)
    pages = [document("sakums.md", "Sākums", "<p>Šeit.</p>"), document("politika/organizacijas/agentura.md", "AG", "")]
    made = index(catalog, pages, facets(catalog), "lv")
    assert made["named"][made["synonyms"].index([keys("aģentūra", "lv"), ["ag"]])] == 1
    assert -1 in made["named"], "everyday words name no page"


def test_an_index_speaks_its_language(small: Catalog, documents: list[Document]) -> None:
    made = index(small, documents, facets(small), "en")
    assert dict(made["themes"])["izglitiba"] == "Education"
    assert made["language"] == "en"


def test_the_texts_of_a_page_are_files_of_a_few_sections_each(small: Catalog, documents: list[Document]) -> None:
    long = document("x.md", "Gara", "".join(f"<h2 id='d{part}'>D</h2><p>teksts</p>" for part in range(PART)))
    card = {"mediatori/kur-un-kad.md#ventspils-2021": {"text": "Palīdz.", "lines": []}}
    files = dict(index_files(small, [documents[0], long], {}, card, "lv"))
    assert list(files) == ["search/lv.json", "search/lv/0-0.json", "search/lv/1-0.json", "search/lv/1-1.json"]
    assert json.loads(files["search/lv/0-0.json"]) == [
        "mediatori/kur-un-kad.md", "mediatori/kur-un-kad.md", [
            ["", "mediatori/kur-un-kad.md", "Ziņoja, kur ir."],
            ["ventspils-2021", "Palīgs", "Skolotāja palīgs skolā skolā skolā.", {"text": "Palīdz.", "lines": []}],
        ],
    ]  # fmt: skip
    assert json.loads(files["search/lv/1-1.json"]) == ["x.md", "Gara", [[f"d{PART - 1}", "D", "teksts"]]]


def test_the_first_paragraph_answers_what_people_type_for_a_section(small: Catalog) -> None:
    told = (
        "<h2 id='d' data-search='jauna pase'>Dokumenti</h2><p>Ejiet uz pārvaldi.</p><p>Vēl kas.</p>"
        "<div class='go contact'><strong><a href='../politika/organizacijas/parvalde/'>Pārvalde</a></strong>"
        "<a href='tel:+37167209400'><span class='sr'>Zvanīt </span>+371 67209400</a>"
        "<small>Skatīts šodien. <a>Avots</a></small></div>"
        "<p class='source'>Avots: <a href='../dati/avoti/lapa/'>Lapa</a></p>"
    )
    files = dict(index_files(small, [document("x/y.md", "X", told)], {}, {}, "en"))
    assert json.loads(files["search/en/0-0.json"])[2][1][3] == {
        "text": "Ejiet uz pārvaldi.", "says": ["turn"], "words": "jauna pase",
        "lines": [
            ["turn", "", "Pārvalde", "en/x/politika/organizacijas/parvalde/"],
            ["reach", "", "Zvanīt +371 67209400", "tel:+37167209400"],
            ["seen", "", "Skatīts šodien."],
        ],
        "source": [["Lapa", "", "en/x/dati/avoti/lapa/"]],
    }  # fmt: skip


def test_what_is_said_before_a_lesson_is_known(small: Catalog) -> None:
    told = "<p>a</p><h2 id='pirms'>Pirms stundas</h2><p>Izlasiet.</p><h2 id='gaita'>Gaita</h2><p>b</p>"
    assert index(small, [document("x.md", "X", told)], {}, "lv")["asides"] == [1]


@pytest.mark.parametrize(
    ("kind", "called", "there"),
    [("figures", "skaits", True), ("figures", "", False), ("organisations", "skaits", False)],
)
def test_a_page_called_otherwise_has_the_card_of_the_figure_that_it_leads_to(
    small: Catalog, kind: str, called: str, there: bool
) -> None:
    names = f" data-called='{called}'" if called else ""
    told = f"<h1{names}>Cik?</h1><p>Ir <a href='../skaitli/tik/'>12</a>, ne <a href='../cits/'>citādi</a>.</p>"
    figure = {"dati/skaitli/tik.md": {"text": "Divpadsmit.", "lines": [["number", "2023", "12"]]}}
    belongs = {"dati/skaitli/tik.md": Facets(kind=kind)}
    files = dict(index_files(small, [document("dati/cik.md", "Cik?", told)], belongs, figure, "lv"))
    [first] = json.loads(files["search/lv/0-0.json"])[2]
    assert first[3:] == ([figure["dati/skaitli/tik.md"]] if there else [])


def test_sections_that_send_to_who_helps_are_known(small: Catalog) -> None:
    contact = '<div class="contact"><strong><a href="../p/">Pārvalde</a></strong><small>Šodien.</small></div>'
    page = document("x.md", "X", f"<p>a</p><h2 id='d' data-search='jauna pase'>Pase</h2><p>Ejiet.</p>{contact}")
    assert index(small, [page], {}, "lv")["turns"] == [1]


@pytest.mark.parametrize(
    "heading", ["<h2 id='d'>Nauda</h2>", "<h2 id='d' data-search='nauda'>Nauda</h2><ul><li>a</li></ul>"]
)
def test_other_sections_of_prose_answer_nothing(small: Catalog, heading: str) -> None:
    page = document("x.md", "X", f"{heading}<p>Kas maksā:</p><p>Ministrija.</p>")
    assert len(json.loads(dict(index_files(small, [page], {}, {}, "lv"))["search/lv/0-0.json"])[2][1]) == 3


def test_related_words_count_as_words_of_the_text(small: Catalog, documents: list[Document]) -> None:
    service = make(
        MediatorService, "ventspils-2021", municipality="ventspils",
        search_words={"lv": ["asistente"]}, related_words={"lv": ["starpniece par asistente"]},
    )  # fmt: skip
    catalog = catalog_of(*small.all(Vocabulary), service, make(Municipality, "ventspils"))
    found = postings(index(catalog, [documents[0]], facets(catalog), "lv"))
    assert found[keys("starpniece", "lv")[0]] == {1: 0}
    assert found[keys("asistente", "lv")[0]] == {1: SOUGHT}
    assert "par" not in found


def test_words_that_people_type_count_as_words_sought_not_as_the_heading(
    small: Catalog, documents: list[Document]
) -> None:
    service = make(MediatorService, "ventspils-2021", municipality="ventspils", search_words={"lv": ["asistente"]})
    page = document("y.md", "Y", "<h2 id='d' data-search='advokāts'>Jurists</h2><p>Bez maksas.</p>")
    catalog = catalog_of(*small.all(Vocabulary), service, make(Municipality, "ventspils"))
    found = postings(index(catalog, [documents[0], page], facets(catalog), "lv"))
    assert found[keys("asistente", "lv")[0]] == {1: SOUGHT}
    assert found[keys("advokāts", "lv")[0]] == {3: SOUGHT}
