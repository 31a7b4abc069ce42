"""The screens of ``ucj diff``: how many plans differ and by how much, then a page for each of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from ucj_cli.answers.compare import ComparedInput
from ucj_cli.i18n import Locale
from ucj_cli.i18n.visible import short
from ucj_cli.render.page import Column, Page, Remark, Row, Table
from ucj_cli.render.screens.inputs import inputs_table
from ucj_cli.render.screens.parts import sign_remarks, signed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from ucj_cli.answers.base import Payer
    from ucj_cli.answers.compare import ComparedValue
    from ucj_cli.answers.diff import Diff, DiffFinding, PlanDiff
    from ucj_cli.render.page import Tone


class _Figure(NamedTuple):
    """A figure of a year: the key of its heading, what it is, and how it is written."""

    head: str
    of: Callable[[ComparedValue], int | Decimal]
    write: Callable[[Locale, Any], str]
    droppable: int = 0


FIGURES = (
    _Figure("column.needed", lambda year: year.participants_needed, Locale.number, 1),
    _Figure("column.new", lambda year: year.new, Locale.number, 2),
    _Figure("column.public", lambda year: year.budget.public, Locale.number),
    _Figure("column.funded", lambda year: year.funded_percent, Locale.percent),
)


def pages(answer: Diff, locale: Locale) -> tuple[Page, ...]:
    """Show what differs: first all plans, a line each, then each of them; folded where a reader can unfold it."""
    counted = {key: sum(plan.change == key for plan in answer.plans) for key in ("changed", "added", "removed")}
    counted["unchanged"] = answer.unchanged
    told = [locale.text(f"diff.{key}", count=count) for key, count in counted.items() if count]
    if not answer.plans:
        return (Page(locale.text("diff.nothing", count=answer.unchanged)),)
    first = Page(", ".join(told), tables=(_overview(answer.plans, locale),))
    return first, *(_plan(plan, locale) for plan in answer.plans)


def _overview(plans: Sequence[PlanDiff], locale: Locale) -> Table:
    heads = ("diff.plan", "diff.enrol", "diff.public", "diff.funded", "diff.findings")
    columns = tuple(Column(locale.text(head), number=i > 0) for i, head in enumerate(heads))
    return Table(columns, tuple(Row((_title(plan, locale), *_totals(plan, locale))) for plan in plans))


def _title(plan: PlanDiff, locale: Locale) -> str:
    file = plan.old if plan.change == "removed" else plan.new
    path = short(file.path if file else plan.name)
    return path if plan.change == "changed" else f"{path} ({locale.text(f'diff.is_{plan.change}')})"


def _totals(plan: PlanDiff, locale: Locale) -> tuple[str, ...]:
    total, changes = plan.total, Counter(found.change for found in plan.findings)
    figures = (total.new, total.public, total.funded_points) if total else (None, None, None)
    findings = [f"{sign}{count}" for sign, count in (("+", changes["new"]), ("−", changes["gone"])) if count]
    return *(_sign(figure, locale) if figure else "" for figure in figures), " ".join(findings)


def _sign(value: int | Decimal, locale: Locale) -> str:
    return signed(value, locale) if value else ""


def _plan(plan: PlanDiff, locale: Locale) -> Page:
    region = plan.region
    inputs = (ComparedInput(path=i.path, values=(i.old, i.new), places=(i.old_place, i.new_place)) for i in plan.inputs)
    names = (locale.text("diff.before"), locale.text("diff.after"))
    tables = (inputs_table(names, inputs, locale), _years(plan, locale), _funds(plan, locale))
    return Page(
        title=_title(plan, locale),
        subtitle=f"{region.name} ({region.code})" if region and region.code else region.name if region else "",
        tables=tuple(table for table in tables if table.rows),
        remarks=(*(_finding(found, locale) for found in plan.findings), *_remarks(plan, locale)),
        folded=True,
    )


def _remarks(plan: PlanDiff, locale: Locale) -> Iterator[Remark]:
    if plan.inputs and not plan.years:
        yield Remark(locale.text("label.know"), locale.text("compare.same"))
    if plan.change != "removed" and any(year.new and year.new.price_assumed for year in plan.years):
        yield Remark(locale.text("label.know"), locale.text("prices_assumed"))
    yield from sign_remarks(locale, "?")


def _finding(found: DiffFinding, locale: Locale) -> Remark:
    place = f"{found.file}:{found.line}:{found.column}"
    tone: Tone = "bad" if found.change == "new" and found.severity == "error" else "plain"
    text = f"{place}: {found.code} ({locale.text(f'severity.{found.severity}')}) {found.message}"
    return Remark(locale.text(f"diff.finding_{found.change}"), text, tone)


def _years(plan: PlanDiff, locale: Locale) -> Table:
    """Show each year that is apart: the figures that are, as they are now, and how much more or less that is."""
    if plan.change == "removed":
        return Table((), ())
    figures = [
        figure for figure in FIGURES if any(_of(figure, year.old) != _of(figure, year.new) for year in plan.years)
    ]
    both = plan.change == "changed"
    columns = [Column(locale.text("diff.year"), number=False)]
    for figure in figures:
        heads = (locale.text(figure.head), "±") if both else (locale.text(figure.head),)
        columns += [Column(head, droppable=figure.droppable) for head in heads]
    rows = []
    for year in plan.years:
        cells = [str(year.year)]
        for figure in figures:
            old, new = _of(figure, year.old), _of(figure, year.new)
            cells += [_written(figure, new, locale), *([_change(old, new, locale)] if both else [])]
        rows.append(Row(tuple(cells)))
    return Table(tuple(columns), tuple(rows))


def _of(figure: _Figure, value: ComparedValue | None) -> int | Decimal | None:
    return figure.of(value) if value else None


def _written(figure: _Figure, value: int | Decimal | None, locale: Locale) -> str:
    return "" if value is None else figure.write(locale, value)


def _change(old: int | Decimal | None, new: int | Decimal | None, locale: Locale) -> str:
    """Write how much more *new* is than *old*; nothing where there is no difference, or one of them is missing."""
    return "" if old is None or new is None else _sign(new - old, locale)


def _funds(plan: PlanDiff, locale: Locale) -> Table:
    """Under each fund that is apart its years: what it needs and lacks, and how much more or less that is."""
    heads = ("diff.fund", "compare.need", "±", "column.shortfall", "±")
    columns = tuple(Column(head if head == "±" else locale.text(head), number=i > 0) for i, head in enumerate(heads))
    years = (
        [] if plan.change == "removed" else [(year.year, _payers(year.old), _payers(year.new)) for year in plan.years]
    )
    rows: list[Row] = []
    for fund in dict.fromkeys(fund for _, old, new in years for fund in (*new, *old)):
        lines = [(year, old.get(fund), new.get(fund)) for year, old, new in years if old.get(fund) != new.get(fund)]
        if lines:
            rows += [Row((fund, "", "", "", ""), 0, "strong"), *(_fund(*line, locale) for line in lines)]
    return Table(columns, tuple(rows))


def _payers(value: ComparedValue | None) -> dict[str, Payer]:
    return {payer.id: payer for payer in value.payers if payer.is_fund} if value else {}


def _fund(year: int, old: Payer | None, new: Payer | None, locale: Locale) -> Row:
    """Return a fund's line of one year: it may be on one side only, and its ceiling unknown."""
    was, now = ((fund.need, fund.shortfall) if fund else (None, None) for fund in (old, new))
    need, lack = (_change(before, after, locale) for before, after in zip(was, now, strict=True))
    if new is None:
        return Row((str(year), locale.text("compare.none"), need, "", lack), 1)
    lacks = "?" if new.shortfall is None else locale.number(new.shortfall)
    return Row((str(year), locale.number(new.need), need, lacks, lack), 1, "bad" if new.shortfall else "plain")
