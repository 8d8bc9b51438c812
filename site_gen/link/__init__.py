"""Linking: records, which name each other, become a :class:`site_gen.site.Site`, which is linked.

Pure and serial: no file is read here. ``registry`` says who is who, ``tenures`` who held which post when,
``references`` where a body's links lead, ``stories`` what an article names, ``related`` what stands beside it.
"""
