"""The worksheet of a lesson as a PDF to print and as an office document to edit.

The PDF is tagged (PDF/UA-1, ISO 14289-1). Its layout, `worksheet.typ`, takes the words as data.
"""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import typst
from docx.shared import Mm, Pt

from catalog import office, wording
from catalog.history import Extract, Lesson
from catalog.load import Catalog
from catalog.model import Source
from catalog.page_citation import LICENCE

LAYOUT = Path(__file__).with_name("worksheet.typ")
INDENT = Mm(6)
"""Of what is quoted."""


def worksheet(catalog: Catalog, lesson: Lesson, language: str, site: str, address: str) -> dict[str, Any]:
    """The words of a lesson's worksheet in one language; `site` is the site's name, `address` the lesson's page."""
    words = catalog.words(language)
    sheet = lesson.worksheet
    return {
        "language": language, "site": site, "address": address, "licence": LICENCE,
        "title": lesson.title.in_language(language), "grades": wording.grades(lesson.grades, language),
        "name": words["sheet-name"], "class": words["sheet-class"], "date": words["sheet-date"],
        "intro": sheet.intro.in_language(language),
        "extracts": [
            _extract(catalog, item, number, language) for number, item in enumerate(sheet.extracts, start=1)
        ],
        "tasks": [{"text": task.text.in_language(language), "lines": task.lines} for task in sheet.tasks],
    }  # fmt: skip


def _extract(catalog: Catalog, extract: Extract, number: int, language: str) -> dict[str, Any]:
    """The words of one extract; only a primary source is called an extract, and only it has `original`."""
    words = catalog.words(language)
    label = words["sheet-extract" if extract.original is None else "sheet-primary"].format(number=number)
    made = {
        "label": label, "text": extract.text.in_language(language),
        "source": f"{words['source']}: {_cited(catalog, extract, language)}",
    }  # fmt: skip
    if extract.original is None:
        return made
    quoted = extract.original
    spoken = catalog.term("languages", quoted.language).in_language(language)
    gloss = words["sheet-plain" if quoted.language == language else "sheet-translated"]
    return made | {
        "label": f"{label}, {words['sheet-in-language'].format(language=spoken)}",
        "original": {"language": quoted.language, "lines": quoted.text.splitlines()},
        "gloss": f"{gloss}: {quoted.gloss.in_language(language)}",
        "where": f"{words['sheet-where']}: {quoted.where.in_language(language)}",
    }


_LACKING = re.compile(r'the text `"(?P<sign>[^"]+)"` could not be displayed')


class UnprintableError(ValueError):
    """A sign that the font of the worksheets lacks."""


def as_pdf(sheet: dict[str, Any], day: datetime.date) -> bytes:
    """The worksheet as PDF/UA-1, dated `day` so that the same words give the same bytes.

    Raises UnprintableError if a sign stands in it that the font lacks.
    """
    moment = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    try:
        made: bytes = typst.compile(
            LAYOUT, root=LAYOUT.parent, sys_inputs={"sheet": json.dumps(sheet)}, pdf_standards="ua-1",
            ignore_system_fonts=True, timestamp=int(moment.timestamp()),
        )  # fmt: skip
    except typst.TypstError as error:
        lacking = _LACKING.search(str(error))
        if lacking is None:
            raise
        raise UnprintableError(lacking["sign"]) from None
    return made


def as_docx(sheet: dict[str, Any], day: datetime.date) -> bytes:
    """The worksheet as an Office Open XML document on A4."""
    document = office.a4(sheet["language"], sheet["title"], sheet["site"], day)
    office.ruled(document, f"{sheet['name']}: ")
    office.ruled(document, f"{sheet['class']}, {sheet['date']}: ")
    document.add_heading(sheet["title"], level=1)
    document.add_paragraph(sheet["intro"])
    for extract in sheet["extracts"]:
        _told(document, extract)
    for task in sheet["tasks"]:
        document.add_paragraph(task["text"], style="List Number")
        for _ in range(task["lines"]):
            office.ruled(document, "")
    document.sections[0].footer.paragraphs[0].text = f"{sheet['site']} · {sheet['address']} · {sheet['licence']}"
    return office.saved(document, day)


def _told(document: Any, extract: dict[str, Any]) -> None:
    """One extract; the words of a primary source are marked with their own language."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.add_run(f"{extract['label']}. ").bold = True
    paragraph.add_run(extract["text"])
    if "original" in extract:
        quoted = document.add_paragraph(style="Quote")
        quoted.paragraph_format.space_after, quoted.paragraph_format.left_indent = Pt(0), INDENT
        office.in_language(quoted.add_run("\n".join(extract["original"]["lines"])), extract["original"]["language"])
        document.add_paragraph(extract["gloss"]).paragraph_format.space_after = Pt(0)
        office.small(document, extract["where"]).paragraph_format.space_after = Pt(0)
    office.small(document, extract["source"])


def _cited(catalog: Catalog, extract: Extract, language: str) -> str:
    """The titles of the sources, with the part of each where one is named; each once."""
    named = [(catalog.get(Source, item.source).title.in_language(language), item.locator) for item in extract.citations]
    return "; ".join(dict.fromkeys(", ".join(filter(None, (title, locator.chapter))) for title, locator in named))
