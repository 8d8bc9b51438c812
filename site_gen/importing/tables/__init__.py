"""The words that the rules of an import look up: one file per subject, one table per question.

Owns: general vocabulary of Vietnamese newspaper prose (kinds of bodies, posts, ranks, verbs, family names).
Must not know: any one article; no body and no person of an article has a row here.
"""
