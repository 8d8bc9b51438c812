"""Bodies: where their names end, which names are one body's, and which are none."""

from __future__ import annotations

import pytest

from site_gen.importing.reading import Reading
from site_gen.importing.registry import organizations
from site_gen.importing.sameness import Name, same_body


def bodies(*texts: str) -> list[str]:
    return list(organizations(Reading(text) for text in texts))


ENDS = [
    ("Bộ Thử nghiệm tổ chức họp", ["Bộ Thử nghiệm"]),
    ("Bộ Mẫu triển khai kế hoạch", ["Bộ Mẫu"]),
    ("Học viện Mẫu, nơi đào tạo", ["Học viện Mẫu"]),
    ("Sở Giáo dục và Đào tạo tỉnh Mẫu yêu cầu", ["Sở Giáo dục và Đào tạo tỉnh Mẫu"]),
    ("Sở Thử nghiệm và Mẫu vật họp báo", ["Sở Thử nghiệm và Mẫu vật"]),
    ("Sở Nông nghiệp và PTNT tỉnh Mẫu", ["Sở Nông nghiệp và PTNT tỉnh Mẫu"]),
    ("Bộ Thử nghiệm và Sở Ví dụ cùng dự", ["Bộ Thử nghiệm", "Sở Ví dụ"]),
    ("Bộ Thử nghiệm và các cơ quan", ["Bộ Thử nghiệm"]),
    ("Bộ Thử nghiệm và Nguyễn Mẫu Một", ["Bộ Thử nghiệm"]),
    (
        "Sở Lao động - Thương binh và Xã hội tỉnh Mẫu đã ban hành",
        ["Sở Lao động - Thương binh và Xã hội tỉnh Mẫu"],
    ),
    ("Sở Văn hóa, Thể thao và Du lịch phối hợp", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("Ủy ban Ví dụ, Mẫu vật và Thử nghiệm của Quốc hội", ["Ủy ban Ví dụ, Mẫu vật và Thử nghiệm của Quốc hội"]),
    ("Cục Cảnh sát điều tra tội phạm về ma túy bắt giữ", ["Cục Cảnh sát điều tra tội phạm về ma túy"]),
    (
        "Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ kiểm tra",
        ["Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ"],
    ),
    (
        "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, tiêu cực họp",
        ["Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, tiêu cực"],
    ),
    ("Ủy ban Quốc gia về Mẫu số họp", ["Ủy ban Quốc gia về Mẫu số"]),
    ("Phòng Mẫu vật Công an tỉnh Thử bắt 3 đối tượng", ["Phòng Mẫu vật Công an tỉnh Thử"]),
    ("Viện kiểm sát nhân dân tỉnh Mẫu truy tố", ["Viện kiểm sát nhân dân tỉnh Mẫu"]),
    ("Tòa án nhân dân tối cao", ["Tòa án nhân dân tối cao"]),
    ("Ban Chỉ đạo 999 quốc gia kiểm tra", ["Ban Chỉ đạo 999 quốc gia"]),
    ("Quân khu 99 tiếp nhận", ["Quân khu 99"]),
    ("Công an quận 99 bắt", ["Công an quận 99"]),
    ("UBND TP. Mẫu Mới yêu cầu", ["UBND TP. Mẫu Mới"]),
    ("UBND huyện Mẫu, tỉnh Thử", ["UBND huyện Mẫu"]),
    ("UBND tỉnh giao Sở Mẫu", ["UBND tỉnh", "Sở Mẫu"]),
    ("Tổng Liên đoàn lao động Mẫu", ["Tổng Liên đoàn lao động Mẫu"]),
    ("TƯ Hội Thử nghiệm Việt Nam; TƯ Đoàn MTV Mẫu", ["TƯ Hội Thử nghiệm Việt Nam", "TƯ Đoàn MTV Mẫu"]),
    ("Ban chỉ đạo “Mẫu hóa toàn dân” TƯ và các bộ", ["Ban chỉ đạo “Mẫu hóa toàn dân” TƯ"]),
    ('Ban Chỉ đạo "Mẫu hóa" tỉnh Mẫu', ['Ban Chỉ đạo "Mẫu hóa" tỉnh Mẫu']),
    ("Cục MTV toàn dân bảo vệ MTQ và các thành viên", ["Cục MTV toàn dân bảo vệ MTQ"]),
    ("Hội Người mẫu mực; Hội Khuyến học", ["Hội Người mẫu mực", "Hội Khuyến học"]),
    ("Công ty cổ phần Mẫu Việt ký hợp đồng", ["Công ty cổ phần Mẫu Việt"]),
    ("Đoàn đại biểu Quốc hội tỉnh Mẫu tiếp xúc", ["Đoàn đại biểu Quốc hội tỉnh Mẫu"]),
    ("Ban Quản lý dự án đầu tư xây dựng Mẫu thi công", ["Ban Quản lý dự án đầu tư xây dựng Mẫu"]),
    ("các Bộ: Y tế, Quốc phòng và Thử nghiệm", ["Bộ Y tế", "Bộ Quốc phòng", "Bộ Thử nghiệm"]),
    ("Ủy ban Mẫu mực (UBMM) Việt Nam tỉnh họp", ["Ủy ban Mẫu mực Việt Nam tỉnh"]),
    ("Trưởng ban Ví dụ Tỉnh ủy cho hay", ["Ban Ví dụ Tỉnh ủy"]),
    ("Đại sứ quán Nhật Bản tại Việt Nam cam kết", ["Đại sứ quán Nhật Bản tại Việt Nam"]),
    ("Ban Thường vụ Tỉnh ủy Mẫu Giang; Tỉnh ủy Mẫu Giang", ["Tỉnh ủy Mẫu Giang"]),
    ("Chính phủ ban hành; Quốc hội khóa XX; Tỉnh ủy Mẫu", ["Chính phủ", "Quốc hội", "Tỉnh ủy Mẫu"]),
]


@pytest.mark.parametrize(("text", "names"), ENDS)
def test_where_names_end(text: str, names: list[str]) -> None:
    assert bodies(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị đã thống nhất; Hội trường Mẫu; Bộ trưởng nói; Ban hành Nghị quyết",
        "UBND các tỉnh, thành phố; các Sở, ngành; Ban Chỉ đạo họp; Ban Tổ chức yêu cầu",
        "Ban chỉ đạo phòng chống tội phạm từ cấp tỉnh đến cơ sở",
        "Ban chỉ đạo “Mẫu hóa toàn dân và các đơn vị khác",
        "chính phủ điện tử; bộ phận một cửa; Phòng ngừa tội phạm; Đài Loan; Hội An",
        "Đoàn viên, Đội ngũ, Trường hợp, Báo cáo, Viện trợ, Sở hữu, Khối lượng",
        "theo phóng viên Báo Mẫu; đại biểu Quốc hội; Ủy viên Trung ương Đảng",
    ],
)
def test_what_is_no_body(text: str) -> None:
    assert bodies(text) == []


SAME = [
    ("Ban Ví dụ", "Ban Ví dụ TƯ"),
    ("Ban Ví dụ Trung ương", "Ban Ví dụ TƯ"),
    ("Hội Mẫu Việt Nam", "TƯ Hội Mẫu Việt Nam"),
    ("MVD Việt Nam", "Ủy ban TƯ MVD Việt Nam"),
    ("Bộ TN&MV", "Bộ Thử nghiệm và Mẫu vật"),
    ("Sở VD-MV&TN", "Sở Ví dụ - Mẫu vật và Thử nghiệm"),
    ("UBND tỉnh", "UBND tỉnh Mẫu"),
    ("UBND tỉnh Mẫu", "Ủy ban nhân dân tỉnh Mẫu"),
    ("Sở Ví dụ", "Sở Ví dụ tỉnh Mẫu"),
    ("Ban chỉ đạo “Toàn dân bảo vệ MTQ” TƯ", "Ban chỉ đạo “Toàn dân bảo vệ mẫu Tổ quốc” TƯ"),
    ("Cục Thử", "Cục Thử Bộ Mẫu"),
    ("Bộ Ví dụ", "Bộ Ví dụ - Mẫu vật và Thử nghiệm"),
]


@pytest.mark.parametrize(("short", "full"), SAME)
def test_names_of_one_body(short: str, full: str) -> None:
    assert same_body(Name(short), Name(full))
    assert bodies(f"{full}; {short}.") == [full]
    assert bodies(f"{short}; {full}.") == [full if len(full) > len(short) else short]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Bộ Thử nghiệm", "Bộ Thử nghiệm Lào"),
        ("Bộ Thử nghiệm", "Bộ Ví dụ"),
        ("Ban Ví dụ TƯ", "Ban Ví dụ Tỉnh ủy"),
        ("Chính phủ", "Văn phòng Chính phủ"),
        ("Công an tỉnh Mẫu", "Phòng Thử Công an tỉnh Mẫu"),
    ],
)
def test_names_of_two_bodies(left: str, right: str) -> None:
    assert not same_body(Name(left), Name(right))
    assert not same_body(Name(right), Name(left))


def test_a_doubtful_end_is_settled_by_the_rest_of_the_article() -> None:
    assert bodies("Bộ Mẫu khuyên dạy dân.", "Lãnh đạo Bộ Mẫu, Sở Thử.") == ["Bộ Mẫu", "Sở Thử"]


def test_an_abbreviation_in_parentheses_is_the_same_body() -> None:
    assert bodies("Tập đoàn Mẫu Việt (VMG Corp) họp.", "Tổng Giám đốc VMG Corp phát biểu.")[0] == "Tập đoàn Mẫu Việt"
    assert bodies("Tập đoàn Mẫu Việt (VMG) họp.", "Tổng Giám đốc VMG phát biểu.") == ["Tập đoàn Mẫu Việt"]


def test_an_organ_inside_a_body_is_entered_under_the_bodys_own_name() -> None:
    assert bodies("BCH Hội Mẫu tỉnh ra mắt.", "Hội Mẫu tỉnh Thử họp.") == ["Hội Mẫu tỉnh Thử"]


def test_bodies_keep_the_articles_order() -> None:
    assert bodies("Sở Thử, Bộ Mẫu, Cục Ví dụ.", "Bộ Mẫu và Sở Thử.") == ["Sở Thử", "Bộ Mẫu", "Cục Ví dụ"]
