"""Containers without what is not the picture; real files are tried in ``test_images``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen.metadata import stripped
from tests.test_images import MOVING, STILL

FILES = [raw for name, raw in STILL.items() if name != "avif"] + list(MOVING.values())


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
        (b"\xff\xe2\x00\x0eICC_PROFILE\0", b"\xff\xe2\x00\x0eICC_PROFILE\0"),
        (b"\xff\xed\x00\x04ab", b""),
        (b"\xff\xee\x00\x07Adobe", b"\xff\xee\x00\x07Adobe"),
        (b"\xff\xfe\x00\x04ab", b""),
        (b"\xff\xff\xdb\x00\x03a", b"\xff\xdb\x00\x03a"),
    ],
)
def test_segments_of_jpeg(segment: bytes, kept: bytes) -> None:
    assert stripped(b"\xff\xd8" + segment + b"\xff\xd9behind") == b"\xff\xd8" + kept + b"\xff\xd9"
