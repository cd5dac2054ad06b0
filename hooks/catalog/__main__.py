"""The project's commands: `python -m catalog check | build | serve | totals | due | stamp | schema | tree`."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from catalog.check import check
from catalog.load import Catalog, load
from catalog.pages import Site, write_tree
from catalog.privacy import publishable
from catalog.problem import ContentError, Problem
from catalog.publish import PublishError, publish
from catalog.schema import write_schemas
from catalog.settings import read_settings
from catalog.stamp import left, stamp
from catalog.totals import totals
from catalog.upkeep import due, waiting

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Run one command; the exit code is 1 if the content has errors or the command could not do its work."""
    parser = argparse.ArgumentParser(prog="catalog", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder that holds data/ and docs/")
    parser.add_argument("--to", type=Path, default=Path("tree"), help="the folder for the pages of `tree`")
    parser.add_argument("--port", type=int, default=8000, help="where `serve` listens")
    arguments = parser.parse_args()
    try:
        return COMMANDS[arguments.command](arguments)
    except ContentError as error:
        shown = publishable(error.problems) if os.environ.get("GITHUB_ACTIONS") else error.problems
        print(ContentError(shown), file=sys.stderr)
        return 1


def _check(arguments: argparse.Namespace) -> int:
    catalog, problems = load(arguments.root)
    return _report(catalog, sorted(problems + check(catalog, arguments.root, read_settings(arguments.root))))


def _report(catalog: Catalog, problems: list[Problem]) -> int:
    lines = [item.as_annotation() for item in publishable(problems)] if os.environ.get("GITHUB_ACTIONS") else problems
    for line in lines:
        print(line)
    errors = sum(not problem.warning for problem in problems)
    count = sum(len(by_id) for by_id in catalog.stored.values())
    unmarked = sum(text.en_of is None for stored in catalog.records() for _, text in stored.contents.texts)
    if unmarked:
        print(f"kontrolsummas, ko ierakstīs mašīna / fingerprints left to the machine: {unmarked} (make stamp)")
    print(f"ieraksti / records: {count}, kļūdas / errors: {errors}, brīdinājumi / warnings: {len(problems) - errors}")
    return 1 if errors else 0


def _build(arguments: argparse.Namespace) -> int:
    try:
        print(publish(arguments.root))
    except PublishError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _serve(arguments: argparse.Namespace) -> int:
    from catalog import serve  # loads all that builds pages, which would make each check a fifth of a second longer

    os.environ.setdefault("SITE_URL", f"http://localhost:{arguments.port}/")  # what pages say of their own address
    try:
        serve.serve(arguments.root, arguments.port)
    except serve.BusyPortError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    return 0


def _totals(arguments: argparse.Namespace) -> int:
    for name, count in totals(load(arguments.root)[0]).items():
        print(f"{count:>6}  {name}")
    return 0


def _due(arguments: argparse.Namespace) -> int:
    """Say what waits for an editor today, and how much comes in each month; never a failure."""
    items = due(load(arguments.root)[0])
    now = waiting(items, datetime.datetime.now(tz=datetime.UTC).date())
    for item in now:
        print(f"{item.on}  {item.reason:<11}  {item.path}")
    print(f"gaida / due: {len(now)}")
    for month, count in sorted(Counter(item.month for item in items[len(now) :]).items()):
        print(f"{month}  {count:>5}")
    return 0


def _stamp(arguments: argparse.Namespace) -> int:
    catalog, _ = load(arguments.root)
    print(f"{len(stamp(catalog, arguments.root))} faili papildināti / files stamped")
    untouched = left(catalog, arguments.root)
    for problem in untouched:
        print(problem)
    return 1 if untouched else 0


def _schema(arguments: argparse.Namespace) -> int:
    count = write_schemas(arguments.root, load(arguments.root)[0])
    print(f"{count} shēmas / schemas → data/schema/")
    return 0


def _tree(arguments: argparse.Namespace) -> int:
    site = Site(arguments.root, load(arguments.root)[0], read_settings(arguments.root))
    print(f"{write_tree(site, arguments.to)} lapas / pages → {arguments.to}/")
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": _check, "build": _build, "serve": _serve, "totals": _totals, "due": _due, "stamp": _stamp,
    "schema": _schema, "tree": _tree,
}  # fmt: skip


if __name__ == "__main__":
    code = 1
    with suppress(BrokenPipeError):  # whoever reads has seen enough
        code = main()
        sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # the system takes all memory back at once; letting go of each object takes a tenth of a second
