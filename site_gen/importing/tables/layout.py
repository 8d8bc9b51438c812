"""Words that tell what a line is: a title, a byline, a caption, a note under the text.

Owns: the labels of bylines and pictures, and the vocabulary of captions.
Must not know: bodies, posts and people.
"""

from __future__ import annotations

from site_gen.importing.phrases import Phrases

# "Tác giả: …" and the like: what follows is the author.
BYLINES = (
    "tác giả", "bài", "tin", "tin, ảnh", "bài, ảnh", "tin và ảnh", "bài và ảnh", "tin, bài", "tin bài",
    "bài viết", "người viết", "phóng viên", "thực hiện", "biên soạn", "tổng hợp", "bút danh", "bởi", "pv",
    "tin, bài, ảnh", "tin ảnh", "bài ảnh", "viết bài", "nội dung", "nhóm phóng viên", "nhóm tác giả", "ctv",
    "tác giả bài viết", "phóng viên thực hiện", "người thực hiện", "thực hiện bởi", "viết bởi", "cộng tác viên",
)  # fmt: skip

# "Nguồn: …", "Từ khóa: …": notes under an article; the author may stand above them.
NOTES = (
    "nguồn", "theo", "từ khóa", "từ khoá", "tag", "tags", "thẻ", "xem thêm", "tin liên quan", "bình luận", "link",
    "chia sẻ", "đọc thêm", "ảnh", "nguồn tin", "ảnh minh họa", "đồ họa", "video", "clip", "thiết kế", "số lượt xem",
    "lượt xem", "tin cùng chuyên mục", "biên tập", "btv", "biên tập viên", "kỹ thuật", "đồ hoạ",
)  # fmt: skip

# Agencies and desks that sign without a person.
DESKS = frozenset(
    {
        "pv",
        "p.v",
        "nhóm pv",
        "ttxvn",
        "vov",
        "vtv",
        "bbt",
        "ctv",
        "vgp",
        "chinhphu.vn",
        "nhóm phóng viên",
        "pv tổng hợp",
    }
)

# A line that opens with a picture's label is its caption.
PICTURES = ("ảnh", "chú thích ảnh", "ảnh minh họa", "ảnh minh hoạ", "trong ảnh", "hình", "nguồn ảnh", "chú thích")

# What a picture shows when no one person is in it; "các đại biểu" and the like are people.
VIEWS = Phrases("""
    tang vật, toàn cảnh, quang cảnh, khung cảnh, cảnh, hình ảnh, một góc, hiện trường, bức ảnh, các đại biểu,
    đại biểu,
    các vị đại biểu, đoàn chủ tịch, chủ tọa, đoàn chủ tọa, phối cảnh, bản đồ, sơ đồ, biểu đồ
    """)
GROUPS = Phrases("""
    lãnh đạo, đại diện, các đồng chí, các thành viên, thành viên, đoàn, đoàn công tác, đoàn kiểm tra, đoàn giám sát,
    cán bộ, chiến sĩ, cán bộ chiến sĩ, lực lượng, người dân, học sinh, sinh viên, hội viên, các cháu, bà con,
    đông đảo, phóng viên, các tập thể, các cá nhân, ban tổ chức, ban chấp hành, bch, ban thường vụ, các nghệ sĩ,
    nhân dân, tuổi trẻ, đoàn viên,
    các bác sĩ, công nhân, các đơn vị, hai bên, ban chỉ đạo, các tác giả, các đội
    """)

# What a single person does in a picture; groups do more.
ACTS = Phrases("""
    phát biểu, chủ trì, kết luận, trao, tặng, trao tặng, trao đổi, chụp ảnh, thăm, kiểm tra, thị sát, báo cáo,
    điều hành, trình bày, bắt tay, tiếp, đón, ký, ký kết, bấm nút, cắt băng, dâng hương, dâng hoa, tham quan,
    khai mạc, bế mạc, chúc mừng, tham luận, làm việc, công bố, khảo sát, động viên, thăm hỏi, đồng chủ trì, chỉ đạo,
    đọc, trả lời, chứng kiến, tặng hoa, tặng quà, đánh trống, truyền đạt, quán triệt, giới thiệu, trồng cây, tại,
    thảo luận, đối thoại, gặp gỡ, nhận, ghi lưu bút
    """)
POSES = Phrases("""
    phát biểu, chủ trì, kết luận, trao, tặng, trao tặng, trao đổi, chụp ảnh, thăm, kiểm tra, thị sát, báo cáo,
    điều hành, trình bày, bắt tay, tiếp, đón, ký, ký kết, bấm nút, cắt băng, dâng hương, dâng hoa, tham quan,
    khai mạc, bế mạc, chúc mừng, tham luận, thảo luận, làm việc, tham dự, dự, xem, nghe, giới thiệu, công bố,
    khảo sát, động viên, thăm hỏi, tuyên truyền, diễn tập, tuần tra, hướng dẫn, biểu quyết, bỏ phiếu, ra mắt,
    đồng chủ trì, chứng kiến, tặng hoa, tặng quà, chỉ đạo, đọc, trả lời, nhận, gặp gỡ, ra quân, giao lưu, trồng cây,
    tham gia, theo dõi, biểu diễn, tập huấn, nhận bằng khen, đối thoại, bàn giao, tại
    """)

# Marks of running text: a line with one of these is no caption.
TELLING_ALWAYS = Phrases("đã, sẽ, cho biết, cho rằng, cho hay, nhấn mạnh, khẳng định, yêu cầu, đề nghị, nêu rõ, lưu ý")
TELLING = Phrases("""
    đã, sẽ, cho biết, cho rằng, cho hay, nhấn mạnh, khẳng định, yêu cầu, đề nghị, nêu rõ, lưu ý, kể, là, cần, phải,
    tuy nhiên, do đó, vì vậy, bởi vậy, nhằm, đồng thời, ngoài ra, được biết, hiện nay, kết thúc, nhất trí, tin rằng,
    trong khi, bên cạnh đó, theo đó, trước đó, sau đó, tiếp đó, cũng tại, cùng ngày, chiều cùng ngày, diễn ra,
    thành công, có mặt, gồm, bao gồm, vẫn, mong, mong muốn, hy vọng, cùng dự, đánh giá cao, bày tỏ, thống nhất, có
    """)

# Openings of running text.
OPENINGS = Phrases("""
    dự, tham dự, cùng dự, chủ trì, phát biểu, theo, tại, sáng, chiều, tối, ngày, trong, sau, trước, nhân, về, từ,
    được, nhờ, để, với, qua, trên, đến, kết luận, thay mặt, mở đầu, báo cáo, tham gia, đến dự, đây, đó, việc, khi, nếu
    """)

# Where, in the picture, somebody stands: only captions say so.
POSITIONS = Phrases("""
    từ trái sang, từ phải sang, từ phải qua, từ trái qua, bìa trái, bìa phải, ngoài cùng bên trái, thứ hai từ,
    thứ ba từ,
    ngoài cùng bên phải, ảnh trên, ảnh dưới, đứng giữa, ngồi giữa, hàng đầu bên trái, hàng đầu bên phải, ngoài cùng
    """)
