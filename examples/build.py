"""Write `jawa-timur/`: a plan for each region of East Java of which a coverage was published, and a page about them.

python examples/build.py           writes them
python examples/build.py --check   ends with 1 if the files are not what the data make today
"""

from __future__ import annotations

import calendar
import csv
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from ucj_cli.i18n import get_locale
from ucj_cli.law.tables import national_targets
from ucj_cli.region_data import SURVEY_YEARS, TARGET_BASIS_YEAR, Region, regions
from ucj_cli.rounding import half_up, percent

ENGLISH = get_locale("en")
HERE = Path(__file__).parent
DATA, PAGE, MADE = HERE / "data" / "ucj_jatim.csv", HERE / "data" / "jawa-timur.md", HERE / "jawa-timur"
PROVINCE, LAST_YEAR = "35.", 2045
BASES = {"bps_employed": "Sakernas employed", "bpjs_eligible": "BPJS eligible universe", "unstated": "not stated"}
PLAN = """\
# yaml-language-server: $schema=../../config/plan.schema.json
# What was published of the coverage of {region.name}. Made by examples/build.py from examples/data: edit those.
# Rencana ini hanya memuat angka yang pernah dipublikasikan, beserta sumber dan penyebutnya.
region: {{name: {region.name}, code: "{region.code}"}}

# {workers.remark}
workforce:
  size: {{{year}: {workers.size:_}}}
  source: "{workers.source}"{status}

{coverage}

{targets}
"""


class Row(NamedTuple):
    """A figure as it was published."""

    code: str
    name: str
    year: str
    variable: str
    value: str
    source: str
    as_of: str
    basis: str
    note: str

    @property
    def day(self) -> date:
        """The day it holds for; of a month or a year the last one."""
        year, month, day = [*map(int, self.as_of.split("-")), 0, 0][:3]
        return date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])

    def beside(self, variable: str, rows: list[Row]) -> Row | None:
        """What the same page prints on the same basis."""
        page = [row for row in rows if (row.variable, row.source, row.basis) == (variable, self.source, self.basis)]
        return page[0] if page else None

    def told(self) -> str:
        """Its value and where it stands, for a comment."""
        return f"{self.value} % ({self.as_of}; basis: {BASES[self.basis]}), {self.source}"


class Workers(NamedTuple):
    """A denominator, and what is to be said of it."""

    size: int
    remark: str
    source: str
    assumed: bool = False


def example(region: Region, rows: list[Row]) -> tuple[str, str, str] | None:
    """The file of *region*, its plan and its line in the table, if a percentage was published of it."""
    figure = latest(rows)
    if not figure:
        return None
    workers = workers_of(region, figure, rows)
    plan = PLAN.format(
        region=region,
        year=figure.day.year,
        workers=workers,
        status="\n  status: assumed" if workers.assumed else "",
        coverage=coverage(figure, rows),
        targets=targets(figure, [row for row in rows if row.variable == "ucj_target_pct"]),
    )
    file = f"{region.code}-{region.name.lower().replace(' ', '-')}.yaml"
    printed = figure.variable == "ucj_pct"
    shown = f"{figure.value} %" if printed else f"{percent(int(figure.value), workers.size)} % (*computed*)"
    page = f"[{figure.source.split('/')[2]}]({figure.source})" if "://" in figure.source else figure.source
    size = f"{workers.size:,}{'*' if workers.assumed else ''}"
    cells = (f"[{region.name}]({file})", shown, figure.as_of, BASES[figure.basis], size, page)
    return file, plan, f"| {' | '.join(cells)} |"


def latest(rows: list[Row]) -> Row | None:
    """The latest coverage: a percentage, or participants whose denominator is printed; None without a percentage."""
    percents = [row for row in rows if row.variable == "ucj_pct"]
    counts = [row for row in rows if row.variable == "participants" and row.beside("denominator", rows)]
    return max([*percents, *counts], key=lambda row: row.day) if percents else None


def participants(figure: Row, rows: list[Row]) -> Row | None:
    """The participants of *figure*'s page and day."""
    count = figure.beside("participants", rows)
    return count if count and count.day == figure.day else None


def workers_of(region: Region, figure: Row, rows: list[Row]) -> Workers:
    """The denominator of *figure*: the printed one, else the one it implies, else the survey's, as an assumption."""
    printed, count = figure.beside("denominator", rows), participants(figure, rows)
    survey = region.employed[TARGET_BASIS_YEAR]
    if figure.basis == "bps_employed":
        size = int(printed.value) if printed else survey
        year = next(year for year in SURVEY_YEARS if region.employed[year] == size)
        return Workers(size, "The percentage is of employed residents.", ENGLISH.text("source.survey", year=year))
    eligible = figure.basis == "bpjs_eligible"
    universe = "BPJS Ketenagakerjaan's own eligible universe" if eligible else "the page's own count of workers"
    if printed:
        remark = f"The page prints this denominator ({printed.as_of}){f'; noted: {printed.note}' * bool(printed.note)}."
        return Workers(int(printed.value), remark, f"{universe}, not Sakernas: {printed.source}")
    if eligible and count:
        remark = f"The page prints no denominator: {int(count.value):_} participants are {figure.value} % of this one."
        size = half_up(Fraction(int(count.value) * 100) / Fraction(figure.value))
        return Workers(size, remark, f"{universe}, not Sakernas: computed from {figure.source}", assumed=True)
    remark = "The page does not state its basis: the percentage may be of another denominator than these workers."
    basis = "the page does not state the basis of its percentage"
    if eligible:
        remark = "Of BPJS's eligible universe, which the page does not print: participants come out too high."
        basis = f"the percentage is of {universe}, not Sakernas"
    return Workers(survey, remark, f"{ENGLISH.text('source.survey', year=TARGET_BASIS_YEAR)}; {basis}", assumed=True)


def coverage(figure: Row, rows: list[Row]) -> str:
    """The plan's coverage, and what else was published of it."""
    count = participants(figure, rows)
    lines = [f"# Noted: {row.note}." for row in dict.fromkeys((figure, count)) if row and row.note]
    lines += [f"# Also: {row.told()}" for row in rows if row.variable == "ucj_pct" and row is not figure]
    day = "" if figure.as_of == str(figure.day) else f"   # in print: {figure.as_of}; its last day is taken"
    lines += ["coverage:", f"  date: {figure.day}{day}"]
    lines += [f"  percent: {figure.value}"] if figure.variable == "ucj_pct" else []
    lines += [f"  participants: {int(count.value):_}"] if count else []
    return "\n".join([*lines, f'  source: "{figure.as_of}, {figure.source}"'])


def targets(figure: Row, rows: list[Row]) -> str:
    """The targets of the page that reaches furthest, up to the nation's of 2045."""
    page = max(rows, key=lambda row: row.year).source if rows else ""
    series = [row for row in rows if row.source == page]
    given = {int(row.year): row.value for row in series}
    sources = [page] if given else ["none published for the region"]
    lines = [f"# Noted: {row.year}: {row.note}." for row in series if row.note]
    if any(row.basis != figure.basis for row in series):
        lines += [f"# Basis of these targets: {BASES[series[0].basis]}; of the coverage: {BASES[figure.basis]}."]
    lines += [f"# Also: {row.year}: {row.told()}" for row in rows if row.source != page]
    if LAST_YEAR not in given:
        given[LAST_YEAR] = str(national_targets()[LAST_YEAR].percent)
        sources.append(f"{LAST_YEAR}: the nation's, RPJPN 2025-2045 (UU 59/2024)")
    path = ", ".join(f"{year}: {value}" for year, value in sorted(given.items()))
    return "\n".join([*lines, "targets:", f"  percent: {{{path}}}", f'  source: "{"; ".join(sources)}"'])


def made() -> dict[str, str]:
    """The files of `jawa-timur/`, by name."""
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = [Row(**row) for row in csv.DictReader(file)]
    province = [region for region in regions() if region.code.startswith(PROVINCE)]
    found = {region.code: example(region, [row for row in rows if row.code == region.code]) for region in province}
    examples = [it for it in found.values() if it]
    missing = [f"- {region.name} ({region.code})" for region in province if not found[region.code]]
    counts = {"all": len(province), "plans": len(examples), "left": len(missing)}
    table = "\n".join(line for _, _, line in examples)
    page = PAGE.read_text("utf-8").format(**counts, table=table, missing="\n".join(missing))
    return {file: plan for file, plan, _ in examples} | {"README.md": page}


def main() -> int:
    """Write what is made, or name what is not up to date."""
    files, there = made(), {file.name: file.read_text("utf-8") for file in MADE.iterdir()}
    if sys.argv[1:] == ["--check"]:
        old = sorted(name for name in files.keys() | there.keys() if files.get(name) != there.get(name))
        print("".join(f"examples/jawa-timur/{name} is not what examples/build.py makes\n" for name in old), end="")
        return int(bool(old))
    for name in there.keys() - files.keys():
        (MADE / name).unlink()
    for name, text in files.items():
        (MADE / name).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
