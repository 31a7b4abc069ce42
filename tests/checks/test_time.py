"""What days and years say against each other: observations, the path, changes from a year on, what was spent."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.checks.looking import look, with_sections
from ucj_cli.checks.rules.time import months_between
from ucj_cli.checks.runner import check_source
from ucj_cli.i18n import get_locale
from ucj_cli.yamldoc.document import Source

if TYPE_CHECKING:
    from ucj_cli.yamldoc.findings import Finding

MAKASSAR = """\
region: {name: Kota Makassar, code: "73.71"}
workforce: {size: {2025: 555_684}, source: "BPS, Sakernas August 2025"}
coverage: {date: 2025-12-31, participants: 296_178, source: BPJS}
targets: {percent: {2025: 57.1, 2026: 66.2}, source: RPJMD}
"""
REST = "  - {id: lain, workers: rest, source: BPS}\n"


def group(keys: str) -> str:
    return f"groups:\n  - {{id: petani, workers: 9_000, source: BPS, {keys}}}\n{REST}"


def words(text: str, code: str) -> list[str]:
    """The text of the plan at each place where *code* is found."""
    whole = with_sections(text)
    lines = whole.splitlines()
    return [lines[found.span.line - 1][found.span.column - 1 : found.span.end_column - 1] for found in of(whole, code)]


def of(text: str, code: str) -> list[Finding]:
    return [found for found in look(text).findings if found.code == code]


def says(found: Finding) -> str:
    return found.message(get_locale("en"))


def test_behind_the_path_names_the_points_and_people_of_that_day() -> None:
    [found] = of(MAKASSAR, "UCJ207")
    assert says(found) == ("on 31 December 2025 coverage was 53.30%, and the path asks for 57.1%: 21,118 people behind")


def test_behind_the_path_is_told_of_the_latest_observation() -> None:
    [found] = of(MAKASSAR + "observed: {2026-10-31: {participants: 325_000, source: BPJS}}\n", "UCJ207")
    assert "58.49%, and the path asks for 64.68%: 34,417 people" in says(found)  # 359,417 are 64.68 % rounded up
    assert found.span.line == 5
    assert not of(MAKASSAR + "observed: {2026-10-31: {participants: 360_000, source: BPJS}}\n", "UCJ207")


def test_a_target_in_people_is_missed_by_people() -> None:
    [found] = of(MAKASSAR.replace("percent: {2025: 57.1, ", "participants: {2025: 317_300}, percent: {"), "UCJ207")
    assert found.facts["missing"] == 21_122


def test_a_target_that_was_reached_is_neither_below_coverage_nor_history() -> None:
    text = with_sections("observed: {2026-01-11: {percent: 44, source: BPJS}}\n")
    assert not of(text, "UCJ202") + of(text, "UCJ205") + of(text, "UCJ207")


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2025, 5, 22), date(2025, 11, 22), 6),
        (date(2025, 5, 21), date(2025, 11, 22), 7),
        (date(2025, 11, 22), date(2026, 1, 1), 2),
        (date(2026, 1, 1), date(2026, 1, 1), 0),
    ],
)
def test_months_that_have_begun(first: date, last: date, months: int) -> None:
    assert months_between(first, last) == months


@pytest.mark.parametrize(
    ("today", "codes"), [("2026-03-09", []), ("2026-03-10", ["UCJ307"]), ("2027-09-12", ["UCJ303"])]
)
def test_an_old_observation_is_told_once(today: str, codes: list[str]) -> None:
    text = with_sections("").encode()
    wanted = frozenset({"UCJ303", "UCJ307"})
    assert [
        found.code for found in check_source(Source("p.yaml", text), date.fromisoformat(today), wanted).findings
    ] == codes


@pytest.mark.parametrize(
    ("observed", "count"),
    [
        ("{2025-12-11: {participants: 124_623, source: B}}", 0),  # 138,470 less a tenth
        ("{2025-12-11: {participants: 124_622, source: B}}", 1),
        ("{2025-06-30: {participants: 200_000, source: B}}", 1),  # one before the coverage date: that date's falls
        ("{2025-12-11: {percent: 20, source: B}, 2026-01-31: {percent: 10, source: B}}", 2),
    ],
)
def test_an_observation_that_falls_by_more_than_a_tenth(observed: str, count: int) -> None:
    assert len(of(with_sections(f"observed: {observed}\n"), "UCJ108")) == count


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ("changes: {2027: {income: 1_000_000}}", []),
        ("changes: {2027: {income: 0}}", ["{income: 0}"]),
        ("changes: {2027: {paid_by: self}}", ["{paid_by: self}"]),
        ("changes: {2027: {}}", ["{}"]),
        ("changes: {2024: {income: 1_000_000}}", ["{income: 1_000_000}"]),
        ("changes: {2025: {income: 1_000_000}}", []),  # the year of the latest observation is not over
        ("changes: {2026: {lapse_percent: 2}, 2027: {lapse_percent: 2}}", ["{lapse_percent: 2}"]),
        ("changes: {2026: {lapse_percent: 2}, 2027: {lapse_percent: 0}}", []),
        # It stops what grew, so it changes something
        ("income: 1_000_000, growth_percent: 5, changes: {2027: {income: 1_000_000}}", []),
        ("income: 1_000_000, growth_percent: 5, changes: {2027: {income: 1_102_500}}", ["{income: 1_102_500}"]),
    ],
)
def test_a_change_of_nothing(keys: str, place: list[str]) -> None:
    assert words(group(keys), "UCJ107") == place


def test_a_change_before_the_latest_observation_is_over() -> None:
    text = "observed: {2027-01-31: {percent: 50, source: BPJS}}\n" + group("changes: {2026: {income: 1_000_000}}")
    assert "2026 is of a year that is over" in says(of(with_sections(text), "UCJ107")[0])


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ("months: {from: 3, to: 11}, enrol_from: {2026: 3, 2027: 11}", []),
        ("months: {from: 3, to: 11}, enrol_from: {2026: 2, 2027: 12}", ["2", "12"]),
        ("enrol_from: {2026: 2, 2027: 2}, changes: {2027: {months: {from: 3, to: 12}}}", ["2"]),
    ],
)
def test_new_people_are_paid_within_the_months_of_their_year(keys: str, place: list[str]) -> None:
    assert words(group(keys), "UCJ410") == place


@pytest.mark.parametrize(
    ("fund", "place"),
    [
        ("ceiling: {2025: 5_000_000_000}, spent: {2025: 5_000_000_000}", []),
        ("ceiling: {2025: 5_000_000_000}, spent: {2025: 5_000_000_001}", ["5_000_000_001"]),
        ("ceiling: {2025: 5_000_000_000}, growth_percent: 0, spent: {2026: 5_000_000_001}", ["5_000_000_001"]),
        ("ceiling: {2025: 5_000_000_000}, spent: {2026: 9_000_000_000}", []),  # nobody knows what there was
    ],
)
def test_more_spent_than_the_ceiling(fund: str, place: list[str]) -> None:
    assert words(f"funds: {{apbd: {{kind: public, source: APBD, {fund}}}}}\n", "UCJ409") == place


@pytest.mark.parametrize(
    ("enrolled", "lost"),
    [("2_000", []), ("8_000", [3_000])],
)
def test_a_headcount_of_a_year_that_is_over_is_compared_with_who_was_enrolled(enrolled: str, lost: list[int]) -> None:
    text = group(f"planned: {{2025: 7_000, 2026: 5_000}}, observed: {{2025-12-11: {enrolled}}}")
    text += "observed: {2025-12-11: {percent: 41, source: BPJS}}\n"
    assert [found.facts["lost"] for found in of(with_sections(text), "UCJ106")] == lost
    assert len(of(with_sections(group("planned: {2025: 7_000, 2026: 5_000}")), "UCJ106")) == 1


# What other rules see of observations, changes and growing ceilings


@pytest.mark.parametrize(
    ("code", "text", "place"),
    [
        ("UCJ102", "observed: {2025-12-11: {participants: 428_700}, 2026-01-11: {percent: 90}}\n", ["428_700"]),
        ("UCJ304", "observed: {2099-12-11: {percent: 33}}\n", ["{percent: 33}"]),
        ("UCJ301", "observed: {2025-12-11: {percent: 33}}\n", ["{percent: 33}"]),
        ("UCJ302", "observed: {2025-12-11: {percent: 33, status: assumed}}\n", ["assumed"]),
        ("UCJ301", "funds: {apbd: {kind: public, spent: {2025: 5_000_000_000}}}\n", ["{kind: public, spent: {2025: "]),
        ("UCJ405", group("segment: pu, wage: 4_000_000, changes: {2027: {wage: 2_000_000}}"), ["2_000_000"]),
        (
            "UCJ405",
            group("segment: pu, wage: 2_000_000, paid_by: elsewhere, changes: {2027: {paid_by: employer}}"),
            ["employer"],
        ),
        ("UCJ406", group("changes: {2026: {months: {from: 1, to: 9}}}"), ["{from: 1, to: 9}"]),
        ("UCJ406", group("paid_by: elsewhere, months: {from: 1, to: 9}, changes: {2026: {paid_by: self}}"), ["self"]),
        ("UCJ406", group("months: {from: 1, to: 9}, changes: {2026: {paid_by: elsewhere}}"), ["{from: 1, to: 9}"]),
        (
            "UCJ407",
            group("months: {from: 11, to: 12}, programmes: [jkk], changes: {2026: {programmes: [jkk, jkm]}}"),
            ["[jkk, jkm]"],
        ),
        ("UCJ501", "observed: {2025-12-11: {percent: 0.41}}\n", ["0.41"]),
        ("UCJ501", group("changes: {2027: {pass_rate_percent: 0.35}}"), ["0.35"]),
        ("UCJ505", "funds: {apbd: {kind: public, spent: {2025: 5_300, 2026: 5_400}}}\n", ["5_300"]),
        ("UCJ507", "observed: {2025-12-11: {participants: 176}}\n", ["176"]),
        ("UCJ506", group("changes: {2027: {income: 1_000}}"), ["1_000"]),
    ],
)
def test_other_rules_know_of_it(code: str, text: str, place: list[str]) -> None:
    found = words(text, code)
    assert [words.startswith(one) for words, one in zip(found, place, strict=True)] == [True] * len(place)


PAID = group("paid_by: apbd, planned: {2026: 9_000}")
"""9,000 people at 16,800 a month from 2026 on: Rp1,814,400,000 a year, and less in 2025."""


@pytest.mark.parametrize(
    ("keys", "years", "missing"),
    [
        ("ceiling: {2025: 1_000_000_000}", [], 0),
        ("ceiling: {2025: 1_000_000_000, 2027: 1_000_000_000}", ["2027"], 814_400_000),
        ("ceiling: {2025: 1_000_000_000}, growth_percent: 0", ["2026-2045"], 20 * 814_400_000),
        ("ceiling: {2025: 1_000_000_000}, growth_percent: 50", ["2026"], 314_400_000),
        ("ceiling: {2025: 1_000_000_000}, growth_percent: 100", [], 0),
    ],
)
def test_a_ceiling_that_grows_is_compared_in_every_year(keys: str, years: list[str], missing: int) -> None:
    found = of(with_sections(f"funds: {{apbd: {{kind: public, source: APBD, {keys}}}}}\n{PAID}"), "UCJ401")
    assert [one.facts["years"] for one in found] == years
    assert sum(one.facts["missing"] for one in found) == missing


def test_a_year_without_a_month_left_needs_nothing_any_more() -> None:
    fund = "funds: {apbd: {kind: public, source: APBD, ceiling: {2025: 1_000_000, 2045: 90_000_000_000}}}\n"
    text = fund + group("paid_by: apbd, planned: {2025: 9_000}")
    assert [found.facts["years"] for found in of(with_sections(text), "UCJ401")] == ["2025"]
    assert not of(with_sections(text + "observed: {2025-12-11: {percent: 41, source: BPJS}}\n"), "UCJ401")


@pytest.mark.parametrize(
    ("keys", "places", "years"),
    [
        ("months: {from: 4, to: 12}", ["{from: 4"], [2026]),
        # Only the first year begins so late
        ("months: {from: 10, to: 12}, changes: {2026: {months: {from: 1, to: 12}}}", [], []),
        ("months: {from: 10, to: 12}, changes: {2027: {months: {from: 1, to: 12}}}", ["{from: 10"], [2026]),
        # Either year's months are harmless by themselves: November and December, then January
        ("months: {from: 1, to: 10}, changes: {2027: {months: {from: 2, to: 12}}}", ["{from: 2"], [2027]),
        ("months: {from: 1, to: 10}, changes: {2027: {months: {from: 1, to: 12}}}", [], []),
        ("changes: {2027: {months: {from: 4, to: 12}}}", ["{from: 4"], [2027]),
        # Whoever pays elsewhere pays all year
        ("months: {from: 4, to: 12}, paid_by: elsewhere, changes: {2027: {paid_by: self}}", ["{from: 4"], [2027]),
        ("months: {from: 3, to: 10}, changes: {2026: {paid_by: elsewhere}}", [], []),
    ],
)
def test_months_of_two_years_that_leave_people_uninsured(keys: str, places: list[str], years: list[int]) -> None:
    found = words(group(keys), "UCJ408")
    assert [re.match(r".*?(?=,)", one)[0] for one in found] == places  # type: ignore[index]
    assert [one.facts["year"] for one in of(with_sections(group(keys)), "UCJ408")] == years


@pytest.mark.parametrize(("today", "codes"), [("2026-12-31", []), ("2027-01-01", ["UCJ305"])])
def test_a_survey_is_old_when_three_more_years_are_over(today: str, codes: list[str]) -> None:
    text = with_sections("workforce: {size: {2025: 428_699}, source: Sakernas 2023}\n").encode()
    found = check_source(Source("p.yaml", text), date.fromisoformat(today), frozenset({"UCJ305"})).findings
    assert [each.code for each in found] == codes
