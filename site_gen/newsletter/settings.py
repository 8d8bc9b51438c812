"""``[newsletter]`` of ``site.toml``.

Owns: which settings mails have, and what may stand in them. Must not know: how a mail is made of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from site_gen import toml_values
from site_gen.newsletter import addresses
from site_gen.newsletter.addresses import Address
from site_gen.toml_values import Door, Reader
from site_gen.urls import is_web

_LONGEST_URL = 500


@dataclass(frozen=True, slots=True)
class NewsletterSettings:
    """Whose mails editions are, where answers go, how one unsubscribes (``{address}`` in the URL is the reader's own;
    with ``one_click`` by RFC 8058), the name of the list (RFC 2919)."""

    sender: Address | None = None
    reply_to: Address | None = None
    unsubscribe: str = ""
    one_click: bool = False
    list_id: str = ""


def _address(raw: Any) -> Address:
    return addresses.parse(toml_values.as_filled(raw))


def _unsubscribe(raw: Any) -> str:
    url = toml_values.as_filled(raw)
    plain = url.replace("{address}", "a")
    parts = urlsplit(plain) if is_web(plain) else None
    host = url.split("/")[2] if url.startswith("https://") else ""
    whole = plain.isascii() and not re.search(r"[<>\"\\,{}]", plain) and len(url) <= _LONGEST_URL
    if not whole or parts is None or parts.scheme == "http" or "{" in host:
        raise ValueError("must be an https or mailto URL such as https://example.org/leave?who={address}")
    return url


def _list_id(raw: Any) -> str:
    text = toml_values.as_filled(raw)
    if len(text) > 255 or re.fullmatch(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+", text) is None:
        raise ValueError("must be a name such as digest.example.org")
    return text


KEYS: dict[str, Reader] = {
    "from": _address,
    "reply_to": _address,
    "unsubscribe": _unsubscribe,
    "one_click": toml_values.as_flag,
    "list_id": _list_id,
}


def read(data: Mapping[str, Any], door: Door) -> NewsletterSettings:
    """The settings of the table; faults are noted at ``door``."""
    values = door.table(data, KEYS, "newsletter")
    if values.get("one_click") and not values.get("unsubscribe", "").startswith("https:"):
        door.error("one_click", "newsletter", "one click needs an https URL in unsubscribe (RFC 8058)")
    return NewsletterSettings(sender=values.pop("from", None), **values)
