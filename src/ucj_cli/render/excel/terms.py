"""The sheet of terms: for each group and year what a person earns, which months are paid, the order, who is lost.

An input of a year holds until the next one, as a change in the plan does; the first are those of the sheet of groups.
Other sheets read only what is worked out here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.engine.notes import active_at_year_end, unpaid_months_that_end
from ucj_cli.render.excel.book import NONE, share
from ucj_cli.render.excel.column import Column, table_of, write_table
from ucj_cli.render.excel.table import TOP, looked_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from ucj_cli.plan_file.group import Change
    from ucj_cli.render.excel.book import Sheet, Value
    from ucj_cli.render.excel.model import Model, Term
    from ucj_cli.render.excel.table import Layout, Table

GIVEN = ("earns", "first_month", "last_month", "priority", "pass_rate", "lapse")
"""What a year can change; each has a column of its inputs, and one of what holds."""
READ = (*GIVEN, "payer", "payer_number", "public_payer", "active", "new_first")
"""What other sheets read of a group in a year."""


def _given(key: str, style: str, accepts: str, value: Callable[[Change], Value]) -> Column[Term]:
    return Column(f"given_{key}", "", lambda term: value(term.change), style, accepts)


def _holds(key: str, style: str, value: Callable[[Term], Value], *, step: bool = False) -> Column[Term]:
    """Return the column of what holds: the year's own input, else what held before."""
    given = f"given_{'earns' if key == 'amount' else key}"
    return Column(key, f'IF({{{given}}}="",{{before_{key}}},{{{given}}})', value, style, step=step)


def _columns(model: Model) -> list[Column[Term]]:
    unpaid = unpaid_months_that_end()

    def active(term: Term) -> str:
        """Return the formula of whether people are insured in December: own-account workers, by the months paid."""
        is_fixed = term.group.segment == "pu" or term.group.payer == "elsewhere"
        return "" if is_fixed else f"IF(12-{{last_month}}<{unpaid},1,0)"

    def programmes(term: Term) -> str:
        return ", ".join(each.upper() for each in term.group.programmes)

    return [
        Column("group", "", lambda term: model.names[term.number], "text"),
        Column("year", "", style="year"),
        # Which rows of the law hold depends on these: they stay fixed in the workbook
        Column("payer", "", lambda term: model.payer_name(term.group.payer), "text"),
        Column("programmes", "", programmes, "text"),
        _given("earns", "rupiah", "wage", lambda change: change.wage if change.income is None else change.income),
        _given("first_month", "plain", "month", lambda change: change.months.first if change.months else None),
        _given("last_month", "plain", "month", lambda change: change.months.last if change.months else None),
        Column("enrol_from", "", style="plain", accepts="month"),
        _given("priority", "plain", "priority", lambda change: change.priority),
        _given("pass_rate", "exact", "pass_rate", lambda change: share(change.pass_rate_percent)),
        _given("lapse", "exact", "percent", lambda change: share(change.lapse_percent)),
        Column(
            "earns",
            # Powers of binary fractions: what lies less than a millionth beside a half is rounded as if on it
            f'IF(ISNUMBER({{amount}}),ROUND(ROUND({{amount}}*(1+{{growth}})^MAX(0,{{year}}-{{listed}}),6),0),"{NONE}")',
            style="rupiah",
        ),
        _holds("first_month", "plain", lambda term: term.group.months.first),
        _holds("last_month", "plain", lambda term: term.group.months.last),
        Column("new_first", "MAX({first_month},{enrol_from})", style="plain"),
        _holds("priority", "plain", lambda term: term.group.priority),
        _holds("pass_rate", "exact", lambda term: share(term.group.pass_rate_percent)),
        _holds("lapse", "exact", lambda term: share(term.group.lapse_percent)),
        # What formulas ask: the payer's number, whether that is public money, whether December is insured
        Column("payer_number", "", lambda term: model.payer_number(term.group.payer), "plain", step=True),
        Column("public_payer", "", lambda term: int(term.public), "plain", step=True),
        Column("active", active, lambda term: int(active_at_year_end(term.group)), "plain", step=True),
        _holds("amount", "rupiah", lambda term: term.amount, step=True),
        Column("listed", 'IF({given_earns}="",{before_listed},{year})', style="year", step=True),
    ]


def terms_table(model: Model) -> Table:
    """Lay out the sheet: a line for each group and year, group by group."""
    return table_of(model.text("terms"), TOP + 1, _columns(model), len(model.terms))


def write_terms(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet."""
    table, many = layout.terms, len(model.years_of_terms)
    sheet.title("terms")
    sheet.widths((0, 0, 26), (1, 1, 6), (2, 3, 18), (4, 4, 13), (5, 10, 9), (11, 11, 13), (12, 17, 9))
    for key, first, last in (("given", "given_earns", "given_lapse"), ("holding", "earns", "lapse")):
        sheet.over(table.top - 1, table.columns[first], table.columns[last], model.text(f"terms.{key}"))
    write_table(sheet, table, _columns(model), model.terms, lambda n: _before(layout, model, n))
    groups = range(len(model.groups))
    sheet.keep_together(*((table.row(i * many), table.row((i + 1) * many)) for i in groups))
    sheet.freeze(table.row(0), (table.top - 1, table.top))


def _before(layout: Layout, model: Model, n: int) -> dict[str, object]:
    """Return what held before a line: in the line above it, or in a group's first one on the sheet of groups."""
    table, group = layout.terms, model.terms[n].number
    names: dict[str, object] = {"growth": layout.groups.at("wage_growth", group)}
    if n % len(model.years_of_terms):
        return names | {f"before_{key}": table.at(key, n - 1) for key in (*GIVEN, "amount", "listed")}
    first = {key: layout.groups.at(key, group) for key in GIVEN} | {"amount": layout.groups.at("earns", group)}
    names |= {f"before_{key}": f'IF({cell}="","{NONE}",{cell})' for key, cell in first.items()}
    return names | {"before_listed": layout.assumptions.line("sizes_year")}


def terms_in(layout: Layout, model: Model, group: int, year: int) -> dict[str, str]:
    """Return the cells of the terms of a group in a year that is fixed, as `of_` and their names."""
    line = model.term(group, year)
    return {f"of_{key}": layout.terms.at(key, line) for key in READ}


def terms_looked_up(layout: Layout, model: Model, group: int, year: str) -> dict[str, str]:
    """Return the same for the year that stands in a cell."""
    many = len(model.years_of_terms)
    own = layout.terms.part(group * many, many)
    return {f"of_{key}": looked_up(own.all(key), own.all("year"), year) for key in READ}
