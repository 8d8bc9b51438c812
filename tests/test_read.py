"""Files to bytes and text, whatever their size and line ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_gen import read


@pytest.mark.parametrize("size", [0, 1, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, 200_000])
def test_a_file_is_read_whole(size: int, tmp_path: Path) -> None:
    raw = bytes(number % 251 for number in range(size))
    (tmp_path / "a").write_bytes(raw)
    assert read.data(tmp_path / "a") == (raw, read.digest(raw))


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        read.data(str(tmp_path / "a"))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"", ""),
        ("Đ\nb".encode(), "Đ\nb"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa", "a"),
        (b"\xef\xbb\xbf\xef\xbb\xbfa\xef\xbb\xbf", "\ufeffa\ufeff"),  # only the first is a mark of order
    ],
)
def test_bytes_as_text(raw: bytes, text: str) -> None:
    assert read.text(raw) == text


@pytest.mark.parametrize(("raw", "line"), [(b"\xff", 1), (b"a\nb\n\xc3", 3), (b"\xef\xbb\xbf\n\n\xff\n", 3)])
def test_bytes_that_are_no_text_are_told_by_their_line(raw: bytes, line: int) -> None:
    with pytest.raises(read.BadBytes) as caught:
        read.text(raw)
    assert caught.value.line == line
