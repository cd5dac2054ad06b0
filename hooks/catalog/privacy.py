"""What must not be published: contacts, small or sensitive counts, names that nothing accounts for.

The thresholds follow GDPR Article 5(1)(c) and the site's own publication policy (docs/lv/par/privatums.md):
by tier of sensitivity (A1 most, C least) and by how small the place is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from catalog.load import Stored
from catalog.model import Figure, LocalMeasure, Practice
from catalog.problem import Problem

EMAIL = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+")
"""Looked for from where a word begins only: in a long line without an at sign each letter would begin a search."""

_GAP = "[ \u00a0\u2009\u202f-]"
PHONE = re.compile(
    rf"(?<![\w./,-])(?:(?:\+|00)371{_GAP}?)?"
    rf"(?:[26]\d{{7}}|[26]\d{_GAP}\d{{3}}{_GAP}\d{{3}}|(?!20\d\d)[26]\d{{3}}{_GAP}(?!(?:19|20)\d\d)\d{{4}})(?!\w)"
    r"(?!\s*(?:eiro|eur|euros?|lat[iu]|€)\b)|(?<!\w)t\.\s?\d{8}\b",
    re.I,
)
"""Numbers of Latvia as they are written: eight digits together, 2 3 3 or 4 4, the country's code before them or not."""

SMALLEST: dict[str, dict[str, int | None]] = {
    # tier: level → the smallest count that may be shown; None: no count at all
    "a1": {"european": 0, "national": 10, "project": 10, "municipal": None, "institution": None},
    "a2": {"european": 0, "national": 5, "project": 10, "municipal": 10, "institution": 10},
    "b": {"european": 0, "national": 0, "project": 5, "municipal": 5, "institution": 10},
    "c": {"european": 0, "national": 0, "project": 0, "municipal": 0, "institution": 0},
    "none": {"european": 0, "national": 0, "project": 0, "municipal": 0, "institution": 0},
}

PUBLIC_NUMBERS = {("contact", "phone"), ("social_service", "phone")}
"""The fields that may hold a telephone number: those of institutions, which the model checks (`values.Phone`)."""

_LV_PEOPLE = r"(?:bērn|skolēn|person|ģimen|iedzīvotāj|izglītojam|klient|jaunie)\w*"
_EN_PEOPLE = r"(?:child|pupil|person|people|famil|resident|learner|client)\w*"
_SMALL_LV = re.compile(
    rf"(?<![\d.,])[1-9](?![\d.,]*\d|\.\s*gad)\b[^.;]{{0,40}}?\brom\w+[^.;]{{0,30}}?{_LV_PEOPLE}", re.I
)
_SMALL_EN = re.compile(rf"(?<![\d.,])[1-9](?![\d.,]*\d)\b[^.;]{{0,40}}?\bRoma\b[^.;]{{0,30}}?{_EN_PEOPLE}")


def check_record(stored: Stored) -> Iterator[Problem]:
    """Contacts, small counts in words, and figures below the threshold of their tier."""
    for where, text in stored.contents.strings():
        position = stored.parsed.position(where)
        for lv, en in () if where in PUBLIC_NUMBERS or where[-1] == "en_of" else contacts(text):
            yield Problem(stored.path, *position, lv, en, private=quoted(lv))
        if _is_of_one_place(stored.entry):
            for found in small_counts(text):
                yield Problem(
                    stored.path, *position,
                    f"mazs skaitlis pie vārda „romu”: „{found}” — rakstiet „daži” vai bez skaitļa (privātums)",
                    f"a small number next to “Roma”: “{found}” — write “a few” or no number (privacy)",
                    private=found,
                )  # fmt: skip
    if isinstance(stored.entry, Figure):
        yield from _figure(stored, stored.entry)


def _is_of_one_place(entry: object) -> bool:
    """Whether a record tells of so small an area that a small count would point at people."""
    return isinstance(entry, LocalMeasure) or (isinstance(entry, Practice) and len(entry.municipalities) == 1)


def contacts(text: str) -> Iterator[tuple[str, str]]:
    """(Latvian, English) complaint for each e-mail address or telephone number in a text."""
    for match in EMAIL.finditer(text):
        yield (
            f"e-pasta adresi nepublicējam („{match.group()}”) — dodiet saiti uz iestādes lapu",
            f"e-mail addresses are not published (“{match.group()}”) — link to the institution's page",
        )
    for match in PHONE.finditer(re.sub(r"https?://\S+", " ", text)):
        yield (
            f"tālruņa numuru nepublicējam („{match.group()}”) — dodiet saiti uz iestādes lapu",
            f"telephone numbers are not published (“{match.group()}”) — link to the institution's page",
        )


def quoted(words: str) -> str:
    """What a complaint of `contacts` quotes."""
    return words.partition("„")[2].partition("”")[0]


def small_counts(text: str) -> list[str]:
    """Digits 1 to 9 standing next to Roma people of some kind, in either language."""
    return [match.group() for pattern in (_SMALL_LV, _SMALL_EN) for match in pattern.finditer(text)]


def _figure(stored: Stored, figure: Figure) -> Iterable[Problem]:
    smallest = SMALLEST[figure.tier][figure.level] if figure.tier in SMALLEST else 0
    for number, observation in enumerate(figure.observations):
        if observation.value is None:
            continue
        if smallest is None or 0 < observation.value < smallest:
            yield Problem(
                stored.path, *stored.parsed.position(("observations", number, "value")),
                f"šādu skaitli nepublicējam (līmenis {figure.tier}, {figure.level}) — izņemiet to no faila",
                f"such a number is not published (tier {figure.tier}, {figure.level}) — take it out of the file",
            )  # fmt: skip
