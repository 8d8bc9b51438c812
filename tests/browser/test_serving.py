"""``serve`` in a browser: an edited article reloads its page, an edited style sheet does not."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Traffic
from tests.sites import Site
from tests.test_serve import SITE, serving, write


def test_a_new_style_is_shown_and_the_page_stays(tmp_path: Path, page: Page, traffic: Traffic) -> None:
    site = Site(tmp_path / "s", SITE)
    style = site.root / "themes/riêng/assets/style.css"
    with serving(site.root) as (url, _):
        traffic.origins.add(url.split("/", 3)[0] + "//" + url.split("/", 3)[2])
        with page.expect_websocket():
            page.goto(url + "tin/2018/a/")
        page.evaluate("window.kept = 'there'")
        page.wait_for_function("window.LiveReload && window.LiveReload.connector._connectionDesired")
        for color in ("rgb(255, 0, 0)", "rgb(0, 128, 0)", "rgb(0, 0, 255)"):
            style.write_text(f"body {{ color: {color}; }}", encoding="utf-8")
            expect(page.locator("body")).to_have_css("color", color)
            assert page.evaluate("window.kept") == "there"
        with page.expect_websocket(), page.expect_event("load"):
            write(site, "Một", "Mới.")
        expect(page.locator("main")).to_contain_text("Mới.")
        expect(page.locator("body")).to_have_css("color", "rgb(0, 0, 255)")
        assert page.evaluate("window.kept === undefined")
        page.wait_for_function("window.LiveReload.connector.socket.readyState === WebSocket.OPEN")
        page.wait_for_load_state("networkidle")  # nothing is under way when the server ends
