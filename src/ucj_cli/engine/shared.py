"""Money that several plans share: its needs are added, its ceiling counts once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.answers.base import Payer, SharedFund
from ucj_cli.engine.funding import known_sum, shortfall_at_least
from ucj_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ucj_cli.plan_file.model import Plan


def one_ceiling_each(plans: Sequence[Plan]) -> None:
    """See that all *plans* that share a fund give it the same ceilings.

    Raises:
        UsageError: two of them do not.
    """
    first: dict[str, tuple[Plan, str]] = {}
    for plan in plans:
        for name, fund in plan.funds.items():
            if fund.shared is None:
                continue
            other, known_as = first.setdefault(fund.shared, (plan, name))
            terms = other.funds[known_as]
            if (fund.ceiling, fund.growth_percent) != (terms.ceiling, terms.growth_percent):
                key = "ceiling" if fund.ceiling != terms.ceiling else "growth_percent"
                places = {"one": _place(other, known_as, key), "other": _place(plan, name, key)}
                raise UsageError("shared_differs", fund=fund.shared, key=key, **places)


def _place(plan: Plan, fund: str, key: str) -> str:
    """Where a plan says *key* of a fund; where the fund stands, if it does not say it. A plan of no file has a path."""
    document, way = plan.document, ("funds", fund)
    return document.place((*way, key)) or document.place(way) or f"funds.{fund}.{key} ({plan.region.name})"


def pooled(payers: Iterable[Payer]) -> list[Payer]:
    """Put the *payers* of one year together that are the same money; all others stay as they are."""
    found: list[Payer] = []
    shared: dict[str, list[Payer]] = {}
    for payer in payers:
        if payer.shared is None:
            found.append(payer)
        else:
            shared.setdefault(payer.shared, []).append(payer)
    return [*found, *(_together(name, parts) for name, parts in shared.items())]


def _together(name: str, parts: Sequence[Payer]) -> Payer:
    need, ceiling = sum(part.need for part in parts), parts[0].ceiling
    shortfall = None if ceiling is None else max(0, need - ceiling)
    return parts[0].model_copy(update={"id": name, "need": need, "shortfall": shortfall, "spent": None})


def shared_funds(plans: Sequence[Plan], years: Sequence[Sequence[Payer]]) -> tuple[SharedFund, ...]:
    """Sum up each shared fund over *years*, of which each has its pooled payers."""
    named: dict[str, dict[str, None]] = {}
    for plan in plans:
        for fund in plan.funds.values():
            if fund.shared is not None:
                named.setdefault(fund.shared, {})[plan.source.path] = None
    in_years = {name: [payer for year in years for payer in year if payer.shared == name] for name in named}
    return tuple(_over_years(name, tuple(paths), in_years[name]) for name, paths in named.items())


def _over_years(name: str, plans: tuple[str, ...], payers: Sequence[Payer]) -> SharedFund:
    ceilings = [payer.ceiling for payer in payers]
    known = [ceiling for ceiling in ceilings if ceiling is not None]
    return SharedFund(
        name=name,
        plans=plans,
        need=sum(payer.need for payer in payers),
        ceiling=known_sum(ceilings),
        ceiling_at_least=sum(known) if known else None,
        shortfall=known_sum(payer.shortfall for payer in payers),
        shortfall_at_least=shortfall_at_least(payers),
    )
