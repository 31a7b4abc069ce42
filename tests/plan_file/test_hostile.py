"""Whatever is handed in as a plan: an answer in time, at the place of the mistake, and nothing on standard output."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from tests.conftest import SMALLEST
from tests.plan_file.places import places, with_sections
from ucj_cli.i18n import CODES, get_locale
from ucj_cli.i18n.visible import visible
from ucj_cli.plan_file.validate import validated
from ucj_cli.yamldoc.document import Source
from ucj_cli.yamldoc.findings import PlanError
from ucj_cli.yamldoc.reader import read_nodes

if TYPE_CHECKING:
    from tests.conftest import Run, RunUcj, WritePlan

REST = "\n  - {id: others, workers: rest}"
DBHCHT = "funds: {dbhcht: {kind: public}}"


def told(run: Run, file: str | Path) -> list[str]:
    """``LINE:COL: CODE`` of all findings, after a look at the manners that every refusal has."""
    assert run.status == 2
    assert not run.stdout
    assert "Traceback" not in run.stderr
    findings: list[list[str]] = []
    for line in run.stderr.splitlines():
        if line.startswith(f"{file}:"):
            findings.append([])
        else:
            assert line.startswith(("    ", "... and "))
        findings[-1].append(line.removeprefix(f"{file}:"))
    assert all(len(lines) <= 3 for lines in findings)
    found = [re.match(r"\d+:\d+: UCJ\d{3}(?= \S)", lines[0]) for lines in findings]
    return [match[0] for match in found if match]


def expected(found: list[tuple[int, int]], codes: str) -> list[str]:
    return [f"{line}:{column}: {code}" for (line, column), code in zip(found, codes.split(), strict=True)]


# Files that are no plan at all

BOMB = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("content", "first"),
    [
        pytest.param(b"", "1:1: UCJ005", id="nothing"),
        pytest.param(b" \n\n", "1:1: UCJ005", id="blank lines"),
        pytest.param(b"# a plan\n# to be\n", "1:1: UCJ005", id="comments only"),
        pytest.param(b"---\n...\n", "2:1: UCJ005", id="an empty document"),
        pytest.param(b"- region\n- workforce\n", "1:1: UCJ005", id="a list"),
        pytest.param(b"hello\n", "1:1: UCJ005", id="a word"),
        pytest.param(f"{SMALLEST}---\n{SMALLEST}".encode(), "5:1: UCJ005", id="two documents"),
        pytest.param(b"region:\n\tname: X\n", "2:1: UCJ004", id="a tab"),
        pytest.param(b"region: {name: X\n", "2:1: UCJ004", id="a brace left open"),
        pytest.param(b'region: "X\n', "2:1: UCJ004", id="a quote left open"),
        pytest.param("region:\n  name: Kota Bénteng\n".encode("latin-1"), "2:15: UCJ003", id="Latin-1"),
        pytest.param(SMALLEST.encode("utf-16"), "1:1: UCJ003", id="UTF-16"),
        pytest.param(b"region: {name: Ko\0ta}\n", "1:18: UCJ003", id="a NUL"),
        pytest.param("\n🚲\0".encode(), "2:2: UCJ003", id="a NUL after an emoji"),
        pytest.param(b"region: {name: Ko\x1bta}\n", "1:18: UCJ003", id="a raw escape"),
        pytest.param(bytes(range(255, -1, -1)), "1:1: UCJ003", id="every byte"),
        pytest.param(b"#" * 10_000_000, "1:1: UCJ002", id="10 MB"),
        pytest.param(b"a: [" + b"1," * 990_000 + b"1]", "1:199999: UCJ002", id="a million values"),
        pytest.param(b"[" * 100_000, "1:61: UCJ002", id="100,000 brackets"),
        pytest.param(b"{a: " * 100_000, "1:241: UCJ002", id="100,000 braces"),
        pytest.param(b"- " * 100_000, "1:121: UCJ002", id="100,000 dashes"),
        pytest.param(
            b"# \xc3\xa9\nregion:\n" + b"  [\n" * 1_500, "62:3: UCJ002", id="a bracket a line, after an accent"
        ),
        pytest.param(b"region: {name: 1e3, code: " + b"[" * 1_500, "1:85: UCJ002", id="brackets after a mistake"),
        pytest.param(b"{" * 100_000, "1:2: UCJ012", id="a mapping as a key"),
        pytest.param(b"? [a]\n: 5\n", "1:3: UCJ012", id="a list as a key"),
        pytest.param(b"!!python/object/apply:os.system ['exit 7']\n", "1:1: UCJ005", id="a Python object"),
        pytest.param(BOMB.encode(), "1:1: UCJ010", id="a bomb of aliases"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_time(
    run_process: RunUcj, write_plan: WritePlan, content: bytes, first: str
) -> None:
    file = write_plan(content)
    assert first in told(run_process("gap", "--plan", file), file)[:5]


def test_a_python_object_in_a_plan_is_not_made(run_process: RunUcj, write_plan: WritePlan, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    file = write_plan(f"{SMALLEST}groups: !!python/object/apply:os.mkdir ['{trace}']\n")
    assert "5:9: UCJ006" in told(run_process("gap", "--plan", file), file)
    assert not trace.exists()


def test_of_forty_thousand_mistakes_twenty_are_told(run_process: RunUcj, write_plan: WritePlan) -> None:
    file = write_plan("".join(f"k{i}: 1\n" for i in range(40_000)))
    run = run_process("gap", "--plan", file)
    assert len(told(run, file)) == 20
    assert (
        run.stderr.splitlines()[-1] == "... and at least 480 more: `ucj check PLAN -o findings.md` writes all of them"
    )


@pytest.mark.parametrize("command", ["gap", "check"])
def test_of_twenty_thousand_funds_a_few_are_named(run_process: RunUcj, write_plan: WritePlan, command: str) -> None:
    funds = "".join(f"  f{i:05}: {{kind: donor}}\n" for i in range(20_000))
    groups = "".join(f"  - {{id: g{i}, workers: 1, paid_by: fund{i}}}\n" for i in range(500))
    file = write_plan(f"{SMALLEST}funds:\n{funds}groups:\n{groups}  - {{id: rest, workers: rest}}\n")
    run = run_process(command, file)
    assert "f00019 ... and 19,982 more" in run.stdout + run.stderr
    assert len(run.stdout + run.stderr) < 300_000  # it was 80 MB, in 40 s


def test_a_file_that_is_missing_is_refused(run_ucj: RunUcj, tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "plan.yaml"
    assert told(run_ucj("gap", "--plan", file), file) == ["1:1: UCJ001"]


def test_a_directory_without_plans_is_refused(run_ucj: RunUcj, tmp_path: Path) -> None:
    run = run_ucj("gap", "--plan", tmp_path)
    assert (run.stdout, run.stderr, run.status) == ("", f"ucj: no plan file is found at {tmp_path}\n", 2)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    file = write_plan()
    file.chmod(0)
    assert told(run_ucj("gap", "--plan", file), file) == ["1:1: UCJ001"]


# Plans with one mistake; arrows stand where it has to be told


@pytest.mark.parametrize(
    ("section", "codes"),
    [
        # the plan's own sections
        pytest.param("targets: {percent: {>>soon: 41}}", "UCJ012", id="a year in words"),
        pytest.param("targets: {percent: {>>'2025': 41}}", "UCJ012", id="a year in quotes"),
        pytest.param("targets: {percent: {>>1989: 41}}", "UCJ012", id="a year too early"),
        pytest.param("targets: {percent: {>>2101: 41}}", "UCJ012", id="a year too late"),
        pytest.param("targets: {percent: {2025: >>101}}", "UCJ013", id="a target above 100"),
        pytest.param("targets: {percent: {2025: >>-1}}", "UCJ013", id="a target below 0"),
        pytest.param("targets: {percent: {2025: 0, 2045: 100}, path: >>geometric}", "UCJ024", id="growth from 0"),
        pytest.param("targets: {percent: {2025: >>.nan}}", "UCJ008", id="a target of NaN"),
        pytest.param("targets: {percent: {2025: >>NaN}}", "UCJ012", id="a target of NaN without its dot"),
        pytest.param("region: {name: Kota Malang, code: >>35.73}", "UCJ012", id="an unquoted code"),
        pytest.param("region: {name: Kota Malang, code: >>35}", "UCJ012", id="an unquoted province"),
        pytest.param("region: {name: Kota Malang, code: >>'3573'}", "UCJ012", id="a code without its dot"),
        pytest.param("region: {name: >>2025, code: '35.73'}", "UCJ012", id="a number for a name"),
        pytest.param("region: {name: >>'', code: '35.73'}", "UCJ009", id="nothing for a name"),
        pytest.param("workforce: {size: {2025: 428_699}, source: >>' '}", "UCJ009", id="blanks for a source"),
        pytest.param("workforce: >>many", "UCJ012", id="a word for a section"),
        pytest.param("workforce: {size: >>{}}", "UCJ012", id="a workforce of no year"),
        pytest.param("workforce: {size: {2025: >>0}}", "UCJ013", id="a workforce of nobody"),
        pytest.param("workforce: {size: {2025: >>-5}}", "UCJ013", id="a negative workforce"),
        pytest.param("workforce: {size: {2025: 5}, growth_percent: >>-100}", "UCJ013", id="growth of -100"),
        pytest.param("workforce: {size: >>{2026: 428_699}}", "UCJ023", id="a workforce later than the coverage"),
        pytest.param("coverage: {date: 2025-09-09, participants: >>-1}", "UCJ013", id="negative people"),
        pytest.param("coverage: {date: >>2025-9-9, percent: 32.3}", "UCJ012", id="a date in short"),
        pytest.param("coverage: {date: >>2025-02-30, percent: 32.3}", "UCJ012", id="a day that is not"),
        pytest.param("coverage: {date: >>9 September 2025, percent: 32.3}", "UCJ012", id="a date in words"),
        pytest.param("coverage: {date: >>1989-12-31, percent: 32.3}", "UCJ012", id="a date too early"),
        pytest.param(">>coverage: {date: 2025-09-09}", "UCJ011", id="neither percent nor participants"),
        # unknown keys, at every level
        pytest.param(">>colour: red", "UCJ010", id="an unknown section"),
        pytest.param("region: {name: X, code: '35.73', >>nama: X}", "UCJ010", id="an unknown key of region"),
        pytest.param("workforce: {size: {2025: 5}, >>sizes: 5}", "UCJ010", id="an unknown key of workforce"),
        pytest.param("coverage: {date: 2025-09-09, percent: 1, >>dates: 1}", "UCJ010", id="an unknown key of coverage"),
        pytest.param("targets: {percent: {2025: 41}, >>paths: x}", "UCJ010", id="an unknown key of targets"),
        pytest.param("funds: {a: {kind: public, >>ceilings: 5}}", "UCJ010", id="an unknown key of a fund"),
        pytest.param("groups: [{id: a, workers: rest, >>sectors: x}]", "UCJ010", id="an unknown key of a group"),
        pytest.param("groups: [{id: a, workers: rest, months: {>>form: 1}}]", "UCJ010", id="an unknown key of months"),
        pytest.param("groups: [{id: a, workers: rest, name: {>>fr: A}}]", "UCJ010", id="an unknown language"),
        pytest.param("claims: [{kind: sum, parts: [1], total: 1, >>sum: 1}]", "UCJ010", id="an unknown key of a claim"),
        # funds
        pytest.param("funds: {>>employer: {kind: public}}", "UCJ020", id="a fund called employer"),
        pytest.param("funds: {>>worker: {kind: public}}", "UCJ020", id="a fund called worker"),
        pytest.param("funds: {>>self: {kind: public}}", "UCJ020", id="a fund called self"),
        pytest.param("funds: {>>elsewhere: {kind: public}}", "UCJ020", id="a fund called elsewhere"),
        pytest.param("funds: {>>a: {}}", "UCJ011", id="a fund without a kind"),
        pytest.param("funds: {a: {kind: >>private}}", "UCJ014", id="a fund of unknown kind"),
        pytest.param("funds: {a: {kind: public, ceiling: {2025: >>-1}}}", "UCJ013", id="a negative ceiling"),
        pytest.param("funds: {a: {kind: public, half_price: >>true}}", "UCJ025", id="half price for a public fund"),
        pytest.param("funds: >>[a]", "UCJ012", id="a list of funds"),
        # groups
        pytest.param("groups: >>{a: 5}", "UCJ012", id="a mapping of groups"),
        pytest.param("groups: [>>a]", "UCJ012", id="a word for a group"),
        pytest.param("groups: [>>{workers: rest}]", "UCJ011", id="a group without an id"),
        pytest.param("groups: [>>{id: a}]", "UCJ011", id="a group without workers"),
        pytest.param("groups:\n  - {id: a, workers: >>-5}" + REST, "UCJ013", id="negative workers"),
        pytest.param("groups:\n  - {id: a, workers: >>5.5}" + REST, "UCJ012", id="half a worker"),
        pytest.param("groups:\n  - {id: a, workers: >>all}" + REST, "UCJ014", id="workers in words"),
        pytest.param("groups:\n  - {id: >>a b, workers: 5}" + REST, "UCJ012", id="an id of two words"),
        pytest.param(
            "groups:\n  - {id: others, workers: 5}\n  - {id: >>others, workers: rest}", "UCJ015", id="an id twice"
        ),
        pytest.param("groups:\n  - {id: a, workers: rest}\n  - {id: b, workers: >>rest}", "UCJ018", id="two rests"),
        pytest.param("groups: [{id: a, workers: rest, participants: >>5}]", "UCJ019", id="a rest with participants"),
        pytest.param(
            "groups:\n  >>- {id: a, workers: 500_000}" + REST, "UCJ103", id="groups beyond the workforce, and a rest"
        ),
        pytest.param(
            "groups:\n  >>- {id: a, workers: 428_698, participants: 138_470}", "UCJ103", id="one worker is missing"
        ),
        pytest.param(
            "groups:\n  >>- {id: a, workers: 428_699, participants: 138_471}", "UCJ103", id="one participant too many"
        ),
        pytest.param("groups: [{id: a, workers: rest, segment: >>ppu}]", "UCJ014", id="an unknown segment"),
        pytest.param("groups: [>>{id: a, workers: rest, segment: pu}]", "UCJ011", id="pu without a wage"),
        pytest.param(
            "groups: [{id: a, workers: rest, segment: pu, wage: 5, paid_by: >>self}]", "UCJ017", id="pu paid by self"
        ),
        pytest.param("groups: [{id: a, workers: rest, paid_by: >>employer}]", "UCJ017", id="bpu paid by an employer"),
        pytest.param("groups: [{id: a, workers: rest, paid_by: >>worker}]", "UCJ017", id="bpu paid by worker"),
        pytest.param("groups: [{id: a, workers: rest, paid_by: >>nobody}]", "UCJ016", id="an unknown fund"),
        pytest.param("groups: [{id: a, workers: rest, paid_by: >>5}]", "UCJ012", id="a number for a payer"),
        pytest.param("groups: [{id: a, workers: rest, wage: >>5}]", "UCJ022", id="bpu with a wage"),
        pytest.param("groups: [{id: a, workers: rest, risk_class: >>1}]", "UCJ022", id="bpu with a risk class"),
        pytest.param("groups: [{id: a, workers: rest, labour_intensive: >>false}]", "UCJ022", id="bpu in industry"),
        pytest.param(
            "groups: [{id: a, workers: rest, segment: pu, wage: 5, income: >>0}]", "UCJ022", id="pu with an income"
        ),
        pytest.param(
            "groups: [{id: a, workers: rest, segment: pu, wage: 5, sector: >>other}]", "UCJ022", id="pu with a sector"
        ),
        pytest.param(
            "groups: [{id: a, workers: rest, segment: pu, wage: 5, risk_class: >>6}]", "UCJ013", id="risk class 6"
        ),
        pytest.param("groups: [{id: a, workers: rest, programmes: [jkk, >>jp]}]", "UCJ404", id="JP for bpu"),
        pytest.param("groups: [{id: a, workers: rest, programmes: [jkk, >>jkp]}]", "UCJ014", id="JKP for anybody"),
        pytest.param("groups: [{id: a, workers: rest, programmes: >>[]}]", "UCJ012", id="no programme"),
        pytest.param("groups: [{id: a, workers: rest, programmes: >>[jkk, jkk]}]", "UCJ012", id="a programme twice"),
        pytest.param("groups: [{id: a, workers: rest, programmes: >>jkk}]", "UCJ012", id="a programme, not a list"),
        pytest.param("groups: [{id: a, workers: rest, planned: {2025: >>-1}}]", "UCJ013", id="a negative plan"),
        pytest.param("groups: [{id: a, workers: rest, months: >>{from: 6, to: 3}}]", "UCJ021", id="months backwards"),
        pytest.param("groups: [{id: a, workers: rest, months: {to: >>13}}]", "UCJ013", id="a thirteenth month"),
        pytest.param("groups: [{id: a, workers: rest, pass_rate_percent: >>0}]", "UCJ013", id="nobody passes"),
        pytest.param("groups: [{id: a, workers: rest, lapse_percent: >>101}]", "UCJ013", id="more than all lapse"),
        # claims
        pytest.param("claims: [>>{people: 5}]", "UCJ011", id="a claim without a kind"),
        pytest.param("claims: [{kind: >>people}]", "UCJ014", id="a claim of unknown kind"),
        pytest.param("claims: [{kind: sum, parts: >>[], total: 0}]", "UCJ012", id="a sum of nothing"),
    ],
)
def test_a_mistake_is_told_at_its_place_and_nothing_is_answered(
    run_ucj: RunUcj, write_plan: WritePlan, section: str, codes: str
) -> None:
    text, found = places(with_sections(section))
    file = write_plan(text)
    assert told(run_ucj("gap", "--plan", file), file) == expected(found, codes)


def test_groups_that_do_not_add_up_are_told_for_workers_and_for_participants(
    run_ucj: RunUcj, write_plan: WritePlan
) -> None:
    file = write_plan(with_sections("groups: [{id: a, workers: 500_000, participants: 5}]"))
    run = run_ucj("gap", "--plan", file)
    assert told(run, file) == ["5:9: UCJ103", "5:9: UCJ103"]
    assert "the groups have 500,000 workers; there are 428,699" in run.stderr
    assert "the groups have 5 participants; there are 138,470" in run.stderr


def test_participants_above_workers_are_no_mistake_but_a_note(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    """Migrants who are registered where they came from: registers do say so."""
    file = write_plan(with_sections("groups:\n  - {id: a, workers: 100, participants: 200}" + REST))
    run = run_ucj("gap", "--plan", file, "--format", "json")
    assert (run.status, run.stderr) == (0, "")
    assert "participants_above_workers" in [note["code"] for note in json.loads(run.stdout)["notes"]]


# Many mistakes: all at once, in the order of the file

MANY = with_sections(
    "region: {name: Kota Malang, code: >>35.73}",
    "workforce: {size: {2025: >>428.699}, growth_percent: >>-100}",
    "coverage: {date: >>2025-9-9, percent: >>&p 32.3}",
    "targets: {percent: {2025: 41, >>2025: 42, 2045: 100}, path: >>linaer}",
    "funds:\n  dbhcht: {kind: public, >>ceilng: {2025: 5_300_000_000}}\n  >>worker: {kind: public}",
    """\
groups:
  - {id: ojol, workers: 5, paid_by: >>dbhct}
  - {id: >>ojol, workers: 5, wage: >>3_736_101}
  - {id: pasar, workers: >>no, months: >>{from: 6, to: 3}}
  - {id: pabrik, workers: 5, segment: pu, wage: 5, paid_by: >>self}
  - >>{id: tani, >>wokers: 5}
  - {id: >>tani raya, workers: rest, participants: >>5, >>programmes: }""",
)
MANY_CODES = """
UCJ012 UCJ012 UCJ013 UCJ012 UCJ006 UCJ007 UCJ014 UCJ010 UCJ020
UCJ016 UCJ015 UCJ022 UCJ008 UCJ021 UCJ017 UCJ011 UCJ010 UCJ012 UCJ019 UCJ009
"""


@pytest.mark.parametrize("lang", CODES)
def test_all_mistakes_of_a_file_are_told_at_once_in_its_order(
    run_ucj: RunUcj, write_plan: WritePlan, lang: str
) -> None:
    text, found = places(MANY)
    file = write_plan(text)
    assert told(run_ucj("gap", "--plan", file, "--lang", lang), file) == expected(found, MANY_CODES)


@pytest.mark.parametrize(
    ("lang", "meant", "to_write"), [("en", "did you mean `{}`?", "write {} ("), ("id", "maksudnya `{}`?", "tulis {} (")]
)
def test_each_mistake_comes_with_what_was_meant(
    run_ucj: RunUcj, write_plan: WritePlan, lang: str, meant: str, to_write: str
) -> None:
    text, _ = places(MANY)
    run = run_ucj("gap", "--plan", write_plan(text), "--lang", lang)
    for name in ("workers", "linear", "dbhcht", "ceiling"):
        assert meant.format(name) in run.stderr
    assert to_write.format("428_699") in run.stderr


# What would steer a terminal: ESC and BEL, a mark that turns the direction of writing, a character of no width

EVIL = "evil\x1b]0;owned\x07\x1b[31m\u202etxt.exe\u2066\u200b"
STEERING = set(EVIL) - set("evil]0;owned[31mtxt.exe")
IN_YAML = '"evil\\e]0;owned\\a\\e[31m\\u202Etxt.exe\\u2066\\u200B"'


@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_a_name_never_steers_the_terminal(run_ucj: RunUcj, write_plan: WritePlan, form: str) -> None:
    file = write_plan(
        with_sections(
            f"region: {{name: {IN_YAML}, code: '35.73'}}",
            f"workforce: {{size: {{2025: 428_699}}, source: {IN_YAML}}}",
            f"funds: {{a: {{kind: public, name: {{en: {IN_YAML}}}}}}}",
            f"groups: [{{id: b, workers: rest, paid_by: a, name: {IN_YAML}}}]",
        )
    )
    run = run_ucj("gap", "--plan", file, "--year", "2026", "--format", form)
    assert run.status == 0
    assert "evil" in run.stdout
    assert not STEERING & set(run.stdout + run.stderr)


def test_a_name_never_steers_a_terminal_in_colour(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    file = write_plan(with_sections(f"region: {{name: {IN_YAML}, code: '35.73'}}"))
    run = run_ucj("gap", "--plan", file, "--year", "2026", FORCE_COLOR="1")
    assert "evil" in run.stdout
    assert not STEERING - {"\x1b"} & set(run.stdout)
    assert "\x1b]0;" not in run.stdout


@pytest.mark.parametrize(
    "section",
    [
        f"{IN_YAML}: 1",
        f"region: {{name: X, code: {IN_YAML}}}",
        f"region: {{name: X, code: '35.73', {IN_YAML}: 1, {IN_YAML}: 2}}",
        f"targets: {{percent: {{{IN_YAML}: 41}}, path: {IN_YAML}}}",
        f"funds: {{{IN_YAML}: {{kind: {IN_YAML}}}}}",
        f"groups: [{{id: {IN_YAML}, workers: {IN_YAML}, paid_by: {IN_YAML}}}]",
        f"groups: [{{id: a, workers: rest, paid_by: {IN_YAML}, programmes: [{IN_YAML}]}}]",
        f"claims: [{{kind: {IN_YAML}}}]",
        "region: {name: X, code: !<%1B[31m%E2%80%AEevil> 5}",
    ],
    ids=["section", "code", "keys", "targets", "fund", "group", "payer", "claim", "tag"],
)
@pytest.mark.parametrize("lang", CODES)
def test_a_mistake_never_steers_the_terminal(run_ucj: RunUcj, write_plan: WritePlan, section: str, lang: str) -> None:
    run = run_ucj("gap", "--plan", write_plan(with_sections(section)), "--lang", lang)
    assert run.status == 2
    assert "evil" in run.stderr
    assert not STEERING & set(run.stderr)


@pytest.mark.parametrize(
    "content", [None, b"", b"a: 1\n", SMALLEST.encode()], ids=["missing", "empty", "wrong", "right"]
)
@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_a_path_never_steers_the_terminal(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path, content: bytes | None, form: str
) -> None:
    file = tmp_path / EVIL.replace("/", "")
    if content is not None:
        write_plan(content, file.name)
    run = run_ucj("gap", "--plan", file, "--format", form)
    assert run.status == (0 if content == SMALLEST.encode() else 2)
    assert not STEERING & set(run.stdout + run.stderr)


@pytest.mark.parametrize(
    "arguments",
    [("gap", EVIL), ("gap", "--plan", EVIL, "--year", EVIL), ("gap", "--output", f"{EVIL}/x"), (EVIL,), (f"--{EVIL}",)],
    ids=["a second plan", "a year", "a file to write", "a command", "an option"],
)
def test_a_command_line_never_steers_the_terminal(run_ucj: RunUcj, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    run = run_ucj(*arguments, cwd=tmp_path)
    assert run.status == 2
    assert "evil" in run.stderr
    assert not STEERING & set(run.stderr)


# Whatever else

WHOLE = Path(__file__).with_name("whole.yaml").read_text("utf-8")
WORDS = [match.span() for match in re.finditer(r"[\w.\"%-]+", WHOLE)]
HOSTILE = [
    *("~", "true", "no", "5", "-5", "0", "0.0", "5.5", "5 5", "52.000", "1,000", "12:30", "1e400"),
    *("999999999999999", "9999999999999999", "2025", "'2025'", "2025-01-01", "soon", "a b", "''", '"\\e"'),
    *("rest", "pu", "bpu", "self", "employer", "elsewhere", "dbhcht", "jp", "money", "sum"),
    *("[]", "{}", "[a]", "[[1]]", "{a: 1}", "{~: 1}", "{5.5: 1}", "&x", "*x", "!!int", "!x", "<<"),
    *("-", ":", "?", ",", "[", "]", "{", "}", "|", ">", "%", "@", "`", "#", "'", '"', "\t", "\n", "\r"),
    *("\u202e", "\u2028", "\x85", "\ufeff", "\0", "\x1b", "🚲"),
]
hostile_words = st.sampled_from(HOSTILE) | st.text(max_size=20)


@pytest.mark.thorough
@given(
    st.lists(st.tuples(st.sampled_from(WORDS), hostile_words), min_size=1, max_size=3, unique_by=lambda pair: pair[0])
)
def test_whatever_stands_in_place_of_a_word_there_is_a_plan_or_there_are_findings(
    changes: list[tuple[tuple[int, int], str]],
) -> None:
    text = WHOLE
    for (start, end), word in sorted(changes, reverse=True):
        text = text[:start] + word + text[end:]
    note(text)
    raw = text.encode()
    plan, findings = validated(read_nodes(Source("plan.yaml", raw)), Source("plan.yaml", raw))
    assert (plan is None) == bool(findings)
    if findings:
        lines = len(re.findall("\r\n|[\r\n\x85\u2028\u2029]", text)) + 1
        assert all(1 <= found.span.line <= lines and found.span.column >= 1 for found in findings)
        for code in CODES:
            lines_told = PlanError("plan.yaml", findings).message(get_locale(code)).split("\n")
            assert [line for line in lines_told if line != visible(line)] == []
