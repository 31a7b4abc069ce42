"""``ucj cost``: people x months x contribution; any one of the three from the others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli import years
from ucj_cli.cli.numbers import MOST, whole_number
from ucj_cli.cli.options import help_text
from ucj_cli.errors import UsageError
from ucj_cli.vocabulary import Segment

if TYPE_CHECKING:
    from collections.abc import Mapping


def _whole(name: str, least: int, most: int, key: str, metavar: str = "N") -> Any:  # noqa: ANN401 - Typer's own
    """Declare an option that takes a whole number from *least* to *most*."""
    read = opt.read_by(name, partial(whole_number, least=least, most=most))
    return typer.Option(name, parser=read, metavar=metavar, help=help_text(f"cost.{key}"))


PEOPLE = Annotated[int | None, _whole("--people", 1, MOST, "people")]
MONTHS = Annotated[int | None, _whole("--months", 1, 1200, "months")]
BUDGET = Annotated[int | None, _whole("--budget", 0, MOST, "budget", "RUPIAH")]
START = Annotated[str | None, typer.Option("--from", metavar="YYYY-MM", help=help_text("cost.from"))]
SEGMENT = Annotated[Segment, typer.Option("--segment", help=help_text("cost.segment"))]
INCOME = Annotated[int | None, _whole("--income", 0, MOST, "income", "RUPIAH")]
SECTOR = Annotated[Literal["transport", "other"] | None, typer.Option("--sector", help=help_text("cost.sector"))]
WAGE = Annotated[int | None, _whole("--wage", 1, MOST, "wage", "RUPIAH")]
RISK = Annotated[int | None, _whole("--risk-class", 1, 5, "risk_class")]
LABOUR = Annotated[bool, typer.Option("--labour-intensive", help=help_text("cost.labour_intensive"))]
PROGRAMMES = Annotated[str, typer.Option("--programmes", metavar="LIST", help=help_text("cost.programmes"))]
PAID_BY = Annotated[
    Literal["public", "donor", "self", "employer"] | None, typer.Option("--paid-by", help=help_text("cost.paid_by"))
]

OPTIONS = {
    "cost_two_of_three": "--people, --months, --budget: ",
    "month_meant": "--from: ",
    "month_needed": "--from: ",
    "payer_of_other_segment": "--paid-by: ",
    "programme_unknown": "--programmes: ",
    "wage_needed": "--wage: ",
}
"""The option that each error of the library is of, by the key of its text."""


def cost(
    people: PEOPLE = None,
    months: MONTHS = None,
    budget: BUDGET = None,
    start: START = None,
    segment: SEGMENT = "bpu",
    income: INCOME = None,
    sector: SECTOR = None,
    wage: WAGE = None,
    risk_class: RISK = None,
    labour_intensive: LABOUR = False,
    programmes: PROGRAMMES = "jkk,jkm",
    paid_by: PAID_BY = None,
    rows: opt.ROWS = None,
    csv: opt.CSV = None,
    form: opt.FORMAT = None,
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,  # noqa: ARG001 - a script may pass it to every command; this one says nothing there
) -> None:
    """Answer what people x months cost."""
    from ucj_cli.engine.cost import cost as answer
    from ucj_cli.render.output import write_answer

    to = opt.output(form, lang, output, force=force, rows=rows, csv=csv)
    only_bpu = {"--income": income, "--sector": sector}
    only_pu = {"--wage": wage, "--risk-class": risk_class, "--labour-intensive": labour_intensive or None}
    _refuse(only_bpu if segment == "pu" else only_pu, segment)
    with opt.naming(lambda key: OPTIONS.get(key, "")):
        result = answer(
            str(years.this_month(january=True)) if start is None else start,
            people=people,
            months=months,
            budget=budget,
            segment=segment,
            programmes=programmes.split(","),
            paid_by=paid_by,
            income=income or 0,
            sector=sector or "other",
            wage=wage or 0,
            risk_class=risk_class or 1,
            labour_intensive=labour_intensive,
        )
    write_answer(result, to)
    if result.agrees is False:
        raise typer.Exit(1)


def _refuse(options: Mapping[str, object], segment: str) -> None:
    """Refuse options that belong to the other segment."""
    for option, value in options.items():
        if value is not None:
            raise UsageError("option_of_other_segment", option=option, segment=segment)
