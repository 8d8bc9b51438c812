"""Pictures and cards on a built site: which files there are, what pages and feeds say of them."""

from __future__ import annotations

import io
import re
from pathlib import Path

import lxml.html
import pytest
from PIL import Image

from tests.pages import faults
from tests.sites import SETTINGS, Site
from tests.test_images import CANARY, MOVING, STILL, drawing, saved, telling

PAGE = "tin/2018/a/index.html"
PHOTO = saved(drawing(2400, 1600), "JPEG", exif=telling())
ARTICLE = """
-- content/articles/a.md --
---
title: Họp báo
date: 2018-01-17
topic: An ninh
image:
  src: media/anh.jpg
  alt: Quang cảnh
---
Một ![Hai > "ba"](/media/anh.png) bốn ![](/media/anh.png){.decoration} [tải](/media/anh.jpg) ![Năm](/media/dong.gif)
![Sáu](/media/ve.svg)
-- content/topics/an-ninh.md --
---
name: An ninh
---
-- content/topics/chua-co-bai.md --
---
name: Chưa có bài
---
-- content/media/ve.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>
"""


def with_pictures(tmp_path: Path, archive: str = ARTICLE, settings: str = "") -> Site:
    media = tmp_path / "content/media"
    media.mkdir(parents=True)
    (media / "anh.jpg").write_bytes(PHOTO)
    (media / "anh.png").write_bytes(saved(drawing(900, 600), "PNG"))
    (media / "dong.gif").write_bytes(MOVING["gif"])
    (media / "nho.webp").write_bytes(STILL["webp"])
    (tmp_path / "site.toml").write_text(SETTINGS + settings, encoding="utf-8")
    return Site(tmp_path, archive)


def tree(site: Site, path: str = PAGE) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(site.read(path))


def told(site: Site, path: str) -> dict[str, str]:
    """What a page says to social media."""
    metas = tree(site, path).iter("meta")
    return {meta.get("property") or meta.get("name") or "": meta.get("content") or "" for meta in metas}


def test_every_width_that_a_page_offers_is_there(tmp_path: Path) -> None:
    site = with_pictures(tmp_path)
    assert site.problems() == []
    assert faults((site.output / PAGE).read_bytes()) == []
    sources = tree(site).xpath("//picture/source")
    assert [source.get("type") for source in sources] == ["image/webp"] * 3
    offered = [re.findall(r"(\S+) (\d+)w", source.get("srcset")) for source in sources]
    assert [[int(width) for _, width in pairs] for pairs in offered] == [[480, 800, 1200, 1600], [480, 900], [480, 900]]
    for url, width in offered[0] + offered[1]:
        with Image.open(site.output / url.lstrip("/")) as image:
            assert (image.format, image.width) == ("WEBP", int(width))
    assert {source.get("sizes") for source in sources} == {"(min-width: 748px) 714px, calc(100vw - 34px)"}


def test_picture_keeps_words_and_size(tmp_path: Path) -> None:
    site = with_pictures(tmp_path)
    site.build()
    shown = [(i.get("src"), i.get("alt"), i.get("width"), i.get("height")) for i in tree(site).xpath("//main//img")]
    assert shown == [
        ("/media/anh.jpg", "Quang cảnh", "1920", "1280"),
        ("/media/anh.png", 'Hai > "ba"', "900", "600"),
        ("/media/anh.png", "", "900", "600"),
        ("/media/dong.gif", "Năm", "400", "200"),
        ("/media/ve.svg", "Sáu", "4", "3"),
    ]
    made = re.sub(r"<(?!/?picture|img|/?p>)[^>]*>", "", site.read(PAGE).partition('class="body">')[2])
    made = re.sub(r'<img src="/media/([^"]*)".*?decoding="async">', r"\1", made)
    assert "Một <picture>anh.png</picture> bốn <picture>anh.png</picture> tải dong.gif" in made


def test_no_file_tells_where_a_picture_was_taken(tmp_path: Path) -> None:
    site = with_pictures(tmp_path)
    site.build()
    made = {path: raw for path, raw in site.files().items() if "media/" in path}
    assert len(made) == 4 + 4 + 2 + 1  # as they are, widths of each, one for a card
    assert [path for path, raw in made.items() if CANARY.encode() in raw] == []
    assert not any("nho.webp" in path for path in made)


def test_feed_has_pictures_in_their_own_format(tmp_path: Path) -> None:
    site = with_pictures(tmp_path)
    site.build()
    feed = site.read("feed.xml")
    assert "https://example.org/media/anh.png" in feed
    assert "srcset" not in feed
    assert ".webp" not in feed


def test_other_picture_has_other_addresses(tmp_path: Path) -> None:
    site = with_pictures(tmp_path)
    site.build()
    before = site.files()
    (tmp_path / "content/media/anh.png").write_bytes(saved(drawing(900, 500), "PNG"))
    site.build()
    after = site.files()
    gone = {path for path in before if path not in after}
    assert {path.partition("anh.png")[0] for path in gone} == {"assets/media/"}
    changed = {path for path in after if before.get(path) != after[path]}
    assert not any("anh.jpg" in path for path in changed)
    assert {PAGE, "media/anh.png", "feed.xml"} <= changed


def test_names_that_look_like_widths_stand_beside_each_other(tmp_path: Path) -> None:
    archive = ARTICLE + "-- content/articles/b.md --\n---\ntitle: B\ndate: 2018\n---\n![b](/media/anh-480.webp)\n"
    site = with_pictures(tmp_path, archive)
    (tmp_path / "content/media/anh-480.webp").write_bytes(PHOTO)
    assert site.problems() == []


def test_broken_picture_is_published_without_what_it_tells_and_with_a_warning(tmp_path: Path) -> None:
    site = with_pictures(tmp_path)
    broken = PHOTO[: len(PHOTO) // 2]
    (tmp_path / "content/media/anh.jpg").write_bytes(broken)
    (problem,) = site.problems()
    assert str(problem).startswith("content/media/anh.jpg:1:1: warning: media/anh.jpg cannot be read as a picture (")
    made = (site.output / "media/anh.jpg").read_bytes()
    assert CANARY.encode() in broken
    assert CANARY.encode() not in made
    assert broken.endswith(made[-1000:])
    assert told(site, PAGE)["og:image"].endswith(".png")


def test_picture_of_a_foreign_format_is_a_warning_that_says_so(tmp_path: Path) -> None:
    site = with_pictures(tmp_path, ARTICLE.replace("anh.png", "anh.tif"))
    (tmp_path / "content/media/anh.tif").write_bytes(saved(drawing(), "TIFF"))
    (problem,) = site.problems()
    assert "is of a format that browsers do not show, and where it is shown, it is published with all" in str(problem)


@pytest.mark.parametrize("name", ["ve.svg", "ve.xml"])
def test_drawing_with_a_program_is_an_error(tmp_path: Path, name: str) -> None:
    site = with_pictures(tmp_path)
    (tmp_path / "content/media" / name).write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
    errors = [problem for problem in site.problems() if problem.severity == "error"]
    assert [(one.place.path, "<script" in one.message) for one in errors if "drawing" in one.message] == [
        (f"content/media/{name}", True)
    ]


def test_picture_with_a_long_name(tmp_path: Path) -> None:
    name = "ả" * 80 + ".jpg"
    site = with_pictures(tmp_path, ARTICLE.replace("anh.jpg", name))
    (tmp_path / "content/media" / name).write_bytes(PHOTO)
    assert site.problems() == []
    assert any(path.startswith("assets/media/ảả") for path in site.files())


def test_cached_and_clean_are_the_same_whatever_the_workers(tmp_path: Path) -> None:
    site = with_pictures(tmp_path, settings='cards = "articles"\n')
    site.build(jobs=2)
    made = site.files()
    assert site.build().rendered == 0
    (tmp_path / "public/media/anh.jpg").unlink()
    assert site.build().rendered == 1
    site.build(clean=True)
    assert site.files() == made


# --- cards ---------------------------------------------------------------------------------------------------


def card(site: Site, path: str) -> str:
    """The file of a page's card, which is there in the size and format that the page says."""
    meta = told(site, path)
    file = meta["og:image"].removeprefix("https://example.org/")
    with Image.open(io.BytesIO((site.output / file).read_bytes())) as image:
        assert (str(image.width), str(image.height)) == (meta["og:image:width"], meta["og:image:height"])
        assert Image.MIME[image.format or ""] == meta["og:image:type"]
    assert meta["og:image:alt"]
    assert meta["twitter:card"] == "summary_large_image"
    return re.sub(r"\.[0-9a-f]{10}\.", ".", file)


PLAIN = ARTICLE + "-- content/articles/b.md --\n---\ntitle: B\ndate: 2018\ntopic: An ninh\n---\n"


@pytest.mark.parametrize(
    ("setting", "own"), [("site", "chu-de/an-ninh.png"), ("articles", "tin/2018/b.png")], ids=["site", "articles"]
)
def test_card_of_every_page(tmp_path: Path, setting: str, own: str) -> None:
    site = with_pictures(tmp_path, PLAIN, f'cards = "{setting}"\n')
    site.build()
    assert card(site, PAGE) == "assets/media/anh.jpg.1200.jpg"
    assert card(site, "tin/2018/b/index.html") == f"assets/cards/{own}"
    assert card(site, "chu-de/an-ninh/index.html") == "assets/cards/chu-de/an-ninh.png"
    assert card(site, "chu-de/chua-co-bai/index.html") == "assets/cards/site.png"
    assert card(site, "index.html") == "assets/cards/site.png"
    drawn = [path for path in site.files() if path.startswith("assets/cards/")]
    assert len(drawn) == {"site": 2, "articles": 3}[setting]
    assert "og:image" not in site.read("404.html")


def test_cards_switched_off(tmp_path: Path) -> None:
    site = with_pictures(tmp_path, PLAIN, 'cards = "off"\n')
    site.build()
    assert not (site.output / "assets/cards").exists()
    assert "og:image" not in site.read("index.html")
    assert "og:image" not in site.read("tin/2018/b/index.html")
    assert card(site, PAGE) == "assets/media/anh.jpg.1200.jpg"


def test_picture_that_is_too_small_leaves_the_card_to_the_topic(tmp_path: Path) -> None:
    site = with_pictures(tmp_path)
    (tmp_path / "content/media/anh.jpg").write_bytes(STILL["jpeg"])
    site.build()
    assert card(site, PAGE) == "assets/cards/chu-de/an-ninh.png"


def test_card_is_drawn_again_when_its_words_change_and_only_then(tmp_path: Path) -> None:
    site = with_pictures(tmp_path, PLAIN, 'cards = "articles"\n')
    site.build()
    before = {path for path in site.files() if path.startswith("assets/cards/")}
    file = tmp_path / "content/articles/b.md"
    file.write_text(file.read_text("utf-8") + "Thân bài.\n", encoding="utf-8")
    site.build()
    assert {path for path in site.files() if path.startswith("assets/cards/")} == before
    file.write_text(file.read_text("utf-8").replace("title: B", "title: C"), encoding="utf-8")
    site.build()
    after = {path for path in site.files() if path.startswith("assets/cards/")}
    assert {path.rpartition("/")[0] for path in before ^ after} == {"assets/cards/tin/2018"}
    assert len(before ^ after) == 2


def test_site_below_a_path(tmp_path: Path) -> None:
    site = with_pictures(tmp_path)
    site.build(overrides={"base_url": "https://example.org/d/"})
    assert told(site, PAGE)["og:image"].startswith("https://example.org/d/assets/media/anh.jpg.")
    assert tree(site).xpath("//picture/source/@srcset")[0].startswith("/d/assets/media/anh.jpg.")
    assert (site.output / "assets/cards").is_dir()
