"""The report of East Java's plans as a page, and what its figures must be: for tests without a browser and in one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.render.reading import Node, cells, facts, read

if TYPE_CHECKING:
    from ucj_cli.i18n import Code

PLANS = Path(__file__).parents[2] / "examples" / "jawa-timur"
KEYS = {
    "code": lambda found: found["region"]["code"],
    "coverage": lambda found: -found["coverage_in_year_percent"],
    "gap": lambda found: -found["gap"],
    "public": lambda found: -found["budget"]["public"],
    "date": lambda found: found["as_of"],
}
"""The orders of the table, as the JSON of `ucj gap` has them."""


class RegionsPage:
    """The report of 2026 of all plans of East Java, in both languages."""

    def __init__(self, folder: Path) -> None:
        from ucj_cli.__main__ import run

        self.source: dict[Code, str] = {}
        self.read: dict[Code, Node] = {}
        langs: tuple[Code, ...] = ("en", "id")
        for lang in langs:
            file = folder / f"{lang}.html"
            assert run(["report", str(PLANS), "-o", str(file), "--year", "2026", "-q", "--lang", lang]) == 0
            self.source[lang] = file.read_text("utf-8")
            self.read[lang] = read(self.source[lang])


def bare(text: str) -> str:
    """The digits of a figure, which both languages write alike."""
    return re.sub(r"\D", "", text)


def check_regions(page: Node, gaps: dict[str, Any], roads: dict[str, Any]) -> None:
    """The first figures, every order of the table with its total, and the roads, as they stand in the JSON."""
    total, missing = gaps["total"], len(gaps["without_plan"])
    figures = list(facts(page, "now").values())
    money = f"{total['budget']['public']}"
    assert [bare(figure) for figure in figures[:3]] == [f"{total['participants']}", f"{total['gap']}", money]
    assert bare(figures[4]) == f"{total['regions']}{total['regions'] + missing}"
    for region in gaps["without_plan"]:
        assert region["name"] in page.one("id", "now").text
    for order, key in KEYS.items():
        *rows, last = cells(page, f"regions-{order}")
        expected = sorted(sorted(gaps["regions"], key=KEYS["code"]), key=key)
        assert [row[0] for row in rows] == [found["region"]["name"] for found in expected]
        for row, found in zip(rows, expected, strict=True):
            check_row(row, found)
        assert str(total["bases"]) in last[0]
        sums = (total["workforce"], total["gap"], total["budget"]["public"])
        assert [bare(last[i]) for i in (2, 5, 6)] == [str(figure) for figure in sums]
    *rows, last = cells(page, "roads-table")
    for row, road in zip(rows, sorted(roads["regions"], key=KEYS["code"]), strict=True):
        told = (road["first"], road["last"], road["new"], road["budget"]["public"])
        assert [bare(row[i]) for i in (2, 3, 6, 7)] == [str(figure) for figure in told]
        assert bare(row[5]) == bare(f"{road['funded']['coverage_end_percent']:.2f}%")
    assert [bare(cell) for cell in last[6:]] == [str(roads["total"]["new"]), str(roads["total"]["budget"]["public"])]


def check_row(row: list[str], found: dict[str, Any]) -> None:
    """One region: day, workers, percentages, people and money."""
    day = found["as_of"].split("-")
    assert bare(row[1]) == f"{int(day[2])}{day[0]}"
    assert [bare(row[i]) for i in (2, 5, 6)] == [
        str(figure) for figure in (found["workforce"], found["gap"], found["budget"]["public"])
    ]
    percents = [float(row[i].rstrip("%").replace(",", ".")) for i in (3, 4)]
    assert percents == [found["coverage_in_year_percent"], found["target_percent"]]
