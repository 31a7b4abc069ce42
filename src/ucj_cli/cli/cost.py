"""``ucj cost``: people x months x contribution; any one of the three from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli.options import help_text
from ucj_cli.errors import UsageError
from ucj_cli.vocabulary import Segment

if TYPE_CHECKING:
    from collections.abc import Mapping


MOST = 10**15 - 1

PEOPLE = Annotated[int | None, typer.Option("--people", min=1, max=MOST, metavar="N", help=help_text("cost.people"))]
MONTHS = Annotated[int | None, typer.Option("--months", min=1, max=1200, metavar="N", help=help_text("cost.months"))]
BUDGET = Annotated[
    int | None, typer.Option("--budget", min=0, max=MOST, metavar="RUPIAH", help=help_text("cost.budget"))
]
START = Annotated[str | None, typer.Option("--from", metavar="YYYY-MM", help=help_text("cost.from"))]
SEGMENT = Annotated[Segment, typer.Option("--segment", help=help_text("cost.segment"))]
INCOME = Annotated[
    int | None, typer.Option("--income", min=0, max=MOST, metavar="RUPIAH", help=help_text("cost.income"))
]
SECTOR = Annotated[Literal["transport", "other"] | None, typer.Option("--sector", help=help_text("cost.sector"))]
WAGE = Annotated[int | None, typer.Option("--wage", min=1, max=MOST, metavar="RUPIAH", help=help_text("cost.wage"))]
RISK = Annotated[int | None, typer.Option("--risk-class", min=1, max=5, metavar="N", help=help_text("cost.risk_class"))]
LABOUR = Annotated[bool, typer.Option("--labour-intensive", help=help_text("cost.labour_intensive"))]
PROGRAMMES = Annotated[str, typer.Option("--programmes", metavar="LIST", help=help_text("cost.programmes"))]
PAID_BY = Annotated[
    Literal["public", "donor", "self", "employer"] | None, typer.Option("--paid-by", help=help_text("cost.paid_by"))
]

OPTIONS = {
    "cost_two_of_three": "--people, --months, --budget: ",
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
    form: opt.FORMAT = None,
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,  # noqa: ARG001 - a script may pass it to every command; this one says nothing there
) -> None:
    """Answer what people x months cost."""
    from ucj_cli.engine.cost import cost as answer
    from ucj_cli.render.output import write_answer

    to = opt.output(form, lang, output, force=force)
    only_bpu = {"--income": income, "--sector": sector}
    only_pu = {"--wage": wage, "--risk-class": risk_class, "--labour-intensive": labour_intensive or None}
    _refuse(only_bpu if segment == "pu" else only_pu, segment)
    with opt.naming(OPTIONS):
        result = answer(
            start or str(opt.this_month(january=True)),
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
