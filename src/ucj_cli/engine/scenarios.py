"""Plans next to each other: which inputs differ and what effect that has."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from ucj_cli.answers.base import Budget, as_json
from ucj_cli.answers.compare import (
    Compare,
    ComparedInput,
    ComparedPlan,
    ComparedValue,
    ComparedYear,
    Difference,
)
from ucj_cli.engine.funded import roads_between
from ucj_cli.engine.funding import shortfall_of
from ucj_cli.engine.header import answer_header, plan_file
from ucj_cli.engine.pathway import first_year, last_year, years_between
from ucj_cli.engine.roadmap import funded_record
from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import visible
from ucj_cli.plan_file.arguments import plans_of, values_of
from ucj_cli.plan_file.files import is_plan_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ucj_cli.answers.roadmap import Funded
    from ucj_cli.engine.funded import FundedWalkYear, Roads
    from ucj_cli.engine.pathway import PathwayYear
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.yamldoc.document import Source
    from ucj_cli.yamldoc.findings import KeyPath


def compare(
    plans: Sequence[Plan], first: int | None = None, last: int | None = None, names: Sequence[str] = ()
) -> Compare:
    """Find what differs between *plans* of one region from *first* to *last*, by default in all years of their roads.

    *names* say which plan is which; by default the plans' files do, or what is set in them.

    Raises:
        UsageError: there is no plan, they are of several regions, or there is not a name of its own for each.
        OutOfRangeError: *first* lies before every road or after *last*, or a plan or the law does not cover a year.
    """
    plans = plans_of(plans)
    if not plans:
        raise UsageError("plans_needed")
    found = {plan.region.key: plan.region for plan in plans}
    regions = [f"{region.name} ({region.code})" if region.code else region.name for region in found.values()]
    if len(regions) > 1:
        raise UsageError("compare_of_regions", count=len(regions), regions=", ".join(regions[:SHOWN]))
    first, last = years_between(min(map(first_year, plans)), max(map(last_year, plans)), first, last)
    roads = [roads_between(plan, first, last) for plan in plans]
    return Compare(
        **answer_header("compare/1", plans[0]),
        plans=tuple(
            ComparedPlan(name=name, **plan_file(plan.source).model_dump(), funded=_funded(road))
            for name, plan, road in zip(_names(names, plans), plans, roads, strict=True)
        ),
        inputs=tuple(changed_inputs(plans)),
        years=compared_years(roads),
    )


def compared_years(roads: Sequence[Roads]) -> tuple[ComparedYear, ...]:
    """Put the years of *roads* side by side; of a road that has not begun there is no value."""
    found = [{year[0].result.year: year for year in road.shown} for road in roads]
    years = sorted({year for road in found for year in road})
    return tuple(_year(year, [road.get(year) for road in found]) for year in years)


def _names(names: Sequence[str], plans: Sequence[Plan]) -> list[str]:
    """Return the *names* that were given to *plans*, else those by which they are told apart.

    Raises:
        UsageError: there are more or fewer of them than plans, or two are alike.
    """
    if isinstance(names, (list, tuple)) and not names:
        return plan_labels(plans)
    given = [visible(str(name)) for name in values_of("names", names)]
    if len(given) != len(plans):
        raise UsageError("names_count", names=len(given), plans=len(plans))
    for name in given:
        if given.count(name) > 1:
            raise UsageError("name_twice", what=name)
    return given


def plan_labels(plans: Sequence[Plan]) -> list[str]:
    """How *plans* are told apart: by their file's name or what is set; if that is not enough, by path; by number."""
    alike = len({plan.source.settings for plan in plans}) == 1
    names = [_label(plan.source, alike=alike) for plan in plans]
    seen = Counter(names)
    names = [visible(plan.source.path) if seen[name] > 1 else name for name, plan in zip(names, plans, strict=True)]
    turns = [names[: i + 1].count(name) for i, name in enumerate(names)]
    return [f"{name} ({turn})" if turn > 1 else name for name, turn in zip(names, turns, strict=True)]


def _label(source: Source, *, alike: bool) -> str:
    """All that is set, unless it is *alike* in all plans; else the file's name, or the path of what is no file here."""
    if source.settings and not alike:
        return visible(", ".join(source.settings))
    is_file = is_plan_file(source.path) and not source.revision
    return visible(PurePath(source.path).stem if is_file else source.path)


def _funded(roads: Roads) -> Funded | None:
    """Return where the ceilings lead; None where the road has not begun."""
    return funded_record(roads) if roads.shown else None


def _year(year: int, found: Sequence[tuple[PathwayYear, FundedWalkYear] | None]) -> ComparedYear:
    values = [_value(*each) if each else None for each in found]
    return ComparedYear(
        year=year,
        values=tuple(values),
        differences=tuple(_difference(value, values[0]) for value in values),
    )


def _value(year: PathwayYear, funded: FundedWalkYear) -> ComparedValue:
    result = year.result
    return ComparedValue(
        workforce=result.workforce,
        target_percent=result.target.percent,
        coverage_percent=year.coverage_end_percent,
        funded_percent=funded.coverage_end_percent,
        participants_needed=result.needed,
        gap=result.gap,
        new=result.new,
        budget=result.budget,
        shortfall=result.shortfall,
        price_assumed=result.is_price_assumed,
        payers=result.payers,
    )


def _difference(value: ComparedValue | None, base: ComparedValue | None) -> Difference | None:
    if value is None or base is None:
        return None
    others = {payer.id: payer for payer in base.payers}
    same = {payer.id for payer in value.payers if payer == others.get(payer.id)}
    more, less = (shortfall_of(payer for payer in each.payers if payer.id not in same) for each in (value, base))
    money = {key: rupiah - getattr(base.budget, key) for key, rupiah in value.budget}
    return Difference(
        coverage_points=value.coverage_percent - base.coverage_percent,
        funded_points=value.funded_percent - base.funded_percent,
        participants_needed=value.participants_needed - base.participants_needed,
        gap=value.gap - base.gap,
        new=value.new - base.new,
        budget=Budget(**money),
        shortfall=None if more is None or less is None else more - less,
    )


def changed_inputs(plans: Sequence[Plan]) -> Iterator[ComparedInput]:
    """List the inputs that are not the same in all *plans*, in the order of the first that has them."""
    written = [dict(_flat(plan)) for plan in plans]
    for path in dict.fromkeys(path for inputs in written for path in inputs):
        found = [inputs.get(path) for inputs in written]
        values = tuple(each[0] if each else None for each in found)
        if any(value != values[0] for value in values):
            places = (plan.document.place(each[1]) if each else None for plan, each in zip(plans, found, strict=True))
            yield ComparedInput(path=path, values=values, places=tuple(places))


def _flat(plan: Plan) -> Iterator[tuple[str, tuple[Any, KeyPath]]]:
    """Every value of *plan*, those that hold by default too: its path, what it is, and the way to it in the file."""
    data = plan.model_dump(by_alias=True, exclude={"extends"})
    groups = data.pop("groups")
    yield from _values(data, (), ())
    for i, group in enumerate(groups):
        yield from _values(group, ("groups", group["id"]), ("groups", i))


def _values(data: Mapping[Any, Any], names: KeyPath, way: KeyPath) -> Iterator[tuple[str, tuple[Any, KeyPath]]]:
    for name, value in data.items():
        key = str(name) if isinstance(name, date) else name  # as it is named in the file
        if isinstance(value, dict):
            yield from _values(value, (*names, key), (*way, key))
        elif value is not None and value != ():
            yield ".".join(map(str, (*names, key))), (as_json(value), (*way, key))


SHOWN = 8
"""How many regions an error names."""
