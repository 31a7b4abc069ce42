"""The road and a year once more, as one does them in a spreadsheet: plain loops, nothing of ucj.

Written from docs/method.md. It reads a plan as plain data, `plan.model_dump(by_alias=True)`, and puts down what it
finds under the keys that answers have.
"""

from __future__ import annotations

from fractions import Fraction

from tests.engine.recomputed_funds import afford_sheet, funded_year
from tests.engine.recomputed_money import Sheet, bills, ceil, half_up, of, percent

LAST = 10_000
"""The tier after all priorities."""

# Years


def workforce(plan: Sheet, year: int) -> int:
    size = plan["workforce"]["size"]
    if year > max(size):
        growth = 1 + Fraction(plan["workforce"]["growth_percent"]) / 100
        return half_up(size[max(size)] * growth ** (year - max(size)))
    before, after = max(y for y in size if y <= year), min(y for y in size if y >= year)
    share = Fraction(year - before, after - before) if after > before else 0
    return half_up(size[before] + (size[after] - size[before]) * Fraction(share))


def participants_today(plan: Sheet) -> int:
    coverage = plan["coverage"]
    if coverage["participants"] is not None:
        return int(coverage["participants"])
    return half_up(of(coverage["percent"], workforce(plan, coverage["date"].year)))


def target(plan: Sheet, year: int) -> tuple[Fraction, str]:
    """The percentage, and where it comes from."""
    given = {y: Fraction(p) for y, p in plan["targets"]["percent"].items()}
    today = plan["coverage"]["date"].year
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
        low, high = 0, 100_001
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if (middle - Fraction(1, 2)) ** years <= power else (low, middle)
        return Fraction(low, 100)
    risen = u if path == "linear" else 3 * u**2 - 2 * u**3
    return Fraction(half_up(100 * (start + (end - start) * risen)), 100)


def planned(group: Sheet, year: int) -> int | None:
    listed = [y for y in sorted(group["planned"]) if y <= year]
    return group["planned"][listed[-1]] if listed else None


# Groups


def groups_today(plan: Sheet) -> tuple[list[Sheet], Sheet]:
    """The groups, with the rest's workers and participants filled in, and the funds."""
    workers_left, participants_left = workforce(plan, plan["coverage"]["date"].year), participants_today(plan)
    groups, funds = [dict(group) for group in plan["groups"]], dict(plan["funds"])
    if not groups:
        bare: Sheet = {"segment": "bpu", "programmes": ["jkk", "jkm"], "months": {"from": 1, "to": 12}, "planned": {}}
        bare |= {"income": 0, "sector": "other", "priority": 1, "pass_rate_percent": None, "lapse_percent": 0}
        covered: Sheet = {"workers": min(workers_left, participants_left), "participants": participants_left}
        groups = [
            {**bare, **covered, "id": "covered", "paid_by": "elsewhere"},
            {**bare, "id": "uncovered", "workers": "rest", "participants": None, "paid_by": "apbd"},
        ]
        funds.setdefault("apbd", {"kind": "public", "ceiling": {}, "half_price": False})
    for group in groups:
        group["paid_by"] = group["paid_by"] or ("self" if group["segment"] == "bpu" else "employer")
        group["participants"] = group["participants"] or 0
        workers_left -= group["workers"] if group["workers"] != "rest" else 0
        participants_left -= group["participants"]
    for group in groups:
        if group["workers"] == "rest":
            group["workers"], group["participants"] = workers_left, participants_left
    return groups, funds


def shared(whole: int, weights: list[int]) -> list[int]:
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
        for row, people in zip(rows, shared(taken, weights), strict=True):
            row["new"] += people
        left -= taken


# Answers

STEPS = ("existing", "fund_price", "priority", "paid_by")
"""What a row of a group holds beside what an answer says."""


def people_sheet(plan: Sheet, year: int, here: list[int], *, on_the_road: bool) -> Sheet:
    """The people of a year that begins with so many *here* in each group; on the road all of them are paid for."""
    groups, _ = groups_today(plan)
    there, (wanted, basis) = workforce(plan, year), target(plan, year)
    needed = min(there, ceil(of(wanted, there)))
    rows: list[Sheet] = []
    for group, workers, people in zip(groups, shared(there, [g["workers"] for g in groups]), here, strict=True):
        room = planned(group, year)
        row = {key: group[key] for key in ("id", "paid_by", "priority")} | {"workers": workers, "participants": people}
        row["planned"] = room
        row["existing"] = people if on_the_road or room is None else min(people, room)
        rows.append(row)
    gap = max(0, needed - sum(here))
    enrol(gap, rows, [group["priority"] for group in groups])
    for row, group in zip(rows, groups, strict=True):
        rate, after = group["pass_rate_percent"], row["participants"] + row["new"]
        row["participants_after"] = after
        row["coverage_after_percent"] = percent(after, row["workers"]) if row["workers"] else None
        row["names_to_propose"] = ceil(Fraction(row["new"] * 100) / Fraction(rate)) if rate else None
    return {
        "year": year,
        "workforce": there,
        "target_percent": wanted,
        "target_basis": basis,
        "participants_needed": needed,
        "gap": gap,
        "rows": rows,
    }


def year_sheet(plan: Sheet, year: int, here: list[int], *, on_the_road: bool) -> Sheet:
    """The same with the year's money, and the groups as answers hold them."""
    groups, funds = groups_today(plan)
    sheet = people_sheet(plan, year, here, on_the_road=on_the_road)
    rows = sheet["rows"]
    money = bills(rows, groups, funds, year)
    answered = [{key: figure for key, figure in row.items() if key not in STEPS} for row in rows]
    return sheet | {"groups": answered, **money}


def bought_sheet(plan: Sheet, year: int) -> Sheet:
    """`ucj afford`: what the ceilings of *year* buy."""
    groups, funds = groups_today(plan)
    sheet = year_sheet(plan, year, [group["participants"] for group in groups], on_the_road=False)
    return afford_sheet(sheet, funds, sheet["months"])


def money_sheet(plan: Sheet, year: int) -> Sheet:
    """`ucj budget`: the money of *year* for today's participants and the people of its gap."""
    groups, _ = groups_today(plan)
    sheet = year_sheet(plan, year, [group["participants"] for group in groups], on_the_road=False)
    programmes: dict[str, int] = {}
    for month in sheet["months"]:
        for programme, rupiah in month["programmes"].items():
            programmes[programme] = programmes.get(programme, 0) + rupiah
    return {key: sheet[key] for key in ("year", "months", "payers", "groups", "budget")} | {"programmes": programmes}


def road_sheet(plan: Sheet, first: int | None = None, last: int | None = None) -> Sheet:
    """`ucj roadmap`: each year begins with the people of the year before, less those who are lost."""
    today = plan["coverage"]["date"]
    begin = today.year + 1 if today.month == 12 else today.year
    end = last or max(begin, *plan["targets"]["percent"])
    groups, funds = groups_today(plan)
    years: list[Sheet] = []
    walks: dict[str, list[tuple[int, Sheet, bool]]] = {"all": [], "funds": []}
    here = [group["participants"] for group in groups]
    reached = dict.fromkeys(walks, here)
    for year in range(begin, end + 1):
        start, stayed = sum(here), stay(groups, year, here, begins=year == begin)
        sheet = year_sheet(plan, year, stayed, on_the_road=True)
        here = [row["participants_after"] for row in sheet["groups"]]
        active = [
            people
            for group, people in zip(groups, here, strict=True)
            if group["segment"] == "pu" or group["paid_by"] == "elsewhere" or group["months"]["to"] > 9
        ]
        sheet |= {"participants_start": start, "lapsed": start - sum(stayed), "retained": sum(stayed)}
        sheet |= {"new": sum(here) - sum(stayed), "participants_end": sum(here), "active_year_end": sum(active)}
        sheet["coverage_end_percent"] = percent(sum(here), sheet["workforce"])
        sheet["missing_at_start"] = sheet.pop("gap")
        prices = [row["fund_price"] for row in sheet["rows"]]
        del sheet["months"], sheet["rows"]
        for walk, before in reached.items():
            found = people_sheet(plan, year, stay(groups, year, before, begins=year == begin), on_the_road=True)
            for row, price in zip(found["rows"], prices, strict=True):
                row["fund_price"] = price
            line, reached[walk] = funded_year(found, sum(before), funds, others=walk == "all")
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
    """Whether the last given target is met at the end of *year*."""
    there, last = workforce(plan, year), plan["targets"]["percent"][max(plan["targets"]["percent"])]
    return bool(line["participants_end"] >= min(there, ceil(of(last, there))))


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
        "budget": {key: sum(sheet["budget"][key] for sheet in years) for key in ("existing", "new", "total", "public")},
        "payers": list(payers.values()),
    }
