"""Programs for maintainers, each run as ``python -m tools.NAME``. Nothing here is part of the site generator."""
