"""Money as in a spreadsheet: contributions by law, a year's bill of each group, month by month; nothing of ucj.

Written from docs/method.md, with its own tables of the law.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

Sheet = dict[str, Any]
Month = tuple[int, int]

JKK = {1: 240, 2: 540, 3: 890, 4: 1_270, 5: 1_740}
"""By risk class, in thousandths of a percent of the wage."""
LABOUR_INTENSIVE = ((2025, 2), (2026, 1))
"""From when to when such industry pays half of JKK."""
HALF_PRICE = {"transport": ((2026, 1), (2027, 3)), "other": ((2026, 4), (2026, 12))}
"""From when to when own-account workers pay half of JKK and JKM, by sector."""
WAGE_CEILINGS = {
    (2022, 3): 9_077_600,
    (2023, 3): 9_559_600,
    (2024, 3): 10_042_300,
    (2025, 3): 10_547_400,
    (2026, 3): 11_086_300,
}
"""The wage up to which JP is owed, by the month from which on it holds."""


def half_up(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def ceil(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)


def percent(part: int, whole: int) -> Fraction:
    return Fraction(half_up(Fraction(10_000 * part, whole)), 100)


def of(rate: Any, whole: int) -> Fraction:  # noqa: ANN401 - a decimal or a whole number
    return Fraction(rate) * whole / 100


def band(income: int) -> int:
    """The base of an own-account worker's income band."""
    for lowest, step, middle in ((8_200_000, 1_000_000, 500_000), (2_700_000, 500_000, 250_000)):
        if income >= lowest:
            return lowest + (min(income, 20_200_000) - lowest) // step * step + middle
    return 1_200_000 + (income - 1_100_000) // 200_000 * 200_000 if income >= 1_100_000 else 1_000_000


def contributions_due(group: Sheet, funds: Sheet, when: Month) -> dict[tuple[str, str], int]:
    """One person's rupiah in a month, by programme and by who bears it."""
    payer, first, last = group["paid_by"], group["months"]["from"], group["months"]["to"]
    if payer == "elsewhere" or not first <= when[1] <= last:
        return {}
    if group["segment"] == "bpu":
        base = band(0 if funds.get(payer, {}).get("kind") == "public" else group["income"])
        (begin, end), entitled = HALF_PRICE[group["sector"]], payer == "self" or funds[payer]["half_price"]
        part = Fraction(1, 2) if entitled and begin <= when <= end else 1
        table = {("jkk", payer): base * part / 100, ("jkm", payer): 6_800 * part, ("jht", payer): Fraction(base, 50)}
    else:
        wage = group["wage"]
        pensioned = min(wage, next(top for begin, top in reversed(WAGE_CEILINGS.items()) if begin <= when))
        halved = group["labour_intensive"] and LABOUR_INTENSIVE[0] <= when <= LABOUR_INTENSIVE[1]
        table = {
            ("jkk", payer): Fraction(wage * JKK[group["risk_class"]], 200_000 if halved else 100_000),
            ("jkm", payer): Fraction(wage * 3, 1_000),
            ("jht", payer): Fraction(wage * 37, 1_000),
            ("jht", "worker"): Fraction(wage * 2, 100),
            ("jp", payer): Fraction(pensioned * 2, 100),
            ("jp", "worker"): Fraction(pensioned, 100),
        }
    for rate in assumed_in(group, funds, when):
        own = rate["payer"] != "worker"
        bases = {"income_band": band(group["income"]), "lowest_band": band(0), "wage": group["wage"] or 0}
        if group["segment"] == "pu":
            bases["wage_to_ceiling"] = pensioned
            usual = pensioned if rate["programme"] == "jp" else group["wage"]
        else:
            usual = bases["income_band"] if rate["programme"] == "jkm" else base
        whole = bases[rate["base"]] if rate["base"] else usual
        table[rate["programme"], payer if own else "worker"] = (
            Fraction(rate["rupiah"]) if rate["rupiah"] is not None else of(rate["percent"], whole)
        )
    return {key: half_up(Fraction(rupiah)) for key, rupiah in table.items() if key[0] in group["programmes"]}


def assumed_in(group: Sheet, funds: Sheet, when: Month) -> list[Sheet]:
    """The plan's own rates that a group pays in a month, the one that counts last."""
    fund = funds.get(group["paid_by"], {"kind": group["paid_by"], "half_price": False})
    payer = "donor_half_price" if fund["half_price"] else fund["kind"]
    facts = {"paid_by": payer, **{key: group[key] for key in ("sector", "risk_class", "labour_intensive")}}
    month, found = f"{when[0]}-{when[1]:02}", []
    for rate in group["assumed_rates"]:
        conditions = {key: values for key, values in rate["conditions"].items() if values}
        holds = rate["segment"] == group["segment"] and rate["from"] <= month <= (rate["to"] or month)
        if holds and all(facts[key] in values for key, values in conditions.items()):
            found.append((len(conditions), rate["from"], rate))
    return [rate for _, _, rate in sorted(found, key=lambda each: each[:2])]


def bills(rows: list[Sheet], groups: list[Sheet], funds: Sheet, year: int) -> Sheet:
    """What the people of *rows* cost in *year*: put down in each row, and by month, payer and in all."""
    months: list[Sheet] = [{"month": m, "people": 0, "total": 0, "programmes": {}, "payers": {}} for m in range(1, 13)]
    need = dict.fromkeys([*funds, "employer", "worker", "self"], 0)
    for row, group in zip(rows, groups, strict=True):
        prices, owed = {"existing": 0, "new": 0}, {"existing": 0, "new": 0}
        public, row["price_assumed"] = 0, False
        for month in months:
            parts = contributions_due(group, funds, (year, month["month"]))
            mine = [rate for rate in assumed_in(group, funds, (year, month["month"])) if parts]
            row["price_assumed"] |= any(rate["programme"] in group["programmes"] for rate in mine)
            for who in prices:
                if who == "new" and month["month"] < group["enrol_from"].get(year, 1):
                    continue
                month["people"] += row[who] if parts else 0
                for (programme, payer), rupiah in parts.items():
                    money = rupiah * row[who]
                    prices[who] += rupiah
                    owed[who] += rupiah if payer == group["paid_by"] else 0
                    public += money if payer in funds and funds[payer]["kind"] == "public" else 0
                    month["total"] += money
                    month["programmes"][programme] = month["programmes"].get(programme, 0) + money
                    month["payers"][payer] = month["payers"].get(payer, 0) + money
                    need[payer] += money
        row["cost_per_person"], row["cost_per_new_person"] = prices["existing"], prices["new"]
        row["fund_price"], row["fund_price_new"] = owed["existing"], owed["new"]
        money_of = {who: row[who] * price for who, price in prices.items()}
        row["budget"] = money_of | {"total": sum(money_of.values()), "public": public}
    return {
        "payers": [payer for name in need for payer in listed(name, need[name], funds, year)],
        "budget": {key: sum(row["budget"][key] for row in rows) for key in ("existing", "new", "total", "public")},
        "months": months,
    }


def listed(name: str, need: int, funds: Sheet, year: int) -> list[Sheet]:
    """A fund is listed always, the others only where they pay."""
    unknown = dict.fromkeys(("ceiling", "shortfall", "spent", "ceiling_basis", "shared"))
    if name not in funds:
        return [{"id": name, "kind": name, "need": need, **unknown}] if need else []
    fund = funds[name]
    money, basis = ceiling(fund, year)
    found = {"id": name, "kind": fund["kind"], "need": need, "ceiling": money, "ceiling_basis": basis}
    shortfall = None if money is None else max(0, need - money)
    return [found | {"shortfall": shortfall, "spent": fund["spent"].get(year), "shared": fund["shared"]}]


def ceiling(fund: Sheet, year: int) -> tuple[int | None, str | None]:
    """A fund's money of *year*, and where the figure comes from."""
    if year in fund["ceiling"]:
        return fund["ceiling"][year], "given"
    if fund["growth_percent"] is None or not fund["ceiling"] or year < max(fund["ceiling"]):
        return None, None
    last = max(fund["ceiling"])
    return grown(fund["ceiling"][last], fund["growth_percent"], year - last), "grown"


def grown(amount: int, rate: Any, years: int) -> int:  # noqa: ANN401 - a decimal or a whole number
    return half_up(amount * (1 + Fraction(rate) / 100) ** years)
