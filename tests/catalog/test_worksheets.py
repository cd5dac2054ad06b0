"""Worksheets: one A4 page, tagged, in the right language; words that could be markup stay words."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from docx import Document
from pypdf import PdfReader

from catalog.history import Lesson
from catalog.load import Catalog
from catalog.worksheets import as_docx, as_pdf, worksheet

DAY = datetime.date(2026, 11, 21)
A4 = (595, 842)
"""Points."""


@pytest.mark.parametrize("language", ["lv", "en"])
def test_every_worksheet_prints_on_one_a4(catalog: Catalog, language: str) -> None:
    for lesson in catalog.all(Lesson):
        pdf = PdfReader(io.BytesIO(as_pdf(worksheet(catalog, lesson, language, "Vietne", "https://example.org/"), DAY)))
        assert len(pdf.pages) == 1, lesson.id
        page = pdf.pages[0]
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4
        text = page.extract_text()
        for task in lesson.worksheet.tasks:
            assert task.text.in_language(language).split()[0] in text, lesson.id


def test_pdf_is_tagged_and_knows_its_language(catalog: Catalog) -> None:
    lesson = catalog.all(Lesson)[0]
    pdf = PdfReader(io.BytesIO(as_pdf(worksheet(catalog, lesson, "lv", "Vietne", "https://example.org/"), DAY)))
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "lv"
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()


def test_the_same_words_give_the_same_bytes(catalog: Catalog) -> None:
    sheet = worksheet(catalog, catalog.all(Lesson)[0], "en", "Vietne", "https://example.org/")
    assert as_pdf(sheet, DAY) == as_pdf(sheet, DAY)


def test_words_are_never_markup(catalog: Catalog) -> None:
    sheet = worksheet(catalog, catalog.all(Lesson)[0], "lv", "Vietne", "https://example.org/")
    sheet["intro"] = '#read("/etc/passwd") *nav trekns* $x$ <a>'
    assert '#read("/etc/passwd") *nav trekns*' in PdfReader(io.BytesIO(as_pdf(sheet, DAY))).pages[0].extract_text()


@pytest.mark.parametrize("language", ["lv", "en"])
def test_office_document_can_be_opened_and_holds_every_task(catalog: Catalog, language: str) -> None:
    for lesson in catalog.all(Lesson):
        data = as_docx(worksheet(catalog, lesson, language, "Vietne", "https://example.org/"), DAY)
        assert zipfile.is_zipfile(io.BytesIO(data))
        document = Document(io.BytesIO(data))
        paragraphs = [paragraph.text for paragraph in document.paragraphs]
        assert paragraphs.count(lesson.title.in_language(language)) == 1
        assert {task.text.in_language(language) for task in lesson.worksheet.tasks} <= set(paragraphs)
        assert document.core_properties.language == language
