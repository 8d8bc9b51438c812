"""``new``: a draft article, its front matter ready to be filled in."""

from __future__ import annotations

import argparse
import uuid
from datetime import datetime

from site_gen import cli, dates
from site_gen.commands.build import configured
from site_gen.errors import EXIT_OK, UsageError
from site_gen.files import create
from site_gen.frontmatter import dump
from site_gen.text import one_line
from site_gen.urls import slugify

# Each field that may follow title, date and id, with the comment that explains it to an editor.
_FIELDS = (
    ("author", "người viết: một tên, hoặc danh sách [A, B]"),
    ("topic", "chủ đề, đúng tên trong content/topics/"),
    ("officials", "cán bộ: danh sách tên, hoặc mỗi mục có name, rank, role, organization"),
    ("organizations", "cơ quan, cơ quan chính đứng đầu: [Cơ quan A, Cơ quan B]"),
    ("documents", "văn bản được nhắc đến: danh sách tên"),
    ("summary", "một, hai câu tóm tắt; để trống thì lấy đoạn đầu"),
    ("image", "ảnh đầu bài: src (media/…), alt, caption, credit"),
    ("source", "nguồn tin: name và url"),
    ("updated", "ngày cập nhật, nếu có"),
    ("corrections", "đính chính: danh sách, mỗi mục có date và text"),
    ("featured", "true để làm tin chính của trang chủ"),
    ("link_names", "false để không tự gắn liên kết vào tên người, tên cơ quan"),
    ("slug", "phần cuối của địa chỉ; để trống thì lấy tên tệp"),
    ("aliases", "địa chỉ cũ của bài, nếu có: [/tin-cu/ten-bai/]"),
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``new``."""
    cli.common(parser)
    parser.add_argument("title", help="the article's title")
    parser.add_argument("--date", metavar="ISO-8601", help="its date (now)")


def run(options: argparse.Namespace) -> int:
    """Writes the draft and prints its path. An existing file is never overwritten."""
    settings = configured(options)
    title = one_line(options.title)
    slug = slugify(title)
    if not slug:
        raise UsageError(f"the title “{options.title}” has no letters to make a file name of")
    tz = dates.zone(settings.timezone)
    text = options.date or datetime.now(tz).isoformat(timespec="minutes")
    try:
        date = dates.parse(text, tz)
    except ValueError as wrong:
        raise UsageError(f"--date: {wrong}") from wrong
    path = settings.content / "articles" / f"{date.year:04}" / f"{slug}.md"
    create(path, draft(title, text, str(uuid.uuid4())))
    print(path)
    return EXIT_OK


def draft(title: str, date: str, identifier: str) -> str:
    """The file of a new draft."""
    head = dump({"title": title, "date": date, "id": identifier})
    head += "draft: true  # bản nháp: xóa dòng này khi bài sẵn sàng\n"
    empty = "".join(f"{name}:  # {comment}\n" for name, comment in _FIELDS)
    return f"---\n{head}{empty}---\n\nViết bài ở đây.\n"
