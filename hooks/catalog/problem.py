"""One thing wrong in one place, said in Latvian and in English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


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


def did_you_mean(word: str, choices: Iterable[str]) -> tuple[str, str]:
    """(Latvian, English) remedy naming the closest choice, or two empty strings."""
    close = get_close_matches(str(word), list(choices), n=1, cutoff=0.6)
    if not close:
        return "", ""
    return f" Vai domājāt „{close[0]}”?", f" Did you mean “{close[0]}”?"
