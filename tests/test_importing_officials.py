"""Officials: every shape in which a person and a post stand together, by examples."""

from __future__ import annotations

import pytest

from site_gen.importing.officials import everybody, lead, merge


def officials(*texts: str) -> list[tuple[str, str, str, str]]:
    found = merge(everybody(texts))
    return [(official.name, official.rank, official.role, official.organization) for official in found]


NAME_FIRST = [
    ("đồng chí Lê Thị Mẫu Hai, Chủ tịch UBND tỉnh Mẫu.", ("Lê Thị Mẫu Hai", "", "Chủ tịch", "UBND tỉnh Mẫu")),
    (
        "Đại tá, PGS.TS. Phạm Mẫu Ba, Giám đốc Học viện Mẫu.",
        ("Phạm Mẫu Ba", "Đại tá", "Giám đốc", "Học viện Mẫu"),
    ),
    (
        "Thượng tướng PGS, TS Nguyễn Mẫu Thành, Phó chủ tịch chuyên trách Hội đồng Ví dụ Trung ương",
        ("Nguyễn Mẫu Thành", "Thượng tướng", "Phó chủ tịch chuyên trách", "Hội đồng Ví dụ Trung ương"),
    ),
    (
        "Trung tướng Phùng Mẫu Tấn- Phó Tổng Tham mưu trưởng dự hội nghị",
        ("Phùng Mẫu Tấn", "Trung tướng", "Phó Tổng Tham mưu trưởng", ""),
    ),
    (
        "đồng chí Thiếu tướng Bùi Mẫu Thanh - Ủy viên Ban Thường vụ Tỉnh ủy, Bí thư Đảng ủy, Giám đốc Công an tỉnh",
        ("Bùi Mẫu Thanh", "Thiếu tướng", "Giám đốc", "Công an tỉnh"),
    ),
    (
        "Ông Vũ Mẫu Dũng, Phó Bí thư Đảng ủy, Chủ tịch UBND xã Mẫu, ghi nhận",
        ("Vũ Mẫu Dũng", "", "Chủ tịch", "UBND xã Mẫu"),
    ),
    (
        "Đ/c: Nguyễn Văn Thử – Phó Bí thư Đảng ủy – Chủ tịch UBND phường Mẫu.",
        ("Nguyễn Văn Thử", "", "Chủ tịch", "UBND phường Mẫu"),
    ),
    ("ông Nguyễn Mẫu A (Chủ tịch UBND xã Mẫu) cho biết", ("Nguyễn Mẫu A", "", "Chủ tịch", "UBND xã Mẫu")),
    (
        "Nguyễn Văn B là Giám đốc Công ty TNHH Mẫu Phát.",
        ("Nguyễn Văn B", "", "Giám đốc", "Công ty TNHH Mẫu Phát"),
    ),
    (
        "Thiếu tướng La Mẫu Phương, Phó Chủ nhiệm Chính trị Quân khu 99 giữ chức Phó Chính ủy Quân khu 99",
        ("La Mẫu Phương", "Thiếu tướng", "Phó Chủ nhiệm Chính trị", "Quân khu 99"),
    ),
    (
        "bà Hoàng Thị Mẫu - Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban ví dụ Tỉnh ủy chủ trì",
        ("Hoàng Thị Mẫu", "", "Trưởng", "Ban ví dụ Tỉnh ủy"),
    ),
    (
        "Nguyễn Mẫu Lương, Bí thư thứ nhất Trung ương Hội Thử nghiệm Việt Nam; bà",
        ("Nguyễn Mẫu Lương", "", "Bí thư thứ nhất", "Trung ương Hội Thử nghiệm Việt Nam"),
    ),
    (
        "bà Lê Thử Hai, trưởng phòng Giáo dục huyện Mẫu",
        ("Lê Thử Hai", "", "trưởng", "Phòng Giáo dục huyện Mẫu"),
    ),
    ("NGUYỄN VĂN MẪU, Giám đốc Sở Mẫu.", ("NGUYỄN VĂN MẪU", "", "Giám đốc", "Sở Mẫu")),
    ("Ông Y Mẫu Niê, Chủ tịch Hội Ví dụ tỉnh Mẫu.", ("Y Mẫu Niê", "", "Chủ tịch", "Hội Ví dụ tỉnh Mẫu")),
    ("ông Mẫu Bất Kỳ, Giám đốc Sở Ví dụ", ("Mẫu Bất Kỳ", "", "Giám đốc", "Sở Ví dụ")),
    (
        "GS.TSKH Trần Mẫu Tư, nguyên Chủ tịch Hội đồng Lý luận Mẫu",
        ("Trần Mẫu Tư", "", "nguyên Chủ tịch", "Hội đồng Lý luận Mẫu"),
    ),
    (
        "đồng chí Phạm Ví Dụ, Ủy viên Bộ Chính trị, Bí thư Trung ương Đảng, Trưởng Ban Thử nghiệm Trung ương",
        ("Phạm Ví Dụ", "", "Trưởng", "Ban Thử nghiệm Trung ương"),
    ),
    ("Thượng úy Lê Thử Ba, cán bộ Đội Ví dụ", ("Lê Thử Ba", "Thượng úy", "", "")),
    (
        "ông Tăng Thử Bốn - Ủy viên Thường trực Ủy ban Tài chính, Ngân sách của Quốc hội",
        ("Tăng Thử Bốn", "", "Ủy viên Thường trực", "Ủy ban Tài chính, Ngân sách của Quốc hội"),
    ),
]

POST_FIRST = [
    ("Bộ trưởng Bộ Thử nghiệm Trần Mẫu Một chủ trì", ("Trần Mẫu Một", "", "Bộ trưởng", "Bộ Thử nghiệm")),
    (
        "Phó Thủ tướng Thường trực Chính phủ Trương Mẫu Bình, Trưởng Ban Chỉ đạo Mẫu chủ trì",
        ("Trương Mẫu Bình", "", "Phó Thủ tướng Thường trực", "Chính phủ"),
    ),
    ("PCT UBND tỉnh Hồ Mẫu Bửu cùng lãnh đạo", ("Hồ Mẫu Bửu", "", "PCT", "UBND tỉnh")),
    ("Chủ tịch UBND tỉnh Phạm Mẫu Tuấn", ("Phạm Mẫu Tuấn", "", "Chủ tịch", "UBND tỉnh")),
    (
        "Cục trưởng Cục Mẫu dự phòng (Bộ Ví dụ) Đặng Mẫu Tấn phát biểu",
        ("Đặng Mẫu Tấn", "", "Cục trưởng", "Cục Mẫu dự phòng"),
    ),
    (
        "Theo Chánh Văn phòng HĐND TP.MAU, ông Nguyễn Mẫu Triều, kỳ họp sẽ bầu.",
        ("Nguyễn Mẫu Triều", "", "Chánh", "Văn phòng HĐND TP.MAU"),
    ),
    (
        "Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy Mẫu Lê Mẫu Tư phát biểu",
        ("Lê Mẫu Tư", "", "Bí thư", "Tỉnh ủy Mẫu"),
    ),
    (
        "Phó Bí thư Thường trực Thành ủy Mẫu Châu Trần Lưu Thử",
        ("Trần Lưu Thử", "", "Phó Bí thư Thường trực", "Thành ủy Mẫu Châu"),
    ),
    ("Bí thư Tỉnh ủy Nguyễn Mẫu.", ("Nguyễn Mẫu", "", "Bí thư", "Tỉnh ủy")),
    (
        "Chủ nhiệm Ủy ban Ví dụ của Quốc hội Vũ Mẫu Thanh trình bày",
        ("Vũ Mẫu Thanh", "", "Chủ nhiệm", "Ủy ban Ví dụ của Quốc hội"),
    ),
    (
        "Chủ tịch Hội Ví dụ Việt Nam Lương Mẫu Đoàn và",
        ("Lương Mẫu Đoàn", "", "Chủ tịch", "Hội Ví dụ Việt Nam"),
    ),
    (
        "Trưởng phòng Cảnh sát hình sự Công an tỉnh Thử Lê Mẫu Cung cho hay",
        ("Lê Mẫu Cung", "", "Trưởng", "Phòng Cảnh sát hình sự Công an tỉnh Thử"),
    ),
    (
        "Phó Trưởng Ban Thường trực Ban Ví dụ Trung ương Mai Mẫu Tư",
        ("Mai Mẫu Tư", "", "Phó Trưởng Ban Thường trực", "Ban Ví dụ Trung ương"),
    ),
    (
        "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ Trần Mẫu Sơn",
        ("Trần Mẫu Sơn", "", "Chủ nhiệm", "Văn phòng Chính phủ"),
    ),
    (
        "Hiệu trưởng Trường THPT Trần Mẫu Phú Nguyễn Thị Mẫu",
        ("Nguyễn Thị Mẫu", "", "Hiệu trưởng", "Trường THPT Trần Mẫu Phú"),
    ),
    (
        "Hiệu trưởng Trường Đại học Mẫu GS.TS Hoàng Mẫu",
        ("Hoàng Mẫu", "", "Hiệu trưởng", "Trường Đại học Mẫu"),
    ),
    ("Chủ tịch UBND quận 99 Lê Mẫu Đức", ("Lê Mẫu Đức", "", "Chủ tịch", "UBND quận 99")),
    ("Chủ tịch UBND TP Mẫu Mới Lê Mẫu Chinh", ("Lê Mẫu Chinh", "", "Chủ tịch", "UBND TP Mẫu Mới")),
    ("Chủ tịch UBND TP. Mẫu Mới Phan Mẫu Mãi", ("Phan Mẫu Mãi", "", "Chủ tịch", "UBND TP. Mẫu Mới")),
    ("Chủ tịch UBND xã - Nguyễn Văn Mẫu.", ("Nguyễn Văn Mẫu", "", "Chủ tịch", "UBND xã")),
    ("Tổng Giám đốc MAUTEL Tô Mẫu Tư", ("Tô Mẫu Tư", "", "Tổng Giám đốc", "MAUTEL")),
    (
        "Chủ tịch HĐQT Công ty cổ phần Mẫu Việt Lê Mẫu",
        ("Lê Mẫu", "", "Chủ tịch HĐQT", "Công ty cổ phần Mẫu Việt"),
    ),
    ("Chánh Văn phòng Bộ Đỗ Thử Năm", ("Đỗ Thử Năm", "", "Chánh Văn phòng Bộ", "")),
    (
        "Trợ lý Bộ trưởng Bộ Thử nghiệm Nguyễn Thử Sáu",
        ("Nguyễn Thử Sáu", "", "Trợ lý Bộ trưởng", "Bộ Thử nghiệm"),
    ),
    ("Đại sứ Việt Nam tại Lào Nguyễn Mẫu Bá", ("Nguyễn Mẫu Bá", "", "Đại sứ Việt Nam tại Lào", "")),
    ("Đại sứ Nhật Bản John Mau trao tặng", ("John Mau", "", "Đại sứ Nhật Bản", "")),
    ("Tư lệnh Quân khu 99, Trung tướng Hồ Thử", ("Hồ Thử", "Trung tướng", "Tư lệnh", "Quân khu 99")),
    ("Bộ trưởng Bộ Thử nghiệm Mẫu Thị Hai nói", ("Mẫu Thị Hai", "", "Bộ trưởng", "Bộ Thử nghiệm")),
    (
        "Trưởng đoàn công tác, Thứ trưởng Bộ Mẫu Nguyễn Thử",
        ("Nguyễn Thử", "", "Thứ trưởng", "Bộ Mẫu"),
    ),
    (
        "Chủ tịch Hiệp hội Doanh nghiệp nhỏ và vừa Mẫu Quách Thử",
        ("Quách Thử", "", "Chủ tịch", "Hiệp hội Doanh nghiệp nhỏ và vừa Mẫu"),
    ),
    (
        "Giám đốc Sở Ví dụ, Giám đốc Sở Thử nghiệm Kiều Thử Sáu",
        ("Kiều Thử Sáu", "", "Giám đốc", "Sở Thử nghiệm"),
    ),
]


@pytest.mark.parametrize(("text", "official"), NAME_FIRST)
def test_a_name_and_then_a_post(text: str, official: tuple[str, str, str, str]) -> None:
    assert officials(text)[0] == official


@pytest.mark.parametrize(("text", "official"), POST_FIRST)
def test_a_post_and_then_a_name(text: str, official: tuple[str, str, str, str]) -> None:
    assert officials(text)[0] == official


@pytest.mark.parametrize(("text", "official"), [*NAME_FIRST, *POST_FIRST])
def test_a_post_reads_as_it_was_printed(text: str, official: tuple[str, str, str, str]) -> None:
    _, _, role, organization = official
    assert f"{role} {organization}".strip().casefold() in text.casefold()


@pytest.mark.parametrize(("text", "official"), [*NAME_FIRST, *POST_FIRST])
def test_an_official_is_found_behind_other_words(text: str, official: tuple[str, str, str, str]) -> None:
    assert official in officials(f"Cùng dự hội nghị có {text}")


ROWS = [
    (
        "Cùng dự có 4 Phó Thủ tướng: Bùi Mẫu Sơn, Nguyễn Mẫu Dũng và Hồ Mẫu Dũng ở đầu cầu.",
        ["Bùi Mẫu Sơn", "Nguyễn Mẫu Dũng", "Hồ Mẫu Dũng"],
    ),
    (
        "các Phó Chủ tịch HĐND tỉnh Đoàn Mẫu Phi, Huỳnh Mẫu Vân - Tỉnh ủy viên, Phó Chủ tịch HĐND tỉnh, chủ trì.",
        ["Đoàn Mẫu Phi", "Huỳnh Mẫu Vân"],
    ),
    (
        "Bộ trưởng Bộ Ví dụ Nguyễn Mẫu Sơn, Thứ trưởng Bộ Thử Trần Mẫu Thuấn và Giám đốc Sở Thử Đỗ Mẫu Hà dự.",
        ["Nguyễn Mẫu Sơn", "Trần Mẫu Thuấn", "Đỗ Mẫu Hà"],
    ),
    (
        "Có các đồng chí: Lại Mẫu Nguyên, Phó Bí thư Tỉnh ủy; Đỗ Mẫu Tuấn, Chủ tịch UBND tỉnh; đại diện sở, ngành.",
        ["Lại Mẫu Nguyên", "Đỗ Mẫu Tuấn"],
    ),
]


@pytest.mark.parametrize(("text", "names"), ROWS)
def test_a_row_of_people(text: str, names: list[str]) -> None:
    assert [name for name, *_ in officials(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "bà Trần Thị Mẫu, người dân xã Mẫu, cho hay",
        "luật sư Nguyễn Thử Tư, Đoàn Luật sư TP Mẫu",
        "tại Hà Nội, Chủ tịch UBND thành phố nhấn mạnh",
        "Hội nghị do Bộ Thử nghiệm tổ chức",
        "Bộ trưởng yêu cầu các Cục trưởng báo cáo",
        "Ông Nguyễn Thử Ba - đại diện Công ty Mẫu",
        "Chủ tịch UBND TP Hồ Chí Minh chỉ đạo",
        "giữ chức Bí thư Tỉnh ủy Mẫu Giang nhiệm kỳ mới; Tỉnh ủy họp",
    ],
)
def test_who_is_no_official(text: str) -> None:
    assert officials(text) == []


def test_one_entry_for_one_person() -> None:
    found = officials(
        "Thứ trưởng Trần Mẫu Một khai mạc.",
        "Trung tướng Trần Mẫu Một phát biểu.",
        "Thứ trưởng Bộ Thử nghiệm, Trưởng Ban Chỉ đạo “Mẫu” TƯ Trần Mẫu Một kết luận.",
    )
    assert found == [("Trần Mẫu Một", "Trung tướng", "Thứ trưởng", "Bộ Thử nghiệm")]


def test_a_name_known_elsewhere_parts_from_the_body_before_it() -> None:
    found = officials("Ông Ví Bất Kỳ, Giám đốc Sở Thử nghiệm.", "Giám đốc Sở Thử nghiệm tỉnh Mẫu Ví Bất Kỳ nói.")
    assert found == [("Ví Bất Kỳ", "", "Giám đốc", "Sở Thử nghiệm")]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Dự có bà Lê Thử, Giám đốc Sở Thử. Ông Trần Mẫu, Bộ trưởng Bộ Mẫu chủ trì họp.", "Bộ Mẫu"),
        ("Dưới sự chủ trì của ông Trần Mẫu, Bộ trưởng Bộ Mẫu, bà Lê Thử, Giám đốc Sở Thử báo cáo.", "Bộ Mẫu"),
        ("Ông Trần Mẫu, Bộ trưởng Bộ Mẫu và bà Lê Thử, Giám đốc Sở Thử đồng chủ trì.", "Bộ Mẫu"),
        ("Có bà Lê Thử, Giám đốc Sở Thử; ông Trần Mẫu, Bộ trưởng Bộ Mẫu.", "Sở Thử"),
        ("Có bà Lê Thử.", ""),
    ],
)
def test_whose_body_leads(text: str, body: str) -> None:
    assert lead(everybody([text])) == body
