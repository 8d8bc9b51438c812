"""Lasting ids, which stay when titles, addresses and the domain change.

Owns: the making of ``urn:uuid:`` names (RFC 4122) from the ``site_id``.
Must not know: what is identified.
"""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5


def urn(site_id: str, name: str) -> str:
    """DESIGN section 1: a version 5 UUID of the site's ``site_id`` and the ``name`` of a thing within the site."""
    return f"urn:uuid:{uuid5(uuid5(NAMESPACE_URL, site_id), name)}"
