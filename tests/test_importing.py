"""Whole articles: the first real one, and made-up ones of other layouts, from text to the Markdown file."""

from __future__ import annotations

import os
import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from site_gen import importing
from site_gen.importing import Imported, ImportedOfficial, import_text, to_markdown

HERE = Path(__file__).parent
DATA = HERE / "data" / "importing"
PACKAGE = Path(importing.__file__).parent
ARTICLES = sorted(path.stem for path in DATA.glob("*.txt"))


def read(path: Path) -> str:
    """The file's text with its line ends as they are."""
    return path.read_bytes().decode("utf-8")


def article(name: str) -> Imported:
    return import_text(read(DATA / f"{name}.txt"))


def captions(imported: Imported) -> list[str]:
    lines = imported.body.split("\n")
    return [above for above, below in pairwise(lines) if below == "{: .caption }"]


@pytest.fixture(scope="module")
def seed() -> Imported:
    (path,) = (HERE.parent / "seeds").glob("*.txt")
    return import_text(read(path))


def test_the_seed_gives_its_author_and_its_officials(seed: Imported) -> None:
    assert seed.title is None
    assert seed.author == "Phạm Tâm"
    assert seed.officials == (
        ImportedOfficial("Nguyễn Văn Sơn", "Trung tướng", "Thứ trưởng", "Bộ Công an"),
        ImportedOfficial("Nguyễn Lam", "", "Phó trưởng", "Ban Dân vận TƯ"),
        ImportedOfficial("Trương Thị Ngọc Ánh", "", "Phó Chủ tịch", "Ủy ban TƯ MTTQ Việt Nam"),
    )


def test_the_seed_gives_its_bodies_once_each_and_the_leading_one_first(seed: Imported) -> None:
    assert seed.organizations == (
        "Bộ Công an",
        "Ban chỉ đạo “Thực hiện phong trào toàn dân bảo vệ an ninh Tổ quốc” TƯ",
        "Ban Dân vận TƯ",
        "Ủy ban TƯ MTTQ Việt Nam",
        "TƯ Hội Cựu chiến binh Việt Nam",
        "TƯ Hội Liên hiệp Phụ nữ Việt Nam",
        "TƯ Đoàn TNCS Hồ Chí Minh",
        "TƯ Hội Nông dân Việt Nam",
        "TƯ Hội Người cao tuổi",
        "Tổng Liên đoàn lao động Việt Nam",
        "Đảng ủy Công an Trung ương",
        "Cục XDPT toàn dân bảo vệ ANTQ",
    )


def test_the_seed_gives_its_two_programmes(seed: Imported) -> None:
    assert seed.documents == ("Chương trình phối hợp 09", "Chương trình phối hợp số 38")


def test_the_seed_keeps_its_lead_and_its_wording_and_loses_its_sloppy_spacing(seed: Imported) -> None:
    assert seed.body.startswith("Trung tướng Nguyễn Văn Sơn, Thứ trưởng Bộ Công an, Trưởng Ban chỉ đạo “Thực hiện")
    assert captions(seed) == [
        "Toàn cảnh buổi Giao ban.",
        "Trưởng Ban chỉ đạo “Thực hiện phong trào toàn dân bảo vệ an ninh Tổ quốc” TƯ, "
        "Thứ trưởng Nguyễn Văn Sơn phát biểu kết luận Hội nghị.",
    ]
    assert "trong tình hình hình mới" in seed.body
    assert "chú trong tới" in seed.body
    assert "lĩnh vực.." in seed.body
    assert "về “Đẩy mạnh" in seed.body
    assert "giữa Bộ Công an, Ban Dân vận TƯ" in seed.body
    assert "  " not in seed.body
    assert "\u00a0" not in seed.body


def test_no_name_of_the_seed_stands_in_the_rules(seed: Imported) -> None:
    code = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py")).casefold()
    names = [official.name for official in seed.officials] + [*seed.organizations, seed.author, *seed.documents]
    shorter = ["Ban Dân vận", "MTTQ", "XDPT", "Cựu chiến binh", "Nông dân Việt Nam", "Người cao tuổi"]
    assert [name for name in [*names, *shorter] if name.casefold() in code] == []


def test_an_article_with_title_byline_and_hard_wrapped_lines() -> None:
    imported = article("hard-wrapped-crlf")
    assert imported.title == "BỘ THỬ NGHIỆM TRIỂN KHAI NGHỊ QUYẾT VỀ CHUYỂN ĐỔI MẪU"
    assert imported.author == "Mẫu Thị Bút"
    assert imported.officials == (
        ImportedOfficial("Trần Mẫu Một", "", "Bộ trưởng", "Bộ Thử nghiệm"),
        ImportedOfficial("Lê Thị Mẫu Hai", "", "Chủ tịch", "UBND tỉnh Mẫu"),
        ImportedOfficial("Phạm Mẫu Ba", "Đại tá", "Giám đốc", "Học viện Mẫu"),
    )
    assert imported.organizations == (
        "Bộ Thử nghiệm",
        "UBND tỉnh Mẫu",
        "Học viện Mẫu",
        "Cục Ví dụ và Hư cấu",
        "Sở Thử nghiệm tỉnh Mẫu",
        "Hội Người viết mẫu Việt Nam",
        "Ban Bí thư",
    )
    assert imported.documents == ("Nghị quyết số 18-NQ/TW", "Nghị định 30/2020/NĐ-CP", "Chỉ thị số 09-CT/TW")
    assert captions(imported) == [
        "(Toàn cảnh Hội nghị tại điểm cầu Bộ Thử nghiệm.)",
        "Ảnh: Bộ trưởng Trần Mẫu Một trao bằng khen cho các tập thể.",
    ]
    assert "\n- Đẩy mạnh tuyên truyền tới 100% cơ sở;\n" in imported.body
    assert "\n1. Xây dựng kế hoạch.\n2. Tổ chức thực hiện.\n" in imported.body
    assert "\n2031\\. Đó là năm bắt đầu của chương trình \\*mẫu\\*, với &lt;thẻ> và \\[liên kết\\]." in imported.body


def test_an_article_of_one_line_per_paragraph() -> None:
    imported = article("one-line-paragraphs")
    assert imported.title == "Tỉnh Mẫu ký kết chương trình phối hợp bảo đảm an toàn giao thông"
    assert imported.author == "Mẫu Văn Bảy"
    assert imported.officials == (
        ImportedOfficial("Ngô Mẫu Tư", "Thượng tá", "Phó Giám đốc", "Công an tỉnh"),
        ImportedOfficial("Đặng Thị Mẫu Năm", "", "Chủ tịch", "Hội Liên hiệp Phụ nữ tỉnh"),
        ImportedOfficial("Vũ Mẫu Sáu", "", "Trưởng", "Phòng Cảnh sát giao thông Công an tỉnh Mẫu"),
    )
    assert imported.organizations[:4] == (
        "Công an tỉnh Mẫu",
        "Ban An toàn giao thông tỉnh",
        "Hội Liên hiệp Phụ nữ tỉnh",
        "Tỉnh đoàn",
    )
    assert imported.organizations[-3:] == ("Sở Giao thông vận tải", "Sở Giáo dục và Đào tạo", "Sở Y tế")
    assert imported.documents == ("Chương trình phối hợp số 12", "Kế hoạch 45/KH-UBND")
    assert captions(imported) == [
        "Các đại biểu chứng kiến lễ ký kết.",
        "Thượng tá Ngô Mẫu Tư phát biểu tại Lễ ký kết.",
    ]
    assert "\n## Nhiệm vụ trọng tâm\n" in imported.body
    assert "“Đường Mẫu bình yên”." in imported.body
    assert imported.body.endswith("Nguồn: Cổng thông tin điện tử tỉnh Mẫu\n")


def test_a_row_of_holders_of_one_post() -> None:
    imported = article("lists-of-holders")
    posts = {official.name: (official.role, official.organization) for official in imported.officials}
    assert posts["Đinh Mẫu A"] == posts["Cao Mẫu Bê"] == posts["Phan Mẫu Xê"] == ("Phó Chủ tịch", "UBND tỉnh")
    assert posts["Tô Mẫu Chín"] == ("Bí thư", "Tỉnh ủy Mẫu Đông")
    assert posts["Trịnh Mẫu Hát"] == ("Chánh", "Văn phòng Tỉnh ủy")
    assert imported.documents[-2:] == ("Nghị quyết số 18", "Nghị quyết số 19")
    assert imported.body.startswith("1\\. Chiều 16/1, đồng chí")


def test_a_body_and_its_abbreviation_are_one() -> None:
    imported = article("indented-two-authors")
    assert [name for name in imported.organizations if "KH" in name] == []
    assert imported.organizations.count("Bộ Khoa học và Ví dụ") == 1
    assert "EGD" not in article("press-meeting").organizations


def test_the_body_in_the_chair_leads() -> None:
    text = (
        "Dự hội nghị có bà Lê Thử, Giám đốc Sở Ví dụ tỉnh Mẫu.\n\n"
        "Bộ trưởng Bộ Thử nghiệm Trần Mẫu Một chủ trì hội nghị, các đơn vị cùng thảo luận.\n"
    )
    assert import_text(text).organizations == ("Bộ Thử nghiệm", "Sở Ví dụ tỉnh Mẫu")


def test_a_holder_with_a_rare_family_name_parts_from_a_body_that_stands_elsewhere() -> None:
    text = (
        "Sở Ví dụ tỉnh Mẫu vừa họp bàn kế hoạch năm sau.\n\n"
        "Giám đốc Sở Ví dụ Ví Thử Ba cho biết, Bộ Thử nghiệm rất quan tâm đến việc này.\n"
    )
    imported = import_text(text)
    assert imported.officials == (ImportedOfficial("Ví Thử Ba", "", "Giám đốc", "Sở Ví dụ"),)
    assert imported.organizations == ("Sở Ví dụ tỉnh Mẫu", "Bộ Thử nghiệm")


@pytest.mark.parametrize("name", ARTICLES)
def test_every_article_comes_out_as_it_did(name: str) -> None:
    """Refresh with ``REFRESH=1 pytest tests/test_importing.py``."""
    imported = article(name)
    text = to_markdown(imported, identifier="mau-0001", title=imported.title or "Mẫu", date="2031", dump=dump)
    golden = DATA / f"{name}.md"
    if os.environ.get("REFRESH"):
        golden.write_text(text, "utf-8", newline="\n")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("name", ARTICLES)
def test_all_words_of_an_article_are_kept(name: str) -> None:
    source, imported = read(DATA / f"{name}.txt"), article(name)
    kept = f"{imported.title} {imported.author} {imported.body}"
    labels = "Tác giả Phóng viên Bài ảnh Thứ Tư Ngày Theo Báo Giả Định GMT"
    assert set(re.findall(r"[^\W\d_]+", source)) - set(re.findall(r"[^\W\d_]+", f"{kept} {labels}")) == set()


def dump(fields: object) -> str:
    return str(yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=1000))


def test_the_file_has_the_fields_in_their_order_and_no_empty_ones() -> None:
    imported = article("one-line-paragraphs")
    text = to_markdown(
        imported,
        identifier="mau-1",
        title="Tỉnh Mẫu: 2018",
        date="2018",
        source_name="Báo Mẫu",
        source_url="https://bao.example/a",
        dump=dump,
    )
    front, body = text.removeprefix("---\n").split("\n---\n\n", 1)
    fields = yaml.safe_load(front)
    assert list(fields) == ["id", "title", "date", "author", "officials", "organizations", "documents", "source"]
    assert fields["date"] == "2018"
    assert fields["author"] == "Mẫu Văn Bảy"
    assert fields["officials"][1] == {
        "name": "Đặng Thị Mẫu Năm",
        "role": "Chủ tịch",
        "organization": "Hội Liên hiệp Phụ nữ tỉnh",
    }
    assert fields["source"] == {"name": "Báo Mẫu", "url": "https://bao.example/a"}
    assert body.endswith(imported.body)


def test_a_text_without_anything_has_no_empty_fields() -> None:
    text = to_markdown(import_text("Một câu.\n"), identifier="x", title="T", date="2018", dump=dump)
    assert text == "---\nid: x\ntitle: T\ndate: '2018'\n---\n\nMột câu.\n"


def test_several_authors_are_a_list() -> None:
    text = to_markdown(article("congress"), identifier="x", title="T", date="2031", dump=dump)
    assert yaml.safe_load(text.split("---\n")[1])["author"] == ["Mẫu Thu", "Thử Trang"]


def test_a_title_line_is_dropped_only_where_it_is_the_title() -> None:
    imported = article("one-line-paragraphs")
    assert imported.title is not None
    same = to_markdown(imported, identifier="x", title=imported.title.upper() + ".", date="2031", dump=dump)
    other = to_markdown(imported, identifier="x", title="Khác", date="2031", dump=dump)
    assert f"## {imported.title}\n" not in same
    assert f"---\n\n## {imported.title}\n\nHÀ MẪU - Sáng" in other


def test_unicode_forms_and_line_ends_do_not_matter() -> None:
    for name in ARTICLES:
        source = read(DATA / f"{name}.txt").replace("\r\n", "\n")
        expected = import_text(source)
        assert import_text(unicodedata.normalize("NFD", source)) == expected
        assert import_text(source.replace("\n", "\r\n")) == expected
        assert import_text("\ufeff" + source.replace(" ", "\u00a0")) == expected


WORDS = sorted({word for name in ARTICLES for word in read(DATA / f"{name}.txt").split()})
MARKS = [
    "\n",
    "\n\n",
    "“",
    "”",
    "(",
    ")",
    "-",
    "1.",
    ",",
    ";",
    "Bộ",
    "Phó",
    "Trưởng",
    "các",
    "Ban",
    "TƯ",
    "#",
    "{",
    "số",
]


@given(st.lists(st.sampled_from(WORDS + MARKS), max_size=80).map(" ".join))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    imported = import_text(text)
    assert all(official.name for official in imported.officials)
    assert len(set(imported.organizations)) == len(imported.organizations)
    assert len({official.name for official in imported.officials}) == len(imported.officials)


@given(st.text(max_size=200))
def test_any_characters_are_read_without_a_fault(text: str) -> None:
    import_text(text)
