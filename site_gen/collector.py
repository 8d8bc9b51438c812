"""Python's garbage collector, kept from walking through a whole site again and again.

Owns: when it rests. Linking and planning make millions of objects that all stay; looking through them for garbage
took a third of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """No collection inside; what was made stays out of later ones, in forked workers too."""
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def settle() -> None:
    """Has the collector never again look at what is there now, until this is called once more."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
