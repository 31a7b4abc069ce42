"""What each input moves alone: the road at both ends of its range, all others as the plan has them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ucj_cli.answers.base import as_json
from ucj_cli.answers.sweep import Swing
from ucj_cli.engine.sweep import Inputs, Wanted, parts_of
from ucj_cli.engine.trials import Trials
from ucj_cli.errors import UsageError
from ucj_cli.plan_file.arguments import plan_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ucj_cli.plan_file.model import Plan


def tornado(
    plan: Plan,
    vary: Mapping[str, Sequence[object] | str] | None = None,
    first: int | None = None,
    last: int | None = None,
) -> list[Swing]:
    """Find what each uncertain input moves alone, between its ends; that which moves public money most comes first.

    The inputs are those of `sweep`: the plan's own ``uncertain``, and *vary*; of a list the smallest and the largest
    value, or the first and the last where they are no numbers.

    Raises:
        UsageError: a path leads nowhere, or nothing is varied.
        PlanError: the plan would not be valid with one of the ends.
        OutOfRangeError: a year is not covered.
    """
    plan = plan_of(plan)
    parts, ranges = parts_of(plan, Inputs(vary or {}, draws=1), may_be_none=True)
    ends: dict[str, list[Any]] = {each.path: [*each.ends] for each in ranges}
    for part in parts:
        [path] = part[0]
        values = [settings[path] for settings in part]
        numbers = all(isinstance(value, (int, float, Decimal)) for value in values)
        ends[path] = sorted(values) if numbers else values
    if not ends:
        raise UsageError("nothing_uncertain")
    swings = [_swing(plan, path, values[0], values[-1], (first, last)) for path, values in ends.items()]
    return sorted(swings, key=lambda swing: swing.moves, reverse=True)


def _swing(plan: Plan, path: str, low: object, high: object, span: tuple[int | None, int | None]) -> Swing:
    figures: dict[str, Any] = {"price_assumed": False}
    for end, value in (("low", low), ("high", high)):
        wanted = Wanted(plan.replace({path: value}), Trials(()), (), (), *span, {}, assumes=True)
        rows = [*wanted.rows([0])]
        figures[f"budget_public_{end}"] = sum(row.budget_public for row in rows)
        figures[f"shortfall_{end}"] = sum(row.shortfall for row in rows)
        figures[f"funded_percent_{end}"] = rows[-1].funded_percent
        figures["price_assumed"] |= any(row.price_assumed for row in rows)
    return Swing(path=path, low=as_json(low), high=as_json(high), **figures)
