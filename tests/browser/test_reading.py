"""Reading: from the first page to an article and on, by what a screen reader is told of the page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Served


def test_an_article_is_one_click_from_the_first_page(page: Page, demo_site: Served) -> None:
    page.goto(demo_site.url + "/")
    headline = page.get_by_role("main").get_by_role("article").get_by_role("link").first
    title = headline.inner_text()
    headline.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page).to_have_title(f"{title} · {page.locator('.brand').inner_text().strip()}")
