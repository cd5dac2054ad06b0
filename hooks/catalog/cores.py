"""Work in a second process beside this one, where the machine can fork and has a core for it."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW = 200
"""Below so many items starting a process takes longer than it saves."""


def beside(work: Callable[[], Result], amount: int) -> Callable[[], Result]:
    """Start work on an `amount` of items; what is returned waits for its result, which must be possible to pickle.

    The work is done when it is asked for, and here, if there are few items, no second core or no `fork`, or if the
    other process fails: then its reason is said here.
    """
    if amount < FEW or (os.cpu_count() or 1) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return work
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(work, sender), daemon=True)
    process.start()
    sender.close()

    def result() -> Result:
        try:
            made: Result = receiver.recv()
        except (EOFError, OSError):
            return work()
        finally:
            receiver.close()
            process.join()
        return made

    return result


def _send(work: Callable[[], object], sender: Connection) -> None:
    try:
        sender.send(work())
    except Exception:
        os._exit(1)  # without a word: the same is tried again, and said, in the process that waits


def each(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """What a function gives for each item, in order; half of them are done in a second process."""
    half = len(items) // 2
    rest = beside(lambda: list(map(function, items[half:])), len(items))
    return [*map(function, items[:half]), *rest()]
