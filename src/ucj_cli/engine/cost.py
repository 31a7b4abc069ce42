"""People x months x contribution: any one of people, months and budget from the other two, or all three reconciled."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, get_args

from ucj_cli.answers.money import Cost, MonthCost
from ucj_cli.engine.arguments import choice_of, whole_of
from ucj_cli.engine.header import answer_header
from ucj_cli.errors import UsageError
from ucj_cli.law.contribution import Terms, contribution
from ucj_cli.law.month import month_of
from ucj_cli.plan_file.arguments import values_of
from ucj_cli.rounding import consistent_with_rounding
from ucj_cli.vocabulary import LAST_YEAR, PROGRAMMES, PaidBy, Sector

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ucj_cli.law.month import Month
    from ucj_cli.vocabulary import Segment


def cost(  # noqa: PLR0913 - a contribution depends on that much
    start: Month | date | str,
    *,
    people: int | None = None,
    months: int | None = None,
    budget: int | None = None,
    segment: Segment = "bpu",
    programmes: Sequence[str] = ("jkk", "jkm"),
    paid_by: PaidBy | None = None,
    income: int = 0,
    sector: Sector = "other",
    wage: int = 0,
    risk_class: int = 1,
    labour_intensive: bool = False,
) -> Cost:
    """Solve people x months x contribution = budget, from the month *start* (``2026-01``) on; give two of the three.

    *income* and *wage* are rupiah a month; *paid_by* is by default a public fund for own-account workers (bpu), and
    the employer for wage earners (pu).

    Raises:
        UsageError: fewer than two of the three are given, or no whole numbers; *start* is no month, or the terms are
            none of the law.
        OutOfRangeError: the law of a month is not known here.
    """
    segment, sector = choice_of(segment, PROGRAMMES), choice_of(sector, get_args(Sector))
    payer = choice_of(paid_by, (None, *get_args(PaidBy))) or ("employer" if segment == "pu" else "public")
    if payer == ("self" if segment == "pu" else "employer"):
        raise UsageError("payer_of_other_segment", payer=payer, segment=segment)
    if segment == "pu" and not wage:
        raise UsageError("wage_needed")
    people, months = (None if n is None else whole_of(n, 1) for n in (people, months))
    budget = None if budget is None else whole_of(budget)
    allowed = PROGRAMMES[segment]
    wanted = [str(word).strip().lower() for word in values_of("programmes", programmes)]
    for word in wanted:
        if word not in allowed or wanted.count(word) > 1:
            raise UsageError("programme_unknown", value=word, allowed=", ".join(allowed), segment=segment)
    terms = Terms(
        segment,
        tuple(name for name in allowed if name in wanted),
        payer,
        income=whole_of(income),
        sector=sector,
        wage=whole_of(wage),
        risk_class=whole_of(risk_class, 1, 5),
        labour_intensive=choice_of(labour_intensive, (True, False)),
    )
    return cost_of(terms, month_of(start), people, months, budget)


def cost_of(terms: Terms, start: Month, people: int | None, months: int | None, budget: int | None) -> Cost:
    """Work out what *people* cost for *months* from *start* on; the one of the three that is None is solved for.

    People and months that a budget buys are whole: as many as it pays for. Months are counted to the end of 2100.

    Raises:
        UsageError: fewer than two of the three are given, the contribution is 0 rupiah, or the months end after 2100.
        OutOfRangeError: the law of a month is not known here.
    """
    solved_for: Literal["people", "months", "budget"] | None = None
    if people is not None and months is not None:
        solved_for = None if budget is not None else "budget"
    elif people is not None and budget is not None:
        months, solved_for = _months_bought(terms, start, people, budget), "months"
    elif months is not None and budget is not None:
        people, solved_for = _people_bought(terms, start, months, budget), "people"
    else:
        raise UsageError("cost_two_of_three")
    if months > most_months(start):
        raise UsageError("cost_too_late", most=most_months(start), start=start)
    paid = [_month(terms, start.later(i)) for i in range(months)]
    programmes: Counter[str] = Counter(dict.fromkeys(terms.programmes, 0))
    for month in paid:
        for programme in terms.programmes:
            programmes[programme] += getattr(month, programme) * people
    computed = sum(programmes.values())
    return Cost(
        **answer_header("cost/1"),
        people=people,
        months=months,
        start=str(start),
        segment=terms.segment,
        contribution_per_month=tuple(paid),
        budget=computed,
        programmes=dict(programmes),
        left_over=None if budget is None else budget - computed,
        solved_for=solved_for,
        agrees=consistent_with_rounding(budget, computed) if budget is not None and solved_for is None else None,
    )


def most_months(start: Month) -> int:
    """Count the months from *start* to the end of 2100, the last year that any answer covers."""
    return (LAST_YEAR - start.year) * 12 + 13 - start.number


def _month(terms: Terms, month: Month) -> MonthCost:
    by_programme: Counter[str] = Counter()
    for part in contribution(terms, month):
        by_programme[part.programme] += part.rupiah
    return MonthCost(month=str(month), **by_programme, total=by_programme.total())


def _months_bought(terms: Terms, start: Month, people: int, budget: int) -> int:
    for count in range(most_months(start)):
        price = _month(terms, start.later(count)).total * people
        if price > budget:
            return count
        budget -= price
    return most_months(start)


def _people_bought(terms: Terms, start: Month, months: int, budget: int) -> int:
    price = sum(_month(terms, start.later(i)).total for i in range(months))
    if not price:
        raise UsageError("cost_nothing")
    return budget // price
