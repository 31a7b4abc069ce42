"""A new plan for any region: what is published filled in with its source, what is not left as a marked blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.i18n import CODES, get_locale
from ucj_cli.law.tables import last_national_target
from ucj_cli.region_data import EMPLOYEES_YEAR, TARGET_BASIS_YEAR, minimum_wages, national_participants
from ucj_cli.rounding import apportion, divide_half_up, share

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from ucj_cli.i18n import Locale
    from ucj_cli.region_data import Region


FUND = "apbd"
ANOTHER_FUND = "dbhcht: {name: DBHCHT, kind: public, ceiling: {2026: 1_000_000_000}, source: APBD}"


class TemplateInputs(NamedTuple):
    """What is known of a region's coverage; None is not known, and becomes a blank."""

    day: date | None
    percent: Decimal | None
    targets: dict[int, Decimal]
    workforce: int | None = None
    survey_year: int = TARGET_BASIS_YEAR


def new_plan(region: Region, known: TemplateInputs, locale: Locale) -> str:
    """Write the text of a plan, with comments in the language of *locale*.

    The workforce is the survey's, or the one given; the wage earners are the survey's employees. Participants are split
    as the nation's are; who is not insured yet is enrolled at the region's expense. Targets that are not given are the
    nation's of 2045.
    """
    workforce = known.workforce or region.employed[known.survey_year]
    survey = f"source: {locale.text('source.survey', year=known.survey_year)}"
    source = locale.text("init.source_needed") if known.workforce else survey
    blank = locale.text("init.blank")
    size_year = known.day.year if known.day else known.survey_year
    percent = blank if known.percent is None else f"{known.percent:f}"
    no_source = locale.text("init.source_needed")
    parts = [
        locale.text("init.head", region=region.name),
        f'region: {{name: {region.name}, code: "{region.code}"}}',
        locale.text("init.workforce", year=known.survey_year),
        f"workforce:\n  size: {{{size_year}: {workforce:_}}}\n  {source}",
        locale.text("init.coverage"),
        f"coverage:\n  date: {known.day or blank}\n  percent: {percent}\n  {no_source}",
        locale.text("init.targets"),
        _targets(known, locale),
        locale.text("init.groups"),
        _groups(region, workforce, known, locale),
    ]
    return "\n".join(parts) + "\n"


def _targets(known: TemplateInputs, locale: Locale) -> str:
    if not known.targets:
        national = last_national_target()
        return f"targets:\n  percent: {{{national.year}: {national.percent}}}\n  source: {national.regulation}"
    given = ", ".join(f"{year}: {percent:f}" for year, percent in sorted(known.targets.items()))
    return f"targets:\n  percent: {{{given}}}\n  {locale.text('init.source_needed')}"


def _groups(region: Region, workforce: int, known: TemplateInputs, locale: Locale) -> str:
    """Write the groups: employees, who is insured on their own account, and who is not insured yet.

    Where the coverage is not known, there are employees, where they fit into the workforce, and the rest.
    """
    employees = region.employees[EMPLOYEES_YEAR] if region.employees[EMPLOYEES_YEAR] < workforce else 0
    if known.percent is None:
        rest = _group("mandiri", f"source: {locale.text('init.rest')}", workers="rest", paid_by="self")
        return "\n".join(
            [
                "# funds:",
                f"#   {ANOTHER_FUND}",
                "groups:",
                *(_employees(region, None, locale) if employees else []),
                *rest,
            ]
        )
    of_employees, of_others = _insured(workforce, employees, divide_half_up(*share(known.percent, workforce)))
    own = min(of_others, workforce - employees)
    insured = _group("mandiri", _split(locale), workers=f"{own:_}", participants=f"{of_others:_}", paid_by="self")
    rest = _group("belum-terlindungi", f"source: {locale.text('init.rest')}", workers="rest", paid_by=FUND)
    groups = [*(_employees(region, of_employees, locale) if employees else []), *insured, *rest]
    return "\n".join(["funds:", f"  {FUND}: {{name: APBD, kind: public}}", f"  # {ANOTHER_FUND}", "groups:", *groups])


def _insured(workforce: int, employees: int, participants: int) -> tuple[int, int]:
    """Split *participants* into wage earners and others as the nation's are, but no more than there are *employees*.

    Who then has no room among the others is a wage earner too.
    """
    nation = national_participants()
    as_in_the_nation, _ = apportion(participants, [nation.pu, nation.bpu])
    of_employees = min(employees, max(as_in_the_nation, participants - (workforce - employees)))
    return of_employees, participants - of_employees


def _split(locale: Locale, survey: str = "") -> str:
    nation = national_participants().source[locale.code]
    return f'source: "{survey}{locale.text("init.split", source=nation)}"'


def _employees(region: Region, participants: int | None, locale: Locale) -> list[str]:
    """Write the survey's employees; their wage is the region's minimum, where it is known."""
    wages = minimum_wages().get(region.code)
    survey = locale.text("source.survey", year=EMPLOYEES_YEAR)
    insured = locale.text("init.participants") if participants is None else f"participants: {participants:_}"
    if wages:
        paid = [f"wage: {wages[-1].rupiah:_}   # {wages[-1].source[locale.code]}", "paid_by: employer"]
    else:
        paid = [locale.text("init.wage"), "paid_by: elsewhere"]
    lines = [f"workers: {region.employees[EMPLOYEES_YEAR]:_}", insured, "segment: pu", *paid]
    source = f"source: {survey}" if participants is None else _split(locale, f"{survey}; ")
    return _lines("pekerja-upah", [*lines, source])


def _group(name: str, source: str, **keys: str) -> list[str]:
    return _lines(name, [*(f"{key}: {value}" for key, value in keys.items()), source])


def _lines(name: str, lines: list[str]) -> list[str]:
    """Write a group, which is assumed: in this form nobody has published it."""
    names = ", ".join(f"{code}: {get_locale(code).text(f'init.name.{name}')}" for code in reversed(CODES))
    return [f"  - id: {name}", f"    name: {{{names}}}", *(f"    {line}" for line in [*lines, "status: assumed"])]
