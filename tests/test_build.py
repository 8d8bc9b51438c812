"""The whole way, on small sites."""

import shutil
from pathlib import Path

import pytest

from site_gen.errors import ContentError, UsageError
from tests.sites import Site

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


def test_article_stands_on_its_page_its_body_and_its_feed(tmp_path: Path) -> None:
    site = Site(tmp_path, SMALL)
    report = site.build()
    assert report.articles == 1
    assert report.problems == []
    for path in ("index.html", "feed.xml", "tin/2018/thang-01/index.html", "co-quan/bo-thu-nghiem/index.html"):
        assert "/tin/2018/a/" in site.read(path), path
    assert 'href="/co-quan/bo-thu-nghiem/"' in site.read("tin/2018/a/index.html")


def test_second_build_writes_nothing(tmp_path: Path) -> None:
    site = Site(tmp_path, SMALL)
    first = site.build()
    second = site.build()
    assert first.written == first.rendered > 0
    assert (second.rendered, second.written, second.removed) == (0, 0, 0)


def test_removed_article_leaves_nothing(tmp_path: Path) -> None:
    site = Site(tmp_path, SMALL)
    site.build()
    (tmp_path / "content/articles/2018/a.md").unlink()
    assert site.build().removed > 0
    assert not any("/tin/2018/a/" in text.decode(errors="replace") for text in site.files().values())
    assert not (site.output / "tin/2018").exists()


def test_error_leaves_the_output_untouched(tmp_path: Path) -> None:
    site = Site(tmp_path, SMALL)
    site.build()
    before = site.files()
    site.write("-- content/articles/2018/b.md --\n---\ntitle: B\ndate: 2018-13\n---\n")
    with pytest.raises(ContentError) as caught:
        site.build()
    assert [str(problem).split(": ")[0] for problem in caught.value.problems] == ["content/articles/2018/b.md:3:1"]
    assert site.files() == before


def test_foreign_folder_is_refused(tmp_path: Path) -> None:
    site = Site(tmp_path, SMALL)
    (tmp_path / "public").mkdir()
    (tmp_path / "public/precious.txt").write_text("mine")
    with pytest.raises(UsageError):
        site.build()
    assert (tmp_path / "public/precious.txt").read_text() == "mine"


def test_folder_that_was_ours_and_is_another_hands_now_is_refused(tmp_path: Path) -> None:
    site = Site(tmp_path, SMALL)
    site.build()
    shutil.rmtree(site.output)
    site.output.mkdir()
    (site.output / "precious.txt").write_text("mine")
    with pytest.raises(UsageError):
        site.build()
    assert (site.output / "precious.txt").exists()


def test_first_build_that_was_killed_early_is_completed(tmp_path: Path) -> None:
    site = Site(tmp_path, SMALL)
    site.output.mkdir()
    (site.output / ".diemtin-tmp-1-feed.xml").write_text("half")
    site.build()
    assert not any(path.startswith(".diemtin") for path in site.files())
