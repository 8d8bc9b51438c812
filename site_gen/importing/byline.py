"""Title, author and date lines around an article's text.

Owns: what stands above the first and below the last paragraph without being one.
Must not know: what the article says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from site_gen.importing.model import Block, Kind
from site_gen.importing.tables import bodies, layout, people
from site_gen.importing.tokens import tokenize
from site_gen.text import match_key

_LABEL = re.compile(r"\(?([^\W\d_][^:(]{0,30}?)\s*:\s*(.+?)\)?", re.DOTALL)
_CLOSE = (".", "!", ":", ";", ",", "…", "./.")
_CLOCK = r"\d{1,2}\s?[:hg]\s?\d{2}(?:[:']\d{2})?(?:\s*(?:AM|PM))?"
_DAY = r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm)?\s+\d{4})"
_WORD = r"(?:thứ\s+\w+|chủ nhật|cập nhật|xuất bản|ngày đăng|đăng ngày|đăng lúc|lúc|ngày|sáng|chiều)"
_DATE = re.compile(
    rf"(?i)(?:{_WORD}[\s,:]*)*(?:{_CLOCK}[\s,|–-]*)?(?:ngày\s+)?{_DAY}(?:[\s,|–-]*{_CLOCK})?\s*[(\[]?(?:GMT\s?\+?\d*)?[)\]]?"
)
_PARTING = re.compile(r"\s+[-–—|&]\s+|\s*[,;]\s*|\s+và\s+|\s*/\s*")
_DESK = re.compile(r"(?:Nhóm PV|P\.?V|CTV|BTV|Phóng viên|Cộng tác viên)[\s.:–-]+(?=\S)")
_BY = re.compile(r"(?:Viết bởi|Bởi|Tác giả|Thực hiện bởi|Thực hiện)\s+(?=[^\W\d_])", re.IGNORECASE)
_PICTURE = re.compile(r"\s*[-–|.,;(]\s*(?:Ảnh|ảnh|Clip|Video|Đồ họa)\s*:.*$")
_AFTER_NAME = re.compile(r"\s*(?:\(.*\)|[|–-].*|/.*)$")
_TAIL = re.compile(r"(?:\./\.|[.!”…])\s+\(?([^.,:;()!?…”]{4,40}?)\)?$")
_HEADER, _FOOTER, _SHORT = 6, 5, 25
_TITLE_WORDS, _TITLE_LENGTH = 40, 240


@dataclass(frozen=True, slots=True)
class Parted:
    """The article's blocks without title, byline and date line, and what these say."""

    title: str | None
    author: str
    blocks: tuple[Block, ...]


def part(found: Sequence[Block]) -> Parted:
    """Takes title, author and date lines off ``found``."""
    title, top_author, blocks = _header(list(found))
    author, blocks = _footer(blocks)
    if not author and not top_author:
        author, blocks = _tail(blocks)
    return Parted(title, top_author or author, tuple(blocks))


def labelled(line: str) -> bool:
    """Whether ``line`` opens with the label of a byline, a picture or a note ("Tác giả:", "Ảnh:")."""
    label = _LABEL.fullmatch(line)
    known = (*layout.BYLINES, *layout.NOTES, *layout.PICTURES)
    return label is not None and match_key(label[1]) in {match_key(word) for word in known}


def _header(blocks: list[Block]) -> tuple[str | None, str, list[Block]]:
    """Title and author from the top; the blocks below them."""
    title: str | None = None
    author = ""
    kept: list[Block] = []
    for place, block in enumerate(blocks[:_HEADER]):
        rest = blocks[place + 1 :]
        if block.kind not in {Kind.PARAGRAPH, Kind.RULE} or not rest:
            break
        if (
            block.kind is Kind.PARAGRAPH
            and not author
            and (name := _labelled_author(block.text) or (title and _names(block.text)))
        ):
            author = name
        elif block.kind is Kind.RULE or _DATE.fullmatch(block.text.strip(" ()|-")):
            continue
        elif title is None and not kept and _is_title(block.text, rest):
            title = block.text
        else:
            break
    else:
        place = min(len(blocks), _HEADER)
    return title, author, [*kept, *blocks[place:]]


def _is_title(text: str, rest: Sequence[Block]) -> bool:
    """Whether the first line is the article's title: short, without a full stop, above a text that has them."""
    words = text.split()
    prose = any(block.text.endswith((".", "./.", "”", ".)")) and len(block.text) > len(text) / 2 for block in rest)
    short = 3 <= len(words) <= _TITLE_WORDS and len(text) <= _TITLE_LENGTH
    return short and prose and not text.endswith(_CLOSE) and not labelled(text) and not _names(text)


def _footer(blocks: list[Block]) -> tuple[str, list[Block]]:
    """The author from the last lines, notes ("Nguồn: …") and captions passed over; the blocks without that line."""
    plain = True
    for place in range(len(blocks) - 1, max(len(blocks) - 1 - _FOOTER, 0), -1):
        block = blocks[place]
        author = _labelled_author(block.text) or _names(block.text)
        family = bool(author) and tokenize(author)[0].key in people.FAMILIES
        if author and block.kind is Kind.PARAGRAPH and (plain or family):
            return author, blocks[:place] + blocks[place + 1 :]
        note = _is_note(block.text)
        plain = plain and note
        if not note and len(block.text.split()) > _SHORT:
            break
    return "", blocks


def _is_note(text: str) -> bool:
    """Whether ``text`` is a note under the article: a source, keywords, a picture's credit."""
    opening = match_key(text.lstrip("(*[> ").split(":")[0])
    theo = opening.startswith(match_key("theo ")) and len(text.split()) <= 8
    bracketed = text.startswith(("(", "[", "*", ">>", "#", "http", "▶")) and len(text) < 200
    return labelled(text) or theo or bracketed or bool(_DATE.fullmatch(text))


def _tail(blocks: list[Block]) -> tuple[str, list[Block]]:
    """The author from the end of the last paragraph: "… ở cơ sở./. Mẫu Thị Bút"."""
    if not blocks or blocks[-1].kind is not Kind.PARAGRAPH:
        return "", blocks
    text = blocks[-1].text
    tail = _TAIL.search(text)
    if tail is None or len(text) < 80 or tokenize(tail[1])[0].key not in people.FAMILIES:
        return "", blocks
    author = _names(tail[1])
    if not author:
        return "", blocks
    rest = text[: tail.start(1)].rstrip(" (")
    return author, [*blocks[:-1], Block(Kind.PARAGRAPH, rest)]


def _labelled_author(text: str) -> str:
    """The author after "Tác giả:" and the like, without what stands behind the name; else an empty text."""
    label = _LABEL.fullmatch(text)
    if label is None or len(text) > 120:
        return ""
    key = match_key(label[1])
    if key not in {match_key(word) for word in layout.BYLINES}:
        return ""
    value = _AFTER_NAME.sub("", label[2]).strip(" .")
    return _names(label[2].strip(" .")) or _names(value) or (value if len(value.split()) <= 6 else "")


def _names(text: str) -> str:
    """``text`` when it is nothing but one or more signatures, joined with commas; else an empty text."""
    initial = re.search(r"\b[A-ZĐ]\.$", text)
    if text.endswith(".") and 2 <= len(text.split()) <= 4 and _family(text):
        text = text.rstrip(".")
    if len(text) > 90 or (text.endswith((".", ":", "!", "?", ";")) and not initial):
        return ""
    bare = _bare(text)
    if match_key(bare) in layout.DESKS:
        return bare
    parts = [piece for piece in _PARTING.split(bare) if match_key(piece) not in layout.DESKS]
    parts = parts[:1] + [piece for piece in parts[1:] if not _opens_body(piece)]
    return ", ".join(parts) if parts and all(map(_is_signature, parts)) else ""


def _bare(text: str) -> str:
    """A signature without brackets, desk, date, picture's credit and agency around it."""
    text = _PICTURE.sub("", text)
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    theo = re.match(r"Theo\s+(?=\S)", text)
    if theo:  # "Theo Nguyễn …" is a person, any other "Theo …" a newspaper
        text = text[theo.end() :] if _family(text[theo.end() :]) else ""
    text = _BY.sub("", text) if _BY.match(text) else text
    text = _DESK.sub("", re.sub(r"\s*\([^()]*\)$", "", text))
    date = _DATE.search(text)
    return (text[: date.start()] if date else text).strip(" |-–—,()[]*_")


def _family(text: str) -> bool:
    """Whether ``text`` begins with one of the most frequent family names."""
    return tokenize(text)[0].key in people.COMMON_FAMILIES


def _opens_body(text: str) -> bool:
    """Whether ``text`` begins like a body, as the newspaper behind a signature does."""
    tokens = tokenize(text)
    return bool(bodies.HEADS.match(tokens, 0) or bodies.ALONE.match(tokens, 0))


def _is_signature(text: str) -> bool:
    """Whether ``text`` is a person's name or pen name: two to five words in capitals, or "T. Mẫu"."""
    initials = re.match(r"(?:[A-ZĐƯ]\.\s?)+", text)
    tokens = tokenize(re.sub(r"\b([A-ZĐƯ])\.\s?", r"\1 ", text))
    words = all(token.capital and token.text.isalpha() for token in tokens)
    if not 2 <= len(tokens) <= 5 or not words or people.PLACES.match(tokens, 0) == len(tokens):
        return False
    family = tokens[0].key in people.FAMILIES
    shouted = [token for token in tokens if token.acronym]
    quiet = not shouted or (family and len(shouted) == len(tokens)) or initials is not None
    return quiet and (family or not _opens_body(text))
