"""The site's own pages as plain Markdown in a plain MkDocs project: what the build is compared with."""

from __future__ import annotations

import re
from pathlib import Path

from markdownify import markdownify

from catalog.load import load
from catalog.pages import Edition, Site
from catalog.settings import read_settings
from catalog.values import LANGUAGES

CONFIG = """site_name: Plain
site_url: http://localhost:8000/
theme: {name: material, font: false}
nav:
  - index.md
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: lv, name: Latviešu, default: true, build: true}
        - {locale: en, name: English, build: true}
validation: {nav: {omitted_files: ignore}, links: {unrecognized_links: ignore, not_found: ignore, anchors: ignore}}
"""


def write_plain(root: Path, folder: Path) -> Path:
    """Write the pages of `root` as Markdown below `folder`/docs, with links to files as MkDocs wants them."""
    site = Site(root, load(root)[0], read_settings(root))
    for language in LANGUAGES:
        for page in Edition(site, language).pages():
            path = folder / "docs" / language / page.uri
            path.parent.mkdir(parents=True, exist_ok=True)
            text = re.sub(r"<nav.*?</nav>", "", page.body, flags=re.DOTALL)
            path.write_text(
                f"---\ntitle: {page.title!r}\n---\n\n{markdownify(text, heading_style='ATX')}", encoding="utf-8"
            )
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return folder
