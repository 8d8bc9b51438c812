"""Words that names of bodies are made of.

Owns: which words open a name, which may stand inside one, and which generic names name nothing by themselves.
Must not know: where a name ends in a text (``bodies`` reads that), nor any one body.
"""

from __future__ import annotations

from site_gen.importing.phrases import Phrases, words

# A body's name opens with one of these, written with a capital (or as the abbreviation stands here).
HEADS = Phrases("""
    bộ, ban, tiểu ban, ủy ban, ubnd, hđnd, hội đồng, hội đồng nhân dân, ban chấp hành,
    bch, ban thường vụ, ban cán sự đảng, đảng đoàn, đảng ủy, đảng bộ, chi bộ, quân ủy, khối
    sở, phòng, cục, tổng cục, chi cục, vụ, văn phòng, thanh tra, ngân hàng, kho bạc
    viện, phân viện, học viện, trường, đại học, trung tâm, bệnh viện, bảo tàng, thư viện, nhà hát, đài, báo,
    tạp chí, nhà xuất bản, thông tấn xã, viện kiểm sát, viện kiểm sát nhân dân, vks, vksnd, tòa án,
    tòa án nhân dân, tand
    hội, hiệp hội, tổng hội, liên hội, trung ương hội, đoàn, trung ương đoàn, liên đoàn, tổng liên đoàn,
    liên hiệp, liên hiệp các hội, liên minh, công đoàn, mặt trận, giáo hội, câu lạc bộ, quỹ, đoàn đại biểu quốc hội,
    đoàn đbqh
    công an, quân khu, quân đoàn, quân chủng, binh chủng, binh đoàn, sư đoàn, lữ đoàn, trung đoàn, tiểu đoàn,
    quân đội, bộ đội biên phòng, bộ tư lệnh, bộ chỉ huy, bộ chqs, bộ chbp, ban chqs, ban chỉ huy, cảnh sát biển,
    vùng cảnh sát biển, đội, đồn, đồn biên phòng, trạm, hải đoàn
    công ty, tổng công ty, tập đoàn, nhà máy, hợp tác xã, chi nhánh, xí nghiệp
    đại sứ quán, tổng lãnh sự quán, lãnh sự quán, phái đoàn, cơ quan, tổ công tác, bảo hiểm xã hội, điện lực,
    cảng vụ, vườn quốc gia, khu kinh tế, hạt kiểm lâm, bưu điện, viễn thông, đảng cộng sản, hải quan
    """)

# These are names by themselves; a place may follow them.
ALONE = Phrases("""
    quốc hội, chính phủ, bộ chính trị, ban bí thư, trung ương đảng, ban chấp hành trung ương, bộ tổng tham mưu,
    kiểm toán nhà nước
    tỉnh ủy, thành ủy, huyện ủy, quận ủy, thị ủy, tỉnh đoàn, thành đoàn, huyện đoàn, quận đoàn,
    ủy ban thường vụ quốc hội, liên hợp quốc, liên hiệp quốc, quân ủy trung ương
    """)

# "Central": before a head ("TƯ Hội …") or inside a name ("Ủy ban TƯ …").
CENTRAL = Phrases("tư, t.ư, tw, t.w, trung ương")

# Organs that speak for the association named after them.
ORGANS = Phrases("ủy ban, ban chấp hành, bch, ban thường trực, ban thường vụ, ban thường trực ủy ban, ban chỉ huy")

# Organs inside a body: where both are named, the body's own name is its entry.
INNER_ORGANS = Phrases("""
    ban chấp hành, bch, ban thường trực, ban thường vụ, ban thường trực ủy ban, ban chỉ huy
    """)

# Followed by a name these are people who lead a body, not a body: the name after them is the body.
TRANSPARENT = Phrases("ban giám đốc, ban lãnh đạo, ban giám hiệu, ban chủ nhiệm, cơ quan thường trực")

# Words after a head that do not yet tell one body from another.
GENERIC = Phrases("""
    chỉ đạo, tổ chức, thường vụ, thường trực, chấp hành, giám đốc, giám hiệu, lãnh đạo, quản trị, quản lý,
    điều hành, soạn thảo, biên tập, nhân dân, bầu cử, thẩm định, công tác, chỉ huy, đại biểu, giám khảo,
    kiểm phiếu, cán sự, cán sự đảng, bộ, sở, ngành, đảng, tư vấn, trọng tài, giám sát, kiểm tra, tham mưu
    """)

# Lower-case words that may follow a head directly ("Ban chỉ đạo …", "Công ty cổ phần …").
AFTER_HEAD = Phrases("""
    chỉ đạo, quản lý, tổ chức, chấp hành, thường vụ, thường trực, soạn thảo, điều hành, chỉ huy, điều phối,
    nhân dân, quản trị, thẩm định, giám đốc, lãnh đạo, kiểm sát, cổ phần, trách nhiệm hữu hạn, một thành viên,
    đại biểu quốc hội, đbqh, bầu cử, trù bị, cán sự đảng, liên lạc, đại diện, tư vấn, chuyên trách, ngành
    """)

# Not bodies although they open like one.
NOT_BODIES = Phrases("""
    chính phủ điện tử, chính phủ số, chính phủ kiến tạo, bộ trưởng, bộ luật, bộ tiêu chí, bộ phận, bộ máy,
    bộ quy tắc, hội nghị, hội thảo, hội thi, hội trường, hội viên, hội họp, hội diễn, hội trại, hội chợ,
    ban hành, ban đầu, ban ngày, đoàn kết, đoàn viên, đoàn công tác, đoàn kiểm tra, đoàn giám sát,
    đoàn khảo sát, đoàn thanh tra, đoàn thể, đoàn xe, đoàn chủ tịch, đội ngũ, đội hình, đội trưởng,
    sở hữu, sở tại, sở dĩ, viện trợ, viện dẫn, viện trưởng, phòng chống, phòng ngừa, phòng cháy, phòng họp,
    trường hợp, trạm trưởng, khối lượng, khối đại đoàn kết, khối thi đua, báo cáo, báo chí, quỹ đất,
    cục trưởng, vụ trưởng, vụ án, vụ việc, đài tưởng niệm, đảng viên, quân đội ta, cơ quan chức năng,
    báo điện tử, ngân hàng số, bộ chỉ số, bộ đề, bộ sách, bộ phim, bộ hồ sơ, bộ đội, bộ mặt, đài loan,
    đài bắc, trường sa, trường sơn, trường giang, hội an, đội tuyển, đội bóng, trung tâm thành phố, trung tâm tỉnh,
    cục bộ, cục diện, đại diện, lãnh đạo, đại biểu, quỹ đạo, liên minh các, ban tổ chức hội nghị
    """)

# Where a body's reach is told: "tỉnh Mẫu", "TP Mẫu"; also without a name ("UBND tỉnh").
LEVELS = Phrases("""
    tỉnh, thành phố, tp, quận, huyện, thị xã, tx, phường, xã, thị trấn, đặc khu, thủ đô, vùng, khu vực
    """)
# Places of these kinds are often called after a person, so a person's name after them is the place.
SMALL_LEVELS = words("phường xã trấn quận huyện")

# Words that open a place but not at its level: "xã hội" is no commune.
NOT_LEVELS = Phrases("xã hội, xã viên, xã luận, huyện đảo, vùng miền, vùng sâu, thị xã hội, tỉnh thành")

# Bodies of these kinds are often called after a person, directly or behind the words for kinds of schools:
# the name that follows is not an official's.
CALLED_AFTER = Phrases("""
    trường, đại học, trường đại học, học viện, bệnh viện, bảo tàng, thư viện, nhà hát, công ty, tập đoàn, quỹ,
    nhà xuất bản, trung tâm, câu lạc bộ, nhà máy, hợp tác xã, chi nhánh, tổng công ty, viện, nhà văn hóa
    """)
CALLED_AFTER_WORDS = words("tncs tntp thpt thcs th đại tiểu trung cao học phổ thông cơ sở đẳng mầm non chuyên sư phạm")

# Heads that can be "of the National Assembly": "Ủy ban Mẫu của Quốc hội".
OF_STATE = Phrases("ủy ban, hội đồng, ban, văn phòng")

# Heads that are at a place: "Đại sứ quán … tại …".
MISSIONS = Phrases("đại sứ quán, tổng lãnh sự quán, lãnh sự quán, phái đoàn, văn phòng")

# A number may follow these words inside a name ("Bộ Tư lệnh Vùng 5").
NUMBERED_WORDS = words("vùng khu đội tổ số")

# "… về …" is part of the name after these.
ON_MATTERS = words("đạo gia ương phạm")

# A number is part of the name after these.
NUMBERED = Phrases("""
    quân khu, quân đoàn, binh đoàn, sư đoàn, lữ đoàn, trung đoàn, tiểu đoàn, vùng cảnh sát biển, đội, đồn, trạm,
    phòng, tổ công tác, hải đoàn, bệnh viện, nhà máy, chi nhánh, chi cục, ban, trường, hội đồng, tiểu ban
    """)

# A quoted text is part of the name after these.
QUOTED = Phrases("ban, tiểu ban, hội đồng, quỹ, câu lạc bộ, công ty, hội, tổ công tác, liên minh, trung tâm, báo")

# Lower-case words that go on with a name: the nouns of administration.
NOUNS = Phrases("""
    nhà nước, quốc gia, quốc tế, nhân dân, tối cao, cấp cao, toàn dân, toàn quốc, liên ngành, địa phương
    an ninh, an ninh mạng, an toàn, trật tự, xã hội, kinh tế, chính trị, nội bộ, đối ngoại, quốc phòng, quân sự,
    hành chính,
    tư pháp, pháp luật, pháp lý, hình sự, dân sự, hành án, thi hành án, thi hành án dân sự, tội phạm, ma túy,
    tham nhũng, tiêu cực, lãng phí, buôn lậu, gian lận thương mại, hàng giả, tệ nạn, mại dâm, mua bán người,
    tội phạm sử dụng công nghệ cao
    công nghệ, công nghệ cao, công nghệ thông tin, công nghệ số, chuyển đổi số, thông tin, truyền thông,
    viễn thông, bưu chính, vô tuyến điện, báo chí, phát thanh, truyền hình, điện tử, điện ảnh, mỹ thuật,
    nghệ thuật, văn hóa, văn nghệ, văn học, thể thao, du lịch, gia đình, di sản, dân tộc, tôn giáo, tín ngưỡng
    giáo dục, đại học, trung học, tiểu học, mầm non, phổ thông, nghề nghiệp, sư phạm, khoa học, kỹ thuật,
    trí tuệ, đo lường, chất lượng, năng lượng, nguyên tử, hạt nhân, y tế, y học, y dược, cổ truyền, dự phòng,
    khám chữa bệnh, chữa bệnh, dân số, trẻ em, bà mẹ, thực phẩm, vệ sinh, bảo hiểm, dịch bệnh, dịch, bệnh tật
    lao động, việc làm, tiền lương, thương binh, người có công, bình đẳng giới, phụ nữ, vì sự tiến bộ
    nông nghiệp, nông thôn, nông thôn mới, nông sản, lâm nghiệp, lâm sản, thủy sản, thủy lợi, thú y, trồng trọt,
    thực vật, tài nguyên, môi trường, khoáng sản, địa chất, đất đai, bản đồ, khí tượng, thủy văn, khí hậu, biển,
    hải đảo, thiên tai, đê điều, hạ tầng, đô thị, nhà ở, bất động sản, quy hoạch, kiến trúc, giao thông, vận tải,
    đường bộ, đường sắt, đường thủy, nội địa, hàng hải, hàng không, dân dụng, cao tốc
    công nghiệp, công thương, thương mại, xuất nhập khẩu, nhập khẩu, thị trường, tiêu dùng, người tiêu dùng,
    điện lực, dầu khí, hóa chất, dệt may, tài chính, tiền tệ, ngân sách, ngân hàng, thuế, hải quan, công sản,
    chứng khoán, doanh nghiệp, doanh nhân, vốn, nước ngoài, hợp tác xã, thống kê, nội vụ, nhân sự, cán bộ,
    công chức, viên chức, văn thư, thủ tục, thủ tục hành chính, văn bản, công dân, khiếu nại, tố cáo, dân nguyện,
    lý luận, nội chính, hộ tịch, quốc tịch, con nuôi, biên giới, biên phòng, cửa khẩu, cơ động, trại giam
    hậu cần, tác chiến, quân lực, quân y, lục quân, hải quân, không quân, phòng không, đặc công, pháo binh,
    tăng thiết giáp, chiến lược, chính sách, dự án, dự án đầu tư, dự án đầu tư xây dựng, công trình,
    các khu công nghiệp, các khu kinh tế,
    các cơ quan, các cơ quan trung ương, thanh niên, thiếu niên, nhi đồng, sinh viên,
    học sinh, trí thức, khuyết tật, mồ côi, từ thiện, luật gia, luật sư, hữu nghị, xung phong, sự nghiệp
    cổ phần, thành viên, dịch vụ, đa khoa, nhi, phụ sản, tim mạch, ung bướu, tâm thần, da liễu, lão khoa
    nghiệp vụ, cổ động, dân cử, cách mạng, độc da cam, chất độc, da cam, tử tù, tù đày, dân quân, tự vệ
    phòng chống, phòng thủ dân sự, phòng , chống, phòng cháy, chữa cháy, cứu nạn, hóa gia đình, hóa cơ sở, cơ sở,
    cộng đồng, nhỏ và vừa, vừa và nhỏ, chống buôn lậu, chống hàng giả, chống khủng bố,
    chống tham nhũng, vốn nhà nước tại doanh nghiệp, châu âu, châu á, châu phi
    """)

# Words with a capital that are complete with these syllables ("Ngoại giao" needs no third one).
COMPOUNDS = Phrases("""
    giáo dục và đào tạo, khoa học và công nghệ, tài nguyên và môi trường, thông tin và truyền thông,
    kế hoạch và đầu tư, nông nghiệp và phát triển nông thôn, nông nghiệp và môi trường, nông nghiệp và ptnt,
    lao động - thương binh và xã hội, văn hóa , thể thao và du lịch, văn hóa và thể thao, dân tộc và tôn giáo
    ngoại giao, ngoại vụ, tuyên giáo, tuyên huấn, tổ chức, kiểm tra, kiểm soát, kiểm toán, kiểm sát, kiểm lâm,
    kiểm ngư, thanh tra, xây dựng, phát triển, đầu tư, kế hoạch, đào tạo, quản lý, điều tra, bảo vệ, bảo trợ,
    bảo tồn, hợp tác, nghiên cứu, ứng dụng, hỗ trợ, tư vấn, thông tấn, phục vụ, giám định, giám sát, chăn nuôi,
    đăng kiểm, đăng ký, đấu thầu, thi đua, khen thưởng, lưu trữ, chuyển đổi, chuyển đổi số, khuyến học,
    khuyến nông, khuyến công, xúc tiến, xúc tiến thương mại, sở hữu trí tuệ, tiêu chuẩn, thể dục thể thao,
    chữ thập đỏ, làm vườn, sinh vật cảnh, nhà báo, nhà văn, nhạc sĩ, kiến trúc sư, bổ trợ tư pháp, trợ giúp,
    xuất nhập cảnh, quản lý xuất nhập cảnh, cảnh sát, cảnh sát điều tra, cảnh sát quản lý, cảnh sát bảo vệ,
    cảnh sát giao thông, cảnh sát hình sự, cảnh sát kinh tế, cảnh sát phòng cháy, cảnh sát thi hành án,
    cảnh sát cơ động, cảnh sát môi trường, cứu nạn, cứu hộ, chữa cháy, cơ yếu, tham mưu, tổng hợp, tổng tham mưu,
    chính trị, tác chiến, quân huấn, dân quân, truyền hình, phát thanh, xuất bản, biểu diễn, sáng tạo, dân tộc,
    dân nguyện, lễ tân, lãnh sự, biên phiên dịch, thường vụ, thường trực, chỉ đạo, quốc gia, trung ương, đảng,
    liên hiệp, liên hợp, văn phòng, bầu cử, pháp chế, thông tin, vật tư, thiết bị, giảm nghèo, dạy nghề, y, dược,
    chỉ huy
    """)

# Without a capital these still make a name of what stands before them.
PROPER = Phrases("tối cao, cấp cao, quốc gia, toàn quốc, nhà nước")

# After a comma these still belong to the name: "phòng cháy, chữa cháy", "tham nhũng, tiêu cực".
AFTER_COMMA = Phrases("""
    chống, chữa cháy, cứu hộ, tiêu cực, lãng phí, tệ nạn, tệ nạn xã hội, mại dâm, gian lận thương mại, hàng giả,
    giám sát, khống chế, kiềm chế, xử lý
    """)

# After "và" in lower case these still belong to the name: "chữa cháy và cứu nạn".
AFTER_AND = Phrases("""
    phòng , chống, phòng chống, cứu nạn, cứu hộ, cứu nạn cứu hộ, tìm kiếm cứu nạn, môi trường, trật tự, xã hội,
    hành chính, công nghệ, kỹ thuật, khoa học, du lịch, đào tạo, gia đình, trẻ em, sản xuất, kinh doanh, dịch vụ,
    hải đảo, biến đổi khí hậu, phát triển, chất lượng, bảo vệ môi trường, xây dựng, đô thị, nông thôn, giám định
    """)

# Abbreviated second halves of a name: "Nông nghiệp và PTNT".
HALVES = words("ptnt đt xh tt cn mt dl khcn ttdl kt pt nv tb&xh tbxh tb xd nt qh pl ns ccht cnch")

# The press: named after these words it is where the news stands, not what it is about.
PRESS = Phrases("báo, đài, tạp chí, thông tấn xã")
BEFORE_PRESS = words("viên pv theo đọc giả")

# What makes several bodies of one head: "các Bộ: Y tế, Tài chính".
PLURALS = words("các những nhiều mọi mỗi hai ba bốn năm sáu bảy tám số liên")

# Heads whose namesakes abroad are other bodies.
SOVEREIGN = Phrases("bộ, chính phủ, quốc hội, tổng cục, quân đội")
