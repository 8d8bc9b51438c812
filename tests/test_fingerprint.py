"""Fingerprints: different views never share one, equal views always do."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen import dates
from site_gen.fingerprint import Fingerprints
from site_gen.views import Body, Card, Head, Image, Link, Listing, Pager, Target

HANOI, UTC = dates.zone("Asia/Ho_Chi_Minh"), dates.zone("UTC")
DAY = dates.parse("2018-01-17", HANOI)
CARD = Card(
    url="/tin/2018/a/",
    guid="urn:uuid:1",
    title="Bài",
    date=DAY,
    updated=None,
    corrected=False,
    summary="s",
    topic=Link("T", "/t/"),
    lead=None,
    authors=(Link("A", "/a/"),),
    image=Image("/i.png", "", "", "", 1, 2),
)


def of(view: object, base: str = "b") -> bytes:
    return Fingerprints().of(base, view)


@pytest.mark.parametrize("name", [field.name for field in fields(Card)])
def test_every_field_of_a_card_counts(name: str) -> None:
    other = {
        "date": dates.parse("2018-01-18", HANOI),
        "updated": DAY,
        "corrected": True,
        "topic": Link("T", "/u/"),
        "lead": Link("L", "/l/"),
        "authors": (),
        "image": None,
    }.get(name, "khác")
    assert of(replace(CARD, **{name: other})) != of(CARD)
    listing = Listing((CARD,), Pager(1, 1, 1, "/", "trang"))
    assert of(replace(listing, cards=(replace(CARD, **{name: other}),))) != of(listing)


def test_every_field_of_a_body_counts() -> None:
    body = Body("d", (Target("x", "/x/"),), ((1, 2, "/y/", ""),))
    others = [
        replace(body, digest="e"),
        replace(body, targets=(Target("x", "/z/"),)),
        replace(body, targets=(Target("x", "/x/", 1),)),
        replace(body, mentions=((1, 3, "/y/", ""),)),
        replace(body, mentions=((1, 2, "", "/y/"),)),
        replace(body, mentions=()),
    ]
    assert len({of(one) for one in (body, *others)}) == len(others) + 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", ("a",)),
        (("ab",), ("a", "b")),
        (("a", ""), ("a",)),
        (("(", ")"), ((),)),
        (None, "None"),
        (1, "1"),
        (1, True),
        ((1, 2), (True, 2)),
        ((("a", 1),), (("a", 2),)),
        ((1, Link("a", "b")), (1, Link("a", "c"))),
        ((("a",), "b"), (("a", "b"),)),
        (Link("a", "b"), ("Link", "a", "b")),
        (DAY, dates.parse("2018-01-17", UTC)),
        (dates.parse("2018-01", HANOI), dates.parse("2018-01-01", HANOI)),
        (Head("a", "b"), Head("a", "b", feeds=(Link("x", "y"),))),
    ],
)
def test_different_values_differ(one: object, other: object) -> None:
    assert of(one) != of(other)


VALUES = st.recursive(
    st.one_of(st.text("()'=ab1N", max_size=4), st.none(), st.integers(0, 3)),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=6,
)


@given(VALUES, VALUES)
def test_equal_fingerprints_mean_equal_views(one: object, other: object) -> None:
    assert (of(one) == of(other)) == (one == other)


def test_base_counts() -> None:
    assert of("x", "a") != of("x", "b")


def test_shared_cards_are_known_by_what_they_hold_not_by_where_they_lie() -> None:
    fingerprints = Fingerprints()
    found = {fingerprints.of("b", replace(CARD, title=f"{number}")) for number in range(200)}
    assert len(found) == 200
    assert fingerprints.of("b", replace(CARD)) == of(CARD)
