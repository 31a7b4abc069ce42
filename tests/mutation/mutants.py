"""What is changed: one small thing in a function, or in a constant of a module, and never what only reads well."""

from __future__ import annotations

import ast
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tests.mutation.live import SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_COMPARISONS: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_OPERATORS: Mapping[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "reversed": "list"}

_NOT_RUN = {"annotation", "returns", "decorator_list", "args", "type_params", "bases", "format_spec"}
"""Fields of a function or class that are read when it is made, or by people only: defaults are among *args*."""
_LEFT = {"cast", "assert_never", "Literal", "Annotated", "ValueError", "TypeError", "LookupError", "AssertionError"}
"""What is for type checkers, and what a programmer is told."""
_LONGEST = 90
"""So many characters of the code around a change are shown at most."""


class Mutant(NamedTuple):
    """One change: where it is, what the code says before and after, and how to make it in the tree."""

    file: str
    within: str
    lines: range
    before: str
    after: str
    parent: ast.AST
    field: str
    item: int | None
    node: ast.AST
    is_constant: bool
    number: int = 1

    def apply(self) -> None:
        """Change the tree."""
        _put(self.parent, self.field, self.item, self.node)

    def __str__(self) -> str:
        """Tell it so that it can be found again when lines have moved."""
        which = f" ({self.number})" if self.number > 1 else ""
        return f"{self.file} {self.within}: {self.before} -> {self.after}{which}"


class _Around(NamedTuple):
    """What a node stands in: its function, the lines of its statement, and the expressions from the largest down."""

    within: str
    lines: range
    whole: tuple[ast.AST, ...] = ()
    is_constant: bool = False


def mutants_of(file: str, tree: ast.Module) -> Iterator[Mutant]:
    """Yield every mutant of a module, in the order of its text; of those that read the same, which one it is."""
    seen = Counter[str]()
    for mutant in _module(file, tree):
        seen[str(mutant)] += 1
        yield mutant._replace(number=seen[str(mutant)])


def mutants_in(file: str) -> Iterator[tuple[Mutant, ast.Module]]:
    """Yield the mutants of *file*, below the package, each with the tree that it changes."""
    tree = ast.parse((SOURCE / file).read_text("utf-8"))
    yield from ((mutant, tree) for mutant in mutants_of(file, tree))


def _module(file: str, tree: ast.Module) -> Iterator[Mutant]:
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name):
                yield from _expression(file, node, "value", _Around(target.id, _lines(node), (node,), is_constant=True))
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from _definition(file, node, "")


def _definition(file: str, node: ast.FunctionDef | ast.ClassDef, outer: str) -> Iterator[Mutant]:
    """Yield the mutants of a function, or of the functions of a class: its other lines are run when it is made."""
    if any(isinstance(each, ast.Name) and each.id == "overload" for each in node.decorator_list):
        return
    name = f"{outer}{node.name}"
    if isinstance(node, ast.ClassDef):
        for each in node.body:
            if isinstance(each, ast.FunctionDef | ast.ClassDef):
                yield from _definition(file, each, f"{name}.")
        return
    first = 1 if ast.get_docstring(node, clean=False) is not None else 0
    for index in range(first, len(node.body)):
        yield from _statement(file, node, "body", index, name)


def _statement(file: str, parent: ast.AST, field: str, index: int, within: str) -> Iterator[Mutant]:
    node = getattr(parent, field)[index]
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield from _definition(file, node, f"{within}.")
        return
    around = _Around(within, _lines(node), () if hasattr(node, "body") else (node,))
    match node:
        case ast.Expr() | ast.AugAssign() | ast.Raise() | ast.Break() | ast.Continue():
            other = {ast.Break: ast.Continue, ast.Continue: ast.Break}.get(type(node), ast.Pass)()
            yield _mutant(file, (parent, field, index), other, around)
        case ast.Assign(value=value) | ast.AnnAssign(value=value) | ast.Return(value=value) if not _is_plain(value):
            yield _mutant(file, (node, "value", None), ast.Constant(None), around)
    yield from _inside(file, node, around)


def _inside(file: str, node: ast.stmt, around: _Around) -> Iterator[Mutant]:
    """Yield the mutants of the expressions and statements of a statement."""
    for name, value in ast.iter_fields(node):
        if isinstance(value, ast.expr) and name not in _NOT_RUN:
            yield from _expression(file, node, name, around)
        for i, each in enumerate(value) if isinstance(value, list) else ():
            if isinstance(each, ast.stmt):
                yield from _statement(file, node, name, i, around.within)
            elif isinstance(each, ast.ExceptHandler | ast.match_case):
                for n in range(len(each.body)):
                    yield from _statement(file, each, "body", n, around.within)
            elif isinstance(each, ast.withitem):
                yield from _expression(file, each, "context_expr", around)


def _expression(file: str, parent: ast.AST, field: str, around: _Around, item: int | None = None) -> Iterator[Mutant]:
    """Yield the mutants of an expression and of all that it is made of."""
    node = getattr(parent, field) if item is None else getattr(parent, field)[item]
    around = around._replace(whole=(*around.whole, node))
    if around.is_constant and isinstance(node, ast.Call):
        return
    for new in (*_instead(node), *_instead_there(node, parent, field)):
        yield _mutant(file, (parent, field, item), new, around)
    called = getattr(node, "func", None) or getattr(node, "value", None)
    is_left = isinstance(called, ast.Name) and called.id in _LEFT
    if isinstance(node, ast.Call | ast.Subscript) and is_left:
        return
    for name, value in ast.iter_fields(node):
        if name in _NOT_RUN and not isinstance(node, ast.Call):
            continue
        if isinstance(value, ast.expr | ast.comprehension):
            yield from _expression(file, node, name, around)
        for i, each in enumerate(value) if isinstance(value, list) else ():
            is_guard = isinstance(each, ast.keyword) and each.arg == "strict"
            if isinstance(each, ast.expr | ast.comprehension | ast.keyword) and not is_guard:
                yield from _expression(file, node, name, around, i)


def _instead(node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901 - one line a kind of node
    """Yield what may stand in place of *node*, whatever it stands in."""
    match node:
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() as value):
            yield ast.Constant(value + 1)
        case ast.Constant(str() as text) if "\n" not in text:
            yield ast.Constant(f"XX{text}")
        case ast.Compare():
            for i, each in enumerate(node.ops):
                ops = [*node.ops[:i], _COMPARISONS[type(each)](), *node.ops[i + 1 :]]
                yield ast.Compare(node.left, ops, node.comparators)
        case ast.BinOp() if type(node.op) in _OPERATORS:
            yield ast.BinOp(node.left, _OPERATORS[type(node.op)](), node.right)
        case ast.BoolOp():
            yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        case ast.UnaryOp(ast.Not() | ast.USub()):
            yield node.operand
        case ast.IfExp():
            yield node.body
            yield node.orelse
        case ast.Call(ast.Name(name)) if name in _FUNCTIONS:
            yield ast.Call(ast.Name(_FUNCTIONS[name], ast.Load()), node.args, [] if name == "sorted" else node.keywords)


def _instead_there(node: ast.AST, parent: ast.AST, field: str) -> Iterator[ast.AST]:
    """Yield what may stand in place of *node* because of what it is there: a condition, or what a call is given."""
    if (isinstance(parent, ast.If) and field == "test") or (isinstance(parent, ast.comprehension) and field == "ifs"):
        yield ast.Constant(value=True)
    if isinstance(parent, ast.If | ast.While) and field == "test" and not _is_plain(node):
        yield ast.Constant(value=False)
    is_given = (isinstance(parent, ast.Call) and field == "args") or isinstance(parent, ast.keyword)
    if is_given and not _is_plain(node) and not isinstance(node, ast.Starred | ast.GeneratorExp):
        yield ast.Constant(None)


def _is_plain(node: ast.AST | None) -> bool:
    """Whether it is nothing, or a constant, which is changed to another one."""
    return node is None or isinstance(node, ast.Constant)


def _mutant(file: str, place: tuple[ast.AST, str, int | None], new: ast.AST, around: _Around) -> Mutant:
    """Put down a mutant, with the code around it before and after."""
    parent, field, item = place
    old = getattr(parent, field) if item is None else getattr(parent, field)[item]
    shown = next((each for each in around.whole if len(_text(each)) <= _LONGEST), around.whole[-1])
    before = _text(shown)
    if shown is old:
        after = _text(new)
    else:
        _put(parent, field, item, new)
        after = _text(shown)
        _put(parent, field, item, old)
    return Mutant(
        file, around.within, around.lines, _brief(before), _brief(after), parent, field, item, new, around.is_constant
    )


def _put(parent: ast.AST, field: str, item: int | None, node: ast.AST) -> None:
    if item is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[item] = node


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.comprehension):
        return ast.unparse(node).strip()
    return ast.unparse(ast.fix_missing_locations(node))


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 2 * _LONGEST else f"{line[: 2 * _LONGEST]}…"


def _lines(node: ast.stmt) -> range:
    """Return the lines of a statement; of one that holds others only its head."""
    inner = getattr(node, "body", None)
    end = inner[0].lineno if isinstance(inner, list) else (node.end_lineno or node.lineno) + 1
    return range(node.lineno, max(end, node.lineno + 1))
