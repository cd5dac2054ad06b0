from __future__ import annotations

import re

from catalog.directives import expand
from catalog.load import Catalog

FIGURE = "latvijas-romu-platforma-v-vietas"


def test_figure_takes_its_value_and_link_from_data(catalog: Catalog) -> None:
    assert expand(f"[[figure: {FIGURE}]]", catalog, "lv/par/index.md") == (
        f"[17](../dati/skaitli/{FIGURE}.md)", [],
    )  # fmt: skip


def test_citation_speaks_the_language_of_the_page(catalog: Catalog) -> None:
    text, problems = expand("[[cite: parskats-2021-2022 | Annex 1]]", catalog, "en/index.md")
    assert problems == []
    assert text.startswith("[Report on measures")
    assert text.endswith("2022, Annex 1](dati/avoti/parskats-2021-2022.md)")


def test_unknown_things_are_problems_with_line_and_column(catalog: Catalog) -> None:
    text, problems = expand(f"viens\n\ndivi [[figure: {FIGURE} | 1999]]", catalog, "lv/index.md")
    assert "[[figure" in text
    assert [(problem.path, problem.line, problem.column) for problem in problems] == [("docs/lv/index.md", 3, 6)]


def test_count_is_the_number_of_records(catalog: Catalog) -> None:
    assert expand("[[count: national-measures]]", catalog, "lv/index.md") == ("27", [])
    problem = expand("[[count: national-measurs]]", catalog, "lv/index.md")[1][0]
    assert problem.en.endswith("Did you mean “national-measures”?")


def test_days_are_in_the_order_of_the_year(catalog: Catalog) -> None:
    text, problems = expand("[[days: remembrance]]", catalog, "en/index.md")
    assert problems == []
    days = re.findall(r'data-day="(\d\d-\d\d)"', text)
    assert days == sorted(days)
    assert "2 August – [" in text
    assert "(vesture/kalendars.md#romu-genocida-pieminas-diena)" in text
    assert expand("[[days: remembranc]]", catalog, "en/index.md")[1][0].en.endswith("Did you mean “remembrance”?")
