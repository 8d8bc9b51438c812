"""HTML as plain text that reads well: for the part of a message that every mail program shows.

Owns: how paragraphs, lists, quotations, tables and links look in plain text, how wide lines are.
Must not know: what the text is of.
"""

from __future__ import annotations

import re
import textwrap
from html.parser import HTMLParser

WIDTH = 72
_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "section", "figure", "figcaption", "table", "dl", "dt", "dd"}
_BLOCKS |= {"ul", "ol", "li", "blockquote", "pre", "details", "summary", "tr", "caption"}
_OPENING = re.compile(r"(?:(?:- |\* |> |\d+\. | )*)")
_START = re.compile(r"[0-9]{1,9}")
_BLANK = re.compile(r"\n{3,}")


def wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    """``text`` in lines of at most 72 characters, unless a word (a URL) is longer."""
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def tidy(text: str) -> str:
    """``text`` with long lines wrapped below where they begin, and never two empty lines at once."""
    lines: list[str] = []
    for raw in text.split("\n"):
        line = raw.rstrip()
        if len(line) <= WIDTH:
            lines.append(line)
            continue
        opening = _OPENING.match(line)
        first = opening[0] if opening else ""
        lines += wrapped(line[len(first) :], first, " " * len(first))
    return _BLANK.sub("\n\n", "\n".join(lines)).strip("\n") + "\n"


def plain(html: str, page: str = "") -> str:
    """A sanitised body as plain text; where its links lead stands below it, by number.

    Links to places of the body's own ``page`` are left out; the number of a footnote stands between brackets.
    """
    reader = _Reader(page)
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Gathers lines: ``_words`` is the block being read, ``_prefixes`` what stands before each of its lines."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self._inside = page + "#"
        self._lines: list[str] = []
        self._words: list[str] = []
        self._prefixes: list[str] = []
        self._marker = ""
        self._lists: list[int | None] = []
        self._links: list[str] = []
        self._open: list[str] = []
        self._pre = False

    def text(self) -> str:
        """All that was read."""
        self._flush()
        if self._links:
            self._lines += ["", *(f"[{number}] {url}" for number, url in enumerate(self._links, 1))]
        return _BLANK.sub("\n\n", "\n".join(self._lines)).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in _BLOCKS:
            self._begin(tag, values)
        elif tag == "br":
            self._words.append("\n")
        elif tag == "hr":
            self._flush()
            self._lines += ["", "* * *", ""]
        elif tag == "img" and values.get("alt"):
            self._words.append(f"[{values['alt']}]")
        elif tag == "a":
            self._open.append(values.get("href") or "")
        elif tag in ("td", "th") and "".join(self._words).strip():
            self._words.append(" | ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end(tag)
        elif tag == "a" and self._open:
            self._lead(self._open.pop())

    def _lead(self, url: str) -> None:
        """Ends a link: a number stands for where it leads, but not inside the body."""
        name = "".join(self._words[-1:]).strip()
        if url.startswith(self._inside):
            if name.isdigit():
                self._words[-1] = f" ({name})"  # a footnote
            elif name.startswith("↩"):
                self._words.pop()
        elif url and url != name:
            if url not in self._links:
                self._links.append(url)
            self._words.append(f" [{self._links.index(url) + 1}]")

    def handle_data(self, data: str) -> None:
        self._words.append(data if self._pre else re.sub(r"\s+", " ", data))

    def _begin(self, tag: str, values: dict[str, str | None]) -> None:
        self._flush()
        if tag in ("ul", "ol"):
            start = values.get("start") or "1"
            self._lists.append((int(start) if _START.fullmatch(start) else 1) if tag == "ol" else None)
        elif tag == "li":
            number = self._lists[-1] if self._lists else None
            self._marker = "- " if number is None else f"{number}. "
            if number is not None:
                self._lists[-1] = number + 1
            self._prefixes.append(" " * len(self._marker))
        elif tag in ("blockquote", "dd"):
            if tag == "blockquote":
                self._space()
            self._prefixes.append("> " if tag == "blockquote" else "  ")
        elif tag == "pre":
            self._pre = True
        if tag not in ("li", "tr", "dd", "dt") and not (tag in ("p", "ul", "ol") and self._in_item()):
            self._space()

    def _end(self, tag: str) -> None:
        self._flush()
        self._pre = self._pre and tag != "pre"
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag in ("li", "blockquote", "dd") and self._prefixes:
            self._prefixes.pop()
            while self._lines and self._lines[-1].strip() and not self._lines[-1].strip("> "):
                self._lines.pop()  # the end of a quotation's last paragraph
        if tag not in ("li", "tr", "dd", "dt") and not (tag in ("p", "ul", "ol") and self._in_item()):
            self._space()

    def _in_item(self) -> bool:
        """Whether what is read stands in an item of a list, which is kept close to the next."""
        return bool(self._lists)

    def _space(self) -> None:
        if self._lines and self._lines[-1].strip("> "):
            self._lines.append("".join(self._prefixes).rstrip())

    def _flush(self) -> None:
        """Ends the block that was read."""
        text = "".join(self._words)
        self._words = []
        if not text.strip():
            return
        rest = "".join(self._prefixes)
        first = rest[: len(rest) - len(self._marker)] + self._marker if self._marker else rest
        self._marker = ""
        for line in text.strip("\n").split("\n"):
            if self._pre:
                self._lines.append((first + line).rstrip())
            else:
                self._lines += wrapped(" ".join(line.split()), first, rest)
            first = rest
