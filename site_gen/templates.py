"""Templates: the environment they are compiled and rendered in, and the tag ``shared``.

Owns: how a template becomes text. The only importer of ``jinja2``.
Must not know: which templates there are, what a view holds, where the text goes.

A template is compiled to code that takes a name behind a dot for an attribute, which it nearly always is, and gathers
a block in one list. Where that name is no attribute (``{{ table.key }}``, ``is defined``), the template is compiled
once more, as Jinja does it by itself, and rendered so from then on.

A function that has its result in UTF-8 anyway gives it so by its attribute ``encoded``: ``{{ body(view.body) }}`` in a
block goes into the page as it is.
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
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import new_context
from markupsafe import Markup, escape

from site_gen.escaping import escaped

_EQUAL = frozenset((str, int, bool, type(None)))  # values of these types are the same where they are equal
_MOST = 8_000_000  # characters of shared pieces; then all are forgotten


def text(value: object) -> str:
    """What stands in the page for a value of a template: escaped unless it is markup."""
    kind = type(value)
    if kind is str:
        return escaped(value)  # type: ignore[arg-type]
    return value if kind is Markup else str(escape(value))  # type: ignore[return-value]


def straight(value: object) -> str | bytes:
    """As :func:`text`, of what a function gave that may have given UTF-8."""
    return value if type(value) is bytes else text(value)


def encoded(function: Any) -> Any:
    """The function that gives in UTF-8 what ``function`` gives, where there is one."""
    return getattr(function, "encoded", function)


def folded(pieces: list[Any]) -> list[Any]:
    """``pieces`` in as few as can be: text in one, between what is UTF-8."""
    try:
        return ["".join(pieces)]
    except TypeError:
        found: list[Any] = []
        at = 0
        for place, piece in enumerate(pieces):
            if type(piece) is bytes:
                found += "".join(pieces[at:place]), piece
                at = place + 1
        return [*found, "".join(pieces[at:])]


def joined(pieces: Iterable[Any]) -> str:
    """``pieces`` as one text, where it is needed as such."""
    return "".join([piece.decode() if type(piece) is bytes else piece for piece in pieces])


class _Compiler(CodeGenerator):
    """Jinja's own compiler, but for a few things that it does for every value of every page."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self._gathering: set[str] = set()
        self._straight: nodes.Node | None = None  # the name of a function whose result goes right into a page
        names = ("text", "straight", "encoded", "folded")
        self.writeline(f"from {__name__} import {', '.join(f'{name} as _{name}' for name in names)}")
        super().visit_Template(node, frame)

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        if node is not self._straight:
            super().visit_Name(node, frame)
            return
        self.write("_encoded(")
        super().visit_Name(node, frame)
        self.write(")")

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
        self.write(f"environment.fragments.{target.name}(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and frame.buffer in self._gathering:
            self._straight = node.node
            self.write("_straight(")
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
        self.writeline(f"yield from _folded({name})")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        if not node.with_context and frame.buffer in self._gathering:  # Jinja yields it at once
            self.writeline(f"yield from _folded({frame.buffer})")
            self.writeline(f"{frame.buffer}.clear()")
        super().visit_Include(node, frame)


class Fragments:
    """Pieces of pages that were rendered, each by its tag and the values that it is made of."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], tuple[tuple[object, ...], Markup]] = {}
        self._size = 0

    def get(self, tag: str, values: tuple[object, ...]) -> Markup | None:
        """The piece, where it is at hand."""
        if len(values) == 1:
            (value,) = values
            known = self._kept.get((tag, value if type(value) in _EQUAL else id(value)))
        else:
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
    return value if type(value) in _EQUAL else id(value)


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
        made.fragments = Fragments()
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
        pieces: Iterable[Any] = template.root_render_func(context)
        return b"".join([piece if type(piece) is bytes else piece.encode() for piece in pieces])
    except Exception:
        environment.handle_exception()  # raises it again, with the lines of the template
