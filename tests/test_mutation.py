"""The mutants that tests are tried by: what is changed in the code, and what is not."""

from __future__ import annotations

import ast

import pytest

from tests.mutation.mutants import mutants_of


def changed(code: str) -> list[str]:
    """What the mutants of *code* read like."""
    return [mutant.after for mutant in mutants_of("file.py", ast.parse(code))]


@pytest.mark.parametrize(
    ("code", "mutants"),
    [
        ("LIMIT = 3", ["LIMIT = 4"]),
        ("NAME = 'a'", ["NAME = 'XXa'"]),
        ("def f(a):\n    return a < 2", ["return None", "return a <= 2", "return a < 3"]),
        ("def f(a):\n    g(a)", ["pass", "g(None)"]),
        ("def f(a):\n    return a and not B", ["return None", "return a or not B", "return a and B"]),
        ("def f(a):\n    if a:\n        g()", ["True", "False", "pass"]),
        ("def f(a):\n    return 1 if a else b", ["return None", "return 1", "return b", "return 2 if a else b"]),
        (
            "def f(a):\n    return sorted(a, key=k)",
            ["return None", "return list(a)", "return sorted(None, key=k)", "return sorted(a, key=None)"],
        ),
        ("def f():\n    while True:\n        break", ["False", "continue"]),
        ("class A:\n    x: int = 1\n\n    @property\n    def b(self):\n        return -x", ["return None", "return x"]),
    ],
)
def test_one_small_thing_is_changed(code: str, mutants: list[str]) -> None:
    assert changed(code) == mutants


@pytest.mark.parametrize(
    "code",
    [
        '"""Text."""',
        'def f(a: int = 1) -> "str":\n    """Text."""',
        "@rule(1)\ndef f():\n    pass",
        "@overload\ndef f(a):\n    return 1",
        "if TYPE_CHECKING:\n    A = 1",
        "KIND = Literal['a']",
        "class A(B):\n    x: int = 1",
    ],
)
def test_what_is_read_by_people_or_run_by_the_import_stays(code: str) -> None:
    assert changed(code) == []


def test_mutants_that_read_the_same_are_told_apart_and_found_again() -> None:
    tree = ast.parse("def f(a):\n    g(a, a)\n    g(a, a)")
    names = [str(mutant) for mutant in mutants_of("file.py", tree)]
    assert names[:3] == [f"file.py f: g(a, a) -> {after}" for after in ("pass", "g(None, a)", "g(a, None)")]
    assert names[3:] == [f"{name} (2)" for name in names[:3]]


def test_a_mutant_changes_the_tree_only_when_it_is_made() -> None:
    tree = ast.parse("def f(a):\n    return a + 1")
    mutants = [*mutants_of("file.py", tree)]
    assert ast.unparse(tree) == "def f(a):\n    return a + 1"
    mutants[1].apply()
    assert ast.unparse(ast.fix_missing_locations(tree)) == "def f(a):\n    return a - 1"
