"""One form of text, and how far the English is in step with the Latvian."""

from __future__ import annotations

import unicodedata

import pytest

from catalog.text import Translation, decode, fingerprint, flaws, one_form, place, split_page, translation_state


def test_rewrapping_keeps_the_fingerprint_and_words_change_it() -> None:
    assert fingerprint("viens divi\n  trīs") == fingerprint("viens divi trīs")
    assert fingerprint("viens divi") != fingerprint("viens, divi")


def test_composing_letters_otherwise_keeps_the_fingerprint() -> None:
    assert fingerprint(unicodedata.normalize("NFD", "Mācību gads")) == fingerprint("Mācību gads")


@pytest.mark.parametrize(
    ("mark", "state"),
    [(None, Translation.UNMARKED), (fingerprint("a"), Translation.CURRENT), (fingerprint("b"), Translation.STALE)],
)
def test_how_far_a_translation_is_in_step(mark: str | None, state: Translation) -> None:
    assert translation_state("a", mark) is state


def test_a_file_is_read_in_one_form() -> None:
    assert decode(unicodedata.normalize("NFD", "\ufeffmācīt").encode()) == "mācīt"
    assert decode("\ufeff\ufeffa".encode()) == "\ufeffa", "only one mark stands before a text"
    with pytest.raises(UnicodeDecodeError):
        decode("mācīt".encode("cp1257"))
    with pytest.raises(UnicodeDecodeError):
        decode("mācīt".encode("utf-7"))
    assert decode(b"+371 67-00 and A+B-C") == "+371 67-00 and A+B-C"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_show_them(end: str) -> None:
    text = end.join(["viens", "divi", "trīs"])
    assert place(text, 0) == (1, 1)
    assert place(text, text.index("trīs")) == (3, 1)
    assert place(text, text.index("vi", 5)) == (2, 3)


REFUSED = [
    "\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u202e", "\u2066", "\u200e", "\u061c", "\ue000",
    "\uf0b7", "\U0010fffd", "\ufffd", "\u2028", "\u2029", "\x85", "\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f",
    "\x9f", "\u2003", "\u3000", "\u115f", "\u3164", "\u2800", "\ufe0f", "\ufffe", "\U000e0041", "\ufb01", "\uff11",
    "\U0001d400",
]  # fmt: skip
"""One character of each kind that no text may hold."""


@pytest.mark.parametrize("sign", REFUSED, ids=lambda sign: f"U+{ord(sign):04X}")
def test_what_no_text_may_hold_is_named_by_its_number(sign: str) -> None:
    (flaw,) = flaws(f"mā{sign}cīt")
    assert flaw.offset == 2
    assert f"U+{ord(sign):04X}" in flaw.lv
    assert f"U+{ord(sign):04X}" in flaw.en


def test_every_character_that_does_not_show_is_refused() -> None:
    """Unicode's own classes: control, format, line and paragraph ends."""
    shown = {"\n", "\r", "\t"}
    for number in range(0x110000):
        sign = chr(number)
        if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp") and sign not in shown:
            # marks of Arabic numbers, Kaithi and Egyptian writing are format characters that do show
            assert list(flaws(sign)) or unicodedata.name(sign, "").startswith(
                ("ARABIC", "SYRIAC", "KAITHI", "EGYPT")
            ), f"U+{number:04X}"


@pytest.mark.parametrize(
    "text",
    [
        "Mācīt – „labi” 218\u00a0505\u202feiro, 5\u2009000; ½ m² €", "Ōgre Ŗauna Ćosić Łódź Äpfel", "Рига un Rīga",
        "Ώρα", "№ 5 § 2 … ‰ ™ ♥", "\t\n\r\n",
    ],
)  # fmt: skip
def test_what_shows_is_text(text: str) -> None:
    assert list(flaws(text)) == []
    assert one_form(text) == text


@pytest.mark.parametrize("word", ["J\u0430nis", "\u0410nna", "R\u03bfma"])
def test_a_word_of_two_alphabets_is_refused(word: str) -> None:
    assert len(list(flaws(f"Vada {word}."))) == 1


def test_each_kind_is_said_once_however_often_it_stands() -> None:
    found = list(flaws("a\u00adb\u00adc\u200bd\u00ad"))
    assert [flaw.offset for flaw in found] == [1, 5]
    assert "3" in found[0].en


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("front", "body"),
    [
        (["---", "title: a", "---", ""], "# A"), (["--- ", "title: a", "---\t", ""], "# A"),
        (["---", "a: 1", "...", ""], ""),
        (["---", "---", ""], "# A"), ([], "# A"), ([], "-- -"), ([], "---"),
    ],
)  # fmt: skip
def test_front_matter_is_parted_as_mkdocs_does(front: list[str], body: str, end: str) -> None:
    assert split_page(end.join(front) + body) == (end.join(front), body)


def test_front_matter_may_end_the_file() -> None:
    assert split_page("---\ntitle: a\n---") == ("---\ntitle: a\n---", "")
