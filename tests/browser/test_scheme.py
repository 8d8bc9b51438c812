"""Light and dark: by the reader's system, or as chosen at the foot of a page and remembered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Served

LIGHT, DARK = "rgb(255, 254, 251)", "rgb(21, 23, 26)"
_GROUND = "() => getComputedStyle(document.body).backgroundColor"
_NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
# Notes whether the scheme was set when the first frame was drawn.
_FIRST_FRAME = """
new PerformanceObserver((seen) => { window.painted = seen.getEntriesByName("first-paint")[0].startTime })
  .observe({type: "paint", buffered: true});
new MutationObserver(() => { window.set ??= performance.now() })
  .observe(document, {subtree: true, attributes: true, attributeFilter: ["data-scheme"]});
"""


def ground(page: Page) -> str:
    """The colour that the page stands on."""
    return str(page.evaluate(_GROUND))


def control(page: Page) -> Locator:
    """The switch, by what a screen reader calls it."""
    return page.get_by_role("combobox", name="Giao diện")


@pytest.mark.parametrize(("scheme", "colour"), [("light", LIGHT), ("dark", DARK)])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_by_the_readers_system(
    new_page: Callable[..., Page], demo_site: Served, scheme: str, colour: str, script: bool
) -> None:
    page = new_page(color_scheme=scheme, java_script_enabled=script)
    page.goto(demo_site.url + "/")
    assert ground(page) == colour


@pytest.mark.parametrize(
    ("system", "chosen", "colour"),
    [("light", "Tối", DARK), ("dark", "Sáng", LIGHT), ("dark", "Tối", DARK), ("light", "Sáng", LIGHT)],
)
def test_a_choice_is_kept_on_every_page_until_it_is_taken_back(
    new_page: Callable[..., Page], demo_site: Served, system: str, chosen: str, colour: str
) -> None:
    page = new_page(color_scheme=system)
    page.goto(demo_site.url + "/")
    control(page).select_option(chosen)
    assert ground(page) == colour
    page.goto(demo_site.url + "/co-quan/")
    assert ground(page) == colour
    expect(control(page).locator("option:checked")).to_have_text(chosen)
    control(page).select_option("Tự động")
    page.reload()
    assert ground(page) == (DARK if system == "dark" else LIGHT)
    expect(control(page).locator("option:checked")).to_have_text("Tự động")


def test_with_the_keyboard(page: Page, demo_site: Served) -> None:
    page.goto(demo_site.url + "/")
    control(page).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert ground(page) == DARK


def test_nothing_is_drawn_in_the_other_scheme(page: Page, demo_site: Served) -> None:
    page.goto(demo_site.url + "/")
    control(page).select_option("Tối")
    page.add_init_script(_FIRST_FRAME)
    page.goto(demo_site.url + "/tin/")
    page.wait_for_function("() => window.painted")
    assert page.evaluate("() => window.set <= window.painted")


def test_a_choice_reaches_other_tabs(page: Page, demo_site: Served) -> None:
    page.goto(demo_site.url + "/")
    other = page.context.new_page()
    other.goto(demo_site.url + "/tin/")
    control(other).select_option("Tối")
    expect(control(page).locator("option:checked")).to_have_text("Tối")
    assert ground(page) == DARK


def test_without_storage_a_choice_holds_for_the_page(page: Page, demo_site: Served) -> None:
    page.add_init_script(_NO_STORAGE)
    page.goto(demo_site.url + "/")
    assert ground(page) == LIGHT
    control(page).select_option("Tối")
    assert ground(page) == DARK


def test_what_is_stored_and_not_known_is_as_nothing(page: Page, demo_site: Served) -> None:
    page.add_init_script("localStorage.setItem('diemtin-scheme', 'purple')")
    page.goto(demo_site.url + "/")
    assert ground(page) == LIGHT
    expect(control(page).locator("option:checked")).to_have_text("Tự động")
