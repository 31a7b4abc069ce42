"""What is looked up: from when a row of the law holds, whose rates come first, and words that mean no region."""

from __future__ import annotations

from typing import Any

import pytest

import ucj_cli as ucj
from tests.plans import plan_of

RATE = {"from": "2026-03", "segment": "bpu", "programme": "jkm", "rupiah": 10_000, "source": "a draft law"}


@pytest.mark.parametrize(
    ("month", "spans"),
    [
        ("2025-12", [("2015-07", None)]),
        ("2026-03", [("2015-07", None), ("2026-01", "2027-03")]),
        ("2026-04", [("2015-07", None), ("2026-01", "2027-03"), ("2026-04", "2026-12")]),
        ("2027-01", [("2015-07", None), ("2026-01", "2027-03")]),
    ],
)
def test_a_row_tells_from_when_to_when_it_holds(month: str, spans: list[tuple[str, str | None]]) -> None:
    """The half price of JKM is that of drivers first, then of all who pay for themselves."""
    told = [rate for rate in ucj.rates(month).rates if (rate.segment, rate.programme) == ("bpu", "jkm")]
    assert [(rate.start, rate.end) for rate in told] == spans


@pytest.mark.parametrize(("month", "rupiah"), [("2026-02", [6_800, 3_400]), ("2026-03", [10_000, 6_800, 3_400])])
def test_what_a_plan_assumes_comes_before_the_law_and_the_answer_is_of_its_region(
    month: str, rupiah: list[int]
) -> None:
    answer = ucj.rates(month, plan_of(assumed_rates=[RATE]))
    assert answer.region
    assert answer.region.name == "Kota Contoh"
    assert ucj.rates(month).region is None
    assert [
        rate.rupiah for rate in answer.rates if (rate.segment, rate.programme, rate.payer) == ("bpu", "jkm", "self")
    ] == rupiah


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["malang"], "no region is called `['malang']`"),
        (3573, "no region is called `3573`"),
    ],
)
def test_words_that_mean_no_region_are_told(words: Any, told: str) -> None:  # noqa: ANN401 - whatever a script may hold
    with pytest.raises(ucj.UsageError) as error:
        ucj.regions(words)
    assert str(error.value) == told
