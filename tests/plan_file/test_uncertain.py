"""What is uncertain in a plan: each path leads to one of its numbers, and what is wrong is told where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.plan_file.places import places, with_sections
from ucj_cli import PlanError, load_plan

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
