"""The editors' notes before the digests of a few weeks and months.

Owns: these texts, and which weeks and months have one.
Must not know: the articles; it is told on which days there are some.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from site_gen.demo import links
from site_gen.demo.emit import document
from site_gen.demo.registry import Registry

_WEEK = """\
Tuần này không có gì xảy ra thật: **{body}** và mọi cơ quan khác trong số báo đều do máy đặt ra. Bạn đọc muốn biết
cách làm tin thử thì xem [trang giới thiệu](../{about}#{anchor}).
"""
_MONTH = """\
Một tháng tin mẫu, nhiều nhất là về {body}. Ban biên tập giả định chọn ba việc để bạn đọc thử xem lại:

- tin của {body};
- các văn bản mẫu mới;
- những chỗ đã đính chính.
"""


def files(days: Sequence[date], registry: Registry) -> Iterator[tuple[str, str]]:
    """Path under ``content/`` and text of each note; ``days`` are those of published articles, in order."""
    if not days:
        return
    places = {"body": registry.bodies[0].name, "about": links.ABOUT_PATH, "anchor": links.ABOUT_ANCHOR}
    weeks = dict.fromkeys(_week(day) for day in (days[-1], days[len(days) // 2], days[0]))
    for place, name in enumerate(weeks):
        fields = {"title": "Thư tòa soạn mẫu"} if place else {"aliases": ("/diem-tin-moi/",)}
        yield f"editions/{name}.md", document(fields, _WEEK.format(**places))
    month = days[-1]
    yield f"editions/{month.year}-{month.month:02}.md", document({"id": "thang-mau"}, _MONTH.format(**places))


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-w{week:02}"
