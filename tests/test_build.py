"""The whole way, on small sites."""

import os
import shutil
import unicodedata
from pathlib import Path

import pytest

from site_gen import lock
from site_gen.errors import ContentError, UsageError
from site_gen.link import shelf
from site_gen.site import Story
from tests.sites import SETTINGS, Site

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

BARE = """per_page = 5
search = false
editions = false
data = false
cards = "off"
[feeds]
kinds = ["site"]
archives = []
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


def test_nothing_is_written_through_a_link_in_the_output(tmp_path: Path) -> None:
    site = Site(tmp_path / "s", SMALL)
    site.build()
    outside = tmp_path / "outside"
    shutil.move(site.output / "tin", outside)
    (outside / "2018/a/index.html").write_text("theirs")
    (site.output / "tin").symlink_to(outside)
    site.build()
    assert (outside / "2018/a/index.html").read_text() == "theirs"
    assert "Bài một" in site.read("tin/2018/a/index.html")
    assert not (site.output / "tin").is_symlink()


def test_index_alone_does_not_make_a_folder_ours(tmp_path: Path) -> None:
    site = Site(tmp_path, SMALL)
    site.output.mkdir()
    (site.output / "index.html").write_text('<meta name="generator" content="diemtin">')
    with pytest.raises(UsageError):
        site.build()


def test_site_without_a_feed_knows_its_folder(tmp_path: Path) -> None:
    site = Site(tmp_path, SMALL)
    settings = tmp_path / "site.toml"
    whole = settings.read_text("utf-8")
    settings.write_text(whole + '[feeds]\nkinds = ["organizations"]\n', "utf-8")
    site.build()
    assert not site.exists("feed.xml")
    shutil.rmtree(tmp_path / ".cache")
    site.build()
    settings.write_text(whole, "utf-8")
    site.build()
    assert site.exists("feed.xml")


def test_missing_content_never_empties_a_site(tmp_path: Path) -> None:
    site = Site(tmp_path, SMALL)
    site.build()
    before = site.files()
    (tmp_path / "content").rename(tmp_path / "elsewhere")
    with pytest.raises(UsageError):
        site.build()
    assert site.files() == before


def test_kind_that_is_a_file_is_an_error(tmp_path: Path) -> None:
    site = Site(tmp_path, "-- content/articles --\nx\n")
    assert [str(problem) for problem in site.problems()] == [
        "content/articles:1:1: error: “articles” must be a folder (remove the file and make a folder of that name)"
    ]


def test_names_of_files_are_nfc(tmp_path: Path) -> None:
    both = []
    for form in ("NFC", "NFD"):
        site = Site(tmp_path / form, SMALL)
        name = unicodedata.normalize(form, "hòa")
        links = f"[x]({unicodedata.normalize('NFC', 'hòa')}.md) ![x](/media/{name}.svg)"
        text = f"---\ntitle: B\ndate: 2018\n---\n{links}\n"
        (tmp_path / form / f"content/articles/{name}.md").write_text(text, "utf-8")
        (tmp_path / form / "content/media").mkdir()
        (tmp_path / form / f"content/media/{name}.svg").write_bytes(b"<svg/>")
        assert site.build().problems == []
        both.append(site.files())
    assert both[0] == both[1]


def test_odd_names_and_links_are_told(tmp_path: Path) -> None:
    site = Site(tmp_path, SMALL)
    articles = tmp_path / "content/articles"
    (articles / "vong.md").symlink_to(articles / "vong.md")
    (articles / "gay.md").symlink_to(articles / "khong-co.md")
    (articles / "thu-muc").symlink_to(articles / "2018")
    Path(os.fsdecode(os.fsencode(articles) + b"/\xff.md")).write_text("x")
    told = sorted(str(problem).partition(": ")[2].partition(" (")[0] for problem in site.problems())
    assert told == [
        "error: the file's name is not UTF-8",
        "warning: links to folders are not followed",
        "warning: the symbolic link leads nowhere",
        "warning: the symbolic link leads nowhere",
    ]


def test_static_is_copied_as_it_is(tmp_path: Path) -> None:
    names = ["a.bak", "#x/y", "dir./z", ".well-known/w", "~t"]
    site = Site(tmp_path, SMALL + "".join(f"-- static/{name} --\n    {name}\n    " for name in names))
    site.build()
    assert [name for name in names if not site.exists(name)] == []


def test_second_build_waits_for_the_first(tmp_path: Path) -> None:
    with lock.alone(tmp_path), pytest.raises(UsageError, match="another build"), lock.alone(tmp_path, patience=0):
        pass
    with lock.alone(tmp_path, patience=0):
        pass


def test_articles_are_opened_for_all_their_lists_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few articles fit on the shelf of a large site; those of a long list are not to be fetched anew for each list."""
    count, kept, opened = 400, 60, 0
    site = Site(tmp_path, f"-- site.toml --\n{SETTINGS}{BARE}")
    for number in range(count):
        site.write(f"""
            -- content/articles/{number:03}.md --
            ---
            title: Bài {number:03}
            date: {1980 + number // 10}-{number % 10 + 1:02}-01
            topic: Chủ đề {number % 2}
            organizations: [Cơ quan Mẫu {number % 3}, Cơ quan Mẫu {number % 4 + 3}]
            author: Tác giả {number % 5}
            ---
            """)
    build = shelf.Shelf._card

    def counted(own: shelf.Shelf, story: Story) -> object:
        nonlocal opened
        opened += 1
        return build(own, story)

    monkeypatch.setattr(shelf, "_CARDS", kept)
    monkeypatch.setattr(shelf.Shelf, "_card", counted)
    site.build()
    assert opened < 1.5 * count
