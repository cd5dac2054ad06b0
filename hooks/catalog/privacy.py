"""What must not be published: contacts, names that nothing accounts for, numbers and matters that point at people.

The thresholds follow GDPR Article 5(1)(c) and the site's own publication policy (docs/lv/par/index.md#privatums): by
tier of sensitivity (A1 most, C least) and by how small the place is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from catalog.contacts import find_contacts, masked
from catalog.counts import Scope, find_counts, speaks_of_roma_people, wholes
from catalog.history import Lesson, Place
from catalog.load import Catalog, Stored
from catalog.model import (
    Event,
    Figure,
    LocalMeasure,
    MediatorService,
    Municipality,
    Observation,
    Organisation,
    PermittedNames,
    Practice,
)
from catalog.names import find_in_address, find_names
from catalog.permitted import Permitted, keys
from catalog.plain import BREAK, Finding, Plain, field_at, joined, reading
from catalog.problem import Problem
from catalog.record import Entry
from catalog.record_types import type_of
from catalog.values import LANGUAGES

T = TypeVar("T")

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

LOCAL = (LocalMeasure, Practice, Event, MediatorService, Municipality)
"""Records about one place, beside organisations of a municipality and figures below the national level."""
TODAY = "today"
"""The field of a place of history that is about the present, and so about one place like these."""
BELOW_NATIONAL = ("municipal", "institution", "project")
COUNTS_PEOPLE = ("people", "families", "children", "pupils", "participants", "cases", "applications", "benefits")
"""Units of figures that count people, or what each of them got."""


def check_record(stored: Stored) -> Iterator[Problem]:
    """Contacts, and figures below the threshold of their tier: what a record shows whatever the others say."""
    for found in find_contacts(joined(stored)):
        if field_at(stored, found.start) not in PUBLIC_NUMBERS:
            yield _problem(stored, found)
    if isinstance(stored.entry, Figure):
        yield from _figure(stored, stored.entry)


class Search:
    """A search for people that keeps what it found while neither what it read nor what accounts for words changes."""

    def __init__(self, permitted: Permitted | None = None) -> None:
        self.permitted = permitted or Permitted()
        self._found: dict[Stored | str, tuple[Any, ...]] = {}
        self._keys: dict[Stored | str, frozenset[str]] = {}
        self._asked: set[Stored | str] = set()

    def renew(self, permitted: Permitted) -> None:
        """Search by what is `permitted` now; what nobody asked for since the last time is forgotten."""
        changed = self.permitted.changed(permitted) if self._asked else None
        if changed:
            self.learn()
            self._asked = {about for about in self._asked if self._keys[about].isdisjoint(changed)}
        self._found = {about: self._found[about] for about in self._asked}
        self._asked = set()
        if changed is None or changed:  # else what has been worked out of the words stays
            self.permitted = permitted

    def learn(self) -> None:
        """Ask which words it depends on what was found: done ahead, a change need not wait for it."""
        self._keys = {about: self._keys.get(about) or _keys(about) for about in self._asked}

    def record(self, stored: Stored) -> tuple[Problem, ...]:
        """What a record may not say of people, in its address, its comments and its texts."""
        return self._kept(stored, lambda: _in_record(stored, self.permitted))

    def address(self, address: str) -> tuple[Finding, ...]:
        """Who may be named in an address on the site."""
        return tuple(find_in_address(address, self.permitted))

    def everything(self, text: str) -> tuple[Finding, ...]:
        """Everything in the text of a page that may not be published.

        Where it stands is counted in the text's plain form, which lacks invisible characters.
        """
        return self._kept(text, lambda: _in_text(reading(text), "page", self.permitted))

    def _kept(self, about: Stored | str, find: Callable[[], Iterator[T]]) -> tuple[T, ...]:
        self._asked.add(about)
        if about not in self._found:
            self._found[about] = tuple(find())
        return self._found[about]


def _keys(about: Stored | str) -> frozenset[str]:
    """The words on which it depends what is found in a record or a text, as of `permitted.keys`."""
    if isinstance(about, str):
        return keys(reading(about))
    beside = BREAK.join((about.entry.id, *(words for _, words in about.parsed.remarks)))
    return keys(joined(about)) | keys(reading(beside))


def _in_text(text: Plain, scope: Scope, permitted: Permitted) -> Iterator[Finding]:
    """Contacts, names that nothing accounts for, and what a text that comes so near may not say of few people."""
    yield from find_contacts(text)
    yield from find_names(text, permitted)
    yield from find_counts(text.text, scope, permitted.is_local)


def check_people(catalog: Catalog, search: Search) -> Iterator[Problem]:
    """Names that nothing accounts for, small numbers and sensitive matters of Roma people in one place."""
    for stored in catalog.records():
        yield from search.record(stored)


def _in_record(stored: Stored, permitted: Permitted) -> Iterator[Problem]:
    """What a record may not say of people; contacts in its texts are another complaint (`check_record`)."""
    yield from _beside_text(stored, permitted)
    if isinstance(stored.entry, PermittedNames):
        return
    text = joined(stored)
    counts = find_counts(text.text, _scope(stored.entry), permitted.is_local)
    for found in (*find_names(text, permitted), *counts):
        yield _problem(stored, found)
    if isinstance(stored.entry, Place):
        for found in find_counts(text.text, "local", permitted.is_local):
            if field_at(stored, found.start)[0] == TODAY:
                yield _problem(stored, found)


def _beside_text(stored: Stored, permitted: Permitted) -> Iterator[Problem]:
    """Who is named in a record's address or in its comments, which everybody can read as well."""
    for found in find_in_address(stored.entry.id, permitted):
        yield Problem(stored.path, *stored.parsed.position(("id",)), found.lv, found.en, private=found.words)
    for place, words in stored.parsed.remarks:
        for found in _in_text(reading(words), _scope(stored.entry), permitted):
            yield Problem(stored.path, *place, found.lv, found.en, private=found.words)


def check_text(text: str, permitted: Permitted) -> tuple[Finding, ...]:
    """Everything in the text of a page that may not be published, as of `Search.everything`."""
    return Search(permitted).everything(text)


def publishable(problems: Iterable[Problem]) -> list[Problem]:
    """The problems as they may stand in a public log or comment: none repeats what may not be published.

    What one of them withholds no other of the same file tells either: the digits of a code are not said to differ.
    """
    problems = list(problems)
    withheld: dict[str, set[str]] = defaultdict(set)
    for problem in problems:
        if problem.private:
            withheld[problem.path].update((problem.private, *_LONG_NUMBER.findall(problem.private)))
    return [_withholding(problem, sorted(withheld[problem.path], key=len, reverse=True)) for problem in problems]


_LONG_NUMBER = re.compile(r"\d{4,}")


def _withholding(problem: Problem, words: list[str]) -> Problem:
    said = [problem.public(language) for language in LANGUAGES]
    for word in words:
        said = [text.replace(word, "…") for text in said]
    lv, en = map(masked, said)
    return replace(problem, lv=lv, en=en, private="")


def _problem(stored: Stored, found: Finding) -> Problem:
    place = stored.parsed.position(field_at(stored, found.start))
    return Problem(stored.path, *place, found.lv, found.en, private=found.words)


def _scope(entry: Entry) -> Scope:
    """How near to single people the texts of a record come."""
    if isinstance(entry, LOCAL) or (isinstance(entry, Organisation) and entry.municipality):
        return "local"
    if isinstance(entry, Figure):
        return "local" if entry.level in BELOW_NATIONAL else "national"
    if isinstance(entry, Lesson):  # what is taught is of today as well
        return "national"
    return "past" if type_of(entry).historical else "national"


def _figure(stored: Stored, figure: Figure) -> Iterator[Problem]:
    smallest = SMALLEST[figure.tier][figure.level] if figure.tier in SMALLEST else 0
    for number, observation in enumerate(figure.observations):
        if observation.value is not None and (smallest is None or 0 < observation.value < smallest):
            yield stored.problem(
                ("observations", number, "value"),
                f"šādu skaitli nepublicējam (līmenis {figure.tier}, {figure.level}) — izņemiet to no faila",
                f"such a number is not published (tier {figure.tier}, {figure.level}) — take it out of the file",
            )  # fmt: skip
    if smallest != 0:
        yield from _remainders(stored, figure, smallest)
        yield from _shares(stored, figure, smallest)
    if figure.tier == "none" and figure.level in BELOW_NATIONAL and _counts_roma(figure):
        yield stored.problem(
            ("tier",),
            "skaitlis ir par romiem vienā vietā, tāpēc tam ir pakāpe — ierakstiet a1, a2, b vai c",
            "the number is about Roma people in one place, so it has a tier — write a1, a2, b or c",
        )


_TOTAL = re.compile(r"\b(?:kopā|pavisam|kopskaits|visi|visas|visu|total|in all|altogether|all)\b", re.IGNORECASE)


def _remainders(stored: Stored, figure: Figure, smallest: int | None) -> Iterator[Problem]:
    """A part that is not shown and comes back when the others are taken from the total."""
    groups: dict[tuple[str | None, str | None], list[tuple[int, Observation]]] = defaultdict(list)
    for number, observation in enumerate(figure.observations):
        groups[observation.period, observation.until].append((number, observation))
    for group in groups.values():
        known = [(number, item, item.value) for number, item in group if item.value is not None]
        totals = [(number, value) for number, item, value in known if _is_total(item)]
        parts = [value for _, item, value in known if not _is_total(item)]
        for number, total in totals:
            rest = total - sum(parts)
            if parts and rest > 0 and (smallest is None or rest < smallest):
                yield stored.problem(
                    ("observations", number, "value"),
                    "no kopsummas un daļām var izrēķināt skaitli, ko nepublicējam — izņemiet kopsummu vai daļas",
                    "the total less the parts gives a number that is not published — take out the total or the parts",
                )  # fmt: skip
    said = set(_wholes_said(stored)) - {observation.value for observation in figure.observations}
    for number, item in enumerate(figure.observations):
        rests = [whole - (item.value or 0) for whole in said] if item.category and figure.unit in COUNTS_PEOPLE else []
        if any(rest > 0 and (smallest is None or rest < smallest) for rest in rests):
            yield stored.problem(
                ("observations", number, "value"),
                "no kopskaita, kas teikts tekstā, un šīs daļas var izrēķināt skaitli, ko nepublicējam — izņemiet vienu",
                "the whole that a text tells less this part gives a number that is not published — take out one",
            )  # fmt: skip


def _wholes_said(stored: Stored) -> list[int]:
    """Each count of Roma people that the texts of a record give in digits."""
    return wholes(" ".join(text.in_language(LANGUAGES[0]) for _, text in stored.contents.texts))


def _shares(stored: Stored, figure: Figure, smallest: int | None) -> Iterator[Problem]:
    """A share from which a number that is not shown follows, as the figure's own words tell the whole."""
    if figure.unit != "percent":
        return
    said = _wholes_said(stored)
    for number, observation in enumerate(figure.observations):
        share = float(observation.value or 0)
        parts = [whole * part / 100 for whole in said for part in (share, 100 - share)]
        if any(part > 0 and (smallest is None or round(part) < smallest) for part in parts):
            yield stored.problem(
                ("observations", number, "value"),
                "no procentiem un kopskaita var izrēķināt skaitli, ko nepublicējam — izņemiet kopskaitu vai procentus",
                "the share of the whole gives a number that is not published — take out the whole or the share",
            )  # fmt: skip


def _is_total(observation: Observation) -> bool:
    return observation.category is None or _TOTAL.search(observation.category.lv) is not None


def _counts_roma(figure: Figure) -> bool:
    """Whether a figure counts Roma people or a share of them, as far as its words say and not only deny."""
    if figure.unit not in (*COUNTS_PEOPLE, "percent"):
        return False
    texts = [figure.name, figure.definition, figure.population, figure.summary]
    texts += [observation.category for observation in figure.observations]
    return any(speaks_of_roma_people(text.in_language(language)) for text in texts if text for language in LANGUAGES)
