"""The files of ``content/media/``: their names, sizes and what they show.

Owns: the table of pictures and the one file that is no picture.
Must not know: how a picture is drawn (``pictures``), so that naming one does not import an imaging library.
"""

from __future__ import annotations

from dataclasses import dataclass

FOLDER = "media"
CREDITS = ("Ảnh: Mẫu", "Đồ họa: Ban biên tập Mẫu", "Ảnh: Trần Thử Én")
TABLE_PATH = f"{FOLDER}/tai-lieu/bieu-mau.csv"
TABLE = "Chỉ tiêu mẫu,Kế hoạch,Thực hiện\nHồ sơ thử nghiệm,1200,1148\nLượt ví dụ,800,815\n"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its path under ``content/``, its size, and a text for who does not see it."""

    number: int
    path: str
    width: int
    height: int
    alt: str


def _picture(number: int) -> Picture:
    what = ("Hội nghị mẫu", "Biểu đồ thử nghiệm", "Bản đồ ví dụ", "Trụ sở mẫu")[number % 4]
    alt = f"{what} số {number:02d}: hình vẽ bằng máy"
    if number % 2:
        return Picture(number, f"{FOLDER}/hinh-mau-{number:02d}.png", 1200, 800, alt)
    return Picture(number, f"{FOLDER}/anh/anh-mau-{number:02d}.jpg", 800, 600, alt)


PICTURES = tuple(_picture(number) for number in range(1, 17))
