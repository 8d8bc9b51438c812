"""The command line as a maintainer meets it: exit statuses, streams, messages, files."""

from __future__ import annotations

import errno
import json
import os
import re
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from site_gen.cli import guarded, main
from site_gen.errors import UsageError
from site_gen.files import create
from site_gen.frontmatter import load, split
from tests.sites import Site

Output = pytest.CaptureFixture[str]
BUILD = str(Path(__file__).parent.parent / "build.py")

SMALL = """
    -- content/articles/2018/a.md --
    ---
    title: Bài một
    date: 2018-01-17
    ---
    Đoạn đầu.
    """
# Ten faults, each with the line it stands on.
FAULTS = {
    "articles/khoa-la.md:4:": "---\ntitle: A\ndate: 2018\noficials: [x]\n---\n",
    "articles/sai-kieu.md:4:": "---\ntitle: A\ndate: 2018\norganizations: Bộ Mẫu\n---\n",
    "articles/thieu-tieu-de.md:1:": "---\ndate: 2018\n---\n",
    "articles/sai-ngay.md:3:": "---\ntitle: A\ndate: 2018-02-30\n---\n",
    "articles/khong-dong.md:1:": "---\ntitle: A\ndate: 2018\n",
    "articles/yaml-hong.md:2:": "---\ntitle: A: B\ndate: 2018\n---\n",
    "articles/hai-nguoi.md:4:": "---\ntitle: A\ndate: 2018\nofficials: [Trần Mẫu]\n---\n",
    "articles/lien-ket.md:6:": "---\ntitle: A\ndate: 2018\n---\n\n[x](khong-co.md)\n",
    "articles/dia-chi.md:4:": "---\ntitle: A\ndate: 2018\nsource: {name: B, url: 'javascript:alert(1)'}\n---\n",
    "articles/anh.md:4:": "---\ntitle: A\ndate: 2018\nimage: {src: ../../../etc/passwd}\n---\n",
}
PEOPLE = "---\nid: {0}\nname: Trần Mẫu\nmemberships:\n  - organization: Bộ Mẫu\n    role: {1}\n---\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    made = Site(tmp_path, SMALL)
    monkeypatch.chdir(tmp_path)
    return made


def test_build_says_what_it_built_and_how_to_look_at_it(site: Site, capsys: Output) -> None:
    assert main([]) == 0
    told = capsys.readouterr()
    assert re.match(r"1 articles: \d+ pages made", told.out)
    assert "public/" in told.out
    assert "serve" in told.out
    assert told.err == ""


def test_json_is_one_object_with_the_contracts_keys(site: Site, capsys: Output) -> None:
    assert main(["build", "--json"]) == 0
    first: dict[str, Any] = json.loads(capsys.readouterr().out)
    keys = "articles pages_rendered pages_unchanged files_written files_removed warnings errors seconds".split()
    assert list(first) == keys
    assert (first["articles"], first["errors"]) == (1, 0)
    assert first["files_written"] == len(site.files())
    assert main(["--json"]) == 0
    second = json.loads(capsys.readouterr().out)
    assert (second["pages_rendered"], second["pages_unchanged"]) == (0, first["pages_rendered"])


def test_ten_faults_are_told_at_once_and_the_output_stays(site: Site, capsys: Output) -> None:
    assert main([]) == 0
    before = site.files()
    for place, text in FAULTS.items():
        (site.root / "content" / place.partition(":")[0]).write_text(text, encoding="utf-8")
    (site.root / "content/people").mkdir()
    for name, role in (("mot", "Bộ trưởng"), ("hai", "Thứ trưởng")):
        (site.root / f"content/people/{name}.md").write_text(PEOPLE.format(name, role), encoding="utf-8")
    capsys.readouterr()
    assert main(["--json"]) == 1
    told = capsys.readouterr()
    for place in FAULTS:
        assert re.search(rf"(?m)^content/{re.escape(place)}\d+: error: ", told.err), place
    assert json.loads(told.out)["errors"] == len(FAULTS)
    assert "Bộ trưởng, Bộ Mẫu" in told.err
    assert "Thứ trưởng, Bộ Mẫu" in told.err
    assert site.files() == before


def test_strict_makes_errors_of_warnings(site: Site, capsys: Output) -> None:
    site.write("-- content/articles/b.md --\n---\ntitle: B\ndate: 2018\norganizations: [Cơ quan Mẫu]\n---\n")
    assert main(["--strict"]) == 1
    assert "error: “Cơ quan Mẫu” has no file" in capsys.readouterr().err
    assert not site.output.exists()
    assert main([]) == 0
    capsys.readouterr()
    assert main(["--strict", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["warnings"], told["errors"]) == (0, 1)


def test_json_is_printed_for_faults_of_the_settings_too(site: Site, capsys: Output) -> None:
    (site.root / "site.toml").write_text('titel = "x"\n')
    assert main(["--json"]) == 1
    assert json.loads(capsys.readouterr().out)["errors"] == 3


def test_unknown_theme_of_the_settings_is_told_at_its_line(site: Site, capsys: Output) -> None:
    with (site.root / "site.toml").open("a") as settings:
        settings.write('theme = "defalt"\n')
    assert main([]) == 1
    assert re.match(r"site\.toml:3:1: error: theme: there is .*did you mean “default”", capsys.readouterr().err)
    assert main(["--theme", "default"]) == 0


def test_letters_that_the_terminal_lacks_are_escaped(tmp_path: Path) -> None:
    Site(tmp_path / "điểm-tin", SMALL)
    command = [sys.executable, BUILD, "--root", "điểm-tin"]
    done = subprocess.run(
        command, cwd=tmp_path, env=os.environ | {"PYTHONIOENCODING": "latin-1"}, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"\u0111i\u1ec3m-tin" in done.stdout


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the output or the cache: No space"),
        (OSError(errno.EIO, "Input/output error", "a.tmp", None, "b"), "b: Input/output error"),
        (PermissionError(errno.EACCES, "Permission denied", "a"), "a: Permission denied"),
    ],
)
def test_fault_of_the_system_names_what_it_struck(wrong: OSError, told: str, tmp_path: Path, capsys: Output) -> None:
    def work() -> int:
        raise wrong

    assert guarded(work, tmp_path) == 2
    assert told in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_sigterm_ends_a_build(tmp_path: Path) -> None:
    assert main(["demo", str(tmp_path / "site"), "--articles", "2000"]) == 0
    command = [sys.executable, BUILD, "--root", "site", "--jobs", "2"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    while process.poll() is None and len([*tmp_path.glob("site/public/*/*/*/index.html")]) < 300:
        time.sleep(0.01)
    process.terminate()
    told, _ = process.communicate(timeout=30)
    assert (process.returncode, told) == (143, b"")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["bild"], "did you mean “build”?"),
        (["--jobs", "0"], "--jobs"),
        (["--now", "hôm nay"], "--now"),
        (["--base-url", "example.org"], "--base-url"),
        (["--theme", "defualt"], "did you mean “default”?"),
        (["--theme", "../x"], "--theme"),
        (["--root", "khong-co"], "site.toml"),
        (["--output", "."], "output"),
        (["new", "***"], "no letters"),
        (["new", "Bài", "--date", "mai"], "--date"),
        (["import", "khong-co.txt", "--title", "A", "--date", "2018"], "khong-co.txt"),
        (["demo", "."], "not an empty folder"),
        (["serve", "--port", "99999"], "--port"),
        (["serve", "--port", "0"], "--port"),
        (["serve", "--host", "no.such.invalid"], "--host: “no.such.invalid” is no address"),
        (["serve", "--host", "a..b"], "--host: “a..b” is no address"),
    ],
)
def test_wrong_usage_is_told_in_one_line(arguments: list[str], told: str, site: Site, capsys: Output) -> None:
    assert main(arguments) == 2
    message = capsys.readouterr().err
    assert told in message
    assert len(message.splitlines()) == 1


def test_new_writes_a_valid_draft_and_overwrites_nothing(site: Site, capsys: Output) -> None:
    assert main(["new", "Bài: “mới” #1"]) == 0
    path = site.root / capsys.readouterr().out.strip()
    text = path.read_text("utf-8")
    fields = load(split(text)[0])
    assert fields["title"] == "Bài: “mới” #1"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d\+07:00", str(fields["date"]))
    assert fields["id"]
    assert fields["draft"] == "true"
    assert all(fields[name] is None for name in ("author", "topic", "officials", "summary", "image"))
    assert main(["new", "Bài: “mới” #1"]) == 2
    assert path.read_text("utf-8") == text
    capsys.readouterr()
    assert main(["--drafts", "--strict", "--future"]) == 0
    assert main(["--strict"]) == 0


@pytest.mark.parametrize("links", [True, False])
def test_file_that_cannot_be_written_whole_is_not_written(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    if not links:
        monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "articles/a.md"
    with pytest.raises(UnicodeEncodeError):
        create(path, "x" * 100_000 + "\udcff")  # as a disk that is full after the first bytes
    assert list(path.parent.iterdir()) == []
    create(path, "một")
    with pytest.raises(UsageError, match=r"a\.md: is there already"):
        create(path, "hai")
    assert [(one.name, one.read_text("utf-8")) for one in path.parent.iterdir()] == [("a.md", "một")]
    with pytest.raises(UsageError, match=r"a\.md: is there already"):
        create(path / "b.md", "ba")


def test_import_writes_an_article_that_builds(site: Site, capsys: Output) -> None:
    (site.root / "bai.txt").write_text(
        "Đại tá Trần Mẫu Một, Giám đốc Sở Mẫu chủ trì.\n\nNội dung dài.\n\nLê Mẫu", "utf-8"
    )
    arguments = ["import", "bai.txt", "--title", "Họp mẫu", "--date", "2018"]
    assert main(arguments) == 0
    path = site.root / capsys.readouterr().out.strip()
    assert path == site.root / "content/articles/2018/hop-mau.md"
    assert load(split(path.read_text("utf-8"))[0])["id"]
    assert main(arguments) == 2
    assert main([]) == 0
    assert "Trần Mẫu Một" in site.read("tin/2018/hop-mau/index.html")


@pytest.mark.parametrize(
    ("template", "told"),
    [("{{ view.nope }}", "UndefinedError"), ("{% if %}", "TemplateSyntaxError"), ("{{ asset('x.js') }}", "KeyError")],
)
def test_fault_of_a_theme_is_told_with_its_line(template: str, told: str, site: Site, capsys: Output) -> None:
    folder = site.root / "themes/rieng/templates"
    folder.mkdir(parents=True)
    (folder / "404.html").write_text(f"một\n{template}\n", "utf-8")
    assert main(["--theme", "rieng"]) == 2
    message = capsys.readouterr().err
    assert "404.html:2: " + told in message
    assert len(message.splitlines()) == 1


def test_draft_of_a_body_is_named_as_one(site: Site, capsys: Output) -> None:
    site.write("""
        -- content/articles/b.md --
        ---
        title: B
        date: 2018
        organizations: [Bộ Nháp]
        ---
        -- content/organizations/bo-nhap.md --
        ---
        name: Bộ Nháp
        draft: true
        ---
        """)
    assert main([]) == 0
    assert "content/organizations/bo-nhap.md is a draft" in capsys.readouterr().err


def _garbage(path: Path) -> None:
    path.write_bytes(b"garbage" * 1000)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "x").write_text("x")


def _without_bodies(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("delete from bodies")


def _bad_records(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("update sources set record = x'00'")


@pytest.mark.parametrize("damage", [_garbage, _folder, _without_bodies, _bad_records])
def test_damaged_cache_is_a_cold_build(damage: Any, site: Site, capsys: Output) -> None:
    assert main([]) == 0
    for leftover in site.root.glob(".cache/build.sqlite-*"):
        leftover.unlink()
    damage(site.root / ".cache/build.sqlite")
    article = site.root / "content/articles/2018/a.md"
    article.write_text(article.read_text("utf-8").replace("Bài một", "Bài hai"), "utf-8")
    assert main([]) == 0
    assert capsys.readouterr().err == ""
    assert "Bài hai" in site.read("tin/2018/a/index.html")
    assert "Đoạn đầu." in site.read("tin/2018/a/index.html")
