"""Reading: from the first page to an article and on, as a screen reader tells it, without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from playwright.sync_api import Page, expect

from tests.browser.conftest import Served

ARTICLE = "/tin/2018/hieu-qua-trong-phoi-hop/"
MOVED = re.compile(r'http-equiv="refresh"')


def names(page: Page, role: str) -> list[str]:
    """What a screen reader calls the page's elements of a role."""
    told = page.locator("body").aria_snapshot()
    return re.findall(rf'^\s*- {role}(?: "([^"]*)")?', told, re.MULTILINE)


def test_an_article_is_one_click_from_the_first_page(page: Page, demo_site: Served) -> None:
    page.goto(demo_site.url + "/")
    headline = page.get_by_role("main").get_by_role("article").get_by_role("link").first
    title = headline.inner_text()
    headline.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page).to_have_title(f"{title} · {page.locator('.brand').inner_text().strip()}")


def test_from_an_article_to_its_organization_and_back_home(page: Page, seed_site: Served) -> None:
    page.goto(seed_site.url + ARTICLE)
    title = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("listitem").get_by_role("link", name="Bộ Công an", exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bộ Công an")
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    page.get_by_role("navigation", name="Bạn đang ở").get_by_role("link").first.click()
    expect(page).to_have_url(seed_site.url + "/")


def test_an_old_address_leads_on(page: Page, demo_site: Served) -> None:
    page.goto(demo_site.address(demo_site.built.made_by("redirect.html")[0]), wait_until="commit")
    expect(page.get_by_role("contentinfo")).to_be_visible()


def test_landmarks_and_headings(addresses: list[str], kind: str, page: Page) -> None:
    for address in addresses:
        if kind == "redirect.html":
            continue
        page.goto(address)
        assert len(names(page, "banner")) == len(names(page, "main")) == len(names(page, "contentinfo")) == 1
        navigation = names(page, "navigation")
        assert all(navigation), f"{address}: a navigation without a name"
        assert len(set(navigation)) == len(navigation), f"{address}: two navigations of one name"
        levels = [int(level) for level in page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(_LEVELS)]
        assert levels.count(1) == 1
        within = levels[levels.index(1) :]
        assert all(after <= before + 1 for before, after in pairwise(within)), address
        assert page.locator("html").get_attribute("lang") == "vi"


_LEVELS = "all => all.map(one => one.tagName[1])"


def test_without_javascript(addresses: list[str], kind: str, new_page: Callable[..., Page], page: Page) -> None:
    if kind == "search.html":
        return  # the one page that needs it says so (test_search)
    plain = new_page(java_script_enabled=False)
    for address in addresses:
        with_script, without = (_text(one, address, kind) for one in (page, plain))
        assert without == with_script
        assert without
        expect(plain.get_by_role("heading", level=1)).to_be_visible()
        expect(plain.locator("#p_scheme")).to_be_hidden()
        if kind != "redirect.html":
            expect(page.locator("#p_scheme")).to_be_visible()


def hold(page: Page, address: str, kind: str) -> None:
    """Keeps the page of an old address, which would lead on at once, where it is."""
    if kind == "redirect.html":
        page.route(
            address, lambda route: route.fulfill(response=route.fetch(), body=MOVED.sub("", route.fetch().text()))
        )


def _text(page: Page, address: str, kind: str) -> str:
    """What stands in the main part of the page."""
    hold(page, address, kind)
    page.goto(address)
    return page.get_by_role("main").inner_text()
