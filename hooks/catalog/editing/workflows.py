"""What the workflows do, step by step, on events as GitHub records them. The YAML files only start these functions."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from itertools import zip_longest
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from catalog.check import check
from catalog.editing import replies
from catalog.editing.comparing import as_comment, as_json, as_report, compare, from_json
from catalog.editing.forms import write_forms
from catalog.editing.github import Repository
from catalog.editing.intake import RefusedError, accepted, take
from catalog.editing.leaving import gone
from catalog.editing.questions import in_order, is_needed, taken_apart
from catalog.editing.writing import UnwritableError, rewritten, written
from catalog.load import load
from catalog.privacy import publishable
from catalog.problem import Problem
from catalog.record_types import RECORD_TYPES
from catalog.settings import read_settings
from catalog.stamp import stamp, write_file
from catalog.yamlfile import read

PROBLEMS, PAGES, REPORT = "problems.json", "pages.json", "izmainas.html"
MOST_BYTES = 2_000_000
"""A report that a check wrote is not larger; a stranger's might be."""

APP_BRANCH = "cms/"
"""How the branches begin that the editing app makes."""

STAMPS = "masina/kontrolsummas"


def review(root: Path, out: Path, summary: Path | None, files: str = "", before: Path | None = None) -> int:
    """Check the content: problems at their lines, in plain words in the summary, and for the comment; the exit code.

    With `before`, the project as it was, pages that are gone without a word are problems too.
    """
    catalog, causes = load(root)
    found = check(catalog, root, read_settings(root))
    found += gone(load(before)[0], catalog) if before else []
    told = publishable([*causes, *found])
    causes, others = told[: len(causes)], told[len(causes) :]
    for problem in sorted([*causes, *others], key=lambda item: item.warning)[: replies.AT_LINES]:
        print(problem.as_annotation())
    text = replies.of_a_check(causes, others, files)
    out.mkdir(parents=True, exist_ok=True)
    written_down = {"causes": [*map(asdict, causes)], "others": [*map(asdict, others)]}
    (out / PROBLEMS).write_text(json.dumps(written_down, ensure_ascii=False), encoding="utf-8")
    if summary is not None:
        with summary.open("a", encoding="utf-8") as file:
            file.write(text)
    return int(any(not item.warning for item in (*causes, *others)))


def preview(old: Path, new: Path, out: Path) -> int:
    """Compare two built sites and write the report, for people and for the comment; how many pages differ."""
    pages = compare(old, new)
    out.mkdir(parents=True, exist_ok=True)
    (out / REPORT).write_text(as_report(pages), encoding="utf-8")
    (out / PAGES).write_text(as_json(pages), encoding="utf-8")
    return len(pages)


def comment(event: Mapping[str, Any], folder: Path, repository: Repository) -> int | None:
    """Say in the pull request what its check found; its number, or None if there is none to say it in.

    The folder was written by the proposal's own code, which may be a stranger's: it is read as data of a known form and
    stands in the comment as plain text. Which pull request it is, GitHub says.
    """
    run = event["workflow_run"]
    head = run["head_repository"]
    number = repository.pull_of(str(head["owner"]["login"]), str(run["head_branch"]), str(run["head_sha"]))
    if number is None:
        return None
    files = f"{head['html_url']}/blob/{run['head_sha']}"
    parts = [replies.of_a_check(*_problems(folder / PROBLEMS), files=files, red=run.get("conclusion") == "failure")]
    pages = _text(folder / PAGES)
    if pages is not None:
        parts.append(as_comment(*from_json(pages)))
    repository.comment(number, "saturs", "\n\n".join(parts)[:60_000])
    return number


def _problems(path: Path) -> tuple[list[Problem], list[Problem]]:
    """(causes, others) that a check wrote down; ValueError if it wrote something else."""
    given = json.loads(_text(path) or "{}")
    if not isinstance(given, dict) or not all(isinstance(given.get(name), list) for name in ("causes", "others")):
        raise ValueError("causes, others")
    causes, others = ([_problem(item) for item in given[name][:1000]] for name in ("causes", "others"))
    return causes, others


def _problem(item: Any) -> Problem:
    if not isinstance(item, dict):
        raise ValueError("problem")
    words = [str(item.get(name, ""))[:2000] for name in ("path", "lv", "en")]
    return Problem(words[0], int(item["line"]), int(item["column"]), words[1], words[2], bool(item["warning"]))


def _text(path: Path) -> str | None:
    """The text of an ordinary file that is not too large; None if there is none."""
    if path.is_symlink() or not path.is_file():
        return None
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"{path.name}: {path.stat().st_size}")
    return path.read_text(encoding="utf-8")


def answer(event: Mapping[str, Any], root: Path, repository: Repository) -> str:
    """Make a proposal of a form that a maintainer accepted, or say why there is none; a word for the log."""
    issue = accepted(event)
    if issue is None:
        return "nav veidlapa / no form"
    try:
        taken = take(issue, load(root)[0], root, read_settings(root))
    except RefusedError as refused:
        repository.comment(issue.number, "veidlapa", replies.of_a_refusal(refused.reasons))
        return "atteikts / refused"
    branch, base = f"veidlapa-{issue.number}", str(event["repository"]["default_branch"])
    title, text = replies.of_a_pull(taken, issue.number)
    repository.commit(branch, {taken.path: taken.content}, title, base)
    pull = repository.propose(branch, base, title, text)
    repository.check(branch)
    repository.comment(issue.number, "veidlapa", replies.of_a_proposal(taken, pull))
    return f"#{pull}"


def finish(root: Path, before: Path, branch: str) -> dict[str, bytes]:
    """Do to a proposal what is the machine's work; path → new content of each file that changes.

    Fingerprints are written; forms follow the lists they offer; what the editing app saved gets its old style back.
    """
    changed: set[str] = set()
    if branch.startswith(APP_BRANCH):
        changed |= set(restyle(root, before))
    catalog = load(root)[0]
    changed |= {*stamp(catalog, root, before), *write_forms(root, catalog)}
    return {path: (root / path).read_bytes() for path in sorted(changed)}


def restyle(root: Path, before: Path) -> list[str]:
    """Give records that the editing app saved the comments, order and style they had; the paths of those changed.

    A record that is new gets the order and style of the house.
    """
    changed = []
    for folder, row in RECORD_TYPES.items():
        order = in_order(row.model)
        for path in sorted((root / "data" / folder).rglob("*.yml")):
            name = path.relative_to(root)
            old, new = before / name, path.read_text(encoding="utf-8")
            text = old.read_text(encoding="utf-8") if old.is_file() else ""
            found = read(new.encode(), str(name))
            if text == new or found.problems:
                continue  # nothing to do, or the check says what is wrong
            was = read(text.encode(), "").value if text else {}
            value = _as_said(_as_before(found.value, was), was, row.model)
            try:
                made = (
                    rewritten(text, value, order) if text
                    else written({field: value[field] for field in sorted(value, key=_rank(order))})
                )  # fmt: skip
            except UnwritableError:
                continue
            if made != new:
                write_file(path, made.encode())
                changed.append(name.as_posix())
    return changed


def _rank(order: Sequence[str]) -> Callable[[str], int]:
    return lambda field: order.index(field) if field in order else len(order)


def _as_before(new: Any, old: Any) -> Any:
    """The new value, with the old wherever both are written alike: a year is a number or a text to an app."""
    if isinstance(new, dict) and isinstance(old, dict):
        return {name: _as_before(item, old.get(name)) for name, item in new.items()}
    if isinstance(new, list) and isinstance(old, list) and len(new) == len(old):
        return [_as_before(one, other) for one, other in zip(new, old, strict=True)]
    return old if isinstance(old, int | float | str) and str(old) == str(new) else new


def _as_said(new: Mapping[str, Any], old: Any, model: type[BaseModel]) -> dict[str, Any]:
    """The value without what an app adds although nobody said it, and with what it leaves out because it is empty.

    A switch that nobody touched is saved as off; a list without items and a value that
    is not published are not saved, though the record type needs them.
    """
    old = old if isinstance(old, dict) else {}
    made: dict[str, Any] = {}
    for name, item in new.items():
        info = model.model_fields.get(name)
        if info is None:
            made[name] = item
        elif info.is_required() or name in old or item != info.default:
            made[name] = _inner_as_said(_year(item, info), old.get(name), taken_apart(info)[1])
    for name, info in model.model_fields.items():
        if info.is_required() and not is_needed(info):
            made.setdefault(name, [] if taken_apart(info)[0] else None)
    return made


def _year(item: Any, info: FieldInfo) -> Any:
    """A year of its own as files have it: an app writes every date as text."""
    is_date = "_partial_date" in repr(info.metadata) + repr(info.annotation)
    return int(item) if is_date and isinstance(item, str) and re.fullmatch(r"[12]\d{3}", item, re.ASCII) else item


def _inner_as_said(item: Any, old: Any, inner: Any) -> Any:
    if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
        return item
    if isinstance(item, list):
        before = old if isinstance(old, list) else []
        return [_inner_as_said(one, other, inner) for one, other in zip_longest(item, before[: len(item)])]
    return _as_said(item, old, inner) if isinstance(item, dict) else item


def put_back(files: Mapping[str, bytes], branch: str, repository: Repository, base: str = "") -> None:
    """Commit the machine's work: to the branch of a proposal, or (with `base`) as a proposal of its own."""
    if not files:
        return
    message = "Kontrolsummas, veidlapas un pieraksts / Fingerprints, forms and style"
    target = STAMPS if base else branch
    repository.commit(target, dict(files), message, base)
    if base:
        text = "To raksta mašīna; lasītājs izmaiņu neredz. / Written by the machine; readers see no change."
        repository.propose(target, base, message, text)
    repository.check(target)
