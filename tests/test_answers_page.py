"""The page of the answers tells what they hold: every key and note, columns, endings, and an example that is true."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ucj_cli.cli import endings
from ucj_cli.i18n.en import TEXTS
from ucj_cli.schema import NAMES, schema_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import RunUcj

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "answers.md").read_text("utf-8")
HEAD = "The head of every JSON answer"
ASKED = {
    "gap": "gap --year 2026",
    "gaps": "gap examples/jawa-timur --year 2026",
    "roadmap": "roadmap",
    "roadmaps": "roadmap examples/jawa-timur",
    "cost": "cost --people 1 --months 1",
    "rates": "rates --date 2026-05",
}
"""By answer: how it is asked for."""


TOLD_IN = {
    "gap": ["`gap`"],
    "budget": ["`budget`", "`gap`"],
    "roadmap": ["`roadmap`", "`gap`"],
    "afford": ["`afford`", "`gap`"],
    "track": ["`track`", "`gap`"],
    "gaps": ["Several regions", "`gap`"],
    "roadmaps": ["Several regions", "`roadmap`", "`gap`"],
    "compare": ["`compare`", "`roadmap`", "`gap`"],
    "diff": ["`diff`", "`compare`", "`gap`", "`check`"],
    "sweep": ["`sweep`"],
    "explain": ["`explain`"],
    "check": ["`check`"],
    "regions": ["`regions`"],
    "doctor": ["`doctor`"],
    "cost": ["`cost`"],
    "rates": ["`rates`"],
}
"""By answer: under which headings its keys stand."""


def section(heading: str) -> str:
    """What stands under *heading*, up to the next one of its kind."""
    return re.split(r"^## ", PAGE.partition(f"\n## {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def keys_in(schema: object) -> Iterator[str]:
    """Every key that an answer of *schema* may have, whatever it stands in."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from keys_in(part)


@pytest.mark.parametrize("answer", sorted({*NAMES} - {"plan"}))
def test_every_key_of_an_answer_is_told(answer: str) -> None:
    told = set(re.findall(r"`(\w+)`", "".join(map(section, [HEAD, *TOLD_IN[answer]]))))
    assert set(keys_in(schema_of(answer))) - told == set()


def test_every_note_is_told() -> None:
    codes = {key.removeprefix("note.") for key in TEXTS if re.fullmatch(r"note\.\w+", key)}
    assert {code for code in codes if f"`{code}`" not in PAGE} == set()


@pytest.mark.parametrize("answer", ["gap", "cost", "rates"])
def test_the_columns_are_those_that_are_told(run_ucj: RunUcj, answer: str) -> None:
    told = re.findall(r"`(\w+)`", PAGE.partition(f"### CSV of `{answer}`\n")[2])
    [head, *_] = run_ucj(*ASKED[answer].split(), "--format", "csv", cwd=ROOT).stdout.splitlines()
    columns = [column for column in head.split(",") if column not in ("jkk", "jkm")]
    assert told[: len(columns)] == columns


def test_the_shapes_that_are_named_are_those_of_the_answers(run_ucj: RunUcj) -> None:
    named = re.findall(r"ucj/(\w+)/\d+", PAGE)
    made = {run_ucj(*ASKED[name].split(), "--format", "json", cwd=ROOT).stdout.split('"')[3] for name in named}
    assert {*re.findall(r"ucj/\w+/\d+", PAGE)} == made


def test_the_example_is_what_the_answer_holds(run_ucj: RunUcj) -> None:
    command, shown = re.findall(r"^Example, `ucj ([^`]+)`.*?```json\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)[0]
    answer = json.loads(run_ucj(*command.split(), "--plan", "config/targets.yaml", cwd=ROOT).stdout)
    assert without_others(answer, json.loads(shown)) == json.loads(shown)


def without_others(answer: Any, shown: Any) -> Any:  # noqa: ANN401 - any part of an answer
    """What of *answer* a shortened one shows: its keys, and of a list the entries that begin as they do."""
    if isinstance(shown, dict):
        return {key: without_others(answer[key], value) for key, value in shown.items()}
    if isinstance(shown, list):
        first = [next(iter(entry.items())) for entry in shown]
        found = [entry for entry in answer if any(entry[key] == value for key, value in first)]
        return [without_others(entry, part) for entry, part in zip(found, shown, strict=True)]
    return answer


def test_every_ending_that_decides_a_form_is_told() -> None:
    [told] = re.findall(r"^- The ending of the file's name.*?(?=^- )", PAGE, re.DOTALL | re.MULTILINE)
    known = {each for forms in (endings.ANSWERS, endings.ROWS, endings.REPORTS) for each in sum(forms.values(), ())}
    assert {ending for ending in known if f"`{ending}`" not in told} == set()
