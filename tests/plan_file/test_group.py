"""On what terms a group is in a year: what changes from a year on, and pay that grows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ucj_cli.plan_file.group import Change, Group, changed_by, group_in

FIRST = 2025
GROWING = {"income": 1_000_000, "growth_percent": Decimal(10)}
CHANGES = {2029: Change(income=3_000_000), 2027: Change(income=2_000_000, priority=1)}


def in_year(year: int, **keys: Any) -> Group:  # noqa: ANN401 - keys of a group
    return group_in(Group(id="a", workers=5, **keys), year, FIRST)


@pytest.mark.parametrize(
    ("what", "keys", "incomes"),
    [
        ("nothing changes", {"income": 5}, [5, 5, 5, 5]),
        ("it grows from the first year on", GROWING, [1_000_000, 1_000_000, 1_100_000, 1_610_510]),
        ("the latest change holds, in whatever order", {"changes": CHANGES}, [0, 0, 0, 3_000_000]),
        (
            "from a change on it grows anew",
            GROWING | {"changes": CHANGES},
            [1_000_000, 1_000_000, 1_100_000, 3_300_000],
        ),
    ],
)
def test_income_in_2024_2025_2026_and_2030(what: str, keys: dict[str, Any], incomes: list[int]) -> None:
    assert [in_year(year, **keys).income for year in (2024, 2025, 2026, 2030)] == incomes, what


def test_the_wage_grows_of_wage_earners_and_is_not_needed() -> None:
    growing = {"segment": "pu", "growth_percent": Decimal(10)}
    assert in_year(2026, wage=5_000_000, **growing).wage == 5_500_000
    assert in_year(2026, paid_by="elsewhere", **growing).wage is None


def test_what_has_changed_by_a_year_is_told_with_the_year_that_changed_it() -> None:
    group = Group(id="a", workers=5, changes=CHANGES)
    assert changed_by(group, 2026) == {}
    assert changed_by(group, 2027) == changed_by(group, 2028) == {"income": 2027, "priority": 2027}
    assert changed_by(group, 2029) == {"income": 2029, "priority": 2027}
