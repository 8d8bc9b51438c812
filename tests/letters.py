"""A small site with a newsletter, and its messages read back, for the tests of both."""

from __future__ import annotations

import io
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from PIL import Image

from site_gen import cli
from tests.sites import Site

SITE = """
-- site.toml --
title = "Điểm tin"
base_url = "https://example.org/tin-tuc/"
cards = "off"
search = false
[newsletter]
from = "Điểm tin <tin@example.org>"
reply_to = "toa-soan@example.org"
unsubscribe = "https://example.org/huy?ai={address}"
one_click = true
list_id = "tuan.example.org"
-- content/organizations/co-quan-mau-012.md --
---
name: Cơ quan Mẫu 012
---
-- content/topics/chu-de-mau.md --
---
name: Chủ đề Mẫu
---
-- content/editions/2018-w05.md --
---
title: Tuần của những cuộc họp
---
Tuần này Cơ quan Mẫu 012 họp [hai lần](../articles/a.md), xem cả
[báo khác](https://bao.example.org/x?a=1&b=2)[^1].

1. Việc thứ nhất, kể ra cho dài để thấy dòng thứ hai của nó lùi vào đúng chỗ.
2. Việc thứ hai.

> Lời được trích.

![Một cái bảng](../media/anh.png)

[^1]: Chú thích.
-- content/articles/a.md --
---
title: Cơ quan Mẫu 012 họp phiên đầu năm
date: 2018-02-01
topic: Chủ đề Mẫu
organizations: [Cơ quan Mẫu 012]
featured: true
summary: Phiên họp bàn ba việc, trong đó có việc sửa quy chế làm việc và việc chia lại phần việc giữa các phòng.
image:
  src: media/anh.png
  alt: Phòng họp
  caption: Toàn cảnh
  credit: Người Chụp Mẫu
---
Thân bài.
-- content/articles/b.md --
---
title: Bài thứ hai
date: 2018-01-30
topic: Chủ đề Mẫu
corrections:
  - date: 2018-01-31
    text: Sửa một số.
---
Đoạn đầu của bài thứ hai.
-- content/articles/c.md --
---
title: Bài không có chủ đề
date: 2018-01-29
---
"""


def small(root: Path, more: str = "") -> Site:
    """The small site, with the files of ``more``."""
    site = Site(root, SITE)
    (root / "content/media").mkdir()
    picture = io.BytesIO()
    Image.effect_noise((1600, 901), 50).save(picture, "PNG")
    (root / "content/media/anh.png").write_bytes(picture.getvalue())
    site.write(more)
    return site


def raw(site: Site, *more: str, edition: str = "2018-w05") -> bytes:
    """The bytes that ``--eml`` writes."""
    path = site.root / "out.eml"
    assert cli.main(["edition", edition, "--root", str(site.root), "--eml", str(path), *more]) == 0
    return path.read_bytes()


def read(data: bytes) -> EmailMessage:
    """A message as a mail program reads it."""
    found = message_from_bytes(data, policy=policy.default)
    assert isinstance(found, EmailMessage)
    assert not [part.defects for part in found.walk() if part.defects]
    return found


def parts(data: bytes) -> tuple[str, str]:
    """Its plain text and its HTML."""
    text, html = read(data).iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    return text.get_content().replace("\r\n", "\n"), html.get_content()
