"""Text in two languages, and how far the English is in step with the Latvian."""

from __future__ import annotations

import hashlib
from enum import StrEnum


class Translation(StrEnum):
    """State of an English text."""

    CURRENT = "current"
    STALE = "stale"
    UNMARKED = "unmarked"


def fingerprint(latvian: str) -> str:
    """Eight hexadecimal digits of SHA-256 of the Latvian text, white space folded.

    Re-wrapping a paragraph is not a change of text, so it keeps the fingerprint.
    """
    return hashlib.sha256(" ".join(latvian.split()).encode()).hexdigest()[:8]


def translation_state(latvian: str, english_of: str | None) -> Translation:
    """Whether an English text marked as made from `english_of` still matches `latvian`."""
    if english_of is None:
        return Translation.UNMARKED
    return Translation.CURRENT if english_of == fingerprint(latvian) else Translation.STALE
