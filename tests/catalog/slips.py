"""The table of what the privacy rules catch and let pass: `slips.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

SLIPS = yaml.safe_load((Path(__file__).parent / "slips.yml").read_text(encoding="utf-8"))


def cases(matter: str, verdict: str) -> list[str]:
    """The texts on a matter that are to be `caught` or `passed`."""
    return list(_texts(SLIPS[matter][verdict]))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = [text for part in value.values() for text in _texts(part)]
    yield from map(str, value)
