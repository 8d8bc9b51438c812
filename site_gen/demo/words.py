"""The words that made-up names are put together from.

Owns: lists of syllables, kinds, roles and places; each name made of them says that it is made up.
Must not know: how names are put together.
"""

from __future__ import annotations

MARKERS = ("Mẫu", "Thử", "Ví Dụ")

# The common family names, the commonest first.
FAMILIES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý", "Đào", "Đinh", "Trịnh", "Âu", "Ông", "Ưng", "Tạ", "Cao", "Thạch", "Quách",
)  # fmt: skip

# Given names under every letter and tone, some apart by the tone or one mark alone, some with two placements of it.
GIVEN = (
    "An", "Ân", "Ấn", "Ái", "Ánh", "Bảo", "Bích", "Cẩm", "Chi", "Cúc", "Cường", "Da", "Dũng", "Dung", "Duy", "Đa",
    "Đạt", "Đức", "Én", "Giang", "Hà", "Hạ", "Hải", "Hân", "Hiền", "Hiển", "Hiến", "Hòa", "Hoa", "Hóa", "Hùng", "Hưng",
    "Ích", "Khoa", "Khóa", "Khỏe", "Kiên", "Lan", "Lân", "Lăng", "Linh", "Lĩnh", "Long", "Mai", "Mạnh", "Minh", "Một",
    "Nga", "Ngà", "Nghĩa", "Ngọc", "Nhi", "Nhị", "Oanh", "Ơn", "Phúc", "Phương", "Phượng", "Quang", "Quý", "Quỳnh",
    "Sáu", "Sơn", "Tâm", "Tầm", "Thảo", "Thịnh", "Thủy", "Thụy", "Toàn", "Tú", "Tư", "Tùng", "Uyên", "Ước", "Vân",
    "Văn", "Vy", "Xuân", "Ý", "Yên", "Yến",
)  # fmt: skip
FIRST_GIVEN = ("", "", "Bảy", "Hai", "Hồng", "Minh", "Ngọc", "Quang", "Thanh", "Đăng", "Thùy", "Một")
BEFORE_MARKER = ("", "", "", "Thị", "Thị", "Văn")
PEN_NAMES = ("Ba", "Út", "Tư", "Năm", "Chín")

PREFIXES = ("PGS.TS", "TS", "ThS", "GS.TS", "Luật sư", "Bác sĩ")
RANKS = ("Trung tướng", "Thiếu tướng", "Đại tá", "Thượng tá", "TS", "ThS")

# What bodies of the three levels are called, and who works there.
KINDS = (
    ("Bộ", "Ủy ban", "Tổng cục", "Hội đồng", "Ban Chỉ đạo"),
    ("Cục", "Vụ", "Sở", "Viện", "Cơ quan", "Ban"),
    ("Phòng", "Trung tâm", "Đội", "Chi cục", "Văn phòng", "Tổ"),
)
BODY_MARKERS = ("Mẫu", "Thử nghiệm", "Ví dụ")
THEMES = (
    "", "", "Âm thanh", "Ánh sáng", "Bến bãi", "Cầu phao", "Dữ liệu", "Đê điều", "Giấy tờ", "Hộp thư", "In ấn",
    "Kho bãi", "Lịch bàn", "Mái hiên", "Nắng gió", "Ô che", "Phiếu hỏi", "Quạt giấy", "Sổ sách", "Thẻ bài", "Ươm mầm",
    "Vườn hoa", "Xe đạp", "Ý kiến",
)  # fmt: skip
ROLES = {
    "Bộ": ("Bộ trưởng", "Thứ trưởng"),
    "Ủy ban": ("Chủ nhiệm", "Phó Chủ nhiệm"),
    "Tổng cục": ("Tổng cục trưởng", "Phó Tổng cục trưởng"),
    "Hội đồng": ("Chủ tịch", "Phó Chủ tịch"),
    "Ban Chỉ đạo": ("Trưởng Ban", "Phó Trưởng Ban"),
    "Cục": ("Cục trưởng", "Phó Cục trưởng"),
    "Vụ": ("Vụ trưởng", "Phó Vụ trưởng"),
    "Viện": ("Viện trưởng", "Phó Viện trưởng"),
    "Ban": ("Trưởng Ban", "Phó Trưởng Ban"),
    "Phòng": ("Trưởng phòng", "Phó Trưởng phòng"),
    "Đội": ("Đội trưởng", "Đội phó"),
    "Chi cục": ("Chi cục trưởng", "Phó Chi cục trưởng"),
    "Văn phòng": ("Chánh Văn phòng", "Phó Chánh Văn phòng"),
    "Tổ": ("Tổ trưởng", "Tổ phó"),
}
HEADS = ("Giám đốc", "Phó Giám đốc")  # of every other kind of body
STAFF = ("Thư ký", "Chuyên viên chính", "Người phát ngôn")

PLACES = tuple(
    f"{kind} {name}"
    for kind in ("tỉnh", "thành phố", "huyện", "xã", "phường")
    for name in ("Mẫu Bắc", "Mẫu Đông", "Thử Hạ", "Thử Thượng", "Ví Dụ Một", "Ví Dụ Hai")
)
SOURCES = (
    "Báo Mẫu Ngày Nay",
    "Thời báo Thử Nghiệm",
    "Thông tấn xã Ví Dụ",
    "Tạp chí “Mẫu & Thử”",
    "Đài Mẫu: Tin 24 giờ",
)

TOPICS = (
    "Cải cách thủ tục mẫu", "Chuyển đổi số thử nghiệm", "An toàn mẫu", "Giao thông ví dụ", "Giáo dục thử nghiệm",
    "Y tế mẫu", "Nông nghiệp ví dụ", "Môi trường thử nghiệm", "Văn hóa mẫu", "Thể thao ví dụ", "Lao động thử nghiệm",
    "Nhà ở mẫu", "Du lịch ví dụ", "Năng lượng thử nghiệm", "Dân vận mẫu", "Ngân sách ví dụ", "Thi đua thử nghiệm",
    "Đô thị mẫu", "Ứng dụng ví dụ", "Xã hội thử nghiệm", "Kiểm tra mẫu", "Hợp tác ví dụ", "Phòng cháy thử nghiệm",
    "Thanh niên mẫu", "Người cao tuổi ví dụ", "Biển đảo thử nghiệm", "Lưu trữ mẫu", "Thống kê ví dụ",
    "Khoa học thử nghiệm", "Báo chí mẫu", "Đối thoại ví dụ", "Ý kiến thử nghiệm", "Tiếp dân mẫu", "Rừng ví dụ",
    "Thủy lợi thử nghiệm", "Chợ mẫu", "Bưu chính ví dụ", "Gia đình thử nghiệm", "Âm nhạc mẫu", "Tư pháp ví dụ",
)  # fmt: skip

PAPER_KINDS = (("Nghị quyết", "NQ"), ("Chương trình phối hợp", "CTr"), ("Kế hoạch", "KH"), ("Quyết định", "QĐ"))

GLOSSARY = {
    "VBM": "văn bản mẫu, viết ra để thử",
    "CTTN": "chương trình thử nghiệm",
    "SLTK": "số liệu thống kê giả định",
    "ĐVTN": "đơn vị thử nghiệm",
    "QTXL": "quy trình xử lý giả định",
    "CSDLM": "cơ sở dữ liệu mẫu: nơi giữ số liệu giả định",
    "HNTK": "hội nghị tổng kết thử",
    "KPI-M": "chỉ số kết quả mẫu",
    "an toàn giả định": 'trạng thái "an toàn" chỉ có trong bản mẫu này',
    "ngày công mẫu": "một ngày làm việc được tính theo cách của bản mẫu",
}
