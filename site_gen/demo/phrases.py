"""Vietnamese sentences with slots, and the words for those slots that do not depend on an article.

Owns: the wording; all of it is about made-up things.
Must not know: who fills the slots ``co`` and ``cq`` (bodies), ``ng`` (officials), ``vb`` (documents).
"""

from __future__ import annotations

LEADS = (
    "Ngày {ngay}, {co} phối hợp với {cq} tổ chức hội nghị thử nghiệm nhằm {viec} tại {dp}.",
    "Sáng {ngay}, {ng} chủ trì buổi làm việc với {cq} về {linh}.",
    "{co} vừa công bố {vb}, giao các đơn vị {viec} trước ngày {ngay}.",
    "Chiều {ngay}, đoàn công tác mẫu của {co} do {ng} dẫn đầu đã đến {dp} để {viec}.",
    "Tại phiên họp giả định thứ {it}, {co} thống nhất {viec} theo lộ trình của {ct}.",
    "{ng} vừa ký văn bản mẫu yêu cầu {cq} {viec} trong quý {quy}.",
    "Sau {it} tháng thực hiện {ct}, {co} ghi nhận {so} {dv} được giải quyết, đạt {pt} kế hoạch.",
    "Tiếp xúc với người dân {dp} ngày {ngay}, {ng} trả lời {it} nhóm câu hỏi về {linh}.",
)

OPENINGS = (
    "",
    "",
    "",
    "Theo báo cáo của {co}, ",
    "Tại cuộc họp, ",
    "Cùng với đó, ",
    "Bên cạnh kết quả đạt được, ",
    "Đáng chú ý, ",
    "Sau {it} tháng triển khai {ct}, ",
    "Về phía {cq}, ",
    "Tính đến hết quý {quy}, ",
    "Riêng ở {dp}, ",
    "Phát biểu kết luận, ",
    "Trước đó, ngày {ngay}, ",
    "Để {viec}, ",
    "Căn cứ {vb}, ",
)

MIDDLES = (
    "{co} {yc} {cq} {viec}",
    "các đơn vị đã tiếp nhận {so} {dv} và giải quyết đúng hạn {pt}",
    "{ng} nhấn mạnh phải {viec}, lấy {linh} làm trọng tâm",
    "{dp} đã {viec} tại {it} {noi}",
    "tổ công tác mẫu ghi nhận {so} ý kiến góp ý về {linh}",
    "kinh phí giả định ước {so} triệu đồng, trong đó {pt} dành cho {linh}",
    "mô hình “{mh}” được nhân rộng ra {it} {noi}",
    "{cq} chịu trách nhiệm {viec} và báo cáo {co} vào ngày {ngay} hằng năm",
    "việc áp dụng {tn} giúp rút ngắn thời gian xử lý xuống còn {it} ngày",
    "{ng} đề nghị {co} sớm {viec}",
    "lực lượng mẫu đã hướng dẫn {so} {dv} theo đúng {vb}",
    "khảo sát giả định cho thấy {pt} người dân hài lòng với {linh}",
    "hai bên thống nhất {viec}, trao đổi thông tin qua đầu mối là {cq}",
    "{linh} còn một số hạn chế, nhất là ở {dp}",
    "{vb} quy định rõ trách nhiệm của {co} trong việc {viec}",
    "số {dv} tồn đọng giảm còn {so}, chủ yếu ở {dp}",
    "{ng} biểu dương {it} tập thể và {it} cá nhân có thành tích trong {linh}",
    "các địa phương mẫu được {yc} cập nhật {tn} lên hệ thống dùng chung",
    "{co} đã hoàn thành {it} nhiệm vụ của {ct}",
    "phong trào “{mh}” lan tỏa đến {so} {dv} ở {dp}",
    "{cq} và {co} cùng {viec}, cùng chịu trách nhiệm trước nhân dân {dp}",
    "có ý kiến cho rằng {linh} cần thêm {it} tháng thử nghiệm nữa",
    "{ng} cho biết {tn} sẽ được công khai trong quý {quy}",
    "{co} dành {pt} thời lượng hội nghị để nghe {noi} phản ánh về {linh}",
)

ENDINGS = (
    ".",
    ".",
    ".",
    ", bảo đảm đúng tiến độ đã cam kết.",
    ", đạt {pt} kế hoạch năm.",
    ", tăng {pt} so với cùng kỳ.",
    ", hoàn thành trước ngày {ngay}.",
    ", không để phát sinh thêm {dv} quá hạn.",
    ", qua đó góp phần nâng cao chất lượng {linh}.",
    "; các vướng mắc được tổng hợp gửi {cq}.",
    ", theo đúng tinh thần của {ct}.",
    " và đưa kết quả vào {tn}.",
    "; {dp} là nơi làm điểm.",
)

SECTIONS = (
    "Kết quả bước đầu",
    "Nhiệm vụ thời gian tới",
    "Khó khăn, vướng mắc",
    "Ý kiến từ cơ sở",
    "Phân công trách nhiệm",
    "Số liệu giả định",
    "Bài học kinh nghiệm",
    "Đề xuất, kiến nghị",
    "Lộ trình thực hiện",
    "Đánh giá chung",
)
SUBSECTIONS = (
    "Ở các xã, phường mẫu",
    "Với {cq}",
    "Về {linh}",
    "Trong quý {quy}",
    "Mô hình “{mh}”",
    "Từ nay đến cuối năm",
)

TITLES = (
    "{co} {viec}",
    "{co}: {viec} trong quý {quy}",
    "“{mh}” ở {dp}: {it} bài học",
    '"{mh}" và câu chuyện {linh}',
    "{dp}: {pt} {dv} được giải quyết đúng hạn",
    "{co} và {cq} ký kết {ct}",
    "{ng} làm việc với {dp} về {linh}",
    "[Đồ họa] {so} {dv} & những con số của {linh}",
    "Chuyện #{it}: {viec}",
    "{pt} người dân {dp} hài lòng với {linh}",
    "{cq} tiếp thu ý kiến về {vb}",
    "Vì sao {co} phải {viec}?",
    "'{mh}': cách làm của {dp}",
    "A < B & B > C: {linh} qua {so} {dv}",
    "{viec}: {co} lấy ý kiến đến hết ngày {ngay}",
)

CORRECTIONS = (
    "Bản trước ghi nhầm {so} {dv}; số đúng là {so}.",
    "Sửa chức danh của {ng}.",
    "Bổ sung ý kiến của {cq}: chưa thống nhất về {linh}.",
)

CAPTIONS = ("Quang cảnh hội nghị mẫu ở {dp}", "Biểu đồ giả định về {linh}", "Đại biểu {co} tại buổi làm việc")

_NUMBERS = tuple(13 + (place * place * 37) % 9800 for place in range(1, 160))

WORDS: dict[str, tuple[str, ...]] = {
    "viec": (
        "rà soát danh mục thủ tục mẫu",
        "chuẩn hóa dữ liệu thử nghiệm",
        "xây dựng kế hoạch phối hợp",
        "nâng cao chất lượng tuyên truyền",
        "kiểm tra việc chấp hành quy định giả định",
        "tập huấn cho cán bộ cơ sở",
        "đẩy mạnh số hóa hồ sơ",
        "công khai kết quả xử lý kiến nghị",
        "sắp xếp lại đầu mối tiếp dân",
        "đơn giản hóa biểu mẫu",
        "kết nối hệ thống một cửa mẫu",
        "tháo gỡ vướng mắc cho đơn vị thử nghiệm",
        "hoàn thiện quy chế làm việc",
        "tổng kết phong trào thi đua",
        "lấy ý kiến người dân về dịch vụ công giả định",
        "phân công rõ người, rõ việc, rõ thời hạn",
    ),
    "linh": (
        "cải cách thủ tục mẫu",
        "công tác dân vận thử nghiệm",
        "quản lý tài sản giả định",
        "an toàn giả định",
        "chuyển đổi số ở cấp xã mẫu",
        "đào tạo cán bộ thử nghiệm",
        "vệ sinh môi trường ví dụ",
        "phối hợp liên ngành",
        "tiếp công dân theo lịch mẫu",
        "lưu trữ hồ sơ thử",
        "phòng cháy ở khu dân cư ví dụ",
        "giao thông nông thôn giả định",
    ),
    "ct": (
        "Chương trình “Làng số Mẫu”",
        "Đề án “Một cửa Ví dụ”",
        "kế hoạch “Xanh Thử nghiệm”",
        "phong trào “Giờ thứ chín Mẫu”",
        "Chương trình “Cầu nối Giả định”",
        "CTTN",
        "Đề án “Sổ tay Ví dụ”",
    ),
    "mh": ("Tổ tự quản mẫu", "Ngày thứ Bảy thử", "Cổng hẹn giờ", "Tủ sách ví dụ", "Năm biết giả định", "Bếp ăn mẫu"),
    "tn": ("VBM", "CTTN", "SLTK", "ĐVTN", "QTXL", "CSDLM", "HNTK", "KPI-M", "ngày công mẫu"),
    "dv": ("hồ sơ", "lượt người", "hộ dân", "cán bộ", "kiến nghị", "tổ liên gia", "đơn thư"),
    "noi": ("xã điểm", "cụm dân cư", "trường học mẫu", "đơn vị cơ sở", "điểm tiếp dân"),
    "yc": ("yêu cầu", "đề nghị", "giao", "hướng dẫn", "đôn đốc"),
    "quy": ("I", "II", "III", "IV"),
    "it": tuple(str(number) for number in range(2, 37)),
    "so": tuple(f"{number:,}".replace(",", ".") for number in _NUMBERS),
    "pt": tuple(f"{number % 90 + 8},{number % 10}%" for number in _NUMBERS),
    "ngay": tuple(f"{number % 28 + 1}/{number % 12 + 1}" for number in _NUMBERS),
}
