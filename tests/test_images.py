"""Pictures: their size as a reader sees them, other widths of them, and nothing in them but the picture."""

from __future__ import annotations

import io
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from site_gen import images
from site_gen.images import Look


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
    seen = images.look(raw)
    assert (seen.width, seen.height) == size


@pytest.mark.filterwarnings("error")
def test_large_picture_is_no_reason_to_warn(capfd: pytest.CaptureFixture[str]) -> None:
    assert images.look(bitmap(10_000, 10_000)) == Look(10_000, 10_000, "other", "foreign")
    assert images.look(bitmap(60_000, 60_000)) == Look(0, 0, "other", "large")
    assert capfd.readouterr().err == ""


CANARY = "Canary-21.0278N"


def drawing(width: int = 400, height: int = 200, mode: str = "RGB") -> Image.Image:
    """A picture whose upper left quarter is red, the rest blue."""
    image = Image.new("RGB", (width, height), (0, 0, 255))
    ImageDraw.Draw(image).rectangle((0, 0, width // 2 - 1, height // 2 - 1), fill=(255, 0, 0))
    return image.convert(mode)


def telling(orientation: int = 1) -> Image.Exif:
    """What a camera writes: place, maker, which way up."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = CANARY
    exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 1.0, 40.0), 29: CANARY})
    return exif


def saved(image: Image.Image, name: str, **more: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, name, **more)
    return out.getvalue()


def remarks() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", CANARY)
    info.add_itxt("XML:com.adobe.xmp", CANARY, zip=False)
    return info


XMP = f"<x:xmpmeta>{CANARY}</x:xmpmeta>".encode()
STILL = {
    "jpeg": saved(drawing(), "JPEG", exif=telling(), comment=CANARY.encode(), xmp=XMP),
    "progressive": saved(drawing(), "JPEG", exif=telling(), progressive=True),
    "with another behind it": saved(drawing(), "JPEG") + saved(drawing(), "JPEG", exif=telling()),
    "cmyk": saved(drawing(mode="CMYK"), "JPEG", exif=telling()),
    "png": saved(drawing(), "PNG", exif=telling(), pnginfo=remarks()),
    "palette": saved(drawing(mode="P"), "PNG", exif=telling()),
    "webp": saved(drawing(), "WEBP", exif=telling(), xmp=XMP),
    "gif": saved(drawing(mode="P"), "GIF", comment=CANARY.encode()),
    "avif": saved(drawing(), "AVIF", exif=telling(), xmp=XMP),
}
MOVING = {
    "gif": saved(drawing(), "GIF", save_all=True, append_images=[drawing(mode="L")], comment=CANARY, loop=0),
    "png": saved(drawing(), "PNG", save_all=True, append_images=[drawing().rotate(90)], exif=telling()),
    "webp": saved(drawing(), "WEBP", save_all=True, append_images=[drawing().rotate(90)], exif=telling(), xmp=XMP),
}


def opened(raw: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(raw))
    image.load()
    return image


def is_red_and_blue(image: Image.Image) -> bool:
    plain = image.convert("RGB")
    red, blue = (plain.getpixel((plain.width * at // 8, plain.height * at // 8)) for at in (1, 7))
    return isinstance(red, tuple) and isinstance(blue, tuple) and red[0] > red[2] + 150 and blue[2] > blue[0] + 150


@pytest.mark.parametrize("raw", STILL.values(), ids=STILL)
def test_nothing_but_the_picture_is_published(raw: bytes) -> None:
    assert CANARY.encode() in raw
    assert images.look(raw) == Look(400, 200, "still")
    for made in (images.original(raw), images.resized(raw, 200, "webp"), images.resized(raw, 200, "jpg")):
        assert CANARY.encode() not in made
        image = opened(made)
        assert not image.getexif()
        assert is_red_and_blue(image)


@pytest.mark.parametrize("raw", [raw for name, raw in STILL.items() if name != "avif"])
def test_upright_picture_keeps_its_pixels(raw: bytes) -> None:
    before, after = opened(raw), opened(images.original(raw))
    assert after.format == before.format
    assert (after.mode, after.tobytes()) == (before.mode, before.tobytes())


@pytest.mark.parametrize("raw", MOVING.values(), ids=MOVING)
def test_animation_is_kept_and_says_nothing_else(raw: bytes) -> None:
    assert CANARY.encode() in raw
    assert images.look(raw) == Look(400, 200, "moving")
    made = images.original(raw)
    assert CANARY.encode() not in made
    assert getattr(opened(made), "n_frames", 1) == 2


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_picture_stands_upright(name: str, orientation: int) -> None:
    way = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # how to lay it so that turning it as told sets it upright
    lying = drawing().transpose(Image.Transpose(way[orientation])) if orientation > 1 else drawing()
    raw = saved(lying, name, exif=telling(orientation))
    assert images.look(raw) == Look(400, 200, "still")
    for made, size in ((images.original(raw), (400, 200)), (images.resized(raw, 100, "webp"), (100, 50))):
        assert opened(made).size == size
        assert is_red_and_blue(opened(made))


def test_large_picture_is_made_smaller_never_larger() -> None:
    raw = saved(drawing(4000, 1000), "JPEG")
    assert opened(images.original(raw)).size == (1920, 480)
    assert opened(images.resized(raw, 1600, "webp")).size == (1600, 400)
    assert opened(images.resized(STILL["png"], 800, "webp")).size == (400, 200)


def test_colours_are_those_of_every_screen() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    plain = images.resized(saved(drawing(), "PNG"), 200, "webp")
    for profile in (ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), lab.tobytes(), b"broken"):
        made = images.resized(saved(drawing(), "PNG", icc_profile=profile), 200, "webp")
        assert made == plain
        assert "icc_profile" not in opened(made).info


def test_sixteen_bits_are_not_cut_off() -> None:
    shades = Image.linear_gradient("L").resize((400, 256))
    deep = shades.convert("I").point(lambda value: value * 257).convert("I;16")
    made = opened(images.resized(saved(deep, "PNG"), 400, "webp")).convert("L")
    middle = made.getpixel((200, 128))
    assert isinstance(middle, int)
    assert 118 < middle < 138


def test_transparent_picture_stands_on_white_as_jpeg() -> None:
    raw = saved(Image.new("RGBA", (700, 400), (0, 0, 0, 0)), "PNG")
    assert opened(images.resized(raw, 600, "jpg")).getpixel((5, 5)) == (255, 255, 255)
    assert opened(images.resized(raw, 600, "webp")).getpixel((5, 5))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize("name", ["jpeg", "progressive", "png", "webp", "avif"])
def test_truncated_picture_is_known_before_it_is_published(name: str) -> None:
    whole = STILL[name]
    for raw in (whole[: len(whole) * 2 // 3], whole[: len(whole) // 2]):
        assert images.look(raw).picture in (("other", "") if name == "avif" else ("moving",))
        with pytest.raises(images.BrokenPicture):
            images.resized(raw, 200, "webp")


@pytest.mark.parametrize(("name", "ending"), [("JPEG", "webp"), ("PNG", "webp"), ("PNG", "jpg")])
def test_bytes_depend_on_the_pixels_alone(name: str, ending: str) -> None:
    plain, told = saved(drawing(), name), saved(drawing(), name, exif=telling())
    assert images.resized(told, 200, ending) == images.resized(plain, 200, ending)


PHOTOS = [saved(drawing(48, 32), name, exif=telling(6)) for name in ("JPEG", "PNG", "WEBP", "AVIF")]
CHANGE = st.tuples(st.integers(0, 2**20), st.binary(min_size=1, max_size=4))


@given(st.sampled_from(PHOTOS), st.lists(CHANGE, min_size=1, max_size=6))
def test_damaged_picture_is_read_or_refused_never_more(raw: bytes, changes: list[tuple[int, bytes]]) -> None:
    damaged = bytearray(raw)
    for place, change in changes:
        at = place % len(raw)
        damaged[at : at + len(change)] = change
    images.look(bytes(damaged))
    for made in (images.original, lambda data: images.resized(data, 20, "webp")):
        try:
            assert made(bytes(damaged))
        except images.BrokenPicture:
            continue


@pytest.mark.parametrize("fault", [RuntimeError, struct.error, TypeError, KeyError])
def test_whatever_pillow_raises_makes_a_picture_broken(monkeypatch: pytest.MonkeyPatch, fault: type[Exception]) -> None:
    def load(self: Image.Image) -> None:
        raise fault("damaged")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", load)
    assert images.look(STILL["png"]) == Look(400, 200, "moving", "broken")
    with pytest.raises(images.BrokenPicture):
        images.resized(STILL["png"], 200, "webp")


def odd_exif(orientation: int) -> bytes:
    """EXIF that is valid, with a resolution in words, which Pillow reads but cannot write."""
    entries = struct.pack("<HHII", 0x0112, 3, 1, orientation) + struct.pack("<HHI4s", 0x011A, 2, 4, b"72 \0")
    return b"Exif\0\0II*\0" + struct.pack("<IH", 8, 2) + entries + struct.pack("<I", 0)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP"])
def test_odd_exif_does_not_keep_a_picture_from_being_turned(name: str) -> None:
    raw = saved(drawing().transpose(Image.Transpose.ROTATE_90), name, exif=odd_exif(6))
    assert images.look(raw) == Look(400, 200, "still")
    for made in (images.original(raw), images.resized(raw, 400, "webp")):
        assert opened(made).size == (400, 200)
        assert is_red_and_blue(opened(made))


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    "exif", [b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0nonsense", b"Exif\0\0II*\0\x08\0\0\0\xff"]
)
def test_broken_exif_makes_no_picture_broken(name: str, exif: bytes) -> None:
    raw = saved(drawing(), name, exif=exif)
    assert images.look(raw) == Look(400, 200, "still")
    assert opened(images.original(raw)).size == opened(images.resized(raw, 400, "webp")).size == (400, 200)


@pytest.mark.parametrize("name", ["PNG", "WEBP"])
def test_animation_is_never_turned(name: str) -> None:
    raw = saved(drawing(), name, save_all=True, append_images=[drawing().rotate(90)], exif=telling(6))
    assert images.look(raw) == Look(400, 200, "moving")
    assert opened(images.original(raw)).size == (400, 200)


@pytest.mark.parametrize("name", ["jpeg", "progressive", "png", "webp"])
def test_broken_picture_tells_nothing_else_all_the_same(name: str) -> None:
    raw = saved(drawing(), name.upper(), exif=telling()) if name in ("png", "webp") else STILL[name]
    broken = raw[: len(raw) * 3 // 4]
    made = images.original(broken)
    assert CANARY.encode() not in made
    assert made[:4] == broken[:4]


def test_picture_too_large_to_be_decoded_tells_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "_MOST_PIXELS", 50_000)
    lying = saved(drawing(), "PNG", exif=telling(6))
    assert images.look(lying) == Look(400, 200, "moving", "large")
    assert CANARY.encode() not in images.original(lying)
    monkeypatch.setattr(images, "_MOST_PIXELS", 30_000)
    assert images.look(lying) == Look(0, 0, "moving", "large")
    assert CANARY.encode() not in images.original(lying)
