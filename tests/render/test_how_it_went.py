"""How it went, as people look at it: the screen of ``ucj track`` and the chapter of the report, with their pictures."""

from __future__ import annotations

import csv
import io
import json
import re
import time
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tests.plans import part_of_the_examples, plan_of, plans
from tests.render.test_html_pictures import WIDTHS, over_each_other
from ucj_cli.engine.report import report
from ucj_cli.engine.track import track, track_details
from ucj_cli.errors import OutOfRangeError
from ucj_cli.i18n import CODES, get_locale
from ucj_cli.render.course import course_of
from ucj_cli.render.html import html
from ucj_cli.render.html.went import went
from ucj_cli.render.report import document, markdown
from ucj_cli.render.screens.sketch import HIGH, WIDE, sketch
from ucj_cli.render.screens.track import page
from ucj_cli.schema import schema_of

if TYPE_CHECKING:
    from tests.conftest import RunUcj
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.render.page import Page

PLAN = Path(__file__).parents[1] / "transcripts" / "makassar.yaml"
EN = get_locale("en")
LATER = {date(2025, 12, 31): {"participants": 390}, date(2026, 6, 30): {"participants": 460}}


def shown(plan: Plan, lang: Any = "en") -> Page:  # noqa: ANN401 - a language
    return page(track(plan, lang=lang), get_locale(lang), track_details(plan, lang))


# The screen


@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize("width", [80, 120])
def test_the_screen_fits_a_terminal_and_no_number_is_cut(run_ucj: RunUcj, lang: str, width: int) -> None:
    plain = run_ucj("track", PLAN, "--lang", lang).stdout
    told = run_ucj("track", PLAN, "--lang", lang, FORCE_COLOR="1", COLUMNS=str(width)).stdout
    told = re.sub(r"\x1b\[[0-9;]*m", "", told)
    assert max(map(len, told.splitlines())) <= width
    assert "…" not in told
    for figure in ("58.49%", "64.68%", "34,417", "2,885.8", "21,387.6", "12,000", "9,500", "50.00%"):
        written = figure if lang == "en" else figure.translate(str.maketrans(",.", ".,"))
        assert written in told
        assert written in plain


@pytest.mark.parametrize(
    ("people", "verdict"),
    [
        (390, "Behind: 39.00% on 31 December 2025, where the path asks for 40%: 1.00 points, 10 people."),
        (400, "On track: 40.00% on 31 December 2025, which is what the path asks for."),
        (401, "On track: 40.10% on 31 December 2025, where the path asks for 40%: 0.10 points ahead, 1 person."),
    ],
)
def test_the_first_sentence_answers_whether_we_are_on_track(people: int, verdict: str) -> None:
    lead = shown(plan_of(observed={date(2025, 12, 31): {"participants": people}})).lead
    assert lead is not None
    assert lead.text == verdict


def test_where_the_path_begins_there_is_nothing_to_compare() -> None:
    told = shown(plan_of())
    assert told.lead is not None
    assert told.lead.text.startswith("Nothing to compare yet")
    assert told.tables[0].rows[0].cells == ("9 September 2025", "300", "30.00%", "", "", "", "", "")


def test_year_ends_that_are_neither_given_nor_observed_are_not_told() -> None:
    plan = plan_of(
        targets={"percent": {2020: 10, 2025: 40}},
        workforce={"size": {2020: 1_000}},
        observed={date(2025, 12, 31): {"participants": 390}},
    )
    (table,) = [table for table in shown(plan).tables if table.title.startswith("Year ends")]
    assert [(row.cells[0], row.cells[5]) for row in table.rows] == [("2020", "not observed"), ("2025", "missed")]


def test_interpolated_targets_and_assumed_observations_are_marked() -> None:
    observed = {date(2026, 12, 31): {"participants": 390, "status": "assumed"}}
    seen, ends, pace = shown(plan_of(observed=observed)).tables
    assert seen.rows[1].cells[0] == "31 December 2026 *"
    assert [row.cells[1] for row in ends.rows] == ["40%", "~43.00%"]
    assert [row.cells[:2] for row in pace.rows] == [("2045", "100%")]
    running = shown(plan_of(observed={date(2026, 6, 30): {"participants": 390}})).tables[2]
    assert [row.cells[:2] for row in running.rows] == [("2026", "~43.00%"), ("2045", "100%")]


@pytest.mark.parametrize(("people", "month"), [(100, "never"), (301, "after 2100"), (900, "October 2025")])
def test_the_screen_says_when_a_target_is_reached_at_this_pace(people: int, month: str) -> None:
    size = {2025: 10**12} if people == 301 else {2025: 1_000}
    plan = plan_of(workforce={"size": size}, observed={date(2025, 10, 9): {"participants": people}})
    (pace,) = [table for table in shown(plan).tables if table.title.startswith("The pace")]
    assert pace.rows[0].cells[-1] == month


# The picture in letters


@pytest.mark.parametrize(("people", "tones"), [(460, {"good"}), (380, {"good", "bad"})])
def test_marks_on_or_above_the_path_are_ahead_and_below_it_behind(people: int, tones: set[str]) -> None:
    seen = {date(2025, 12, 31): {"participants": 400}, date(2026, 6, 30): {"participants": people}}
    marks = [part.tone for line in shown(plan_of(observed=seen)).sketch[:HIGH] for part in line if "●" in part.text]
    assert {*marks} == tones


def test_without_a_span_of_days_there_is_no_picture() -> None:
    done = plan_of(coverage={"date": date(2025, 12, 31), "participants": 400}, targets={"percent": {2025: 40}})
    assert shown(done).sketch == ()
    assert document(report(done, 2025), EN).chapters["went"].picture is None
    assert "How it went" in html(report(done, 2025), EN)


@given(plans())
def test_the_picture_is_as_large_for_any_plan_and_holds_all_that_it_has_room_for(plan: Plan) -> None:
    try:
        answer = track(plan)
    except OutOfRangeError:
        assume(False)
    course = course_of(answer, [year for year, _ in track_details(plan, "en").waypoints])
    if course is not None:
        lines = sketch(course, EN)
        assert len(lines) == HIGH + 2
        room = {len("".join(part.text for part in line)) for line in lines[:HIGH]}
        assert room == {max(room)}
        assert max(room) >= WIDE
        assert any("●" in part.text for line in lines[:HIGH] for part in line)
        assert [place.day for place in course.path] == sorted({place.day for place in course.path})
        assert all(course.first <= place.day <= course.last for place in (*course.seen, *course.given))


# Forms


def test_csv_has_a_row_an_observation_and_other_tables_by_name(run_ucj: RunUcj) -> None:
    answer = json.loads(run_ucj("track", PLAN, "--format", "json").stdout)
    tables = {name: answer[name] for name in ("observations", "year_ends", "groups", "funds")}
    tables |= {name: answer["pace"][name] for name in ("needed", "projected")}
    for name, records in tables.items():
        rows = list(csv.DictReader(io.StringIO(run_ucj("track", PLAN, "--format", "csv", "--rows", name).stdout)))
        expected = [{key: "" if value is None else str(value) for key, value in each.items()} for each in records]
        told = [{key: row[key].replace("false", "False").replace("true", "True") for key in records[0]} for row in rows]
        assert told == expected
    assert run_ucj("track", PLAN, "--format", "csv").stdout.count("\n") == 3


def test_json_is_as_its_schema_says_and_depends_on_no_language(run_ucj: RunUcj) -> None:
    told = {lang: json.loads(run_ucj("track", PLAN, "--format", "json", "--lang", lang).stdout) for lang in CODES}
    schema = schema_of("track")
    for answer in told.values():
        Draft202012Validator(schema).validate(answer)
        del answer["notes"]
    assert told["en"] == told["id"]


def test_markdown_begins_with_the_verdict(run_ucj: RunUcj) -> None:
    told = run_ucj("track", PLAN, "--format", "md").stdout
    assert "\n**Behind: 58.49% on 31 October 2026" in told
    assert "### Year ends: reached or missed" in told


@pytest.mark.parametrize("day", ["2026-10-31", "2025-12-31"])
def test_fail_if_behind_ends_with_1_and_writes_the_answer(run_ucj: RunUcj, day: str) -> None:
    done = run_ucj("track", PLAN, "--as-of", day, "--fail-if-behind")
    assert (done.status, "Behind" in done.stdout) == (1, True)
    assert run_ucj("track", PLAN, "--as-of", day).status == 0


def test_fail_if_behind_ends_with_0_on_the_path(run_ucj: RunUcj) -> None:
    ahead = "observed.2026-10-31.participants=400_000"
    groups = "groups.ojol.observed.2026-10-31=9_500"
    assert run_ucj("track", PLAN, "--fail-if-behind", "--set", ahead, "--set", groups).status == 0


# The report


def test_the_report_tells_how_it_went_only_where_there_is_more_than_a_beginning() -> None:
    assert "went" not in document(report(plan_of(), 2026), EN).chapters
    assert "went" in document(report(plan_of(observed=LATER), 2026), EN).chapters


def test_markdown_of_the_report_has_the_verdict_and_the_observations() -> None:
    told = markdown(report(plan_of(observed=LATER), 2026), EN)
    assert "## How it went\n\n**On track: 46.00% on 30 June 2026" in told
    assert "### Observations against the path" in told


@pytest.mark.parametrize("lang", CODES)
def test_the_picture_of_the_report_marks_each_observation_and_names_what_is_below_the_path(lang: Any) -> None:  # noqa: ANN401
    locale = get_locale(lang)
    picture, legend = went(report(plan_of(observed=LATER), 2026, lang=lang), locale, "")
    kinds = [shape.get("class") for shape in picture.iter("path")]
    assert kinds.count("ahead") == 2
    assert kinds.count("behind-path") == 1
    assert locale.text("picture.behind-path") in "".join(legend.itertext())
    assert locale.percent(Decimal("46.00")) in "".join(picture.itertext())


@part_of_the_examples(0.5)
@given(plans())
def test_words_of_the_picture_never_lie_over_each_other(plan: Plan) -> None:
    try:
        answer = track(plan)
        told = report(plan, answer.as_of.year)
    except OutOfRangeError:
        assume(False)
    drawn = went(told, EN, "")
    for width in WIDTHS:
        for picture in drawn[:1]:
            assert over_each_other(picture, width) == []


def test_eleven_years_of_days_are_drawn_in_seconds() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(4_000)]
    observed: dict[str, Any] = {"observed": {day: {"participants": 400} for day in days}}
    begin = time.perf_counter()
    plan = plan_of(
        **observed,
        groups=[{"id": "a", "workers": 9, "observed": dict.fromkeys(days, 5)}, {"id": "b", "workers": "rest"}],
    )
    answer = track(plan)
    page(answer, EN, track_details(plan, "en"))
    html(report(plan, 2036), EN)
    assert time.perf_counter() - begin < 8  # it takes a sixth of that; before, minutes
