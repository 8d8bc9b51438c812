"""Kinds of documents that have numbers.

Owns: the kinds, and the words that may follow a bare number.
Must not know: any one document.
"""

from __future__ import annotations

KINDS = (
    "nghị quyết", "nghị quyết liên tịch", "nghị định", "thông tư", "thông tư liên tịch", "quyết định", "chỉ thị",
    "kết luận", "thông báo", "thông báo kết luận", "công văn", "công điện", "kế hoạch", "kế hoạch liên tịch",
    "kế hoạch phối hợp", "chương trình", "chương trình phối hợp", "chương trình hành động", "chương trình công tác",
    "chương trình liên tịch", "chương trình mục tiêu quốc gia", "quy chế", "quy chế phối hợp", "quy định",
    "hướng dẫn",
    "hướng dẫn liên tịch", "đề án", "pháp lệnh", "luật", "bộ luật", "lệnh", "sắc lệnh", "tờ trình", "báo cáo",
    "văn bản", "thông tri", "nghị quyết chuyên đề", "dự án", "hợp đồng", "kế hoạch hành động", "giấy phép",
    "công văn hỏa tốc", "điện mật", "công ước", "quy chuẩn", "tiêu chuẩn", "văn bản hợp nhất",
)  # fmt: skip

# After a bare number these show that it is the document's own, and counts nothing.
COUNTED = (
    "về", "của", "giữa", "ngày", "do", "được", "đã", "trong", "trên", "tại", "với", "để", "từ", "là", "có", "và",
    "nhằm", "cũng", "theo", "còn", "sẽ", "đang", "cho", "ở", "bằng", "đối", "thì", "mà", "khi", "hay", "hoặc",
)  # fmt: skip
