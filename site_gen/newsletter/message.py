"""A letter to one address as the bytes of a message (RFC 5322, MIME), and the name it bears for ever.

Owns: the headers. Must not know: how a message is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.headerregistry import Address as Mailbox
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, formataddr
from typing import Any
from uuid import UUID

from site_gen.identity import lasting
from site_gen.newsletter.addresses import Address
from site_gen.newsletter.letter import Letter

# Values that a mail program reads as they are: folded, a long one would become encoded words.
_WHOLE = ("list-unsubscribe", "list-unsubscribe-post", "list-id", "message-id", "date")
_MAILBOXES = ("from", "to", "reply-to")
_COLUMNS = 76  # RFC 2045 and 2047


class _Policy(EmailPolicy):
    """SMTP's form; headers look the same in every version of Python, whose way of folding them still changes."""

    def fold(self, name: str, value: Any) -> str:
        key = name.lower()
        if key in _WHOLE:
            return f"{name}: {value}{self.linesep}"
        if key == "subject":
            return f"{name}: {self._words(name, str(value))}{self.linesep}"
        if key in _MAILBOXES:
            (one,) = value.addresses
            return f"{name}: {self._mailbox(name, one)}{self.linesep}"
        return str(super().fold(name, value))

    def _words(self, name: str, text: str) -> str:
        charset = "us-ascii" if text.isascii() and "=?" not in text else "utf-8"
        return Header(text, charset, _COLUMNS, name).encode(linesep=self.linesep)

    def _mailbox(self, name: str, one: Mailbox) -> str:
        if not one.display_name or one.display_name.isascii():
            return formataddr((one.display_name, one.addr_spec))
        return f"{self._words(name, one.display_name)}{self.linesep} <{one.addr_spec}>"

    def fold_binary(self, name: str, value: Any) -> bytes:
        return self.fold(name, value).encode("ascii")


_POLICY = _Policy(linesep="\r\n", max_line_length=_COLUMNS, cte_type="7bit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What every message of a sending has in common: whose it is and when it was written."""

    sender: Address
    reply_to: Address | None
    unsubscribe: str
    one_click: bool
    list_id: str
    site_id: str
    host: str
    language: str
    date: datetime

    def leave(self, to: Address | None) -> str:
        """Where a reader unsubscribes; nowhere, when that takes an address and none is known."""
        if to is None:
            return "" if "{address}" in self.unsubscribe else self.unsubscribe
        return self.unsubscribe.replace("{address}", to.quoted)

    def message_id(self, edition: str, to: Address | None) -> str:
        """The same for an edition and address whenever it is sent."""
        return f"<{self._uuid(edition, to)}@{self.host}>"

    def boundary(self, edition: str, to: Address | None) -> str:
        """What parts the message; neither part can hold it, since quoted-printable writes = as =3D."""
        return f"=_{self._uuid(edition, to).hex}"

    def _uuid(self, edition: str, to: Address | None) -> UUID:
        return lasting(self.site_id, f"newsletter {edition} {to.key if to else ''}".strip())


def message(letter: Letter, stamp: Stamp, to: Address | None) -> bytes:
    """The message that ``to`` gets; without an address, the one to be handed to a mailing list's own program."""
    leave = stamp.leave(to)
    own = letter.leaving(leave)
    made = EmailMessage(policy=_POLICY)
    made["Date"] = format_datetime(stamp.date)
    made["From"] = _mailbox(stamp.sender)
    if to:
        made["To"] = _mailbox(to)
    if stamp.reply_to:
        made["Reply-To"] = _mailbox(stamp.reply_to)
    made["Subject"] = letter.subject
    made["Message-ID"] = stamp.message_id(letter.edition, to)
    if stamp.list_id:
        made["List-Id"] = f"<{stamp.list_id}>"
    if leave:
        made["List-Unsubscribe"] = f"<{leave}>"
    if leave and stamp.one_click:
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(own.text, charset="utf-8", cte="quoted-printable")
    made.add_alternative(own.html, subtype="html", charset="utf-8", cte="quoted-printable")
    made["Content-Language"] = stamp.language
    made.set_boundary(stamp.boundary(letter.edition, to))
    return made.as_bytes()


def _mailbox(address: Address) -> Mailbox:
    return Mailbox(display_name=address.name, addr_spec=address.spec)
