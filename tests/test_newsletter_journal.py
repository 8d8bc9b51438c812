"""The journal of a sending: what it keeps, torn lines, whose it is, one sender at a time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from site_gen.errors import UsageError
from site_gen.newsletter import journal
from site_gen.newsletter.journal import BEGUN, REFUSED, SENT, UNSENT

SITE, EDITION = "https://example.org/", "2018-w05"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return journal.beside(tmp_path / "readers.txt", EDITION)


def keep(path: Path, *notes: tuple[str, str]) -> None:
    with journal.opened(path, SITE, EDITION) as kept:
        for address, state in notes:
            kept.note(address, state, "250 được")


def seen(path: Path) -> dict[str, str]:
    return journal.look(path, SITE, EDITION).states


def test_it_lies_beside_the_file_whatever_leads_there(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there/readers.txt").touch()
    (tmp_path / "link").symlink_to(tmp_path / "there/readers.txt")
    assert journal.beside(tmp_path / "link", EDITION) == tmp_path / "there/readers.txt.2018-w05.journal"


def test_looking_makes_nothing(path: Path) -> None:
    assert seen(path) == {}
    assert not path.exists()


def test_the_last_word_counts(path: Path) -> None:
    keep(path, ("a@b.vn", BEGUN), ("a@b.vn", SENT), ("c@d.vn", BEGUN), ("e@f.vn", REFUSED))
    keep(path, ("e@f.vn", UNSENT))
    assert seen(path) == {"a@b.vn": SENT, "c@d.vn": BEGUN, "e@f.vn": UNSENT}
    kept = journal.look(path, SITE, EDITION)
    assert (kept.state("a@b.vn"), kept.state("new@b.vn"), kept.replies["a@b.vn"]) == (SENT, UNSENT, "250 được")
    assert path.stat().st_mode & 0o077 == 0


def test_a_person_can_read_it(path: Path) -> None:
    keep(path, ("a@b.vn", SENT))
    first, line = (json.loads(one) for one in path.read_text("utf-8").splitlines())
    assert first == {"journal": 1, "site": SITE, "edition": EDITION}
    assert (line["to"], line["state"], line["reply"]) == ("a@b.vn", "sent", "250 được")
    assert "được" in path.read_text("utf-8")


def test_a_torn_line_is_as_if_it_had_never_been(path: Path) -> None:
    keep(path, ("a@b.vn", BEGUN), ("a@b.vn", SENT))
    whole = path.read_bytes()
    ends = [number for number, byte in enumerate(whole) if byte == ord("\n")]
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        before = seen(path)
        assert before == ({}, {}, {"a@b.vn": BEGUN}, {"a@b.vn": SENT})[sum(end <= length for end in ends)], length
        keep(path, ("c@d.vn", SENT))
        assert seen(path) == before | {"c@d.vn": SENT}


def test_a_last_line_whose_end_an_editor_took_away_still_counts(path: Path) -> None:
    keep(path, ("a@b.vn", BEGUN))
    whole = path.read_bytes()
    path.write_bytes(whole.rstrip(b"\n"))
    assert seen(path) == {"a@b.vn": BEGUN}
    keep(path)
    assert path.read_bytes() == whole
    path.write_bytes(whole + b"{}")
    with pytest.raises(UsageError, match=r"journal:3: is no line of a journal"):
        keep(path)
    assert path.read_bytes() == whole + b"{}"


def test_the_case_of_an_address_tells_nobody_apart(path: Path) -> None:
    keep(path, ("An@b.vn", SENT))
    kept = journal.look(path, SITE, EDITION)
    assert (kept.state("an@b.vn"), kept.state("AN@b.vn"), kept.reply("An@b.vn")) == (SENT, SENT, "250 được")


@pytest.mark.parametrize(
    ("states", "means"),
    [
        ((("An@b.vn", SENT), ("an@b.vn", BEGUN), ("an@b.vn", UNSENT)), SENT),
        ((("An@b.vn", BEGUN), ("an@b.vn", BEGUN), ("an@b.vn", UNSENT)), BEGUN),
        ((("An@b.vn", BEGUN), ("an@b.vn", BEGUN), ("an@b.vn", SENT)), SENT),
        ((("An@b.vn", REFUSED), ("an@b.vn", UNSENT)), UNSENT),
    ],
)
def test_a_journal_from_when_case_told_apart_is_understood(
    path: Path, states: tuple[tuple[str, str], ...], means: str
) -> None:
    keep(path)
    with path.open("a", encoding="utf-8") as file:
        file.writelines(json.dumps({"to": to, "state": state}) + "\n" for to, state in states)
    assert seen(path) == {"an@b.vn": means}


def test_a_journal_that_cannot_be_opened_is_told(path: Path) -> None:
    with pytest.raises(UsageError, match=r"2018-w05\.journal: cannot be written: No such file"):
        keep(path.parent / "none" / path.name)


@pytest.mark.parametrize("line", ["", "x", "[]", "{}", '{"to": "a@b.vn"}', '{"to": 1, "state": "sent"}', "\x00\x00"])
def test_a_broken_line_is_told_and_nothing_sent(path: Path, line: str) -> None:
    keep(path, ("a@b.vn", SENT))
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n" + '{"to": "c@d.vn", "state": "sent"}\n')
    with pytest.raises(UsageError, match=r"journal:3: is no line of a journal"):
        keep(path)


def test_it_is_of_one_site_and_edition(path: Path) -> None:
    keep(path, ("a@b.vn", SENT))
    for site, edition in (("https://other.example/", EDITION), (SITE, "2018-w06")):
        with pytest.raises(UsageError, match=r"is the journal of 2018-w05 of the site https://example\.org/"):
            journal.look(path, site, edition)
    path.write_text('{"to": "a@b.vn", "state": "sent"}\n')
    with pytest.raises(UsageError, match=r":1: is no line of a journal"):
        seen(path)


def test_one_sender_at_a_time(path: Path) -> None:
    with (
        journal.opened(path, SITE, EDITION),
        pytest.raises(UsageError, match="another sender is at work"),
        journal.opened(path, SITE, EDITION),
    ):
        pass
    keep(path, ("a@b.vn", SENT))
