"""A slip of the pen in a table of the law is told with its row: it never becomes a figure."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ucj_cli.law import tables
from ucj_cli.law.reading import _TABLES, _wrong, read_rows

DATA = Path(tables.__file__).parent / "data"
TABLES = sorted(DATA.glob("*.yaml"))


@pytest.mark.parametrize(
    ("table", "old", "new", "told"),
    [
        ("contributions", "segment: bpu", "segment: pbu", "row 1: not possible: segment: 'pbu'"),
        ("contributions", "segment: bpu, ", "", r"row 1: \['segment'\] are missing"),
        ("contributions", "percent: 1,", "percent: 1_000,", "row 1: not possible: percent: 1000"),
        ("contributions", "percent: 1,", "percnt: 1,", r"row 1: \['percnt'\] are unknown"),
        ("contributions", "percent: 1,", "percent: 1, rupiah: 5,", "row 1: it has either"),
        ("contributions", "percent: 1, base: income_band", "percent: 1", "row 1: it has either"),
        ("contributions", "rupiah: 6800", "rupiah: 6.8", r"row 2: not possible: rupiah: Decimal\('6.8'\)"),
        ("contributions", "rupiah: 6800", "rupiah: true", "row 2: not possible: rupiah: True"),
        ("contributions", "rupiah: 6800", "rupiah: 6,800", "UCJ"),
        ("contributions", 'from: "2015-07"', 'from: "2015-7"', "row 1: not possible: from: '2015-7'"),
        ("contributions", 'to: "2027-03"', 'to: "2017-03"', "row 6: it ends before it begins"),
        ("contributions", "paid_by: [public]", "paidby: [public]", "row 4: not possible: conditions"),
        ("contributions", "paid_by: [public]", "paid_by: [publik]", "row 4: not possible: conditions"),
        ("contributions", "paid_by: [public]", "paid_by: []", "row 4: not possible: conditions"),
        ("contributions", "paid_by: [public]", "paid_by: public", "row 4: not possible: conditions"),
        ("contributions", "last_checked: 2026-09-24", "last_checked: 24 September 2026", "row 1: not possible"),
        ("contributions", "- {", "- [", "UCJ"),
        ("bands", "0: 1_000_000", "1: 1_000_000", "row 1: not possible: bands"),
        ("bands", "0: 1_000_000", "0: '1_000_000'", "row 1: not possible: bands"),
        ("national_targets", "year: 2025", "year: 225", "row 1: not possible: year: 225"),
        ("membership", "value: 3", "value: three", "row 1: not possible: value: 'three'"),
        ("benefits", "benefit: jkk_care", "benefit: ''", "row 1: not possible: benefit: ''"),
    ],
)
def test_a_slip_is_told_with_its_row(tmp_path: Path, table: str, old: str, new: str, told: str) -> None:
    text = (DATA / f"{table}.yaml").read_text("utf-8")
    file = tmp_path / f"{table}.yaml"
    data = text.index("\n- ")  # what the comments before say stays as it is
    file.write_text(text[:data] + text[data:].replace(old, new, 1), "utf-8")
    with pytest.raises(ValueError, match=rf"^{table}\.yaml: .*{told}"):
        read_rows(file)


@pytest.mark.parametrize("content", ["", "[]\n", "5\n", "a: 1\n", "- 5\n", "- {}\n", "- [a]\n"])
@pytest.mark.parametrize("table", [path.stem for path in TABLES])
def test_what_is_no_table_is_refused(tmp_path: Path, table: str, content: str) -> None:
    file = tmp_path / f"{table}.yaml"
    file.write_text(content)
    with pytest.raises(ValueError, match=rf"^{table}\.yaml: "):
        read_rows(file)


RATE = {
    "segment": "bpu", "programme": "jkk", "payer": "self", "from": "2030-01",
    "regulation": "a law", "verified": "confirmed", "last_checked": date(2026, 9, 24),
}  # fmt: skip
OF_A_BASE = {**RATE, "percent": 1, "base": "wage"}


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("contributions", OF_A_BASE),
        ("contributions", {**RATE, "rupiah": 1}),
        ("contributions", {**OF_A_BASE, "percent": 0}),
        ("contributions", {**OF_A_BASE, "percent": 100}),
        ("contributions", {**OF_A_BASE, "to": "2030-01"}),
        ("contributions", {**OF_A_BASE, "conditions": {"labour_intensive": [False], "risk_class": [1, 5]}}),
        ("national_targets", {"year": 1990, "percent": 0, **dict([*RATE.items()][4:])}),
        ("national_targets", {"year": 2100, "percent": 100, **dict([*RATE.items()][4:])}),
    ],
)
def test_a_row_that_is_right_by_a_hair_is_read(table: str, row: dict[str, Any]) -> None:
    assert _wrong(row, _TABLES[table]) == ""


@pytest.mark.parametrize(
    ("table", "row", "told"),
    [
        ("contributions", 5, "5 is no row"),
        ("contributions", {**RATE, "rupiah": 0}, "not possible: rupiah: 0"),
        ("contributions", {**OF_A_BASE, "percent": 101}, "not possible: percent: 101"),
        ("contributions", {**OF_A_BASE, "to": "2029-12"}, "it ends before it begins"),
        ("contributions", {**OF_A_BASE, "segment": "x", "payer": "y"}, "not possible: segment: 'x', payer: 'y'"),
        ("contributions", {**OF_A_BASE, "programme": "x"}, "not possible: programme: 'x'"),
        ("contributions", {**OF_A_BASE, "base": "x"}, "not possible: base: 'x'"),
        ("contributions", {**OF_A_BASE, "verified": "x"}, "not possible: verified: 'x'"),
        (
            "contributions",
            {**OF_A_BASE, "conditions": {"sector": ["other"], "risk_class": [9]}},
            "not possible: conditions: {'sector': ['other'], 'risk_class': [9]}",
        ),
        (
            "contributions",
            {**OF_A_BASE, "conditions": {"risk_class": [1, 9]}},
            "not possible: conditions: {'risk_class': [1, 9]}",
        ),
        *(
            (
                "contributions",
                {key: value for key, value in OF_A_BASE.items() if key != left},
                f"['{left}'] are missing",
            )
            for left in ("regulation", "verified", "last_checked")
        ),
    ],
)
def test_what_is_wrong_with_a_row_is_said(table: str, row: object, told: str) -> None:
    assert _wrong(row, _TABLES[table]) == told
