"""The steps that lead to people: workforce, target, needed, gap, and who is to be enrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.engine.split import stages
from ucj_cli.engine.targets import coverage_now
from ucj_cli.plan.workforce import participants_now, workforce_in

if TYPE_CHECKING:
    from ucj_cli.answers.explain import Step
    from ucj_cli.engine.explain.telling import Telling


def workforce(telling: Telling) -> Step:
    """The workforce of the year."""
    return _workforce(telling, telling.result.year)


def _workforce(telling: Telling, year: int) -> Step:
    """The workforce of *year*: given, on the line between two given years, or grown from the last one."""
    size = telling.plan.workforce.size
    value = workforce_in(telling.plan.workforce, year)
    earlier, later = [y for y in size if y <= year], [y for y in size if y > year]
    around = [max(earlier), *([min(later)] if later and year not in size else [])]
    inputs = [telling.given("workforce", "size", y) for y in around]
    if year in size:
        return telling.step("workforce", value, "people", "given", inputs=inputs)
    if later:
        facts = {"first": around[0], "last": around[1], "start": size[around[0]], "end": size[around[1]]}
        return telling.step("workforce", value, "people", "workforce_between", facts, inputs=inputs)
    growth = telling.plan.workforce.growth_percent
    inputs.append(telling.given("workforce", "growth_percent"))
    grown: dict[str, object] = {"start": size[around[0]], "growth": growth, "years": year - around[0]}
    return telling.step("workforce", value, "people", "workforce_grown", grown, inputs=inputs)


def participants(telling: Telling) -> Step:
    """Today's participants: as given, or the given percent of that year's workforce."""
    coverage, value = telling.plan.coverage, participants_now(telling.plan)
    inputs = [telling.given("coverage", "date")]
    if coverage.participants is not None:
        inputs.append(telling.given("coverage", "participants"))
        return telling.step("participants", value, "people", "given", inputs=inputs)
    below = _workforce(telling, coverage.date.year)
    inputs.append(telling.given("coverage", "percent"))
    facts = {"percent": coverage.percent, "workforce": below.value}
    return telling.step("participants", value, "people", "participants", facts, inputs=inputs, steps=[below])


def target(telling: Telling) -> Step:
    """The target of the year, and the waypoints that it comes from."""
    found, plan = telling.result.target, telling.plan
    given = [year for year, _ in found.waypoints if year in plan.targets.percent]
    inputs = [telling.given("targets", "percent", year) for year in given]
    steps = [] if len(given) == len(found.waypoints) else [_coverage(telling)]
    facts: dict[str, object] = {f"year{i}": year for i, (year, _) in enumerate(found.waypoints)}
    facts |= {f"percent{i}": percent for i, (_, percent) in enumerate(found.waypoints)}
    if found.basis == "interpolated":
        inputs.append(telling.given("targets", "path"))
        facts |= {"path": plan.targets.path, "elapsed": telling.result.year - found.waypoints[0][0]}
        facts["years"] = found.waypoints[1][0] - found.waypoints[0][0]
    how = "given" if found.basis == "given" else f"target_{found.basis}"
    return telling.step("target", found.percent, "percent", how, facts, inputs=inputs, steps=steps)


def _coverage(telling: Telling) -> Step:
    """Coverage today, where the path begins."""
    below = [participants(telling), _workforce(telling, telling.plan.coverage.date.year)]
    facts = {"participants": below[0].value, "workforce": below[1].value}
    return telling.step("coverage", coverage_now(telling.plan), "percent", "coverage", facts, steps=below)


def needed(telling: Telling) -> Step:
    """What the target asks for."""
    below = [target(telling), workforce(telling)]
    facts = {"percent": below[0].value, "workforce": below[1].value}
    return telling.step("needed", telling.result.needed, "people", "needed", facts, steps=below)


def gap(telling: Telling) -> Step:
    """What the target lacks of today's participants."""
    below = [needed(telling), participants(telling)]
    facts = {"needed": below[0].value, "participants": below[1].value}
    return telling.step("gap", telling.result.gap, "people", "gap", facts, steps=below)


def workers_of(telling: Telling, i: int) -> Step:
    """The workers of a group in the year."""
    members, below = telling.result.members, workforce(telling)
    facts = {"size": members.sizes[i], "whole": sum(members.sizes), "workforce": below.value}
    value, inputs = telling.result.places[i].workers, telling.group_given(i, "workers")
    return telling.step(
        "workers", value, "people", "workers", facts, name=telling.group(i), inputs=inputs, steps=[below]
    )


def new(telling: Telling) -> Step:
    """Who is to be enrolled, group by group."""
    bills = telling.result.bills
    below = [gap(telling), *(enrolled(telling, i) for i, bill in enumerate(bills) if bill.new)]
    total = sum(bill.new for bill in bills)
    return telling.step("new", total, "people", "new", {"groups": len(below) - 1}, steps=below)


def new_of(telling: Telling, i: int) -> Step:
    """Who of one group is to be enrolled, from the gap on."""
    step = enrolled(telling, i)
    return step.model_copy(update={"steps": (gap(telling), *step.steps)})


def enrolled(telling: Telling, i: int) -> Step:
    """The people of a group, by the stages of the split in which it got any."""
    result, steps, inputs = telling.result, [], []
    for stage in stages(result.gap, result.places):
        if i not in stage.groups or not stage.people[stage.groups.index(i)]:
            continue
        n = stage.groups.index(i)
        facts: dict[str, object] = {"room": stage.room[n], "people": stage.people[n], "lacking": stage.lacking}
        if stage.kind == "planned":
            place = result.places[i]
            facts |= {"planned": place.planned, "participants": place.participants}
            inputs += [telling.given("groups", i, "planned", _listed(telling, i))]
        facts |= {"tier": len(stage.groups), "rooms": sum(stage.room), "taken": sum(stage.people)}
        steps.append(telling.step("share", stage.people[n], "people", f"stage_{stage.kind}", facts))
    value = result.bills[i].new
    how = "enrolled" if steps else "nobody"
    return telling.step("new", value, "people", how, name=telling.group(i), inputs=inputs, steps=steps)


def _listed(telling: Telling, i: int) -> int:
    """The year of which the planned headcount of a group holds on."""
    planned = telling.result.members.groups[i].planned
    return max(year for year in planned if year <= telling.result.year)
