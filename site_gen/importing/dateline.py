"""What a paragraph carries besides its news: a dateline before it, a picture's credit behind it.

Owns: taking both off, so that an agency is not read as a body that the news is about.
Must not know: bodies; the article's text keeps both.
"""

from __future__ import annotations

import re

_BRACKETED = re.compile(r"\([^()]{2,40}\)\s*[-–—:.]?\s*(?=\S)")
_SHOUTED = re.compile(r"([^-–—]{2,40}?)\s*[-–—:]\s+")
_CREDIT = re.compile(r"[(\[]?\s*\b(?:Ảnh|Nguồn ảnh|Nguồn|Theo|Clip|Video|Đồ họa)\s*:.*$")


def without(text: str) -> str:
    """``text`` without "(Báo Mẫu) - " or "HÀ NỘI - " before it and "Ảnh: …" behind it."""
    dateline = _BRACKETED.match(text)
    if dateline is None and (shouted := _SHOUTED.match(text)) and shouted[1].isupper():
        dateline = shouted
    start = dateline.end() if dateline else 0
    return _CREDIT.sub("", text[start:])
