"""The README's ways to publish: its nginx configuration in a real nginx, its workflow for GitHub Pages as YAML."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.nginx import README, Server, block, serving
from tests.sites import Site

ROOT = Path(__file__).parents[1]
SMALL = """
    -- content/articles/2018/a.md --
    ---
    title: Bài một
    date: 2018-01-17
    organizations: [Bộ Thử nghiệm]
    ---
    Đoạn đầu.
    -- content/organizations/bo-thu-nghiem.md --
    ---
    name: Bộ Thử nghiệm
    ---
    """
DATA = [
    ("/data/popolo.json", "application/json"),
    ("/co-quan/bo-thu-nghiem/data.json", "application/json"),
    ("/data/articles.ndjson", "application/x-ndjson"),
    ("/data/articles.csv", "text/csv"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The README's configuration with another port and root, over a small built site."""
    site = Site(tmp_path_factory.mktemp("site"), SMALL)
    site.build()
    with serving(site.output, tmp_path_factory.mktemp("nginx")) as running:
        yield running


@pytest.mark.parametrize("path", ["/", "/tin/2018/a/", "/co-quan/bo-thu-nghiem/"])
def test_pages(server: Server, path: str) -> None:
    answer, body = server.get(path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "Bài một".encode() in body


def test_address_without_its_slash_leads_to_the_page(server: Server) -> None:
    answer, _ = server.get("/co-quan")
    assert answer.status == 301
    assert answer.headers["Location"].endswith("/co-quan/")


@pytest.mark.parametrize("path", ["/khong-co/", "/khong-co.xml", "/assets/khong-co.css"])
def test_missing_address_gets_the_sites_own_page(server: Server, path: str) -> None:
    answer, body = server.get(path)
    assert answer.status == 404
    assert "Không tìm thấy trang".encode() in body
    assert "max-age" not in answer.headers.get("Cache-Control", "")


@pytest.mark.parametrize("path", ["/feed.xml", "/atom.xml", "/feed/2018-01.xml", "/co-quan/bo-thu-nghiem/feed.xml"])
def test_feeds_have_their_type(server: Server, path: str) -> None:
    answer, body = server.get(path)
    assert answer.status == 200
    assert answer.headers.get_content_type() == "text/xml"  # a browser shows it by its style sheet
    assert answer.headers.get_content_charset() == "utf-8"
    assert body.startswith(b"<?xml")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/feeds.opml", "text/x-opml"),
        ("/feed.json", "application/feed+json"),
        ("/sitemap.xml", "text/xml"),
        ("/robots.txt", "text/plain"),
        *DATA,
    ],
)
def test_other_files_have_theirs(server: Server, path: str, kind: str) -> None:
    assert server.get(path)[0].headers.get_content_type() == kind


@pytest.mark.parametrize("path", ["/", "/feed.xml"])
def test_what_did_not_change_is_not_sent_again(server: Server, path: str) -> None:
    first, _ = server.get(path)
    same, body = server.get(path, If_None_Match=first.headers["ETag"])
    assert (same.status, body) == (304, b"")
    since, _ = server.get(path, If_Modified_Since=first.headers["Last-Modified"])
    assert since.status == 304


def test_assets_may_be_kept_for_long(server: Server) -> None:
    _, page = server.get("/")
    found = re.search(r'<link rel="stylesheet" href="(/assets/[^"]+)"', page.decode())
    assert found
    answer, _ = server.get(found[1])
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ["/", "/feed.xml", "/feeds.opml", "/sitemap.xml", *(path for path, _ in DATA)])
def test_texts_are_compressed(server: Server, path: str) -> None:
    plain, body = server.get(path)
    assert plain.headers["Content-Encoding"] is None
    packed, short = server.get(path, Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(short) == body


def test_workflow_for_github_pages() -> None:
    workflow = yaml.load(block("pages"), yaml.BaseLoader)  # noqa: S506  nothing but text: "on" stays a word
    assert {"on", "permissions", "jobs"} == set(workflow)
    assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    (job,) = workflow["jobs"].values()
    uses = [step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step]
    assert uses == [f"actions/{name}" for name in ("checkout", "setup-python", "upload-pages-artifact", "deploy-pages")]
    upload = next(step for step in job["steps"] if "upload-pages" in step.get("uses", ""))
    assert upload["with"] == {"path": "public"}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for run in (step["run"] for step in job["steps"] if "run" in step):
        assert re.fullmatch(r"make \w+", run)
        assert run.removeprefix("make ") in targets
        assert f"```sh\n{run}\n```" in README
