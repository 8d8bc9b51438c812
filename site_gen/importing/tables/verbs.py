"""Words that end a name: what a body does, and the small words between the parts of a sentence.

Owns: the lower-case words and pairs of words that never go on with a name.
Must not know: which name stands before them.
"""

from __future__ import annotations

from site_gen.importing.phrases import Phrases, words

# One word is enough.
ENDING_WORDS = words(
    """
    đã sẽ đang vừa mới cũng cần phải có là của với cho về tại ở từ đến để nhằm do bị được theo trong ngoài trên
    dưới qua sau trước khi nếu thì mà những các mỗi một hai ba bốn năm này đó ấy kia đây nêu nói ra gửi giao mở
    trao ký họp làm đi đưa lấy mời cử xin đón thăm dự lại luôn vẫn còn chưa không chẳng đều cùng như bằng vào lên
    xuống thuộc cấp ngành tháng ngày kỳ khóa lần đợt việc nơi rằng nên vì bởi tuy nhưng hay hoặc rồi nay kể gồm
    bao đạt vượt tăng giảm bắt giữ phạt xử giúp và đối đồng lúc sáng chiều tối trưa sớm mong muốn thấy
    hỏi đáp trả nhận bàn chọn nắm gặp tặng khen chúc biết đề yêu khẳng nhấn chủ phối triển tiếp
    chỉ đôn rà soát soạn trình thẩm lập ghi coi xem đứng ngồi bên giữa quanh suốt dù tới hướng
    hiện hơn gần khoảng rất quá đầu cuối thứ mang giành đóng góp chịu dành khởi kéo dài đẩy hằng
    """
)

# Two words: the first alone may be part of a name.
ENDING_PAIRS = Phrases("""
    chủ trì, chủ động, chủ trương, chủ yếu, phối hợp, tổ chức, triển khai, thực hiện, tiến hành, ban hành,
    công bố, công nhận, công khai, thông báo, thông qua, thông cáo, thông tin về, thông tin rằng, thông tin :,
    thông tin thêm, tham gia,
    tham dự, tham mưu cho, tham mưu với, phát động, phát biểu, phát hiện, phát huy, phát hành, phát đi, phát triển
    nhân dịp, nhân ngày, cơ bản, khẳng định, nhấn mạnh, đề nghị, đề xuất, đề ra, yêu cầu, chỉ đạo, chỉ rõ,
    chỉ ra, cho biết, cho rằng, cho hay, cho ý, kêu gọi, cam kết, ghi nhận, đánh giá, báo cáo, báo động, trình bày,
    giới thiệu, kết luận, kết thúc, khai mạc, khai giảng, khai trương, khai hội, ra lệnh, ra thông, bế mạc,
    khai trương, khánh thành, thành lập, kiện toàn, bổ nhiệm,
    bổ sung, điều động, luân chuyển, phân công, ủy quyền, giao nhiệm, giao cho, hướng dẫn, đôn đốc, kiểm tra,
    giám sát, thanh tra, kiểm soát, rà soát, xem xét, thẩm tra, thẩm định, phê duyệt, quyết định, quyết tâm,
    quyết liệt, nghiên cứu, xây dựng, soạn thảo, hoàn thiện, hoàn thành, sửa đổi, tăng cường, nâng cao, đẩy mạnh,
    tập trung, tập huấn, tập hợp, ưu tiên, bảo đảm, đảm bảo, bảo vệ, duy trì, giữ vững, giữ gìn, củng cố,
    tuyên truyền, vận động, quán triệt, phổ biến, tuyên dương, khen thưởng, biểu dương, trao tặng, trao đổi,
    trao quyết, tặng quà, tặng bằng, thăm hỏi, làm việc, đến thăm, đến dự, đi đầu, dẫn đầu, tiếp tục, tiếp nhận,
    tiếp đón, tiếp xúc, tiếp thu, bắt đầu, bắt giữ, khởi tố, điều tra, truy tố, xét xử, xử lý, xử phạt, thu hồi,
    thu giữ, thu hút, thu thập, giải quyết, giải đáp, giải trình, tháo gỡ, khắc phục, hỗ trợ, giúp đỡ, tạo điều,
    tạo ra, cung cấp, cấp phép, đầu tư, ký kết, hợp tác, liên kết, trả lời, phản hồi, phản ánh, kiến nghị,
    lưu ý, cảnh báo, nhắc nhở, khuyến cáo, khuyến khích, nghiêm cấm, nghiêm túc, nhận định, nhận thấy, thống nhất,
    nhất trí, đồng ý, đồng thời, đồng chủ, bày tỏ, chia sẻ, chúc mừng, cảm ơn, hoan nghênh, tri ân, tưởng niệm,
    dâng hương, huy động, bố trí, sắp xếp, sáp nhập, hợp nhất, tinh giản, tách ra, chuyển giao, bàn giao,
    chuyển hồ, chuyển sang, ứng phó, phòng ngừa, ngăn chặn, đấu tranh, trấn áp, truy bắt, truy quét, triệt phá,
    vào cuộc, ra mắt, ra quân, ra quyết, diễn ra, diễn tập, sơ kết, tổng kết, tổng hợp, giao ban, ký ban,
    hằng năm, hàng năm, hàng trăm, hàng nghìn, hiện nay, hiện có, vừa qua, vừa ban, vừa có, thời gian, thời kỳ,
    nhiệm kỳ, giai đoạn, trong đó, bao gồm, cùng với, cũng như, bên cạnh, đối với, liên quan, căn cứ, mong muốn,
    tin tưởng, kỳ vọng, phấn đấu, lãnh đạo, điều hành, quản lý, vận hành, sử dụng, áp dụng, ứng dụng, khai thác,
    xác định, xác minh, làm rõ, làm tốt, làm chủ, nắm tình, nắm chắc, dự kiến, dự báo, dự thảo, dự họp, tổng duyệt,
    bàn về, bàn giải, thảo luận, góp ý, đóng góp, lấy ý, tiên phong, gương mẫu, chịu trách, có trách, nói chung,
    nói riêng, trực tiếp, trực thuộc, chính thức, kịp thời, thường xuyên, phụ trách, quy định, quy tụ, cải cách,
    đổi mới, cắt giảm, mở rộng, mở đợt, mở cao, mở lớp, tuyển dụng, tuyển sinh, đào tạo, bồi dưỡng, chăm lo,
    chăm sóc, quan tâm, động viên, khích lệ, ủng hộ, quyên góp, vinh danh, tôn vinh, kỷ niệm, hưởng ứng, ra đời,
    rút kinh, chấn chỉnh, siết chặt, giám định, trưng cầu, tạm giữ, tạm giam, tạm đình, đình chỉ, thí điểm, nhân rộng,
    khảo sát, thị sát, tháp tùng, kiểm điểm, kỷ luật, bầu bổ, hiệp thương, cụ thể, trọng tâm, số lượng, số hóa,
    rộng rãi, sâu rộng, mạnh mẽ, toàn diện, hiệu quả, quyết nghị, mở cửa, đối thoại, gặp mặt, gặp gỡ, tọa đàm
    khuyên dạy, khuyên răn, thay mặt, đại diện, tham vấn, tư vấn, trợ giúp, tổ giác, vận hành, bảo trợ, nghiệm thu,
    đón tiếp, đón nhận, vui mừng, tự hào, vinh dự, sẵn sàng, nỗ lực, cố gắng, tích cực, kiên quyết, kiên trì,
    khẩn trương, chấp hành, chấp thuận, tán thành, bác bỏ, phản đối, lên án, lên tiếng, lên kế, lên phương, xuất quân,
    xuất hiện, tái hiện, đăng cai, đăng tải, đưa tin, đưa ra, dẫn chứng, dẫn nguồn, nêu rõ, nêu cao, quy hoạch,
    lập kế, lập hồ, lập đoàn, trình chính, trình quốc, trình thủ, soát xét, bán đấu, mua sắm, chi trả, chi tiền,
    chi hơn, thu được, thu về, thu ngân, thu hơn, tiết kiệm, lắng nghe, đối chiếu, tổng rà, tuần tra, kiểm đếm,
    kiểm kê, cấp phát, cấp bách, trồng cây, phát quà, phát lệnh, phát sóng, công tác, mới đây, địa phương, tại chỗ,
    cơ quan, đơn vị, người dân, doanh nghiệp phải, khuyên người, tìm hiểu, tìm kiếm, thi công, thi hành, thi tuyển,
    thi đua, khởi công, khởi động, mời gọi, hợp đồng, giám hộ,
    nghỉ lễ, thu phí, vay vốn, cho vay, giải ngân, bù giá, niêm yết, lưu hành, tạm dừng, tái khởi, dừng hoạt,
    truyền tải, truyền đạt
    """)
