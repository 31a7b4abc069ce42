"""A narrow terminal: what a table leaves out is named, and no mark is explained that it does not show."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ucj_cli.render.fitting import fitted, least_width
from ucj_cli.render.page import Column, Remark, Row, Table, told

if TYPE_CHECKING:
    from tests.conftest import RunUcj

ROOT = Path(__file__).parents[2]
SCENARIO = ROOT / "config" / "scenarios" / "rpjmd.yaml"

ROAD = Table(
    (
        Column("year", number=False),
        Column("lost", droppable=1),
        Column("covered at the end", number=False, droppable=2, drawn=True),
        Column("funds lack"),
    ),
    (Row(("2026", "1,000", "████░░░░░░ 43.95%", "1,660,323,200+?")), Row(("2027", "0", "█████░░░░░ 46.90%", "?"))),
)


@pytest.mark.parametrize(
    ("width", "heads", "cell", "dropped"),
    [
        (60, ["year", "lost", "covered at the end", "funds lack"], "████░░░░░░ 43.95%", []),
        (48, ["year", "lost", "covered at the\nend", "funds lack"], "████░░░░░░ 43.95%", []),
        (47, ["year", "covered at the end", "funds lack"], "████░░░░░░ 43.95%", ["lost"]),
        (38, ["year", "covered at\nthe end", "funds lack"], "43.95%", ["lost"]),  # the bar goes, its figure stays
    ],
)
def test_headings_take_lines_then_columns_go_then_drawings(
    width: int, heads: list[str], cell: str, dropped: list[str]
) -> None:
    table, without = fitted(ROAD, width)
    assert ([column.head for column in table.columns], without) == (heads, dropped)
    assert cell in table.rows[0].cells
    assert least_width(table) <= width


def test_what_asks_for_more_than_there_is_keeps_its_figures() -> None:
    table, dropped = fitted(ROAD, 10)
    assert (table.rows[0].cells, dropped) == (("2026", "43.95%", "1,660,323,200+?"), ["lost"])


def test_only_the_signs_that_a_table_has_are_explained() -> None:
    remarks = [Remark("Note", sign, sign=sign) for sign in ("~", "?", "+?", "°")] + [Remark("Note", "always")]
    assert [remark.text for remark in told(remarks, [ROAD])] == ["?", "+?", "always"]
    assert [remark.text for remark in told(remarks, [])] == ["always"]


@pytest.mark.parametrize(
    ("row", "texts"),
    [
        (("Tani *", "195,000°"), ["* some", "° others"]),
        (("Tani°", "195,000"), ["some", "others"]),  # a name may end with any letter
        (("Tani *", "195,000"), ["* some", "others"]),
    ],
)
def test_a_note_begins_with_a_sign_only_where_a_table_has_it(row: tuple[str, ...], texts: list[str]) -> None:
    notes = [Remark("Note", "* some"), Remark("Note", "° others")]
    table = Table((Column("who", number=False), Column("per person")), (Row(row),))
    assert [note.text for note in told(notes, [table])] == texts


@pytest.mark.parametrize(
    ("command", "missing"),
    [
        (("roadmap",), {"en": "target, lost, insured", "id": "target, hilang, peserta"}),
        (("afford", "--year", "2026"), {"en": "spends", "id": "terpakai"}),
        (("sweep", "--tornado", "--format", "table"), {"en": "(bars)", "id": "(batang)"}),
        (("diff", "config/targets.yaml", SCENARIO), {}),
        (("compare", "config/targets.yaml", SCENARIO), {}),
    ],
)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_at_80_columns_no_line_is_wider_and_what_is_left_out_is_named(
    run_ucj: RunUcj, command: tuple[str | Path, ...], missing: dict[str, str], lang: str
) -> None:
    drawn = run_ucj(*command, "--lang", lang, FORCE_COLOR="1", COLUMNS="80", cwd=ROOT).stdout
    shown = re.sub(r"\x1b\[[0-9;]*m", "", drawn)
    assert max(map(len, shown.splitlines())) <= 80
    label = {"en": "Not shown at this width: ", "id": "Tidak muat: "}[lang]
    left_out = " ".join(line.strip() for line in shown.splitlines() if label in line)
    assert missing.get(lang, "") in left_out
