from __future__ import annotations

import pytest
from lxml import html

from catalog.load import Stored
from catalog.model import LocalMeasure
from catalog.plain import BREAK, field_at, joined, plain, reading, rendered, without_markup
from catalog.yamlfile import Parsed

from .making import make, text


@pytest.mark.parametrize(
    ("written", "read"),
    [("Jā\u00adnis", "Jānis"), ("Ja\u0304nis", "Jānis"), ("３ romi", "3 romi"), ("3\u00a0romi", "3 romi")],
)
def test_a_text_is_read_as_readers_see_it(written: str, read: str) -> None:
    assert plain(written) == read


def test_markup_is_blanked_and_all_else_stays_in_its_place() -> None:
    assert without_markup("**3** [romu](x) bērni") == "  3    romu     bērni"


def test_addresses_are_set_apart() -> None:
    found = reading("sk. https://paraugs.example/a un paraugs.example/b")
    assert [address for _, address in found.addresses] == ["https://paraugs.example/a", "paraugs.example/b"]
    assert found.prose.split() == ["sk.", "un"]


def test_the_strings_of_a_record_are_one_text_and_know_their_fields() -> None:
    record = make(LocalMeasure, title=text("Viena", "One"), need=text("Otra", "Two"))
    stored = Stored(record, "data/x.yml", Parsed())
    whole = joined(stored).text
    assert f"Viena{BREAK}One" in whole
    assert field_at(stored, whole.index("Two")) == ("need", "en")
    assert joined(stored) is joined(stored)


def test_blocks_and_links_of_a_menu_are_set_apart_and_words_of_a_sentence_are_not() -> None:
    page = html.fromstring("<div><nav><a>Sākums</a><a>Par</a></nav><p>Viens <b>divi</b>.</p><p>Trīs</p></div>")
    assert rendered(page).split(BREAK) == ["Sākums", "Par", "Viens divi.", "Trīs"]
