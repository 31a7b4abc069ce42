"""A new plan for any region: what is published filled in with its source, what is not left as a marked blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.law.tables import last_national_target
from ucj_cli.region_data import EMPLOYEES_YEAR, TARGET_BASIS_YEAR, minimum_wages

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from ucj_cli.i18n import Locale
    from ucj_cli.region_data import Region


class TemplateInputs(NamedTuple):
    """What is known of a region's coverage; None is not known, and becomes a blank."""

    day: date | None
    percent: Decimal | None
    targets: dict[int, Decimal]
    workforce: int | None = None
    survey_year: int = TARGET_BASIS_YEAR


def new_plan(region: Region, known: TemplateInputs, locale: Locale) -> str:
    """Write the text of a plan, with comments in the language of *locale*.

    The workforce is the survey's, or the one given; the wage earners are the survey's employees, and the rest works on
    its own account. Targets that are not given are the nation's of 2045.
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
        _groups(region, workforce, locale),
    ]
    return "\n".join(parts) + "\n"


def _targets(known: TemplateInputs, locale: Locale) -> str:
    if not known.targets:
        national = last_national_target()
        return f"targets:\n  percent: {{{national.year}: {national.percent}}}\n  source: {national.regulation}"
    given = ", ".join(f"{year}: {percent:f}" for year, percent in sorted(known.targets.items()))
    return f"targets:\n  percent: {{{given}}}\n  {locale.text('init.source_needed')}"


def _groups(region: Region, workforce: int, locale: Locale) -> str:
    """Write the groups: the survey's employees, where they fit into the workforce, and the rest."""
    lines = ["groups:"]
    employees = region.employees[EMPLOYEES_YEAR]
    if employees < workforce:
        wages = minimum_wages().get(region.code)
        lines += [
            "  - id: pekerja-upah",
            "    name: {id: Pekerja penerima upah, en: Employees}",
            f"    workers: {employees:_}",
            f"    {locale.text('init.participants')}",
            "    segment: pu",
        ]
        if wages:
            lines += [f"    wage: {wages[-1].rupiah:_}   # {wages[-1].source[locale.code]}", "    paid_by: employer"]
        else:
            lines += [f"    {locale.text('init.wage')}", "    paid_by: elsewhere"]
        lines += [f"    source: {locale.text('source.survey', year=EMPLOYEES_YEAR)}", "    status: assumed"]
    lines += [
        "  - id: mandiri",
        "    name: {id: Pekerja mandiri, en: On their own account}",
        "    workers: rest",
        "    paid_by: self",
        f"    source: {locale.text('init.rest')}",
        "    status: assumed",
    ]
    return "\n".join(lines)
