"""What the machine writes to people: the answer to a form, what a check found, in Latvian and then in English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from catalog.editing.github import plain
from catalog.editing.intake import Reason, Taken
from catalog.problem import Problem

AT_LINES = 10
"""GitHub shows so many errors of a step at their lines; the summary holds all."""

MOST = 100
"""So many problems a comment lists; more than these have a common cause."""


def of_a_proposal(taken: Taken, pull: int) -> str:
    """What the author of a form reads when it became a proposal."""
    lv, en = ("jauns ieraksts", "a new record") if taken.is_new else ("labojums", "a correction")
    name = plain(taken.title)
    return (
        f"Paldies! No veidlapas izveidots priekšlikums #{pull}: {lv} „{name}”. Vietnē tas būs redzams, kad redaktors "
        f"to būs apstiprinājis.\n\nThank you! The form has become the proposal #{pull}: {en}, “{name}”. The site will "
        "show it once an editor has approved it."
    )


def of_a_pull(taken: Taken, issue: int) -> tuple[str, str]:
    """(title, text) of the pull request that a form becomes."""
    kind = "Jauns ieraksts" if taken.is_new else "Labojums"
    text = (
        f"No veidlapas #{issue}; fails `{taken.path}`. Pirms apstiprināšanas salīdziniet to ar avotu.\n\n"
        f"From the form #{issue}; file `{taken.path}`. Hold it against the source before you approve it.\n\n"
        f"Closes #{issue}"
    )
    return f"{kind}: {plain(taken.title, 80)}", text


def of_a_refusal(reasons: Sequence[Reason]) -> str:
    """What the author of a form reads when it became nothing: every reason, and what to do."""
    latvian, english = (_list(plain(reason[place]) for reason in reasons) for place in (0, 1))
    return (
        f"No šīs veidlapas ieraksts nav izveidots:\n\n{latvian}\n\nLabojiet tekstu šeit pat („Edit”); tad redaktors "
        f"noņem un vēlreiz pieliek zīmi „pieņemts”.\n\nThe form has not become a record:\n\n{english}\n\nChange the "
        "text right here (“Edit”); then an editor takes the label “pieņemts” off and puts it on again."
    )


def of_a_check(causes: Sequence[Problem], others: Sequence[Problem], files: str = "", *, red: bool = False) -> str:
    """What an editor reads of a check: what to do, in order, the causes first.

    `files` is the address of the files; `red` says that the check failed: without errors that is not the content's
    fault.
    """
    errors = [*_errors(causes), *_errors(others)]
    warnings = [item for item in (*causes, *others) if item.warning]
    if not errors and red:
        head = (
            "### Pārbaude ir sarkana / The check is red",
            "Saturā kļūdu neatradām; vaina var būt programmā. Jums nekas nav jālabo: lūdziet palīdzību priekšlikuma "
            "sarunā. / No errors were found in the content; the fault may be the program’s. You need mend nothing: ask "
            "for help in the proposal.",
        )
    elif not errors:
        head = (
            "### ✅ Saturu var publicēt / The content can be published",
            "Kļūdu nav. Jums vairs nekas nav jādara; redaktors priekšlikumu izlasīs. / There are no errors. You need "
            "do nothing more; an editor will read the proposal.",
        )
    else:
        head = (
            f"### Vēl jāizlabo: {len(errors)} / Still to mend: {len(errors)}",
            "Ejiet no augšas: pirmās ir kļūdas, kuru dēļ var būt citas. Labojiet tajā pašā priekšlikumā, un pārbaude "
            "sāksies no jauna. / Begin at the top: the first ones may be the cause of others. Mend them in the same "
            "proposal, and the check runs again.",
        )
    parts = [*head]
    if errors:
        parts += [_steps(errors, files, "lv"), _folded("In English", _steps(errors, files, "en"))]
    if warnings:
        parts.append("**Publicēt var, bet vispirms pārskatiet. / This may be published; look at it first.**")
        parts += [_steps(warnings, files, "lv"), _folded("In English", _steps(warnings, files, "en"))]
    return "\n\n".join(parts) + "\n"


def _errors(problems: Iterable[Problem]) -> list[Problem]:
    return [item for item in sorted(problems) if not item.warning]


def _steps(problems: Sequence[Problem], files: str, language: str) -> str:
    """A numbered list, each with the file and line it is about."""
    lines = []
    for item in problems[:MOST]:
        place = (
            f"{plain(item.path)}, {item.line}. rinda" if language == "lv" else f"{plain(item.path)}, line {item.line}"
        )
        if files and not item.path.startswith(("/", ".")):
            place = f'<a href="{files}/{plain(item.path)}?plain=1#L{item.line}">{place}</a>'
        lines.append(f"<li>{place}: {plain(item.public(language))}</li>")
    rest = len(problems) - MOST
    if rest > 0:
        lines.append(f"<li>… un vēl / and more: {rest}</li>")
    return "<ol>\n" + "\n".join(lines) + "\n</ol>"


def _folded(title: str, text: str) -> str:
    return f"<details><summary>{title}</summary>\n{text}\n</details>"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
