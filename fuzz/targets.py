"""What is fuzzed. Each target takes bytes and does with them what a command does with a file, or with options.

The promise is one for all: an answer, or a `UcjError` whose message can be told in both languages. Any other exception
is a finding, and so is what takes too long. They need no fuzzer: the tests replay the corpus through them.
"""

from __future__ import annotations

import io
import re
import tempfile
from contextlib import suppress
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch
from zipfile import ZIP_STORED, ZipFile

import ucj_cli as ucj
from ucj_cli.checks import fix as mending
from ucj_cli.checks import record, runner
from ucj_cli.cli import sweep as sweeping
from ucj_cli.engine import sweep
from ucj_cli.errors import UcjError
from ucj_cli.i18n import CODES, get_locale
from ucj_cli.i18n.visible import visible
from ucj_cli.law import contribution, tables
from ucj_cli.law.month import Month
from ucj_cli.plan_file.load import layers_of, load_variants, plan_in
from ucj_cli.tables import cases, files, groups, into, plans, regions, scenario
from ucj_cli.tables.payers import Payers
from ucj_cli.tables.text_file import read_text
from ucj_cli.vocabulary import INPUTS_SHEET
from ucj_cli.yamldoc.document import Source
from ucj_cli.yamldoc.reader import read_nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ucj_cli.tables.cells import Sheet
    from ucj_cli.yamldoc.document import Document

ROOT = Path(__file__).parents[1]
WHOLE = ROOT / "tests" / "plan_file" / "whole.yaml"
"""A plan that has every key."""

BY_LINES = b"""\
region: {name: Kota Malang, code: "35.73"}
workforce: {size: {2025: 428_699}}
coverage: {date: 2025-09-09, percent: 32.3}
targets: {percent: {2025: 41, 2045: 100}}
funds:
  dbhcht: {kind: public}
groups:
  - id: ojek-online
    workers: 5
  - {id: others, workers: rest}
"""
"""A plan into which a table's groups can be put."""

GROUPS = b"""\
ID;Kelompok;Jumlah Pekerja;Peserta;Dibayar oleh;Rencana 2026;OPD;Sumber
ojol;Pengemudi ojek online;7.711;5;DBHCHT;3.000;Dishub;BPS
nelayan;Nelayan;120;0;self;;Perikanan;
others;Lainnya;sisa;;;;;
"""

MARK = b"\n=== "
"""Begins the name of a workbook's part: workbooks are fuzzed unpacked, for what is zipped no fuzzer can change."""


def plan(data: bytes) -> None:
    """Read a plan's file, and ask of one that is valid whatever can be asked."""
    _check(data)
    _asked(plan_in(Source("plan.yaml", data)))


def _check(data: bytes) -> None:
    """Check a plan, which finds as much in a file as loading it does, and raises nothing."""
    record.answer(runner.check_all([Source("plan.yaml", data)], date(2026, 1, 1)), get_locale("id"))


def _asked(made: ucj.Plan) -> None:
    last = max([*made.targets.percent, *made.targets.participants])
    answers: Iterable[Callable[[], object]] = (
        lambda: ucj.gap(made, made.coverage.date.year).model_dump_json(),
        lambda: ucj.gap(made, last).model_dump_json(),
        lambda: ucj.roadmap(made).model_dump_json(),
        lambda: ucj.afford(made, last).model_dump_json(),
        lambda: ucj.track(made).model_dump_json(),
    )
    for answer in answers:
        with suppress(ucj.OutOfRangeError):  # a law or a plan that says nothing of a year: the others may be told
            answer()


def fix(data: bytes) -> None:
    """Mend a plan: what was mended needs no mending again."""
    [checked] = runner.check_all([Source("plan.yaml", data)], date(2026, 1, 1))
    content = mending.mended(checked)
    mending.difference(checked, content)
    [again] = runner.check_all([Source("plan.yaml", content)], date(2026, 1, 1))
    if mending.mended(again) != content:
        raise AssertionError("what was mended is mended again")


def merge(data: bytes) -> None:
    """Put a table's groups into a plan: what is in it already is not put into it again."""
    document = layers_of(Source("plan.yaml", data)).document
    if document.findings:
        return
    sheets = [read_text("groups.csv", GROUPS)]
    merged = into.merged_into(data, "plan.yaml", _groups(sheets, document))
    plan_in(Source("plan.yaml", merged.content))
    again = into.merged_into(merged.content, "plan.yaml", _groups(sheets, read_nodes(Source("", merged.content))))
    if again.content != merged.content:
        raise AssertionError(f"merged again it is another: {again.changes}")


def _groups(sheets: list[Sheet], document: Document) -> groups.Groups:
    return groups.groups_in(sheets, "groups.csv", Payers(into.fund_names(document.root)))


def settings(data: bytes) -> None:
    """Lay settings over a plan, one a line."""
    [made] = load_variants(str(WHOLE), [_lines(data)])
    ucj.gap(made, made.coverage.date.year)


def vary(data: bytes) -> None:
    """Try values of inputs, an option of `sweep` a line."""
    made = ucj.load_plan(WHOLE)
    values = sweeping._values(made, dict(map(sweeping._varied, _lines(data))))  # noqa: SLF001 - as the command reads them
    for draws in (0, 2):
        with suppress(ucj.UsageError):  # some need draws, others may have none
            _swept(made, sweep.Inputs(values, [], draws, 0))


def case_table(data: bytes) -> None:
    """Read a table of cases, CSV or a workbook unpacked, and try the first."""
    made = ucj.load_plan(WHOLE)
    _swept(made, sweep.Inputs({}, cases.read_cases(made, _file(packed(data))), 0, 0))


def _swept(made: ucj.Plan, inputs: sweep.Inputs) -> None:
    for row in islice(sweep.sweep_rows(sweep.wanted_of(made, inputs, 2026, 2026)), 3):
        row.columns(made.funds)


def table(data: bytes) -> None:
    """Import a table of groups or of regions, CSV or a workbook unpacked: what is written must be read again."""
    file = _file(packed(data))
    sheets = files.shown_sheets(file)
    if groups.is_of_regions(sheets):
        made, _ = regions.region_plans(sheets, str(file))
        for each in made:
            plan_in(Source(each.file, each.text(get_locale("id")).encode()))
        return
    found = groups.groups_in(sheets, str(file))
    plans.groups_text(found, get_locale("en"))
    into.merged_into(BY_LINES, "plan.yaml", found)


def report(data: bytes) -> None:
    """Read a report's workbook, unpacked, back as a scenario."""
    inputs = scenario.inputs_of(files.read_sheets(_file(packed(data)), INPUTS_SHEET), "report.xlsx")
    found = scenario.scenario_in(inputs)
    found = found._replace(plan=str(WHOLE))
    scenario.checked(found, scenario.scenario_text(found, str(WHOLE), get_locale("en")), ROOT / "scenario.yaml")


def law(data: bytes) -> None:
    """Read a table of the law, whose name is the first line: it is right, or what is wrong with it is said.

    These files are ours, so what they say of it is a `ValueError` that begins with the file's name.
    """
    name, _, text = data.partition(b"\n")
    known = {each.stem: each for each in tables._LAW.glob("*.yaml")}  # noqa: SLF001
    if (changed := name.decode(errors="replace")) not in known:
        return
    with tempfile.TemporaryDirectory() as folder:
        for each in known.values():
            (Path(folder) / each.name).write_bytes(text if each.stem == changed else each.read_bytes())
        _forget()
        try:
            with patch.object(tables, "_LAW", Path(folder)):
                _read_law()
        except ValueError as error:
            if not str(error).startswith(f"{changed}.yaml: "):
                raise
        finally:
            _forget()


def _read_law() -> None:
    month = Month(2026, 5)
    for read in (tables.contributions, tables.band_tables, tables.ceilings, tables.national_targets):
        read()
    tables.benefits_in(month)


def _forget() -> None:
    for module in (tables, contribution):
        for each in vars(module).values():
            if hasattr(each, "cache_clear"):
                each.cache_clear()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "plan": plan,
    "fix": fix,
    "merge": merge,
    "settings": settings,
    "vary": vary,
    "cases": case_table,
    "table": table,
    "report": report,
    "law": law,
}


def tried(name: str, data: bytes) -> None:
    """Give *data* to the target of that name, and tell what it says against them; raises what is a finding."""
    try:
        TARGETS[name](data)
    except UcjError as error:
        for code in CODES:
            message = error.message(get_locale(code))
            if [line for line in message.split("\n") if line != visible(line)]:
                raise AssertionError(f"a message steers the terminal: {message!r}") from error


def _lines(data: bytes) -> list[str]:
    return data.decode(errors="surrogateescape").split("\n")


_FOLDER = tempfile.TemporaryDirectory(prefix="ucj-fuzz-")


def _file(data: bytes) -> Path:
    file = Path(_FOLDER.name) / "input"
    file.write_bytes(data)
    return file


def packed(data: bytes) -> bytes:
    """Make a workbook of its parts; whatever else is given stays as it is."""
    if not data.startswith(MARK[1:]):
        return data
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as archive:
        for part in (b"\n" + data).split(MARK)[1:]:
            name, _, content = part.partition(b"\n")
            archive.writestr(re.sub(r"[^\w./\[\]-]", "", name.decode(errors="replace"))[:200] or "nameless", content)
    return made.getvalue()


def unpacked(workbook: Path) -> bytes:
    """Write a workbook as its parts, each after its name."""
    with ZipFile(workbook) as archive:
        parts = [MARK + info.filename.encode() + b"\n" + archive.read(info) for info in archive.infolist()]
    return b"".join(parts).removeprefix(b"\n")
