"""What a reader has to know of how it went: what the path, the percentages and the observations stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.engine.notes import coverage_known_to, foundations, note
from ucj_cli.engine.targets import coverage_of, target_in, year_end
from ucj_cli.plan_file.series import workforce_in
from ucj_cli.plan_file.standing import standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ucj_cli.answers.base import Note
    from ucj_cli.i18n import Locale
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.plan_file.standing import Standing


def track_notes(plan: Plan, difference: int, years: Sequence[int], locale: Locale) -> Iterator[Note]:
    """Yield the notes; *difference* is that of the latest observation, in people, and *years* those with a target."""
    seen = standings(plan)
    if len(seen) == 1:
        yield note(locale, "track_one", day=seen[0].day)
    known_to = coverage_known_to(plan)
    if 0 < abs(difference) <= known_to:
        facts = {"percent": seen[-1].observation.percent, "people": known_to}
        yield note(locale, "track_rounded", **facts)
    first = plan.targets.years[0]
    if seen[0].day < year_end(first):
        yield note(locale, "track_begins", day=seen[0].day, percent=coverage_of(plan, seen[0]), first=year_end(first))
    between = sorted({year for year in years if target_in(plan, year).basis != "given"})
    if between:
        yield note(locale, "track_between", years=_listed(map(str, between)))
    workers: dict[int, list[str]] = {}
    for year in sorted({found.day.year for found in seen} | {*years}):
        workers.setdefault(workforce_in(plan.workforce, year), []).append(str(year))
    told = (f"{locale.people(size)} ({_listed(in_years)})" for size, in_years in workers.items())
    yield note(locale, "track_workforce", workers=_listed(told))
    yield from _assumptions(plan, seen, locale)
    yield from _sources(plan, seen, locale)


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(parts)


def _assumptions(plan: Plan, seen: Sequence[Standing], locale: Locale) -> Iterator[Note]:
    for key, section in foundations(plan).items():
        if section.status == "assumed" and key != "coverage":
            yield note(locale, f"assumed_{key}")
    assumed = sum(found.observation.status == "assumed" for found in seen)
    if assumed:
        yield note(locale, "assumed_observations", count=assumed, all=len(seen))


def _sources(plan: Plan, seen: Sequence[Standing], locale: Locale) -> Iterator[Note]:
    """Yield the sources of workforce and targets, and those of the observations with the days that they tell of."""
    nothing = locale.text("no_source")
    yield note(
        locale, "track_basis", workforce=plan.workforce.source or nothing, targets=plan.targets.source or nothing
    )
    days: dict[str, list[str]] = {}
    for found in seen:
        days.setdefault(found.observation.source or nothing, []).append(locale.date(found.day))
    for source, told in days.items():
        yield note(locale, "track_seen", days=_listed(told), source=source)
