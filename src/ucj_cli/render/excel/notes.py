"""The sheet of notes: what to know before showing a figure, how to work with the file, where it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ucj_cli.render.excel.book import Sheet
    from ucj_cli.render.excel.model import Model

WIDTH = 95
METHOD = ("target", "gap", "split", "price", "money", "road", "rounding")
HANDLING = ("inputs", "fixed", "steps", "separators", "check")


def write_notes(sheet: Sheet, model: Model) -> None:
    """Write the sheet."""
    sheet.title("notes.title", "notes.remark", year=model.report.year)
    row = 3
    seen = dict.fromkeys(note.text for note in (*model.report.gap.notes, *model.report.roadmap.notes))
    for heading, texts in (
        ("notes.know", list(seen)),
        ("notes.handling", [model.lang.text(f"sheet.handling.{key}") for key in HANDLING]),
        ("notes.method", [model.lang.text(f"sheet.method.{key}") for key in METHOD]),
        ("notes.origin", _origin(model)),
    ):
        sheet.say(row, 0, heading, "subtitle")
        for text in texts:
            row += 1
            sheet.prose(row, text, WIDTH)
        row += 2
    sheet.widths((0, 0, WIDTH + 10))


def _origin(model: Model) -> list[str]:
    """Which ucj made the workbook, from which plan."""
    gap, plan = model.report.gap, model.report.gap.plan
    made = model.lang.text("sheet.made", version=gap.ucj)
    if plan is None:
        return [made]
    return [made, model.lang.text("sheet.plan", path=plan.path, sha256=plan.sha256)]
