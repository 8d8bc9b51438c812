"""The open data as text, one file a form: what views say to JSON and CSV. Fields are explained in ``docs/data.md``."""
