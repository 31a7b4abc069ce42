"""The pictures of the report's page are true: words lie apart, bars fit their axis, lines can be told apart."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plans import part_of_the_examples, percents, plan_of
from tests.render.report_page import STYLE
from ucj_cli.engine.report import Report, report
from ucj_cli.i18n import CODES, get_locale
from ucj_cli.render.html import figures
from ucj_cli.render.html.labels import Labels
from ucj_cli.render.html.road import road

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

EN = get_locale("en")
WIDTHS = (328, 680, 928)
"""How many pixels wide a picture is on a phone of 360, on a page of A4 and on a large screen."""
LETTERS = {"value": 9, "quiet": 7.7, "plain": 8.2}
"""How wide a letter is at most, by the kind of words: DejaVu Sans, the widest of the fonts that the page names."""


def told(year: int = 2026, scenarios: tuple[dict[str, Any], ...] = (), **sections: Any) -> Report:  # noqa: ANN401
    """The report of a plan of these sections, with others beside it that have further ones."""
    others = [plan_of(**(sections | other)) for other in scenarios]
    return report(plan_of(**sections), year, scenarios=others)


def place(length: str, width: float) -> float:
    """A place across in pixels, given in per cent of the width."""
    return float(length.removesuffix("%")) * width / 100


def box(words: Element, width: float) -> tuple[float, float, float, float]:
    """What words cover, in pixels: from left to right, from top to bottom."""
    wide = len(words.text or "") * LETTERS[words.get("class", "")]
    x = place(words.get("x", ""), width) + float(words.get("dx", "0"))
    left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[words.get("text-anchor", "")]
    down = float(words.get("y", ""))
    return left, left + wide, down - 10, down + 2


def over_each_other(picture: Element, width: float) -> list[tuple[str | None, str | None]]:
    """The words of a picture that lie over others."""
    boxes = [(words.text, box(words, width)) for words in picture.iter("text")]
    return [
        (one, other)
        for (one, (left, right, top, end)), (other, (left2, right2, top2, end2)) in combinations(boxes, 2)
        if left < right2 and left2 < right and top < end2 and top2 < end
    ]


def texts(picture: Element) -> list[str]:
    return [words.text or "" for words in picture.iter("text")]


def marks(picture: Element) -> list[tuple[str, str, str, str]]:
    """The marks in a picture: their places across and down, kinds and shapes."""
    return [
        (svg.get("x", ""), svg.get("y", ""), path.get("class", ""), path.get("d", ""))
        for svg in picture.iter("svg")
        for path in svg.findall("path")
        if svg.get("class") == "at"
    ]


# Words


@part_of_the_examples(0.5)
@given(st.data())
def test_no_words_of_the_road_lie_over_others_whatever_the_figures(data: st.DataObject) -> None:
    """Coverage, day, targets, the year asked for and the number of years are drawn at random; so is the language."""
    day = date(2025, 1, 1) + timedelta(data.draw(st.integers(0, 364)))
    years = sorted(data.draw(st.sets(st.integers(2026, 2045), min_size=1, max_size=20)))
    targets = sorted(data.draw(st.lists(percents(), min_size=len(years), max_size=len(years))))
    asked = data.draw(st.integers(years[0], years[-1]))
    covered = data.draw(percents(0, 25_000))
    found = told(
        asked,
        coverage={"date": day, "percent": covered},
        targets={"percent": dict(zip(years, targets, strict=True))},
    )
    locale = get_locale(data.draw(st.sampled_from(CODES)))
    picture, _ = road(found, locale, "")
    for width in WIDTHS:
        assert over_each_other(picture, width) == []
        for left, right, top, _ in (box(words, width) for words in picture.iter("text")):
            assert (left > -16, right < width + 16, top >= 0) == (True, True, True)
    words = texts(picture)
    assert locale.percent(found.gap.coverage_percent) in words  # where we stand, and what is asked, is always told
    assert locale.text("picture.asked", percent=found.gap.target_percent, year=asked) in words


@pytest.mark.parametrize("others", [1, 2, 4])
@pytest.mark.parametrize("covered", [10, 30, 39])
def test_no_words_lie_over_the_mark_of_a_scenario(covered: int, others: int) -> None:
    """44.00% once stood over the mark of a road that goes a little higher."""
    plans = [{"targets": {"percent": {2025: 40 + 2 * n, 2045: 100 - 3 * n}}} for n in range(1, others + 1)]
    found = told(coverage={"date": date(2025, 9, 9), "percent": covered}, scenarios=tuple(plans))
    picture, _ = road(found, EN, "")
    small = [(x, y) for x, y, kind, _ in marks(picture) if "mark-" in kind and "mark-0" not in kind]
    shown = [words for words in picture.iter("text") if words.get("class") == "value"]
    assert small
    assert shown
    for width in WIDTHS:
        middles = [(float(x.rstrip("%")) * width / 100, int(y)) for x, y in small]
        for left, right, top, bottom in (box(words, width) for words in shown):
            assert not [1 for x, y in middles if left < x + 4 and x - 4 < right and top < y + 4 and y - 4 < bottom]


def test_todays_coverage_is_not_printed_over_the_axis() -> None:
    """57.10 % once stood over the 60 % of the axis, where the road begins at it."""
    found = told(coverage={"date": date(2025, 12, 31), "percent": Decimal("57.1")}, targets={"percent": {2026: 66}})
    picture, _ = road(found, EN, "")
    assert {"57.10%", "60%"} <= set(texts(picture))
    assert over_each_other(picture, 328) == []


@pytest.mark.parametrize("participants", [1_000, 9_999, 10**6, 10**12, 10**15 - 1])
@pytest.mark.parametrize("last", [2026, 2045, 2100])
def test_a_long_scale_leaves_room_for_its_numbers(participants: int, last: int) -> None:
    """Participants may be many times the workers that are known."""
    found = told(
        workforce={"size": {2025: 10}},
        coverage={"date": date(2025, 9, 9), "participants": participants},
        targets={"percent": {2026: 1, last: 100}},
    )
    picture, _ = road(found, EN, "")
    assert [over_each_other(picture, width) for width in WIDTHS] == [[], [], []]
    assert min(box(words, 328)[0] for words in picture.iter("text")) > -16


def test_words_lie_over_a_line_only_where_there_is_no_other_place() -> None:
    labels = Labels(0, 300)
    labels.note_line([(0, 200), (100, 100)])
    drawn = labels.near("48.00%", 50, 150)
    assert drawn is not None
    left, right, top, bottom = box(drawn, 328)
    ends = [200 - side * 100 / 328 for side in (left, right)]
    assert max(ends) < top or min(ends) > bottom
    labels.note_line([(0, y) for y in range(0, 300, 5)] + [(100, y) for y in range(0, 300, 5)])
    assert labels.near("50.00%", 20, 60) is not None


# Targets


@pytest.mark.parametrize("covered", [10, 45, 90, 120])
@pytest.mark.parametrize("year", [2026, 2030, 2045])
def test_the_years_own_target_has_a_mark_at_its_place(covered: int, year: int) -> None:
    """Also where coverage is above it, and where it is given or interpolated."""
    found = told(year, coverage={"date": date(2025, 9, 9), "percent": covered})
    picture, legend = road(found, EN, "")
    ((_, down_there, _, _),) = [mark for mark in marks(picture) if mark[2] == "asked"]
    axis = [words for words in picture.iter("text") if words.get("class") == "quiet"]
    full = {words.text: float(words.get("y", "")) - 4 for words in axis}
    down = full["0%"] - (full["0%"] - full["100%"]) * float(found.gap.target_percent) / 100
    assert float(down_there) == pytest.approx(down, abs=1)
    assert f"target of {year}: {EN.percent(found.gap.target_percent)}" in "".join(legend.itertext())


# Bars


def bars(picture: Element, *kinds: str) -> list[float]:
    return [float(bar.get("width", "").removesuffix("%")) for bar in picture.iter("rect") if bar.get("class") in kinds]


@part_of_the_examples(0.3)
@given(percents(0, 15_000), percents())
def test_bars_of_coverage_are_as_long_as_their_axis_says(covered: Decimal, target: Decimal) -> None:
    found = told(coverage={"date": date(2025, 9, 9), "percent": covered}, targets={"percent": {2025: 0, 2026: target}})
    picture = figures.buys(found, EN, "")[0]
    end = Decimal(texts(picture)[-1].removesuffix("%"))
    afford, gap = found.afford, found.gap
    levels = (
        gap.coverage_in_year_percent,
        afford.coverage_reached_percent,
        afford.coverage_with_others_percent,
        target,
    )
    assert bars(picture, "covered", "unsure", "aim") == pytest.approx(
        [float(each * 100 / end) for each in levels], abs=0.01
    )
    assert end >= max(levels)


PAID = [{"id": "a", "workers": "rest", "paid_by": "kota"}]


@pytest.mark.parametrize(("ceiling", "falls"), [(0, True), (10_000_000, True), (1_000_000_000, False)])
def test_a_fall_of_coverage_is_told_in_words_and_drawn_as_one(ceiling: int, *, falls: bool) -> None:
    funds = {"kota": {"kind": "public", "ceiling": {2026: ceiling}}}
    found = told(groups=PAID, funds=funds)
    picture, *legend = figures.buys(found, EN, "")
    now, reached = found.gap.coverage_in_year_percent, found.afford.coverage_reached_percent
    assert (reached < now) is falls
    assert bars(picture, "fall")[:1] == ([pytest.approx(float(now - reached), abs=0.01)] if falls else [])
    assert ("".join(legend[0].itertext()) == EN.text("picture.fall")) if falls else not legend
    from ucj_cli.render.report import document

    fact = document(found, EN).chapters["buys"].facts[0]
    assert (fact.tone, "fewer than today" in fact.detail) == (("bad", True) if falls else ("good", False))


# Lines


def test_lines_that_coincide_are_told_apart_by_line_mark_and_words() -> None:
    same = {"region": {"name": "Other", "code": "35.73"}}
    found = told(scenarios=(same, {"targets": {"percent": {2025: 50, 2045: 100}}}, same, same, same, same))
    picture, legend = road(found, EN, "")
    kinds = [path.get("class", "") for path in picture.iter("path") if path.get("class", "").startswith("line ")]
    assert [kind == "line line-0" for kind in kinds] == [True] + [False] * 6
    assert len({(kind, shape) for _, _, kind, shape in marks(picture) if "mark-" in kind}) == 7
    own = EN.text("report.own")
    keys = ["".join(key.itertext()) for key in legend]
    assert [own in key for key in keys[3:]] == [True, True, False, True, True, True, True, False]


ONE_FUND: dict[str, Any] = {"groups": [{"id": "all", "workers": "rest", "paid_by": "apbd"}]}
"""Everybody at the expense of one fund: 201,600 rupiah a year each."""


def with_ceiling(rupiah: int | None, **others: Any) -> Report:  # noqa: ANN401
    fund = {"kind": "public"} | ({} if rupiah is None else {"ceiling": {2025: rupiah}, "growth_percent": 0})
    return told(funds={"apbd": fund}, **ONE_FUND, **others)


def keys_of(legend: Element) -> list[str]:
    return ["".join(key.itertext()) for key in legend]


def test_what_the_money_reaches_is_a_dashed_line_whose_distance_is_named() -> None:
    found = with_ceiling(500 * 201_600)
    picture, legend = road(found, EN, "")
    assert [path.get("class") for path in picture.iter("path")].count("under") == 1
    assert ".under { stroke-width: 2.5; stroke-dasharray" in STYLE
    assert {"50.00 points", "500 people short"} <= set(texts(picture))
    assert keys_of(legend)[-1] == "what the known ceilings reach"
    desc = picture.findtext("desc")
    assert desc
    assert "With the known ceilings 50.00%; 50.00 points; 500 people short." in desc


def test_where_the_money_reaches_everything_the_legend_says_that_both_lines_are_one() -> None:
    picture, legend = road(with_ceiling(10**9), EN, "")
    assert "under" not in [path.get("class") for path in picture.iter("path")]
    assert not [words for words in texts(picture) if "short" in words]
    assert keys_of(legend)[-1] == "what the known ceilings reach (each year ends as in: this plan)"


def test_where_no_ceiling_is_known_no_line_is_drawn_and_the_legend_says_so() -> None:
    picture, legend = road(with_ceiling(None), EN, "")
    assert "under" not in [path.get("class") for path in picture.iter("path")]
    assert keys_of(legend)[-1] == "what the money reaches is not drawn: no ceiling is known"
    _, legend = road(told(groups=[{"id": "all", "workers": "rest"}]), EN, "")
    assert not [key for key in keys_of(legend) if "ceiling" in key]


@part_of_the_examples(0.5)
@given(st.integers(0, 1_200), percents(0, 10_000), percents(1, 10_000), st.sampled_from(CODES))
def test_no_words_of_both_roads_lie_over_others(people: int, covered: Decimal, target: Decimal, code: Any) -> None:  # noqa: ANN401
    coverage = {"date": date(2025, 9, 9), "percent": covered}
    found = with_ceiling(people * 201_600, coverage=coverage, targets={"percent": {2026: target, 2045: 100}})
    picture, _ = road(found, get_locale(code), "")
    for width in WIDTHS:
        assert over_each_other(picture, width) == []


def test_marks_of_lines_that_coincide_stand_in_turn() -> None:
    same = {"region": {"name": "Other", "code": "35.73"}}
    picture, _ = road(told(scenarios=(same, same, same)), EN, "")
    places = [mark[:2] for mark in marks(picture) if "mark-" in mark[2] and "mark-0" not in mark[2]]
    assert len(places) == len(set(places)) > 15


def test_a_scenario_begins_at_its_own_coverage() -> None:
    found = told(scenarios=({"workforce": {"size": {2025: 2_000}}},))
    assert [found.gap.coverage_percent, found.scenarios[0].coverage_percent] == [30, 15]
    picture, _ = road(found, EN, "")
    ways = [path.get("d", "") for path in picture.iter("path") if "line " in path.get("class", "")]
    assert ways[0].partition(" ")[0] != ways[1].partition(" ")[0]


def test_funds_of_a_month_are_filled_differently_without_colour() -> None:
    """Full, empty, or hatched in lines of another direction each."""
    groups = [{"id": f"g{n}", "workers": 100, "paid_by": f"f{n}"} for n in range(6)]
    funds = {f"f{n}": {"kind": "public"} for n in range(6)}
    picture, legend = figures.months(told(groups=[*groups, {"id": "r", "workers": "rest"}], funds=funds), EN, "")
    kinds = [bar.get("class", "") for bar in picture.iter("rect") if bar.get("class", "").startswith("part-")][:6]
    assert len(set(kinds)) == 6
    hatched = {pattern.get("id", ""): pattern.findall("path")[0].get("d") for pattern in picture.iter("pattern")}
    fillings = dict(re.findall(r"rect\.(part-\d) \{ fill: (?:url\(#)?([^);]+)", STYLE))
    assert len({hatched.get(fillings[kind], fillings[kind]) for kind in kinds}) == 6
    assert len(legend) == 6
