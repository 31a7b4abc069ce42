"""A report whose inputs were changed and saved by LibreOffice comes back as a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import needed
from tests.office.sheets import SOFFICE, Office, Sheets
from ucj_cli.i18n import get_locale
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.plan_file.load import load_plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj

pytestmark = needed(SOFFICE, "LibreOffice is not installed")


def test_what_was_changed_and_saved_is_the_scenario(run_ucj: RunUcj, tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_bytes(shipped_plan().read_bytes())
    assert run_ucj("report", "--year", "2026", "-o", "report.xlsx", cwd=tmp_path).status == 0
    sheets = Sheets((tmp_path / "report.xlsx").read_bytes())
    workers = sheets.heads("Groups", 4)[get_locale("en").text("sheet.column.size")]
    row = sheets.find("Groups", "Ojol drivers")
    (tmp_path / "office").mkdir()
    inputs = {("Groups", f"{workers}{row}"): 8_000}
    saved = Office(tmp_path / "office").recalculated({"report": sheets.with_inputs(inputs)})["report"]
    (tmp_path / "changed.xlsx").write_bytes(saved.content)
    done = run_ucj("import", "changed.xlsx", "--as-scenario", "-o", "new.yaml", cwd=tmp_path)
    assert (done.status, done.stderr) == (0, "ucj: 1 input was changed in the workbook\n")
    assert next(group for group in load_plan(tmp_path / "new.yaml").groups if group.id == "ojol").workers == 8_000
