"""The report of several regions as a real browser shows it: figures, sorting without script, widths, an audit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.browser.chromium import BROWSER, open_page, told, with_script
from tests.browser.test_report_in_a_browser import SCHEMES, check_audit, check_widths, needs_axe
from tests.conftest import SMALLEST, needed
from tests.render.reading import read
from tests.render.regions_page import KEYS, PLANS, check_regions
from tests.render.report_page import answer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan

pytestmark = needed(BROWSER, "needs Chromium or Chrome on the PATH")


@pytest.fixture(name="report", scope="module", params=["en", "id"])
def _report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of 2026 of East Java's plans, as a file."""
    from ucj_cli.__main__ import run

    file = tmp_path_factory.mktemp("regions") / "report.html"
    assert run(["report", str(PLANS), "-o", str(file), "--year", "2026", "-q", "--lang", request.param]) == 0
    return file


def test_the_figures_in_the_dom_are_those_of_the_answers(run_ucj: RunUcj, report: Path) -> None:
    seen = open_page(report)
    gaps = answer(run_ucj, "gap", str(PLANS), "--year", "2026")
    check_regions(read(seen.dom), gaps, answer(run_ucj, "roadmap", str(PLANS)))
    assert seen.console == []


CHOOSE = """
const shown = () => [...document.querySelectorAll('#regions-sorted table')]
  .filter(table => table.checkVisibility()).map(table => table.closest('.table').id);
const first = shown(), chosen = {};
for (const button of document.querySelectorAll('.orders input')) {
  button.parentElement.click();
  chosen[button.id] = shown();
}
document.documentElement.dataset.told = JSON.stringify([first, chosen]);
"""


def test_a_button_shows_its_table_and_no_other(report: Path) -> None:
    """The script here only presses the buttons, as a hand would: what they do is the style sheet's."""
    file = report.with_name("sorted.html")
    file.write_text(with_script(report.read_text("utf-8"), CHOOSE), "utf-8")
    first, chosen = json.loads(told(open_page(file)))
    assert first == ["regions-code"]
    assert chosen == {f"by-{order}": [f"regions-{order}"] for order in KEYS}


def test_nothing_scrolls_sideways_or_is_cut_at_any_width(report: Path) -> None:
    check_widths(report)


LONG = "Kabupaten Administrasi Kepulauan yang Namanya Lebih Panjang daripada Layar Telepon"


def test_nor_with_long_names_and_trillions(write_plan: WritePlan) -> None:
    from ucj_cli.__main__ import run

    one = write_plan(SMALLEST.replace("428_699", "228_918_442"))
    two = write_plan(SMALLEST.replace("Kota Malang", LONG).replace("35.73", "35.07"), f"{'long-' * 30}.yaml")
    file = one.with_name("long.html")
    assert run(["report", str(one), str(two), "-o", str(file), "--year", "2040", "-q"]) == 0
    check_widths(file)


@needs_axe
@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_audit_finds_no_violation(report: Path, scheme: str) -> None:
    check_audit(report, scheme)
