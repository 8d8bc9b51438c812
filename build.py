#!/usr/bin/env python3
"""Builds the site of this folder: ``python build.py --help`` lists the commands."""

import sys
from importlib.util import find_spec


def run() -> int:
    """Hands over to the command line; outside the virtual environment it says in one line what to do."""
    try:
        if find_spec("jinja2") is None:  # said at once: what a command needs is imported when it needs it
            raise ModuleNotFoundError(name="jinja2")
        from site_gen.cli import main  # noqa: PLC0415

        return main()
    except ModuleNotFoundError as missing:
        if not missing.name or missing.name.partition(".")[0] == "site_gen":
            raise
        what = f"build.py: the package “{missing.name}” is not installed here"
        print(f"{what}: run `make site` once, then `.venv/bin/python build.py …`", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(run())
