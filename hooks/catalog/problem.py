"""One thing wrong in one place, said in Latvian and in English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from types import MappingProxyType


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong at `path:line:column` (both from 1), what was expected and how to mend it.

    A problem stops the build unless `warning` is true.
    """

    path: str
    line: int
    column: int
    lv: str
    en: str
    warning: bool = False
    private: str = ""
    """What the words quote and must not be repeated where it would stay: a name, a contact, a small count."""

    def public(self, language: str) -> str:
        """The words in a language, without what must not be repeated."""
        words = self.lv if language == "lv" else self.en
        return words.replace(self.private, "…") if self.private else words

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.lv} / {self.en}"

    def as_annotation(self) -> str:
        """The problem as a GitHub workflow command, which marks the line in a pull request."""
        level = "warning" if self.warning else "error"
        text = f"{self.lv} / {self.en}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        path = self.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
        return f"::{level} file={path},line={self.line},col={self.column}::{text}"


class ContentError(Exception):
    """The content cannot be published; `problems` says why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(["saturā ir kļūdas / the content has errors", *map(str, self.problems)]))


CLOSE, CLOSE_WORD = 0.6, 0.75
"""From which likeness on (difflib, 0–1) a single word, and each word of several, may be a slip for another."""


def did_you_mean(
    word: str, choices: Iterable[str], labels: Mapping[str, Iterable[str]] = MappingProxyType({})
) -> tuple[str, str]:
    """(Latvian, English) remedy naming the choice that was meant, or two empty strings.

    `labels` are what editors call a choice: one of them may have been typed (“pārskats” for `report`).
    """
    known = {id_: (id_, "") for id_ in choices}
    for id_, inner in labels.items():
        for label in inner:
            known.setdefault(label.lower(), (id_, f" ({label})"))
    close = nearest(word, {name: id_ for name, (id_, _) in known.items()})
    if close is None:
        return "", ""
    id_, label = known[close]
    return f" Vai domājāt „{id_}”{label}?", f" Did you mean “{id_}”{label}?"


def nearest(word: str, known: Mapping[str, str]) -> str | None:
    """The name (name → id) that was meant by a word; None if none is close enough to be offered.

    Every word that was typed must be near one of the name's, as names often share all but the word that matters
    (“Preiļu novada pašvaldība”, “Talsu novada pašvaldība”). A name of one word more is offered if it is the only one.
    """
    typed = _words(word)
    if not typed:
        return None
    same: list[str] = []
    longer: list[str] = []
    for name in known:
        words = _words(name)
        least = CLOSE if len(words) == len(typed) == 1 else CLOSE_WORD
        more = len(words) - len(typed)
        if more in (0, 1) and all(any(_near(one, other, least) for other in words) for one in typed):
            (longer if more else same).append(name)
    if not same and len({known[name] for name in longer}) > 1:
        return None
    found = get_close_matches(str(word).casefold(), same or longer, n=1, cutoff=0)
    return found[0] if found else None


def _near(one: str, other: str, least: float) -> bool:
    """Whether a word may be a slip for another; a number is one number or another."""
    return one == other or (not one.isdigit() and SequenceMatcher(None, one, other).ratio() >= least)


def _words(text: str) -> list[str]:
    """The words of a name or id in small letters without marks."""
    split = unicodedata.normalize("NFKD", str(text).casefold())
    return re.findall(r"[^\W_]+", "".join(sign for sign in split if not unicodedata.combining(sign)))
