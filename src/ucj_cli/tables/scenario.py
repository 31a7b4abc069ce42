"""What was changed in a report's workbook, as a scenario: a plan that extends the one of the report."""

from __future__ import annotations

import os
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.i18n.visible import visible
from ucj_cli.plan_file.load import plan_in
from ucj_cli.tables.cells import Problem, Sheet, TableError, Value, shown, stop
from ucj_cli.tables.rows import given
from ucj_cli.tables.yaml_text import flow, item, scalar
from ucj_cli.yamldoc.document import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ucj_cli.i18n import Locale

_PATH, _KIND, _BEFORE, _NOW = range(4)
_INPUT = re.compile(r"(?:groups\.[\w-]+|(?!groups\.)[\w-]+)(?:\.[\w-]+)+")


class Scenario(NamedTuple):
    """What a workbook says otherwise than its plan: values by their paths, None where one was taken away."""

    file: str
    plan: str
    sha256: str
    changes: dict[str, object]


def scenario_in(inputs: Sheet) -> Scenario:
    """Read the changed inputs of a report's workbook from its hidden sheet.

    Raises:
        TableError: some of them cannot be what a plan takes, or were not worked out when the file was saved.
    """
    if inputs.pending:
        raise stop(inputs.file, "import.not_worked_out")
    changes: dict[str, object] = {}
    problems = []
    for row in range(1, len(inputs.rows)):
        path, now = shown(inputs.value(row, _PATH)), inputs.value(row, _NOW)
        if _is_same(shown(inputs.value(row, _BEFORE)), now):
            continue
        kind = shown(inputs.value(row, _KIND))
        if kind == "fixed":
            problems.append(Problem(inputs.file, "import.not_read_back", {"path": path}))
            continue
        try:
            changes[path] = _as_in_a_plan(given(now), kind)
        except ValueError:
            problems.append(Problem(inputs.file, "import.input_wrong", {"path": path, "value": shown(now)}))
    if problems:
        raise TableError(problems)
    if not _are_inputs(changes):
        raise stop(inputs.file, "import.no_report")
    return Scenario(inputs.file, shown(inputs.value(0, 1)), shown(inputs.value(0, 2)), changes)


def _are_inputs(paths: Iterable[str]) -> bool:
    """Whether *paths* are as a report writes them, each to a single value: below a section, of a group below its id."""
    above = {path[: dot.start()] for path in paths for dot in re.finditer(r"\.", path)}
    return all(_INPUT.fullmatch(path) and path not in above for path in paths)


def _is_same(before: str, now: Value) -> bool:
    if isinstance(now, (int, Decimal)) and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", before):
        return Decimal(before) == now
    return before == shown(now)


def _as_in_a_plan(value: Value, kind: str) -> object:
    """Return a changed value as a plan has it; None, which removes, where there is none any more.

    Raises:
        ValueError: it is no number, or not a whole one.
    """
    if value is None or kind == "text":
        return value
    number = Decimal(value) if type(value) in (int, Decimal) else None  # type: ignore[arg-type]
    if number is None or not number.is_finite() or (kind != "percent" and number != int(number)):
        raise ValueError(value)
    return number.scaleb(2).normalize() if kind == "percent" else int(number)


def scenario_text(scenario: Scenario, extends: str, locale: Locale) -> str:
    """Write the scenario: groups by their ids, everything else by its keys."""
    sections: dict[str, dict[str, object]] = {}
    groups: dict[str, dict[str, object]] = {}
    for path, value in scenario.changes.items():
        section, *keys = path.split(".")
        held = groups.setdefault(keys.pop(0), {}) if section == "groups" else sections.setdefault(section, {})
        for key in keys[:-1]:
            inside: dict[str, object] = {}
            held = held.setdefault(key, inside)  # type: ignore[assignment]  # made here, a mapping each
        held[keys[-1]] = value
    head = locale.text("import.scenario_head", file=Path(scenario.file).name)
    lines = [head, f"extends: {scalar(extends)}"]
    for name, values in sections.items():
        lines += [f"{name}:", *(f"  {key}: {flow(value)}" for key, value in values.items())]
    if groups:
        lines += ["groups:", *(line for name, values in groups.items() for line in item({"id": name, **values}))]
    return "\n".join(lines) + "\n"


def extended(scenario: Scenario, output: Path | None) -> str:
    """Return the plan's file as the scenario names it: relative to the file that is written."""
    plan = Path(scenario.plan)
    return os.path.relpath(plan, output.parent) if output is not None and not plan.is_absolute() else str(plan)


def checked(scenario: Scenario, text: str, path: Path) -> bool:
    """Refuse a scenario that would be no valid plan; return whether the plan is still the one of the report.

    Raises:
        TableError: the plan is not where the report read it.
        PlanError: it is not valid, or the plan cannot be read.
    """
    if not Path(scenario.plan).exists():
        raise stop(scenario.file, "import.plan_elsewhere", plan=visible(scenario.plan))
    plan = plan_in(Source(str(path), text.encode()))
    return plan.source.extends[0].sha256 == scenario.sha256


def inputs_of(sheets: list[Sheet], file: str) -> Sheet:
    """Return the hidden sheet of a report's workbook.

    Raises:
        TableError: it has none.
    """
    if not sheets:
        raise stop(file, "import.no_report")
    return sheets[0]
