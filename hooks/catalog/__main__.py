"""The project's commands: `python -m catalog check | totals | stamp`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from catalog.check import check
from catalog.load import load
from catalog.stamp import stamp

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Run one command; the exit code is 1 if the content has problems."""
    parser = argparse.ArgumentParser(prog="catalog")
    parser.add_argument("command", choices=("check", "stamp"))
    parser.add_argument("--root", type=Path, default=ROOT, help="folder that holds data/ and docs/")
    arguments = parser.parse_args()
    catalog, problems = load(arguments.root)
    if arguments.command == "stamp":
        changed = stamp(catalog, arguments.root)
        print(f"{len(changed)} faili papildināti / files stamped")
        return 0
    problems = sorted(problems + check(catalog, arguments.root))
    as_annotations = bool(os.environ.get("GITHUB_ACTIONS"))
    for problem in problems:
        print(problem.as_annotation() if as_annotations else problem)
    errors = sum(not problem.warning for problem in problems)
    count = sum(len(by_id) for by_id in catalog.stored.values())
    print(f"{count} ieraksti / records, {errors} kļūdas / errors, {len(problems) - errors} brīdinājumi / warnings")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
