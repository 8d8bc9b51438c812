"""Writing: each file whole or not at all, nothing that is not ours, nothing left behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from site_gen import write
from site_gen.errors import UsageError

MARKS = {
    "feed.xml": '<?xml version="1.0"?><rss><channel><generator>diemtin</generator></channel></rss>',
    "index.html": '<!doctype html><meta name="generator" content="diemtin">',
}


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_writes_once_then_leaves_alone(tmp_path: Path) -> None:
    wrote, size, mtime = write.write(tmp_path, "a/b/c.html", b"x")
    assert (wrote, size) == (True, 1)
    os.utime(tmp_path / "a/b/c.html", ns=(5, 5))
    assert write.write(tmp_path, "a/b/c.html", b"x") == (False, 1, 5)
    assert mtime > 5
    assert write.write(tmp_path, "a/b/c.html", b"y")[0] is True
    assert tree(tmp_path) == {"a/b/c.html": b"y"}


def test_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write.write(tmp_path, "a.html", b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write.write(tmp_path, "a.html", b"new")
    assert tree(tmp_path) == {"a.html": b"old"}


@pytest.mark.parametrize("name", ["ả" * 85, "a" * 255, "日" * 85])
def test_longest_names_can_be_written(tmp_path: Path, name: str) -> None:
    write.write(tmp_path, f"x/{name}", b"y")
    assert tree(tmp_path) == {f"x/{name}": b"y"}


def test_folder_takes_the_place_of_a_file_and_a_file_that_of_a_folder(tmp_path: Path) -> None:
    write.write(tmp_path, "tin", b"file")
    write.write(tmp_path, "tin/2018/a.html", b"page")
    assert tree(tmp_path) == {"tin/2018/a.html": b"page"}
    write.write(tmp_path, "tin", b"file")
    assert tree(tmp_path) == {"tin": b"file"}


def test_links_are_replaced_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.html").write_bytes(b"mine")
    output = tmp_path / "public"
    output.mkdir()
    (output / "a.html").symlink_to(outside / "a.html")
    (output / "b").symlink_to(outside)
    write.write(output, "a.html", b"mine")
    assert not (output / "a.html").is_symlink()
    write.write(output, "a.html", b"site")
    assert not (output / "a.html").is_symlink()
    assert tree(outside) == {"a.html": b"mine"}
    assert "b" in write.existing(output)  # the link itself, so that it is pruned


def test_existing_lists_hidden_and_temporary_files(tmp_path: Path) -> None:
    for path in (".nojekyll", ".well-known/x", "a/.diemtin-tmp-1"):
        write.write(tmp_path, path, b"12")
    assert {path: size for path, (size, _) in write.existing(tmp_path).items()} == {
        ".nojekyll": 2,
        ".well-known/x": 2,
        "a/.diemtin-tmp-1": 2,
    }
    assert write.existing(tmp_path / "nothing") == {}


@pytest.mark.parametrize("shares", [1, 2, 3])
def test_shares_of_a_folder_are_all_of_it_and_have_nothing_in_common(tmp_path: Path, shares: int) -> None:
    paths = ["index.html", "tin/index.html", *(f"tin/{year}/a/{name}.html" for year in range(20) for name in "xy")]
    for path in (*paths, "co-quan/bo/a.html", "co-quan/so/a.html"):
        write.write(tmp_path, path, b"12")
    (tmp_path / "tin" / "5" / "link").symlink_to("a")
    found = [write.existing(tmp_path, share, shares) for share in range(shares)]
    assert {path: state for one in found for path, state in one.items()} == write.existing(tmp_path)
    assert sum(map(len, found)) == len(paths) + 3
    assert all(found)


def test_state_of_one_file(tmp_path: Path) -> None:
    write.write(tmp_path, "a/b", b"12")
    (tmp_path / "link").symlink_to("a/b")
    everything = write.existing(tmp_path)
    assert {path: write.state(tmp_path, path) for path in ("a/b", "link")} == everything
    assert write.state(tmp_path, "a/c") is None


def test_prune_removes_empty_folders_only(tmp_path: Path) -> None:
    for path in ("a/b/c/x.html", "a/b/y.html", "d/e/z.html"):
        write.write(tmp_path, path, b"x")
    assert write.prune(tmp_path, ["a/b/c/x.html", "d/e/z.html", "d/gone.html"]) == 2
    assert tree(tmp_path) == {"a/b/y.html": b"x"}
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_dir()) == ["a", "b"]


@pytest.mark.parametrize("name", sorted(MARKS))
def test_own_folder_is_taken(tmp_path: Path, name: str) -> None:
    write.write(tmp_path, name, MARKS[name].encode())
    write.write(tmp_path, "other.txt", b"x")
    write.check_folder(tmp_path, (), write.OWN, known=False)


@pytest.mark.parametrize(
    "files",
    [
        {"precious.txt": ""},
        {".hidden": ""},
        {"feed.xml": "<rss><generator>WordPress</generator></rss>"},
        {"feed.xml": "<rss><generator>diemtinx</generator></rss>"},
        {"index.html": "<p>diemtin</p>"},
        {"sub/feed.xml": MARKS["feed.xml"]},
    ],
)
def test_foreign_folder_is_refused(tmp_path: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        write.write(tmp_path, path, text.encode())
    before = tree(tmp_path)
    with pytest.raises(UsageError, match="was not made by this tool"):
        write.check_folder(tmp_path, (), write.OWN, known=False)
    assert tree(tmp_path) == before


def test_new_or_empty_folder_is_taken(tmp_path: Path) -> None:
    write.check_folder(tmp_path, (), write.OWN, known=False)
    write.check_folder(tmp_path / "new/one", (), write.OWN, known=False)


@pytest.mark.parametrize("output", ["site", "site/content", "."])
def test_output_must_not_hold_a_source(tmp_path: Path, output: str) -> None:
    source = tmp_path / "site/content"
    source.mkdir(parents=True)
    with pytest.raises(UsageError, match="would hold"):
        write.check_folder(tmp_path / output, (source,), write.OWN, known=False)


def test_output_must_not_lie_in_a_source(tmp_path: Path) -> None:
    """The docstring of check_folder: "It must hold none of sources and lie in none of them"."""
    source = tmp_path / "content"
    source.mkdir()
    with pytest.raises(UsageError):
        write.check_folder(source / "public", (source,), write.OWN, known=False)


def test_folder_with_nothing_but_what_a_killed_build_left_is_taken(tmp_path: Path) -> None:
    (tmp_path / ".diemtin-tmp-17").write_text("half")
    write.check_folder(tmp_path, (), write.OWN, known=False)
    (tmp_path / "precious.txt").write_text("x")
    with pytest.raises(UsageError):
        write.check_folder(tmp_path, (), write.OWN, known=False)


def test_output_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("x")
    with pytest.raises(UsageError, match="is not a folder"):
        write.check_folder(tmp_path / "public", (), write.OWN, known=False)


def test_folder_known_from_the_last_build_is_taken(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("no mark")
    write.check_folder(tmp_path, (), write.OWN, known=True)
    with pytest.raises(UsageError):
        write.check_folder(tmp_path, (), write.OWN, known=False)


def test_symbolic_link_is_told_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    found = write.existing(tmp_path)
    assert found["b"] == write.LINK != found["a"]
