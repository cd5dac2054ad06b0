"""Everything wrong with the content, at once: rules of all records; those of single types stand in `rules`."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from catalog import privacy, prose, rules, sense
from catalog.addresses import url
from catalog.contacts import find_contacts
from catalog.cores import beside
from catalog.house import check_house
from catalog.letters import PART_URIS
from catalog.load import Catalog, Stored, no_collection
from catalog.maps import check_atlas
from catalog.messages import takes_words
from catalog.model import Change, Figure, PermittedNames, Vocabulary, Withdrawn
from catalog.names import NAME_REMEDY
from catalog.one_name import check_one_name
from catalog.pages import GATHERED, PART, page_uris
from catalog.permitted import Names, permitted_by
from catalog.plain import BREAK, reading
from catalog.problem import Problem, did_you_mean
from catalog.prose import check_prose
from catalog.quantities import differing
from catalog.record import SUMMARY_WORDS, Record
from catalog.record_types import RECORD_TYPES, type_of
from catalog.restated import check_restated
from catalog.settings import Settings
from catalog.tables import EXCEL, FIGURES, path_of
from catalog.text import Translation
from catalog.values import LANGUAGES, Ref, Term
from catalog.walk import Where


@dataclass(slots=True)
class Known:
    """What one check leaves to the next: what was found in that which has not changed (under `make serve`)."""

    records: dict[Stored, tuple[Problem, ...]] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    people: privacy.Search = field(default_factory=privacy.Search)


@no_collection()
def check(catalog: Catalog, root: Path, settings: Settings, known: Known | None = None) -> list[Problem]:
    """Everything wrong with a catalogue whose files are each well formed, and with the prose in `root/docs`."""
    if not any(catalog.stored.values()):
        return []  # nothing to hold anything against: `load` says why
    kept = known or Known()
    kept.people.renew(permitted_by(catalog, root, kept.names))

    records, latest = list(catalog.records()), sense.latest_day()
    here = len(records) * 2 // 3  # the search for people takes as long as a third of the records by themselves

    def alone(some: Sequence[Stored]) -> list[tuple[Problem, ...]]:
        return [kept.records[item] if item in kept.records else tuple(_alone(item, latest)) for item in some]

    def people_and_rest() -> tuple[list[Problem], list[tuple[Problem, ...]]]:
        return list(privacy.check_people(catalog, kept.people)), alone(records[here:])

    # What is found in another process cannot be kept in this one.
    others = people_and_rest if known else beside(people_and_rest, len(records))
    first = alone(records[:here])
    uris = frozenset(page_uris(catalog, root / "docs"))
    problems = [
        *_references(catalog), *rules.check_together(catalog), *check_restated(catalog), *check_one_name(catalog),
        *_addresses(catalog, root / "docs"), *_leading(catalog, uris), *check_house(catalog),
        *check_atlas(root / "data/geo"), *check_prose(catalog, root, settings, uris, kept.people),
    ]  # fmt: skip
    people, rest = others()
    kept.records = dict(zip(records, first + rest, strict=True))
    return [
        *(problem for found in kept.records.values() for problem in found),
        *_without_list(catalog, [*problems, *people]),
    ]


MANY_NAMES = 100
"""So many words that look like names are no slip but a list that is missing."""


def _without_list(catalog: Catalog, problems: list[Problem]) -> list[Problem]:
    """The problems; where the list of permitted names is missing one line in place of all that follow from it."""
    others = [problem for problem in problems if not problem.lv.endswith(NAME_REMEDY)]
    count, folder = len(problems) - len(others), type_of(PermittedNames).folder
    if count < MANY_NAMES or catalog.stored[folder] or catalog.broken[folder]:
        return problems
    missing = Problem(
        f"data/{folder}/{folder}.yml", 1, 1,
        f"trūkst atļauto nosaukumu saraksta; vārdi, kas bez tā izskatās pēc personu vārdiem: {count} — atjaunojiet to",
        f"the list of permitted names is missing; words that look like persons' names without it: {count} — restore it",
    )  # fmt: skip
    return [*others, missing]


def _alone(stored: Stored, latest: datetime.date) -> Iterator[Problem]:
    """What is wrong with a record, whatever the others say."""
    yield from _summary(stored)
    yield from _translations(stored)
    yield from privacy.check_record(stored)
    yield from rules.check_record(stored)
    yield from sense.check_record(stored, latest)


Place = tuple[Stored, Where]


def _references(catalog: Catalog) -> Iterator[Problem]:
    """What records point at and the catalogue does not hold: one line for each, however many point there."""
    pointed: frozenset[tuple[Ref | Term, str]] = frozenset()
    pointed = pointed.union(*(stored.pointed_at for stored in catalog.records()))
    known = {marker: _ids(catalog, marker) for marker in {marker for marker, _ in pointed}}
    missing = {(marker, id_) for marker, id_ in pointed if id_ not in (known[marker] or ())}
    missing = {(marker, id_) for marker, id_ in missing if not _is_broken(catalog, marker)}
    places: dict[tuple[Ref | Term, str], list[Place]] = defaultdict(list)
    for stored in catalog.records() if missing else ():
        if not missing.isdisjoint(stored.pointed_at):
            for where, marker, id_ in stored.contents.references:
                if (marker, id_) in missing:
                    places[marker, "" if known[marker] is None else id_].append((stored, where))
    for (marker, id_), found in places.items():
        yield _missing(catalog, marker, id_, found, {id_ for other, id_ in pointed if other == marker})


def _ids(catalog: Catalog, marker: Ref | Term) -> frozenset[str] | None:
    """The ids that a reference may name; None if its vocabulary is not there at all."""
    if isinstance(marker, Ref):
        return frozenset(catalog.stored[marker.type].keys() | catalog.broken[marker.type])
    stored = catalog.stored["vocabularies"].get(marker.vocabulary)
    if stored is None:
        return frozenset() if _is_broken(catalog, marker) else None
    return frozenset(_labels(catalog, marker))


def _is_broken(catalog: Catalog, marker: Ref | Term) -> bool:
    """Whether a vocabulary could not be read: then nobody knows its terms."""
    return isinstance(marker, Term) and marker.vocabulary in catalog.broken["vocabularies"]


def _labels(catalog: Catalog, marker: Ref | Term) -> Mapping[str, tuple[str, ...]]:
    """The ids that a reference may name, each with what editors call it."""
    if isinstance(marker, Term):
        stored = catalog.stored["vocabularies"][marker.vocabulary].entry
        terms = stored.terms if isinstance(stored, Vocabulary) else []
        return {term.id: (term.label.lv, term.label.en) for term in terms}
    found: dict[str, tuple[str, ...]] = dict.fromkeys(catalog.broken[marker.type], ())
    for id_, item in catalog.stored[marker.type].items():
        entry = item.entry
        found[id_] = (entry.label.lv, entry.heading.lv, entry.label.en) if isinstance(entry, Record) else ()
    return found


def _missing(catalog: Catalog, marker: Ref | Term, value: str, places: list[Place], named: Set[str]) -> Problem:
    """The complaint, at the first place that points there.

    What several files point at was there once: it is not taken for a slip, unless a record that nobody has `named` is
    like it – then the record may have been renamed.
    """
    places.sort(key=lambda place: (place[0].path, place[0].parsed.position(place[1])))
    stored, where = places[0]
    paths = list(dict.fromkeys(place[0].path for place in places))
    shown = f"{len(places)} ({', '.join(paths[:3])}{', …' if len(paths) > 3 else ''})"
    if isinstance(marker, Term):
        home = f"data/vocabularies/{marker.vocabulary}.yml"
        if not value:
            return stored.problem(
                where,
                f"trūkst vārdu saraksta {home}; lietojumu skaits: {shown} — atjaunojiet to",
                f"the vocabulary {home} is missing; number of uses: {shown} — restore it",
            )  # fmt: skip
    else:
        home = f"data/{marker.type}/"
    labels = _labels(catalog, marker)
    if len(paths) > 1:
        labels = {id_: said for id_, said in labels.items() if id_ not in named}
    lv, en = did_you_mean(value, labels, labels)
    if len(paths) == 1:
        if takes_words(type(stored.entry), where):
            lv += " Ja ieraksta nav, rakstiet vārdus: {lv: …, en: …}."
            en += " Without a record, write words: {lv: …, en: …}."
        elif not lv and isinstance(marker, Term):
            lv, en = _allowed(labels)
        return stored.problem(where, f"„{value}” nav atrodams ({home}).{lv}", f"“{value}” is not known ({home}).{en}")
    return stored.problem(
        where,
        f"„{value}” nav atrodams ({home}), bet uz to norāda; norāžu skaits: {shown} — ja ieraksts dzēsts vai "
        f"pārsaukts, atjaunojiet to vai labojiet norādes.{lv}",
        f"“{value}” is not known ({home}), yet it is pointed at; number of references: {shown} — if the record was "
        f"deleted or renamed, restore it or mend the references.{en}",
    )


MOST_SHOWN = 12
"""So many values of a list a complaint names; the file that it names has all."""


def _allowed(labels: Mapping[str, tuple[str, ...]]) -> tuple[str, str]:
    """(Latvian, English) list of what may stand in a place, with what each is called."""
    more = ", …" if len(labels) > MOST_SHOWN else ""
    shown = list(labels.items())[:MOST_SHOWN]
    latvian, english = (", ".join(f"{id_} ({said[number]})" for id_, said in shown) for number in (0, 1))
    return f" Atļauts: {latvian}{more}.", f" Allowed: {english}{more}."


RESERVED = {*LANGUAGES[1:], "assets", "search"}
"""First parts of addresses that are taken by the other language and by the site's own files."""


def _addresses(catalog: Catalog, docs: Path) -> Iterator[Problem]:
    """Pages and files that would stand at one address; the page written by hand, or made by the house, keeps it."""
    taken = {url(uri): f"overrides/pages/{page.template}.html" for uri, page in GATHERED.items()}
    taken |= dict.fromkeys(map(url, PART_URIS), f"overrides/{PART}")
    taken |= {url(row.list_uri): f"overrides/{row.list_template}" for row in RECORD_TYPES.values() if row.list_uri}
    for uri in prose.uris(docs):
        language, path = uri.split("/", 1)
        if language == LANGUAGES[0]:
            owner = _owner(url(path), taken)
            if owner:
                yield Problem(f"docs/{uri}", 1, 1, *_collides(url(path), owner, "faila nosaukumu", "name for the file"))
            taken.setdefault(url(path), f"docs/{uri}")
    for row in RECORD_TYPES.values():
        field = "address" if row.model is Withdrawn else "id"
        for stored in catalog.stored[row.folder].values():
            uri = row.uri(stored.entry) or "#"
            if "#" in uri:
                continue
            owner = _owner(url(uri), taken)
            if owner:
                yield stored.problem((field,), *_collides(url(uri), owner, f"„{field}”", f"“{field}”"))
            elif row.model is Figure and stored.entry.id.removesuffix(EXCEL) == FIGURES.name:
                owner = f"overrides/{row.list_template}"
                yield stored.problem((field,), *_collides(f"{path_of(FIGURES)}.csv", owner, "„id”", "“id”"))
            taken.setdefault(url(uri), stored.path)


def _leading(catalog: Catalog, uris: Set[str]) -> Iterator[Problem]:
    """Pages to which a record of news or of something withdrawn leads, and which are not there."""
    for model, name in ((Withdrawn, "see"), (Change, "page")):
        for stored in catalog.stored[type_of(model).folder].values():
            there = getattr(stored.entry, name)
            if there and f"{there.partition('#')[0]}.md" not in uris:
                yield stored.problem(
                    (name,),
                    f"tādas lapas nav: „{there}” — salīdziniet ar lapu adresēm",
                    f"there is no such page: “{there}” — compare with the addresses of pages",
                )  # fmt: skip


def _owner(address: str, taken: Mapping[str, str]) -> str:
    """What stands at an address already; empty if nothing does."""
    first = address.partition("/")[0]
    return taken.get(address) or (f"/{first}/" if first in RESERVED else "")


def _collides(address: str, owner: str, lv: str, en: str) -> tuple[str, str]:
    return (
        f"adrese /{address} jau ir aizņemta ({owner}) — izvēlieties citu {lv}",
        f"the address /{address} is taken already ({owner}) — choose another {en}",
    )


def _summary(stored: Stored) -> Iterator[Problem]:
    if not isinstance(stored.entry, Record):
        return
    for language in LANGUAGES:
        count = len(stored.entry.summary.in_language(language).split())
        if count > SUMMARY_WORDS:
            yield stored.problem(
                ("summary", language),
                f"vārdu skaits kopsavilkumā ir {count}, atļauts ne vairāk kā {SUMMARY_WORDS} — saīsiniet",
                f"the summary has {count} words, at most {SUMMARY_WORDS} allowed — shorten it",
            )  # fmt: skip


def _translations(stored: Stored) -> Iterator[Problem]:
    for where, text in stored.contents.texts:
        if text.translation is Translation.STALE:
            yield stored.problem(
                (*where, "en"),
                "latviskais teksts mainīts pēc tulkošanas — pārskatiet „en”; ja tas joprojām der, "
                "izdzēsiet rindu „en_of”",
                "the Latvian text changed after it was translated — revise “en”; if it still fits, "
                "delete the line “en_of”",
                warning=True,
            )  # fmt: skip
        found = ", ".join(differing(text.lv, text.en))
        if found and not any(find_contacts(reading(f"{text.lv}{BREAK}{text.en}"))):  # whose digits are not repeated
            yield stored.problem(
                (*where, "en"),
                f"skaitļi abās valodās atšķiras: {found} — salīdziniet tekstus",
                f"the numbers differ between the languages: {found} — compare the texts",
            )  # fmt: skip
