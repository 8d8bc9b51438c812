"""A static-site generator for Vietnamese policy-news digests."""

__version__ = "0.1.0"
