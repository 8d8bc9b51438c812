"""The benchmark: this generator beside Hugo, Pelican and a program that only reads and writes (``make bench``)."""
