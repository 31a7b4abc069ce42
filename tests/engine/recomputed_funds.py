"""What money buys in a year and along the road, as in a spreadsheet: one line a purchase; nothing of ucj.

Written from docs/method.md. Rows are those of recomputation.py: a group in a year, its `existing` and `new` people,
`fund_price` (what its payer pays for one person in the year), `fund_price_new` (for one who is new), and `priority`.
"""

from __future__ import annotations

from tests.engine.recomputed_money import Sheet, ceiling, percent

NO_PRIORITY = 10_000


def place(row: Sheet, price: str) -> tuple[int, int, int]:
    """Planned groups first, then by priority, then the cheapest person; equal ones stay in the plan's order."""
    if row["planned"] is not None:
        return (0, 0, row[price])
    return (1, row["priority"] or NO_PRIORITY, row[price])


def buy(rows: list[Sheet], fund: str, money: int | None) -> Sheet:
    """Put down in each of the fund's rows who is `kept` and `added`; return what was `spent`."""
    own = [row for row in rows if row["paid_by"] == fund]
    left, spent = money, 0
    for what, wanted, price in (("kept", "existing", "fund_price"), ("added", "new", "fund_price_new")):
        all_kept = what == "kept" or all(row["kept"] == row["existing"] for row in own)
        for row in sorted(own, key=lambda row: place(row, price)):
            if money is None:
                row[what] = row["existing"] if what == "kept" else 0
            elif not all_kept:
                row[what] = 0
            else:
                row[what] = min(row[wanted], left // row[price]) if row[price] else row[wanted]
                left -= row[what] * row[price]
            spent += row[what] * row[price]
    return {"fund": fund, "available": money, "spent": spent, "rows": own}


def funded_year(
    sheet: Sheet, start: int, funds: Sheet, left: dict[str, int], *, others: bool
) -> tuple[Sheet, list[int], dict[str, int]]:
    """A year's line under the ceilings, who is there at its end, group by group, and what is carried over."""
    rows, spent, over = sheet["rows"], {}, {}
    for row in rows:
        row["kept"], row["added"] = row["existing"], row["new"] if others else 0
    for name, fund in funds.items():
        money, _ = ceiling(fund, sheet["year"])
        money = None if money is None else money + left.get(name, 0)
        spent[name] = buy(rows, name, money)["spent"]
        if money is not None and fund["carry_over"]:
            over[name] = money - spent[name]
    by_funds = [row for row in rows if row["paid_by"] in funds]
    end = [row["kept"] + row["added"] for row in rows]
    line = {
        "participants_start": start,
        "kept": sum(row["kept"] for row in rows),
        "dropped": sum(row["existing"] - row["kept"] for row in by_funds),
        "added": sum(row["added"] for row in by_funds),
        "others": sum(row["added"] for row in rows if row["paid_by"] not in funds),
        "participants_end": sum(end),
        "coverage_end_percent": percent(sum(end), sheet["workforce"]),
        "missing_to_target": max(0, sheet["participants_needed"] - sum(end)),
        "spent": spent,
    }
    return line, end, over


def afford_sheet(sheet: Sheet, funds: Sheet, months: list[Sheet]) -> Sheet:
    """`ucj afford` of a year that was counted from today's participants."""
    rows, told = sheet["rows"], []
    for name, fund in funds.items():
        bought = buy(rows, name, ceiling(fund, sheet["year"])[0])
        own, money = bought["rows"], bought["available"]
        bills = [bill for bill in (month["payers"].get(name, 0) for month in months) if bill]
        paid = 0
        while money is not None and paid < len(bills) and sum(bills[: paid + 1]) <= money:
            paid += 1
        told.append(
            {
                "id": name,
                "available": money,
                "existing_need": sum(row["existing"] * row["fund_price"] for row in own),
                "kept": sum(row["kept"] for row in own),
                "added": sum(row["added"] for row in own),
                "spent": bought["spent"],
                "left": None if money is None else money - bought["spent"],
                "months_if_all_paid": paid if bills and money is not None else None,
            }
        )
    by_funds = [row for row in rows if row["paid_by"] in funds]
    reached = sum(row["participants"] for row in rows)
    reached += sum(row["kept"] - row["existing"] + row["added"] for row in by_funds)
    others = sum(row["new"] for row in rows if row["paid_by"] not in funds)
    return {
        "year": sheet["year"],
        "funds": told,
        "groups": [{"id": row["id"], "kept": row["kept"], "added": row["added"]} for row in by_funds],
        "participants_reached": reached,
        "coverage_reached_percent": percent(reached, sheet["workforce"]),
        "coverage_with_others_percent": percent(reached + others, sheet["workforce"]),
        "missing_to_target": max(0, sheet["participants_needed"] - reached),
    }
