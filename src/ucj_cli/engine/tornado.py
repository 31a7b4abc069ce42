"""What each input moves alone: the road at both ends of its range, all others as the plan has them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ucj_cli.answers.base import as_json
from ucj_cli.answers.sweep import Swing
from ucj_cli.engine.sweep import Inputs, parts_of, rows_of
from ucj_cli.engine.trials import changed, places_of, sure
from ucj_cli.errors import UsageError
from ucj_cli.plan_file.arguments import plan_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ucj_cli.answers.sweep import SweepRow
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
    parts, ranges = parts_of(plan, Inputs(vary or {}))
    ends: dict[str, list[Any]] = {each.path: [*each.ends] for each in ranges}
    for part in parts:
        [path] = part[0]
        values = [settings[path] for settings in part]
        numbers = all(isinstance(value, (int, float, Decimal)) for value in values)
        ends[path] = sorted(values) if numbers else values
    if not ends:
        raise UsageError("nothing_uncertain")
    known, places = sure(plan), places_of(plan, ends)

    def road(path: str, end: object) -> list[SweepRow]:
        return [*rows_of(changed(known, places, {path: end}), first, last, {}, assumes=True)]

    swings = [
        _swing(path, (values[0], road(path, values[0])), (values[-1], road(path, values[-1])))
        for path, values in ends.items()
    ]
    return sorted(swings, key=lambda swing: swing.moves, reverse=True)


def _swing(path: str, low: tuple[object, list[SweepRow]], high: tuple[object, list[SweepRow]]) -> Swing:
    """Sum up the roads at both ends: each its value and its years."""
    figures: dict[str, Any] = {}
    for end, (value, years) in (("low", low), ("high", high)):
        figures[end] = as_json(value)
        figures[f"budget_public_{end}"] = sum(year.budget_public for year in years)
        figures[f"shortfall_{end}"] = sum(year.shortfall for year in years)
        figures[f"funded_percent_{end}"] = years[-1].funded_percent
    both = [*low[1], *high[1]]
    figures["shortfall_known"] = all(year.shortfall_known for year in both)
    figures["price_assumed"] = any(year.price_assumed for year in both)
    return Swing(path=path, **figures)
