from __future__ import annotations

import pytest

from catalog.search.documents import document

PAGE = """
<nav class="crumbs"><a href="/">Sākums</a></nav>
<h1 id="a">Balvu novads</h1>
<p class="lead">Ziņoja par septiņiem tematiem.</p>
<p class="fresh">Pārbaudīts novembrī.</p>
<ul class="plain"><li><a href="x/">Cita lapa</a></li><li>Viļakas novads <small>līdz 2021</small></li></ul>
<h2 id="izglitiba">Izglītība <span class="soft num">12</span></h2>
<section class="measure" id="izglitiba-1"><h3 id="izglitiba-1-nosaukums">Pagarinātā grupa</h3>
<dl><dt>Kas darīts</dt><dd>Palīdz mācībās.</dd></dl><p class="source">Avots: pārskats</p></section>
<p>Pēc pasākuma.</p>
<dl class="glossary"><div id="nva"><dt><b>NVA</b> – aģentūra</dt><dd>Palīdz atrast darbu.</dd></div></dl>
<p>Beigas <a href="https://paraugs.example/" rel="external">paraugs.example</a>.</p>
"""


def sections(html: str) -> list[tuple[str, str, str]]:
    return [(part.anchor, part.heading, part.body) for part in document("x.md", "Virsraksts", html).sections]


def test_sections_with_the_words_a_reader_sees() -> None:
    assert sections(PAGE) == [
        ("", "Virsraksts", "Ziņoja par septiņiem tematiem. Viļakas novads līdz 2021"),
        ("izglitiba", "Izglītība", "Pēc pasākuma. Beigas ."),
        ("izglitiba-1", "Pagarinātā grupa", "Palīdz mācībās."),
        ("nva", "NVA – aģentūra", "Palīdz atrast darbu."),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<aside>x</aside>", "<svg><text>x</text></svg>", "<script>x</script>", "<style>x</style>", "<form>x</form>",
        "<fieldset><legend>x</legend></fieldset>", "<table><caption>x</caption></table>",
        '<p class="small source">x</p>',
        '<div class="notice"><p>x</p></div>', '<div class="cited-places"><h2 id="x">x</h2></div>',
        '<details class="line fold"><summary><h3>x</h3></summary><div id="a"><p>x</p></div></details>',
        '<span class="sr">x</span>', "<q>x</q>", "<!-- x -->",
        '<ul><li class="entry y2021"><p>x</p></li></ul>', '<ul><li><a href="y/">cita lapa</a> .</li></ul>',
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself_and_of_others_is_left_out(html: str) -> None:
    assert sections(f"{html}<p>teksts</p>") == [("", "Virsraksts", "teksts")]


def test_words_after_what_is_left_out_stay() -> None:
    assert sections("<p>viens<q>x</q> divi<!-- x --> trīs</p>") == [("", "Virsraksts", "viens divi trīs")]


def test_a_heading_without_an_anchor_belongs_to_the_page() -> None:
    assert sections("<p>a</p><h2>Daļa</h2><p>b</p>") == [("", "Virsraksts", "a"), ("", "Daļa", "b")]


def test_entities_and_line_ends_are_words_and_spaces() -> None:
    assert sections("<p>a &amp;\n  b&nbsp;c</p>") == [("", "Virsraksts", "a & b c")]
