"""Records as bytes: each comes back the same, and damaged bytes are known as such."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from site_gen import model, packed
from site_gen.dates import Date, parse, zone
from site_gen.errors import CacheFault
from site_gen.model import Reference

DATE = parse("2018-01", zone("Asia/Ho_Chi_Minh"))
INSIDE = model.Inside(((2, "muc", "Mục"),), ("muc",), (Reference(1, 2, "x", picture=True),))
OUTLINE = model.Outline("d", 3, "Đầu")
RECORDS = (
    model.Article(
        path="articles/a.md",
        kind="articles",
        slug="a",
        aliases=("/cu/",),
        outline=OUTLINE,
        title="Tin Mẫu",
        date=DATE,
        officials=(model.Named("Nguyễn Mẫu", role="Trưởng ban"), model.Named("Trần Thử")),
        image=model.Picture("media/a.png"),
        source=model.WebLink("https://example.org/", "Báo Mẫu"),
        corrections=(model.Amendment(DATE, "Sửa"),),
        link_names=False,
    ),
    model.Person(
        path="people/p.md",
        kind="people",
        slug="p",
        name="Nguyễn Mẫu",
        other_names=(model.AltName("Mẫu", DATE),),
        memberships=(model.Membership("co-quan", "Trưởng ban", DATE, None),),
        identifiers=(model.Identifier("số", "1"),),
    ),
    model.Organization(path="organizations/o.md", kind="organizations", slug="o", name="Cơ quan Mẫu 012"),
    model.Glossary((("TTHC", "thủ tục hành chính"),)),
    model.Glossary(),
    model.Media("media/a.png", "d", 1, 2, "still", 3),
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_comes_back_the_same(record: object) -> None:
    back = packed.load(packed.dump(record))
    assert back == record
    for field in fields(record):  # type: ignore[arg-type]
        assert type(getattr(back, field.name)) is type(getattr(record, field.name)), field.name


def test_every_kind_of_record_can_be_packed() -> None:
    kinds = {kind.__name__ for kind in model.Record.__subclasses__()} | {"Glossary", "Media"}
    assert set(packed._KINDS) == kinds


def test_nothing_is_nothing() -> None:
    assert packed.load(packed.dump(None)) is None


def test_an_article_is_held_as_it_is_packed() -> None:
    article, person, *_ = RECORDS
    raw = packed.dump(article)
    assert packed.held(raw) == model.Filed("articles/a.md", "a", "", ("/cu/",), False, DATE, "d", raw, True)
    assert packed.held(packed.dump(person)) == person
    assert packed.held(packed.dump(None)) is None


@pytest.mark.parametrize("updated", [None, DATE])
def test_what_lists_show_of_an_article(updated: Date | None) -> None:
    raw = packed.dump(replace(RECORDS[0], updated=updated, summary="Tóm tắt"))
    source = model.WebLink("https://example.org/", "Báo Mẫu")
    assert packed.told(raw) == ("", "Tin Mẫu", "Tóm tắt", "Đầu", 3, updated, source, False, False, False)
    assert packed.told(packed.dump(replace(RECORDS[0], source=None))).source is None


def test_what_stands_in_a_body_comes_back_the_same() -> None:
    assert packed.inside_of(packed.inside(INSIDE)) == INSIDE
    assert packed.inside(model.Inside()) == b""
    assert packed.inside_of(b"") == model.Inside()


def test_spots_come_back_the_same() -> None:
    spots = model.Spots(((1, 9, "Mẫu"),), ((3, 5, "TTHC"), (9, 11, "TTHC")))
    assert packed.spots_of(packed.spots(spots)) == spots


@pytest.mark.parametrize("place", [0, 5, -1])
def test_damaged_bytes_are_refused(place: int) -> None:
    raw = bytearray(packed.dump(RECORDS[0]))
    raw[place] ^= 0x40
    with pytest.raises(CacheFault, match="changed"):
        packed.load(bytes(raw))
