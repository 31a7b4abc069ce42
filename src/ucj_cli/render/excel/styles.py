"""How cells look, and what inputs take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from ucj_cli.i18n import Code, Locale

INK, PAPER, LINE = "#1F3864", "#DCE6F1", "#BFBFBF"
BLUE, AMBER, RED = "#1F5FA8", "#E08E0B", "#C0392B"
GREYS = ("#595959", "#8C8C8C", "#2E8B57", "#8E44AD")
INPUT_INK, INPUT_PAPER = "#0000FF", "#FFF9DB"  # blue on pale yellow: what offices know as a cell to fill in

# The separators in a format are the program's own: 428.699 in an Indonesian office, 428,699 in an English one. Only the
# currency says its language (-421 is Indonesian), so that it stays rupiah wherever the file is opened.
MONEY = {"id": "[$Rp-421]#,##0", "en": '"Rp"#,##0'}

NUMBERS = {
    "text": "@",
    "word": "General",  # a formula whose result is a word: in a text cell, editing would make a text of the formula
    "people": "#,##0",
    "rupiah": "#,##0",
    "percent": "0.00%",
    "rate": "0.00##%",
    "points": "0.00",
    "exact": "0.00##%",
    "year": "0",
    "plain": "0",
    "date": "d mmm yyyy",
    "month": "mmm yyyy",
}


class Styles:
    """Every format of the workbook: a plain one, one for inputs, one for sums of each kind of number."""

    def __init__(self, file: Workbook, code: Code) -> None:
        numbers = NUMBERS | {"money": MONEY[code]}
        base = {"font_name": "Calibri", "font_size": 10, "valign": "vcenter"}
        boxed = base | {"border": 1, "border_color": LINE}
        aside = {"align": "right"}  # a dash or "unknown" stands where the number would
        looks: dict[str, dict[str, Any]] = {
            "title": base | {"bold": True, "font_size": 15, "font_color": INK},
            "subtitle": base | {"bold": True, "font_size": 12, "font_color": INK},
            "remark": base | {"italic": True, "font_color": "#595959"},
            "bare": base,
            "prose": base | {"text_wrap": True, "valign": "top"},
            "head": boxed | {"bold": True, "bg_color": PAPER, "text_wrap": True, "align": "center"},
            "head.year": boxed | {"bold": True, "bg_color": PAPER, "align": "center", "num_format": "0"},
            "head.month": boxed | {"bold": True, "bg_color": PAPER, "align": "center", "num_format": "mmm yyyy"},
            "wrapped": boxed | {"text_wrap": True, "indent": 1},
            "good": boxed | {"font_color": "#00602B", "bg_color": "#E2F0D9"},
            "bad": {"font_color": "#9C0006", "bg_color": "#FFC7CE"},
        }
        for name, number in numbers.items():
            look = boxed | {"num_format": number} | ({"indent": 1} if name in ("text", "word") else aside)
            looks[name] = look
            looks[f"{name}.input"] = look | {"bg_color": INPUT_PAPER, "font_color": INPUT_INK}
            looks[f"{name}.sum"] = look | {"bold": True, "top": 2, "bg_color": "#F2F2F2"}
            looks[f"{name}.strong"] = look | {"bold": True}
            looks[f"{name}.step"] = look | {"font_color": "#7F7F7F", "italic": True}
        self.formats: dict[str, Format] = {name: file.add_format(look) for name, look in looks.items()}


WHOLE = 999_999_999_999_999
RANGES: dict[str, tuple[str, float, float]] = {
    "people": ("integer", 0, 99_999_999),
    "rupiah": ("integer", 0, WHOLE),
    "wage": ("integer", 0, 999_999_999),
    "percent": ("decimal", 0, 1),
    "growth": ("decimal", -0.9999, 1),
    "coverage": ("decimal", 0, 10),
    "pass_rate": ("decimal", 0.000001, 1),
    "priority": ("integer", 1, 1000),
    "month": ("integer", 1, 12),
}
"""What the plan itself accepts, within what a workbook computes exactly."""


def checks(kind: str, among: str | list[str], locale: Locale) -> dict[str, Any]:
    """The data validation of a *kind* of input: a range of numbers, or one of a list."""
    told = {"error_title": locale.text("sheet.refused"), "error_message": locale.text(f"sheet.takes.{kind}")}
    if kind == "choice":
        return {"validate": "list", "source": among, **told}
    numbers, least, most = RANGES[kind]
    return {"validate": numbers, "criteria": "between", "minimum": least, "maximum": most, **told}
