"""What a reader has to know of several regions: what their sum mixes, what is counted twice, what it lacks."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from ucj_cli.answers.base import RegionName
from ucj_cli.engine.notes import foundations, is_within_rounding, note, payer_names
from ucj_cli.plan_file.standing import standing
from ucj_cli.region_data.published import NATION, regions_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ucj_cli.answers.base import Note
    from ucj_cli.answers.gap import RegionGap
    from ucj_cli.answers.roadmap import RegionRoad
    from ucj_cli.engine.year import YearResult
    from ucj_cli.i18n import Locale
    from ucj_cli.plan_file.model import Fund, Plan


def bases_of(plans: Sequence[Plan]) -> int:
    """On how many different denominators the plans stand, as far as their sources tell."""
    return len({plan.workforce.source for plan in plans})


def without_plan(plans: Sequence[Plan]) -> tuple[RegionName, ...]:
    """List the province's regions that have no plan.

    None where it has one, where the plans are of several provinces, or where one has no code: it may be any region's.
    """
    codes = {plan.region.code for plan in plans if plan.region.code}
    provinces = {code.partition(".")[0] for code in codes}
    if len(provinces) != 1 or provinces & codes or not all(plan.region.code for plan in plans):
        return ()
    return tuple(
        RegionName(name=region.name, code=region.code)
        for province in provinces
        for region in regions_of(province)
        if region.code not in codes
    )


def rounding_note(found: Sequence[RegionGap], plans: Sequence[Plan], locale: Locale) -> Iterator[Note]:
    """Yield the note on regions whose gap is no larger than what their coverage is known to."""
    names = [told.region.name for told, plan in zip(found, plans, strict=True) if is_within_rounding(plan, told.gap)]
    if names:
        yield note(locale, "coverage_rounded_in", count=len(names), names=", ".join(names))


def plan_rates_note(results: Iterable[YearResult], locale: Locale) -> Iterator[Note]:
    """Yield the note on regions in which a price rests on rates that their plan assumes."""
    names = dict.fromkeys(result.plan.region.name for result in results if result.is_price_assumed)
    if names:
        yield note(locale, "rates_of_plan_in", names=", ".join(names))


def shared_notes(plans: Sequence[Plan], code: str, locale: Locale) -> Iterator[Note]:
    """Yield the note *code* on each fund that several plans share."""
    for fund, regions in _in_several(plans, lambda _, __, terms: terms.shared, locale):
        yield note(locale, code, fund=fund, names=", ".join(regions))


def _alike_notes(plans: Sequence[Plan], locale: Locale) -> Iterator[Note]:
    """Yield a note on each fund that has the same id and ceilings in regions of one province: it may be one money."""

    def alike(plan: Plan, name: str, fund: Fund) -> object:
        province = (plan.region.code or "").partition(".")[0]
        return (province, name, tuple(sorted(fund.ceiling.items()))) if fund.ceiling and not fund.shared else None

    for fund, regions in _in_several(plans, alike, locale):
        yield note(locale, "fund_in_several", fund=fund, count=len(regions), names=", ".join(regions))


def _in_several(
    plans: Sequence[Plan], mark: Callable[[Plan, str, Fund], object], locale: Locale
) -> Iterator[tuple[str, list[str]]]:
    """Yield each fund that has one *mark*, unless it is None, in several regions: what it is called, and they are."""
    found: defaultdict[object, dict[str, str]] = defaultdict(dict)
    for plan in plans:
        names = payer_names(plan, locale)
        for name, fund in plan.funds.items():
            found[mark(plan, name, fund)][plan.region.name] = names[name]
    for same, named in found.items():
        if same is not None and len(named) > 1:
            yield next(iter(named.values())), [*named]


def _lies_in(code: str, whole: str) -> bool:
    """Whether the region *code* is a part of *whole*: a region of its province, or anything of the nation."""
    return code != whole and (whole == NATION or code.startswith(f"{whole}."))


def road_notes(found: Sequence[RegionRoad], plans: Sequence[Plan], locale: Locale) -> Iterator[Note]:
    """Yield the notes on the roads: those on the regions, and one if the roads are not equally long."""
    spans = {(told.first, told.last) for told in found}
    if len(spans) > 1:
        yield note(locale, "spans_differ", first=min(first for first, _ in spans), last=max(last for _, last in spans))
    yield from region_notes(plans, locale)


def region_notes(plans: Sequence[Plan], locale: Locale) -> Iterator[Note]:
    """Yield the notes on the sum: different denominators or days, assumptions, regions counted twice or missing."""
    bases = bases_of(plans)
    if bases > 1:
        yield note(locale, "bases_differ", bases=bases)
    days = sorted(standing(plan).day for plan in plans)
    if days[0] != days[-1]:
        yield note(locale, "days_differ", first=days[0], last=days[-1])
    for key in ("workforce", "coverage", "targets"):
        assumed = sum(foundations(plan)[key].status == "assumed" for plan in plans)
        if assumed:
            yield note(locale, f"{key}_assumed_in", count=assumed, regions=len(plans))
    codes = Counter(sorted(plan.region.code for plan in plans if plan.region.code))
    twice = [code for code, plans_of_it in codes.items() if plans_of_it > 1]
    if twice:
        yield note(locale, "region_twice", codes=", ".join(twice))
    yield from _alike_notes(plans, locale)
    for whole in codes:
        inside = [code for code in codes if _lies_in(code, whole)]
        if inside:
            yield note(locale, "region_within", whole=whole, codes=", ".join(inside))
    missing = without_plan(plans)
    if missing:
        yield note(locale, "without_plan", count=len(missing), names=", ".join(region.name for region in missing))
