"""A made-up site of any size, for trying things out and for measuring.

Owns: everything ``demo`` writes; see ``folder`` for the order.
Must not know: the generator that builds it, the disk.
"""

from site_gen.demo.folder import BODY_BYTES, files

__all__ = ["BODY_BYTES", "files"]
