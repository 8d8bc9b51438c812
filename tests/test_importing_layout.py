"""From lines to blocks: spacing, wrapped lines, lists, title and byline, captions and headings."""

from __future__ import annotations

import pytest

from site_gen.importing import byline, captions, layout
from site_gen.importing.model import Block, Kind
from site_gen.importing.spacing import tidy

PROSE = "Ngày 17/1, tại Thành phố Mẫu, Bộ Thử nghiệm tổ chức hội nghị với sự tham dự của đông đảo đại biểu các nơi."


def texts(source: str) -> list[str]:
    return [block.text for block in layout.blocks(source)]


def kinds(source: str) -> list[str]:
    return [block.kind.value for block in layout.blocks(source)]


def parted(*lines: str) -> byline.Parted:
    return byline.part([Block(Kind.PARAGRAPH, line) for line in lines])


@pytest.mark.parametrize(
    ("sloppy", "clean"),
    [
        ("về “ Đẩy mạnh ” và", "về “Đẩy mạnh” và"),
        ("Bộ Mẫu , Ban Thử", "Bộ Mẫu, Ban Thử"),
        ("một  hai\u00a0\u00a0ba\tbốn ", "một hai ba bốn"),
        ("kết thúc .", "kết thúc."),
        ("( trong ngoặc ) ; sau", "(trong ngoặc); sau"),
        ("an ninh,trật tự;an toàn:tốt", "an ninh, trật tự; an toàn: tốt"),
        ("chủ đề“Mẫu”của", "chủ đề “Mẫu” của"),
        ('chữ " thẳng " giữ nguyên', 'chữ " thẳng " giữ nguyên'),
        ("tăng 10,5% lúc 8:30 ở https://mau.example/a,b;c:d", "tăng 10,5% lúc 8:30 ở https://mau.example/a,b;c:d"),
        ("hình hình mới, chú trong tới, lĩnh vực..", "hình hình mới, chú trong tới, lĩnh vực.."),
        ("còn nữa ...", "còn nữa ..."),
    ],
)
def test_spacing_is_cleaned_and_the_wording_is_not(sloppy: str, clean: str) -> None:
    assert tidy(sloppy) == clean
    assert tidy(clean) == clean


@pytest.mark.parametrize(
    ("source", "paragraphs"),
    [
        ("Một đoạn dài.\n\nHai đoạn dài.", ["Một đoạn dài.", "Hai đoạn dài."]),
        ("Một dòng dài.\nHai dòng dài.\nBa dòng.", ["Một dòng dài.", "Hai dòng dài.", "Ba dòng."]),
        ("Bộ Thử nghiệm vừa họp\nbàn về mẫu vật của\ncác tỉnh trong năm.", None),
        ("Dòng một.\r\n\r\nDòng hai.\r\n", ["Dòng một.", "Dòng hai."]),
        ("Dòng một.\u2028Dòng hai.", ["Dòng một.", "Dòng hai."]),
    ],
)
def test_paragraphs(source: str, paragraphs: list[str] | None) -> None:
    assert texts(source) == (paragraphs or [" ".join(source.split())])


def test_hard_wrapped_lines_are_joined_also_before_a_capital() -> None:
    source = (
        "Sáng 5/3, đồng chí Lê Mẫu Hai, Chủ tịch\n"
        "UBND tỉnh Mẫu phát biểu tại hội nghị về\n"
        "công tác mẫu.\n"
        "Đoạn mới bắt đầu sau một dòng ngắn, còn\n"
        "đây là dòng tiếp theo.\n"
    )
    assert texts(source) == [
        "Sáng 5/3, đồng chí Lê Mẫu Hai, Chủ tịch UBND tỉnh Mẫu phát biểu tại hội nghị về công tác mẫu.",
        "Đoạn mới bắt đầu sau một dòng ngắn, còn đây là dòng tiếp theo.",
    ]


def test_indents_part_the_paragraphs_of_a_wrapped_text() -> None:
    source = (
        "   Đoạn thứ nhất có dòng dài bằng\nnhau ở đây và rất vừa vặn luôn.\n   Đoạn thứ hai cũng có một\ndòng nữa."
    )
    assert len(texts(source)) == 2


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("- một\n- hai", ["bullet", "bullet"]),
        ("• một\n\n• hai", ["bullet", "bullet"]),
        ("-Một\n-Hai", ["bullet", "bullet"]),
        ("1. Một\n2. Hai\n3. Ba", ["number", "number", "number"]),
        ("1) Một\n2) Hai", ["number", "number"]),
        ("Câu.\n- Chỉ một dòng.\nCâu.", ["paragraph", "paragraph", "paragraph"]),
        ("1. Về kinh tế\nCâu.\n2. Về văn hóa\nCâu.", ["paragraph"] * 4),
        ("3. Ba\n4. Bốn", ["paragraph", "paragraph"]),
        ("2031. Năm ấy\n2032. Năm sau", ["paragraph", "paragraph"]),
        ("a) một\nb) hai", ["paragraph", "paragraph"]),
        ("Câu.\n\n* * *\n\nCâu.", ["paragraph", "rule", "paragraph"]),
    ],
)
def test_only_real_lists_are_lists(source: str, expected: list[str]) -> None:
    assert kinds(source) == expected


def test_another_mark_below_an_item_nests() -> None:
    found = layout.blocks("- Một\n+ hai\n+ ba\n- Bốn")
    assert [block.depth for block in found] == [0, 1, 1, 0]


def test_items_of_a_wrapped_list_keep_their_second_lines() -> None:
    assert texts("- một việc rất dài\nphải xuống dòng\n- hai") == ["một việc rất dài phải xuống dòng", "hai"]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Phạm Mẫu", "Phạm Mẫu"),
        ("Hồng Mẫu", "Hồng Mẫu"),
        ("NGUYỄN MẪU", "NGUYỄN MẪU"),
        ("T.Mẫu", "T.Mẫu"),
        ("P. Mẫu", "P. Mẫu"),
        ("Ngô Thử Mẫu.", "Ngô Thử Mẫu"),
        ("(Mẫu Anh)", "Mẫu Anh"),
        ("Mẫu Anh - Thử Em", "Mẫu Anh, Thử Em"),
        ("Mẫu Anh và Thử Em", "Mẫu Anh, Thử Em"),
        ("Thử Mẫu (TTXVN)", "Thử Mẫu"),
        ("Nguyễn Mẫu/Báo Thử", "Nguyễn Mẫu"),
        ("PV - Mẫu Anh", "Mẫu Anh"),
        ("Theo Nguyễn Mẫu (Báo Thử)", "Nguyễn Mẫu"),
        ("Tác giả: Mẫu Thị Bút", "Mẫu Thị Bút"),
        ("Bài, ảnh: MẪU BÚT", "MẪU BÚT"),
        ("Tin, ảnh: Mẫu Bút – Thử Bút", "Mẫu Bút, Thử Bút"),
        ("Xuân Mẫu - Ảnh: Thử Bút", "Xuân Mẫu"),
        ("Người viết: Mẫu Thị Bút", "Mẫu Thị Bút"),
        ("PV", "PV"),
    ],
)
def test_the_author_from_the_last_line(line: str, author: str) -> None:
    found = parted(PROSE, PROSE, line)
    assert (found.author, len(found.blocks)) == (author, 2)


@pytest.mark.parametrize(
    "line", ["Hà Nội", "Bộ Thử Nghiệm", "Kết quả đạt được", "Theo Tuổi Mẫu", "Câu cuối cùng.", "Nguồn: Báo Mẫu"]
)
def test_a_last_line_that_names_no_author(line: str) -> None:
    found = parted(PROSE, PROSE, line)
    assert (found.author, len(found.blocks)) == ("", 3)


@pytest.mark.parametrize(
    "below", [["Nguồn: Báo Mẫu"], ["Từ khóa: mẫu, thử"], ["Theo Báo Mẫu", "https://mau.example/"], ["Ảnh: Thử Bút"]]
)
def test_the_author_above_notes(below: list[str]) -> None:
    found = parted(PROSE, "Trần Mẫu", *below)
    assert found.author == "Trần Mẫu"
    assert [block.text for block in found.blocks] == [PROSE, *below]


def test_the_author_behind_the_last_sentence() -> None:
    found = parted(PROSE, f"{PROSE[:-1]}./. Trần Thị Bút")
    assert (found.author, found.blocks[-1].text) == ("Trần Thị Bút", f"{PROSE[:-1]}./.")


@pytest.mark.parametrize(
    "date",
    [
        "Thứ Tư, 17/01/2031, 08:30 (GMT+7)",
        "17/01/2031 08:30",
        "Ngày đăng: 17/01/2031",
        "Thứ tư, ngày 17 tháng 1 năm 2031 | 8:30",
        "Cập nhật: 17-1-2031, 9h30",
    ],
)
def test_title_byline_and_date_above_the_text(date: str) -> None:
    found = parted("Bộ Thử nghiệm họp bàn mẫu mới", date, "Tác giả: Mẫu Bút", PROSE)
    assert (found.title, found.author) == ("Bộ Thử nghiệm họp bàn mẫu mới", "Mẫu Bút")
    assert [block.text for block in found.blocks] == [PROSE]


@pytest.mark.parametrize(
    "first",
    [
        "Đồng chí Trần Mẫu chủ trì hội nghị.",
        "Kết quả như sau:",
        "Mẫu Bút",
        "Tin vắn",
        PROSE.rstrip(".") * 3,
        "Ảnh: Mẫu",
    ],
)
def test_a_first_line_that_is_no_title(first: str) -> None:
    assert parted(first, PROSE).title is None


CAPTIONS = """
Toàn cảnh hội nghị.
Quang cảnh cuộc họp. (Ảnh: Mẫu/TTXVN)
Các đại biểu dự hội nghị.
Các đại biểu tham gia tọa đàm.
Đại biểu dự hội nghị biểu quyết thông qua chương trình làm việc.
Lãnh đạo Ban Ví dụ tỉnh báo cáo công tác chuẩn bị Đại hội.
Đồng chí Hoàng Thị Mẫu, Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch UBND tỉnh kết luận Hội nghị.
Đồng chí Lại Mẫu Hoàn, Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh, Trưởng ban Tổ chức hội thảo phát biểu tại cuộc họp.
Thứ trưởng Bộ Thử nghiệm Đỗ Mẫu Tuyên phát biểu tại cuộc họp.
Thủ tướng Nguyễn Mẫu phát biểu.
Trưởng Ban chỉ đạo tỉnh phát biểu kết luận Hội nghị.
Đồng chí Vương Mẫu - Phó Chủ tịch UBND tỉnh (người thứ 3, từ phải qua) thực hiện nghi thức khởi công dự án
Ông Trần Mẫu Một (bìa trái) trao quà cho các hộ nghèo.
Ảnh: Nguyễn Mẫu
Ảnh minh họa: Một lớp học.
Chú thích ảnh: Cầu Mẫu nhìn từ trên cao
(Các đại biểu chụp ảnh lưu niệm.)
Bộ trưởng Trần Mẫu Một trao Huân chương cho đại diện Cục Ví dụ.
Hai bên ký kết chương trình phối hợp.
Đoàn công tác kiểm tra tại xã Mẫu.
Bà Lê Mẫu Hai, Chủ tịch UBND tỉnh Mẫu, phát biểu khai mạc.
Một góc thành phố Mẫu hôm nay.
Cán bộ, chiến sĩ Công an xã tuyên truyền cho người dân.
"""

PARAGRAPHS = """
Hội nghị kết thúc thành công tốt đẹp.
Dự hội nghị có đại diện lãnh đạo các sở, ngành.
Ngày 17/1, Bộ Mẫu tổ chức hội nghị.
Các đại biểu đã thảo luận sôi nổi.
Tại hội nghị, các đại biểu thống nhất cao với dự thảo.
Ông Trần Mẫu Một cho biết, kinh phí là 5 tỷ đồng.
Đồng chí nhấn mạnh ba nhiệm vụ trọng tâm.
Phát biểu tại hội nghị, Thứ trưởng Nguyễn Mẫu đánh giá cao kết quả.
“Chúng tôi sẽ làm”, ông Sáu nói.
(Theo TTXVN)
Chủ trì hội nghị có đồng chí Lê Mẫu, Bí thư Tỉnh ủy.
Chương trình gồm ba phần:
Đại biểu Quốc hội Nguyễn Mẫu đề nghị làm rõ hơn.
Các đại biểu nhất trí thông qua nghị quyết.
Bộ trưởng yêu cầu các đơn vị khẩn trương triển khai.
Kết luận hội nghị, Bộ trưởng giao Cục Ví dụ chủ trì.
UBND tỉnh giao Sở Mẫu chủ trì, phối hợp.
Cùng ngày, đoàn công tác thăm xã Mẫu.
Việc sáp nhập hoàn thành trước 30/6.
"""


@pytest.mark.parametrize("line", CAPTIONS.strip().split("\n"))
def test_captions(line: str) -> None:
    marked = captions.mark([Block(Kind.PARAGRAPH, text) for text in (PROSE, line, PROSE)])
    assert [block.kind.value for block in marked] == ["paragraph", "caption", "paragraph"]


@pytest.mark.parametrize("line", PARAGRAPHS.strip().split("\n"))
def test_short_paragraphs_are_no_captions(line: str) -> None:
    marked = captions.mark([Block(Kind.PARAGRAPH, text) for text in (PROSE, line, PROSE)])
    assert {block.kind for block in marked} == {Kind.PARAGRAPH}


@pytest.mark.parametrize("line", ["Thủ tướng Nguyễn Mẫu phát biểu.", "Ông Trần Mẫu chủ trì Hội nghị.", PROSE])
def test_the_first_paragraph_is_no_caption(line: str) -> None:
    assert not captions.is_caption(line, first=True)


def test_a_first_line_that_says_it_is_a_picture_is_a_caption() -> None:
    assert captions.is_caption("Toàn cảnh hội nghị. Ảnh: Mẫu", first=True)


def test_a_short_line_without_a_full_stop_heads_the_text_below_it() -> None:
    marked = captions.mark([Block(Kind.PARAGRAPH, text) for text in (PROSE, "Nhiệm vụ trọng tâm", PROSE, "Hết")])
    assert [block.kind.value for block in marked] == ["paragraph", "heading", "paragraph", "paragraph"]
