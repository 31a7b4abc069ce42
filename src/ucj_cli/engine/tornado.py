"""What each input moves alone: the road at both ends of its range, all others as the plan has them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ucj_cli.answers.base import as_json
from ucj_cli.answers.sweep import Swing
from ucj_cli.engine.sweep import Inputs, Wanted, parts_of
from ucj_cli.engine.trials import Trials, changed, places_of, sure
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
    known, places = sure(plan), places_of(plan, ends)
    roads = {
        path: [
            Wanted(changed(known, places, {path: end}), Trials(()), (), (), first, last, {}, assumes=True)
            for end in (values[0], values[-1])
        ]
        for path, values in ends.items()
    }
    swings = [_swing(path, (ends[path][0], ends[path][-1]), wanted) for path, wanted in roads.items()]
    return sorted(swings, key=lambda swing: swing.moves, reverse=True)


def _swing(path: str, ends: tuple[object, object], roads: Sequence[Wanted]) -> Swing:
    low, high = (as_json(end) for end in ends)
    figures: dict[str, Any] = {}
    rows = [[*wanted.rows([0])] for wanted in roads]
    for end, years in zip(("low", "high"), rows, strict=True):
        figures[f"budget_public_{end}"] = sum(year.budget_public for year in years)
        figures[f"shortfall_{end}"] = sum(year.shortfall for year in years)
        figures[f"funded_percent_{end}"] = years[-1].funded_percent
    figures["shortfall_known"] = all(year.shortfall_known for years in rows for year in years)
    figures["price_assumed"] = any(year.price_assumed for years in rows for year in years)
    return Swing(path=path, low=low, high=high, **figures)
