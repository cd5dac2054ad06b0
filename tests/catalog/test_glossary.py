from __future__ import annotations

import markdown
import pytest

from catalog.glossary import ExplainOnce, abbreviations
from catalog.load import Catalog

MEANINGS = {"NVA": "Nodarbinātības valsts aģentūra", "ES": "Eiropas Savienība"}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("NVA un NVA", '<p><abbr title="Nodarbinātības valsts aģentūra">NVA</abbr> un NVA</p>'),
        ("Ar NVA, *ES* un ES.", '<p>Ar <abbr title="Nodarbinātības valsts aģentūra">NVA</abbr>, <em>'
         '<abbr title="Eiropas Savienība">ES</abbr></em> un ES.</p>'),
        ("[NVA](x.md) ES", '<p><a href="x.md">NVA</a> <abbr title="Eiropas Savienība">ES</abbr></p>'),
        ("## NVA", "<h2>NVA</h2>"),
        ("ESF un ES-1 un IDES", "<p>ESF un ES-1 un IDES</p>"),
        ("vārdi bez saīsinājumiem", "<p>vārdi bez saīsinājumiem</p>"),
    ],
)  # fmt: skip
def test_first_occurrence_only(text: str, html: str) -> None:
    extension = ExplainOnce()
    extension.meanings = MEANINGS
    assert markdown.markdown(text, extensions=[extension]) == html


def test_meanings_come_from_data(catalog: Catalog) -> None:
    assert "aģentūra" in abbreviations(catalog, "lv").get("NVA", "")
    assert " vai " in abbreviations(catalog, "lv").get("PII", ""), "two meanings stay two"
