"""The steps that lead to people: workforce, target, needed, gap, and who is to be enrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.engine.targets import coverage_now
from ucj_cli.plan_file.series import listed_around, workforce_year
from ucj_cli.plan_file.standing import participants_now, standing

if TYPE_CHECKING:
    from ucj_cli.answers.explain import Step
    from ucj_cli.engine.explain.builder import StepBuilder


def workforce(builder: StepBuilder) -> Step:
    """Explain the workforce of the year."""
    return _workforce(builder, builder.result.year)


def _workforce(builder: StepBuilder, year: int) -> Step:
    """Explain the workforce of *year*: given, on the line between two given years, or grown from the last one."""
    found, size = workforce_year(builder.plan.workforce, year), builder.plan.workforce.size
    inputs = [builder.given("workforce", "size", listed) for listed in found.listed]
    first, last = found.listed[0], found.listed[-1]
    facts: dict[str, object] = {}
    if found.basis == "between":
        facts = {"first": first, "last": last, "start": size[first], "end": size[last]}
    elif found.basis == "grown":
        inputs.append(builder.given("workforce", "growth_percent"))
        growth = builder.plan.workforce.growth_percent
        facts = {"start": size[first], "growth": growth, "years": year - first}
    how = "given" if found.basis == "given" else f"workforce_{found.basis}"
    return builder.step("workforce", found.workers, "people", how, facts, inputs=inputs)


def participants(builder: StepBuilder) -> Step:
    """Today's participants: as given, or the given percent of that year's workforce."""
    (day, seen, way), value = standing(builder.plan), participants_now(builder.plan)
    inputs = [builder.given("coverage", "date")] if way == ("coverage",) else []
    if seen.participants is not None:
        inputs.append(builder.given(*way, "participants"))
        return builder.step("participants", value, "people", "given", inputs=inputs)
    below = _workforce(builder, day.year)
    inputs.append(builder.given(*way, "percent"))
    facts = {"percent": seen.percent, "workforce": below.value}
    return builder.step("participants", value, "people", "participants", facts, inputs=inputs, steps=[below])


def target(builder: StepBuilder) -> Step:
    """Explain the target of the year in percent, and the waypoints that it comes from."""
    found, plan = builder.result.target, builder.plan
    given = [year for year, _ in found.waypoints if year in plan.targets.years]
    inputs = [builder.given(*plan.targets.way(year)) for year in given]
    steps = [] if len(given) == len(found.waypoints) else [_coverage(builder)]
    steps += [_workforce(builder, year) for year in given if year in plan.targets.participants]
    facts: dict[str, object] = {f"year{i}": year for i, (year, _) in enumerate(found.waypoints)}
    facts |= {f"percent{i}": percent for i, (_, percent) in enumerate(found.waypoints)}
    if found.basis == "interpolated":
        inputs.append(builder.given("targets", "path"))
        facts |= {"path": plan.targets.path, "elapsed": builder.result.year - found.waypoints[0][0]}
        facts["years"] = found.waypoints[1][0] - found.waypoints[0][0]
    how = "given" if found.basis == "given" else f"target_{found.basis}"
    if found.people is not None:
        how, facts = "target_people", {"people": found.people, "workforce": builder.result.workforce}
    return builder.step("target", found.percent, "percent", how, facts, inputs=inputs, steps=steps)


def _coverage(builder: StepBuilder) -> Step:
    """Coverage today, where the path begins."""
    below = [participants(builder), _workforce(builder, standing(builder.plan).day.year)]
    facts = {"participants": below[0].value, "workforce": below[1].value}
    return builder.step("coverage", coverage_now(builder.plan), "percent", "coverage", facts, steps=below)


def needed(builder: StepBuilder) -> Step:
    """Explain how many people the target asks for."""
    below = [target(builder), workforce(builder)]
    facts = {"percent": below[0].value, "workforce": below[1].value}
    how = "needed" if builder.result.target.people is None else "needed_given"
    return builder.step("needed", builder.result.needed, "people", how, facts, steps=below)


def gap(builder: StepBuilder) -> Step:
    """Explain the gap: how many people are missing between today's participants and the target."""
    below = [needed(builder), participants(builder)]
    facts = {"needed": below[0].value, "participants": below[1].value}
    return builder.step("gap", builder.result.gap, "people", "gap", facts, steps=below)


def workers_of(builder: StepBuilder, i: int) -> Step:
    """Explain the number of workers of a group in the year."""
    population, below = builder.result.population, workforce(builder)
    facts = {"size": population.sizes[i], "whole": sum(population.sizes), "workforce": below.value}
    value, inputs = builder.result.groups[i].workers, builder.group_given(i, "workers")
    return builder.step(
        "workers", value, "people", "workers", facts, name=builder.group(i), inputs=inputs, steps=[below]
    )


def new(builder: StepBuilder) -> Step:
    """Who is to be enrolled, group by group."""
    groups = builder.result.groups
    below = [gap(builder), *(enrolled(builder, i) for i, group in enumerate(groups) if group.new)]
    return builder.step("new", builder.result.new, "people", "new", {"groups": len(below) - 1}, steps=below)


def new_of(builder: StepBuilder, i: int) -> Step:
    """Who of one group is to be enrolled, from the gap on."""
    step = enrolled(builder, i)
    return step.model_copy(update={"steps": (gap(builder), *step.steps)})


def enrolled(builder: StepBuilder, i: int) -> Step:
    """Explain the people of a group, by the stages of the split in which it got any."""
    result, steps, inputs = builder.result, [], []
    for stage, n, rooms, taken in builder.shares.get(i, ()):
        facts: dict[str, object] = {"room": stage.room[n], "lacking": stage.lacking}
        if stage.kind == "planned":
            group = result.groups[i]
            facts |= {"planned": group.planned, "participants": group.participants}
            inputs += [builder.given("groups", i, "planned", _listed(builder, i))]
        facts |= {"tier": len(stage.groups), "rooms": rooms, "taken": taken}
        steps.append(builder.step("share", stage.people[n], "people", f"stage_{stage.kind}", facts))
    value = result.groups[i].new
    how = "enrolled" if steps else "nobody"
    return builder.step("new", value, "people", how, name=builder.group(i), inputs=inputs, steps=steps)


def _listed(builder: StepBuilder, i: int) -> int:
    """Return the year of which the planned headcount of a group holds on."""
    listed = listed_around(builder.result.groups[i].group.planned, builder.result.year).before
    assert listed is not None  # noqa: S101 - a group is filled up to its plan only where it has one in that year
    return listed
