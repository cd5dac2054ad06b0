"""Whatever the content holds, the page shows it as text."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError
from lxml import html as lxml_html
from markupsafe import Markup

from catalog.render import blocks, environment
from catalog.text import fingerprint
from catalog.values import Period, Text

from .making import text

HOSTILE = [
    "<script>alert(1)</script>", "</section><section onmouseover=x>", "\"'><img src=x onerror=alert(1)>",
    "&lt;b&gt; & &amp; &#60;i&#62;", "{{ 7*7 }}{% raw %}", "[saite](javascript:alert(1)) *zvaigznes* _svītras_ `kods`",
    "- nav saraksts", "# nav virsraksts", "a | b", "2021. gadā sākās",
]  # fmt: skip


def made(folder: Path, template: str, language: str = "lv", **values: object) -> str:
    (folder / "page.html").write_text(template, encoding="utf-8")
    return environment(folder, language, "vecāks tulkojums").get_template("page.html").render(values)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("value", [str, text], ids=["string", "text"])
def test_words_survive_as_text(tmp_path: Path, words: str, value: type[str]) -> None:
    html = made(tmp_path, '<p title="{{ words }}">{{ words }}</p>', words=value(words))
    (paragraph,) = lxml_html.fragments_fromstring(html)
    assert (paragraph.text_content(), paragraph.get("title")) == (words, words)
    assert (list(paragraph), list(paragraph.attrib)) == ([], ["title"])


@pytest.mark.parametrize("words", HOSTILE)
def test_words_survive_every_filter(tmp_path: Path, words: str) -> None:
    template = "<p>{{ value | text }}</p><p>{{ words | sentence }}</p>{{ plain | blocks }}"
    html = made(tmp_path, template, value=text(words), words=words, plain=text(f"x {words}"))
    elements = lxml_html.fragments_fromstring(html)
    assert [element.text_content() for element in elements] == [words, words[:1].upper() + words[1:], f"x {words}"]
    assert [len(element) for element in elements] == [0, 0, 0]


def test_markup_of_ours_stays_markup(tmp_path: Path) -> None:
    assert made(tmp_path, "{{ link }}", link=Markup('<a href="x/">x</a>')) == '<a href="x/">x</a>'


@pytest.mark.parametrize(
    ("language", "shown"),
    [("lv", "Jauns teksts."), ("en", '<span class="stale">Old &lt;text&gt;. <small>vecāks tulkojums</small></span>')],
)
def test_an_older_translation_says_so_beside_itself(tmp_path: Path, language: str, shown: str) -> None:
    stale = Text(lv="Jauns teksts.", en="Old <text>.", en_of=fingerprint("Vecs teksts."))
    assert made(tmp_path, "{{ words }}", language, words=stale) == shown


def test_a_translation_in_step_says_nothing(tmp_path: Path) -> None:
    assert made(tmp_path, "{{ words }}", "en", words=text("Teksts", "Text")) == "Text"


@pytest.mark.parametrize(
    ("template", "lv", "en"),
    [
        ("{{ share }}", "94,26", "94.26"),
        ("{{ 60774 | number }}", "60\u00a0774", "60,774"),
        ("{{ '2022-05-03' | date }}", "2022. gada 3. maijs", "3 May 2022"),
        ("{{ '2022' | date('locative') }}", "2022. gadā", "2022"),
        ("{{ [2021, 2022] | years('locative') }}", "2021. un 2022. gadā", "2021 and 2022"),
        ("{{ period | period }}", "2021.–2022. gads", "2021–2022"),
        ("{{ 'ābele' | sentence }}{{ '' | sentence }}", "Ābele", "Ābele"),
    ],
)
def test_filters_speak_the_language_of_the_page(tmp_path: Path, template: str, lv: str, en: str) -> None:
    period = Period(start="2021", end="2022")
    assert [made(tmp_path, template, language, period=period, share=94.26) for language in ("lv", "en")] == [lv, en]


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("viens", "<p>viens</p>"),
        ("viens\ndivi", "<p>viens</p>\n<p>divi</p>"),
        ("ievads\n- a\n- b\nbeigas", "<p>ievads</p>\n<ul><li>a</li><li>b</li></ul>\n<p>beigas</p>"),
        ("- a\n\n- b", "<ul><li>a</li></ul>\n<ul><li>b</li></ul>"),
        ("viens\n \n\ndivi", "<p>viens</p>\n<p>divi</p>"),
        ("<b>\n- <i>", "<p>&lt;b&gt;</p>\n<ul><li>&lt;i&gt;</li></ul>"),
        ("-5 grādi", "<p>-5 grādi</p>"),
        ("", ""),
    ],
)
def test_lines_are_paragraphs_and_lists(words: str, html: str) -> None:
    assert blocks(words) == html


def test_what_a_template_asks_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError):
        made(tmp_path, "{{ nav_tada }}")


def test_compiled_templates_are_kept_and_follow_their_source(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    page = tmp_path / "page.html"

    def shown() -> str:
        found: Environment = environment(tmp_path, "lv", "", kept)
        return found.get_template("page.html").render()

    page.write_text("viens", encoding="utf-8")
    assert [shown(), shown()] == ["viens", "viens"]
    assert list(kept.iterdir())
    page.write_text("divi", encoding="utf-8")
    assert shown() == "divi"
