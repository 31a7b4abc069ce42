"""Which numbers a plan has, between which limits, and a plan with other numbers: the same as one that is read so."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import ucj_cli as ucj
from ucj_cli.plan_file.numbers import Number, number_at, place_at, with_numbers

WHOLE = ucj.load_plan(Path(__file__).with_name("whole.yaml"))
AMOUNT = 10**15 - 1


@pytest.mark.parametrize(
    ("path", "whole", "least", "most"),
    [
        ("workforce.size.2025", True, "1", AMOUNT),
        ("workforce.growth_percent", False, "-99.99", 100),  # more than -100
        ("coverage.percent", False, "0", 1_000),
        ("coverage.participants", True, "0", AMOUNT),
        ("observed.2025-12-11.participants", True, "0", AMOUNT),
        ("targets.percent.2045", False, "0", 100),
        ("targets.participants.2030", True, "0", AMOUNT),
        ("funds.dbhcht.ceiling.2026", True, "0", AMOUNT),
        ("groups.ojol.workers", True, "0", AMOUNT),
        ("groups.pabrik.wage", True, "1", AMOUNT),
        ("groups.ojol.pass_rate_percent", False, "0.01", 100),  # more than 0
        ("groups.ojol.months.from", True, "1", 12),
        ("groups.pabrik.risk_class", True, "1", 5),
        ("groups.ojol.changes.2027.months.to", True, "1", 12),
        ("groups.ojol.enrol_from.2026", True, "1", 12),
    ],
)
def test_a_number_and_its_limits(path: str, least: str, most: int, *, whole: bool) -> None:
    assert number_at(WHOLE.document, path) == Number(whole, Decimal(least), Decimal(most))


@pytest.mark.parametrize("path", ["region.name", "coverage.date", "groups.pabrik.labour_intensive", "targets.percent"])
def test_what_is_no_number(path: str) -> None:
    assert number_at(WHOLE.document, path) is None
    assert place_at(WHOLE.document, path) is None


PERCENT, PEOPLE, ANY = (
    Number(False, Decimal(0), Decimal(100)),
    Number(True, Decimal(1), None),
    Number(False, None, None),
)


@pytest.mark.parametrize(
    ("number", "value", "taken", "nearest"),
    [
        (PERCENT, Decimal(0), True, "0.00"),
        (PERCENT, Decimal("-0.01"), False, "0.00"),
        (PERCENT, Decimal(100), True, "100.00"),
        (PERCENT, Decimal("100.01"), False, "100.00"),
        (PERCENT, Decimal("41.225"), True, "41.23"),
        (PERCENT, 41, True, "41.00"),
        (PERCENT, 41.5, False, "41.50"),  # a float is none of a plan
        (PEOPLE, 1, True, "1"),
        (PEOPLE, 0, False, "1"),
        (PEOPLE, 10**20, True, str(10**20)),
        (PEOPLE, Decimal(5), False, "5"),
        (PEOPLE, 4.5, False, "5"),
        (ANY, Decimal("-5.005"), True, "-5.00"),
        (ANY, Decimal("1.12345678901234"), True, "1.12"),
        (ANY, Decimal("1.123456789012345"), False, "1.12"),  # 16 digits
    ],
)
def test_what_a_plan_takes_and_what_is_nearest(
    number: Number, value: float | Decimal, nearest: str, *, taken: bool
) -> None:
    assert number.takes(value) is taken
    assert str(number.nearest(value)) == nearest


@pytest.mark.parametrize("value", [True, "5", None, Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_is_not_taken(value: object) -> None:
    assert not ANY.takes(value)


@pytest.mark.parametrize(
    "changes",
    [
        {"workforce.size.2025": 428_700},
        {"targets.percent.2027": 50},
        {"workforce.growth_percent": Decimal("1.5"), "targets.percent.2045": Decimal(90)},
        {"groups.ojol.months.from": 2},
        {"groups.ojol.changes.2027.months.to": 10, "groups.ojol.changes.2027.income": 5},
        {"funds.dbhcht.ceiling.2027": 0},
    ],
)
def test_a_plan_with_other_numbers_is_the_plan_that_replace_makes(changes: dict[str, object]) -> None:
    places = {path: place for path in changes if (place := place_at(WHOLE.document, path))}
    assert with_numbers(WHOLE, places, changes) == WHOLE.replace(changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"workforce.size.2025": 0},
        {"groups.pabrik.workers": 428_699},  # the groups have more than there are
        {"groups.ojol.months.from": 12, "groups.ojol.months.to": 11},
        {"groups.ojol.changes.2026.income": 5},  # there is no change of that year
        {"region.name": 5},
    ],
)
def test_what_breaks_a_rule_is_left_to_replace(changes: dict[str, object]) -> None:
    places = {path: place for path in changes if (place := place_at(WHOLE.document, path))}
    assert with_numbers(WHOLE, places, changes) is None
