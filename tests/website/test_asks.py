"""How the search engine reads a question, and that who types a title finds what bears it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.website.conftest import SUBPATH

ENGINE = "assets/search/engine.js"


@pytest.fixture(scope="module")
def engine(browser: Browser, built: Path) -> Iterator[Page]:
    page = browser.new_page()
    page.add_script_tag(content=(built / SUBPATH / ENGINE).read_text(encoding="utf-8") + "\nself.Index = Index;")
    for language in ("lv", "en"):
        index = json.loads((built / SUBPATH / f"search/{language}.json").read_text(encoding="utf-8"))
        page.evaluate("([name, data]) => { self[name] = new Index(data); }", [language, index])
    yield page
    page.close()


@pytest.mark.parametrize(
    ("language", "query", "asks"),
    [
        ("lv", "8. aprīlis", ["day"]),
        ("lv", "kas notika 1941. gada 8. aprīlī", ["other"]),
        ("en", "2nd August", ["day"]),
        ("en", "August 2", ["day"]),
        ("en", "may we visit 2 places", ["help"]),
        ("en", "2 may", ["day"]),
        ("lv", "romi bez darba %", ["share"]),
        ("en", "92%", ["share"]),
        ("lv", "tiesībsarga adrese", ["reach"]),
        ("en", "which towns had mediators", ["several", "where"]),
        ("lv", "skaitļi nesakrīt", ["differ"]),
        ("en", "numbers do not agree", ["differ"]),
        ("en", "roma war ventspils", ["past"]),
        ("lv", "kas notika Daugavpilī", ["other", "past"]),
        ("en", "what happened in Ventspils in 2022", []),
        ("en", "advisory council bylaw number", ["act"]),
        ("lv", "romu izglītības līmenis", ["measure"]),
        ("lv", "ES romi", []),
        ("lv", "es esmu roms", ["help"]),
        ("lv", "kurā ielā ir dienests", ["where"]),  # kurā is not kura (who)
        ("lv", "kura iestāde to dara", ["who"]),
        ("lv", "kura ielā", ["where"]),  # typed without diacritics
        ("lv", "ziņojuma termiņš", ["due", "when"]),
        ("lv", "termins", ["meaning"]),
        ("en", "report deadline", ["due", "when"]),
        ("lv", "cik stundu strādā asistents", ["long"]),  # no lesson
        ("lv", "vai pasākums tika izpildīts", ["done", "whether"]),
        ("lv", "jaunākie dati par darbu", ["newest"]),
        ("en", "summer camp", ["other"]),  # no camp of the war
        ("en", "Roma in the camp", ["past"]),
        ("en", "how long does training last", ["long", "other", "whether"]),
        ("en", "how long is a lesson", ["long", "other", "teach"]),
    ],
)
def test_what_is_asked_for(engine: Page, language: str, query: str, asks: list[str]) -> None:
    asked = "([language, query]) => [...self[language].search(query).asks].sort()"
    assert engine.evaluate(asked, [language, query]) == asks


@pytest.mark.parametrize(
    ("language", "query", "page"),
    [
        ("lv", "Jelgava", "pasvaldibas/jelgava.md"),
        ("lv", "Jelgavas novads", "pasvaldibas/jelgavas-novads.md"),
        ("en", "Rēzekne", "pasvaldibas/rezekne.md"),
        ("en", "Rezekne Municipality", "pasvaldibas/rezeknes-novads.md"),
        ("lv", "romi Ventspilī", "pasvaldibas/ventspils.md"),
        ("en", "Roma in Jelgava today", "pasvaldibas/jelgava.md"),  # no “What is there today” of a place of remembrance
        ("lv", "romi Ventspilī šodien", "pasvaldibas/ventspils.md"),
        ("lv", "cik čigānu gāja bojā karā", "vesture/domstarpibas.md"),
        ("lv", "nogalinato romu skaits", "vesture/domstarpibas.md"),
        ("en", "how many of our people were killed in Latvia in the war", "vesture/domstarpibas.md"),
        ("en", "how many Roma were shot in Ludza", "vesture/laika-lente.md"),  # of one place
        ("lv", "kas ir līdzfinansējums", "dati/vardnica.md"),
        ("lv", "valstspilsēta kas tas ir", "dati/vardnica.md"),
        ("en", "what is antigypsyism", "dati/vardnica.md"),
        ("lv", "NVA", "politika/organizacijas/nodarbinatibas-valsts-agentura.md"),
        ("lv", "ko dara NVA", "politika/organizacijas/nodarbinatibas-valsts-agentura.md"),
        ("lv", "ko nozīmē NVA", "dati/vardnica.md"),
        ("lv", "NEET", "dati/vardnica.md"),
        ("en", "porajmos", "dati/vardnica.md"),
        ("en", "who are the Sinti", "dati/vardnica.md"),
        ("lv", "vai rakstā drīkst lietot vārdu čigāni", "dati/vardnica.md"),
        ("en", "is Gypsy a bad word", "dati/vardnica.md"),
        ("en", "should people say Roma or Gypsy about us", "dati/vardnica.md"),
        ("lv", "čigāns vai roms", "dati/vardnica.md"),
        ("en", "human rights centre", "politika/organizacijas/latvijas-cilvektiesibu-centrs.md"),
        ("en", "employment agency", "politika/organizacijas/nodarbinatibas-valsts-agentura.md"),
        ("lv", "cik romu Rīgā", "pasvaldibas/riga.md"),
        ("lv", "cik čigānu šobrīd dzīvo Latvijā", "dati/cik-romu-latvija.md"),
        ("en", "how many Roma live there", "dati/cik-romu-latvija.md"),
        ("en", "ROMED Latvia", "prakse/programmas/romed1.md"),
        ("lv", "romu muzejs", "politika/organizacijas/romu-vestures-un-makslas-muzejs.md"),
        ("en", "what does the ombudsman do", "politika/organizacijas/tiesibsargs.md"),
        ("lv", "Latvijas romu karte", "pasvaldibas/index.md"),
        ("lv", "programmas", "prakse/programmas/index.md"),
        ("en", "timeline", "vesture/laika-lente.md"),
        ("en", "my town", "pasvaldibas/index.md"),
        ("lv", "cik romu ir Latvijā", "dati/cik-romu-latvija.md"),
        ("lv", "cik romu latvijā tagad", "dati/cik-romu-latvija.md"),
        ("en", "Roma population", "dati/cik-romu-latvija.md"),
        ("lv", "romu vēsture", "vesture/index.md"),
        ("en", "contacts", "mediatori/kur-versties.md"),
        ("lv", "pase", "mediatori/kur-versties.md"),
        ("lv", "kas notika Ventspilī", "vesture/vietas/ventspils-1941.md"),
        ("en", "complaint", "mediatori/kur-versties.md"),
        ("lv", "bāriņtiesa", "dati/vardnica.md"),
        ("en", "family asistant", "temati/gimenes-asistents.md"),
        ("lv", "skolotājapalīgs", "temati/skolotaja-paligi.md"),
        ("en", "summer camp", "pasvaldibas/jurmala/cilvektiesibas-4.md"),
        ("lv", "vasaras nometne", "pasvaldibas/jurmala/cilvektiesibas-4.md"),
        ("lv", "vai pasākums Balsts tika īstenots", "politika/plans/balsts.md"),  # not what is balstīts (based)
        ("lv", "internāts", "prakse/piemeri/daugavpils-mediatore-berni-gimene-2014-2015.md"),  # no internet
        ("lv", "cik romu bez darba pēc jaunākajiem datiem", "dati/skaitli/nva-registretie-romu-bezdarbnieki.md"),
        ("en", "unemployed Roma number", "dati/skaitli/nva-registretie-romu-bezdarbnieki.md"),  # the newest
        ("lv", "stunda par romu holokaustu", "skolotajiem/stundas/romu-genocids-latvija.md"),
        ("en", "difference between mediators and Roma coordinators", "mediatori/index.md"),  # no term says it
        ("en", "municipalities missing from the report", "pasvaldibas/index.md"),
    ],
)
def test_the_first_page(engine: Page, built: Path, language: str, query: str, page: str) -> None:
    """A city before the district of its name, what is called so before what speaks of it; slips are forgiven."""
    first = engine.evaluate("([name, query]) => self[name].search(query).pages[0].page", [language, query])
    text = json.loads((built / SUBPATH / f"search/{language}/{first}-0.json").read_text(encoding="utf-8"))
    assert text[0] == page


@pytest.mark.parametrize(
    ("language", "query", "kind"),
    [
        ("lv", "seminārs sievietēm", "events"),
        ("en", "recommendations on teachers' assistants", "recommendations"),
        ("lv", "mediators Jelgava", "mediator-services"),
        ("lv", "kad ir romu diena", "calendar-days"),
        ("lv", "darba lapa 2. augusts", "lessons"),
        ("lv", "romu valoda", "terms"),  # no figure, where none is asked for
        ("lv", "cik romu prot latviešu valodu", "figures"),
    ],
)
def test_the_kind_of_the_first_page(engine: Page, language: str, query: str, kind: str) -> None:
    """What is asked for, or the word for a kind of record, says which kind comes first."""
    first = """([name, query]) => {
        const index = self[name], [section] = index.search(query).pages[0].sections;
        return index.data.kinds[index.facets(section)[0]][0];
    }"""
    assert engine.evaluate(first, [language, query]) == kind


def test_what_happened_comes_before_what_was_told_of_it_later(engine: Page, built: Path) -> None:
    """The timeline holds the killings of 1942 and the recording of a family's story of them in 2019."""
    section = """(query) => {
        const [{ page, sections: [section] }] = self.en.search(query).pages;
        return [page, section - self.en.first[page]];
    }"""
    page, place = engine.evaluate(section, "Tukums Roma killed")
    part = f"search/en/{page}-{place // 6}.json"
    text = json.loads((built / SUBPATH / part).read_text(encoding="utf-8"))
    assert text[2][place % 6][0] == "tukums-1942"


def test_a_short_stem_stands_for_no_longer_word(engine: Page) -> None:
    """Who types *kāzas* (a wedding) does not look for Kazakhstan; who has typed *kaz* may."""
    found = "(query) => self.lv.search(query).units[0].found"
    assert "kazahstan" not in engine.evaluate(found, "kāzas")
    assert "kazahstan" in engine.evaluate(found, "kaz")


@pytest.mark.parametrize("language", ["lv", "en"])
def test_a_title_typed_whole_leads_to_its_page(engine: Page, built: Path, language: str) -> None:
    """Among the first three, as places, services and series share names; of the records that name one thing, first."""
    found: dict[str, list[int]] = defaultdict(list)
    for kind, titled in _titles(built, language).items():
        ranks = engine.evaluate(
            """([language, titled]) => titled.map(([page, title]) =>
                 self[language].search(title).pages.findIndex((found) => found.page === page))""",
            [language, titled],
        )
        found[kind] = [rank for rank in ranks if 0 <= rank < 3]
        assert len(found[kind]) >= 0.95 * len(titled), kind
    for kind in ("documents", "persons", "recommendations", "national-measures", "municipalities", "programmes"):
        assert found[kind].count(0) >= 0.9 * len(found[kind]), kind


def _titles(built: Path, language: str) -> dict[str, list[tuple[int, str]]]:
    """Kind → pages by their place in the index, with their titles; of the kinds whose titles are names."""
    index = json.loads((built / SUBPATH / f"search/{language}.json").read_text(encoding="utf-8"))
    titles = defaultdict(list)
    for page, (_, _, kind, *_) in enumerate(index["pages"]):
        name = index["kinds"][kind][0]
        if name not in ("sources", "lists", "pages", "local-measures"):
            text = json.loads((built / SUBPATH / f"search/{language}/{page}-0.json").read_text(encoding="utf-8"))
            titles[name].append((page, text[1]))
    return titles
