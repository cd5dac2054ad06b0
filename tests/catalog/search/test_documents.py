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
        ("izglitiba", "Izglītība", "Pēc pasākuma. Beigas."),
        ("izglitiba-1", "Pagarinātā grupa", "Palīdz mācībās."),
        ("nva", "NVA – aģentūra", "Palīdz atrast darbu."),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<aside>x</aside>", "<svg><text>x</text></svg>", "<script>x</script>", "<style>x</style>", "<form>x</form>",
        "<fieldset><legend>x</legend></fieldset>", "<table><caption>x</caption></table>",
        '<p class="small source">x</p>',
        '<dl><dd class="meta">x</dd></dl>', '<div class="cited-places"><h2 id="x">x</h2></div>',
        '<details class="line fold"><summary><h3>x</h3></summary><div id="a"><p>x</p></div></details>',
        '<span class="sr">x</span>', "<q>x</q>", "<!-- x -->",
        '<ul><li class="entry y2021"><p>x</p></li></ul>', '<ul><li><a href="y/">cita lapa</a> .</li></ul>',
        '<ul><li>Balvu novads: <a href="y/">cita lapa</a> <small>2021. un 2022. gads</small></li></ul>',
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself_and_of_others_is_left_out(html: str) -> None:
    assert sections(f"{html}<p>teksts</p>") == [("", "Virsraksts", "teksts")]


def test_words_after_what_is_left_out_stay() -> None:
    assert sections("<p>viens<q>x</q> divi<!-- x --> trīs</p>") == [("", "Virsraksts", "viens divi trīs")]


def test_a_heading_without_an_anchor_belongs_to_the_page() -> None:
    assert sections("<p>a</p><h2>Daļa</h2><p>b</p>") == [("", "Virsraksts", "a"), ("", "Daļa", "b")]


@pytest.mark.parametrize("tag", ["h2", "h3"])
def test_the_heading_in_a_block_with_an_address_is_its_own(tag: str) -> None:
    block = f"<p>a</p><section id='pirms'><{tag}>Pirms pārņemat</{tag}><p>b</p></section><h2 id='c'>C</h2><p>c</p>"
    assert sections(block) == [("", "Virsraksts", "a"), ("pirms", "Pirms pārņemat", "b"), ("c", "C", "c")]


def test_sections_without_words_of_their_own_are_left_out() -> None:
    """Such are lists of links to other pages: their headings would be found, and answer nothing."""
    assert sections("<p>a</p><h2 id='b'>Notikumi</h2><ul><li><a href='x/'>Cita lapa</a></li></ul>") == [
        ("", "Virsraksts", "a")
    ]


def test_a_list_of_links_that_people_look_for_stays() -> None:
    html = "<p>a</p><h2 id='b' data-search='ekskursija'>Kuldīga</h2><ul><li><a href='x/'>Cita lapa</a></li></ul>"
    assert sections(html)[1:] == [("b", "Kuldīga", "")]


def test_a_link_with_words_beside_it_is_read() -> None:
    assert sections("<ul><li><b>Darbs:</b> ejiet uz <a href='x/'>aģentūru</a>.</li></ul>") == [
        ("", "Virsraksts", "Darbs: ejiet uz aģentūru.")
    ]


def test_cells_and_items_are_parted_and_no_sign_is_left_over() -> None:
    html = (
        "<table><tr><th>Kopā</th><td>608</td><td>524</td></tr></table><dl><dd>Īsteno <q>x</q>; <q>y</q>, un</dd></dl>"
    )
    assert sections(html) == [("", "Virsraksts", "Kopā: 608; 524; Īsteno; un")]


def test_a_heading_that_no_address_leads_to_is_text() -> None:
    assert sections("<h2 id='gaita'>Gaita</h2><h3>Pirmais solis</h3><p>Jautājiet.</p>") == [
        ("", "Virsraksts", ""),
        ("gaita", "Gaita", "Pirmais solis. Jautājiet."),
    ]


def test_entities_and_line_ends_are_words_and_spaces() -> None:
    assert sections("<p>a &amp;\n  b&nbsp;c</p>") == [("", "Virsraksts", "a & b c")]
