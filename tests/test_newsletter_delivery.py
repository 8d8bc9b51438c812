"""Sending an edition: to each address at most once, though the sender is killed; what servers do wrong."""

from __future__ import annotations

import asyncio
import errno
import json
import os
import random
import re
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from site_gen import cli
from site_gen.errors import UsageError
from site_gen.newsletter import journal
from site_gen.newsletter import server as servers
from tests.sites import NOW, Site

ROOT = Path(__file__).parents[1]
SITE = """
-- site.toml --
title = "Điểm tin"
base_url = "https://example.org/"
[newsletter]
from = "Điểm tin <tin@example.org>"
unsubscribe = "https://example.org/leave?who={address}"
-- content/articles/a.md --
---
title: Một bài
date: 2018-02-01
---
Thân bài.
"""
_HERE = "127.0.0.1"


@dataclass
class Post:
    """A mail server's handler: keeps what it accepts, answers as told, and calls ``at`` at each step of a message."""

    at: Callable[[str], None] = lambda step: None
    answers: dict[str, str] = field(default_factory=dict)  # address or verb: answer
    received: list[tuple[str, bytes]] = field(default_factory=list)
    slow: float = 0

    @property
    def to(self) -> Counter[str]:
        """How many messages each address was sent."""
        return Counter(address for address, _ in self.received)

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        self.at("mail")
        envelope.mail_from = address
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        self.at("rcpt")
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.at("data")
        answer = self.answers.get("DATA", "250 OK")
        if answer.startswith("2"):
            self.received += [(address, envelope.content) for address in envelope.rcpt_tos]
        self.at("accepted")
        await asyncio.sleep(self.slow)
        if answer == "250 and silence":
            server.transport.abort()
        return answer


@contextmanager
def running(post: Post, **options: Any) -> Iterator[Controller]:
    """A mail server on a free port."""
    with socket.socket() as free:
        free.bind((_HERE, 0))
        port = free.getsockname()[1]
    controller = Controller(post, hostname=_HERE, port=port, **options)
    controller.start()
    try:
        yield controller
    finally:
        controller.stop()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "s", SITE)


def readers(site: Site, *addresses: str) -> Path:
    path = site.root / "readers.txt"
    path.write_text("\n".join(addresses) + "\n", encoding="utf-8")
    return path


def journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.2018-w05.journal")


def command(site: Site, port: int, path: Path, *more: str) -> list[str]:
    where = ["--root", str(site.root), "--send", f"smtp://{_HERE}:{port}", "--to", str(path)]
    return ["edition", "2018-w05", *where, *more]


def send(site: Site, port: int, path: Path, *more: str) -> int:
    return cli.main(command(site, port, path, "--yes", *more))


def states(path: Path) -> dict[str, str]:
    lines = [json.loads(line) for line in journal_of(path).read_text("utf-8").splitlines()]
    return {line["to"]: line["state"] for line in lines[1:]}


# --- killed at any moment ------------------------------------------------------------------------------------


class Killer:
    """Ends the sender at the ``count``-th time of a step, ``delay`` seconds after it."""

    def __init__(self, step: str, count: int, delay: float) -> None:
        self.step, self.left, self.delay = step, count, delay
        self.process: subprocess.Popen[str] | None = None

    def __call__(self, step: str) -> None:
        if step == self.step:
            self.left -= 1
            if self.left == 0:
                if self.delay:
                    threading.Timer(self.delay, self.end).start()
                else:
                    self.end()

    def end(self) -> None:
        """Kills the sender, if it runs still."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                self.process.send_signal(signal.SIGKILL)


def start(site: Site, port: int, path: Path, *more: str) -> subprocess.Popen[str]:
    words = [sys.executable, str(ROOT / "build.py"), *command(site, port, path, "--yes", *more)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def killers() -> list[Killer]:
    """One for each step at once, then at moments that nobody chose."""
    chance = random.Random(5)  # noqa: S311
    sure = [Killer(step, count, 0) for count, step in enumerate(("mail", "rcpt", "data", "accepted", "accepted"), 1)]
    steps = ("mail", "rcpt", "data", "accepted")
    return sure + [Killer(chance.choice(steps), chance.randint(1, 4), chance.uniform(0, 0.03)) for _ in range(12)]


def test_a_sender_that_is_killed_sends_nothing_twice_and_forgets_nobody(site: Site) -> None:
    addresses = [f"reader{number:03}@example.org" for number in range(80)]
    path = readers(site, *addresses)
    post = Post(slow=0.004)
    killed = 0
    with running(post) as server:
        for killer in killers():
            post.at = killer
            killer.process = start(site, server.port, path)
            killer.process.communicate(timeout=120)
            killed += killer.process.returncode == -signal.SIGKILL
            time.sleep(0.05)  # what was in the server's hands is accepted now
            assert not {one for one, count in post.to.items() if count > 1}
        post.at = lambda step: None
        last = start(site, server.port, path)
        told, faults = last.communicate(timeout=120)
        doubtful = set(re.findall(r"^  (\S+@\S+)", told, re.MULTILINE))
        missing = set(addresses) - set(post.to)
        assert killed >= 10
        assert max(post.to.values()) == 1
        assert missing <= doubtful
        assert doubtful == {one for one, state in states(path).items() if state == "begun"}
        assert doubtful & set(post.to), "no message was accepted and not noted: the test tries too little"
        assert last.returncode == 1
        assert faults == ""

        again = start(site, server.port, path, "--retry-doubtful")
        again.communicate(timeout=120)
        assert again.returncode == 0
        assert set(post.to) == set(addresses)
        assert {one for one, count in post.to.items() if count > 1} == doubtful - missing
        once_more = start(site, server.port, path, "--retry-doubtful")
        once_more.communicate(timeout=120)
        assert (once_more.returncode, sum(post.to.values())) == (0, len(addresses) + len(doubtful - missing))
    ids = {(address, message_from_bytes(data)["Message-ID"]) for address, data in post.received}
    assert len(ids) == len({name for _, name in ids}) == len(addresses)


def test_two_senders_at_once_are_refused(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    path = readers(site, "a@example.org", "b@example.org")
    going, go_on = threading.Event(), threading.Event()

    def wait(step: str) -> None:
        going.set()
        go_on.wait(60)

    post = Post(at=wait)
    with running(post) as server:
        first = start(site, server.port, path)
        assert going.wait(60)
        assert send(site, server.port, path) == 2
        assert "another sender is at work" in capsys.readouterr().err
        go_on.set()
        first.communicate(timeout=60)
    assert post.to == {"a@example.org": 1, "b@example.org": 1}


# --- what is sent, to whom -----------------------------------------------------------------------------------


def test_nothing_is_sent_without_being_told_so(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    path = readers(site, "a@example.org", "b@example.org")
    post = Post()
    with running(post) as server:
        assert cli.main(command(site, server.port, path)) == 0
    told = capsys.readouterr().out
    assert "0 addresses have it already; would be sent now to 2" in told
    assert "dry run" in told
    assert post.received == []
    assert not journal_of(path).exists()


def test_an_edited_file_gets_the_edition_once_to_each_address(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    post = Post()
    with running(post) as server:
        path = readers(site, "An <an@Example.org>", "b@example.org", "an@example.org # again")
        assert send(site, server.port, path) == 0
        assert "readers.txt:3:1: warning: an@example.org stands in line 1 already" in capsys.readouterr().err
        path = readers(site, "c@example.org", "B <b@EXAMPLE.org>", "an@example.org")
        assert send(site, server.port, path) == 0
        assert "Sent to 1 now, 3 in all." in capsys.readouterr().out
        assert send(site, server.port, path, "--retry-doubtful", "--retry-refused") == 0
    assert post.to == {"an@example.org": 1, "b@example.org": 1, "c@example.org": 1}
    assert [one.name for one in site.root.iterdir() if "journal" in one.name] == ["readers.txt.2018-w05.journal"]


def test_case_makes_no_other_reader_and_is_kept_in_the_envelope(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    post = Post()
    with running(post) as server:
        assert send(site, server.port, readers(site, "An@example.org", "an@example.org")) == 0
        assert "readers.txt:2:1: warning: an@example.org stands in line 1 already" in capsys.readouterr().err
        path = readers(site, "an@example.org")
        assert send(site, server.port, path) == 0
        assert post.to == {"An@example.org": 1}
        journal_of(path).unlink()
        assert send(site, server.port, path) == 0
    assert post.to == {"An@example.org": 1, "an@example.org": 1}
    assert len({message_from_bytes(data)["Message-ID"] for _, data in post.received}) == 1


@pytest.mark.parametrize("line", ["begun", "sent"])
def test_a_full_disk_stops_it_and_is_told(
    site: Site, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = readers(site, "a@example.org", "b@example.org", "c@example.org")
    append = journal._append

    def full(file: int, told: dict[str, Any]) -> None:
        if (told.get("to"), told.get("state")) == ("b@example.org", line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        append(file, told)

    monkeypatch.setattr(journal, "_append", full)
    post = Post()
    with running(post) as server:
        assert send(site, server.port, path) == 1
        told = capsys.readouterr()
        assert f"stopped: {journal_of(path)}: cannot be written: No space left on device" in told.err
        assert "Sent to 1 now, 1 in all." in told.out
        monkeypatch.undo()
        assert send(site, server.port, path, "--retry-doubtful") == 0
    assert post.to == {"a@example.org": 1, "b@example.org": 1 if line == "begun" else 2, "c@example.org": 1}


def test_a_message_arrives_as_it_was_written(site: Site) -> None:
    site.write("-- content/articles/a.md --\n---\ntitle: .Chấm\ndate: 2018-02-01\n---\n.\n\n.Dòng này có chấm.\n")
    post = Post()
    with running(post) as server:
        assert send(site, server.port, readers(site, "a@example.org"), "--date", "2018-02-06T08:00:00+07:00") == 0
    ((_, data),) = post.received
    parsed = message_from_bytes(data)
    assert parsed["Date"] == "Tue, 06 Feb 2018 08:00:00 +0700"
    text = parsed.get_payload(0).get_payload(decode=True).decode()  # type: ignore[union-attr]
    assert "\r\n.Chấm\r\n" in text
    assert parsed["List-Unsubscribe"] == "<https://example.org/leave?who=a%40example.org>"
    assert "https://example.org/leave?who=a%40example.org" in text
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))


# --- what servers do -----------------------------------------------------------------------------------------


def test_who_is_refused_for_good_is_not_asked_again(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    path = readers(site, "a@example.org", "no@example.org", "b@example.org")
    post = Post(answers={"no@example.org": "550 5.1.1 no such user"})
    with running(post) as server:
        assert send(site, server.port, path) == 1
        assert "no@example.org: refused: 550 5.1.1 no such user" in capsys.readouterr().err
        post.answers.clear()
        assert send(site, server.port, path) == 1
        assert "no@example.org (550 5.1.1 no such user)" in capsys.readouterr().out
        assert post.to == {"a@example.org": 1, "b@example.org": 1}
        assert send(site, server.port, path, "--retry-refused") == 0
    assert post.to == {"a@example.org": 1, "b@example.org": 1, "no@example.org": 1}


@pytest.mark.parametrize("reply", ["554 5.7.1 Relay access denied", "552 5.2.2 Over quota", "550 5.4.5 Daily limit"])
@pytest.mark.parametrize("late", [False, True])
def test_a_server_that_refuses_everyone_alike_stops_it(
    *, site: Site, reply: str, late: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    addresses = [f"r{number}@example.org" for number in range(6)]
    path = readers(site, *addresses)
    post = Post(answers={"DATA": reply} if late else dict.fromkeys(addresses, reply))
    with running(post) as server:
        assert send(site, server.port, path) == 1
        told = capsys.readouterr()
        assert f"refuses every message alike: {reply}" in told.err
        assert "Not sent: 6" in told.err
        assert "Refused by the server" not in told.out
        assert set(states(path).values()) == {"unsent"}
        assert send(site, server.port, path, "--retry-refused") == 1
        assert set(states(path).values()) == {"refused"}
        assert len(states(path)) == 6
        post.answers.clear()
        assert send(site, server.port, path, "--retry-refused") == 0
    assert post.to == dict.fromkeys(addresses, 1)


def test_refusals_of_some_are_for_good(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {"a@b.vn": "550 5.7.1 no", "b@b.vn": "550 5.7.1 no", "c@b.vn": "550 5.1.1 no", "d@b.vn": "550 5.7.1 no"}
    more = dict.fromkeys(("f@b.vn", "g@b.vn", "h@b.vn"), "550 5.2.1 off")
    path = readers(site, *wrong, "e@b.vn", *more)
    with running(Post(answers=wrong | more)) as server:
        assert send(site, server.port, path) == 1
    assert states(path) == dict.fromkeys((*wrong, *more), "refused") | {"e@b.vn": "sent"}
    assert capsys.readouterr().err.count(": refused: 550 5.") == 7
    path = readers(site, "x@c.vn", "y@c.vn")
    with running(Post(answers=dict.fromkeys(("x@c.vn", "y@c.vn"), "550 5.7.1 no"))) as server:
        assert send(site, server.port, path) == 1
    assert (states(path)["x@c.vn"], states(path)["y@c.vn"]) == ("refused", "refused")


def test_a_password_without_a_user_is_warned_of(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIEMTIN_SMTP_PASSWORD", "s3cret")
    assert cli.main(command(site, 25, readers(site, "a@example.org"))) == 0
    told = capsys.readouterr().err
    assert "warning: DIEMTIN_SMTP_PASSWORD is set, but --send names no user" in told
    assert "s3cret" not in told


@pytest.mark.parametrize("where", ["later@example.org", "DATA"])
def test_who_is_put_off_gets_it_the_next_time(site: Site, where: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = readers(site, "later@example.org")
    post = Post(answers={where: "451 4.7.1 try again later"})
    with running(post) as server:
        assert send(site, server.port, path) == 1
        assert "later@example.org: not sent this time: 451 4.7.1 try again later" in capsys.readouterr().err
        post.answers.clear()
        assert send(site, server.port, path) == 0
    assert post.to == {"later@example.org": 1}


def test_a_connection_that_ends_before_the_answer_leaves_a_doubt(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    path = readers(site, "a@example.org", "b@example.org")
    post = Post(answers={"DATA": "250 and silence"})
    with running(post) as server:
        assert send(site, server.port, path) == 1
        told = capsys.readouterr()
        assert "a@example.org: in doubt: Connection unexpectedly closed" in told.err
        assert "In doubt, may have arrived: 2 (sent again only with --retry-doubtful)" in told.out
        assert set(states(path).values()) == {"begun"}
        post.answers = {"DATA": "451 not now"}
        assert send(site, server.port, path, "--retry-doubtful") == 1
        post.answers.clear()
        assert send(site, server.port, path) == 1, "what was in doubt and then put off is in doubt still"
        assert post.to == {"a@example.org": 1, "b@example.org": 1}
        assert send(site, server.port, path, "--retry-doubtful") == 0
    assert post.to == {"a@example.org": 2, "b@example.org": 2}


def test_a_server_that_ends_connections_is_asked_again(site: Site) -> None:
    path = readers(site, *(f"r{number}@example.org" for number in range(5)))
    post = Post()
    asked = 0

    def count(step: str) -> None:
        nonlocal asked
        asked += step == "mail"
        post.answers = {"MAIL": "421 enough for one connection"} if step == "mail" and asked % 3 == 0 else {}

    post.at = count
    with running(post) as server:
        assert send(site, server.port, path) == 0
    assert set(post.to.values()) == {1}


def test_a_sender_that_the_server_does_not_know_stops_it(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    path = readers(site, "a@example.org", "b@example.org")
    post = Post(answers={"MAIL": "550 5.7.1 not from you"})
    with running(post) as server:
        assert send(site, server.port, path) == 1
    told = capsys.readouterr().err
    assert "does not take mail from tin@example.org: 550 5.7.1 not from you" in told
    assert "Not sent: 2" in told
    assert states(path) == {}


def test_no_server_is_told_in_one_line(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    path = readers(site, "a@example.org")
    with socket.socket() as free:
        free.bind((_HERE, 0))
        port = free.getsockname()[1]
    assert send(site, port, path) == 1
    assert f"stopped: {_HERE}:{port}: Connection refused" in capsys.readouterr().err


def test_a_server_that_says_nothing_is_given_up() -> None:
    with socket.socket() as mute:
        mute.bind((_HERE, 0))
        mute.listen()
        silent = servers.Server(host=_HERE, port=mute.getsockname()[1], implicit=False, timeout=0.2)
        with (
            pytest.raises(servers.Unusable, match=r"did not answer in time|timed out"),
            servers.session(silent, "b.vn"),
        ):
            pass


def test_who_stops_it_does_not_wait_for_a_silent_server() -> None:
    with socket.socket() as half:
        half.bind((_HERE, 0))
        half.listen()
        heard: list[bytes] = []

        def greet() -> None:
            line, _ = half.accept()
            with line:
                line.sendall(b"220 here\r\n")
                line.recv(1000)
                line.sendall(b"250 here\r\n")
                while data := line.recv(1000):
                    heard.append(data)

        thread = threading.Thread(target=greet)
        thread.start()
        silent = servers.Server(host=_HERE, port=half.getsockname()[1], implicit=False, timeout=30)
        with suppress(KeyboardInterrupt), servers.session(silent, "b.vn"):
            raise KeyboardInterrupt
        thread.join(60)
    assert heard == [], "QUIT was sent, and its answer waited for"


# --- passwords -----------------------------------------------------------------------------------------------


def test_a_password_is_never_sent_in_the_open(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    path = readers(site, "a@example.org")
    with running(Post()) as server:
        words = command(site, server.port, path, "--yes")
        words[words.index("--send") + 1] = f"smtp://u:s3cret%40@{_HERE}:{server.port}"
        assert cli.main(words) == 1
    told = capsys.readouterr()
    assert "offers no encryption, so the password was not sent" in told.err
    assert "s3cret" not in told.out + told.err + journal_of(path).read_text("utf-8")


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate for this machine and its key."""
    key, made = tmp_path / "key.pem", tmp_path / "cert.pem"
    words = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    try:
        subprocess.run(
            [*words.split(), "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", made],
            check=True,
            capture_output=True,
        )
    except FileNotFoundError:
        if os.environ.get("CI"):
            pytest.fail("openssl is not installed")
        pytest.skip("openssl is not installed, so encryption cannot be tried")
    return made, key


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
@pytest.mark.parametrize("implicit", [False, True])
@pytest.mark.parametrize("trusted", [False, True])
def test_a_password_goes_to_whom_is_trusted_alone(
    *,
    implicit: bool,
    trusted: bool,
    site: Site,
    certificate: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    made, key = certificate
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(made, key)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(made))
    asked: list[bytes] = []

    def authenticate(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        asked.append(data.password)
        return AuthResult(success=data.password == b"s3cret", handled=False)

    more: dict[str, Any] = {"ssl_context": context} if implicit else {"tls_context": context}
    post = Post()
    path = readers(site, "a@example.org")
    monkeypatch.setenv("DIEMTIN_SMTP_PASSWORD", "s3cret")
    scheme = "smtps" if implicit else "smtp"
    more |= {"authenticator": authenticate, "auth_required": True, "auth_require_tls": not implicit}
    with running(post, auth_exclude_mechanism=["LOGIN"], **more) as server:
        words = command(site, server.port, path, "--yes")
        words[words.index("--send") + 1] = f"{scheme}://u@{_HERE}:{server.port}"
        assert cli.main(words) == (0 if trusted else 1)
        monkeypatch.setenv("DIEMTIN_SMTP_PASSWORD", "wr0ng")
        (site.root / "readers.txt").write_text("b@example.org\n")
        assert cli.main(words) == 1
    told = capsys.readouterr()
    assert asked == ([b"s3cret", b"wr0ng"] if trusted else [])
    assert post.to == ({"a@example.org": 1} if trusted else {})
    wanted = "does not accept the user u with this password" if trusted else "has no certificate that can be trusted"
    assert wanted in told.err
    assert "s3cret" not in told.out + told.err
    assert "wr0ng" not in told.out + told.err


def test_without_a_password_any_encryption_is_better_than_none(site: Site, certificate: tuple[Path, Path]) -> None:
    made, key = certificate
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(made, key)
    post = Post()
    with running(post, tls_context=context, require_starttls=True) as server:
        assert send(site, server.port, readers(site, "a@example.org")) == 0
    assert post.to == {"a@example.org": 1}


@pytest.mark.parametrize(
    "url",
    [
        "http://h",
        "smtp://",
        "smtp:h",
        "smtp://u:s3#cret@h",
        "smtp://u:s3cret@h/x",
        "smtp://u:s3cret@h:no",
        "smtp://[",
        "",
    ],
)
def test_what_is_no_server_is_told_without_the_password(url: str) -> None:
    with pytest.raises(UsageError) as wrong:
        servers.named(url, "")
    assert "--send" in str(wrong.value)
    assert "s3" not in str(wrong.value)


@pytest.mark.parametrize(
    ("url", "port", "user", "password"),
    [
        ("smtp://h", 25, "", ""),
        ("smtp://u:p%40@h", 587, "u", "p@"),
        ("smtps://u@h", 465, "u", "other"),
        ("smtp://h:2525/", 2525, "", ""),
    ],
)
def test_servers_are_named_by_urls(url: str, port: int, user: str, password: str) -> None:
    found = servers.named(url, "other")
    assert (found.port, found.user, found.password) == (port, user, password)
    assert password not in repr(found) or not password


def test_now_is_after_the_edition() -> None:
    """Else each sending here would warn."""
    assert NOW > 1_517_800_000
