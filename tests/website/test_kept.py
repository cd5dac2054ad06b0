"""What `make serve` keeps is never wrong: after each of many random changes it shows what a fresh start would.

Records, vocabularies, prose and templates are changed at random; pages are drawn at random and compared byte for byte.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from catalog.serve import Preview

from .test_whole import copy_project

ROUNDS, PAGES = 2, 18
KINDS = ("data/*/**/*.yml", "data/vocabularies/*.yml", "docs/lv/**/*.md", "overrides/**/*.html")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    return copy_project(root, tmp_path_factory.mktemp("kept") / "project")


def change(path: Path, number: int) -> None:
    """Put a word into a Latvian text of the file, or after a tag of a template, and keep it well formed."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = text.replace("<p>", f"<p data-x='{number}'>", 1)
    elif path.suffix == ".md":
        text += f"\nVārds {'abcdefghijklmnopqrst'[number]}.\n"
    else:
        text = re.sub(
            r"^(\s+lv: )(['\"]?)(?=[A-ZĀČĒĢĪĶĻŅŠŪŽa-zāčēģīķļņšūž])",
            r"\g<1>\g<2>vārds ",
            text,
            count=1,
            flags=re.MULTILINE,
        )
    path.write_text(text, encoding="utf-8")


def shown(preview: Preview, address: str) -> str:
    preview.refresh()
    status, _, content = preview.answer(address)
    assert status == 200, address
    return re.sub(r'data-since="\d+"', "", content.decode())


def test_kept_pages_equal_fresh_ones(project: Path) -> None:
    dice = random.Random(2026)  # noqa: S311 — which files, not secrets
    kept = Preview(project)
    kept.refresh()
    assert kept.problems == []
    compared = 0
    for number in range(ROUNDS):
        changed = [path for kind in KINDS for path in dice.sample(sorted(project.glob(kind)), 2)]
        before = {path: path.read_text(encoding="utf-8") for path in changed}
        for path in changed:
            change(path, number)
        fresh = Preview(project)
        fresh.refresh()
        kept.refresh()
        assert list(map(str, kept.problems)) == list(map(str, fresh.problems)), changed
        if any(not problem.warning for problem in fresh.problems):
            for path, text in before.items():  # such a change is refused: the last good page stays
                path.write_text(text, encoding="utf-8")
            continue
        for address in dice.sample(addresses(fresh), PAGES):
            assert shown(kept, address) == shown(fresh, address), (changed, address)
            compared += 1
    assert compared >= PAGES, "most changes are sound, so that there is something to compare"


def addresses(preview: Preview) -> list[str]:
    preview.finish()
    edition = preview.editions["lv"].edition
    return [uri.removesuffix(".md") + "/" for uri in sorted(edition.recipes) if not uri.endswith("index.md")]
