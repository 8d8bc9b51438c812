"""Feeds: what each says (``view``) and how each format writes it, one file a format."""
