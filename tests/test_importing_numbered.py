"""Numbered documents: their kinds, the forms of their numbers, and numbers that are none."""

from __future__ import annotations

import pytest

from site_gen.importing.numbered import documents


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("thực hiện chương trình phối hợp 09 về “Mẫu”", ["Chương trình phối hợp 09"]),
        ("chương trình phối hợp số 38 giữa hai bên", ["Chương trình phối hợp số 38"]),
        ("theo Nghị quyết số 18-NQ/TW ngày 25/10", ["Nghị quyết số 18-NQ/TW"]),
        ("Chỉ thị 09-CT/TW của Ban", ["Chỉ thị 09-CT/TW"]),
        ("Nghị định 30/2020/NĐ-CP", ["Nghị định 30/2020/NĐ-CP"]),
        ("Quyết định số 123/QĐ-TTg phê duyệt", ["Quyết định số 123/QĐ-TTg"]),
        ("Thông tư liên tịch số 01/2031/TTLT-BTN-BVD;", ["Thông tư liên tịch số 01/2031/TTLT-BTN-BVD"]),
        ("Chỉ thị số 03/CT-BTN-X11, ngày", ["Chỉ thị số 03/CT-BTN-X11"]),
        ("Luật số: 10/2012/QH13", ["Luật số 10/2012/QH13"]),
        ("Luật Ví dụ mẫu số 39/2009/QH12.", ["Luật Ví dụ mẫu số 39/2009/QH12"]),
        ("Kế hoạch 12 / KH - UBND", ["Kế hoạch 12/KH-UBND"]),
        ("Đề án 06 của Chính phủ", ["Đề án 06"]),
        ("các Nghị quyết số 18, 19 của Trung ương", ["Nghị quyết số 18", "Nghị quyết số 19"]),
        ("Nghị quyết số 18-NQ/TW và số 19-NQ/TW", ["Nghị quyết số 18-NQ/TW", "Nghị quyết số 19-NQ/TW"]),
        ("Nghị quyết Trung ương 4 (khóa XII)", ["Nghị quyết Trung ương 4 (khóa XII)"]),
        ("Nghị quyết Đại hội XIII của Đảng", ["Nghị quyết Đại hội XIII"]),
        ("Văn bản số 1234/BTN-VD", ["Văn bản số 1234/BTN-VD"]),
    ],
)
def test_documents(text: str, found: list[str]) -> None:
    assert list(documents([text])) == found


@pytest.mark.parametrize(
    "text",
    [
        "quyết định 3 nhóm giải pháp và 4 dự án",
        "chương trình phối hợp năm 2018; Kế hoạch 2018",
        "thông báo 2 trường hợp; kế hoạch 5 năm; hướng dẫn 63 tỉnh",
        "Luật sư; chỉ thị của Thủ tướng; nghị quyết đã nêu",
        "báo cáo 10% hoàn thành",
    ],
)
def test_numbers_that_are_no_documents(text: str) -> None:
    assert documents([text]) == ()


def test_of_several_forms_the_fullest_is_kept() -> None:
    assert documents(["Nghị quyết 18 và", "Nghị quyết số 18-NQ/TW", "Nghị quyết 18-NQ/TW"]) == (
        "Nghị quyết số 18-NQ/TW",
    )
    assert documents(["Chương trình phối hợp 09;", "Chương trình 09."]) == ("Chương trình phối hợp 09",)


def test_two_numbers_are_two_documents() -> None:
    assert documents(["Nghị quyết số 1 và", "Nghị quyết số 18."]) == ("Nghị quyết số 1", "Nghị quyết số 18")
