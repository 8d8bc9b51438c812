"""Words around people: ranks, forms of address, academic titles, posts, family names, places.

Owns: the vocabulary by which a name and a post are known.
Must not know: any one person.
"""

from __future__ import annotations

from site_gen.importing.phrases import Phrases, words

RANKS = Phrases("""
    đại tướng, thượng tướng, trung tướng, thiếu tướng, đại tá, thượng tá, trung tá, thiếu tá, đại úy, thượng úy,
    trung úy, thiếu úy, đô đốc, phó đô đốc, chuẩn đô đốc, thượng sĩ, trung sĩ, hạ sĩ
    """)

ADDRESSES = Phrases("""
    ông, bà, anh, chị, đồng chí, đ/c, đc, ngài, ông bà, các đồng chí, các ông, các bà, các ông bà, các ông , bà
    """)

DEGREES = Phrases("""
    gs, pgs, ts, tskh, ths, th.s, bs, ks, gs.ts, pgs.ts, gs.tskh, gs.vs, ts.bs, ths.bs, pgs.ts.bs, bscki, bsckii,
    ts.ls, ls, vs, ts.kts, kts, giáo sư, phó giáo sư, tiến sĩ, tiến sỹ, thạc sĩ, thạc sỹ, bác sĩ, bác sỹ, kỹ sư,
    luật sư, viện sĩ, kiến trúc sư, nhà báo, ngnd, ngưt, ttnd, ttưt, nsnd, nsưt, tiến sĩ khoa học,
    nhà giáo nhân dân, nhà giáo ưu tú, thầy thuốc nhân dân, thầy thuốc ưu tú, bác sĩ chuyên khoa
    """)

# Posts; "phó", "nguyên", "quyền" before and "thường trực" after them are read apart.
ROLES = Phrases("""
    tổng bí thư, bí thư, bí thư thứ nhất, chủ tịch nước, chủ tịch, pct, ct, thủ tướng, bộ trưởng, thứ trưởng,
    thường trực ban bí thư, thường trực tỉnh ủy
    chủ nhiệm, tổng thư ký, thư ký, giám đốc, tổng giám đốc, cục trưởng, cục phó, tổng cục trưởng, tổng cục phó,
    chi cục trưởng, vụ trưởng, vụ phó, viện trưởng, hiệu trưởng, hiệu phó, chánh án, chánh văn phòng, chánh thanh tra,
    chính ủy, chính trị viên, tư lệnh, tham mưu trưởng, tổng tham mưu trưởng, chỉ huy trưởng, chỉ huy phó,
    đội trưởng, đội phó, đồn trưởng, đồn phó, trạm trưởng, trung đoàn trưởng, sư đoàn trưởng, lữ đoàn trưởng,
    hạt trưởng, thống đốc, tổng thanh tra, tổng kiểm toán, tổng kiểm toán nhà nước, tổng biên tập, biên tập,
    đại sứ, tổng lãnh sự, đại biện, tham tán, trợ lý, cố vấn, người phát ngôn, kế toán trưởng, thủ trưởng,
    trưởng thôn, trưởng ấp, trưởng bản, trưởng xóm, tổ trưởng, trưởng nhóm, nhóm trưởng, khu đội trưởng,
    trưởng ban, trưởng phòng, trưởng đoàn, trưởng khoa, trưởng tiểu ban, trưởng đại diện, trưởng cơ quan,
    trưởng công an, trưởng bộ môn, trưởng trạm, trưởng khối, trưởng tiểu khu, trưởng, chánh,
    kiểm sát viên, thẩm phán, tổng công trình sư, quyền viện trưởng, chủ tọa, hội trưởng, trưởng ty, trưởng bcđ,
    tổng quản lý, quản đốc, chủ tịch hội đồng thành viên,
    chủ tịch hđtv, chủ tịch hđqt, chủ tịch hội đồng quản trị
    đại biểu, ủy viên, uv, uvbtv, uvtv, uvbch, ủy viên btv, ủy viên bch, thành viên, tỉnh ủy viên, thành ủy viên,
    huyện ủy viên, quận ủy viên, thị ủy viên, đảng ủy viên, ủy viên dự khuyết, ủy viên thường vụ
    """)

# "Trưởng Ban …" is the post "Trưởng" of the body "Ban …": these words open the body.
LED = words("ban phòng đoàn khoa tiểu cơ công bộ trạm khối văn thanh đại")

# A seat in a body, not an office: passed over where the same person has a post besides.
SEATS = Phrases("""
    bí thư trung ương đảng, đại biểu, ủy viên, uv, uvbtv, uvtv, uvbch, ủy viên btv, ủy viên bch, thành viên,
    tỉnh ủy viên, thành ủy viên,
    huyện ủy viên, quận ủy viên, thị ủy viên, đảng ủy viên, ủy viên dự khuyết, ủy viên thường vụ
    """)

# Offices of a party cell: passed over too, the office of state that follows is the post.
CELLS = Phrases("đảng ủy, ban cán sự đảng, ban cán sự, đảng đoàn, đảng bộ, chi bộ, quân ủy, quân ủy trung ương")

# Posts that need no body.
WHOLE = Phrases("""
    tổng bí thư, chủ tịch nước, phó chủ tịch nước, thủ tướng, phó thủ tướng, thường trực ban bí thư,
    tổng tham mưu trưởng, phó tổng tham mưu trưởng, tổng thanh tra chính phủ, tổng kiểm toán nhà nước,
    phó thủ tướng thường trực
    """)

BEFORE_ROLE = words("phó nguyên cựu quyền tân cố")
AFTER_ROLE = Phrases("""
    thường trực, thứ nhất, chuyên trách, phụ trách, phụ trách điều hành, điều hành, danh dự, thứ hai,
    không chuyên trách,
    thường vụ
    """)

# Who serves another post: that post belongs to the role ("Trợ lý Bộ trưởng").
AIDES = Phrases("trợ lý, thư ký, cố vấn")

# Words that join a second post to the first.
AND_ROLE = Phrases("kiêm, đồng thời là, kiêm nhiệm, kiêm chức, và")

# Family names, with those of the country's smaller peoples.
FAMILIES = words(
    """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương đinh lâm
    phùng mai tô hà tạ lương tăng thái châu chu cao thạch quách kiều cù la lưu mạc nghiêm ninh ông phí phó quản
    tống tiêu triệu tôn từ ung uông văn vi viên âu bạch bành bế biện bồ cao cầm chế cung cồ danh diệp doãn đàm đàng
    đậu điểu điêu đường giang giáp hàn hầu hứa hạ hùng hình khổng khương khúc kim khuất kha lã lại lèng lò lỗ lộc
    lục lường lữ lừu ma mã mùa mẫn nhan nhâm nhữ nông ngân ngọ ninh nùng ong phù quàng quan sầm sùng sơn tào thân
    thào thiều thi tòng trang tráng trà trình trưng tưởng vàng viêm xa giàng giàn hảng hờ ksor siu rơ rah y k'
    đồng lăng mông nhiếp niê nay đổng thẩm chử bàn lềnh phàn tẩn triệu chẩu mạch bá cấn hoa bảo
    """
)

# The most frequent ones: nine people of ten.
COMMON_FAMILIES = words(
    """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô dương lý đào đoàn trịnh trương đinh phùng
    tô tạ lương mai hồ lại vương tống chu cao tăng
    """
)

# A middle name by which a person's name is known even when the family name is rare.
MIDDLE_NAMES = words("văn thị")

# Provinces and cities: none of them is a person, whatever its first word.
PLACES = Phrases("""
    an giang, bà rịa, vũng tàu, bắc giang, bắc kạn, bạc liêu, bắc ninh, bến tre, bình định, bình dương, bình phước,
    bình thuận, cà mau, cần thơ, cao bằng, đà nẵng, đắk lắk, đắk nông, điện biên, đồng nai, đồng tháp, gia lai,
    hà giang, hà nam, hà nội, hà tĩnh, hải dương, hải phòng, hậu giang, hòa bình, hưng yên, khánh hòa, kiên giang,
    kon tum, lai châu, lâm đồng, lạng sơn, lào cai, long an, nam định, nghệ an, ninh bình, ninh thuận, phú thọ,
    phú yên, quảng bình, quảng nam, quảng ngãi, quảng ninh, quảng trị, sóc trăng, sơn la, tây ninh, thái bình,
    thái nguyên, thanh hóa, thừa thiên huế, thừa thiên - huế, huế, tiền giang, trà vinh, tuyên quang, vĩnh long,
    vĩnh phúc, yên bái, hồ chí minh, hcm, sài gòn, hà đông, mai châu, cao lãnh, lý sơn, việt nam, hoa kỳ, hà lan,
    thái lan, trung quốc, nhật bản, hàn quốc, hà tây, hoàng mai, hồ tây, hoàng sa, trường sa, hoàn kiếm
    """)
