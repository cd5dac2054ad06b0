"""Office Open XML documents on A4: small, in the right language, the same bytes for the same words."""

from __future__ import annotations

import datetime
import io
import zipfile
from functools import lru_cache
from typing import Any

from docx import Document
from docx.enum.text import WD_LINE_SPACING, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

LOCALES = {"lv": "lv-LV", "en": "en-GB"}
"""Language → what a word processor checks the spelling by (BCP 47)."""
TEXT_WIDTH = Mm(170)
PROPERTY = 255
"""Most characters of a property of an Office document (Open Packaging Conventions)."""
SMALL = Pt(9)
"""Where a source is found: readers copy it, so it has to be legible."""
_STYLES = frozenset(
    {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Heading 1", "List Number", "Quote", "Footer"}
)
"""The styles our documents use; python-docx brings 160, nine tenths of a document's size."""
_UNUSED = ("/stylesWithEffects", "/thumbnail", "/customXml")


def a4(language: str, title: str, author: str, day: datetime.date) -> Any:
    """An empty python-docx document on A4, which says its language, title, author and day."""
    document = Document(io.BytesIO(_mould(language)))
    properties = document.core_properties
    properties.title, properties.author, properties.language = title[:PROPERTY], author[:PROPERTY], language
    properties.created = properties.modified = datetime.datetime.combine(day, datetime.time())
    return document


@lru_cache
def _mould(language: str) -> bytes:
    """The document that those in one language are made from, without what none of them needs."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin, section.footer_distance = Mm(12), Mm(14), Mm(7)
    for style in list(document.styles):
        if style.name not in _STYLES:
            style.delete()
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), LOCALES[language])
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(3), 1.0
    for part in (document.part, document.part.package):
        for id_, relation in list(part.rels.items()):
            if relation.reltype.endswith(_UNUSED):
                del part.rels[id_]
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def saved(document: Any, day: datetime.date) -> bytes:
    """The document's archive with every member dated `day`: python-docx would write the time of the build."""
    file, made = io.BytesIO(), io.BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            member = zipfile.ZipInfo(item.filename, (day.year, day.month, day.day, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(item))
    return made.getvalue()


def in_language(run: Any, language: str) -> None:
    """Tell the word processor what language (ISO 639) a run is in, so that it is not spelt as another.

    python-docx has no property for it.
    """
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), LOCALES.get(language, language))
    run._r.get_or_add_rPr().append(spoken)


def small(document: Any, words: str) -> Any:
    """A paragraph in small type."""
    paragraph = document.add_paragraph()
    paragraph.add_run(words).font.size = SMALL
    return paragraph


def ruled(document: Any, words: str) -> None:
    """A line to write on, to the right edge."""
    paragraph = document.add_paragraph(words + "\t")
    layout = paragraph.paragraph_format
    layout.tab_stops.add_tab_stop(TEXT_WIDTH, leader=WD_TAB_LEADER.LINES)
    layout.line_spacing_rule, layout.line_spacing, layout.space_after = WD_LINE_SPACING.EXACTLY, Mm(7), Pt(0)
