"""What always holds (DESIGN section 4), over the seed site and a demo."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from site_gen import demo
from tests.pages import broken_links, faults
from tests.sites import NOW, Site

HERE = Path(__file__).parent.parent
AT = "2026-09-21"


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(HERE / "build.py"), *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=os.environ | environment, check=False
    )


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "d"
    for path, data in demo.files(300):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder


@pytest.fixture(scope="session", params=["seed", "demo", "demo below a path"])
def site(
    request: pytest.FixtureRequest, demo_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Site, str]:
    """A built site and its base URL."""
    root = tmp_path_factory.mktemp("site") / "s"
    if request.param == "seed":
        shutil.copytree(HERE / "content", root / "content")
        shutil.copy(HERE / "site.toml", root / "site.toml")
        base = "https://diemtin.example.org/"
    else:
        shutil.copytree(demo_folder, root)
        base = "https://example.org/diem-tin/" if "path" in request.param else "https://diemtin-mau.example.org/"
    built = Site(root)
    report = built.build(jobs=2, overrides={"base_url": base})
    assert len(report.problems) <= 5
    return built, base


def test_no_internal_link_is_broken(site: tuple[Site, str]) -> None:
    built, base = site
    assert list(broken_links(built.files(), base)) == []


def test_every_page_is_valid_and_keeps_the_content_policy(site: tuple[Site, str]) -> None:
    built, _ = site
    found = {path: faults(data) for path, data in built.files().items() if path.endswith(".html")}
    assert {path: own for path, own in found.items() if own} == {}


def test_every_page_carries_the_policy_and_says_where_it_is(site: tuple[Site, str]) -> None:
    built, base = site
    for path, data in built.files().items():
        if path.endswith(".html"):
            text = data.decode()
            assert 'http-equiv="Content-Security-Policy"' in text, path
            article = re.fullmatch(r"tin/\d{4}/(?!thang-|trang/)[^/]+/index.html", path) is not None
            assert ('property="og:type" content="article"' in text) == article, path
            assert ('"NewsArticle"' in text) == article, path
            assert f'rel="canonical" href="{base}' in text or path == "404.html", path
            assert re.search('<meta name="description" content="[^"]', text) or 'content="noindex"' in text, path


def test_every_feed_parses_without_complaint(site: tuple[Site, str]) -> None:
    built, base = site
    for path, data in built.files().items():
        if path.endswith("feed.xml"):
            etree.fromstring(data)
            parsed = feedparser.parse(data)
            assert not parsed.bozo, path
            assert parsed.feed.link.startswith(base), path
            guids = [entry.id for entry in parsed.entries]
            assert len(guids) == len(set(guids)) <= 20, path


def test_one_article_has_one_id_in_every_feed(site: tuple[Site, str]) -> None:
    built, _ = site
    ids: dict[str, set[str]] = {}
    for path, data in built.files().items():
        if path.endswith("feed.xml"):
            for entry in feedparser.parse(data).entries:
                ids.setdefault(entry.link, set()).add(entry.id)
    assert all(len(own) == 1 for own in ids.values())


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "C.UTF-8", "TZ": "America/New_York", "PYTHONHASHSEED": "2"},
        {"LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "3"},
    ],
    ids=["C", "New York", "Kiritimati"],
)
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_same_input_gives_the_same_bytes(
    environment: dict[str, str], jobs: str, demo_folder: Path, tmp_path: Path, reference: dict[str, str]
) -> None:
    shutil.copytree(demo_folder, tmp_path / "d")
    done = run("--root", tmp_path / "d", "--jobs", jobs, "--now", AT, "--json", **environment)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["errors"] == 0
    assert tree(tmp_path / "d/public") == reference


@pytest.fixture(scope="session")
def reference(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("reference") / "d"
    shutil.copytree(demo_folder, folder)
    done = run("--root", folder, "--now", AT)
    assert done.returncode == 0, done.stderr
    return tree(folder / "public")


CANARY = "chimhoangyen"


def test_draft_and_future_article_leave_no_trace_until_their_time(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        f"""
        -- content/articles/nhap.md --
        ---
        title: Nháp {CANARY}
        date: 2018
        draft: true
        topic: Chủ đề {CANARY}
        officials: [Trần {CANARY}]
        image: media/{CANARY}.png
        aliases: [/{CANARY}-cu/]
        ---
        Thân bài {CANARY}.
        -- content/articles/mai-sau.md --
        ---
        title: Mai sau {CANARY}
        date: 2027-01-01T08:00:00+07:00
        organizations: [Cơ quan {CANARY}]
        documents: [Văn bản {CANARY}]
        author: Người {CANARY}
        corrections: [{{date: 2027-01-02, text: {CANARY}}}]
        ---
        Thân bài {CANARY}. ![]({CANARY}.png)
        -- content/people/nhap.md --
        ---
        name: Người nháp {CANARY}
        draft: true
        ---
        -- content/media/{CANARY}.png --
        không phải ảnh
        -- content/articles/thuong.md --
        ---
        title: Thường
        date: 2018
        ---
        Bài thường.
        """.replace("![](", "![](/media/"),
    )

    def traces() -> list[str]:
        return [path for path, data in site.files().items() if CANARY in path or CANARY.encode() in data]

    assert site.build().problems == []
    assert traces() == []
    site.build(drafts=True)
    assert any(path.startswith("tin/2018/nhap/") for path in traces())
    assert not any("mai-sau" in path for path in site.files())
    site.build(now=NOW + 40_000_000)
    assert site.exists("tin/2027/mai-sau/index.html")
    assert not site.exists("tin/2018/nhap/index.html")
    assert "feed.xml" in traces()
    site.build(future=True)
    assert site.exists("tin/2027/mai-sau/index.html")
    site.build()
    assert traces() == []


def test_killed_build_leaves_a_site_that_works_and_the_next_completes_it(demo_folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "d"
    shutil.copytree(demo_folder, root)
    assert run("--root", root, "--now", AT).returncode == 0
    for path in root.glob("content/articles/**/*.md"):
        path.write_text(path.read_text(encoding="utf-8") + "\nThêm một đoạn.\n", encoding="utf-8")
    organization = sorted(root.glob("content/organizations/*.md"))[0]
    organization.write_text(re.sub(r"(?m)^classification: .*", "classification: Mới", organization.read_text("utf-8")))
    base = "https://diemtin-mau.example.org/"
    killed = 0
    for delay in (0.4, 0.7, 1.0, 1.3, 1.6, 2.0):
        command = [sys.executable, str(HERE / "build.py"), "--root", str(root), "--now", AT, "--jobs", "2"]
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(delay)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            killed += 1
        process.wait()
        files = {
            p.relative_to(root / "public").as_posix(): p.read_bytes()
            for p in (root / "public").rglob("*")
            if p.is_file()
        }
        pages = {path: data for path, data in files.items() if ".diemtin-tmp-" not in path}
        assert all(data.endswith(b"</html>") for path, data in pages.items() if path.endswith(".html"))
        assert list(broken_links(pages, base)) == []
    assert killed
    done = run("--root", root, "--now", AT, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["pages_rendered"] < len(tree(root / "public")) + 1
    grown = tree(root / "public")
    assert run("--root", root, "--now", AT, "--clean").returncode == 0
    assert tree(root / "public") == grown


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are looked up in /proc, which is Linux's")
def test_workers_end_with_a_build_that_was_killed(demo_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(demo_folder, tmp_path / "d")
    command = [sys.executable, str(HERE / "build.py"), "--root", str(tmp_path / "d"), "--now", AT, "--jobs", "3"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    children: list[str] = []
    while not children and process.poll() is None:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    assert children
    process.kill()
    process.wait()
    for _ in range(100):
        left = [child for child in children if Path(f"/proc/{child}").exists()]
        if not left:
            break
        time.sleep(0.1)
    assert left == []
    assert run("--root", tmp_path / "d", "--now", AT).returncode == 0
