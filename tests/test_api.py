"""The Python interface: what there is, what loading it costs, and what answers can do."""

from __future__ import annotations

import csv
import io
import json
import pickle
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

import ucj_cli as ucj
from tests.plans import YEARS, plan_of, plans
from ucj_cli.answers.base import Budget
from ucj_cli.answers.gap import GapGroup
from ucj_cli.plan_file.find import shipped_plan

if TYPE_CHECKING:
    from tests.conftest import RunUcj
    from ucj_cli.answers.base import Answer

DOCS = Path(__file__).parents[1] / "docs"
PUBLIC = list(ucj.__all__)


def shipped() -> ucj.Plan:
    return ucj.load_plan(shipped_plan())


def answers(plan: ucj.Plan, year: int) -> dict[str, Answer]:
    """Every answer that a script can ask for, by its name."""
    return {
        "gap": ucj.gap(plan, year),
        "budget": ucj.budget(plan, year),
        "roadmap": ucj.roadmap(plan),
        "afford": ucj.afford(plan, year),
        "track": ucj.track(plan),
        "compare": ucj.compare([plan, plan.replace({"targets.percent.2031": 60})]),
        "diff": ucj.diff(plan, plan.replace({"targets.percent.2031": 60})),
        "sweep": ucj.sweep(plan, {"targets.percent.2031": [60, 70.5]}),
    }


# What there is


def test_each_public_name_can_be_had_and_nothing_else_is_offered() -> None:
    assert sorted(PUBLIC) == PUBLIC
    assert sorted([*PUBLIC, "__version__"]) == dir(ucj)
    assert all(getattr(ucj, name).__name__ == name for name in PUBLIC)


@pytest.mark.slow
def test_type_checkers_know_every_public_name_and_refuse_another(tmp_path: Path) -> None:
    right, wrong = tmp_path / "right.py", tmp_path / "wrong.py"
    right.write_text("import ucj_cli as ucj\n" + "".join(f"reveal_type(ucj.{name})\n" for name in PUBLIC))
    wrong.write_text("from ucj_cli import gapp\n")
    revealed, status = checked_by_mypy(right)
    assert (status, revealed.count("Revealed type is")) == (0, len(PUBLIC)), revealed
    assert 'Revealed type is "Any"' not in revealed
    assert checked_by_mypy(wrong)[1] == 1


def checked_by_mypy(script: Path) -> tuple[str, int]:
    mypy = pytest.importorskip("mypy.api", reason="a checker of types comes with the dev extra")
    out, err, status = mypy.run(["--strict", "--config-file=", f"--cache-dir={script.parent}", str(script)])
    return out + err, status


def test_from_ucj_cli_import_star_brings_the_public_names() -> None:
    brought: dict[str, Any] = {}
    exec("from ucj_cli import *", brought)  # noqa: S102
    assert set(brought) - {"__builtins__"} == set(PUBLIC)


def test_every_public_name_is_documented() -> None:
    page = (DOCS / "python.md").read_text("utf-8")
    words = {word.casefold() for code in re.findall(r"`([^`]+)`", page) for word in re.findall(r"\w+", code)}
    assert {name for name in PUBLIC if name.casefold() not in words} == set()


def test_every_documented_function_is_public() -> None:
    page = (DOCS / "python.md").read_text("utf-8")
    used = set(re.findall(r"\bucj\.(\w+)", page))
    named = {name for row in re.findall(r"^\| (`.*?) \|", page, re.MULTILINE) for name in re.findall(r"`(\w+)\(", row)}
    assert used | named <= set(PUBLIC)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'gapp'"):
        getattr(ucj, "gapp")  # noqa: B009 - a checker would refuse ucj.gapp
    with pytest.raises(ImportError, match="gapp"):
        exec("from ucj_cli import gapp")  # noqa: S102


def test_each_kind_of_error_is_a_ucj_error() -> None:
    assert all(issubclass(getattr(ucj, name), ucj.UcjError) for name in PUBLIC if name.endswith("Error"))
    with pytest.raises(ucj.UcjError, match="UCJ001"):
        ucj.load_plan("nowhere.yaml")
    with pytest.raises(ucj.OutOfRangeError):
        ucj.gap(plan_of(), 2001)


def test_a_language_that_ucj_does_not_speak_is_a_usage_error() -> None:
    for ask in (
        lambda: ucj.gap(shipped(), 2026, lang="fr"),  # type: ignore[arg-type]
        lambda: ucj.roadmap(shipped(), lang="fr"),  # type: ignore[arg-type]
        lambda: ucj.check(shipped_plan(), lang="fr"),  # type: ignore[arg-type]
    ):
        with pytest.raises(ucj.UsageError, match="`fr` is not a language of ucj; allowed: id, en"):
            ask()


def test_errors_speak_of_arguments_and_never_of_options() -> None:
    plan = shipped()
    for ask in (
        lambda: ucj.afford(plan, 2026, {"x": 1}),
        lambda: ucj.roadmap(plan, 2030, 2027),
        lambda: ucj.explain(plan, "gap", 2026, "x"),
        lambda: ucj.explain(plan, "target", 2026, "ojol"),
        lambda: ucj.sweep(plan, {"targets.percent.2031": range(100_000)}),
        lambda: ucj.sweep(plan, {"targets.percnt.2031": [1]}),
        lambda: plan.replace({"targets.percnt.2031": 1}),
        lambda: plan.replace({"targets.percent.2031": 101}),
        lambda: ucj.cost("2026-01", people=1),
        lambda: ucj.cost("2026-01", people=1, months=1, segment="pu"),
        lambda: ucj.cost("2026-01", people=1, months=1, programmes=["jp"]),
        lambda: ucj.rates("May 2026"),
        lambda: ucj.compare([plan, plan], names=["a"]),
        lambda: ucj.compare([plan, plan], names=["a", "a"]),
    ):
        with pytest.raises(ucj.UcjError) as caught:
            ask()
        assert "--" not in str(caught.value)


def test_an_argument_of_another_kind_is_told() -> None:
    plan = shipped()
    for ask, wrong in (
        (lambda: ucj.compare([plan, plan], names="ab"), "`names` needs a list of values"),
        (lambda: ucj.check(shipped_plan(), today="2 January 2026"), "write 2026-01-02"),
        (ucj.check, "`files` needs a list of values, at least one"),
        (lambda: ucj.load_plan(""), "`` is not the name of a file"),
        (lambda: ucj.read_groups(None), "`None` is not the name of a file"),  # type: ignore[arg-type]
        (lambda: ucj.explain(plan, "nope", 2026), "`nope` is not one of the choices"),  # type: ignore[arg-type]
        (lambda: plan.replace({"targets.percent.2031": float("nan")}), "`NaN` is not a number"),
    ):
        with pytest.raises(ucj.UcjError, match=re.escape(wrong)):
            ask()
    assert ucj.check(shipped_plan(), today="2026-01-02") == ucj.check(shipped_plan(), today=date(2026, 1, 2))
    assert [each.name for each in ucj.compare([plan, plan], names=[2025, 2026]).plans] == ["2025", "2026"]  # type: ignore[list-item]


def test_what_only_commands_told_is_there_for_scripts_too() -> None:
    plan = shipped()
    assert ucj.cost("2026-01", people=25_000, months=12).budget == 5_040_000_000
    assert {rate.programme for rate in ucj.rates("2026-05").rates} == {"jkk", "jkm", "jht", "jp", "jkp"}
    assert [region.name for region in ucj.regions("kota malang").regions] == ["Kota Malang"]
    assert ucj.explain(plan, "gap", 2026).step.value == ucj.gap(plan, 2026).gap
    assert ucj.gaps([plan, plan], 2026).total.gap == 2 * ucj.gap(plan, 2026).gap
    assert ucj.roadmaps([plan], 2026, 2027).total.new == ucj.roadmap(plan, 2026, 2027).totals.new
    assert ucj.check(shipped_plan()).summary.errors == 0


# What it loads


def loaded(script: str) -> set[str]:
    """The packages that a fresh process has loaded after *script*."""
    code = f"{script}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return set(done.stdout.split())


@pytest.mark.process
def test_importing_loads_neither_typer_nor_rich_nor_pydantic() -> None:
    assert not loaded("import ucj_cli as ucj; ucj.__all__; dir(ucj)") & {"typer", "click", "rich", "pydantic", "yaml"}


@pytest.mark.process
def test_answering_loads_neither_typer_nor_rich() -> None:
    script = f"""
import ucj_cli as ucj
plan = ucj.load_plan({str(shipped_plan())!r}, ["targets.percent.2030=60"])
changed = plan.replace({{"targets.percent.2031": 61}})
for answer in (ucj.gap(plan, 2026), ucj.budget(plan, 2026), ucj.roadmap(plan), ucj.afford(plan, 2026),
               ucj.compare([plan, changed]), ucj.sweep(plan, {{"targets.percent.2031": [61]}})):
    answer.rows(), answer.model_dump_json()
"""
    found = loaded(script)
    assert "pydantic" in found
    assert not found & {"typer", "click", "rich"}


# What answers can do


def test_an_answer_cannot_be_changed() -> None:
    for name, answer in answers(shipped(), 2026).items():
        with pytest.raises(ValidationError, match="frozen"):
            answer.ucj = "0"  # type: ignore[misc]
        with pytest.raises(ValidationError, match="frozen"):
            answer.nonsense = 1  # type: ignore[attr-defined]
        assert answer.ucj == ucj.__version__, name
    group = ucj.gap(shipped(), 2026).groups[0]
    for part in (group, group.budget):
        with pytest.raises(ValidationError, match="frozen"):
            part.new = 0  # type: ignore[misc]


def test_a_plan_cannot_be_changed() -> None:
    plan = shipped()
    with pytest.raises(ValidationError, match="frozen"):
        plan.region = plan.region  # type: ignore[misc]
    with pytest.raises(ValidationError, match="frozen"):
        plan.groups[0].workers = 5  # type: ignore[misc]


def sound_rows(answer: Answer) -> None:
    """All rows have the same columns, and cells that JSON and CSV have: texts, numbers, true, false or nothing."""
    rows = answer.rows()
    assert rows
    assert len({tuple(row) for row in rows}) == 1
    assert {type(name) for name in rows[0]} == {str}
    assert {type(cell) for row in rows for cell in row.values()} <= {str, int, float, bool, type(None)}
    assert json.loads(json.dumps(rows)) == rows


@given(plans(), st.sampled_from(YEARS))
def test_rows_have_the_same_columns_and_plain_cells(plan: ucj.Plan, year: int) -> None:
    assume(2031 not in plan.targets.participants)  # the target that is changed is given once
    try:
        told = answers(plan, year)
    except ucj.OutOfRangeError:
        assume(condition=False)
    if not any(group.paid_by in plan.funds for group in ucj.gap(plan, year).groups):
        assert told.pop("afford").rows() == []
    changed = ucj.diff(plan, plan.replace({"targets.percent.2031": 60}))
    if not any(each.years for each in changed.plans):  # it is 60% as it is
        assert told.pop("diff").rows() == []
    for answer in told.values():
        sound_rows(answer)


def test_a_dump_is_what_json_says() -> None:
    for answer in answers(shipped(), 2026).values():
        dumped = answer.model_dump(mode="json")
        assert json.loads(answer.model_dump_json()) == json.loads(json.dumps(dumped))


@given(plans(), st.sampled_from(YEARS))
def test_a_group_that_was_built_without_a_look_is_one_that_passes_it(plan: ucj.Plan, year: int) -> None:
    try:
        told = ucj.gap(plan, year).groups
    except ucj.OutOfRangeError:
        assume(condition=False)
    for group in told:
        looked_at = GapGroup.model_validate(dict(group), strict=True)
        assert looked_at == group
        assert hash(looked_at.budget) == hash(group.budget)
        assert looked_at.model_fields_set == group.model_fields_set
        assert Budget.model_validate(group.budget.model_dump(), strict=True) == group.budget
        assert looked_at.model_dump_json() == group.model_dump_json()
        assert group.model_copy(update={"new": 1}).new == 1
        assert repr(looked_at) == repr(group)


def test_plans_and_answers_can_be_sent_to_another_process() -> None:
    plan = shipped()
    sent: ucj.Plan = pickle.loads(pickle.dumps(plan))  # noqa: S301
    assert sent.model_dump() == plan.model_dump()
    assert sent.replace({"targets.path": "step"}).targets.path == "step"
    for answer in answers(plan, 2026).values():
        assert pickle.loads(pickle.dumps(answer)) == answer  # noqa: S301


def test_errors_come_back_from_another_process() -> None:
    for ask in (
        lambda: ucj.load_plan("nowhere.yaml"),
        lambda: ucj.gap(plan_of(), 2001),
        lambda: ucj.load_plan(shipped_plan(), ["nope=1"]),
    ):
        with pytest.raises(ucj.UcjError) as caught:
            ask()
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


# The rows of a script are the CSV of the command


def csv_of(rows: list[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: str(cell).lower() if isinstance(cell, bool) else cell for key, cell in row.items()})
    return text.getvalue()


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("gap", ["--year", "2026"]),
        ("budget", ["--year", "2026"]),
        ("roadmap", []),
        ("afford", ["--year", "2026"]),
        ("sweep", ["--vary", "targets.percent.2031=60,70.5"]),
    ],
)
def test_rows_are_the_csv_of_the_command(run_ucj: RunUcj, command: str, arguments: list[str]) -> None:
    run = run_ucj(command, "--plan", shipped_plan(), *arguments, "--format", "csv")
    assert run.status == 0, run.stderr
    assert run.stdout == csv_of(answers(shipped(), 2026)[command].rows())


def test_rows_of_a_comparison_are_its_csv(run_ucj: RunUcj) -> None:
    wish = "targets.percent.2031=60"
    run = run_ucj("compare", shipped_plan(), "--set", wish, "--format", "csv")
    compared = ucj.compare([shipped(), ucj.load_plan(shipped_plan(), [wish])])
    assert run.stdout == csv_of(compared.rows())
