"""A new plan for any region: what is published filled in with its source, what is not left as a marked blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.regions.data import EMPLOYEES_YEAR, SURVEY, TARGET_BASIS_YEAR, minimum_wages

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from ucj_cli.language import Language
    from ucj_cli.regions.data import Region


class Known(NamedTuple):
    """What is known of a region's coverage; None is not known, and becomes a blank."""

    day: date | None
    percent: Decimal | None
    targets: dict[int, Decimal]
    workforce: int | None = None
    survey_year: int = TARGET_BASIS_YEAR


def new_plan(region: Region, known: Known, lang: Language) -> str:
    """The text of a plan, with comments in *lang*.

    The workforce is the survey's, or the one given; the wage earners are the survey's employees, and the rest works on
    its own account. Targets that are not given are the nation's of 2045.
    """
    workforce = known.workforce or region.employed[known.survey_year]
    source = lang.say("init.source_needed") if known.workforce else f"source: {SURVEY} {known.survey_year}"
    blank = lang.say("init.blank")
    size_year = known.day.year if known.day else known.survey_year
    percent = blank if known.percent is None else known.percent
    no_source = lang.say("init.source_needed")
    parts = [
        lang.say("init.head", region=region.name),
        f'region: {{name: {region.name}, code: "{region.code}"}}',
        lang.say("init.workforce", year=known.survey_year),
        f"workforce:\n  size: {{{size_year}: {workforce:_}}}\n  {source}",
        lang.say("init.coverage"),
        f"coverage:\n  date: {known.day or blank}\n  percent: {percent}\n  {no_source}",
        lang.say("init.targets"),
        _targets(known, lang),
        lang.say("init.groups"),
        _groups(region, workforce, lang),
    ]
    return "\n".join(parts) + "\n"


def _targets(known: Known, lang: Language) -> str:
    if not known.targets:
        return "targets:\n  percent: {2045: 99.5}\n  source: RPJPN 2025-2045 (UU 59/2024)"
    given = ", ".join(f"{year}: {percent}" for year, percent in sorted(known.targets.items()))
    return f"targets:\n  percent: {{{given}}}\n  {lang.say('init.source_needed')}"


def _groups(region: Region, workforce: int, lang: Language) -> str:
    """The employees, where the survey's fit into the workforce, and the rest."""
    lines = ["groups:"]
    employees = region.employees[EMPLOYEES_YEAR]
    if employees < workforce:
        wages = minimum_wages().get(region.code)
        lines += [
            "  - id: pekerja-upah",
            "    name: {id: Pekerja penerima upah, en: Employees}",
            f"    workers: {employees:_}",
            f"    {lang.say('init.participants')}",
            "    segment: pu",
        ]
        if wages:
            lines += [f"    wage: {wages[-1].rupiah:_}   # {wages[-1].source}", "    paid_by: employer"]
        else:
            lines += [f"    {lang.say('init.wage')}", "    paid_by: elsewhere"]
        lines += [f"    source: {SURVEY} {EMPLOYEES_YEAR}", "    status: assumed"]
    lines += [
        "  - id: mandiri",
        "    name: {id: Pekerja mandiri, en: On their own account}",
        "    workers: rest",
        "    paid_by: self",
        f"    source: {lang.say('init.rest')}",
        "    status: assumed",
    ]
    return "\n".join(lines)
