from __future__ import annotations

import os

import pytest

from catalog.cores import FEW, beside, each

HERE = os.getpid()


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def test_half_is_done_elsewhere_and_all_comes_in_order() -> None:
    done = each(lambda number: (number, os.getpid()), range(FEW))
    assert [number for number, _ in done] == list(range(FEW))
    assert done[0][1] == HERE != done[-1][1]


def test_little_is_done_here_when_it_is_asked_for() -> None:
    assert beside(os.getpid, FEW - 1)() == HERE


def test_one_core_does_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert beside(os.getpid, FEW)() == HERE


@pytest.mark.parametrize("end", [lambda: os._exit(3), lambda: [][1], lambda: lambda: 0])
def test_what_the_other_process_cannot_do_is_done_here(end: object) -> None:
    """It dies, it fails, its result cannot be sent."""
    assert callable(end)
    assert beside(lambda: end() if os.getpid() != HERE else "here", FEW)() == "here"


def test_what_fails_in_both_fails_in_words_here() -> None:
    with pytest.raises(KeyError, match="paraugs"):
        beside(lambda: {}["paraugs"], FEW)()
