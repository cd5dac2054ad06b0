"""A page as a reference: ISO 690:2021, APA (7th edition), BibLaTeX, CSL-JSON (schema 1.0)."""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from babel.dates import format_date

from catalog import wording

LICENCE = "CC BY 4.0"
"""Of text and data; see LICENSE-CONTENT.md."""
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
CITATION = "CITATION.cff"
"""Where the data say their version (Citation File Format)."""
_LANGUAGES = {"lv": "latvian", "en": "british"}
"""Language → its name in BibLaTeX."""
_APA_DAYS = {"lv": "y, d. MMMM", "en": "y, MMMM d"}


@dataclass(frozen=True, slots=True)
class Release:
    """A version of the data and the day it came out."""

    version: str
    day: datetime.date

    def checked(self, day: datetime.date) -> Release:
        """The version as it stands once records have been checked on a later day."""
        return Release(self.version, max(self.day, day))


def read_release(root: Path) -> Release | None:
    """What `root/CITATION.cff` says of the version; None where there is no such file or it does not say."""
    try:
        given = yaml.safe_load((root / CITATION).read_text(encoding="utf-8"))
        return Release(str(given["version"]), datetime.date.fromisoformat(str(given["date-released"])))
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class PageCitation:
    """What has to be known of a page to cite it; `t` gives the interface's words."""

    title: str
    site: str
    publisher: str
    address: str
    language: str
    release: Release | None
    checked: datetime.date | None
    t: Callable[..., str]

    @property
    def key(self) -> str:
        """A key for bibliographies: the page's address without what keys may not hold."""
        plain = unicodedata.normalize("NFKD", f"{self.site} {urlsplit(self.address).path}").encode("ascii", "ignore")
        return re.sub(r"[^a-z0-9]+", "-", plain.decode().lower()).strip("-")

    def iso(self) -> tuple[str, str]:
        """ISO 690 up to the day on which the reader saw the page, and from there on."""
        parts = [_stopped(self.publisher), f"{self.title} [{self.t('cite-online')}]."]
        if self.site not in {self.publisher, self.title}:
            parts.append(_stopped(self.site))
        if self.release:
            day = wording.date(self.release.day.isoformat(), self.language)
            parts.append(f"{self.t('cite-version', version=self.release.version)}, {day}.")
        if self.checked:
            parts.append(_stopped(self.t("cite-checked", date=self._said(self.checked))))
        return " ".join(parts), f"{self.t('cite-available')}: {self.address}. {LICENCE}."

    def apa(self) -> str:
        """APA, with the day of the data's version as the day of publication."""
        day = format_date(self.release.day, _APA_DAYS[self.language], self.language) if self.release else ""
        site = [] if self.site in {self.publisher, self.title} else [_stopped(self.site)]
        when = f"({day or self.t('cite-no-date')})."
        return " ".join([_stopped(self.publisher), when, _stopped(self.title), *site, self.address])

    def bibtex(self) -> str:
        """An entry for BibLaTeX, whose files are UTF-8."""
        fields = {
            "author": f"{{{_tex(self.publisher)}}}", "title": f"{{{_tex(self.title)}}}",
            "organization": _tex(self.site), "date": self.release.day.isoformat() if self.release else "",
            "version": self.release.version if self.release else "", "url": self.address,
            "langid": _LANGUAGES[self.language], "note": _tex(self._note()),
        }  # fmt: skip
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        return "\n".join([f"@online{{{self.key},", *lines, "}"])

    def csl(self) -> str:
        """An item of CSL-JSON, in the list that reference managers read."""
        item: dict[str, Any] = {
            "id": self.key, "type": "webpage", "title": self.title, "container-title": self.site,
            "author": [{"literal": self.publisher}], "publisher": self.publisher, "URL": self.address,
            "language": self.language, "note": self._note(),
        }  # fmt: skip
        if self.release:
            day = self.release.day
            item |= {"version": self.release.version, "issued": {"date-parts": [[day.year, day.month, day.day]]}}
        return json.dumps([item], ensure_ascii=False, indent=1)

    def _note(self) -> str:
        checked = [self.t("cite-checked", date=self._said(self.checked))] if self.checked else []
        return ". ".join([*checked, LICENCE])

    def _said(self, day: datetime.date) -> str:
        return wording.date(day.isoformat(), self.language, "locative")


def _stopped(words: str) -> str:
    """The words with a full stop, unless they end in a mark of their own."""
    return words if words.endswith((".", "?", "!", "…")) else f"{words}."


_SPECIAL = re.compile(r"[\\{}$&#^_%~]")
_TEX = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


def _tex(words: str) -> str:
    """Words with TeX's special signs made plain."""
    return _SPECIAL.sub(lambda match: _TEX.get(match.group(), "\\" + match.group()), words)
