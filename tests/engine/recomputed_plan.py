"""What a plan says of a day and of a year, as in a spreadsheet: who was there, on which terms, what is asked for.

Written from docs/method.md; nothing of ucj. A plan is plain data, `plan.model_dump(by_alias=True)`; `until` leaves out
what was observed after a day.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tests.engine.recomputed_money import Sheet, grown, half_up, of, percent

if TYPE_CHECKING:
    from datetime import date


def until(plan: Sheet, day: date | None) -> Sheet:
    """The plan of which nothing is known that was observed after *day*."""
    return plan | {"until": day}


def workforce(plan: Sheet, year: int) -> int:
    size = plan["workforce"]["size"]
    if year > max(size):
        return grown(size[max(size)], plan["workforce"]["growth_percent"], year - max(size))
    before, after = max(y for y in size if y <= year), min(y for y in size if y >= year)
    share = Fraction(year - before, after - before) if after > before else 0
    return half_up(size[before] + (size[after] - size[before]) * Fraction(share))


# Where it stands


def observations(plan: Sheet) -> list[tuple[date, int]]:
    """Days and participants, the first day first."""
    seen = {plan["coverage"]["date"]: plan["coverage"], **plan["observed"]}
    return [(day, counted(plan, day, seen[day])) for day in sorted(seen) if day <= (plan.get("until") or day)]


def counted(plan: Sheet, day: date, seen: Sheet) -> int:
    if seen["participants"] is not None:
        return int(seen["participants"])
    return half_up(of(seen["percent"], workforce(plan, day.year)))


def stands_on(plan: Sheet) -> date:
    return observations(plan)[-1][0]


def participants_today(plan: Sheet) -> int:
    return observations(plan)[-1][1]


def figure_of(plan: Sheet, group: Sheet, day: date) -> int:
    """A group's latest figure by *day*; nobody where it has none."""
    figures = dict(group["observed"])
    if group["participants"] is not None:
        figures[plan["coverage"]["date"]] = group["participants"]
    told = [when for when in figures if when <= day]
    return int(figures[max(told)]) if told else 0


def groups_today(plan: Sheet) -> tuple[list[Sheet], Sheet]:
    """The groups, with the rest's workers and participants filled in, and the funds."""
    day, participants_left = observations(plan)[-1]
    workers_left = workforce(plan, plan["coverage"]["date"].year)
    groups, funds = [dict(group) for group in plan["groups"]], dict(plan["funds"])
    if not groups:
        bare: Sheet = {"segment": "bpu", "programmes": ["jkk", "jkm"], "months": {"from": 1, "to": 12}, "planned": {}}
        bare |= {"income": 0, "sector": "other", "priority": 1, "pass_rate_percent": None, "lapse_percent": 0}
        bare |= {"growth_percent": 0, "changes": {}, "enrol_from": {}, "tags": {}, "participants": None}
        bare |= {"wage": None, "risk_class": 1, "labour_intensive": False}
        covered: Sheet = {"workers": min(workers_left, participants_left), "observed": {day: participants_left}}
        groups = [
            {**bare, **covered, "id": "covered", "paid_by": "elsewhere"},
            {**bare, "id": "uncovered", "workers": "rest", "observed": {}, "paid_by": "apbd"},
        ]
        nothing: Sheet = {"ceiling": {}, "growth_percent": None, "spent": {}, "shared": None, "carry_over": False}
        funds.setdefault("apbd", {"kind": "public", "half_price": False, **nothing})
    for group in groups:
        group["assumed_rates"] = plan["assumed_rates"]
        group["paid_by"] = group["paid_by"] or ("self" if group["segment"] == "bpu" else "employer")
        group["participants"] = 0 if group["workers"] == "rest" else figure_of(plan, group, day)
        workers_left -= group["workers"] if group["workers"] != "rest" else 0
        participants_left -= group["participants"]
    for group in groups:
        if group["workers"] == "rest":
            group["workers"], group["participants"] = workers_left, participants_left
    return groups, funds


# What holds in a year


def on_terms(plan: Sheet, groups: list[Sheet], year: int) -> list[Sheet]:
    """The groups with what has changed by *year*, and with what they earn then."""
    found = []
    for group in groups:
        now, earned = dict(group), "wage" if group["segment"] == "pu" else "income"
        listed = plan["coverage"]["date"].year
        for entry in sorted(entry for entry in group["changes"] if entry <= year):
            said = {key: value for key, value in group["changes"][entry].items() if value is not None}
            listed = entry if earned in said else listed
            now |= said
        if now.get(earned) is not None and year > listed:
            now[earned] = grown(now[earned], group["growth_percent"], year - listed)
        found.append(now)
    return found


def planned(group: Sheet, year: int) -> int | None:
    listed = [y for y in sorted(group["planned"]) if y <= year]
    return group["planned"][listed[-1]] if listed else None


# What is asked for


def given_targets(plan: Sheet) -> dict[int, Fraction]:
    """By year, in per cent; those in people are of that year's workforce."""
    given = {y: Fraction(p) for y, p in plan["targets"]["percent"].items()}
    return given | {y: percent(n, workforce(plan, y)) for y, n in plan["targets"]["participants"].items()}


def target(plan: Sheet, year: int) -> tuple[Fraction, str]:
    """The percentage, and where it comes from."""
    given = given_targets(plan)
    today = stands_on(plan).year
    points = dict(given)
    if today < min(given):
        points[today] = percent(participants_today(plan), workforce(plan, today))
    if year in points:
        return points[year], "given" if year in given else "current"
    before = max(y for y in points if y < year)
    path = plan["targets"]["path"]
    if year > max(points) or path == "step":
        return points[before], "carried"
    after = min(y for y in points if y > year)
    return between(path, points[before], points[after], year - before, after - before), "interpolated"


def between(path: str, start: Fraction, end: Fraction, passed: int, years: int) -> Fraction:
    u = Fraction(passed, years)
    if path == "geometric":
        # The number of hundredths h with h - 1/2 <= 100 x start x (end / start) ^ u < h + 1/2, without taking a root
        power = (100 * start) ** (years - passed) * (100 * end) ** passed
        low, high = 0, int(100 * max(start, end)) + 2  # an observation may be far above 1000 %
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if (middle - Fraction(1, 2)) ** years <= power else (low, middle)
        return Fraction(low, 100)
    risen = u if path == "linear" else 3 * u**2 - 2 * u**3
    return Fraction(half_up(100 * (start + (end - start) * risen)), 100)


def needed(plan: Sheet, year: int) -> int:
    """A target in people asks for exactly so many, one in per cent for whole people, never for more than there are."""
    if year in plan["targets"]["participants"]:
        return int(plan["targets"]["participants"][year])
    return asked(target(plan, year)[0], workforce(plan, year))


def asked(share: Fraction, there: int) -> int:
    wanted = share * there / 100
    return min(there, -(-wanted.numerator // wanted.denominator))
