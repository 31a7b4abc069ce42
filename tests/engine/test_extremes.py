"""The largest and smallest values that a plan may hold: an answer, or one plain line; never a fault, never `1E-14%`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.checks.looking import with_sections

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan

MOST = "999_999_999_999_999"
TINY = "0.00000000000001"

GROUPS = (
    f"funds: {{apbd: {{kind: public, ceiling: {{2026: {MOST}}}}}, csr: {{kind: donor, half_price: true}}}}\n"
    "groups:\n"
    f"  - {{id: a, workers: {MOST}, participants: {MOST}, paid_by: apbd, income: {MOST}, planned: {{2026: {MOST}}}, "
    f"pass_rate_percent: {TINY}, lapse_percent: 100, programmes: [jkk, jkm, jht]}}\n"
    f"  - {{id: b, workers: 0, segment: pu, wage: {MOST}, paid_by: csr, programmes: [jkk, jkm, jht, jp]}}\n"
    f"coverage: {{date: 2025-09-09, participants: {MOST}}}\n"
    f"workforce: {{size: {{2025: {MOST}}}}}\n"
)

PLANS = {
    "ten times as many insured as the most there may be": (
        f"workforce: {{size: {{2025: {MOST}}}}}\ncoverage: {{date: 2025-09-09, percent: 1000}}\n"
    ),
    "doubled for 110 years": (
        f"workforce: {{size: {{1990: {MOST}}}, growth_percent: 100}}\ncoverage: {{date: 1990-01-31, percent: 50}}\n"
        "targets: {percent: {2100: 100}}\n"
    ),
    "doubled before the coverage date": f"workforce: {{size: {{1990: {MOST}}}, growth_percent: 100}}\n",
    "halved until nobody is left": "workforce: {size: {2025: 5}, growth_percent: -99.9999999999999}\n",
    "one worker": "workforce: {size: {2025: 1}}\n",
    "a target of next to nothing": (
        f"targets: {{percent: {{2025: {TINY}, 2045: 100}}, path: geometric}}\n"
        f"workforce: {{size: {{2025: 428_699}}, growth_percent: {TINY}}}\n"
    ),
    "nobody insured": "coverage: {date: 2025-09-09, participants: 0}\n",
    "dated 2100": "workforce: {size: {2025: 5}}\ncoverage: {date: 2100-12-31, percent: 5}\n",
    "everything at its most": GROUPS,
    "a claim": f"claims: [{{kind: money, people: {MOST}, months: 1200, budget: {MOST}}}, "
    f"{{kind: coverage, participants: {MOST}, workers: 1, percent: {TINY}}}]\n",
}
COMMANDS = [
    *(f"{name} --year {year}" for name in "gap budget afford".split() for year in (1990, 2026, 2100)),
    *("roadmap", "roadmap --to 2100", "check", "check --format json", "gap --format csv --year 2026"),
    *(f"explain {figure} --year 2045" for figure in "target workforce new budget shortfall afford".split()),
    "sweep --vary targets.percent.2045=50,100",
    "compare --set targets.percent.2045=50",
]


@pytest.mark.parametrize("name", PLANS)
def test_a_valid_plan_has_an_answer_or_one_plain_line(run_ucj: RunUcj, write_plan: WritePlan, name: str) -> None:
    file = write_plan(with_sections(PLANS[name]))
    for command in COMMANDS:
        done = run_ucj(*command.split(), *([file] if command[:5] in ("check", "compa") else ["--plan", file]))
        assert done.status in ((0, 1) if command.startswith("check") else (0, 2)), (command, done.stderr)
        assert not re.search(r"\dE[-+]\d", done.stdout if "json" not in command else ""), command
        if done.status == 2:
            assert len(done.stderr.splitlines()) == 1, (command, done.stderr)
