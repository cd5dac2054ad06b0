"""What axe-core finds wrong in an open page (https://github.com/dequelabs/axe-core)."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

STYLED = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
"""The rules that hang on colours and places, not on elements alone."""
FAULTS = """async ([where, options]) => (await axe.run(where, options)).violations
  .filter(({impact}) => !options.serious || ["serious", "critical"].includes(impact))
  .map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 160)}`)"""


def faults(
    page: Page, rules: list[str] | None = None, where: str | dict[str, list[str]] = "html", *, serious: bool = False
) -> list[str]:
    """Rule and first element of all that is wrong in a part of the page; `rules` are ids or tags of sets of them.

    Styles are not fetched again: ours are files of the site.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"resultTypes": ["violations"], "preload": False, "serious": serious}
    found: list[str] = page.evaluate(FAULTS, [where, options | ({"runOnly": rules} if rules else {})])
    return found
