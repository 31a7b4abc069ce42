"""How a setting that is being typed may go on: names that any plan may have there, and those that this one has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from ucj_cli.plan_file.group import Group
from ucj_cli.plan_file.kinds import element_of, has_days, has_years, is_list, is_scalar
from ucj_cli.plan_file.overrides import child_of, inside, known_in, naming_setting, target_of
from ucj_cli.vocabulary import ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ucj_cli.yamldoc.document import Document, Node


def continued(document: Document, begun: str, years: Iterable[int]) -> list[str]:
    """List what a setting that is *begun* may go on to: a path that leads on ends in a point, one to a value in ``=``.

    Behind ``=`` stand the words that may be the value. Names that only begin otherwise are among them, but none that no
    valid plan can have. Where years may follow, *years* do, and those that the plan has there.

    Raises:
        UsageError: what is whole of the path leads nowhere.
    """
    path, has_value, _ = begun.partition("=")
    steps = path.split(".")[: None if has_value else -1]
    with naming_setting(begun):
        target = target_of(steps, document.root)
    if has_value:
        return [f"{path}={word}" for kind in target.kinds for word in _words(kind)]
    node: Node | None = document.root
    for key in target.keys:
        node = child_of(node, key)
    container = next((kind for kind in target.kinds if not is_scalar(kind)), None)
    return [".".join([*steps, name]) + end for name in _named(container, node, years) for end in _ends(container, name)]


def _words(kind: Any) -> Sequence[str]:  # noqa: ANN401
    if get_origin(kind) is Literal:
        return [str(word) for word in get_args(kind)]
    return ("true", "false") if kind is bool else ()


def _named(container: Any, node: Node | None, years: Iterable[int]) -> Sequence[str]:  # noqa: ANN401
    """List the names that may follow, years and days of the plan among them."""
    names = known_in(container, node)
    if has_years(container) or has_days(container):
        names = [str(key) for key in node.children] if node else []
    if has_years(container):
        names = sorted({*names, *map(str, years)})
    return [name for name in names if re.fullmatch(ID, name)]


def _ends(container: Any, name: str) -> Iterator[str]:  # noqa: ANN401
    """Yield what may stand behind *name*: a point if there is more in it, ``=`` if it is a value or a list of them."""
    kinds, _ = inside(container, name)
    if any(not is_scalar(kind) and (not is_list(kind) or element_of(kind) is Group) for kind in kinds):
        yield "."
    if any(is_scalar(kind) or (is_list(kind) and is_scalar(element_of(kind))) for kind in kinds):
        yield "="
