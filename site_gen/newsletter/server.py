"""A mail server: how it is named, reached, and handed a message.

Owns: SMTP, and telling what is certain from what is in doubt: a message that the server did not answer for once its
end was sent. No error tells a password.
Must not know: journals, what is done after a failure.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from site_gen.errors import UsageError

_PORTS = {("smtp", False): 25, ("smtp", True): 587, ("smtps", False): 465, ("smtps", True): 465}
_WRITE = "write smtp://user@mail.example.org:587 or smtps://user@mail.example.org"
_GO_ON = 354
_CLOSING = 421
_LOGIN_WANTED = (530, 534, 535, 538)
_LONGEST = 200
_POLICY = re.compile(r"5\d\d[ -]5\.[2-7]\.\d{1,3}\b")
PASSWORD = "DIEMTIN_SMTP_PASSWORD"  # noqa: S105  the name of a variable


class Unusable(Exception):
    """Nothing can be sent through the server as it is now."""


class Lost(Exception):
    """The connection ended before the message did: it did not arrive."""


class Doubtful(Exception):
    """The connection ended before the server answered for the message: it may have arrived."""


class Refused(Exception):
    """The server did not take the message: ``final`` where it said that it never will; ``policy`` is its code where it
    does not speak of the address, but of a rule, a quota, the system (RFC 3463), and may mean every message."""

    def __init__(self, code: int, reply: str) -> None:
        super().__init__(reply)
        self.final = code >= 500
        found = _POLICY.match(reply)
        self.policy = found[0] if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where mail is handed over; ``timeout`` is for each answer, ``patience`` for the one to a whole message."""

    host: str
    port: int
    implicit: bool
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 60
    patience: float = 600  # RFC 5321 section 4.5.3.2.6

    @property
    def name(self) -> str:
        """The server as it is told of."""
        return f"{self.host}:{self.port}"


def named(url: str, password: str) -> Server:
    """The server that ``url`` names; ``password`` is used where the URL has none. Raises UsageError."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise UsageError(f"--send: is no address of a mail server ({_WRITE})") from None
    inside = parts.path.strip("/") or parts.query or parts.fragment
    if parts.scheme not in ("smtp", "smtps") or not re.fullmatch(r"[A-Za-z0-9.:_-]+", host) or inside:
        raise UsageError(f"--send: is no address of a mail server ({_WRITE}; what is special in a password as %40)")
    user, word = unquote(parts.username or ""), unquote(parts.password or "") or password
    if user and not word:
        raise UsageError(f"--send: the password of {user} is missing (set the variable {PASSWORD})")
    return Server(
        host=host,
        port=port or _PORTS[parts.scheme, bool(user)],
        implicit=parts.scheme == "smtps",
        user=user,
        password=word if user else "",
    )


class Session:
    """A connection that is open."""

    def __init__(self, server: Server, smtp: smtplib.SMTP) -> None:
        self._server, self._smtp = server, smtp

    def hand_over(self, sender: str, to: str, data: bytes, begin: Callable[[], None]) -> str:
        """Sends one message, and gives the server's answer. ``begin`` is called right before the message can arrive.

        Raises Refused, Lost, Doubtful, or Unusable where no other message would fare better.
        """
        try:
            self._sender(sender)
            self._command("RCPT", f"TO:<{to}>")
            self._command("DATA", expected=_GO_ON)
            self._smtp.send(_dotted(data))
        except (smtplib.SMTPException, OSError) as lost:
            raise Lost(self._said(lost)) from lost
        begin()
        try:
            if self._smtp.sock:
                self._smtp.sock.settimeout(self._server.patience)
            self._smtp.send(b".\r\n")
            code, reply = self._smtp.getreply()
        except (smtplib.SMTPException, OSError) as lost:
            raise Doubtful(self._said(lost)) from lost
        if self._smtp.sock:
            self._smtp.sock.settimeout(self._server.timeout)
        told = self._told(code, reply)
        if 200 <= code < 300:
            return told
        if 400 <= code < 600:
            raise Refused(code, told)
        raise Doubtful(f"the server gave no answer that can be understood: {told}")

    def _sender(self, sender: str) -> None:
        code, reply = self._smtp.docmd("MAIL", f"FROM:<{sender}>")
        if code == _CLOSING:
            raise Lost(self._told(code, reply))
        if code not in range(200, 300):
            raise Unusable(f"does not take mail from {sender}: {self._told(code, reply)}")

    def _command(self, verb: str, argument: str = "", expected: int = 0) -> None:
        code, reply = self._smtp.docmd(verb, argument)
        if code == expected or (not expected and 200 <= code < 300):
            return
        told = self._told(code, reply)
        if code == _CLOSING or code not in range(400, 600):
            raise Lost(told)
        if code in _LOGIN_WANTED:
            raise Unusable(f"wants a user and a password: {told}")
        with suppress(smtplib.SMTPException, OSError):  # the next message finds out
            self._smtp.rset()
        raise Refused(code, told)

    def _told(self, code: int, reply: bytes) -> str:
        return _clean(f"{code} {reply.decode('utf-8', 'replace')}", self._server)

    def _said(self, wrong: Exception) -> str:
        return _clean(_words(wrong), self._server)


@contextmanager
def session(server: Server, hello: str) -> Iterator[Session]:
    """A connection, encrypted where the server offers it, and always where a password is sent. Raises Unusable.

    ``hello`` is the domain whose mail it is: the name of this machine may say nothing, and some servers ask for one.
    """
    try:
        smtp = _connected(server, hello)
    except (smtplib.SMTPException, OSError, UnicodeError) as wrong:
        raise Unusable(_clean(_failure(wrong, server), server)) from None
    try:
        yield Session(server, smtp)
        with suppress(smtplib.SMTPException, OSError):
            smtp.quit()
    finally:  # whoever stops it does not wait for the server's farewell
        smtp.close()


def _connected(server: Server, hello: str) -> smtplib.SMTP:
    if server.implicit:
        strict = ssl.create_default_context()
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, hello, timeout=server.timeout, context=strict)
    else:
        smtp = smtplib.SMTP(server.host, server.port, hello, timeout=server.timeout)
    try:
        smtp.ehlo_or_helo_if_needed()
        if not server.implicit and smtp.has_extn("starttls"):
            smtp.starttls(context=_context(strict=bool(server.user)))
            smtp.ehlo()
        elif not server.implicit and server.user:
            raise smtplib.SMTPNotSupportedError("offers no encryption, so the password was not sent")
        if server.user:
            smtp.login(server.user, server.password)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _context(*, strict: bool) -> ssl.SSLContext:
    """Without a password encryption is a gain that may be had for nothing (RFC 7435): a certificate is not asked for,
    since whoever could forge one could as well hide that the server offers encryption."""
    context = ssl.create_default_context()
    if not strict:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _dotted(data: bytes) -> bytes:
    """A message as SMTP carries it: lines end in CR LF, a dot at the beginning of one is doubled."""
    text = re.sub(rb"\r\n|\r|\n", b"\r\n", data)
    return re.sub(rb"(?m)^\.", b"..", text if text.endswith(b"\r\n") else text + b"\r\n")


def _failure(wrong: Exception, server: Server) -> str:
    if isinstance(wrong, smtplib.SMTPAuthenticationError):
        return f"does not accept the user {server.user} with this password: {_words(wrong)}"
    if isinstance(wrong, ssl.SSLCertVerificationError):
        return f"has no certificate that can be trusted: {wrong.verify_message}"
    if isinstance(wrong, UnicodeError):
        return "the name or the password holds letters that cannot be sent"
    return _words(wrong)


def _words(wrong: Exception) -> str:
    if isinstance(wrong, smtplib.SMTPResponseException):
        text = wrong.smtp_error
        return f"{wrong.smtp_code} {text.decode('utf-8', 'replace') if isinstance(text, bytes) else text}"
    if isinstance(wrong, TimeoutError):
        return "it did not answer in time"
    if isinstance(wrong, OSError) and wrong.strerror:
        return wrong.strerror
    return str(wrong) or type(wrong).__name__


def _clean(text: str, server: Server) -> str:
    """What a server said in one short line, without the password."""
    if server.password:
        text = text.replace(server.password, "…")
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
