"""Templates: the environment they are compiled and rendered in, and the tag ``shared``.

Owns: how a template becomes text. The only importer of ``jinja2``.
Must not know: which templates there are, what a view holds, where the text goes.

A template is compiled to code that takes a name behind a dot for an attribute, which it nearly always is, and gathers
a block in one list. Where that name is no attribute (``{{ table.key }}``, ``is defined``), the template is compiled
once more, as Jinja does it by itself, and rendered so from then on.

A function that has its result in UTF-8 anyway gives it so by its attribute ``encoded``: ``{{ body(view.body) }}`` goes
into the page as it is, and so does what is shared, by itself and by a macro.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
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
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Macro, new_context
from markupsafe import Markup

from site_gen.pieces import Fragments, joined, utf8

_OWN = "_shared_"  # what names of the tag ``shared`` begin with: they are good for itself alone


class _Compiler(CodeGenerator):
    """Jinja's own compiler, but for a few things that it does for every value of every page."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self._gathering: set[str] = set()
        self._straight: nodes.Node | None = None  # the name of a function whose result goes right into a page
        self.writeline("from site_gen.pieces import text as _text, straight as _straight")
        self.writeline("from site_gen.pieces import encoded as _encoded, folded as _folded")
        self.writeline(f"from {__name__} import InPieces as _InPieces")
        super().visit_Template(node, frame)

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        if node.name.startswith(_OWN) and node.ctx == "load":
            self.write(frame.symbols.ref(node.name))
            return
        if node is not self._straight:
            super().visit_Name(node, frame)
            return
        self.write("_encoded(")
        super().visit_Name(node, frame)
        self.write(")")

    def visit_Assign(self, node: nodes.Assign, frame: Frame) -> None:
        if not isinstance(node.target, nodes.Name) or not node.target.name.startswith(_OWN):
            super().visit_Assign(node, frame)
            return
        self.newline(node)
        self.visit(node.target, frame)
        self.write(" = ")
        self.visit(node.node, frame)

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        if node.name != "none":
            super().visit_Test(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(" is None)")

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
        if target.name == Shared.show.__name__:
            self.visit(node.args[0], frame)
            return
        self.write(f"environment.fragments.{target.name}(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        target = node.node if isinstance(node, nodes.Call) else None
        if isinstance(target, nodes.ExtensionAttribute) and target.identifier == Shared.identifier:
            self.write("(")
        elif frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        elif isinstance(target, nodes.Name):
            self._straight = target
            self.write("_straight(")
        else:
            self.write("_text(")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("_InPieces.of(")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        if force_unescaped:  # of a macro
            self.writeline(f"return {frame.buffer}")
        else:
            super().return_buffer_contents(frame, force_unescaped)

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
        self.writeline(f"yield from _folded({name})")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        if not node.with_context and frame.buffer in self._gathering:  # Jinja yields it at once
            self.writeline(f"yield from _folded({frame.buffer})")
            self.writeline(f"{frame.buffer}.clear()")
        super().visit_Include(node, frame)


class InPieces(Macro):
    """A macro whose function gives the pieces of its text."""

    @classmethod
    def of(cls, macro: Macro) -> InPieces:
        """The same macro."""
        macro.__class__ = cls
        return macro  # type: ignore[return-value]

    def encoded(self, *args: Any, **named: Any) -> bytes:
        """What the macro gives, in UTF-8."""
        if named or len(args) != self._argument_count or self.caller or self.catch_kwargs or self.catch_varargs:
            return self(*args, **named).encode()
        return utf8(self._func(*args))

    def _invoke(self, arguments: list[Any], autoescape: bool) -> str:
        made = joined(self._func(*arguments))
        return Markup(made) if autoescape else made  # noqa: S704  as Jinja does


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
            return nodes.Name(_OWN + of.name, context)

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
            nodes.Output([self.call_method("show", [name(piece, "load")])]),
        ]
        return [node.set_lineno(line) for node in found]

    def get(self, tag: str, values: tuple[object, ...]) -> Any:
        """As :meth:`Fragments.get`."""
        return self.environment.fragments.get(tag, values)  # type: ignore[attr-defined]

    def put(self, tag: str, values: tuple[object, ...], piece: Markup) -> Any:
        """As :meth:`Fragments.put`."""
        return self.environment.fragments.put(tag, values, piece)  # type: ignore[attr-defined]

    def show(self, piece: Any) -> Any:
        """The piece, which stands in the page as it is."""
        return piece


class _Environment(Environment):
    """Knows each template that was asked for without asking how old it is."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._got: dict[str, Template] = {}

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        known = self._got.get(name) if isinstance(name, str) and globals is None else None
        if known is None:
            known = super().get_template(name, parent, globals)
            if isinstance(name, str) and globals is None:
                self._got[name] = known
        return known


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

    def render(self, name: str, view: object) -> bytes:
        """The page that the template ``name`` makes of ``view``, in UTF-8. Raises what the template raises."""
        if name not in self._slow:
            try:
                return _rendered(self._quick.get_template(name), view)
            except (AttributeError, TypeError):  # TypeError: UTF-8 where Jinja itself expects text
                self._slow.add(name)
        if self._plain is None:
            self._plain = self._environment("plain", CodeGenerator)
        return _rendered(self._plain.get_template(name), view)

    def _environment(self, kind: str, compiler: type[CodeGenerator]) -> Environment:
        made: Any = _Environment(
            loader=self._loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n", Shared],
            bytecode_cache=FileSystemBytecodeCache(str(self._kept), f"{kind}_%s.cache"),
            auto_reload=False,
        )
        made.code_generator_class, made.concat = compiler, joined
        made.fragments = Fragments(str.encode if compiler is _Compiler else Markup)
        words = self._words
        made.install_gettext_callables(
            words.gettext, words.ngettext, newstyle=True, pgettext=words.pgettext, npgettext=words.npgettext
        )
        made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
        made.globals.update(self._names)
        made.filters.update(self._filters)
        return made  # type: ignore[no-any-return]


def _rendered(template: Template, view: object) -> bytes:
    environment = template.environment
    names = {**environment.globals, "view": view}
    context = new_context(environment, template.name, template.blocks, names, shared=True)
    try:
        return utf8(template.root_render_func(context))
    except Exception:
        environment.handle_exception()  # raises it again, with the lines of the template
