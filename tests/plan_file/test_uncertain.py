"""What is uncertain in a plan: each path leads to one of its numbers, and what is wrong is told where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.plan_file.places import places, with_sections
from ucj_cli import PlanError, load_plan
from ucj_cli.yamldoc.findings import TextKey

if TYPE_CHECKING:
    from tests.conftest import WritePlan


@pytest.mark.parametrize(
    ("section", "code"),
    [
        ("uncertain: {>>workforce.sise.2025: {low: 1, high: 2}}", "UCJ037"),
        ("uncertain: {>>groups.ojol.workers: {low: 1, high: 2}}", "UCJ037"),
        ("uncertain: {>>region.name: {low: 1, high: 2}}", "UCJ037"),
        ("uncertain: {>>targets.percent: {low: 1, high: 2}}", "UCJ037"),
        ("uncertain: {workforce.size.2025: {low: >>3, high: 2}}", "UCJ038"),
        ("uncertain: {workforce.size.2025: {low: >>1, likely: 4, high: 2}}", "UCJ038"),
        ("uncertain: {>>Workforce size: {low: 1, high: 2}}", "UCJ012"),
        ("uncertain: {>>workforce.size.2025: {low: 1}}", "UCJ011"),
        ("uncertain: {workforce.size.2025: {low: 1, high: 2, >>mean: 2}}", "UCJ010"),
        ("uncertain: {workforce.size.2025: {low: 1, high: 2, shape: >>round}}", "UCJ014"),
        ("uncertain: {workforce.size.2025: {low: >>'1', high: 2}}", "UCJ012"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(write_plan: WritePlan, section: str, code: str) -> None:
    text, [(line, column)] = places(with_sections(section))
    with pytest.raises(PlanError) as error:
        load_plan(write_plan(text))
    [found] = error.value.findings
    assert (found.code, found.span.start) == (code, (line, column))


def test_a_path_that_is_nearly_right_is_proposed(write_plan: WritePlan) -> None:
    with pytest.raises(PlanError, match=r"did you mean `workforce\.size`"):
        load_plan(write_plan(with_sections("uncertain: {workforce.sise.2025: {low: 1, high: 2}}")))


def test_a_year_that_is_not_listed_may_be_uncertain(write_plan: WritePlan) -> None:
    plan = load_plan(write_plan(with_sections("uncertain: {targets.percent.2030: {low: 50, high: 60}}")))
    assert plan.uncertain["targets.percent.2030"].likely is None


def test_thousands_dots_of_people_are_told_as_they_are_written(write_plan: WritePlan) -> None:
    with pytest.raises(PlanError) as error:
        load_plan(write_plan(with_sections("uncertain: {workforce.size.2025: {low: 1.100, high: 2_000}}")))
    [found] = error.value.findings
    told = {"value": "`1.100`", "expected": TextKey("expected.whole"), "remedy": "number", "meant": "1_100"}
    assert (found.facts, found.path) == (told, ("uncertain", "workforce.size.2025", "low"))


def test_where_no_shape_is_given_a_likely_value_makes_a_triangle(write_plan: WritePlan) -> None:
    section = "uncertain: {workforce.size.2025: {low: 1, high: 2}, targets.percent.2030: {low: 1, likely: 1, high: 2}}"
    plan = load_plan(write_plan(with_sections(section)))
    assert [each.spread for each in plan.uncertain.values()] == ["uniform", "triangular"]
