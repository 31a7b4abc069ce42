"""The shipped plan's report as a page, and what its figures must be: for tests without a browser and in one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import ucj_cli
from tests.render.reading import Node, cells, facts, read

if TYPE_CHECKING:
    from tests.conftest import RunUcj

PICTURES = ("road", "groups", "months", "funds", "buys", "uncertain")
BOTH = pytest.mark.parametrize("lang", ["en", "id"])
FASTER = """\
region: {name: Kota Malang, code: "35.73"}
workforce: {size: {2025: 428_699}}
coverage: {date: 2025-09-09, percent: 32.3}
targets: {percent: {2025: 41, 2035: 100}}
"""
STYLE = (Path(ucj_cli.__file__).parent / "render" / "html" / "style.css").read_text("utf-8")


class Page:
    """The shipped plan's report of 2026, with one scenario, in both languages; written once for all tests."""

    def __init__(self, folder: Path) -> None:
        from ucj_cli.__main__ import run
        from ucj_cli.plan_file.find import shipped_plan

        (folder / "faster.yaml").write_text(FASTER, "utf-8")
        self.source, self.read = {}, {}
        for lang in ("en", "id"):
            file = folder / f"{lang}.html"
            plans = [str(shipped_plan()), str(folder / "faster.yaml")]
            assert run(["report", *plans, "-o", str(file), "--year", "2026", "-q", "--lang", lang]) == 0
            self.source[lang] = file.read_text("utf-8")
            self.read[lang] = read(self.source[lang])


def answer(run_ucj: RunUcj, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run_ucj(*arguments, "--format", "json").stdout)
    return found


def check_first_figures(page: Node, gap: dict[str, Any]) -> None:
    """Coverage, gap, public money and what no fund covers, as they stand in the JSON."""
    short = sum(payer["shortfall"] or 0 for payer in gap["payers"])
    figures = [figure.replace(",", ".") for figure in facts(page, "now").values()]
    money = [f"Rp{amount:,}".replace(",", ".") for amount in (gap["budget"]["public"], short)]
    assert figures == [f"{gap['coverage_percent']:.2f}%", f"{gap['gap']:,}".replace(",", "."), *money]
    assert str(gap["as_of"].split("-")[0]) in page.one("id", "now").text
    assert page.one("id", "now").text.count("Sakernas") == 1


def check_road(page: Node, roadmap: dict[str, Any]) -> None:
    """Year, coverage, gap, new, lost, insured and public money of every year."""
    rows = [[re.sub(r"[.,~%]", "", cell) for cell in row] for row in cells(page, "table-1")]
    assert len(rows) == len(roadmap["years"])
    for row, year in zip(rows, roadmap["years"], strict=True):
        people = (year["missing_at_start"], year["new"], year["lapsed"], year["participants_end"])
        assert row[0] == str(year["year"])
        assert row[2] == f"{year['coverage_end_percent']:.2f}".replace(".", "")
        assert row[3] == f"{year['funded']['coverage_end_percent']:.2f}".replace(".", "")
        assert row[4:9] == [str(figure) for figure in (*people, year["budget"]["public"])]
