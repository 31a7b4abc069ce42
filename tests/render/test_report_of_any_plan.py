"""A report of plans that are hostile, small, or have nothing to show."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SMALLEST
from tests.render.reading import cells, facts, read
from tests.render.report_page import BOTH, PICTURES
from tests.render.test_screens import HOSTILE_NAMES
from ucj_cli.i18n import get_locale

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan
    from ucj_cli.i18n import Code


@pytest.fixture(name="hostile")
def _hostile(write_plan: WritePlan) -> Path:
    groups = "".join(
        f"  - {{id: {key}, name: {json.dumps(name)}, workers: 10, paid_by: kota, source: {json.dumps(name)}}}\n"
        for key, name in HOSTILE_NAMES.items()
    )
    return write_plan(
        'region: {name: "</title><script>alert(1)</script>", code: "35.73"}\nworkforce: {size: {2025: 50}}\n'
        "coverage: {date: 2025-09-09, participants: 0}\ntargets: {percent: {2025: 41, 2027: 90}}\n"
        'funds: {kota: {kind: public, name: "</style><b>kota", ceiling: {2025: 1}}}\n'
        f"groups:\n{groups}",
        "a\x1b[31m\u202e<b>.yaml",
    )


@pytest.mark.parametrize("form", ["html", "md"])
def test_hostile_names_are_shown_as_text(run_ucj: RunUcj, hostile: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"report.{form}"
    done = run_ucj("report", hostile, hostile, "-o", file, "--year", "2025")
    assert done.status == 0, done.stderr
    text = file.read_text("utf-8")
    assert "\x1b" not in text
    assert "\u202e" not in text
    if form == "html":
        page = read(text)
        assert {"script", "b"} & {node.tag for node in page.all()} == set()
        told = page.text
    else:
        assert "<script>" not in re.sub(r"\\<", "", text)
        assert "<b>" not in re.sub(r"\\<", "", text)
        told = re.sub(r"\\(.)", r"\1", text)
    assert '=HYPERLINK("http://x")' in told
    assert "<script>alert(1)</script>" in told
    assert r"\x1b[31mred" in told
    assert r"safe\u202egnihton" in told
    assert r"a\x1b[31m\u202e<b>" in told


ONE_YEAR = """\
region: {name: "Kabupaten Contoh", code: "35.07"}
workforce: {size: {2025: 10}}
coverage: {date: 2025-12-31, participants: %s}
targets: {percent: {2025: 50}}
groups: [{id: semua, workers: rest, paid_by: %s}]
"""


@BOTH
@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("participants", [0, 9, 12])
@pytest.mark.parametrize("payer", ["self", "elsewhere"])
def test_a_plan_of_one_year_and_one_group_has_a_report(  # noqa: PLR0913, PLR0917 - a case has so many sides
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path, lang: Code, form: str, participants: int, payer: str
) -> None:
    file = tmp_path / f"report.{form}"
    plan = write_plan(ONE_YEAR % (participants, payer))
    done = run_ucj("report", "--plan", plan, "-o", file, "--lang", lang)
    assert done.status == 0, done.stderr
    text = file.read_text("utf-8")
    assert get_locale(lang).text("report.cost.none") in text
    if form == "html":
        pictures = len(list(read(text).having("role", "img")))
        assert pictures == (3 if participants == 0 else 2)  # no money, and nobody missing from 9 of 10


@BOTH
def test_the_smallest_plan_has_a_report(run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path, lang: Code) -> None:
    done = run_ucj("report", "--plan", write_plan(), "-o", tmp_path / "r.html", "--year", "2030", "--lang", lang)
    assert done.status == 0, done.stderr
    page = read((tmp_path / "r.html").read_text("utf-8"))
    assert len(list(page.having("role", "img"))) == len(PICTURES) - 1  # nothing is uncertain
    assert get_locale(lang).text("unknown") in facts(page, "now").values()


def test_every_input_of_a_plan_is_told_with_its_source_and_standing(run_ucj: RunUcj, tmp_path: Path) -> None:
    plan = Path(__file__).parents[1] / "plan_file" / "whole.yaml"
    assert run_ucj("report", "--plan", plan, "-o", tmp_path / "r.html", "--year", "2026").status == 0
    basis = cells(read((tmp_path / "r.html").read_text("utf-8")), "basis-table")
    rows = {row[0]: row[1:] for row in basis}
    assert rows["Workforce"] == ["2025: 428,699; 2030: 440,000; then -0.5% a year", "BPS", "published"]
    assert [(row[1], row[3]) for row in basis if row[0] == "Coverage"] == [
        ("31.5%; 135,040 participants; 30 June 2025", "published"),
        ("32.3%; 138,470 participants; 9 September 2025", "published"),
        ("176,000 participants; 11 December 2025", "assumed"),
    ]
    path = "slow, fast, slow between the years"
    assert rows["Targets"] == [f"2025: 41%; 2045: 100%; 2030: 250,000 participants; {path}", "RPJMD", "assumed"]
    assert rows["Tobacco excise share"][0] == (
        "2025: Rp5,300,000,000; 2026: Rp4,000,000,000; then 2.5% a year; what a year leaves is added to the next; "
        "really spent 2025: Rp1,056,000,000; the same money as dbhcht-jatim in other plans"
    )
    assert rows["Assumed rate: BPU JKM"] == [
        "Rp10,000; from January 2028 on; until December 2029; the worker; paid by a public fund",
        *("a draft law", "assumed"),
    ]
    assert rows["CSR"] == ["no ceiling known; pays the half price of 2026", "no source given", ""]
    assert rows["Online motorcycle-taxi drivers"][0] == (
        "7,711 workers; 0 participants; 11 December 2025: 7,711 participants; BPU JKK, JKM; "
        "payer: Tobacco excise share; income Rp1,000,000 a month; then 3% a year; transport sector; "
        "planned 2025: 3,000; "
        "new people paid from 2025: October; priority 1; 34.88% of names pass; 7.5% lost a year; "
        "from 2027 on: JKK, JKM, JHT, payer: Workers themselves, income Rp1,500,000 a month, "
        "sector other than transport, priority 2, paid February to November, 50% of names pass, 0% lost a year; "
        "opd: Dishub, kecamatan: Lowokwaru"
    )
    assert rows["Factory workers"][0].endswith(
        "wage Rp3,736,101 a month, risk class 2; labour-intensive industry; "
        "from 2028 on: wage Rp4,000,000 a month, risk class 3, industry that is not labour-intensive"
    )
    assert rows["mandiri"][0].startswith("all other workers and participants")


@BOTH
def test_groups_that_are_not_drawn_are_told(run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path, lang: Code) -> None:
    """Twenty groups are drawn, the largest; how many others there are, and of how many people, stands below."""
    groups = "\n".join(f"  - {{id: g{i}, workers: {1000 + i}}}" for i in range(23))
    page = tmp_path / "page.html"
    plan = write_plan(f"{SMALLEST}\ngroups:\n{groups}\n  - {{id: lain, workers: rest}}\n")
    found = json.loads(run_ucj("gap", plan, "--year", "2026", "--format", "json").stdout)["groups"]
    others = sum(sorted((group["new"] for group in found), reverse=True)[20:])
    assert run_ucj("report", plan, "--year", "2026", "--lang", lang, "-o", page).status == 0
    words = {"en": f"4 smaller groups, {others} people", "id": f"4 kelompok yang lebih kecil, {others} orang"}
    assert words[lang] in page.read_text("utf-8")
