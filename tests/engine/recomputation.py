"""The road and a year once more, as one does them in a spreadsheet: plain loops, nothing of ucj.

Written from docs/method.md. It reads a plan as plain data, `plan.model_dump(by_alias=True)`, and puts down what it
finds under the keys that answers have.
"""

from __future__ import annotations

from fractions import Fraction

from tests.engine.recomputed_funds import afford_sheet, funded_year
from tests.engine.recomputed_money import Sheet, bills, ceil, half_up, of, percent
from tests.engine.recomputed_plan import (
    asked,
    given_targets,
    groups_today,
    needed,
    observations,
    on_terms,
    planned,
    stands_on,
    target,
    workforce,
)

LAST = 10_000
"""The tier after all priorities."""


def parts_of(whole: int, weights: list[int]) -> list[int]:
    """By the largest remainder; of equal ones the earlier."""
    together = sum(weights)
    parts = [whole * weight // together if together else 0 for weight in weights]
    remainders = [whole * weight % together if together else 0 for weight in weights]
    for _ in range(whole - sum(parts)):
        first = remainders.index(max(remainders))
        parts[first] += 1
        remainders[first] = -1
    return parts


def enrol(gap: int, rows: list[Sheet], priorities: list[int | None]) -> None:
    """Give each of *rows* its `new` people: the plan first, then tier by tier, at last the planned groups again."""
    rooms, tiers = [], []
    for row, priority in zip(rows, priorities, strict=True):
        uncovered = max(0, row["workers"] - row["participants"])
        row["new"] = min(uncovered, max(0, (row["planned"] or 0) - row["participants"]))
        rooms.append(uncovered - row["new"])
        tiers.append(LAST if row["planned"] is not None else priority or LAST - 1)
    left = gap - sum(row["new"] for row in rows)
    for tier in sorted(set(tiers)):
        weights = [room if each == tier else 0 for room, each in zip(rooms, tiers, strict=True)]
        taken = max(0, min(left, sum(weights)))
        for row, people in zip(rows, parts_of(taken, weights), strict=True):
            row["new"] += people
        left -= taken


# Answers

STEPS = ("existing", "fund_price", "fund_price_new", "priority")
"""What a row of a group holds beside what an answer says."""

SUMS = ("existing", "new", "total", "public")
"""The parts of a budget."""


def year_sheet(plan: Sheet, year: int, here: list[int], *, on_the_road: bool) -> Sheet:
    """A year that begins with so many *here* in each group; on the road all of them are paid for."""
    groups, funds = groups_today(plan)
    groups, there = on_terms(plan, groups, year), workforce(plan, year)
    wanted, basis = target(plan, year)
    rows: list[Sheet] = []
    for group, workers, people in zip(groups, parts_of(there, [g["workers"] for g in groups]), here, strict=True):
        room = planned(group, year)
        row = {key: group[key] for key in ("id", "segment", "paid_by", "priority", "tags")}
        row |= {"workers": workers, "participants": people, "planned": room}
        row["existing"] = people if on_the_road or room is None else min(people, room)
        rows.append(row)
    gap = max(0, needed(plan, year) - sum(here))
    enrol(gap, rows, [group["priority"] for group in groups])
    for row, group in zip(rows, groups, strict=True):
        rate, after = group["pass_rate_percent"], row["participants"] + row["new"]
        row["coverage_percent"] = share_of(row["participants"], row["workers"])
        row["participants_after"] = after
        row["coverage_after_percent"] = share_of(after, row["workers"])
        row["names_to_propose"] = ceil(Fraction(row["new"] * 100) / Fraction(rate)) if rate else None
    money = bills(rows, groups, funds, year)
    answered = [{key: figure for key, figure in row.items() if key not in STEPS} for row in rows]
    asks = {"target_percent": wanted, "target_basis": basis, "participants_needed": needed(plan, year)}
    return {"year": year, "workforce": there, **asks, "gap": gap, "rows": rows, "groups": answered, **money}


def share_of(part: int, whole: int) -> Fraction | None:
    return percent(part, whole) if whole else None


def from_today(plan: Sheet, year: int) -> Sheet:
    """A year against today's participants."""
    groups, _ = groups_today(plan)
    return year_sheet(plan, year, [group["participants"] for group in groups], on_the_road=False)


def gap_sheet(plan: Sheet, year: int) -> Sheet:
    """`ucj gap`: a year against those who are there today."""
    sheet = from_today(plan, year)
    there, wanted = sheet["workforce"], sheet["target_percent"]
    day, participants = observations(plan)[-1]
    in_year = percent(participants, there)
    new = sum(row["new"] for row in sheet["rows"])
    segments = [segment_sheet(sheet["groups"], segment) for segment in ("pu", "bpu") if plan["groups"]]
    del sheet["months"], sheet["rows"]
    return sheet | {
        "as_of": day,
        "participants": participants,
        "coverage_percent": percent(participants, workforce(plan, day.year)),
        "coverage_in_year_percent": in_year,
        "gap_points": wanted - in_year,
        "gap_to_full": max(0, there - participants),
        "achievement_percent": Fraction(half_up(in_year / wanted * 10_000), 100) if wanted else None,
        "new": new,
        "segments": [segment for segment in segments if segment],
    }


def segment_sheet(groups: list[Sheet], segment: str) -> Sheet:
    """Wage earners or own-account workers, added up; nothing where there are none."""
    own = [group for group in groups if group["segment"] == segment]
    if not own:
        return {}
    sums = {key: sum(group[key] for group in own) for key in ("workers", "participants", "new", "participants_after")}
    return sums | {
        "segment": segment,
        "coverage_percent": share_of(sums["participants"], sums["workers"]),
        "coverage_after_percent": share_of(sums["participants_after"], sums["workers"]),
        "budget": {key: sum(group["budget"][key] for group in own) for key in SUMS},
    }


def bought_sheet(plan: Sheet, year: int) -> Sheet:
    """`ucj afford`: what the ceilings of *year* buy."""
    sheet = from_today(plan, year)
    return afford_sheet(sheet, groups_today(plan)[1], sheet["months"])


def money_sheet(plan: Sheet, year: int) -> Sheet:
    """`ucj budget`: the money of *year* for today's participants and the people of its gap."""
    sheet = from_today(plan, year)
    programmes: dict[str, int] = {}
    for month in sheet["months"]:
        for programme, rupiah in month["programmes"].items():
            programmes[programme] = programmes.get(programme, 0) + rupiah
    return {key: sheet[key] for key in ("year", "months", "payers", "groups", "budget")} | {"programmes": programmes}


def road_sheet(plan: Sheet, first: int | None = None, last: int | None = None) -> Sheet:
    """`ucj roadmap`: each year begins with the people of the year before, less those who are lost."""
    today = stands_on(plan)
    begin = today.year + 1 if today.month == 12 else today.year
    end = last or max(begin, *given_targets(plan))
    groups, funds = groups_today(plan)
    years: list[Sheet] = []
    walks: dict[str, list[tuple[int, Sheet, bool]]] = {"all": [], "funds": []}
    here = [group["participants"] for group in groups]
    reached, left = dict.fromkeys(walks, here), {walk: dict[str, int]() for walk in walks}
    for year in range(begin, end + 1):
        now = on_terms(plan, groups, year)
        start, stayed = sum(here), stay(now, year, here, begins=year == begin)
        sheet = year_sheet(plan, year, stayed, on_the_road=True)
        here = [row["participants_after"] for row in sheet["groups"]]
        active = [
            people
            for group, people in zip(now, here, strict=True)
            if group["segment"] == "pu" or group["paid_by"] == "elsewhere" or group["months"]["to"] > 9
        ]
        sheet |= {"participants_start": start, "lapsed": start - sum(stayed), "retained": sum(stayed)}
        sheet |= {"new": sum(here) - sum(stayed), "participants_end": sum(here), "active_year_end": sum(active)}
        sheet["coverage_end_percent"] = percent(sum(here), sheet["workforce"])
        sheet["missing_at_start"] = sheet.pop("gap")
        del sheet["months"], sheet["rows"]
        for walk, before in reached.items():
            found = year_sheet(plan, year, stay(now, year, before, begins=year == begin), on_the_road=True)
            line, reached[walk], left[walk] = funded_year(found, sum(before), funds, left[walk], others=walk == "all")
            walks[walk].append((year, line, met(plan, year, line)))
        sheet["funded"] = walks["all"][-1][1]
        years.append(sheet)
    years = [sheet for sheet in years if sheet["year"] >= (first or begin)]
    funded = led_to(walks["all"]) | {"funds_only": led_to(walks["funds"])}
    return {"years": years, "funded": funded, "totals": totals(years)}


def stay(groups: list[Sheet], year: int, here: list[int], *, begins: bool) -> list[int]:
    stayed = []
    for group, people in zip(groups, here, strict=True):
        left = people if begins else people - half_up(of(group["lapse_percent"], people))
        room = planned(group, year) if begins or year in group["planned"] else None
        stayed.append(left if room is None else min(left, room))
    return stayed


def met(plan: Sheet, year: int, line: Sheet) -> bool:
    """Whether the last given target is met at the end of *year*: one in people by exactly so many."""
    given, in_people = given_targets(plan), plan["targets"]["participants"]
    last = max(given)
    wanted = in_people[last] if last in in_people else asked(given[last], workforce(plan, year))
    return bool(line["participants_end"] >= wanted)


def led_to(walk: list[tuple[int, Sheet, bool]]) -> Sheet:
    """Where a walk ends, since when it is behind, when it met the last target."""
    behind = [year for year, line, _ in walk if line["missing_to_target"]]
    reached = [year for year, _, is_met in walk if is_met]
    return {
        "coverage_end_percent": walk[-1][1]["coverage_end_percent"],
        "behind_from": min(behind, default=None),
        "reached_in": min(reached, default=None),
    }


def totals(years: list[Sheet]) -> Sheet:
    payers: dict[str, Sheet] = {}
    for payer in (payer for sheet in years for payer in sheet["payers"]):
        nothing = {"need": 0, "shortfall": 0, "shortfall_at_least": 0}
        known = payers.setdefault(payer["id"], {"id": payer["id"], "kind": payer["kind"], **nothing})
        known["need"] += payer["need"]
        unknown = known["shortfall"] is None or payer["shortfall"] is None
        known["shortfall"] = None if unknown else known["shortfall"] + payer["shortfall"]
        known["shortfall_at_least"] += payer["shortfall"] or 0
    return {
        "new": sum(sheet["new"] for sheet in years),
        "budget": {key: sum(sheet["budget"][key] for sheet in years) for key in SUMS},
        "payers": list(payers.values()),
    }
