from __future__ import annotations

import pytest

from catalog.glossary import Explainer, abbreviations
from catalog.load import Catalog
from catalog.model import GlossaryTerm

from .making import catalog_of, make, text

MEANINGS = {"NVA": "Nodarbinātības valsts aģentūra", "ES": "Eiropas Savienība", "R&D": 'Pētniecība "un" attīstība'}
NVA = '<abbr title="Nodarbinātības valsts aģentūra">NVA</abbr>'
ES = '<abbr title="Eiropas Savienība">ES</abbr>'


@pytest.mark.parametrize(
    ("html", "explained"),
    [
        ("<p>NVA un NVA</p>", f"<p>{NVA} un NVA</p>"),
        ("<p>Ar NVA, <em>ES</em> un ES.</p>", f"<p>Ar {NVA}, <em>{ES}</em> un ES.</p>"),
        ("<p>(NVA)</p><p>NVA</p>", f"<p>({NVA})</p><p>NVA</p>"),
        ('<p><a href="x/">NVA</a> NVA</p>', f'<p><a href="x/">NVA</a> {NVA}</p>'),
        ("<h2>NVA</h2><p>NVA</p>", f"<h2>NVA</h2><p>{NVA}</p>"),
        ("<h2><span>NVA</span></h2>", "<h2><span>NVA</span></h2>"),
        ('<p title="NVA">x</p>', '<p title="NVA">x</p>'),
        ("<script>NVA</script><style>NVA</style>", "<script>NVA</script><style>NVA</style>"),
        ("<!-- NVA --><p>NVA</p>", f"<!-- NVA --><p>{NVA}</p>"),
        ("<p>NVA<br>ES</p>", f"<p>{NVA}<br>{ES}</p>"),
        ("<p>ESF, ES-1, IDES un A/ES</p>", "<p>ESF, ES-1, IDES un A/ES</p>"),
        ("<p>R&amp;D</p>", '<p><abbr title="Pētniecība &#34;un&#34; attīstība">R&amp;D</abbr></p>'),
        ("<p>vārdi bez saīsinājumiem</p>", "<p>vārdi bez saīsinājumiem</p>"),
        ("", ""),
    ],
)
def test_the_first_occurrence_in_running_text_is_explained(html: str, explained: str) -> None:
    assert Explainer(MEANINGS).explain(html) == explained


def test_each_page_is_explained_anew() -> None:
    explainer = Explainer(MEANINGS)
    assert explainer.explain("<p>NVA</p>") == explainer.explain("<p>NVA</p>")


def test_the_longer_abbreviation_comes_first() -> None:
    assert Explainer({"ES": "a", "ES fondi": "b"}).explain("<p>ES fondi</p>") == (
        '<p><abbr title="b">ES fondi</abbr></p>'
    )


def test_without_meanings_nothing_changes() -> None:
    assert Explainer({}).explain("<p>NVA</p>") == "<p>NVA</p>"


def test_two_meanings_of_one_abbreviation_are_both_given() -> None:
    terms = [
        make(GlossaryTerm, id_, abbreviation="PII", name=text(name, name))
        for id_, name in (("a", "profesionālā iestāde"), ("b", "pirmsskolas iestāde"))
    ]
    found = catalog_of(*terms, make(GlossaryTerm, "c"))
    assert abbreviations(found, "lv") == {"PII": "pirmsskolas iestāde vai profesionālā iestāde"}
    assert abbreviations(found, "en") == {"PII": "pirmsskolas iestāde or profesionālā iestāde"}


def test_every_abbreviation_of_the_glossary_is_marked(catalog: Catalog) -> None:
    meanings = abbreviations(catalog, "lv")
    explainer = Explainer(meanings)
    assert [short for short in meanings if "<abbr" not in explainer.explain(f"<p>{short}</p>")] == []
