from __future__ import annotations

import json

from catalog.load import Catalog
from catalog.search.documents import document
from catalog.search.facets import facets
from catalog.search.index import index, index_files

PAGES = {
    "pasvaldibas/ventspils.md": (
        "<p>Ziņoja.</p><section id='izglitiba-1'><h3>Palīgs</h3><p>Skolotāja palīgs skolā.</p></section>"
    ),
    "temati/izglitiba.md": "<p>Skolas un skolotāji.</p>",
}


def test_index_holds_pages_parts_and_words(catalog: Catalog) -> None:
    documents = [document(url, url, content) for url, content in PAGES.items()]
    made = index(catalog, documents, facets(catalog), "lv")
    kinds = [kind for kind, _ in made["kinds"]]
    places = [place for place, _ in made["municipalities"]]
    themes = [theme for theme, _ in made["themes"]]
    assert [page[:3] for page in made["pages"]] == [
        ["pasvaldibas/ventspils.md", "pasvaldibas/ventspils.md", 2], ["temati/izglitiba.md", "temati/izglitiba.md", 1],
    ]  # fmt: skip
    ((section, kind, theme, place, years),) = made["parts"]
    assert (section, kinds[kind], [themes[t] for t in theme], [places[p] for p in place]) == (
        1, "local-measures", ["izglitiba"], ["ventspils"],
    )  # fmt: skip
    assert set(years) <= {2021, 2022}
    assert len(made["lengths"]) == 3


def test_the_text_of_each_page_is_a_file_of_its_own(catalog: Catalog) -> None:
    documents = [document(url, url, content) for url, content in PAGES.items()]
    files = dict(index_files(catalog, documents, {}, "lv"))
    assert list(files) == ["search/lv.json", "search/lv/0.json", "search/lv/1.json"]
    assert json.loads(files["search/lv/0.json"])[1] == ["izglitiba-1", "Palīgs", "Skolotāja palīgs skolā."]
