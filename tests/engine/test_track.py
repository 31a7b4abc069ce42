"""How it went: observations against the path, year ends, the pace so far and the one that is needed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given

from tests.plans import plan_of, plans
from ucj_cli.engine.pace import _reached_in, _Stand
from ucj_cli.engine.targets import target_in
from ucj_cli.engine.track import track
from ucj_cli.errors import OutOfRangeError, UsageError
from ucj_cli.plan_file.series import workforce_in

if TYPE_CHECKING:
    from ucj_cli.answers.track import Track
    from ucj_cli.plan_file.model import Plan

NEW_YEARS_EVE, OCTOBER = date(2025, 12, 31), date(2026, 10, 31)


def makassar(**sections: Any) -> Plan:  # noqa: ANN401 - whatever a plan's sections hold
    """Kota Makassar at the end of 2025: 296,178 of 555,684, with 57.1% asked for, and 66.2% a year later."""
    return plan_of(
        workforce={"size": {2025: 555_684}},
        coverage={"date": NEW_YEARS_EVE, "participants": 296_178},
        targets={"percent": {2025: Decimal("57.1"), 2026: Decimal("66.2")}},
        **sections,
    )


def in_october(participants: int = 325_000) -> Plan:
    return makassar(observed={OCTOBER: {"participants": participants}})


def noted(answer: Track) -> dict[str, str]:
    return {note.code: note.text for note in answer.notes}


# The facts of Makassar


def test_makassar_missed_2025_by_3_80_points_and_21_118_people() -> None:
    (end,) = track(makassar()).year_ends
    assert (end.year, end.participants_needed, end.observed_on, end.reached) == (2025, 317_296, NEW_YEARS_EVE, False)
    assert (end.missed_points, end.missed_people) == (Decimal("3.80"), 21_118)


def test_makassar_in_october_2026_is_behind_the_path_and_needs_seven_times_its_pace() -> None:
    answer = track(in_october())
    assert (answer.latest.coverage_percent, answer.expected_percent) == (Decimal("58.49"), Decimal("64.68"))
    assert (answer.on_track, answer.difference_points, answer.difference_people) == (False, Decimal("-6.19"), -34_417)
    assert answer.pace.last_people_per_month == answer.pace.people_per_month == Decimal("2885.8")
    assert [(found.year, found.people_per_month) for found in answer.pace.needed] == [(2026, Decimal("21387.6"))]


def test_the_pace_so_far_leads_to_a_coverage_and_to_the_month_in_which_the_target_is_reached() -> None:
    (leads,) = track(in_october()).pace.projected
    # 325,000 and 2,885.8 x 61 days / (365.25 / 12 days) are 330,783; 42,863 people take 14.85 months
    assert (leads.year, leads.coverage_percent, leads.reached_in) == (2026, Decimal("59.53"), "2028-01")


# The path by day


def test_the_path_runs_by_days_between_two_year_ends() -> None:
    days = (OCTOBER - NEW_YEARS_EVE).days
    asked = Fraction("57.1") + Fraction("9.1") * days / 365
    assert track(in_october()).expected_percent == Decimal(floor(asked * 100 + Fraction(1, 2))) / 100


def test_before_the_first_given_target_it_runs_from_the_first_observation() -> None:
    plan = plan_of(
        coverage={"date": date(2025, 1, 1), "participants": 200},
        targets={"percent": {2026: 60}},
        observed={date(2025, 12, 31): {"participants": 380}},
    )
    first, last = track(plan).observations
    assert [first.expected_percent, first.difference_points] == [20, 0]
    assert last.expected_percent == Decimal("39.97")  # 364 of the 729 days from 20% to 60%
    assert "track_begins" in noted(track(plan))


def test_after_the_last_given_target_its_percentage_holds() -> None:
    plan = plan_of(targets={"percent": {2025: 40}}, observed={date(2027, 6, 30): {"participants": 390}})
    answer = track(plan)
    assert answer.expected_percent == 40
    assert not answer.on_track
    assert [found.year for found in answer.pace.needed] == [2027]
    assert noted(answer)["track_between"].endswith("the targets of 2026, 2027.")


def test_a_workforce_that_grows_counts_each_observation_of_its_own_year() -> None:
    plan = plan_of(
        workforce={"size": {2025: 1_000, 2026: 1_250}},
        observed={date(2026, 12, 31): {"participants": 500}},
        targets={"percent": {2025: 40, 2026: 40}},
    )
    answer = track(plan)
    assert [seen.coverage_percent for seen in answer.observations] == [30, 40]
    assert answer.on_track
    assert noted(answer)["track_workforce"].endswith("1,000 (2025), 1,250 (2026).")


def test_the_workers_of_every_year_of_which_a_percentage_is_told_are_named() -> None:
    plan = plan_of(
        workforce={"size": {2025: 1_000}, "growth_percent": 10},
        observed={date(2026, 6, 30): {"participants": 400}},
        targets={"percent": {2025: 40, 2027: 50, 2030: 60}},
    )
    answer = track(plan)
    told = noted(answer)["track_workforce"]
    assert {2026, 2027, 2030} == {found.year for found in answer.pace.projected}
    assert all(f"({found.year})" in told for found in answer.pace.projected)


# Observations


def test_an_observation_tells_its_change_in_people_and_in_people_a_month() -> None:
    first, last = track(in_october()).observations
    assert (first.change, first.change_per_month) == (None, None)
    assert (last.change, last.change_per_month) == (28_822, Decimal("2885.8"))


def test_nobody_more_or_less_is_a_change_of_nobody_a_month() -> None:
    _, last = track(in_october(296_178)).observations
    assert (last.change, last.change_per_month) == (0, Decimal("0.0"))


def test_as_of_an_earlier_day_the_later_observations_are_not_told() -> None:
    earlier = track(in_october().as_of("2026-06-30"))
    assert earlier.observations == track(makassar()).observations
    assert (earlier.pace.people_per_month, earlier.pace.projected) == (None, ())


def test_with_one_observation_there_is_no_pace_but_one_is_needed() -> None:
    pace = track(makassar()).pace
    assert (pace.since, pace.people_per_month, pace.last_people_per_month, pace.projected) == (None, None, None, ())
    assert [(found.year, found.people_per_month) for found in pace.needed] == [(2026, Decimal("5977.8"))]
    assert "track_one" in noted(track(makassar()))


def test_an_observation_known_only_to_a_percentage_says_so_where_that_decides() -> None:
    near = plan_of(targets={"percent": {2025: 40}}, observed={NEW_YEARS_EVE: {"percent": Decimal("39.9")}})
    assert noted(track(near))["track_rounded"].startswith("Coverage is given only as 39.9%")
    assert "track_rounded" not in noted(track(in_october()))


def test_the_sources_and_the_assumed_observations_are_noted() -> None:
    plan = makassar(observed={OCTOBER: {"participants": 325_000, "status": "assumed", "source": "a guess"}})
    texts = [note.text for note in track(plan).notes]
    assert "* Assumed, not published: 1 of 2 observations." in texts
    assert "31 October 2026: a guess." in texts


def test_what_has_no_source_says_so() -> None:
    texts = {note.code: note.text for note in track(plan_of()).notes}
    assert texts["track_basis"].count("no source given") == 2
    assert texts["track_seen"] == "9 September 2025: no source given."


# Year ends


@pytest.mark.parametrize(
    ("seen", "taken"),
    [
        ({date(2025, 12, 20): 400, date(2026, 1, 20): 410}, date(2025, 12, 20)),
        ({date(2025, 12, 21): 400, date(2026, 1, 10): 410}, date(2025, 12, 21)),  # as near: the earlier
        ({date(2025, 11, 16): 400, date(2026, 3, 1): 410}, date(2025, 11, 16)),  # 45 days
        ({date(2025, 11, 15): 400, date(2026, 3, 1): 410}, None),
        ({date(2026, 2, 14): 400}, date(2026, 2, 14)),
    ],
)
def test_a_year_end_is_told_by_the_nearest_observation_within_45_days(
    seen: dict[date, int], taken: date | None
) -> None:
    plan = plan_of(observed={day: {"participants": people} for day, people in seen.items()})
    (end,) = track(plan).year_ends
    assert end.observed_on == taken
    if taken is None:
        assert (end.coverage_percent, end.reached, end.missed_points, end.missed_people) == (None, None, None, None)


def test_a_target_that_is_reached_is_missed_by_nothing() -> None:
    (end,) = track(plan_of(observed={NEW_YEARS_EVE: {"participants": 400}})).year_ends
    assert [end.reached, end.missed_points, end.missed_people] == [True, 0, 0]


def test_one_person_short_is_missed_by_one_person() -> None:
    (end,) = track(plan_of(observed={NEW_YEARS_EVE: {"participants": 399}})).year_ends
    assert (end.reached, end.missed_points, end.missed_people) == (False, Decimal("0.10"), 1)


def test_a_target_in_people_asks_for_exactly_so_many() -> None:
    targets = {"participants": {2025: 333}, "percent": {2026: 50}}
    answer = track(plan_of(targets=targets, observed={NEW_YEARS_EVE: {"participants": 333}}))
    assert (answer.year_ends[0].reached, answer.difference_people) == (True, 0)


def test_before_the_first_target_no_year_end_is_told_and_none_needed_but_the_next_and_the_last() -> None:
    plan = plan_of(targets={"percent": {2030: 60, 2035: 80, 2045: 100}}, observed={date(2026, 6, 1): {"percent": 31}})
    answer = track(plan)
    assert answer.year_ends == ()
    assert [found.year for found in answer.pace.needed] == [2030, 2045]
    assert [found.year for found in answer.pace.projected] == [2030, 2035, 2045]


def test_year_ends_are_told_from_the_first_year_with_a_workforce_on() -> None:
    plan = plan_of(
        workforce={"size": {2025: 1_000, 2027: 1_100}},
        observed={NEW_YEARS_EVE: {"participants": 400}, date(2026, 12, 31): {"participants": 500}},
    )
    assert [end.year for end in track(plan).year_ends] == [2025, 2026]


def test_a_target_of_a_year_before_any_workforce_is_left_out() -> None:
    plan = plan_of(targets={"percent": {2020: 10, 2025: 40}}, observed={NEW_YEARS_EVE: {"participants": 400}})
    assert [end.year for end in track(plan).year_ends] == [2025]


# Pace


def test_the_pace_counts_from_the_latest_observation_that_is_a_year_older() -> None:
    days = {date(2025, 12, 31): 310, date(2026, 6, 30): 330, date(2026, 7, 1): 331, date(2027, 6, 30): 390}
    plan = plan_of(observed={day: {"participants": people} for day, people in days.items()})
    pace = track(plan).pace
    assert (pace.since, pace.people_per_month) == (date(2026, 6, 30), Decimal("5.0"))  # 60 people in 11.99 months
    assert track(plan.as_of("2026-07-01")).pace.since == date(2025, 9, 9)


def test_a_year_before_29_february_is_28_february() -> None:
    days = {date(2027, 2, 28): 310, date(2028, 2, 29): 330}
    plan = plan_of(observed={day: {"participants": people} for day, people in days.items()})
    assert track(plan).pace.since == date(2027, 2, 28)


def test_at_a_falling_pace_no_target_is_ever_reached_and_nobody_is_less_than_none() -> None:
    answer = track(plan_of(observed={date(2025, 10, 9): {"participants": 100}}))
    assert answer.pace.people_per_month == Decimal("-202.9")
    assert [found.coverage_percent for found in answer.pace.projected] == [0, 0]
    assert {found.reached_in for found in answer.pace.projected} == {"never"}


def test_a_target_that_is_reached_already_is_told_with_the_month_of_the_latest_observation() -> None:
    answer = track(plan_of(observed={date(2025, 10, 31): {"participants": 400}}))
    assert answer.pace.projected[0].reached_in == "2025-10"
    assert answer.pace.needed[0].people_per_month == 0


def test_a_pace_that_takes_until_after_2100_is_told_as_such_and_no_pace_covers_more_than_all() -> None:
    slow = plan_of(workforce={"size": {2025: 10**12}}, observed={date(2025, 10, 9): {"participants": 301}})
    assert {found.reached_in for found in track(slow).pace.projected} == {"beyond 2100"}
    fast = plan_of(observed={date(2025, 10, 9): {"participants": 900}})
    assert track(fast).pace.projected[-1].coverage_percent == 100


JANUARY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("people", "needed", "tenths", "month"),
    [
        (100, 100, 0, "2026-01"),  # reached already, at whatever pace
        (100, 99, -5, "2026-01"),
        (100, 101, 0, "never"),
        (100, 101, -1, "never"),
        (100, 101, 10, "2026-02"),  # one a month: in 31 days
        (100, 101, 1, "2026-11"),  # a tenth a month: in 305 days
        # 27,392 days after 1 January 2026 is the last day of 2100: at 22.2 a month 19,978 people take 27,391.01 days
        (0, 19_978, 222, "2100-12"),
        (0, 19_979, 222, "beyond 2100"),
    ],
)
def test_the_month_in_which_so_many_are_reached(people: int, needed: int, tenths: int, month: str) -> None:
    assert _reached_in(_Stand(JANUARY, people), needed, tenths) == month


# Groups and funds


def test_groups_with_figures_of_several_days_stand_against_what_was_planned() -> None:
    seen = date(2025, 12, 11)
    plan = plan_of(
        groups=[
            {"id": "a", "workers": 500, "planned": {2025: 300}, "observed": {seen: 250}},
            {"id": "b", "workers": 200, "observed": {seen: 20}},
            {"id": "c", "workers": 100, "participants": 10},
            {"id": "rest", "workers": "rest"},
        ],
        observed={seen: {"participants": 350}},
    )
    told = [(found.id, found.planned, found.observed, found.difference) for found in track(plan).groups]
    assert told == [("a", 300, 250, -50), ("b", None, 20, None)]
    assert track(plan.as_of("2025-10-01")).groups == ()


def test_funds_tell_what_they_spent_of_each_ceiling_year_by_year() -> None:
    funds = {
        "dbhcht": {
            "kind": "public",
            "ceiling": {2025: 5_300_000_000},
            "growth_percent": 0,
            "spent": {2026: 2_650_000_000, 2025: 1_056_000_000},
        },
        "csr": {"kind": "donor", "spent": {2025: 7}},
        "nothing": {"kind": "public", "ceiling": {2025: 0}, "spent": {2025: 7}},
        "silent": {"kind": "public", "ceiling": {2025: 1}},
    }
    told = [(fund.id, fund.year, fund.ceiling, fund.spent_percent) for fund in track(plan_of(funds=funds)).funds]
    assert told == [
        ("dbhcht", 2025, 5_300_000_000, Decimal("19.92")),
        ("dbhcht", 2026, 5_300_000_000, Decimal("50.00")),
        ("csr", 2025, None, None),
        ("nothing", 2025, 0, None),
    ]


def test_names_and_notes_come_in_the_language_asked_for() -> None:
    assert "track_one" in noted(track(makassar(), lang="id"))
    assert noted(track(makassar(), lang="id"))["track_one"].startswith("Baru ada satu")
    with pytest.raises(UsageError):
        track(makassar(), lang="fr")  # type: ignore[arg-type]


# Recomputed, from the method and not from the code


def half_up(value: Fraction, digits: int) -> Decimal:
    return Decimal(floor(value * 10**digits + Fraction(1, 2))).scaleb(-digits)


def path_on(plan: Plan, day: date, start: tuple[date, Decimal]) -> Decimal:
    """What the path asks for on *day*, by two year ends or from the *start*."""
    first = date(min(plan.targets.years), 12, 31)
    if day < first:
        (before, low), (after, high) = start, (first, target_in(plan, first.year).percent)
    elif day == date(day.year, 12, 31):
        return target_in(plan, day.year).percent
    else:
        before, after = date(day.year - 1, 12, 31), date(day.year, 12, 31)
        low, high = (target_in(plan, end.year).percent for end in (before, after))
    return half_up(Fraction(low) + (Fraction(high) - Fraction(low)) * (day - before).days / (after - before).days, 2)


@given(plans())
def test_every_figure_is_that_of_a_second_reckoning(plan: Plan) -> None:
    try:
        answer = track(plan)
    except OutOfRangeError:
        assume(False)
    given_days = {plan.coverage.date: plan.coverage, **plan.observed}
    assert [seen.date for seen in answer.observations] == sorted(given_days)
    start = answer.observations[0].date, answer.observations[0].coverage_percent
    for seen in answer.observations:
        workers, told = workforce_in(plan.workforce, seen.date.year), given_days[seen.date]
        people = told.participants
        if people is None:
            people = int(half_up(Fraction(told.percent or 0) * workers / 100, 0))
        assert seen.participants == people
        assert seen.coverage_percent == half_up(Fraction(100 * people, workers), 2)
        assert seen.expected_percent == path_on(plan, seen.date, start)
        assert seen.difference_points == seen.coverage_percent - seen.expected_percent
    assert answer.on_track == (answer.latest.coverage_percent >= answer.expected_percent)
    month = Fraction("365.25") / 12
    for found in answer.pace.needed:
        last, target = date(found.year, 12, 31), target_in(plan, found.year)
        asked = Fraction(target.percent) * workforce_in(plan.workforce, found.year) / 100
        needed = ceil(asked) if target.people is None else target.people
        pace = max(0, needed - answer.latest.participants) * month / (last - answer.as_of).days
        assert found.people_per_month == half_up(pace, 1)
    seen_people = {seen.date: seen.participants for seen in answer.observations}
    since = answer.pace.since
    assert (since is None) == (len(seen_people) == 1)
    if since:
        gained = seen_people[answer.as_of] - seen_people[since]
        assert answer.pace.people_per_month == half_up(gained * month / (answer.as_of - since).days, 1)
        older = [day for day in seen_people if day <= answer.as_of - timedelta(days=366)]
        assert not older or since >= max(older)
    for end in answer.year_ends:
        if end.observed_on:
            short = end.participants_needed - seen_people[end.observed_on]
            assert (end.missed_people, end.reached) == (max(0, short), short <= 0)
