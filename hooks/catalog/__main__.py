"""The project's commands: `python -m catalog check | totals | stamp | schema`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from catalog.check import check
from catalog.load import Catalog, load
from catalog.problem import Problem
from catalog.schema import write_schemas
from catalog.stamp import stamp
from catalog.totals import totals

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Run one command; the exit code is 1 if the content has errors."""
    parser = argparse.ArgumentParser(prog="catalog", description=__doc__)
    parser.add_argument("command", choices=("check", "totals", "stamp", "schema"))
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder that holds data/ and docs/")
    arguments = parser.parse_args()
    catalog, problems = load(arguments.root)
    if arguments.command == "stamp":
        print(f"{len(stamp(catalog, arguments.root))} faili papildināti / files stamped")
        return 0
    if arguments.command == "totals":
        for name, count in totals(catalog).items():
            print(f"{count:>6}  {name}")
        return 0
    if arguments.command == "schema":
        print(f"{write_schemas(arguments.root)} shēmas / schemas → data/schema/")
        return 0
    return _report(catalog, sorted(problems + check(catalog, arguments.root)))


def _report(catalog: Catalog, problems: list[Problem]) -> int:
    for problem in problems:
        print(problem.as_annotation() if os.environ.get("GITHUB_ACTIONS") else problem)
    errors = sum(not problem.warning for problem in problems)
    count = sum(len(by_id) for by_id in catalog.stored.values())
    print(f"ieraksti / records: {count}, kļūdas / errors: {errors}, brīdinājumi / warnings: {len(problems) - errors}")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
