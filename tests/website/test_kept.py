"""What `make serve` keeps is never wrong: after many random changes it shows what a fresh start would.

Records, vocabularies, prose and templates are changed at random, some after others were read again; pages are drawn at
random and compared byte for byte.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from catalog.addresses import url
from catalog.record_types import type_of
from catalog.serve import Preview

from .test_whole import copy_project

ROUNDS, PAGES = 2, 36
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
    rounds = [[path for kind in KINDS for path in dice.sample(sorted(project.glob(kind)), 2)] for _ in range(ROUNDS)]
    kept = Preview(project)
    kept.refresh()
    every, own = addresses(kept, [path.relative_to(project).as_posix() for paths in rounds for path in paths])
    assert len(own) > ROUNDS, "the pages of what is changed"
    looked_at = [*own, *dice.sample(every, PAGES)]
    for number, paths in enumerate(rounds):
        assert all(shown(kept, address) for address in looked_at)  # drawn, so that it can be out of date
        assert [problem for problem in kept.problems if not problem.warning] == []
        for path in paths:
            change(path, number)
    fresh = Preview(project)
    for address in looked_at:
        assert shown(kept, address) == shown(fresh, address), address
    assert list(map(str, kept.problems)) == list(map(str, fresh.problems))


def addresses(preview: Preview, files: list[str]) -> tuple[list[str], list[str]]:
    """Of all pages, and of those that the files are shown on."""
    preview.finish()
    edition = preview.editions["lv"].edition
    stored = {item.path: item.entry for item in edition.site.catalog.records()}
    uris = [type_of(type(stored[file])).uri(stored[file]) for file in files if file in stored]
    uris += [file.removeprefix("docs/lv/") for file in files if file.startswith("docs/")]
    return [url(uri) for uri in sorted(edition.recipes)], [url(uri) for uri in uris if uri in edition.recipes]
