"""Style sheets into ``style`` attributes, since many mail programs strip ``<style>``.

The only importer of ``css_inline``.
"""

from __future__ import annotations


def inlined(html: str) -> str:
    """``html`` with its style sheet at each element; ``@media`` rules, such as those of the dark scheme, stay above.

    Nothing is loaded: neither a style sheet of the web nor a file.
    """
    import css_inline  # noqa: PLC0415  only this command needs it

    inliner = css_inline.CSSInliner(
        load_remote_stylesheets=False, keep_link_tags=True, keep_at_rules=True, minify_css=True
    )
    return str(inliner.inline(html))
