"""The building blocks of a long article, beside its paragraphs: tables, lists, pictures, notes, links.

Owns: one function per Markdown construct, and the ordered table that says how often each occurs.
Must not know: front matter, where a block lands in the article.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from site_gen.demo import media, phrases
from site_gen.demo.chance import every, pick
from site_gen.demo.links import Library, href
from site_gen.demo.prose import Prose


@dataclass(slots=True)
class Desk:
    """What a block is written with. ``folder`` is the article's, under ``content/``; ``notes`` collects footnotes."""

    rng: Random
    number: int
    folder: str
    prose: Prose
    library: Library
    notes: list[str] = field(default_factory=list)

    def href(self, path: str) -> str:
        """A link to ``path``, two times of three relative to the article."""
        return href(self.folder, path, from_root=self.rng.random() < 1 / 3)

    def fill(self, template: str) -> str:
        """``template`` filled by the article's prose."""
        return self.prose.fill(template)


def table(desk: Desk) -> str:
    """A table with all three alignments."""
    rows = [desk.fill("| {dp} | {dv} | {so} | {pt} |") for _ in range(desk.rng.randrange(3, 9))]
    return "\n".join(("| Nơi | Đối tượng | Số lượng | Tỷ lệ |", "|:---|:---:|---:|---|", *rows))


def bullets(desk: Desk) -> str:
    """A list with a list in it."""
    items = [f"- {desk.fill('{viec};')}" for _ in range(desk.rng.randrange(3, 6))]
    inner = [f"    - {desk.fill('{noi}: {so} {dv};')}" for _ in range(2)]
    return "\n".join((*items, *inner, f"- {desk.fill('{linh}.')}"))


def steps(desk: Desk) -> str:
    """A numbered list."""
    count = desk.rng.randrange(3, 6)
    return "\n".join(f"{place}. {desk.fill('{cq} {viec}, xong trước ngày {ngay}.')}" for place in range(1, count + 1))


def quotation(desk: Desk) -> str:
    """A quotation of two paragraphs."""
    return "\n>\n".join((f"> {desk.prose.sentence()}", f"> {desk.fill('— {ng}, tại {dp}')}"))


def figure(desk: Desk) -> str:
    """A picture with a caption."""
    picture = pick(desk.rng, media.PICTURES)
    return f'![{picture.alt}]({desk.href(picture.path)} "{desk.prose.one(phrases.CAPTIONS)}")'


def styled_picture(desk: Desk) -> str:
    """A picture with an attribute list, between words."""
    picture = pick(desk.rng, media.PICTURES)
    return f"Hình bên: ![{picture.alt}]({desk.href(picture.path)}){{: .nho title=Mẫu }} {desk.prose.sentence()}"


def file_link(desk: Desk) -> str:
    """Links to media files."""
    picture = pick(desk.rng, media.PICTURES)
    return (
        f"Tài liệu kèm theo: [biểu mẫu]({desk.href(media.TABLE_PATH)}), [hình lớn]({desk.href(picture.path)} "
        f'"{picture.width} × {picture.height}").'
    )


def footnote(desk: Desk) -> str:
    """A paragraph with two footnotes, one of them of two paragraphs."""
    first, second = f"[^{len(desk.notes) + 1}]", "[^nguon]"
    desk.notes.append(f"{first}: {desk.fill('Số liệu giả định của {cq}, tính đến ngày {ngay}.')}")
    desk.notes.append(f"{second}: {desk.prose.sentence()}\n\n    {desk.prose.sentence()}")
    return f"{desk.prose.sentence()}{first} {desk.prose.sentence()}{second}"


def entry_links(desk: Desk) -> str:
    """Links to files of other kinds, one of them to a heading."""
    found = [desk.library.entry(desk.rng) for _ in range(3)]
    links = [f"[{target.text}]({desk.href(target.path)})" for target in found]
    anchored = next((target for target in found if target.anchors), None)
    if anchored:
        links.append(f"[một mục của {anchored.text}]({desk.href(anchored.path)}#{anchored.anchors[0]})")
    return f"Xem thêm: {'; '.join(links)}."


def article_link(desk: Desk) -> str:
    """A link to an earlier article, to one of its headings where it has one."""
    target = desk.library.article(desk.rng)
    if target is None:
        return desk.prose.sentence()
    anchor = f"#{pick(desk.rng, target.anchors)}" if target.anchors else ""
    return f"{desk.prose.sentence()} Bản tin trước đã [nói về việc này]({desk.href(target.path)}{anchor})."


def outside_link(desk: Desk) -> str:
    """Links to other sites."""
    page = f"https://bao-mau.example/ho-so/{desk.number}?muc=2&trang=1"
    return f"{desk.prose.sentence()} Theo [Báo Mẫu]({page}) và <https://bao-mau.example/{desk.number}>."


def note(desk: Desk) -> str:
    """A paragraph with a class, and emphasis in it."""
    return f"**Lưu ý:** *{desk.fill('{linh}')}* — {desk.prose.sentence()}\n{{: .ghi-chu }}"


def marked(desk: Desk) -> str:
    """Raw HTML inside a paragraph."""
    area = desk.fill("<mark>{so} m<sup>2</sup></mark>, chứ không phải <del>{so}</del>, dành cho {noi}")
    return f"Diện tích thử nghiệm là {area}. {desk.prose.sentence()}"


def details(desk: Desk) -> str:
    """Raw HTML as a block."""
    summary = f"<summary>{desk.fill('Số liệu của {dp}')}</summary>"
    return f"<details>\n{summary}\n<p>{desk.prose.sentence()}</p>\n</details>"


def definitions(desk: Desk) -> str:
    """A definition list."""
    return desk.fill("{mh}\n:   cách gọi tắt của {ct} ở {dp}.\n\n{noi}\n:   nơi {viec}.")


def code(desk: Desk) -> str:
    """A fenced block of text."""
    return desk.fill("```text\nKính gửi: {cq}\n  1 < 2 && {so} {dv}\n```")


Block = Callable[[Desk], str]

# Each block comes in one article of so many, where the number leaves the rest given third.
BLOCKS: tuple[tuple[Block, int, int], ...] = (
    (entry_links, 2, 0),
    (bullets, 3, 1),
    (article_link, 3, 2),
    (table, 5, 2),
    (quotation, 5, 4),
    (figure, 6, 3),
    (steps, 7, 1),
    (footnote, 7, 5),
    (outside_link, 8, 6),
    (note, 9, 4),
    (marked, 11, 3),
    (file_link, 13, 8),
    (details, 16, 9),
    (styled_picture, 17, 11),
    (definitions, 21, 13),
    (code, 34, 21),
)


def blocks(number: int) -> list[Block]:
    """Those that article ``number`` has, in the order of the table."""
    return [block for block, period, offset in BLOCKS if every(number, period, offset)]
