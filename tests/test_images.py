"""The size of pictures, as a reader sees them."""

from __future__ import annotations

import struct

import pytest

from site_gen import images


def bitmap(width: int, height: int) -> bytes:
    """The head of a picture that holds nothing."""
    return b"BM" + struct.pack("<IHHIIiiHHIIiiII", 54, 0, 0, 54, 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("raw", "size"),
    [
        (bitmap(3, 2), (3, 2)),
        (b'<svg xmlns="x" width="36" height="20.6px"/>', (36, 21)),
        (
            b"<?xml version='1.0'?>\n<!-- <svg> -->\n<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<svg width='3' height='2'>",
            (3, 2),
        ),
        (b'\xef\xbb\xbf<svg viewBox="0 0 640 480">', (640, 480)),
        (b'<svg viewBox="-1,-1, 640,480" width="100%" height="100%">', (640, 480)),
        (b'<svg stroke-width="2" line-height="3">', (0, 0)),
        (b'<svg width="2cm" height="1cm">', (0, 0)),
        (b'<svg width="0" height="5">', (0, 0)),
        (b"<svg>", (0, 0)),
        (b'<html><svg width="1" height="1">', (0, 0)),
        (b"<!-- -->" * 500, (0, 0)),
        (b"", (0, 0)),
    ],
)
def test_size(raw: bytes, size: tuple[int, int]) -> None:
    assert images.size(raw) == size


@pytest.mark.filterwarnings("error")
def test_large_picture_is_no_reason_to_warn(capfd: pytest.CaptureFixture[str]) -> None:
    assert images.size(bitmap(10_000, 10_000)) == (10_000, 10_000)
    assert images.size(bitmap(60_000, 60_000)) == (0, 0)
    assert capfd.readouterr().err == ""
