"""Containers without what is not the picture; real files are tried in ``test_images``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen.metadata import active, stripped
from tests.test_images import CANARY, MOVING, STILL

FILES = [raw for name, raw in STILL.items() if name != "avif"] + list(MOVING.values())


PROFILE = b"\xff\xe2\x00\x38ICC_PROFILE\0\1\2" + b"-" * 36 + b"acsp"


@pytest.mark.parametrize("raw", FILES)
def test_once_is_enough(raw: bytes) -> None:
    assert stripped(stripped(raw)) == stripped(raw)


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7", STILL["avif"], b"BM", b"<svg/>"])
def test_other_files_are_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="neither"):
        stripped(raw)


@given(st.sampled_from(FILES), st.data())
def test_damaged_file_is_refused_or_read_never_more(raw: bytes, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(raw)))
    at = data.draw(st.integers(0, len(raw) - 1))
    for damaged in (raw[:cut], raw[:at] + data.draw(st.binary(min_size=1, max_size=4)) + raw[at + 1 :]):
        try:
            made = stripped(damaged)
        except ValueError:
            continue
        assert len(made) <= len(damaged) + 1


@pytest.mark.parametrize(
    ("segment", "kept"),
    [
        (b"\xff\xe0\x00\x07JFXX\0", b""),
        (b"\xff\xe1\x00\x08Exif\0\0", b""),
        (b"\xff\xe2\x00\x06MPF\0", b""),
        (PROFILE, PROFILE),
        (PROFILE.replace(b"acsp", b"note"), b""),
        (PROFILE[:16] + b"\2\2" + b"-" * 40, PROFILE[:16] + b"\2\2" + b"-" * 40),
        (b"\xff\xed\x00\x04ab", b""),
        (b"\xff\xee\x00\x07Adobe", b"\xff\xee\x00\x07Adobe"),
        (b"\xff\xfe\x00\x04ab", b""),
        (b"\xff\x4d\x00\x04ab", b""),
        (b"\xff\xff\xdb\x00\x03a", b"\xff\xdb\x00\x03a"),
    ],
)
def test_segments_of_jpeg(segment: bytes, kept: bytes) -> None:
    assert stripped(b"\xff\xd8" + segment + b"\xff\xd9behind") == b"\xff\xd8" + kept + b"\xff\xd9"


@pytest.mark.parametrize("raw", FILES)
def test_cut_file_tells_nothing_wherever_it_is_cut(raw: bytes) -> None:
    for cut in range(12, len(raw), 7):
        made = stripped(raw[:cut], lenient=True)
        assert CANARY.encode() not in made
        assert len(made) <= cut + 1
    assert len(stripped(raw[: raw.index(CANARY.encode())], lenient=True)) < len(raw)


@given(st.sampled_from(FILES), st.data())
def test_damaged_file_is_always_kept_in_part(raw: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(12, len(raw) - 1))
    stripped(raw[:at] + data.draw(st.binary(min_size=1, max_size=4)) + raw[at + 1 :], lenient=True)


@pytest.mark.parametrize(
    ("inside", "part"),
    [
        (b"<script>alert(1)</script>", "<script"),
        (b"<svg:SCRIPT/>", "<svg:SCRIPT"),
        (b"<g onload='x()'/>", "onload='"),
        (b'<g id="a"onclick = "x()"/>', "onclick ="),
        (b"<foreignObject/>", "<foreignObject"),
        (b'<a href="java&#115;cript:x()"/>', "javascript:"),
        (b'<a href="java\nscript:x()"/>', "javascript:"),
        (b'<set attributeName="onclick" to="x()"/>', 'attributeName="onclick'),
        (b"<style>.one{}</style><text class='on'>tin on = 5; description</text>", ""),
    ],
)
def test_programs_in_drawings(inside: bytes, part: str) -> None:
    raw = b"<svg xmlns='x' width='3' height='2'>" + inside + b"</svg>"
    assert active(raw).strip("\"'") == part.strip("\"'")
    assert active(raw.decode().encode("utf-16")).strip("\"'") == part.strip("\"'")
