"""What must hold between the keys of a plan, beyond each one's own shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.errors import OutOfRangeError, UsageError
from ucj_cli.plan_file.group import group_in
from ucj_cli.plan_file.series import workforce_in
from ucj_cli.plan_file.standing import group_participants_on, participants_of, standing, standings
from ucj_cli.vocabulary import OWES, OWN_PAYER, PROGRAMMES, RESERVED_PAYERS, SEGMENT_KEYS
from ucj_cli.yamldoc.findings import Finding, TextKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from ucj_cli.plan_file.assumed_rates import AssumedRate
    from ucj_cli.plan_file.group import Group
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.plan_file.numbers import Number
    from ucj_cli.plan_file.standing import Standing
    from ucj_cli.plan_file.uncertain import Uncertain


MOST_SEARCHED = 200
"""Among how many payers the one that was meant is looked for: a plan may have thousands, and as many groups."""


def rules_of(plan: Plan) -> Iterator[Finding]:
    """Find all that is wrong between the keys of a plan whose keys all have the right shape."""
    funds = set(plan.funds)
    yield from fund_rules(funds)
    yield from group_rules(dict(enumerate(plan.groups)), funds)
    yield from plan_rules(plan)


def group_rules(groups: Mapping[int, Group], funds: set[str]) -> Iterator[Finding]:
    """Find what is wrong with single groups, given the ids of the plan's *funds*."""
    seen: dict[str, int] = {}
    rest: int | None = None
    named = sorted(funds.difference(RESERVED_PAYERS))
    payers = {segment: [*named, own, "elsewhere"] for segment, own in OWN_PAYER.items()}
    for i, group in groups.items():
        path = ("groups", i)
        if group.id in seen:
            yield Finding("UCJ015", (*path, "id"), facts={"id": group.id, "number": seen[group.id] + 1})
        seen.setdefault(group.id, i)
        if group.workers == "rest":
            if rest is not None:
                yield Finding("UCJ018", (*path, "workers"), facts={"number": rest + 1})
            else:
                own = [key for key in ("participants", "observed") if key in group.model_fields_set]
                yield from (Finding("UCJ019", (*path, key), facts={"key": key}) for key in own)
            rest = i if rest is None else rest
        yield from _terms_rules(group, i, funds, payers[group.segment])
        yield from _change_rules(group, i, funds, payers[group.segment])


def _terms_rules(group: Group, i: int, funds: set[str], payers: Sequence[str]) -> Iterator[Finding]:
    """Find what is wrong with the terms of a group in one year."""
    yield from _segment_rules(group, i)
    yield from _payer_rules(group, i, funds, payers)
    if group.months.first > group.months.last:
        facts = {"first": group.months.first, "last": group.months.last}
        yield Finding("UCJ021", ("groups", i, "months"), facts=facts)


def _change_rules(group: Group, i: int, funds: set[str], payers: Sequence[str]) -> Iterator[Finding]:
    """Find what is wrong with the terms of a group from a year on in which they change, and was not before."""
    before = {(found.code, found.path) for found in _terms_rules(group, i, funds, payers)} if group.changes else set()
    for year in sorted(group.changes):
        changed = {("groups", i, key) for key in group.changes[year].model_fields_set}
        now = [*_terms_rules(group_in(group, year, year), i, funds, payers)]
        for found in now:
            if found.path[:3] in changed or (found.code, found.path) not in before:
                yield found._replace(path=("groups", i, "changes", year, *found.path[2:]))
        before = {(found.code, found.path) for found in now}


def _segment_rules(group: Group, i: int) -> Iterator[Finding]:
    """Keys and programmes that the group's segment does not have, and the wage that wage earners must have."""
    for segment, keys in SEGMENT_KEYS.items():
        for key in keys:
            if segment != group.segment and key in group.model_fields_set:
                yield Finding("UCJ022", ("groups", i, key), facts={"key": key, "segment": segment})
    allowed = PROGRAMMES[group.segment]
    for n, programme in enumerate(group.programmes):
        if programme not in allowed:
            facts = {"value": programme, "allowed": ", ".join(allowed), "segment": group.segment}
            yield Finding("UCJ404", ("groups", i, "programmes", n), facts=facts)
    if group.segment == "pu" and group.wage is None and group.payer != "elsewhere":
        yield Finding("UCJ011", ("groups", i, "wage"), facts={"key": "wage", "remedy": "wage"})


def _payer_rules(group: Group, i: int, funds: set[str], allowed: Sequence[str]) -> Iterator[Finding]:
    if group.payer in allowed[-2:] or (group.payer in funds and group.payer not in RESERVED_PAYERS):
        return
    from ucj_cli.plan_file.meant import probably_meant

    guess = probably_meant(group.payer, allowed[-MOST_SEARCHED:])
    facts = {"value": group.payer, "allowed": allowed, "segment": group.segment, "nearest": guess}
    if group.payer in RESERVED_PAYERS:
        yield Finding("UCJ017", ("groups", i, "paid_by"), facts=facts)
    else:
        yield Finding("UCJ016", ("groups", i, "paid_by"), facts=facts | {"remedy": "nearest" if guess else None})


def fund_rules(funds: set[str]) -> Iterator[Finding]:
    """Find what is wrong with the ids of the *funds*."""
    for name in sorted(funds.intersection(RESERVED_PAYERS)):
        yield Finding("UCJ020", ("funds", name), facts={"name": name})


def plan_rules(plan: Plan) -> Iterator[Finding]:
    """Find what is wrong between the sections of a plan whose sections all have the right shape."""
    yield from _fund_terms(plan)
    for i, rate in enumerate(plan.assumed_rates):
        yield from _rate_rules(rate, i, standing(plan).day)
    for path, spread in plan.uncertain.items():
        yield from _spread_rules(plan, path, spread)
    yield from _observation_rules(plan)
    given = plan.targets.years
    if not given:
        yield Finding("UCJ011", ("targets", "percent"), facts={"key": "percent", "remedy": "targets"})
    for year in sorted({*plan.targets.percent} & {*plan.targets.participants}):
        facts = {"year": year, "percent": plan.targets.percent[year]}
        yield Finding("UCJ032", ("targets", "participants", year), facts=facts)
    if plan.targets.path == "geometric" and any(
        not getattr(plan.targets, key)[year] for _, key, year in map(plan.targets.way, given[:-1])
    ):
        yield Finding("UCJ024", ("targets", "path"), facts={})


def _spread_rules(plan: Plan, path: str, spread: Uncertain) -> Iterator[Finding]:
    """Check that what is uncertain is a number of the plan, which takes its ends, and that these are in order."""
    from ucj_cli.plan_file.numbers import number_at

    here = ("uncertain", path)
    try:
        number = number_at(plan.document, path)
    except UsageError as error:
        guess = error.facts.get("nearest")
        yield Finding("UCJ037", here, facts={"path": path, "nearest": guess, "remedy": "nearest" if guess else None})
    else:
        if number is None:
            yield Finding("UCJ037", here, facts={"path": path, "remedy": None})
        else:
            yield from _ends_of_another_kind(plan, path, spread, number)
    if spread.spread == "normal" and spread.likely not in (None, spread.middle):
        facts = {"low": spread.low, "high": spread.high, "middle": spread.middle, "remedy": "normal"}
        yield Finding("UCJ038", (*here, "likely"), facts=facts)
        return
    order = [value for value in (spread.low, spread.likely, spread.high) if value is not None]
    if order != sorted(order):
        yield Finding("UCJ038", (*here, "low"), facts={"low": spread.low, "high": spread.high})


def _ends_of_another_kind(plan: Plan, path: str, spread: Uncertain, number: Number) -> Iterator[Finding]:
    """Find the values of a range that the plan would not take at *path*."""
    for key in ("low", "likely", "high"):
        value = getattr(spread, key)
        here = ("uncertain", path, key)
        if value is None:
            continue
        if not number.is_written_so(value):
            from ucj_cli.yamldoc.proposals import number_remedy

            node, _ = plan.document.walk(here)
            expected = {"value": f"`{node.text}`", "expected": TextKey("expected.whole")}
            yield Finding("UCJ012", here, facts=expected | number_remedy(node.text, value, whole=True))
        elif number.least is not None and value < number.least:
            yield Finding("UCJ013", here, facts={"value": value, "limit": number.least, "remedy": "greater_than_equal"})
        elif number.most is not None and value > number.most:
            yield Finding("UCJ013", here, facts={"value": value, "limit": number.most, "remedy": "less_than_equal"})


def _fund_terms(plan: Plan) -> Iterator[Finding]:
    """Find what is wrong with the money of single funds."""
    shared: dict[str, str] = {}
    for name, fund in plan.funds.items():
        if fund.half_price and fund.kind == "public":
            yield Finding("UCJ025", ("funds", name, "half_price"), facts={})
        if fund.shared is not None and shared.setdefault(fund.shared, name) != name:
            yield Finding("UCJ034", ("funds", name, "shared"), facts={"name": fund.shared, "fund": shared[fund.shared]})


def _rate_rules(rate: AssumedRate, i: int, today: date) -> Iterator[Finding]:
    """Find what is wrong with a rate that the plan assumes from a month on, which must be after *today*."""
    path, amounts = ("assumed_rates", i), (rate.percent, rate.rupiah)
    if rate.first <= f"{today:%Y-%m}":
        yield Finding("UCJ035", (*path, "from"), facts={"month": rate.first, "day": today})
    if rate.last is not None and rate.last < rate.first:
        yield Finding("UCJ021", (*path, "to"), facts={"first": rate.first, "last": rate.last})
    if amounts.count(None) != 1:
        remedy = "both" if None not in amounts else None
        yield Finding("UCJ036", (*path, "percent"), facts={"remedy": remedy})
    if rate.programme not in PROGRAMMES[rate.segment]:
        facts = {"value": rate.programme, "allowed": ", ".join(PROGRAMMES[rate.segment]), "segment": rate.segment}
        yield Finding("UCJ404", (*path, "programme"), facts=facts)
    if rate.payer is not None and rate.payer not in OWES[rate.segment]:
        owing = {"value": rate.payer, "allowed": OWES[rate.segment], "segment": rate.segment}
        yield Finding("UCJ017", (*path, "payer"), facts=owing)


def _observation_rules(plan: Plan) -> Iterator[Finding]:
    """Find what is wrong with what was observed, and between it, the workforce and the groups."""
    wrong = [*_day_rules(plan)]
    yield from wrong or _workforce_rules(plan)


def _day_rules(plan: Plan) -> Iterator[Finding]:
    """Find what is wrong with single observations of the whole."""
    first = min(plan.workforce.size)
    for day, observation, way in standings(plan):
        if observation.percent is None and observation.participants is None:
            yield Finding("UCJ011", (*way, "percent"), facts={"key": "percent", "remedy": "coverage"})
        elif day.year < first:
            yield Finding("UCJ023", ("workforce", "size"), facts={"year": day.year, "first": first})
    if plan.coverage.date in plan.observed:
        yield Finding("UCJ029", ("observed", str(plan.coverage.date)), facts={"day": plan.coverage.date})


def _workforce_rules(plan: Plan) -> Iterator[Finding]:
    """Check that there are workers in the years of observations and targets, and that the groups add up to them."""
    seen = standings(plan)
    try:
        for each in seen:
            workforce_in(plan.workforce, each.day.year)
    except OutOfRangeError:  # it may shrink until nobody is left
        yield Finding("UCJ028", ("workforce", "growth_percent"), facts={"year": each.day.year})
    else:
        yield from _target_sizes(plan)
        yield from _group_days(plan, seen[-1].day)
        if plan.groups:
            yield from _workers_sum(plan)
            by_group = [group_participants_on(plan, group, [each.day for each in seen]) for group in plan.groups]
            for each, told in zip(seen, zip(*by_group, strict=True), strict=True):
                yield from _participants_sum(plan, each, told)


def _target_sizes(plan: Plan) -> Iterator[Finding]:
    """Check that no target asks for more people than there are."""
    for year, people in plan.targets.participants.items():
        path = ("targets", "participants", year)
        try:
            workers = workforce_in(plan.workforce, year)
        except OutOfRangeError:
            workers = 0
        if people > workers or not workers:
            yield Finding("UCJ033", path, facts={"people": people, "workers": workers, "year": year})


def _group_days(plan: Plan, last: date) -> Iterator[Finding]:
    """Check that what was observed of a group is of a day of its own, and is used."""
    for i, group in enumerate(plan.groups):
        for day in sorted(group.observed):
            path = ("groups", i, "observed", str(day))
            if day > last:
                yield Finding("UCJ030", path, facts={"day": day, "last": last})
            elif day == plan.coverage.date and group.participants is not None:
                yield Finding("UCJ029", path, facts={"day": day})


def _workers_sum(plan: Plan) -> Iterator[Finding]:
    """Check that the groups, with the rest, add up to the whole workforce."""
    workers = [group.workers for group in plan.groups if group.workers != "rest"]
    due = workforce_in(plan.workforce, plan.coverage.date.year)
    yield from _sum("workers", sum(workers), due, has_rest=len(workers) < len(plan.groups))


def _participants_sum(plan: Plan, seen: Standing, told: Sequence[int | None]) -> Iterator[Finding]:
    """Check that what was *told* of the groups, with the rest, adds up to all participants that were *seen*."""
    found, due = sum(people or 0 for people in told), participants_of(plan, seen)
    for wrong in _sum("participants", found, due, has_rest=None in told):
        if seen.way == ("coverage",):
            yield wrong
        else:
            yield Finding("UCJ031", seen.way, facts={**wrong.facts, "day": seen.day})


def _sum(what: str, found: int, due: int, *, has_rest: bool) -> Iterator[Finding]:
    if found > due if has_rest else found != due:
        remedy = "rest" if has_rest else None
        facts = {"what": TextKey(f"expected.{what}"), "found": found, "due": due, "remedy": remedy}
        yield Finding("UCJ103", ("groups",), facts=facts)
