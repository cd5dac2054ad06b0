"""One thing wrong in one place, said in Latvian and in English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
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


def did_you_mean(
    word: str, choices: Iterable[str], labels: Mapping[str, Iterable[str]] = MappingProxyType({})
) -> tuple[str, str]:
    """(Latvian, English) remedy naming the closest choice, or two empty strings.

    `labels` are what editors call a choice: one of them may have been typed (“pārskats” for `report`).
    """
    known = {label.lower(): (id_, f" ({label})") for id_, inner in labels.items() for label in inner}
    known |= {id_: (id_, "") for id_ in choices}
    close = get_close_matches(str(word).lower(), known, n=1, cutoff=0.6)
    if not close:
        return "", ""
    id_, label = known[close[0]]
    return f" Vai domājāt „{id_}”{label}?", f" Did you mean “{id_}”{label}?"
