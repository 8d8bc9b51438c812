"""Cards: letters, room, bytes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from site_gen import cards
from site_gen.cards import Design, draw
from site_gen.text import cut

PARTS = ("aăâeêioôơuưy", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"))
VOWELS = [unicodedata.normalize("NFC", letter + tone) for letter in PARTS[0] for tone in PARTS[1]]
LETTERS = "".join(VOWELS) + "bcdđghklmnpqrstvxfjwz"
OTHERS = " 0123456789.,:;!?…–—-‘’“”\"'()[]/%‰&+*#@°²³₫€№"
LONG = (
    "ĐẢM BẢO AN NINH TRẬT TỰ Ở NHỮNG XÃ VÙNG SÂU, VÙNG XA, BIÊN GIỚI, HẢI ĐẢO: KINH NGHIỆM CỦA CÁC ĐƠN VỊ "
    "CƠ SỞ TRONG NHỮNG NĂM ĐẦU THỰC HIỆN NGHỊ QUYẾT VỀ XÂY DỰNG THẾ TRẬN AN NINH NHÂN DÂN"
)
FULL = Design(LONG, LONG, LONG, LONG, LONG)
FOLDER = Path(cards.__file__).parent / "fonts"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ttf")), ids=lambda path: path.stem)
def test_fonts_have_every_letter(path: Path) -> None:
    font = ImageFont.truetype(path, 40, layout_engine=ImageFont.Layout.BASIC)
    missing = bytes(font.getmask("\uffff"))
    wanted = sorted({*LETTERS, *LETTERS.upper(), *OTHERS} - {" "})
    assert len(wanted) > 220
    assert [char for char in wanted if bytes(font.getmask(char)) == missing] == []
    assert path.stat().st_size < 120_000


def test_fonts_bring_their_licence() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [Design("T"), FULL, Design("x" * 400, "y" * 400, "z" * 400), Design(""), Design("中文 😀"), Design("Ộ " * 60)],
)
def test_any_words_make_a_small_picture(words: Design) -> None:
    raw = draw(words)
    image = Image.open(io.BytesIO(raw))
    assert (image.format, image.mode, image.size) == ("PNG", "P", (1200, 630))
    assert len(raw) < 60_000


def is_bare(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    return len(image.crop(box).getcolors() or ()) == 1


def test_nothing_is_cut_off_or_runs_into_another() -> None:
    """Margins are bare, and so is the room above the foot."""
    image = Image.open(io.BytesIO(draw(FULL))).convert("RGB")
    assert is_bare(image, (28, 0, 1200, 50))
    assert is_bare(image, (1145, 0, 1200, 500))
    assert is_bare(image, (28, 0, 80, 500))
    assert is_bare(image, (28, 490, 1200, 507))
    assert is_bare(image, (28, 512, 1200, 535))
    assert is_bare(image, (28, 605, 1200, 630))


def test_headline_takes_four_lines_at_most_and_is_cut_at_a_word() -> None:
    _, lines = cards._fitted(LONG, 330)
    assert len(lines) == 4
    assert " ".join(lines).endswith("…")
    assert LONG.startswith(" ".join(lines)[:-1])
    size, few = cards._fitted("An ninh trật tự", 330)
    assert (size, few) == (cards._SIZES[0], ["An ninh trật tự"])


def test_lines_are_even() -> None:
    _, lines = cards._fitted(cut(LONG, 70), 330)
    widths = [len(line) for line in lines]
    assert min(widths) > max(widths) // 2


def test_letters_that_the_fonts_lack_are_left_out() -> None:
    assert draw(Design("Họp 中文 báo 😀")) == draw(Design("Họp báo"))
    assert draw(Design("Họp")) != draw(Design("Hop"))


def test_same_words_same_bytes_in_another_process() -> None:
    program = "import sys; from site_gen.cards import *; sys.stdout.buffer.write(draw(Design(*[sys.argv[1]] * 5)))"
    environment = os.environ | {"PYTHONHASHSEED": "7", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    command = [sys.executable, "-c", program, LONG]
    assert subprocess.run(command, env=environment, capture_output=True, check=True).stdout == draw(FULL)
