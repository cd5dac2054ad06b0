from __future__ import annotations

from catalog.search.documents import document

PAGE = """
<nav class="crumbs"><a href="/">Sākums</a></nav>
<h1 id="a">Balvu novads</h1>
<p class="lead">Ziņoja par septiņiem tematiem.</p>
<ul class="plain"><li><a href="x/">Cita lapa</a></li><li>Viļakas novads <small>līdz 2021</small></li></ul>
<h2 id="izglitiba">Izglītība</h2>
<section class="measure" id="izglitiba-1"><h3 id="izglitiba-1-nosaukums">Pagarinātā grupa</h3>
<dl><dt>Kas darīts</dt><dd>Palīdz mācībās.</dd></dl><p class="source">Avots: pārskats</p></section>
<p>Pēc pasākuma.</p>
<dl class="glossary"><div id="nva"><dt><b>NVA</b> – aģentūra</dt><dd>Palīdz atrast darbu.</dd></div></dl>
"""


def test_sections_with_their_words() -> None:
    found = document("pasvaldibas/balvu-novads.md", "Balvu novads", PAGE)
    assert [(section.anchor, section.heading, section.body) for section in found.sections] == [
        ("", "Balvu novads", "Ziņoja par septiņiem tematiem. Viļakas novads līdz 2021"),
        ("izglitiba", "Izglītība", "Pēc pasākuma."),
        ("izglitiba-1", "Pagarinātā grupa", "Palīdz mācībās."),
        ("nva", "NVA – aģentūra", "Palīdz atrast darbu."),
    ]
