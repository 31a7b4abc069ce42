"""What is not YAML is told in the words of ucj, in both languages, whichever reader of YAML is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from ucj_cli.i18n import CODES, get_locale
from ucj_cli.yamldoc import reader
from ucj_cli.yamldoc.document import Source

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan

WRONG = {
    "region:\n\tname: X\n": "a tab stands where only spaces may",
    "region: {name: X\n": "the closing brace is missing",
    "a: {b: c: d}\n": "the closing brace is missing",
    "a: [1, 2\nb: 3": "the closing bracket is missing",
    'a: "X\n': "the closing quotation mark is missing",
    "a: 'x\nb: c": "the closing quotation mark is missing",
    "a: b: c\n": "no colon with a value may stand here",
    "a: b\n  c: d\n": "no colon with a value may stand here",
    "? a\n: b\nc": "a colon with a space is missing",
    "a: - b\n": "no list may begin here",
    "a: @x\n": "no text may begin with this character",
    "a: `x\n": "no text may begin with this character",
    'a: "\\q"\n': "what follows the backslash",
    'a: "\\xZZ"': "what follows the backslash",
    "a:\n  b: 1\n c: 2\n": "this does not go on from what is before it",
    "a: 'it's'": "this does not go on from what is before it",
    "{a: b} c": "this does not go on from what is before it",
    "- a\nb: c\n": "this does not go on from what is before it",
    "a: ]\n": "a value is expected before this sign",
    "a: &\n": "a name is missing after & or *",
    "a: |x\n b\n": "after | or > in a line",
    "%YAML 3.0\n---\na: 1": "a line that begins with % or ---",
    "a: !<x\n": "after ! stands no tag",
}
LOADERS = [loader for loader in (getattr(yaml, "CSafeLoader", None), yaml.SafeLoader) if loader]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(("text", "told"), WRONG.items())
def test_what_is_not_yaml_is_told_in_our_words(
    monkeypatch: pytest.MonkeyPatch, loader: object, text: str, told: str
) -> None:
    monkeypatch.setattr(reader, "_LOADER", loader)
    (found,) = (found for found in reader.read_nodes(Source("x", text.encode())).findings if found.code == "UCJ004")
    assert told in found.message(get_locale("en"))
    indonesian = found.message(get_locale("id"))
    assert indonesian.startswith("ini bukan YAML: ")
    words = set(indonesian.lower().split())
    assert not words & {"while", "found", "expected", "the", "not", "did", "is"}


@pytest.mark.parametrize("code", CODES)
def test_where_something_open_begins_is_told(run_ucj: RunUcj, write_plan: WritePlan, code: str) -> None:
    plan = write_plan('region: {name: X, code: "35.73"}\ntargets: {percent:\n  {2025: 41}\nworkforce: 1\n')
    told = run_ucj("gap", "--plan", plan, "--lang", code).stderr
    assert told.endswith({"en": "what is open begins in line 2\n", "id": "dimulai di baris 2\n"}[code])
    assert told.count("\n") == 2
