"""axe-core finds nothing that keeps a reader out, on any kind of page, wide and on a phone, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Served
from tests.browser.test_reading import hold

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"


def violations(page: Page) -> list[str]:
    """What axe-core finds: the rule and the places."""
    page.evaluate(AXE)
    found = page.evaluate(_RUN, TAGS)["violations"]
    return [f"{rule['id']}: {node['html']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_no_violation(addresses: list[str], kind: str, scheme: str, width: int, new_page: Callable[..., Page]) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    for address in addresses:
        hold(page, address, kind)
        page.goto(address)
        assert violations(page) == [], address


def test_no_violation_where_folded_lists_are_open(page: Page, demo_site: Served) -> None:
    for path in ("/", "/nguon-tin/"):
        page.goto(demo_site.url + path)
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert violations(page) == [], path


def test_a_violation_is_found(page: Page, demo_site: Served) -> None:
    page.goto(demo_site.url + "/")
    page.evaluate("() => document.querySelector('#p_scheme').labels[0].remove()")
    assert any(found.startswith("select-name") for found in violations(page))
