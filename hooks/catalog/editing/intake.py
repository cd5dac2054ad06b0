"""An issue's form → a record or a correction, or the reasons why not. Nothing of the form is trusted.

The text of an issue is only ever data here: it is read from the event's file, cut at the headings that the form itself
wrote, and turned into plain values. The machine chooses folder and file; the record must pass the same check as any
other. Nothing is written: what comes back is the one file that may be proposed.
"""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from catalog.check import Known, check
from catalog.editing.forms import ERROR, Form, form_of
from catalog.editing.questions import Choice, Question, in_order, shown
from catalog.editing.writing import UnwritableError, rewritten, written
from catalog.load import Catalog, Stored, read_record
from catalog.model import Event, LocalMeasure
from catalog.names import unaccounted
from catalog.permitted import permitted_by
from catalog.problem import Problem, nearest
from catalog.record import Record
from catalog.record_types import RECORD_TYPES, type_of
from catalog.settings import Settings
from catalog.stamp import stamped
from catalog.text import flaws, one_form
from catalog.values import Text
from catalog.yamlfile import read

ACCEPTED = "pieņemts"
"""The label by which a maintainer accepts a form; nobody else can set it."""

MOST = 20_000
"""No form that a person fills in is longer (characters)."""

NO_ANSWER = "_No response_"
"""What GitHub writes for a field left empty."""

CHECKED_BY, EVERY_MONTHS = "satura-redaktors", 12
"""By whom and how often a record from a form is checked: the editor who accepts it holds it against the source."""

Reason = tuple[str, str]
"""(Latvian, English)"""


@dataclass(slots=True)
class RefusedError(Exception):
    """The form cannot become a record; every reason at once."""

    reasons: list[Reason]


@dataclass(frozen=True, slots=True)
class Taken:
    """The one file to propose, its content, and what the record is called."""

    path: str
    content: bytes
    title: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class House:
    """What a proposal is held against."""

    catalog: Catalog
    root: Path
    settings: Settings
    known: Known | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """What counts of an issue: its number and text, its form, the day it was accepted."""

    number: int
    form: Form
    body: str
    day: str


def accepted(event: Mapping[str, Any]) -> Issue | None:
    """The issue that an `issues` event accepts; None if the event is about something else."""
    issue, label = event.get("issue"), event.get("label")
    if event.get("action") != "labeled" or not isinstance(issue, dict) or not isinstance(label, dict):
        return None
    if label.get("name") != ACCEPTED or "pull_request" in issue:
        return None
    form = form_of([str(item.get("name")) for item in issue.get("labels", [])])
    number, body, day = issue.get("number"), issue.get("body"), str(issue.get("updated_at", ""))[:10]
    if form is None or not isinstance(number, int) or not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return None
    return Issue(number, form, body if isinstance(body, str) else "", day)


def take(issue: Issue, catalog: Catalog, root: Path, settings: Settings, known: Known | None = None) -> Taken:
    """The file that an accepted issue proposes. Raises RefusedError with every reason if it proposes none.

    `known` is what an earlier check of the catalogue found: only the file itself is then held to the rules.
    """
    form = issue.form
    answers = _answers(issue.body, form.questions(catalog))
    if form is ERROR:
        raise RefusedError([_BY_HAND])
    if form.folder:
        return _new_record(issue, answers, House(catalog, root, settings, known))
    return _correction(answers, House(catalog, root, settings, known))


# What the form says


def _answers(body: str, questions: Sequence[Question]) -> dict[str, str]:
    """Question → answer; what was left empty is not there."""
    if len(body) > MOST:
        raise RefusedError([_too_long(len(body))])
    body = body.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # half a character is none
    body = one_form(body.replace("\r\n", "\n"))
    found, wrong = _at_headings(body, {question.heading: question for question in questions})
    reasons = [*((flaw.lv, flaw.en) for flaw in flaws(body)), *wrong]
    answers = {id_: text.strip() for id_, text in found.items() if text.strip() not in ("", NO_ANSWER)}
    if not answers and not reasons:
        reasons.append(_NOT_A_FORM)
    for question in questions:
        if question.required and question.id not in answers and not reasons:
            reasons += [_unanswered(item) for item in questions if item.required and item.id not in answers]
        reasons += _suspicious(question, answers.get(question.id, ""))
        if question.kind == "confirm" and "[x]" not in answers.get(question.id, "[x]").casefold():
            reasons.append(_unanswered(question))
    if reasons:
        raise RefusedError(list(dict.fromkeys(reasons)))
    return answers


def _at_headings(body: str, by_heading: Mapping[str, Question]) -> tuple[dict[str, str], list[Reason]]:
    """(question → what stands below its heading, what is wrong with the headings)."""
    reasons: list[Reason] = []
    found: dict[str, str] = {}
    current = ""
    for line in body.split("\n"):
        question = by_heading.get(line[4:].strip()) if line.startswith("### ") else None
        if question is None:
            if not current and line.strip():
                return found, [_NOT_A_FORM]
            found[current] = found.get(current, "") + line + "\n"
            continue
        current = question.id
        if current in found:
            reasons.append(_twice(question))
        found[current] = ""
    return found, reasons


_CODE = re.compile(
    r"<[a-z!/?][^>]*>?|\$\(|[{}]|`|\](?=[(\[\]])|\[\[|\*\*|\\|!!\w|&&|\|\||['\"]\s*;"
    r"|;\s*(?:rm|curl|wget|sh|bash|cat|echo|eval|exec)\b|\.\.[/\\]|^\s*(?:/[a-z]+)+\s*$|javascript:|data:[a-z]+/"
    r"|::[a-z-]+(?: [a-z]+=[^:]*)?::|^---$|^\s*[#=@|]|#\d",
    re.IGNORECASE | re.MULTILINE,
)
"""Markup, signs of shells, templates and tables, paths, workflow commands: no sentence of ours holds any."""
_ADDRESS = re.compile(r"https?://\S*|\bwww\.\S*", re.IGNORECASE)


def _suspicious(question: Question, answer: str) -> Iterator[Reason]:
    found = _CODE.search(answer)
    if found:
        shown = found.group().strip()[:20]
        yield (
            f"laukā „{question.label.lv}” ir programmas kods vai iezīmējums („{shown}”) — rakstiet tikai vārdus",
            f"“{question.label.en}” holds code or markup (“{shown}”) — write words only",
        )


def _advertised(question: Question, answer: str) -> Iterator[Reason]:
    """An address in words that readers will read: the record of a source has it."""
    found = _ADDRESS.search(answer) if question.kind == "text" else None
    if found:
        shown = _cut(found.group())
        yield (
            f"laukā „{question.label.lv}” ir tīmekļa adrese („{shown}”) — adreses ir avotu ierakstos; rakstiet vārdus",
            f"“{question.label.en}” holds a web address (“{shown}”) — records of sources have addresses; write words",
        )


# A new record


def _new_record(issue: Issue, answers: Mapping[str, str], house: House) -> Taken:
    form, catalog = issue.form, house.catalog
    reasons: list[Reason] = []
    value: dict[str, Any] = {"id": ""}
    for question in form.questions(catalog):
        if question.id in answers:
            reasons += _advertised(question, answers[question.id])
            try:
                _put(value, question, _value(question, answers[question.id], catalog))
            except RefusedError as refused:
                reasons += refused.reasons
    reasons += _lists_that_differ(value)
    if reasons:
        raise RefusedError(reasons)
    row = RECORD_TYPES[form.folder]
    _complete(value, form, catalog, issue.day)
    _refuse_duplicate(value, form, catalog)
    _refuse_person(value, catalog)
    ordered = {name: value[name] for name in in_order(row.model) if name in value}
    parent = f"{value['municipality']}/" if row.model is LocalMeasure else ""
    name = f"data/{form.folder}/{parent}{value['id']}.yml"
    content = stamped(_written(ordered))
    stored = _checked(content, name, form.folder, house, form.questions(catalog))
    label = stored.entry.label.lv if isinstance(stored.entry, Record) else stored.entry.id
    return Taken(name, content.encode(), label, is_new=True)


def _written(value: Mapping[str, Any]) -> str:
    try:
        return written(value)
    except UnwritableError as error:
        raise RefusedError(
            [(f"tekstu nevar ierakstīt failā: {error}", f"the text cannot be written: {error}")]
        ) from None


def _value(question: Question, answer: str, catalog: Catalog) -> Any:
    """What an answer means; RefusedError says what was expected."""
    if question.kind == "choice" and question.many:
        return _several_choices(question, answer)
    lines = [" ".join(line.lstrip("-•* ").split()) for line in answer.split("\n") if line.strip()]
    if question.kind == "years":
        return _years(question, answer)
    if question.many:
        return [_one(question, line, catalog) for line in lines]
    return _one(question, " ".join(lines), catalog)


def _one(question: Question, answer: str, catalog: Catalog) -> Any:
    if question.kind == "choice":
        return _chosen(question, answer, question.choices)
    if question.kind == "name":
        return _named(question, answer, catalog)
    if question.kind == "person-or-body":
        return _body(question, answer, catalog)
    if question.kind == "number":
        if not re.fullmatch(r"[1-9]\d{0,3}", answer, re.ASCII):
            raise RefusedError([_expected(question, answer, "skaitlis ar cipariem, piemēram, 7", "digits, like 7")])
        return int(answer)
    if question.kind == "truth":
        return answer.casefold().startswith(("jā", "yes"))
    return answer


def _chosen(question: Question, answer: str, offered: Sequence[Choice]) -> str:
    for choice in offered:
        if answer in (choice.value, shown(choice)):
            return choice.value
    raise RefusedError([_not_offered(question, answer, offered)])


def _several_choices(question: Question, answer: str) -> list[str]:
    """What was ticked: GitHub joins the words with a comma and a space, which a choice may hold too."""
    found, rest = [], answer
    offered = sorted(question.choices, key=lambda choice: -len(shown(choice)))
    while rest:
        choice = next((item for item in offered if rest == shown(item) or rest.startswith(f"{shown(item)}, ")), None)
        if choice is None:
            raise RefusedError([_not_offered(question, rest, question.choices)])
        found.append(choice.value)
        rest = rest[len(shown(choice)) :].removeprefix(", ")
    return found


def _records(catalog: Catalog, folder: str) -> dict[str, str]:
    """What people may call a record, in small letters → its id."""
    found: dict[str, str] = {}
    for id_, stored in catalog.stored[folder].items():
        entry = stored.entry
        if isinstance(entry, Record):
            labels = (entry.label.lv, entry.label.en, entry.heading.lv, entry.heading.en)
            found |= {label.casefold(): id_ for label in labels} | {id_: id_}
    return found


def _named(question: Question, answer: str, catalog: Catalog) -> str:
    known = _records(catalog, question.folder)
    id_ = known.get(answer.casefold())
    if id_ is None:
        raise RefusedError([_unknown(question, answer, known, catalog)])
    return id_


def _body(question: Question, answer: str, catalog: Catalog) -> Any:
    """An organisation by name, or words in both languages with a stroke between them."""
    id_ = _records(catalog, question.folder).get(answer.casefold())
    if id_ is not None:
        return id_
    parts = [part.strip() for part in answer.split(" / ")]
    if len(parts) == 2 and all(parts):
        return {"lv": parts[0], "en": parts[1]}
    close_lv, close_en = _close(answer, _records(catalog, question.folder), question.folder, catalog)
    raise RefusedError([(
        f"laukā „{question.label.lv}” nav saprotams „{_cut(answer)}” — rakstiet organizācijas pilnu nosaukumu vai "
        f"vārdus abās valodās: „brīvprātīgie vecāki / volunteer parents”.{close_lv}",
        f"“{question.label.en}”: “{_cut(answer)}” is not understood — write the full name of an organisation, or words "
        f"in both languages: “brīvprātīgie vecāki / volunteer parents”.{close_en}",
    )])  # fmt: skip


def _years(question: Question, answer: str) -> list[int]:
    parts = re.split(r"[,;\s]+", answer.strip(" ,;."))
    if not all(re.fullmatch(r"\d{4}\.?", part, re.ASCII) for part in parts):
        raise RefusedError([_expected(question, answer, "gadi, starp tiem komats", "years with commas between")])
    return sorted({int(part.rstrip(".")) for part in parts})


def _put(value: Any, question: Question, item: Any) -> None:
    """Set what an answer says in its place of the record."""
    where = (*question.where, question.language) if question.language and not question.many else question.where
    for part, following in pairwise(where):
        if isinstance(part, int):
            value = value[part]
        else:
            value = value.setdefault(part, [{}] if isinstance(following, int) else {})
    last = where[-1]
    if question.language and question.many:
        value.setdefault(last, {})[question.language] = item
    else:
        value[last] = item


def _lists_that_differ(value: dict[str, Any]) -> list[Reason]:
    """Lists of texts were asked for in each language: line by line they are one list. Reasons where they differ."""
    reasons: list[Reason] = []
    for name, item in value.items():
        if isinstance(item, dict) and isinstance(item.get("lv", item.get("en")), list):
            latvian, english = item.get("lv", []), item.get("en", [])
            if len(latvian) != len(english):
                reasons.append((
                    f"laukā „{name}” latviski ir {len(latvian)} rindas, angliski {len(english)} — tām jāatbilst",
                    f"“{name}” has {len(latvian)} lines in Latvian and {len(english)} in English — they must match",
                ))  # fmt: skip
            value[name] = [{"lv": lv, "en": en} for lv, en in zip(latvian, english, strict=False)]
        elif isinstance(item, dict) and set(item) in ({"lv"}, {"en"}):
            reasons.append((
                f"laukam „{name}” vajag tekstu abās valodās", f"“{name}” needs text in both languages"
            ))  # fmt: skip
    return reasons


def _complete(value: dict[str, Any], form: Form, catalog: Catalog, day: str) -> None:
    """What the machine adds: id, order, the place in the source that the record implies, who checks it."""
    model = RECORD_TYPES[form.folder].model
    value["review"] = {"checked_on": day, "checked_by": CHECKED_BY, "every_months": EVERY_MONTHS}
    if model is LocalMeasure:
        _place_measure(value, catalog)
        return
    words = (value.get("title") or value.get("name") or {}).get("lv", "")
    value["id"] = _free(slug(words), catalog.stored[form.folder])
    for citation in value.get("citations", []):
        citation.setdefault("locator", {})
    if "start" in (value.get("period") or {}):
        value["period"].setdefault("end", value["period"]["start"])  # it happened at one time, unless said otherwise


def _place_measure(value: dict[str, Any], catalog: Catalog) -> None:
    """The id, order and locator of a measure, which follow from municipality, theme, source and years."""
    municipality, theme, citation = value["municipality"], value["theme"], value["citations"][0]
    same = [
        item for item in catalog.all(LocalMeasure)
        if item.municipality == municipality and item.theme == theme
    ]  # fmt: skip
    value["order"] = max((item.order for item in same if item.report == citation["source"]), default=0) + 1
    reports = {item.report for item in same} | {item.report for item in catalog.all(LocalMeasure)}
    year = (
        f"-{min(value['years'])}" if citation["source"] not in _first(reports, catalog) and value.get("years") else ""
    )
    value["id"] = _free(f"{municipality}-{theme}{year}-{value['order']}", catalog.stored["local-measures"], year=True)
    locator = citation.setdefault("locator", {})
    citation["locator"] = {
        **locator, "theme": theme, "municipality": municipality, **({"years": value["years"]} if value["years"] else {})
    }  # fmt: skip


def _first(reports: set[str], catalog: Catalog) -> set[str]:
    """The report whose measures bear no year in their ids: the first."""
    found = {id_ for id_ in reports if id_ in catalog.stored["sources"]}
    return set(sorted(found, key=lambda id_: catalog.stored["sources"][id_].entry.covers.start)[:1])  # type: ignore[attr-defined]


def _free(id_: str, taken: Mapping[str, Stored], *, year: bool = False) -> str:
    """An id that no record has: the id itself, or with the next number."""
    if not id_:
        raise RefusedError([_NO_NAME])
    stem, number = (id_.rpartition("-")[0], int(id_.rpartition("-")[2])) if year else (id_, 1)
    while id_ in taken:
        number += 1
        id_ = f"{stem}-{number}"
    return id_


def slug(words: str) -> str:
    """The name of a file and address: small Latin letters without marks, digits, single hyphens."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:70].strip("-")


def _refuse_duplicate(value: Mapping[str, Any], form: Form, catalog: Catalog) -> None:
    """RefusedError if there is a record of the same name, and of the same place or day where it has one."""
    name = _bare((value.get("title") or value.get("name") or {}).get("lv", ""))
    for stored in catalog.stored[form.folder].values():
        entry = stored.entry
        if not isinstance(entry, Record) or _bare(entry.label.lv) != name:
            continue
        same_place = not isinstance(entry, LocalMeasure) or entry.municipality == value.get("municipality")
        start = (value.get("period") or {}).get("start")
        same_day = not isinstance(entry, Event) or (entry.period.start if entry.period else None) == start
        if same_place and same_day:
            raise RefusedError([(
                f"tāds ieraksts jau ir: {stored.path} — lai to labotu, izvēlieties veidlapu „Labojums”",
                f"there is such a record already: {stored.path} — to change it, choose the form “Correction”",
            )])  # fmt: skip


def _refuse_person(value: Mapping[str, Any], catalog: Catalog) -> None:
    """RefusedError if the name of a body looks like a person's: its record would permit the name everywhere."""
    for language, words in (value.get("name") or {}).items():
        if unaccounted(words, permitted_by(catalog).with_body(words)):
            raise RefusedError([(
                f"nosaukums ({language}) izskatās pēc personas vārda — tādu ierakstu pievieno redaktors",
                f"the name ({language}) looks like a person's — an editor adds such a record",
            )])  # fmt: skip


def _bare(words: str) -> str:
    return re.sub(r"\W+", " ", words.casefold()).strip()


def _checked(content: str, name: str, folder: str, house: House, asked: Sequence[Question] = ()) -> Stored:
    """The record that the content makes, held to every rule; RefusedError with what the check says of it."""
    with tempfile.TemporaryDirectory() as aside:
        path = Path(aside) / Path(name).name
        path.write_text(content, encoding="utf-8")
        reading = read_record(path, name, folder)
    if reading.stored is None or reading.problems:
        raise RefusedError(_told(reading.problems, content, asked))
    stored = reading.stored
    kept = {id_: item for id_, item in house.catalog.stored[folder].items() if item.path != name}
    with_it = Catalog({**house.catalog.stored, folder: {**kept, stored.entry.id: stored}}, house.catalog.broken)
    wrong = [
        item
        for item in check(with_it, house.root, house.settings, house.known)
        if item.path == name and not item.warning
    ]
    if wrong:
        raise RefusedError(_told(wrong, content, asked))
    return stored


def _told(problems: Sequence[Problem], content: str, asked: Sequence[Question]) -> list[Reason]:
    """What the check says, each with the question that it is about instead of the line of a file nobody has seen."""
    positions = read(content.encode(), "").positions
    about: dict[int, Question] = {}
    for question in asked:
        where = (*question.where, question.language) if question.language else question.where
        if where in positions:
            about[positions[where][0]] = question
    told = []
    for problem in sorted(problems):
        found = about.get(problem.line)
        lv, en = (f"{found.title.lv}: ", f"{found.title.en}: ") if found else ("", "")
        told.append((lv + problem.public("lv"), en + problem.public("en")))
    return list(dict.fromkeys(told))


# A correction


def _correction(answers: Mapping[str, str], house: House) -> Taken:
    """The record named, with the words put right; RefusedError if they do not stand there exactly once."""
    path = answers["record"].partition("#")[0].strip()
    stored = next(
        (item for item in house.catalog.records() if item.path == path and isinstance(item.entry, Record)), None
    )
    if stored is None:
        raise RefusedError([_no_record(path, house.catalog)])
    pairs = {
        language: (answers.get(f"wrong-{language}"), answers.get(f"right-{language}")) for language in ("lv", "en")
    }
    values: dict[tuple[str | int, ...], str] = {}
    changed: set[tuple[str | int, ...]] = set()
    for language, (wrong, right) in pairs.items():
        if wrong is None and right is None:
            continue
        if wrong is None or right is None:
            raise RefusedError([_HALF_A_PAIR])
        where, text = _place_of(stored, language, wrong)
        values[(*where, language)] = text.in_language(language).replace(wrong, right)
        changed.add(where)
    if not values:
        raise RefusedError([_HALF_A_PAIR])
    old = (house.root / path).read_text(encoding="utf-8")
    content = _corrected(
        old, values, {where for where in changed if (*where, "lv") in values and (*where, "en") in values}
    )
    _checked(content, path, type_of(stored.entry).folder, house)
    if content == old:
        raise RefusedError([_NOTHING_NEW])
    return Taken(path, content.encode(), stored.entry.label.lv, is_new=False)  # type: ignore[attr-defined]


def _corrected(old: str, values: Mapping[tuple[str | int, ...], str], revised: set[tuple[str | int, ...]]) -> str:
    """The text of a record with other words; a translation revised with its Latvian is in step with it again."""
    value = read(old.encode(), "").value
    for where, words in values.items():
        _at(value, where[:-1])[where[-1]] = words
    for where in revised:
        _at(value, where).pop("en_of", None)
    try:
        return stamped(rewritten(old, value))
    except UnwritableError as error:
        raise RefusedError(
            [(f"tekstu nevar ierakstīt failā: {error}", f"the text cannot be written: {error}")]
        ) from None


def _at(value: Any, where: Sequence[str | int]) -> Any:
    for part in where:
        value = value[part]
    return value


def _place_of(stored: Stored, language: str, wrong: str) -> tuple[tuple[str | int, ...], Text]:
    """The one text of a record that holds the words."""
    found = [(where, text) for where, text in stored.contents.texts if wrong in text.in_language(language)]
    if len(found) == 1 and found[0][1].in_language(language).count(wrong) == 1:
        return found[0]
    if found:
        raise RefusedError([(
            f"vārdi „{_cut(wrong)}” ierakstā ir vairākās vietās — nokopējiet garāku teksta daļu",
            f"the words “{_cut(wrong)}” stand in several places of the record — copy a longer part of the text",
        )])  # fmt: skip
    raise RefusedError([(
        f"vārdu „{_cut(wrong)}” ierakstā {stored.path} nav — nokopējiet tos no lapas burtiski",
        f"the words “{_cut(wrong)}” are not in the record {stored.path} — copy them from the page exactly",
    )])  # fmt: skip


# Reasons


_BY_HAND: Reason = (
    "šo veidlapu izlasa cilvēks: labojumu no tās mašīna neizveido",
    "this form is read by a person: the machine makes no correction of it",
)
_NOT_A_FORM: Reason = (
    "teksts nav rakstīts veidlapā — atveriet „New issue”, izvēlieties veidlapu un aizpildiet to",
    "the text was not written in a form — open “New issue”, choose a form and fill it in",
)
_NO_NAME: Reason = (
    "nosaukumā nav neviena burta vai cipara — uzrakstiet nosaukumu ar vārdiem",
    "the name has no letter or digit — write the name in words",
)
_HALF_A_PAIR: Reason = (
    "jānorāda gan tagadējie vārdi, gan pareizie – vismaz vienā valodā abi lauki",
    "give both the words as they are and the right ones – both fields of at least one language",
)
_NOTHING_NEW: Reason = (
    "pareizie vārdi ir tādi paši kā tagadējie — labot nav ko",
    "the right words are the same as now: nothing to change",
)


def _too_long(count: int) -> Reason:
    return (
        f"veidlapa ir pārāk gara: {count} zīmes, atļauts līdz {MOST} — sadaliet to vairākās",
        f"the form is too long: {count:,} characters, at most {MOST:,} allowed — split it into several",
    )


def _twice(question: Question) -> Reason:
    return (
        f"veidlapas virsraksts „{question.title.lv}” ir divreiz — izdzēsiet to no sava teksta",
        f"the form's heading “{question.title.en}” stands twice — delete it from your text",
    )


def _unanswered(question: Question) -> Reason:
    return (f"nav aizpildīts lauks „{question.title.lv}”", f"the field “{question.title.en}” is empty")


def _expected(question: Question, answer: str, lv: str, en: str) -> Reason:
    return (
        f"laukā „{question.label.lv}” gaidīts: {lv}; atrasts „{_cut(answer)}”",
        f"“{question.label.en}” should be {en}; found “{_cut(answer)}”",
    )


def _not_offered(question: Question, answer: str, offered: Sequence[Choice]) -> Reason:
    labels = {label.casefold(): shown(choice) for choice in offered for label in (shown(choice), choice.label.lv)}
    close = nearest(answer, labels)
    mean = labels[close] if close else ""
    mean_lv, mean_en = (f" Vai domājāt „{mean}”?", f" Did you mean “{mean}”?") if mean else ("", "")
    return (
        f"laukā „{question.label.lv}” nav izvēles „{_cut(answer)}” — izvēlieties no saraksta.{mean_lv}",
        f"“{question.label.en}” does not offer “{_cut(answer)}” — choose from the list.{mean_en}",
    )


def _unknown(question: Question, answer: str, known: Mapping[str, str], catalog: Catalog) -> Reason:
    close_lv, close_en = _close(answer, known, question.folder, catalog)
    return (
        f"laukā „{question.label.lv}” nosaukts „{_cut(answer)}”, bet tāda ieraksta nav (data/{question.folder}/)."
        f"{close_lv}",
        f"“{question.label.en}” names “{_cut(answer)}”, but there is no such record (data/{question.folder}/)."
        f"{close_en}",
    )


def _close(answer: str, known: Mapping[str, str], folder: str, catalog: Catalog) -> Reason:
    """(Latvian, English) question whether the nearest record was meant; empty if none is near."""
    close = nearest(answer, known)
    if close is None:
        return "", ""
    label = catalog.stored[folder][known[close]].entry.label.lv  # type: ignore[attr-defined]
    return f" Vai domājāt „{label}”?", f" Did you mean “{label}”?"


def _no_record(path: str, catalog: Catalog) -> Reason:
    close = nearest(path, {item.path: item.path for item in catalog.records() if isinstance(item.entry, Record)})
    mean_lv, mean_en = (f" Vai domājāt {close}?", f" Did you mean {close}?") if close else ("", "")
    return (
        f"ieraksta „{_cut(path)}” nav — atveriet veidlapu ar saiti tajā lapā, kurā ir kļūda.{mean_lv}",
        f"there is no record “{_cut(path)}” — open the form by the link on the page that has the mistake.{mean_en}",
    )


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"
