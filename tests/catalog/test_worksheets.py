"""Worksheets: one A4 page, tagged, in the right language; words that could be markup stay words."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from catalog.history import Lesson
from catalog.load import Catalog
from catalog.model import Source, Vocabulary
from catalog.office import LOCALES
from catalog.values import LANGUAGES
from catalog.worksheets import UnprintableError, as_docx, as_pdf, worksheet

from .making import catalog_of, make, text

DAY = datetime.date(2026, 11, 21)
A4 = (595, 842)
"""Points."""


@pytest.fixture(scope="module")
def sheets(catalog: Catalog) -> dict[str, list[tuple[Lesson, dict[str, Any]]]]:
    return {
        language: [
            (item, worksheet(catalog, item, language, "Vietne", "https://paraugs.example/"))
            for item in catalog.all(Lesson)
        ]
        for language in LANGUAGES
    }


@pytest.fixture
def sheet(catalog: Catalog) -> dict[str, Any]:
    """A short one, made for the test."""
    lesson = make(
        Lesson, grades=[9], title=text("Stunda"),
        worksheet={
            "intro": text("Izlasi."),
            "tasks": [{"text": text("Atbildi."), "lines": 2, "answer": text("Tikai skolotājam.")}],
            "extracts": [
                {"text": text("Pārstāsts."), "citations": [{"source": "avots", "locator": {"chapter": "II"}}]},
                {
                    "text": text("Četras rindas."), "citations": [{"source": "avots", "locator": {"chapter": "III"}}],
                    "original": {
                        "language": "rml", "text": "Jov narovel\nNe so taša", "gloss": text("Tulkojums."),
                        "where": text("Arhīvs, 1. lieta"),
                    },
                },
            ],
        },
    )  # fmt: skip
    made = catalog_of(*catalog.all(Vocabulary), make(Source, "avots", title=text("Avots")), lesson)
    return worksheet(made, lesson, "lv", "Vietne", "https://paraugs.example/")


def printed(sheet: dict[str, Any]) -> str:
    return " ".join(PdfReader(io.BytesIO(as_pdf(sheet, DAY))).pages[0].extract_text().split())


def everything(sheet: dict[str, Any]) -> list[str]:
    """The text of the office document, its footer included."""
    document = Document(io.BytesIO(as_docx(sheet, DAY)))
    footers = [paragraph.text for section in document.sections for paragraph in section.footer.paragraphs]
    return [paragraph.text for paragraph in document.paragraphs] + footers


def paragraphs(sheet: dict[str, Any]) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(as_docx(sheet, DAY))).paragraphs]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_worksheet_prints_on_one_a4(sheets: dict[str, Any], language: str) -> None:
    for lesson, made in sheets[language]:
        pdf = PdfReader(io.BytesIO(as_pdf(made, DAY)))
        assert len(pdf.pages) == 1, lesson.id
        page = pdf.pages[0]
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4
        found = page.extract_text()
        for task in lesson.worksheet.tasks:
            assert task.text.in_language(language).split()[0] in found, lesson.id


def test_what_a_worksheet_says(sheet: dict[str, Any]) -> None:
    for words in (
        "Stunda", "Izlasi.", "Pārstāsts.", "Avots, II", "Jov narovel Ne so taša", "Tulkojums.", "Arhīvs, 1. lieta",
        "Avots, III", "Atbildi.", "https://paraugs.example/",
    ):  # fmt: skip
        assert words in printed(sheet)
        assert words in " ".join(" ".join(everything(sheet)).split())
    found = paragraphs(sheet)
    assert found.count("Stunda") == found.count("Atbildi.") == 1


def test_answers_are_for_the_teacher(sheet: dict[str, Any]) -> None:
    assert "Tikai skolotājam." not in printed(sheet)
    assert "Tikai skolotājam." not in " ".join(everything(sheet))


def test_only_a_primary_source_is_called_an_extract(catalog: Catalog, sheet: dict[str, Any]) -> None:
    words = catalog.words("lv")
    restated, primary = (extract["label"] for extract in sheet["extracts"])
    assert restated == words["sheet-extract"].format(number=1)
    assert primary.startswith(words["sheet-primary"].format(number=2))
    assert catalog.term("languages", "rml").lv in primary


def test_a_primary_source_is_marked_with_its_own_language(sheet: dict[str, Any]) -> None:
    document = Document(io.BytesIO(as_docx(sheet, DAY)))
    spoken = {
        run.text: item.get(qn("w:val"))
        for paragraph in document.paragraphs
        for run in paragraph.runs
        for item in run._r.iter(qn("w:lang"))
    }
    assert spoken == {"Jov narovel\nNe so taša": "rml"}
    drawn = PdfReader(io.BytesIO(as_pdf(sheet, DAY))).pages[0].get_contents()
    assert drawn is not None
    assert b"/Lang(rml)" in drawn.get_data()


def test_pdf_is_tagged_and_knows_its_language(sheet: dict[str, Any]) -> None:
    root = PdfReader(io.BytesIO(as_pdf(sheet, DAY))).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "lv"
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()


@pytest.mark.parametrize("make_file", [as_pdf, as_docx])
def test_the_same_words_give_the_same_bytes(sheet: dict[str, Any], make_file: Any) -> None:
    assert make_file(sheet, DAY) == make_file(sheet, DAY)
    assert make_file(sheet, DAY) != make_file(sheet, DAY + datetime.timedelta(days=1))


def test_words_are_never_markup(sheet: dict[str, Any]) -> None:
    hostile = '#read("/etc/passwd") *nav trekns* $x$ <a> &amp; \\n'
    sheet["intro"] = hostile
    assert '#read("/etc/passwd") *nav trekns*' in printed(sheet)
    assert hostile in paragraphs(sheet)


@pytest.mark.parametrize("make_file", [as_pdf, as_docx])
@pytest.mark.parametrize(
    "words",
    ["Garš virsraksts " * 20, "Zīmes „ … – č ķ ȧ Ж", "Tabulators \t un rinda \n"],
    ids=["long", "signs", "white space"],
)
def test_no_words_that_a_record_may_hold_break_a_worksheet(sheet: dict[str, Any], words: str, make_file: Any) -> None:
    assert make_file({**sheet, "title": words.strip(), "intro": words}, DAY)


@pytest.mark.parametrize("sign", ["\U0001f30d", "漢"])
def test_a_sign_that_the_font_lacks_is_named(sheet: dict[str, Any], sign: str) -> None:
    with pytest.raises(UnprintableError, match=sign):
        as_pdf({**sheet, "intro": f"Zīme {sign}."}, DAY)
    assert as_docx({**sheet, "intro": f"Zīme {sign}."}, DAY), "an office program has other fonts"


@pytest.mark.parametrize("language", LANGUAGES)
def test_office_document_can_be_opened_and_holds_every_task(sheets: dict[str, Any], language: str) -> None:
    for lesson, made in sheets[language]:
        found = paragraphs(made)
        assert found.count(lesson.title.in_language(language)) == 1
        assert {task.text.in_language(language) for task in lesson.worksheet.tasks} <= set(found)


@pytest.mark.parametrize(("language", "locale"), [("lv", "lv-LV"), ("en", "en-GB")])
def test_every_style_is_spelt_in_the_language_of_the_worksheet(
    sheet: dict[str, Any], language: str, locale: str
) -> None:
    document = Document(io.BytesIO(as_docx({**sheet, "language": language}, DAY)))
    spoken = {item.get(qn("w:val")) for item in document.styles.element.iter(qn("w:lang"))}
    assert spoken == {locale}
    assert LOCALES[language] == locale
    assert document.core_properties.language == language


def test_every_member_of_the_office_document_has_the_date_of_the_record(sheet: dict[str, Any]) -> None:
    with zipfile.ZipFile(io.BytesIO(as_docx(sheet, DAY))) as archive:
        assert {member.date_time for member in archive.infolist()} == {(2026, 11, 21, 0, 0, 0)}
        assert archive.testzip() is None


def test_the_office_document_is_the_size_of_paper(sheet: dict[str, Any]) -> None:
    (section,) = Document(io.BytesIO(as_docx(sheet, DAY))).sections
    assert (round(section.page_width.pt), round(section.page_height.pt)) == A4
