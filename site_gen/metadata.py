"""What a picture file tells besides the picture (place, camera, editors' remarks) taken out, the picture untouched.

Owns: the containers of JPEG, PNG, WebP and GIF, of which only parts that a list here names are kept: what is needed
to show the picture as it is, its colour profile among it. Of drawings (SVG), what in them could run as a program.
Must not know: what pixels are.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from html import unescape

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT".split()
)
_JPEG_KEPT = frozenset((*range(0xC0, 0xD0), *range(0xDA, 0xE0)))  # frames, scans, tables
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_TOLD = 0x08 | 0x04  # bits of VP8X: there is EXIF, there is XMP
_GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0")  # how often it plays

_ACTIVE = re.compile(
    r"<(?:[\w.-]+:)?(?:script|foreignObject)\b|[\s\"'/]on[a-z]+\s*=\s*[\"']|attributeName\s*=\s*[\"']\s*on[a-z]+",
    re.IGNORECASE,
)
_ACTIVE_URL, _IGNORED = re.compile("javascript:", re.IGNORECASE), re.compile(r"[\x00-\x20]")
# What begins a part that tells something: in a damaged file nothing is kept from there on.
_TELLING = re.compile(
    rb"....(?:eXIf|tEXt|zTXt|iTXt|tIME)|EXIF|XMP |Exif\0\0|MM\0\*|II\*\0|<x:xmpmeta|<\?xpacket|http://ns\.adobe"
    rb"|Photoshop 3\.0",
    re.DOTALL,
)


def stripped(raw: bytes, *, lenient: bool = False) -> bytes:
    """``raw`` without what is not the picture. Raises ValueError for a file of another kind, and for one that is
    broken unless ``lenient``: then it is kept up to the damage, or up to what tells something."""
    head, parts = _parts(raw)
    kept: list[bytes] = []
    try:
        kept.extend(parts)  # what came before a fault stays
    except (struct.error, IndexError, ValueError) as fault:
        if not lenient:
            raise ValueError(str(fault) if type(fault) is ValueError else "the file ends too early") from fault
        rest = fault.rest if isinstance(fault, _Cut) else b""
        body = b"".join((*kept, rest))
        telling = _TELLING.search(body)
        kept = [body[: telling.start()] if telling else body]
    body = b"".join(kept)
    if head == b"WEBP":
        return b"RIFF" + struct.pack("<I", len(body) + 4) + head + body
    return head + body


def active(raw: bytes) -> str:
    """What in an SVG picture could run as a program, or bring a page with it; empty where there is nothing."""
    text = unescape(raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", errors="replace"))
    found = _ACTIVE.search(text) or _ACTIVE_URL.search(_IGNORED.sub("", text))
    return found[0].strip("\"'/ \t\r\n") if found else ""


class _Cut(ValueError):
    """The file ends within a part of the picture, of which ``rest`` is there."""

    def __init__(self, rest: bytes) -> None:
        super().__init__("the file ends too early")
        self.rest = rest


def _parts(raw: bytes) -> tuple[bytes, Iterator[bytes]]:
    """How the file begins, and the parts of it that are kept."""
    if raw.startswith(b"\xff\xd8"):
        return b"", _jpeg(raw)
    if raw.startswith(_PNG):
        return _PNG, _png(raw)
    if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
        return b"WEBP", _webp(raw)
    if raw.startswith((b"GIF87a", b"GIF89a")):
        return b"", _gif(raw)
    raise ValueError("the file is neither JPEG, PNG, WebP nor GIF")


def _jpeg(raw: bytes) -> Iterator[bytes]:
    """The segments of a JPEG file up to its end mark; phones put further pictures behind it."""
    yield raw[:2]
    at = 2
    while True:
        if raw[at] != 0xFF:
            raise ValueError("the JPEG file is broken")
        mark = raw[at + 1]
        if mark == 0xFF:  # padding
            at += 1
            continue
        if mark == 0xD9:
            yield raw[at : at + 2]
            return
        end = at + 2 + struct.unpack_from(">H", raw, at + 2)[0]
        yield _jpeg_segment(mark, raw[at:end])
        at = end
        if mark == 0xDA:
            at = _scan_end(raw, end)
            yield raw[end:at]


def _jpeg_segment(mark: int, segment: bytes) -> bytes:
    payload = segment[4:]
    if mark == 0xE0:
        if not payload.startswith(b"JFIF\0") or len(payload) < 14:
            return b""
        return segment[:2] + struct.pack(">H", 16) + payload[:12] + b"\0\0"  # no small picture in it
    if mark == 0xE2:
        return segment if payload.startswith(b"ICC_PROFILE\0") and _is_profile(payload) else b""
    if mark == 0xEE:
        return segment if payload.startswith(b"Adobe") else b""
    return segment if mark in _JPEG_KEPT else b""


def _is_profile(payload: bytes) -> bool:
    """Whether the part of a colour profile may be one: the first of them says so."""
    return payload[12:13] != b"\x01" or payload[14 + 36 : 14 + 40] == b"acsp"


def _scan_end(raw: bytes, at: int) -> int:
    """Where the next mark stands behind the data of a scan."""
    start = at
    while True:
        at = raw.find(b"\xff", at)
        if at < 0 or at + 1 >= len(raw):
            raise _Cut(raw[start:])
        if raw[at + 1] == 0 or 0xD0 <= raw[at + 1] <= 0xD7:
            at += 2
        else:
            return at


def _png(raw: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while True:
        length, kind = struct.unpack_from(">I4s", raw, at)
        end = at + 12 + length
        if end > len(raw):
            raise _Cut(raw[at:] if kind in _PNG_KEPT else b"")
        if kind in _PNG_KEPT:
            yield raw[at:end]
        if kind == b"IEND":
            return
        at = end


def _webp(raw: bytes) -> Iterator[bytes]:
    at, stop = 12, 8 + struct.unpack_from("<I", raw, 4)[0]
    while at + 8 <= stop:
        kind, length = struct.unpack_from("<4sI", raw, at)
        end = at + 8 + length + length % 2
        if at + 8 + length > len(raw):
            raise _Cut(raw[at:] if kind in _WEBP_KEPT - {b"VP8X"} else b"")
        if kind == b"VP8X":
            yield raw[at : at + 8] + bytes((raw[at + 8] & ~_WEBP_TOLD,)) + raw[at + 9 : end]
        elif kind in _WEBP_KEPT:
            yield raw[at:end].ljust(end - at, b"\0")
        at = end


def _gif(raw: bytes) -> Iterator[bytes]:
    at = 13 + _colours(raw[10])
    yield raw[:at]
    while True:
        kind = raw[at]
        if kind == 0x3B:
            yield b"\x3b"
            return
        if kind == 0x2C:
            try:
                end = _blocks_end(raw, at + 11 + _colours(raw[at + 9]))
            except IndexError:
                raise _Cut(raw[at:]) from None
            yield raw[at:end]
        elif kind == 0x21:
            end = _blocks_end(raw, at + 2)
            if raw[at + 1] == 0xF9 or (raw[at + 1] == 0xFF and raw[at + 3 : at + 14] in _GIF_KEPT):
                yield raw[at:end]
        else:
            raise ValueError("the GIF file is broken")
        at = end


def _colours(packed: int) -> int:
    """The bytes of a colour table by the flags that announce it."""
    return 3 << ((packed & 7) + 1) if packed & 0x80 else 0


def _blocks_end(raw: bytes, at: int) -> int:
    while raw[at]:
        at += raw[at] + 1
    return at + 1
