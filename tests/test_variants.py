"""Which widths of a picture are published."""

from __future__ import annotations

import pytest

from site_gen import variants
from site_gen.model import Media
from site_gen.urls import Urls


def media(width: int, height: int = 100, picture: str = variants.STILL) -> Media:
    return Media("media/ảnh, 1.jpg", "0123456789abcdef", width, height, picture)


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (319, ()),
        (320, (320,)),
        (480, (480,)),
        (560, (560,)),
        (600, (480, 600)),
        (1000, (480, 800, 1000)),
        (1600, (480, 800, 1200, 1600)),
        (6000, (480, 800, 1200, 1600)),
    ],
)
def test_widths_are_never_larger_than_the_picture_and_not_near_its_own(width: int, widths: tuple[int, ...]) -> None:
    assert variants.widths(media(width)) == widths
    assert variants.widths(media(width, picture=variants.MOVING)) == ()


def test_width_at_which_webp_would_be_too_tall_is_left_out() -> None:
    assert variants.widths(media(1000, 30_000)) == (480,)


def test_srcset_can_be_read_whatever_the_name_holds() -> None:
    made = variants.srcset(media(600), Urls("https://e.vn", "/d"))
    name = "/d/assets/media/%E1%BA%A3nh%2C%201.jpg.0123456789"
    assert made == f"{name}.480.webp 480w, {name}.600.webp 600w"


def test_size_in_its_own_format() -> None:
    assert variants.published_size(media(4000, 1000)) == (1920, 480)
    assert variants.published_size(media(1000, 9000)) == (1000, 9000)
    assert variants.published_size(media(4000, 1000, variants.MOVING)) == (4000, 1000)


@pytest.mark.parametrize(
    ("width", "height", "card"),
    [(599, 400, 0), (600, 400, 600), (4000, 3000, 1200), (600, 900, 0), (3200, 1000, 0), (3000, 1000, 1200)],
)
def test_picture_on_a_card(width: int, height: int, card: int) -> None:
    assert variants.card_width(media(width, height)) == card
