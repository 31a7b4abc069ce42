"""Groups added up by a tag: what each office has to enrol and to find."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import ucj_cli as ucj
from tests.plans import plan_of
from ucj_cli.i18n import get_locale

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan
    from ucj_cli.answers.gap import GapGroup, TagSum

TAGGED = """\
region: {name: Kota Contoh, code: "35.73"}
workforce: {size: {2025: 100_000}}
coverage: {date: 2025-12-31, participants: 30_000}
targets: {percent: {2026: 40, 2028: 50}}
funds: {apbd: {kind: public, ceiling: {2026: 1_000_000_000}}}
groups:
  - {id: lain, workers: rest}
  - {id: ojol, workers: 10_000, planned: {2026: 3_000}, paid_by: apbd, tags: {opd: Dishub, kecamatan: Klojen}}
  - {id: angkot, workers: 5_000, paid_by: apbd, tags: {opd: Dishub}, lapse_percent: 10}
  - {id: petani, workers: 20_000, participants: 4_000, paid_by: apbd, tags: {opd: dishub}}
"""
MONEY = ("existing", "new", "total", "public")


def checked(sums: tuple[TagSum, ...], groups: tuple[GapGroup, ...], tag: str) -> list[str | None]:
    """The values of *sums*, each of which is what its groups come to, added up here once more."""
    for found in sums:
        own = [group for group in groups if group.tags.get(tag) == found.value]
        for key in ("workers", "participants", "new", "participants_after"):
            assert getattr(found, key) == sum(getattr(group, key) for group in own)
        for key in MONEY:
            assert getattr(found.budget, key) == sum(getattr(group.budget, key) for group in own)
    assert sum(found.workers for found in sums) == sum(group.workers for group in groups)
    return [found.value for found in sums]


def test_each_answer_adds_its_groups_up_by_a_tag_and_those_without_it_come_last() -> None:
    plan = ucj.plan(TAGGED)
    values = ["Dishub", "dishub", None]
    gap, budget, road = ucj.gap(plan, 2026, by="opd"), ucj.budget(plan, 2026, by="opd"), ucj.roadmap(plan, by="opd")
    assert checked(gap.by, gap.groups, "opd") == checked(budget.by, budget.groups, "opd") == values
    assert [checked(year.by, year.groups, "opd") for year in road.years] == [values] * 3
    for i, total in enumerate(road.totals.by):
        assert total.new == sum(year.by[i].new for year in road.years)
        assert total.budget.public == sum(year.by[i].budget.public for year in road.years)
    assert str(gap.by[1].coverage_percent) == "20.00"


def test_an_answer_is_as_before_where_no_tag_is_asked_for() -> None:
    plan = ucj.plan(TAGGED)
    asked, usual = (json.loads(ucj.roadmap(plan, by=by).to_json()) for by in ("opd", None))
    for part in (*asked["years"], asked["totals"]):
        del part["by"]
    assert asked == usual


@pytest.mark.parametrize(
    ("plan", "by", "error"),
    [
        (ucj.plan(TAGGED), "odp", "`odp` is not a tag of this plan's groups; nearest: opd; allowed: opd, kecamatan"),
        (plan_of(), "opd", "the groups of this plan have no tags, and `opd` is asked for"),
        (ucj.plan(TAGGED), 5, "`5` is not a tag of this plan's groups"),
    ],
)
def test_a_tag_that_no_group_has_is_told_with_the_nearest(plan: ucj.Plan, by: Any, error: str) -> None:  # noqa: ANN401
    for ask in (
        lambda: ucj.gap(plan, 2026, by=by),
        lambda: ucj.budget(plan, 2026, by=by),
        lambda: ucj.roadmap(plan, by=by),
    ):
        with pytest.raises(ucj.UsageError, match="is") as caught:
            ask()
        assert error in str(caught.value)


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("form", ["table", "md"])
@pytest.mark.parametrize("command", [["gap", "--year", "2026"], ["budget", "--year", "2026"], ["roadmap"]])
def test_screens_show_the_sums(
    run_ucj: RunUcj, write_plan: WritePlan, command: list[str], form: str, lang: str
) -> None:
    done = run_ucj(*command, write_plan(TAGGED), "--by", "opd", "--lang", lang, "--format", form)
    assert done.status == 0, done.stderr
    lines = [line.strip("| ").split(" ")[0] for line in done.stdout.splitlines()]
    at = lines.index("opd")
    assert [word for word in lines[at + 1 :] if not set(word) <= {":", "-", "|"}][:2] == ["Dishub", "dishub"]
    assert {"en": "without opd", "id": "tanpa opd"}[lang] in done.stdout


def test_the_sums_are_a_table_for_csv_too(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    plan = write_plan(TAGGED)
    done = run_ucj("roadmap", plan, "--by", "kecamatan", "--rows", "by", "--format", "csv")
    rows = [line.split(",")[:5] for line in done.stdout.splitlines()]
    assert rows[1:3] == [["35.73", "3573", "2026", "kecamatan", "Klojen"], ["35.73", "3573", "2026", "kecamatan", ""]]
    assert len(rows) == 1 + 3 * 2
    done = run_ucj("gap", plan, "--rows", "by", "--format", "csv")
    assert (done.status, "no table `by`" in done.stderr) == (2, True)


def test_a_tag_is_of_one_plan_and_the_option_is_named(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    one = write_plan(TAGGED)
    two = write_plan(TAGGED.replace("35.73", "35.74"), "two.yaml")
    for command in (["gap"], ["roadmap"], ["report", "-o", str(one.with_suffix(".md"))]):
        done = run_ucj(*command, one, two, "--by", "opd")
        assert (done.status, "--by is for a single plan" in done.stderr) == (2, True), done.stderr
        done = run_ucj(*command, one, "--by", "odp")
        assert (done.status, "--by: `odp` is not a tag" in done.stderr) == (2, True), done.stderr


def test_the_report_has_the_year_and_the_road_by_the_tag(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    plan = write_plan(TAGGED)
    for ending in ("md", "html"):
        made = plan.with_suffix(f".{ending}")
        assert run_ucj("report", plan, "--year", "2026", "--by", "opd", "-o", made, "--lang", "id").status == 0
        text = made.read_text("utf-8")
        people = get_locale("id").people(ucj.gap(ucj.plan(TAGGED), 2026, by="opd").by[0].new)
        for part in ("Menurut opd, 2026", "Menurut opd, 2026 sampai 2028", "tanpa opd", people):
            assert part in text
