"""What was read: a file, its values as nodes with their places, and values of Python as nodes of the same kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from numbers import Integral, Real
from typing import Any, NamedTuple

from ucj_cli.vocabulary import MOST_DIGITS
from ucj_cli.yamldoc.findings import START, Finding, KeyPath, Span
from ucj_cli.yamldoc.values import TooManyDigitsError


class Invalid:
    """Stands where a value was already found wrong, so that nothing more is said about it."""


INVALID = Invalid()


class Source(NamedTuple):
    """A plan's file: its path as it was given, and its bytes.

    *extends* are the plans below it, the nearest first; *settings* what was changed for this run, ``PATH=VALUE`` each;
    *as_of* the day after which nothing that was observed counts in this run, None where all of it does; *revision* the
    one of git that the file is of, empty where it lies on the disk.
    """

    path: str
    raw: bytes
    extends: tuple[Source, ...] = ()
    settings: tuple[str, ...] = ()
    as_of: date | None = None
    revision: str = ""

    @property
    def sha256(self) -> str:
        """The fingerprint by which an auditor knows the file again."""
        from hashlib import sha256

        return sha256(self.raw).hexdigest()


class Node:
    """One value of the file: what it is, where it stands, and as what it was written."""

    __slots__ = ("children", "flow", "keys", "span", "text", "value")

    def __init__(self, value: Any, span: Span, text: str = "", *, flow: bool = False) -> None:  # noqa: ANN401
        self.value = value
        self.span = span
        self.text = text
        self.flow = flow
        self.keys: dict[Any, Span] = {}
        self.children: dict[Any, Node] = {}


class Document(NamedTuple):
    """A file's values as nodes, and what was found wrong on the way."""

    root: Node
    findings: list[Finding]
    complete: bool
    """Whether the file could be read to its end."""

    def walk(self, path: KeyPath) -> tuple[Node, KeyPath]:
        """Follow *path* as far as the file goes: the last node there is, and the part of the path that it covers."""
        node, covered = self.root, []
        for step in path:
            if step in node.children:
                node = node.children[step]
                covered.append(step)
        return node, tuple(covered)

    def place(self, path: KeyPath) -> str | None:
        """Return where the value at *path* is written; None where it holds by default, or was never in a file."""
        node, covered = self.walk(path)
        return node.span.format(node.span.file) if covered == path and node.span.file else None

    def key_span(self, path: KeyPath) -> Span:
        """Where the key at *path* stands; for an item of a list, where the item begins."""
        if not path:
            return START
        parent, _ = self.walk(path[:-1])
        return parent.keys.get(path[-1]) or parent.children[path[-1]].span


class Origin(NamedTuple):
    """Where a plan comes from: its file, and all its values with the places where they were written."""

    source: Source
    document: Document


def document_of(data: Mapping[str, object]) -> Document:
    """Make a document of values that were never in a file.

    Raises:
        TooManyDigitsError: a number has more digits than a file may have.
    """
    return Document(node_of(data, START), [], complete=True)


def node_of(value: object, span: Span) -> Node:
    """Make a node of a value of Python, standing at *span*; a float becomes the shortest decimal of 15 digits.

    Raises:
        TooManyDigitsError: a number has more digits than a file may have.
    """
    value = plain_value(value)
    if isinstance(value, Mapping):
        return _container({}, {_plain_key(key): node_of(child, span) for key, child in value.items()}, span)
    if isinstance(value, (list, tuple)):
        return _container([], {i: node_of(child, span) for i, child in enumerate(value)}, span)
    if isinstance(value, float):
        value = Decimal(f"{value:.{MOST_DIGITS}g}")  # 50 + 201 / 50 is 54.019999999999996, and 54.02 is meant
    if isinstance(value, (int, Decimal)) and len(Decimal(value).as_tuple().digits) > MOST_DIGITS:
        raise TooManyDigitsError
    return Node(value, span, str(value).lower() if isinstance(value, bool) else str(value))


def plain_value(value: object) -> object:
    """Return a number, a day or a list of another library, such as numpy or pandas, as Python's own."""
    if isinstance(value, (bool, str, Decimal)):
        return value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value)
    if isinstance(value, datetime):
        return value.date()
    if type(value).__module__ == "numpy" and getattr(getattr(value, "dtype", None), "kind", "") == "M":
        value = value.astype("datetime64[D]")  # type: ignore[attr-defined]  # its nanoseconds are a number to Python
    listed = getattr(value, "tolist", None)  # numpy's true and false, its days, and its arrays
    return listed() if callable(listed) else value


def _plain_key(key: object) -> str | int:
    """Return a name or a year; whatever else is a key in Python is no key of a plan, and is told by its text."""
    plain = plain_value(key)
    return plain if type(plain) in (str, int) else str(plain)  # type: ignore[return-value]


def _container(empty: dict[Any, Any] | list[Any], children: dict[Any, Node], span: Span) -> Node:
    node = Node(empty, span)
    node.children = children
    if isinstance(empty, dict):
        node.keys = dict.fromkeys(children, span)
        node.value = {key: child.value for key, child in children.items()}
    else:
        node.value = [child.value for child in children.values()]
    return node
