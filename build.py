#!/usr/bin/env python3
"""Builds the site of this folder: ``python build.py --help`` lists the commands."""

import sys

try:
    from site_gen.cli import main
except ModuleNotFoundError as missing:
    if missing.name and missing.name.split(".")[0] == "site_gen":
        raise
    print(
        f"build.py: the package “{missing.name}” is not installed here: "
        "run `make site` once, then `.venv/bin/python build.py …`",
        file=sys.stderr,
    )
    sys.exit(2)

if __name__ == "__main__":
    sys.exit(main())
