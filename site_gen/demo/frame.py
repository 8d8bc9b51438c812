"""What stands around the content: settings, static files, the glossary, the pages.

Owns: the texts of these few files.
Must not know: the registry, the articles.
"""

from __future__ import annotations

from site_gen.demo import emit, links
from site_gen.demo.words import GLOSSARY

_SETTINGS = """\
title = "Điểm tin Mẫu"  # the name of the site
base_url = "https://diemtin-mau.example.org/"  # where the site is published
site_id = "https://diemtin-mau.example.org/"  # what lasting ids are made from; it outlives base_url
language = "vi"  # the language of the pages
timezone = "Asia/Ho_Chi_Minh"  # the zone of dates that are written without one
per_page = 20  # articles on one page of a list
link_names = true  # names of people and organizations in the text become links

[feeds]
items = 20  # articles in a feed
"""

_ABOUT = f"""\
**Điểm tin Mẫu** là một trang tin không có thật: mọi cơ quan, cán bộ, văn bản và con số đều do máy đặt ra để thử.

## Cách làm việc {{#{links.ABOUT_ANCHOR}}}

- Mỗi tin ngắn cho biết ai đã họp, quyết định và giao việc gì.
- Tên cơ quan và cán bộ dẫn đến trang của họ.

> Không có gì ở đây đã xảy ra.

Xem [trang liên hệ](lien-he.md) hoặc [biểu mẫu](../media/tai-lieu/bieu-mau.csv).
"""

_CONTACT = f"""\
Thư điện tử: [ban biên tập mẫu](mailto:bien-tap@diemtin-mau.example.org).

| Việc | Nơi nhận |
|:-----|---------:|
| Đính chính | Phòng Ví dụ, số 00 đường Mẫu |
| Góp ý | Hộp thư giả định |

Cách làm việc: xem [giới thiệu](/{links.ABOUT_PATH}#{links.ABOUT_ANCHOR}).
"""


def files() -> tuple[tuple[str, str], ...]:
    """Path (under the demo's folder) and text of each."""
    return (
        ("site.toml", _SETTINGS),
        ("static/CNAME", "diemtin-mau.example.org\n"),
        ("static/.well-known/security.txt", "Contact: mailto:an-toan@diemtin-mau.example.org\n"),
        ("content/glossary.yml", emit.mapping(GLOSSARY)),
        (f"content/{links.ABOUT_PATH}", emit.document({"title": "Giới thiệu", "aliases": ["/about.html"]}, _ABOUT)),
        (f"content/{links.CONTACT_PATH}", emit.document({"id": "lien-he", "title": "Liên hệ"}, _CONTACT)),
    )
