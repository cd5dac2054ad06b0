from __future__ import annotations

from typing import Any

import pytest

from catalog.history import CalendarDay

from .making import make, text

PASSAGE = {"text": text("Tā stāsta."), "citations": [{"source": "a", "locator": {}}]}


@pytest.mark.parametrize(
    ("fields", "established"),
    [({}, True), ({"account": [PASSAGE]}, True), ({"open_questions": [PASSAGE]}, False),
     ({"account": [PASSAGE], "open_questions": [PASSAGE]}, True)],
)  # fmt: skip
def test_a_day_known_by_open_questions_only_is_not_established(fields: dict[str, Any], established: bool) -> None:
    assert make(CalendarDay, **fields).established is established
