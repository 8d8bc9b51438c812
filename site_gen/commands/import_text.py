"""``import``: a plain-text news article to Markdown with front matter."""

from __future__ import annotations

import argparse
import uuid
from pathlib import Path

from site_gen import cli, dates, read
from site_gen.commands.build import configured
from site_gen.errors import EXIT_OK, UsageError
from site_gen.files import create
from site_gen.frontmatter import dump
from site_gen.importing import import_text, to_markdown
from site_gen.text import one_line
from site_gen.urls import is_web, slugify


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``import``."""
    cli.common(parser)
    parser.add_argument("file", type=Path, help="the article, as UTF-8 text")
    parser.add_argument("--title", help="its title (needed where the text has none of its own)")
    parser.add_argument("--date", required=True, metavar="ISO-8601", help="its date: 2018, 2018-01, 2018-01-17 …")
    parser.add_argument("--source-name", default="", metavar="NAME", help="where it was published")
    parser.add_argument("--source-url", default="", metavar="URL", help="its address there")
    parser.add_argument("--slug", help="the file's name and end of its URL (made of the title)")


def run(options: argparse.Namespace) -> int:
    """Writes the article and prints its path. An existing file is never overwritten."""
    settings = configured(options)
    imported = import_text(_text(options.file))
    title = one_line(options.title or imported.title or "")
    if not title:
        raise UsageError("the text has no title of its own: give one with --title")
    slug = slugify(options.slug or title)
    if not slug:
        raise UsageError(f"“{options.slug or title}” has no letters to make a file name of: give --slug")
    if options.source_url and not is_web(options.source_url):
        raise UsageError(f"--source-url: “{options.source_url}” is not an http or https URL")
    try:
        date = dates.parse(options.date, dates.zone(settings.timezone))
    except ValueError as wrong:
        raise UsageError(f"--date: {wrong} (write 2018, 2018-01, 2018-01-17 or 2018-01-17T08:30:00+07:00)") from wrong
    text = to_markdown(
        imported,
        identifier=str(uuid.uuid4()),
        title=title,
        date=options.date,
        source_name=options.source_name,
        source_url=options.source_url,
        dump=dump,
    )
    path = settings.content / "articles" / f"{date.year:04}" / f"{slug}.md"
    create(path, text)
    print(path)
    return EXIT_OK


def _text(path: Path) -> str:
    try:
        return read.text(read.data(path)[0])
    except OSError as wrong:
        raise UsageError(f"{path}: cannot be read: {wrong.strerror}") from wrong
    except read.BadBytes as wrong:
        raise UsageError(f"{path}:{wrong.line}: {wrong} (save the file as UTF-8)") from wrong
