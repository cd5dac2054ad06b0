"""Editors' commands: `python -m catalog.editing rename | withdraw | new-report | forms`."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

from catalog.editing.forms import write_forms
from catalog.editing.new_report import NewReportError, lay_out
from catalog.editing.renaming import RenamingError, rename, withdraw
from catalog.load import load

ROOT = Path(__file__).parents[3]


def main() -> int:
    """Run one command; the exit code is 1 if it could not do its work, and then nothing is changed."""
    parser = argparse.ArgumentParser(prog="catalog.editing", description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder that holds data/ and docs/")
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("rename", help="give a record another id, or merge it into the one that has it")
    command.add_argument("old", help="id, or folder/id")
    command.add_argument("new")
    command.set_defaults(run=_rename)
    command = commands.add_parser("withdraw", help="take out a record; its address says where to read on")
    command.add_argument("old", help="id, or folder/id")
    command.add_argument("see", help="address of the page where to read on")
    command.set_defaults(run=_withdraw)
    command = commands.add_parser("new-report", help="lay out the skeleton of a report")
    command.add_argument("year", type=int)
    command.add_argument("until", type=int, nargs="?")
    command.set_defaults(run=_new_report)
    command = commands.add_parser("forms", help="write the issue forms that the models make")
    command.set_defaults(run=_forms)
    arguments = parser.parse_args()
    try:
        return int(arguments.run(arguments))
    except (RenamingError, NewReportError) as error:
        print(error, file=sys.stderr)
        return 1


def _rename(arguments: argparse.Namespace) -> int:
    return _changed(rename(load(arguments.root)[0], arguments.root, arguments.old, arguments.new))


def _withdraw(arguments: argparse.Namespace) -> int:
    return _changed(withdraw(load(arguments.root)[0], arguments.root, arguments.old, arguments.see))


def _new_report(arguments: argparse.Namespace) -> int:
    years = list(range(arguments.year, (arguments.until or arguments.year) + 1))
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    return _changed(lay_out(load(arguments.root)[0], arguments.root, years, today))


def _forms(arguments: argparse.Namespace) -> int:
    return _changed(write_forms(arguments.root, load(arguments.root)[0]))


def _changed(paths: list[str]) -> int:
    print(*paths, sep="\n")
    print(f"mainīti faili / files changed: {len(paths)}; tagad / now: make check")
    return 0


if __name__ == "__main__":
    sys.exit(main())
