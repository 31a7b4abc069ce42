"""Answers about a plan that uses every key, whole: no figure of them changes, and none is lost, without being seen.

What is right about them is tested elsewhere, by hand and by a recomputation. A change that is meant is looked at, and
then accepted as a transcript is: ``UCJ_ACCEPT=1 python -m pytest tests/engine/test_answers.py`` writes the files again.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import ucj_cli as ucj
from tests.conftest import SMALLEST

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
WHOLE = ucj.load_plan(HERE.parent / "plan_file/whole.yaml")
MAKASSAR = ucj.load_plan(HERE.parent / "transcripts/makassar.yaml")
SMALL = ucj.load_plan(HERE.parent / "transcripts/small.yaml")
RICH = SMALL.replace({"funds.apbd.ceiling.2026": 10**12, "funds.csr.ceiling.2026": 10**12})
LATE = SMALL.replace(
    {"groups.ojol.enrol_from": {2026: 7}, "groups.nelayan": {"enrol_from": {2026: 9}, "months": {"to": 8}}}
)
BARE = ucj.plan(SMALLEST)
GROWN = WHOLE.replace({"groups.pasar.paid_by": "dbhcht"})
FAR = ucj.plan(SMALLEST.replace("2025: 41", "2030: 60"))
CARRIED = SMALL.replace(
    {
        "funds.apbd": {"carry_over": True, "ceiling": {2026: 250_000_000, 2027: 90_000_000, 2028: 200_000_000}},
        "funds.csr.ceiling": {2026: 9_000_000, 2027: 20_000_000},
        "groups.nelayan.lapse_percent": 5,
    }
)
FUND = {"apbd": {"kind": "public", "name": "APBD Kota", "ceiling": {2026: 5_000_000_000}}}
SHARED = RICH.replace({"funds.apbd": {"shared": "jatim", "ceiling": {2026: 100_000_000, 2027: 0}}})
SHARING = [SHARED, SHARED.replace({"region": {"name": "Kota Lain", "code": "35.74"}})]
SHORT = SMALL.replace({"targets.percent": {2026: 36, 2027: 40, 2030: None}, "funds.csr.ceiling": {2026: 0}})
LONG = SHORT.replace({"observed": {"2026-12-11": {"participants": 3_500}}, "targets.percent.2028": 50})
REGIONS = [WHOLE, MAKASSAR, SMALL]

CHANGES: dict[str, object] = {
    "groups.pabrik.wage": 5_000_000,
    "targets.percent.2045": 90,
    "funds.dbhcht.ceiling.2026": 3_000_000_000,
}

ANSWERS: dict[str, Callable[[], Any]] = {
    "gap of 2025": lambda: ucj.gap(WHOLE, 2025, by="opd"),
    "gap of 2028": lambda: ucj.gap(WHOLE, 2028, lang="id"),
    "gap of 2050": lambda: ucj.gap(SMALL, 2050),
    "budget of 2026": lambda: ucj.budget(WHOLE, 2026, by="opd"),
    "roadmap to 2027": lambda: ucj.roadmap(WHOLE, 2026, 2027, by="opd"),
    "roadmap under ceilings": lambda: ucj.roadmap(CARRIED, 2027, 2029),
    "afford in 2026": lambda: ucj.afford(WHOLE, 2026, {"csr": 100_000_000}),
    "track": lambda: ucj.track(WHOLE),
    "track of a road": lambda: ucj.track(MAKASSAR, lang="id"),
    "gap of three regions": lambda: ucj.gaps(REGIONS, 2026),
    "roadmap of three regions": lambda: ucj.roadmaps(REGIONS, 2026, 2028, lang="id"),
    "roadmap of regions that begin apart": lambda: ucj.roadmaps([SHORT, LONG]),
    "compare": lambda: ucj.compare([WHOLE, WHOLE.replace(CHANGES)], last=2028),
    "explain the budget": lambda: ucj.explain(WHOLE, "budget", 2028),
    "explain what is bought": lambda: ucj.explain(WHOLE, "afford", 2026, "ojol", lang="id"),
    "explain what is lacking": lambda: ucj.explain(WHOLE, "shortfall", 2026),
    "explain what is known to lack": lambda: ucj.explain(SMALL, "shortfall", 2026),
    "explain what no fund lacks": lambda: ucj.explain(RICH, "shortfall", 2026),
    "explain a fund of two": lambda: ucj.explain(RICH, "shortfall", 2026, "ojol"),
    "explain new people who are paid later": lambda: ucj.explain(LATE, "budget", 2026, "ojol"),
    "explain new people who are not paid": lambda: ucj.explain(LATE, "budget", 2026, "nelayan"),
    "explain what unknown ceilings buy": lambda: ucj.explain(SMALL, "afford", 2026),
    "explain what is bought later": lambda: ucj.explain(LATE, "afford", 2026, "ojol"),
    "explain a ceiling that grows": lambda: ucj.explain(GROWN, "shortfall", 2027, "pasar", lang="id"),
    "explain a target in people": lambda: ucj.explain(WHOLE, "needed", 2030),
    "explain a path from today": lambda: ucj.explain(FAR, "gap", 2027),
    "explain new people of a group": lambda: ucj.explain(SMALL, "new", 2027, "lainnya"),
    "explain money without new people": lambda: ucj.explain(WHOLE, "budget", 2026, "asn"),
    "explain a price that changed": lambda: ucj.explain(WHOLE, "contribution", 2028, "ojol"),
    "explain workers without groups": lambda: ucj.explain(BARE, "workforce", 2027, "uncovered"),
    "explain workers of a group": lambda: ucj.explain(SMALL, "workforce", 2027, "nelayan", lang="id"),
    "explain who is new": lambda: ucj.explain(SMALL, "new", 2027),
    "explain without groups": lambda: ucj.explain(BARE, "budget", 2030),
    "gap without groups": lambda: ucj.gap(BARE, 2026, lang="id"),
    "gap without groups but a fund": lambda: ucj.gap(BARE.replace({"funds": FUND}), 2026),
    "gap of more than is missing": lambda: ucj.gap(SMALL.replace({"groups.nelayan.planned": {2026: 890}}), 2026),
    "gap of regions that share": lambda: ucj.gaps(SHARING, 2026),
    "roadmap of regions that share": lambda: ucj.roadmaps(SHARING, 2026, 2027),
}


def written(value: object, before: str = "") -> str:
    """JSON in which what fits stands on one line."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or len(before) + len(line) <= 118:
        return line
    inner = f"{before} "
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {written(each, inner)}" for key, each in value.items()]
        return "{\n" + ",\n".join(f"{inner}{part}" for part in parts) + f"\n{before}}}"
    return "[\n" + ",\n".join(f"{inner}{written(each, inner)}" for each in value) + f"\n{before}]"


def told(name: str) -> str:
    """An answer, but for what depends on the version and on where the plans are."""
    answer = json.loads(ANSWERS[name]().model_dump_json(by_alias=True, exclude={"plan", "ucj"}))
    return written(answer).replace(f"{HERE.parent}/", "") + "\n"


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_as_it_was(name: str) -> None:
    file, answer = HERE / "answers" / f"{name.replace(' ', '-')}.json", told(name)
    if os.environ.get("UCJ_ACCEPT"):
        file.write_text(answer, "utf-8")
    else:
        assert answer == file.read_text("utf-8")


def test_no_answer_is_left_over() -> None:
    assert {file.stem for file in (HERE / "answers").iterdir()} == {name.replace(" ", "-") for name in ANSWERS}
