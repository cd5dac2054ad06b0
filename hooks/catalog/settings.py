"""What `mkdocs.yml` says of the site: names, addresses, navigation; read without MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import yaml
from yaml_env_tag import construct_env_tag

from catalog.problem import ContentError, Problem
from catalog.values import LANGUAGES

NAME = "mkdocs.yml"

BUILT_IN = ("toc", "tables", "fenced_code")
"""Markdown extensions that MkDocs always loads."""


class _Loader(yaml.CSafeLoader):
    """YAML with `!ENV [NAME, default]`, as MkDocs reads it."""


_Loader.add_constructor("!ENV", construct_env_tag)


@dataclass(frozen=True, slots=True)
class Settings:
    """The configuration that pages and layouts need; `site_url` and `edit_base` end in a slash."""

    site_url: str
    names: Mapping[str, str]
    descriptions: Mapping[str, str]
    edit_base: str
    contact: str
    publisher: Mapping[str, str]
    """Language → the institution that publishes the site; empty until deployment names one."""
    navigation: tuple[str, ...]
    """Uris of the main sections below a language's folder, the home page first."""
    extensions: tuple[str, ...]
    extension_options: Mapping[str, Any]

    def home(self, language: str) -> str:
        """The absolute address of a language's home page."""
        return self.site_url + ("" if language == LANGUAGES[0] else f"{language}/")

    @property
    def issues(self) -> str:
        """Where the repository takes issues."""
        return self.edit_base.partition("/edit/")[0] + "/issues"

    def edit(self, path: str) -> str:
        """Where the file at `path` (from the project's root) can be edited."""
        return self.edit_base + path


def read_settings(root: Path) -> Settings:
    """The settings in `root/mkdocs.yml`; ContentError says which line cannot be read or which setting is missing."""
    try:
        given = yaml.load((root / NAME).read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 — a safe loader
        return _settings(given)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ContentError([_unreadable(mark.line + 1 if mark else 1, mark.column + 1 if mark else 1)]) from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise ContentError([_unreadable(1, 1)]) from None
    except KeyError as error:
        raise ContentError([_missing(str(error.args[0]))]) from None
    except (TypeError, AttributeError, StopIteration):  # a setting of another shape: text where a list stands
        raise ContentError([_missing("plugins: i18n: languages / markdown_extensions / nav / extra")]) from None


def _settings(given: Any) -> Settings:
    i18n = next(item["i18n"] for item in given["plugins"] if isinstance(item, dict) and "i18n" in item)
    languages = {item["locale"]: item for item in i18n["languages"]}
    extensions = [item if isinstance(item, dict) else {item: {}} for item in given["markdown_extensions"]]
    return Settings(
        site_url=(given["site_url"] or "/").rstrip("/") + "/",
        names={code: languages[code].get("site_name", given["site_name"]) for code in LANGUAGES},
        descriptions={code: languages[code].get("site_description", given["site_description"]) for code in LANGUAGES},
        edit_base=urljoin(given["edit_uri"], "../") if given["edit_uri"] else "",
        contact=given["extra"]["contact"] or "",
        publisher=_publisher(given["extra"]),
        navigation=tuple(uri for item in given["nav"] for uri in item.values()),
        extensions=tuple(dict.fromkeys([*BUILT_IN, *(name for item in extensions for name in item)])),
        extension_options={name: options for item in extensions for name, options in item.items() if options},
    )


def _publisher(extra: Mapping[str, Any]) -> dict[str, str]:
    latvian = extra.get("publisher") or ""
    return {code: (code != LANGUAGES[0] and extra.get(f"publisher_{code}")) or latvian for code in LANGUAGES}


def _unreadable(line: int, column: int) -> Problem:
    return Problem(
        NAME, line, column,
        "iestatījumus nevar nolasīt — salīdziniet rindu ar kaimiņiem: atkāpes, kols, iekavas",
        "the settings cannot be read — compare the line with its neighbours: indentation, colon, brackets",
    )  # fmt: skip


def _missing(name: str) -> Problem:
    return Problem(
        NAME, 1, 1,
        f"trūkst iestatījuma „{name}” vai tas nav tāds, kāds vajadzīgs — skatiet HACKING.md",
        f"the setting “{name}” is missing or not of the right kind — see HACKING.md",
    )  # fmt: skip
