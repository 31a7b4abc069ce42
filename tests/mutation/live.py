"""Changes the code of ucj where it runs: functions get other code, constants another value.

So nothing is imported again for a mutant. Whatever a decorator made of a function, it calls the same function still.
"""

from __future__ import annotations

import ast
import functools
import gc
import importlib
import sys
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.mutation.mutants import Mutant

SOURCE = Path(__file__).parents[2] / "src" / "ucj_cli"

_Place = tuple[str, str, int]


class Live:
    """The functions of ucj that there are, by where they stand, and what remembers their results."""

    def __init__(self, files: Sequence[str]) -> None:
        for file in files:  # some are imported only when they are needed
            importlib.import_module(".".join(["ucj_cli", *Path(file).with_suffix("").parts]).removesuffix(".__init__"))
        self.functions: dict[_Place, list[FunctionType]] = {}
        self.caches: list[Any] = []
        cache = type(functools.lru_cache(print))
        for each in gc.get_objects():
            if type(each) is FunctionType and each.__code__.co_filename.startswith(str(SOURCE)):
                self.functions.setdefault(_place(each.__code__), []).append(each)
            elif type(each) is cache and (each.__module__ or "").startswith("ucj_cli"):
                self.caches.append(each)

    def forget(self) -> None:
        """Empty all caches."""
        for cache in self.caches:
            cache.cache_clear()

    def change(self, mutant: Mutant, tree: ast.Module) -> None:
        """Make a mutant, whose module is *tree*.

        Raises:
            Exception: the module could not even be imported with it.
        """
        mutant.apply()
        ast.fix_missing_locations(tree)
        if mutant.is_constant:
            _change_constant(mutant, tree)
            return
        changed = False
        for code in _codes(compile(tree, str(SOURCE / mutant.file), "exec", dont_inherit=True)):
            for function in self.functions.get(_place(code), ()):
                if function.__code__ != code:
                    function.__code__ = code
                    changed = True
        if not changed:
            raise LookupError(f"nobody has the function of {mutant}")


def _place(code: CodeType) -> _Place:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _codes(each)


def _change_constant(mutant: Mutant, tree: ast.Module) -> None:
    """Work the constant out again, and put it wherever a module of ucj has it by its name."""
    name = mutant.within
    home = next(each for each in [*sys.modules.values()] if getattr(each, "__file__", "") == str(SOURCE / mutant.file))
    (line,) = (each for each in tree.body if each.lineno == mutant.lines.start)
    old, there = getattr(home, name), dict(home.__dict__)
    exec(compile(ast.Module([line], []), str(SOURCE / mutant.file), "exec"), there)  # noqa: S102 - our own code
    for module in [*sys.modules.values()]:
        if getattr(module, "__name__", "").startswith("ucj_cli") and module.__dict__.get(name) is old:
            setattr(module, name, there[name])
