"""What tests in a real browser share: the browser, the sites it is shown, and a page that lets nothing wrong pass.

``page``: a fresh browser context for one test. Whatever its page asks for outside the served sites, tells as an error
on its console or does against its content policy fails the test. ``new_page(**options)`` makes one with other settings
(``color_scheme="dark"``, ``java_script_enabled=False``, ``viewport={...}``), held to the same.
``seed_site`` and ``demo_site``: the project's own content and the demo of 300 articles, built and served.
``serve(folder)`` serves any other built site. Without a browser these tests are skipped; where ``CI`` is set they fail.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.browser.built import Built, base_of, shared, telling, templates
from tools.webserver import serving

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing ever leaves this machine
)
_TIMEOUT = 30_000  # milliseconds: a page takes a tenth of a second, but a machine may be busy
expect.set_options(timeout=_TIMEOUT)


@dataclass(frozen=True, slots=True)
class Served:
    """A built site at an address of this machine, without a slash at its end."""

    url: str
    built: Built

    def address(self, path: str) -> str:
        """Where the output file ``path`` is read."""
        return f"{self.url}/{path.removesuffix('index.html')}"


@dataclass
class Traffic:
    """What a test's pages asked for, and what went wrong in them."""

    origins: set[str]
    requests: list[Request] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Notes everything that happens in ``page`` from now on."""
        page.on("request", self._request)
        page.on("console", self._told)
        page.on("pageerror", lambda wrong: self.faults.append(f"a script failed: {wrong}"))

    def _request(self, request: Request) -> None:
        self.requests.append(request)
        parts = urlsplit(request.url)
        if f"{parts.scheme}://{parts.netloc}" not in self.origins:
            self.faults.append(f"a request left the site: {request.url}")

    def _told(self, message: ConsoleMessage) -> None:
        opened = {one.url for one in self.requests if one.is_navigation_request()}
        if message.text.startswith("Failed to load resource") and message.location["url"] in opened:
            return  # the page for a missing address, which is what the test asked for
        if message.type == "error" or "Content Security Policy" in message.text:
            self.faults.append(f"{message.text} ({message.location['url']})")


def program(*names: str, what: str) -> str:
    """The first of the installed programs ``names``; skips the test where there is none, but fails it in CI."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        word = f"{names[0]} is not installed, so {what}"
        if os.environ.get("CI"):
            pytest.fail(word)
        pytest.skip(word)
    return found


@pytest.fixture(scope="package")
def launch() -> Iterator[Callable[..., Browser]]:
    """Starts Debian's Chromium with further flags. It ends with this folder's tests: others run event loops too."""
    path = program(*BROWSERS, what="the pages cannot be tried in a browser")
    with sync_playwright() as playwright:
        yield lambda *flags: playwright.chromium.launch(executable_path=path, args=[*_FLAGS, *flags])


@pytest.fixture(scope="package")
def chromium(launch: Callable[..., Browser]) -> Browser:
    """The browser of all tests."""
    return launch()


@pytest.fixture(scope="session")
def origins() -> set[str]:
    """The origins of all served sites: the only ones that a page may ask."""
    return set()


@pytest.fixture(scope="session")
def serve(origins: set[str]) -> Iterator[Callable[[Path], str]]:
    """Serves a built site's folder; gives its address without a slash at its end."""
    with ExitStack() as stack:

        def start(folder: Path) -> str:
            origin = stack.enter_context(serving(folder))
            origins.add(origin)
            return origin

        yield start


@pytest.fixture(scope="session")
def seed_site(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The project's own content."""
    built = shared(base_of(tmp_path_factory), "seed")
    return Served(serve(built.output), built)


@pytest.fixture(scope="session")
def demo_site(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The demo of 300 articles."""
    built = shared(base_of(tmp_path_factory), "demo")
    return Served(serve(built.output), built)


@pytest.fixture(params=templates())
def kind(request: pytest.FixtureRequest) -> str:
    """Each template that makes pages."""
    return str(request.param)


@pytest.fixture
def addresses(kind: str, seed_site: Served, demo_site: Served) -> list[str]:
    """The pages to look at of a kind: of the demo the fewest that show all such pages ever show, of the seed one."""
    demo, seed = (telling(site.built.output, site.built.made_by(kind)) for site in (demo_site, seed_site))
    found = [*map(demo_site.address, demo), *map(seed_site.address, seed[:1])]
    assert found, f"no page is made by {kind}: the demo should have one"
    return found


@pytest.fixture
def traffic(origins: set[str]) -> Traffic:
    """What this test's pages ask for."""
    return Traffic(origins)


@pytest.fixture
def new_page(chromium: Browser, traffic: Traffic) -> Iterator[Callable[..., Page]]:
    """Opens a page in a fresh context with the given options; the test fails where anything went wrong in it."""
    contexts = []
    usual = {"locale": "vi-VN", "viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}

    def open_page(browser: Browser = chromium, **options: Any) -> Page:
        context = browser.new_context(**{**usual, **options})
        contexts.append(context)
        context.set_default_timeout(_TIMEOUT)
        page = context.new_page()
        traffic.watch(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert traffic.faults == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page at 1280 × 800 in the light scheme, in a fresh context."""
    return new_page()
