"""The escaping of text for HTML and XML, of text that is known to be no more than that.

Owns: the way round the objects of ``markupsafe``, which say of a text that it is escaped.
Must not know: what is escaped, where it goes.
"""

from __future__ import annotations

from markupsafe import escape

try:  # the same in C, without such an object around it
    from markupsafe._speedups import _escape_inner as escaped
except ImportError:

    def escaped(text: str, /) -> str:
        """``text`` with references in place of ``&``, ``<``, ``>``, ``"`` and ``'``."""
        return str(escape(text))


__all__ = ["escaped"]
