"""Lasting ids, which stay when titles, addresses and the domain change.

Owns: the making of ``urn:uuid:`` names (RFC 4122) from the ``site_id``.
Must not know: what is identified.
"""

from __future__ import annotations

from functools import lru_cache
from uuid import NAMESPACE_URL, UUID, uuid5


def lasting(site_id: str, name: str) -> UUID:
    """DESIGN section 1: a version 5 UUID of the site's ``site_id`` and the ``name`` of a thing within the site."""
    return uuid5(_namespace(site_id), name)


@lru_cache(maxsize=4)
def _namespace(site_id: str) -> UUID:
    return uuid5(NAMESPACE_URL, site_id)


def urn(site_id: str, name: str) -> str:
    """The same as a URN."""
    return f"urn:uuid:{lasting(site_id, name)}"
