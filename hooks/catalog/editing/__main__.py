"""Commands of editors and of workflows: `python -m catalog.editing rename …`; `--help` names them all."""

from __future__ import annotations

import argparse
import datetime
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

from catalog.editing import weekly, workflows
from catalog.editing.forms import write_forms
from catalog.editing.github import Repository
from catalog.editing.new_report import NewReportError, lay_out
from catalog.editing.renaming import RenamingError, rename, withdraw
from catalog.load import load
from catalog.upkeep import Reason

ROOT = Path(__file__).parents[3]


def main() -> int:
    """Run one command; the exit code is 1 if it could not do its work, and then nothing is changed."""
    parser = argparse.ArgumentParser(prog="catalog.editing", description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder that holds data/ and docs/")
    commands = parser.add_subparsers(required=True)
    for name, (run, arguments) in COMMANDS.items():
        command = commands.add_parser(name, help=(run.__doc__ or "").partition("\n")[0])
        command.set_defaults(run=run)
        for argument, kind in arguments.items():
            command.add_argument(argument.rstrip("?"), type=kind, nargs="?" if argument.endswith("?") else None)
    given = parser.parse_args()
    try:
        return int(given.run(given))
    except (RenamingError, NewReportError) as error:
        print(error, file=sys.stderr)
        return 1


def _rename(given: argparse.Namespace) -> int:
    """Give a record another id, or merge it into the one that has it: `old` is an id, or folder/id."""
    return _changed(rename(load(given.root)[0], given.root, given.old, given.new))


def _withdraw(given: argparse.Namespace) -> int:
    """Take out a record; its address says that one reads on at `see`."""
    return _changed(withdraw(load(given.root)[0], given.root, given.old, given.see))


def _new_report(given: argparse.Namespace) -> int:
    """Lay out the skeleton of a report on a year, or on all years until another."""
    years = list(range(given.year, (given.until or given.year) + 1))
    return _changed(lay_out(load(given.root)[0], given.root, years, _today().isoformat()))


def _forms(given: argparse.Namespace) -> int:
    """Write the issue forms that the models make."""
    return _changed(write_forms(given.root, load(given.root)[0]))


def _review(given: argparse.Namespace) -> int:
    """Check a proposal: problems at their lines, a summary, and what the comment needs in the folder `out`."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    files = f"{os.environ.get('GITHUB_SERVER_URL')}/{os.environ.get('GITHUB_REPOSITORY')}/blob/{os.environ.get('HEAD')}"
    before = given.before if given.before and given.before.is_dir() else None
    return workflows.review(given.root, given.out, Path(summary) if summary else None, files if summary else "", before)


def _preview(given: argparse.Namespace) -> int:
    """Compare two built sites and write the report of what differs."""
    print(f"mainītas lapas / changed pages: {workflows.preview(given.old, given.new, given.out)}")
    return 0


def _comment(given: argparse.Namespace) -> int:
    """Say in the pull request what its check found."""
    print(workflows.comment(_event(), given.folder, _repository()))
    return 0


def _answer(_: argparse.Namespace) -> int:
    """Make a proposal of an accepted form, or say in the issue why there is none."""
    print(workflows.answer(_event(), ROOT, _repository()))
    return 0


def _finish(given: argparse.Namespace) -> int:
    """Do the machine's work on the content in `proposal`, which was `before`, and commit it."""
    event = _event()
    pull = event.get("pull_request")
    branch = str(pull["head"]["ref"]) if pull else ""
    files = workflows.finish(given.proposal, given.before, branch)
    workflows.put_back(files, branch, _repository(), "" if pull else str(event["repository"]["default_branch"]))
    return _changed(sorted(files))


def _weekly(_: argparse.Namespace) -> int:
    """Keep the one issue that says what editors have to look at: due reviews, translations behind, dead links."""
    catalog = load(ROOT)[0]
    reasons = {reason: f"due-{reason}" for reason in get_args(Reason)}
    labels = {reason: (catalog.words("lv")[id_], catalog.words("en")[id_]) for reason, id_ in reasons.items()}
    text = weekly.report(catalog, _today(), weekly.dead_links(catalog, weekly.asked), labels)
    _repository().notice("Kas redaktoriem jāpārskata / What editors have to look at", "apkope", text)
    print(text)
    return 0


def _event() -> dict[str, Any]:
    """The event that started the workflow, as GitHub wrote it down."""
    return dict(json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8")))


def _repository() -> Repository:
    return Repository(os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_TOKEN"], os.environ["GITHUB_API_URL"])


def _today() -> datetime.date:
    return datetime.datetime.now(tz=datetime.UTC).date()


def _changed(paths: list[str]) -> int:
    print(*paths, sep="\n")
    print(f"mainīti faili / files changed: {len(paths)}; tagad / now: make check")
    return 0


COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], dict[str, Callable[[str], Any]]]] = {
    "rename": (_rename, {"old": str, "new": str}),
    "withdraw": (_withdraw, {"old": str, "see": str}),
    "new-report": (_new_report, {"year": int, "until?": int}),
    "forms": (_forms, {}),
    "review": (_review, {"out": Path, "before?": Path}),
    "preview": (_preview, {"old": Path, "new": Path, "out": Path}),
    "comment": (_comment, {"folder": Path}),
    "answer": (_answer, {}),
    "finish": (_finish, {"proposal": Path, "before": Path}),
    "weekly": (_weekly, {}),
}
"""Name → what it does and what it is given; `?` marks what may be left out."""


if __name__ == "__main__":
    sys.exit(main())
