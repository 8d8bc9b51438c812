"""The README's ways to publish: its nginx configuration in a real nginx, its workflow for GitHub Pages as YAML."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
import yaml

from tests.sites import Site

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
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
MAIN = """
daemon off;
pid {folder}/pid;
error_log stderr;
events {{ }}
http {{
    include {mime};
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{server}
}}
"""


def block(name: str) -> str:
    """The code block between the README's markers of that name."""
    found = re.search(rf"<!-- {name}:begin -->\n```\w+\n(.*?)```\n<!-- {name}:end -->", README, re.DOTALL)
    assert found, f"README.md has no block {name}"
    return found[1]


class Server:
    """A running nginx, asked as a browser would."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
        """The answer for ``path`` and its body; in header names ``_`` stands for ``-``."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body


def _nginx() -> str:
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if program is None:
        word = "nginx is not installed, so the README's configuration cannot be tried: apt install nginx-light"
        if os.environ.get("CI"):
            pytest.fail(word)
        pytest.skip(word)
    return program


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _mime_types(program: str) -> Path:
    """Where nginx's own table of types lies."""
    told = subprocess.run([program, "-V"], capture_output=True, text=True, check=True).stderr
    found = re.search(r"--conf-path=(\S+)", told)
    return Path(found[1] if found else "/etc/nginx/nginx.conf").with_name("mime.types")


def _wait(running: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(100):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        if running.poll() is not None:
            break
        time.sleep(0.05)
    running.kill()
    pytest.fail(f"nginx does not start: {running.communicate()[1].decode(errors='replace')}")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The README's configuration with another port and root, over a small built site."""
    program = _nginx()
    site = Site(tmp_path_factory.mktemp("site"), SMALL)
    site.build()
    folder = tmp_path_factory.mktemp("nginx")
    port = _free_port()
    text, ports = re.subn(r"listen \d+;", f"listen 127.0.0.1:{port};", block("nginx"))
    text, roots = re.subn(r"root \S+;", f"root {site.output};", text)
    assert (ports, roots) == (1, 1)
    user = "user root;\n" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""  # the folders of tests are closed
    conf = folder / "nginx.conf"
    conf.write_text(user + MAIN.format(folder=folder, mime=_mime_types(program), server=text), encoding="utf-8")
    with subprocess.Popen([program, "-p", str(folder), "-c", str(conf)], stderr=subprocess.PIPE) as running:
        _wait(running, port)
        try:
            yield Server(port)
        finally:
            running.terminate()


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


@pytest.mark.parametrize("path", ["/", "/feed.xml", "/feeds.opml", "/sitemap.xml"])
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
