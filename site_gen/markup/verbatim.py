"""Code between fences, and details to unfold written as HTML, in their common form.

Owns: taking them out of a text before it falls into blocks; how Python-Markdown hands them through.
Must not know: any other block.
"""

from __future__ import annotations

import re
from html import escape

from site_gen.markup.ready import Ready

_MARK = "\x02"
_CODE = r"```(?<![^\n]```)(?P<language>[A-Za-z0-9+-]*)\n(?P<code>(?:(?!```)[^\n]*\n)*)```"
_WORDS = r"[^<>&\n]*"
_DETAILS = rf"<details>\n<summary>{_WORDS}</summary>\n(?:<p>{_WORDS}</p>\n)*</details>"
_VERBATIM = re.compile(rf"(?:{_CODE}|{_DETAILS})(?=\n\n|\Z)")


def holds(text: str, signs: tuple[str, ...]) -> bool:
    """Whether one of ``signs`` stands in ``text``; most do not, and a search for one character is the fastest."""
    return any(sign[0] in text and sign in text for sign in signs)


def taken(text: str) -> tuple[str, dict[str, Ready]]:
    """``text`` with a line in place of each, and what each of these lines stands for."""
    if not holds(text, ("```", "<details>")):
        return text, {}
    text = text.strip("\n")
    known: dict[str, Ready] = {}

    def take(found: re.Match[str]) -> str:
        if found.start() and not text.endswith("\n\n", 0, found.start()):
            return found[0]
        line = f"{_MARK}{len(known)}"
        known[line] = _written(found)
        return line

    return _VERBATIM.sub(take, text), known


def _written(found: re.Match[str]) -> Ready:
    if found["code"] is None:
        return Ready(f"{found[0]}\n")
    language = f' class="language-{found["language"]}"' if found["language"] else ""
    code = escape(found["code"], quote=False).replace('"', "&quot;")
    return Ready(f"<pre><code{language}>{code}</code></pre>")
