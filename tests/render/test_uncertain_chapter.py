"""The chapter of a report about what is uncertain: bars from end to end, the plan's own figure a line across them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.plans import plan_of
from ucj_cli import load_plan, tornado
from ucj_cli.engine.report import Report, report
from ucj_cli.i18n import CODES, get_locale
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.render.html import html
from ucj_cli.render.html.tornado import MOST
from ucj_cli.render.html.tornado import tornado as drawn
from ucj_cli.render.report import markdown

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

EN = get_locale("en")


@pytest.fixture(name="told", scope="module")
def _told() -> Report:
    return report(load_plan(shipped_plan()), 2026, (2026, 2030))


def lengths(shape: Element, kind: str) -> list[tuple[float, float]]:
    """Where bars of a kind begin, and how long they are, in per cent of the width."""
    bars = [each for each in shape.iter("rect") if each.get("class") == kind]
    return [(float(each.get("x", "").rstrip("%")), float(each.get("width", "").rstrip("%"))) for each in bars]


def test_the_chapter_has_the_figures_of_the_command(told: Report) -> None:
    assert [*told.swings] == tornado(told.plan, None, 2026, 2030)
    text = markdown(told, EN)
    first = told.swings[0]
    moves = first.budget_public_high - first.budget_public_low
    assert f"| {first.path} | 21,270 | 85,200 | +{moves:,} |" in text


def test_bars_reach_from_the_plan_to_both_ends(told: Report) -> None:
    picture = drawn(told, EN, "")[0]
    own = told.roadmap.totals.budget.public
    ends = [(each.budget_public_low, each.budget_public_high) for each in told.swings]
    least, most = min(own, *map(min, ends)), max(own, *map(max, ends))
    for kind, end in (("unsure", 0), ("covered", 1)):
        for (begins, long), pair in zip(lengths(picture, kind), ends, strict=True):
            left, right = sorted((own, pair[end]))
            assert begins == pytest.approx((left - least) * 100 / (most - least), abs=0.01)
            assert long == pytest.approx((right - left) * 100 / (most - least), abs=0.01)


def test_the_page_has_the_picture_in_both_languages() -> None:
    for lang in CODES:
        page = html(report(load_plan(shipped_plan()), 2026, lang=lang), get_locale(lang))
        assert page.count('id="uncertain-picture-title"') == 1


def test_a_plan_that_is_sure_of_itself_has_no_such_chapter() -> None:
    sure = report(load_plan(shipped_plan()).replace({"uncertain": None}), 2026)
    assert not sure.swings
    assert "uncertain-picture" not in html(sure, EN)


def test_an_input_that_moves_nothing_is_drawn_all_the_same() -> None:
    plan = plan_of(uncertain={"coverage.percent": {"low": 40, "high": 40}})
    [swing] = report(plan, 2026).swings
    assert swing.budget_public_low == swing.budget_public_high
    assert lengths(drawn(report(plan, 2026), EN, "")[0], "covered")


def test_of_very_many_inputs_the_first_are_drawn_and_all_are_listed() -> None:
    years = range(2026, 2026 + MOST + 5)
    plan = plan_of(
        targets={"percent": dict.fromkeys(years, 50)},
        uncertain={f"targets.percent.{year}": {"low": 40, "high": 60} for year in years},
    )
    told = report(plan, 2026)
    assert len(lengths(drawn(told, EN, "")[0], "covered")) == MOST
    assert all(f"| targets.percent.{year} |" in markdown(told, EN) for year in years)
