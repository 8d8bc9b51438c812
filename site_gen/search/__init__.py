"""The search index: words to the documents that hold them, as small text files that a browser fetches by need.

Its parts, in the order in which one uses another: ``words`` (text to words), ``postings`` (lists of documents as text),
``places`` (the number of each document), ``documents`` (what of a site is searched), ``inverting`` (documents to
lines), ``index`` (the stored index and what changes in it). The format is told in ``docs/search.md``.
"""
