"""The watch over every page of these tests: it sees what it is there to see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Served, Traffic

PAGE = '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>T</title>{}</head><body>T</body></html>'


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ('<link rel="stylesheet" href="https://example.org/a.css">', "left the site: https://example.org/a.css"),
        ('<script src="a.js"></script>', "a script failed: nothing"),
        ('<script src="no.js"></script>', "404"),
        (
            '<meta http-equiv="Content-Security-Policy" content="script-src \'self\'"><script>1</script>',
            "Content Security Policy",
        ),
    ],
    ids=["request", "error", "missing", "policy"],
)
def test_a_fault_is_seen(
    head: str, told: str, serve: Callable[[Path], str], page: Page, traffic: Traffic, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(PAGE.format(f'<link rel="icon" href="a.svg">{head}'), encoding="utf-8")
    (tmp_path / "a.js").write_text("throw new Error('nothing')", encoding="utf-8")
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    page.goto(serve(tmp_path) + "/")
    assert any(told in fault for fault in traffic.faults), traffic.faults
    traffic.faults.clear()


def test_the_page_for_a_missing_address_is_no_fault(page: Page, seed_site: Served) -> None:
    answer = page.goto(seed_site.url + "/khong-co/")
    assert answer
    assert answer.status == 404
