"""How it went, once more, as one does it in a spreadsheet: days, paths and paces; nothing of ucj.

Written from docs/method.md; it reads a plan as `recomputed_plan` does.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from tests.engine.recomputed_money import Sheet, ceiling, half_up, percent
from tests.engine.recomputed_plan import (
    asked,
    between,
    figure_of,
    given_targets,
    needed,
    observations,
    planned,
    target,
    workforce,
)

MONTH = Fraction(36_525, 1_200)
"""Days of a month."""


def track_sheet(plan: Sheet) -> Sheet:
    """`ucj track`: observations, year ends, pace, groups and funds."""
    seen = observations(plan)
    rows = [row(plan, seen, number) for number in range(len(seen))]
    last = rows[-1]
    head = {key: last[key] for key in ("expected_percent", "difference_points", "difference_people")}
    return head | {
        "as_of": last["date"],
        "on_track": last["difference_points"] >= 0,
        "observations": rows,
        "year_ends": year_ends(plan),
        "pace": pace(plan),
        "groups": groups(plan),
        "funds": [
            {"id": name, "year": year, "ceiling": money, "spent": spent} | {"spent_percent": share(spent, money)}
            for name, fund in plan["funds"].items()
            for year, spent in sorted(fund["spent"].items())
            for money in [ceiling(fund, year)[0]]
        ],
    }


def share(part: int, whole: int | None) -> Fraction | None:
    return percent(part, whole) if whole else None


def path_on(plan: Sheet, day: date) -> tuple[Fraction, int]:
    """Per cent and people that the path asks for on a day."""
    first = date(min(given_targets(plan)), 12, 31)
    there = workforce(plan, day.year)
    if (day.month, day.day) == (12, 31) and day >= first:
        return target(plan, day.year)[0], needed(plan, day.year)
    if day > first:
        start, end = date(day.year - 1, 12, 31), date(day.year, 12, 31)
        low = target(plan, start.year)[0]
    else:
        (start, people), *_ = observations(plan)
        end, low = first, percent(people, workforce(plan, start.year))
    wanted = between("linear", low, target(plan, end.year)[0], (day - start).days, (end - start).days)
    return wanted, asked(wanted, there)


def row(plan: Sheet, seen: list[tuple[date, int]], number: int) -> Sheet:
    day, people = seen[number]
    covered, (wanted, wanted_people) = percent(people, workforce(plan, day.year)), path_on(plan, day)
    change = people - seen[number - 1][1] if number else None
    return {
        "date": day,
        "participants": people,
        "coverage_percent": covered,
        "expected_percent": wanted,
        "difference_points": Fraction(half_up(100 * (covered - wanted)), 100),
        "difference_people": people - wanted_people,
        "change": change,
        "change_per_month": None if change is None else a_month(change, (day - seen[number - 1][0]).days),
    }


def a_month(people: int, days: int) -> Fraction:
    return Fraction(half_up(10 * people * MONTH / days), 10)


def year_ends(plan: Sheet) -> list[Sheet]:
    seen, found = observations(plan), []
    begin = max(min(given_targets(plan)), min(plan["workforce"]["size"]))
    for year in range(begin, seen[-1][0].year + 1):
        end = date(year, 12, 31)
        if end > seen[-1][0]:
            continue
        distance, day, people = min((abs((day - end).days), day, people) for day, people in seen)
        wanted, many = target(plan, year)[0], needed(plan, year)
        line: Sheet = {"year": year, "target_percent": wanted, "participants_needed": many}
        if distance > 45:
            line |= dict.fromkeys(("observed_on", "coverage_percent", "reached", "missed_points", "missed_people"))
        else:
            covered = percent(people, workforce(plan, year))
            points = max(Fraction(0), wanted - covered) if people < many else Fraction(0)
            line |= {"observed_on": day, "coverage_percent": covered, "reached": people >= many}
            line |= {"missed_points": Fraction(half_up(100 * points), 100), "missed_people": max(0, many - people)}
        found.append(line)
    return found


def pace(plan: Sheet) -> Sheet:
    seen, given = observations(plan), sorted(given_targets(plan))
    day, people = seen[-1]
    this = [day.year] if given[0] <= day.year and day < date(day.year, 12, 31) else []
    later = [year for year in given if year > day.year]
    found: Sheet = dict.fromkeys(("since", "people_per_month", "last_people_per_month"))
    found |= {"needed": [], "projected": []}
    for year in sorted({*this, *later[:1], *later[-1:]}):
        rate = a_month(max(0, needed(plan, year) - people), (date(year, 12, 31) - day).days)
        found["needed"].append({"year": year, "target_percent": target(plan, year)[0], "people_per_month": rate})
    if len(seen) == 1:
        return found
    year_before = day - timedelta(days=1) if (day.month, day.day) == (2, 29) else day
    year_before = year_before.replace(year=day.year - 1)
    old = [each for each in seen if each[0] <= year_before]
    since, then = old[-1] if old else seen[0]
    so_far = a_month(people - then, (day - since).days)
    found |= {"since": since, "people_per_month": so_far}
    found["last_people_per_month"] = a_month(people - seen[-2][1], (day - seen[-2][0]).days)
    for year in sorted({*this, *later}):
        there, days = workforce(plan, year), (date(year, 12, 31) - day).days
        reached = max(0, min(there, people + half_up(so_far * days / MONTH)))
        line = {"year": year, "coverage_percent": percent(reached, there)}
        found["projected"].append(line | {"reached_in": reached_in(day, needed(plan, year) - people, so_far)})
    return found


def reached_in(day: date, missing: int, so_far: Fraction) -> str:
    if missing > 0 and so_far <= 0:
        return "never"
    wait = missing / so_far * MONTH if missing > 0 else Fraction(0)
    days = -(-wait.numerator // wait.denominator)
    return "beyond 2100" if days > (date(2100, 12, 31) - day).days else f"{day + timedelta(days=days):%Y-%m}"


def groups(plan: Sheet) -> list[Sheet]:
    day = observations(plan)[-1][0]
    found = []
    for group in plan["groups"]:
        days = {plan["coverage"]["date"], *group["observed"]}
        if group["workers"] != "rest" and sum(told <= day for told in days) > 1:
            plan_of_it, seen = planned(group, day.year), figure_of(plan, group, day)
            line = {"id": group["id"], "planned": plan_of_it, "observed": seen}
            found.append(line | {"difference": None if plan_of_it is None else seen - plan_of_it})
    return found
