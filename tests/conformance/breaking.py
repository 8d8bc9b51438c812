"""How the tests of the oracles break one rule at a time."""

from collections.abc import Callable


def told(faults: Callable[[bytes], list[str]], valid: str, old: str, new: str, fault: str) -> None:
    """Asserts that ``valid`` with ``new`` in place of its first ``old`` has a fault that says ``fault``."""
    assert old in valid
    found = faults(valid.replace(old, new, 1).encode())
    assert any(fault in one for one in found), found
