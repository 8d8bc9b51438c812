"""What a picture file tells besides the picture (place, camera, editors' remarks) taken out, the picture untouched.

Owns: the containers of JPEG, PNG, WebP and GIF, of which only parts that a list here names are kept: what is needed
to show the picture as it is, its colour profile among it.
Must not know: what pixels are.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT".split()
)
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_TOLD = 0x08 | 0x04  # bits of VP8X: there is EXIF, there is XMP
_GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0")  # how often it plays


def stripped(raw: bytes) -> bytes:
    """``raw`` without what is not the picture. Raises ValueError for a file of another kind, or one that is broken."""
    try:
        if raw.startswith(b"\xff\xd8"):
            return b"".join(_jpeg(raw))
        if raw.startswith(_PNG):
            return _PNG + b"".join(_png(raw))
        if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
            return _webp(raw)
        if raw.startswith((b"GIF87a", b"GIF89a")):
            return b"".join(_gif(raw))
    except (struct.error, IndexError) as short:
        raise ValueError("the file ends too early") from short
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
        return segment if payload.startswith(b"ICC_PROFILE\0") else b""
    if mark == 0xEE:
        return segment if payload.startswith(b"Adobe") else b""
    return b"" if 0xE1 <= mark <= 0xEF or mark == 0xFE else segment


def _scan_end(raw: bytes, at: int) -> int:
    """Where the next mark stands behind the data of a scan."""
    while True:
        at = raw.find(b"\xff", at)
        if at < 0 or at + 1 >= len(raw):
            raise ValueError("the JPEG file has no end")
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
            raise ValueError("the PNG file ends too early")
        if kind in _PNG_KEPT:
            yield raw[at:end]
        if kind == b"IEND":
            return
        at = end


def _webp(raw: bytes) -> bytes:
    at, stop = 12, 8 + struct.unpack_from("<I", raw, 4)[0]
    kept = []
    while at + 8 <= stop:
        kind, length = struct.unpack_from("<4sI", raw, at)
        end = at + 8 + length + length % 2
        if at + 8 + length > len(raw):
            raise ValueError("the WebP file ends too early")
        if kind == b"VP8X":
            kept.append(raw[at : at + 8] + bytes((raw[at + 8] & ~_WEBP_TOLD,)) + raw[at + 9 : end])
        elif kind in _WEBP_KEPT:
            kept.append(raw[at:end].ljust(end - at, b"\0"))
        at = end
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _gif(raw: bytes) -> Iterator[bytes]:
    at = 13 + _colours(raw[10])
    yield raw[:at]
    while True:
        kind = raw[at]
        if kind == 0x3B:
            yield b"\x3b"
            return
        if kind == 0x2C:
            end = _blocks_end(raw, at + 11 + _colours(raw[at + 9]))
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
