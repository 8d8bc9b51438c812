"""The real article, from the seed file to its pages."""

from __future__ import annotations

import hashlib
from pathlib import Path

import lxml.html
import pytest

from site_gen.frontmatter import load, split
from site_gen.importing import import_text
from tests.golden import GOLDEN, PAGES, file_of, pages

HERE = Path(__file__).parent.parent
ARTICLE = HERE / "content/articles/2018/hieu-qua-trong-phoi-hop.md"


@pytest.fixture(scope="module")
def built() -> dict[str, str]:
    return pages()


@pytest.mark.parametrize("path", PAGES)
def test_golden_page(path: str, built: dict[str, str]) -> None:
    assert built[path] == file_of(path).read_text("utf-8"), "if this is meant: python -m tests.golden"


def test_no_golden_page_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {file_of(path).name for path in PAGES}


def test_seed_is_unchanged() -> None:
    (seed,) = (HERE / "seeds").iterdir()
    digest = hashlib.sha256(seed.read_bytes()).hexdigest()
    assert digest == "2dbe6f2bcb9e68577359b624f93c107294856a1279051a6d0828b1bed9d8ae99"


def test_article_is_what_import_makes_of_the_seed() -> None:
    (seed,) = (HERE / "seeds").iterdir()
    imported = import_text(seed.read_text("utf-8"))
    yaml_text, body, _ = split(ARTICLE.read_text("utf-8"))
    fields = load(yaml_text)
    assert body.strip() == imported.body.strip()
    assert fields["author"] == imported.author == "Phạm Tâm"
    organizations = fields["organizations"]
    assert isinstance(organizations, list)
    assert tuple(organizations) == imported.organizations


def test_article_names_everyone_with_links_that_stand_on_the_page(built: dict[str, str]) -> None:
    tree = lxml.html.fromstring(built[PAGES[0]])
    links = {link.text_content(): link.get("href") for link in tree.iter("a")}
    for name, url in {
        "Phạm Tâm": "/tac-gia/pham-tam/",
        "An ninh trật tự": "/chu-de/an-ninh-trat-tu/",
        "Nguyễn Văn Sơn": "/can-bo/nguyen-van-son/",
        "Nguyễn Lam": "/can-bo/nguyen-lam/",
        "Trương Thị Ngọc Ánh": "/can-bo/truong-thi-ngoc-anh/",
        "Bộ Công an": "/co-quan/bo-cong-an/",
        "Chương trình phối hợp 09": "/van-ban/chuong-trinh-phoi-hop-09/",
        "Chương trình phối hợp số 38": "/van-ban/chuong-trinh-phoi-hop-38/",
    }.items():
        assert links[name] == url
    text = " ".join(tree.text_content().split())
    assert "Trung tướng Nguyễn Văn Sơn, Thứ trưởng Bộ Công an" in text
    assert "Nguyễn Lam, Phó trưởng Ban Dân vận TƯ" in text


def test_no_name_of_the_seed_stands_in_the_code() -> None:
    names = [
        *("Nguyễn Văn Sơn", "Nguyễn Lam", "Trương Thị Ngọc Ánh", "Phạm Tâm"),
        *("Bộ Công an", "Ban Dân vận", "MTTQ", "Mặt trận Tổ quốc", "Cựu chiến binh", "Liên hiệp Phụ nữ", "ANTQ"),
        *("Hội Nông dân", "Hội Người cao tuổi", "TNCS", "Cục XDPT", "toàn dân bảo vệ"),
    ]
    for path in sorted((HERE / "site_gen").rglob("*.py")):
        text = path.read_text("utf-8")
        assert not [name for name in names if name in text], path
