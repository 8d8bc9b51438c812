"""Templates: the environment they are compiled and rendered in, and the tag ``shared``.

Owns: how a template becomes text. The only importer of ``jinja2``.
Must not know: which templates there are, what a view holds, where the text goes.

A template is compiled to code that takes a name behind a dot for an attribute, which it nearly always is, and gathers
a block in one list. Where that name is no attribute (``{{ table.key }}``, ``is defined``), the template is compiled
once more, as Jinja does it by itself, and rendered so from then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import new_context
from markupsafe import Markup, escape

from site_gen.escaping import escaped

_MOST = 8_000_000  # characters of shared pieces; then all are forgotten


def text(value: object) -> str:
    """What stands in the page for a value of a template: escaped unless it is markup."""
    kind = type(value)
    if kind is str:
        return escaped(value)  # type: ignore[arg-type]
    return value if kind is Markup else str(escape(value))  # type: ignore[return-value]


class _Compiler(CodeGenerator):
    """Jinja's own compiler, but for three things that it does for every value of every page."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self._gathering: set[str] = set()
        self.writeline(f"from {__name__} import text as _text")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if not node.attr.isidentifier() or node.attr.startswith("__"):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        target = node.node
        if not isinstance(target, nodes.ExtensionAttribute) or target.identifier != Shared.identifier:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write(f"environment.fragments.{target.name}(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("_text(")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Has a whole template or block give its text in one piece; each piece passes through all that extend it."""
        if frame.buffer is not None or not (frame.toplevel or frame.block_frame):
            super().blockvisit(nodes, frame)
            return
        name = self.temporary_identifier()
        self._gathering.add(name)
        frame.buffer = name
        self.writeline(f"{name} = []")
        super().blockvisit(nodes, frame)
        frame.buffer = None
        self.writeline(f"yield concat({name})")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        if not node.with_context and frame.buffer in self._gathering:  # Jinja yields it at once
            self.writeline(f"yield concat({frame.buffer})")
            self.writeline(f"{frame.buffer}.clear()")
        super().visit_Include(node, frame)


class Fragments:
    """Pieces of pages that were rendered, each by its tag and the values that it is made of."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], tuple[tuple[object, ...], Markup]] = {}
        self._size = 0

    def get(self, tag: str, values: tuple[object, ...]) -> Markup | None:
        """The piece, where it is at hand."""
        known = self._kept.get((tag, *map(_identity, values)))
        return known[1] if known else None

    def put(self, tag: str, values: tuple[object, ...], piece: Markup) -> Markup:
        """``piece``, kept for the next page."""
        if self._size > _MOST:
            self._kept.clear()
            self._size = 0
        self._kept[tag, *map(_identity, values)] = values, piece  # kept with it, so that an id stays its own
        self._size += len(piece)
        return piece


def _identity(value: object) -> object:
    return value if value is None or isinstance(value, str | int | bool) else id(value)


class Shared(Extension):
    """``{% shared card, level %}…{% endshared %}``: a piece that depends on those values (and on what is the same on
    every page) alone, rendered once in each process."""

    tags = {"shared"}  # noqa: RUF012  as Jinja declares it

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """The tag as code: look for the piece, make it where there is none."""
        line = next(parser.stream).lineno
        values = [parser.parse_expression()]
        while parser.stream.skip_if("comma"):
            values.append(parser.parse_expression())
        body = parser.parse_statements(("name:endshared",), drop_needle=True)
        given, piece = parser.free_identifier(line), parser.free_identifier(line)
        tag = nodes.Const(f"{parser.name} {line}")

        def name(of: nodes.InternalName, context: str) -> nodes.Name:
            return nodes.Name(of.name, context)

        asked = self.call_method("get", [tag, name(given, "load")])
        kept = self.call_method("put", [tag, name(given, "load"), name(piece, "load")])
        found: list[nodes.Node] = [
            nodes.Assign(name(given, "store"), nodes.Tuple(values, "load")),
            nodes.Assign(name(piece, "store"), asked),
            nodes.If(
                nodes.Test(name(piece, "load"), "none", [], [], None, None),
                [
                    nodes.AssignBlock(name(piece, "store"), None, body),
                    nodes.Assign(name(piece, "store"), kept),
                ],
                [],
                [],
            ),
            nodes.Output([name(piece, "load")]),
        ]
        return [node.set_lineno(line) for node in found]

    def get(self, tag: str, values: tuple[object, ...]) -> Markup | None:
        """As :meth:`Fragments.get`."""
        fragments: Fragments = self.environment.fragments  # type: ignore[attr-defined]
        return fragments.get(tag, values)

    def put(self, tag: str, values: tuple[object, ...], piece: Markup) -> Markup:
        """As :meth:`Fragments.put`."""
        fragments: Fragments = self.environment.fragments  # type: ignore[attr-defined]
        return fragments.put(tag, values, piece)


class Templates:
    """The templates in ``folders``, the first theme's before its parent's; ``{% extends "theme/x.html" %}`` names one
    of a theme. ``kept`` is a folder for compiled templates, of this version of the program alone."""

    def __init__(
        self,
        folders: Mapping[str, Path],
        kept: Path,
        words: Any,
        names: Mapping[str, object],
        filters: Mapping[str, Any],
    ) -> None:
        kept.mkdir(parents=True, exist_ok=True)
        by_theme = {name: FileSystemLoader(folder) for name, folder in folders.items()}
        self._loader = ChoiceLoader([FileSystemLoader(list(folders.values())), PrefixLoader(by_theme)])
        self._kept, self._words, self._names, self._filters = kept, words, names, filters
        self._quick = self._environment("quick", _Compiler)
        self._plain: Environment | None = None
        self._slow: set[str] = set()  # templates that need Jinja's own way

    def render(self, name: str, view: object) -> str:
        """The page that the template ``name`` makes of ``view``. Raises what the template raises."""
        if name not in self._slow:
            try:
                return _rendered(self._quick.get_template(name), view)
            except AttributeError:
                self._slow.add(name)
        if self._plain is None:
            self._plain = self._environment("plain", CodeGenerator)
        return _rendered(self._plain.get_template(name), view)

    def _environment(self, kind: str, compiler: type[CodeGenerator]) -> Environment:
        made: Any = Environment(
            loader=self._loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n", Shared],
            bytecode_cache=FileSystemBytecodeCache(str(self._kept), f"{kind}_%s.cache"),
            auto_reload=False,
        )
        made.code_generator_class = compiler
        made.fragments = Fragments()
        words = self._words
        made.install_gettext_callables(
            words.gettext, words.ngettext, newstyle=True, pgettext=words.pgettext, npgettext=words.npgettext
        )
        made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
        made.globals.update(self._names)
        made.filters.update(self._filters)
        return made  # type: ignore[no-any-return]


def _rendered(template: Template, view: object) -> str:
    environment = template.environment
    names = {**environment.globals, "view": view}
    context = new_context(environment, template.name, template.blocks, names, shared=True)
    try:
        return "".join(template.root_render_func(context))
    except Exception:
        environment.handle_exception()  # raises it again, with the lines of the template
