"""Oracles: what the specifications of feeds ask for, told without any word of the generator.

One file a format, each with ``faults(data) -> list[str]``: an empty list is a document that keeps every rule.
They must not import ``site_gen``. The tests beside them show each rule broken once.
"""
