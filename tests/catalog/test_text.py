from __future__ import annotations

import pytest

from catalog.text import Translation, fingerprint, translation_state


def test_rewrapping_keeps_the_fingerprint_and_words_change_it() -> None:
    assert fingerprint("viens divi\n  trīs") == fingerprint("viens divi trīs")
    assert fingerprint("viens divi") != fingerprint("viens, divi")


@pytest.mark.parametrize(
    ("mark", "state"),
    [(None, Translation.UNMARKED), (fingerprint("a"), Translation.CURRENT), (fingerprint("b"), Translation.STALE)],
)
def test_how_far_a_translation_is_in_step(mark: str | None, state: Translation) -> None:
    assert translation_state("a", mark) is state
