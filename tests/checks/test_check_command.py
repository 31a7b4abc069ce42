"""``ucj check`` as people and CI run it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.checks.looking import SOUND, with_sections

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan

WARNED = with_sections("workforce: {size: {2025: 428_699}}\n")  # UCJ301
WRONG = with_sections("coverage: {date: 2099-09-09, percent: 32.3, source: BPJS}\n")  # UCJ304
UNREADABLE = SOUND.replace("percent: 32.3", "percent: [")
NO_SUM = with_sections("groups: [{id: petani, workers: 5, source: BPS}]\n")  # UCJ103, which keeps it from being read


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (SOUND, "", 0),
        (SOUND, "--strict", 0),
        (WARNED, "", 0),
        (WARNED, "--strict", 1),
        (WARNED, "--strict --ignore UCJ301", 0),
        (WARNED, "--strict --ignore UCJ3", 0),
        (WARNED, "--strict --ignore UCJ3xx", 0),
        (WARNED, "--strict --ignore UCJ1,UCJ301", 0),
        (WARNED, "--strict --ignore UCJ1 --ignore UCJ301", 0),
        (WARNED, "--strict --select UCJ3", 1),
        (WARNED, "--strict --select UCJ3 --ignore UCJ301", 0),
        (WARNED, "--strict --select UCJ1,UCJ2", 0),
        (WRONG, "", 1),
        (WRONG, "--select UCJ304", 1),
        (WRONG, "--select ucj304", 1),
        (WRONG, "--ignore UCJ304", 0),
        (UNREADABLE, "", 1),
        (UNREADABLE, "--ignore UCJ0", 1),
        (UNREADABLE, "--ignore UCJ004", 2),
        (UNREADABLE, "--ignore ucj301,UCJ004", 2),
        (UNREADABLE, "--select UCJ3", 1),
        (UNREADABLE, "--severity error --quiet", 1),
        (NO_SUM, "--ignore UCJ1", 1),
        (NO_SUM, "--ignore UCJ103", 2),
        (SOUND, "--select UCJ999", 2),
        (SOUND, "--ignore everything", 2),
        (SOUND, "--select ,", 2),
        (SOUND, "--format pdf", 2),
        (SOUND, "--fixx", 2),
    ],
)
def test_the_exit_status(run_ucj: RunUcj, write_plan: WritePlan, text: str, options: str, status: int) -> None:
    done = run_ucj("check", write_plan(text), *options.split())
    assert done.status == status, done
    assert bool(done.stdout) is (status < 2)
    assert bool(done.stderr) is (status == 2)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("UCJ3004", "; nearest: UCJ304"),
        ("ujc304", "; nearest: UCJ304"),
        ("UCJ999", ""),  # all codes are as like
        ("fund-is-short", ""),
    ],
)
def test_an_unknown_code_is_answered_with_one_that_differs_in_a_letter(run_ucj: RunUcj, word: str, told: str) -> None:
    refused = f"ucj: --select: `{word.upper()}` is no rule and no family of rules"
    assert run_ucj("check", "--select", word).stderr == f"{refused}{told}\n"
    assert told in run_ucj("explain", word).stderr


def test_selected_rules_alone_are_reported(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    file = write_plan(with_sections("targets: {percent: {2025: 41, 2026: 20, 2045: 100}}\n"))
    done = run_ucj("check", file, "--select", "UCJ2", "--ignore", "UCJ202", "--format", "json")
    assert {found["code"] for found in json.loads(done.stdout)["files"][0]["findings"]} == {"UCJ201", "UCJ206"}


# Which files


def checked(run_ucj: RunUcj, *arguments: str | Path, cwd: Path) -> list[str]:
    """The paths of the files that were checked."""
    done = run_ucj("check", *arguments, "--format", "json", cwd=cwd)
    assert done.status == 0, done
    return [file["path"] for file in json.loads(done.stdout)["files"]]


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A folder of plans, and of what is none."""
    for name in ("a.yaml", "b.yml", "deep/c.yaml", "deep/[x].yaml", ".hidden/d.yaml", "notes.txt"):
        file = tmp_path / "plans" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(SOUND, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ("plans/a.yaml", "plans/a.yaml"),
        ("plans/b.yml plans/a.yaml", "plans/b.yml plans/a.yaml"),
        ("plans", "plans/a.yaml plans/b.yml plans/deep/[x].yaml plans/deep/c.yaml"),
        ("plans/*.yaml", "plans/a.yaml"),
        ("plans/**/*.yaml", "plans/a.yaml plans/deep/[x].yaml plans/deep/c.yaml"),
        ("plans/.*/*.yaml", "plans/.hidden/d.yaml"),
        ("plans/[ab].y*ml", "plans/a.yaml plans/b.yml"),
        ("plans/deep/[x].yaml", "plans/deep/[x].yaml"),
        ("--plan plans/a.yaml", "plans/a.yaml"),
    ],
)
def test_files_folders_and_patterns(run_ucj: RunUcj, plans: Path, arguments: str, found: str) -> None:
    assert checked(run_ucj, *arguments.split(), cwd=plans) == found.split()
    if "--plan" not in arguments:
        whole = [plans / argument for argument in arguments.split()]
        assert checked(run_ucj, *whole, cwd=plans) == [str(plans / name) for name in found.split()]


def test_without_a_file_it_is_the_plan_that_is_found(run_ucj: RunUcj, tmp_path: Path, write_plan: WritePlan) -> None:
    nothing = run_ucj("check", "--select", "UCJ3", cwd=tmp_path)  # never the shipped one: it is nobody's here
    assert (nothing.status, nothing.stdout) == (2, "")
    assert "nothing to check" in nothing.stderr
    write_plan(SOUND, "targets.yaml")
    assert checked(run_ucj, cwd=tmp_path) == ["targets.yaml"]


@pytest.mark.parametrize("missing", ["missing.yaml", "*.toml", "empty"])
def test_a_file_that_is_not_there_hides_no_other(run_ucj: RunUcj, tmp_path: Path, missing: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    done = run_ucj("check", missing, "wrong.yaml", "--format", "json", cwd=tmp_path)
    assert done.status == 2
    assert done.stderr.startswith("ucj: 1 file ")
    assert missing in done.stderr
    told = {file["path"]: [found["code"] for found in file["findings"]] for file in json.loads(done.stdout)["files"]}
    assert (told[missing], "UCJ304" in told["wrong.yaml"]) == (["UCJ001"], True)


@pytest.mark.parametrize("option", ["--diff", "--fix"])
def test_a_missing_file_is_told_where_numbers_are_mended(run_ucj: RunUcj, tmp_path: Path, option: str) -> None:
    (tmp_path / "clumsy.yaml").write_text(SOUND.replace("428_699", "428.699"), encoding="utf-8")
    done = run_ucj("check", "missing.yaml", "clumsy.yaml", option, cwd=tmp_path)
    assert (done.status, "missing.yaml" in done.stderr) == (2, True)
    assert "No such file or directory" in done.stdout + done.stderr
    assert "428_699" in done.stdout + (tmp_path / "clumsy.yaml").read_text("utf-8")


def test_a_missing_file_is_a_failure_in_the_report_that_is_written(run_ucj: RunUcj, tmp_path: Path) -> None:
    done = run_ucj("check", "missing.yaml", "--format", "junit", "--output", "ucj.xml", cwd=tmp_path)
    assert done.status == 2
    assert 'failures="1"' in (tmp_path / "ucj.xml").read_text("utf-8")


@pytest.mark.parametrize("again", ["plan.yaml", "./plan.yaml", "deep/../plan.yaml", ".", "*.yaml"])
def test_a_file_that_is_named_twice_is_checked_once(
    run_ucj: RunUcj, tmp_path: Path, write_plan: WritePlan, again: str
) -> None:
    (tmp_path / "deep").mkdir()
    assert checked(run_ucj, write_plan(SOUND).name, again, cwd=tmp_path) == ["plan.yaml"]


def test_standard_input_has_the_name_that_it_is_given(run_ucj: RunUcj) -> None:
    assert run_ucj("check", "-", stdin=WRONG).stdout.startswith("-:4:")
    named = run_ucj("check", "-", "--stdin-filename", "config/malang.yaml", stdin=WRONG)
    assert named.stdout.startswith("config/malang.yaml:4:")
    assert named.status == 1


# In which form and language


def test_under_github_actions_annotations_are_the_default(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    file = write_plan(WRONG)
    assert run_ucj("check", file, GITHUB_ACTIONS="true").stdout.startswith("::error file=")
    assert run_ucj("check", file, GITHUB_ACTIONS="false").stdout.startswith(f"{file}:4:")
    assert run_ucj("check", file, "--format", "text", GITHUB_ACTIONS="true").stdout.startswith(f"{file}:4:")


def test_a_count_comes_last_in_the_language_chosen(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    file = write_plan(WRONG)
    assert run_ucj("check", file).stdout.splitlines()[-1].startswith("1 error, 0 warnings")
    told = [run_ucj("check", file, "--lang", "id").stdout, run_ucj("check", file, UCJ_LANG="id").stdout]
    assert told[0] == told[1]
    assert "UCJ304 [" in told[0]
    assert "error" not in told[0].splitlines()[-1]


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize(
    ("section", "write"),
    [
        ("workforce: {size: {2025: 52.000}, source: BPS}\n", "52_000"),
        ("coverage: {date: 2025-09-09, participants: 52.000, source: BPJS}\n", "52_000"),
        (
            "funds: {apbd: {kind: public, ceiling: {2025: Rp 5.300.000.000}, source: APBD}}\n",
            "5_300_000_000",
        ),
        ("groups:\n  - {id: petani, workers: 1.000.000, source: BPS}\n", "1_000_000"),
        ("groups:\n  - {id: petani, workers: Rp 7.711, source: BPS}\n", "7_711"),
        ("coverage:\n  date: 2025-09-09\n  percent: 41,23%\n  source: BPJS\n", "41.23"),
        ("targets:\n  percent:\n    2025: 41,23%\n  source: RPJMD\n", "41.23"),
    ],
)
def test_a_planner_is_told_what_to_write(
    run_ucj: RunUcj, write_plan: WritePlan, section: str, write: str, lang: str
) -> None:
    done = run_ucj("check", write_plan(with_sections(section)), "--lang", lang)
    assert done.status == 1
    assert f"{'tulis' if lang == 'id' else 'write'} {write}" in done.stdout


@pytest.mark.parametrize(("lang", "words"), [("en", "write a decimal point"), ("id", "tulis titik untuk desimal")])
def test_a_decimal_comma_between_braces_is_understood(
    run_ucj: RunUcj, write_plan: WritePlan, lang: str, words: str
) -> None:
    file = write_plan(with_sections("coverage: {date: 2025-09-09, percent: 41,23%, source: BPJS}\n"))
    assert words in run_ucj("check", file, "--lang", lang).stdout


def test_a_file_that_cannot_be_mended_stops_no_other(run_ucj: RunUcj, tmp_path: Path) -> None:
    broken = SOUND.replace("428_699", "428.699")
    assert broken != SOUND
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.yaml").write_text(broken, "utf-8")
    (tmp_path / "b.yaml").chmod(0o444)
    done = run_ucj("check", ".", "--fix", "-o", "found.json", cwd=tmp_path)
    assert done.status == 2
    assert done.stderr.splitlines() == [
        "ucj: a.yaml: 1 value mended",
        "ucj: c.yaml: 1 value mended",
        "ucj: b.yaml is write-protected, and is left as it is",
    ]
    assert [(tmp_path / f"{name}.yaml").read_text("utf-8") == SOUND for name in ("a", "b", "c")] == [True, False, True]
    found = json.loads((tmp_path / "found.json").read_text("utf-8"))
    assert [file["path"] for file in found["files"] if file["findings"]] == ["b.yaml"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--diff", "-o", "x.patch"], "--diff shows a patch on standard output"),
        (["--diff", "--format", "sarif"], "--diff shows a patch on standard output"),
        (["--format", "json", "-o", "o.json", "--format", "gitlab", "-o", "./o.json"], "o.json is named twice"),
    ],
)
def test_nothing_that_was_asked_for_is_left_out_in_silence(
    run_ucj: RunUcj, tmp_path: Path, options: list[str], told: str
) -> None:
    (tmp_path / "plan.yaml").write_text(SOUND, "utf-8")
    done = run_ucj("check", "plan.yaml", *options, cwd=tmp_path)
    assert (done.stdout, done.status) == ("", 2)
    assert told in done.stderr


def test_a_scenario_that_cannot_be_read_is_told_and_one_by_a_link_is_found(run_ucj: RunUcj, tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(SOUND, "utf-8")
    (tmp_path / "link.yaml").symlink_to("base.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"extends: base.yaml\nregion: {name: Kot\xe9}\n")
    (tmp_path / "linked.yaml").write_text("extends: link.yaml\nbogus: 1\n", "utf-8")
    done = run_ucj("check", "base.yaml", "--scenarios", "--format", "json", cwd=tmp_path)
    found = {file["path"]: {one["code"] for one in file["findings"]} for file in json.loads(done.stdout)["files"]}
    assert found["latin.yaml"] == {"UCJ003"}
    assert "UCJ010" in found["linked.yaml"]


def test_all_files_that_cannot_be_read_are_named(run_ucj: RunUcj, tmp_path: Path) -> None:
    (tmp_path / "sound.yaml").write_text(SOUND, "utf-8")
    done = run_ucj("check", "gone.yaml", "sound.yaml", "lost.yaml", cwd=tmp_path)
    assert (done.status, done.stderr) == (2, "ucj: 2 files could not be read: gone.yaml, lost.yaml\n")


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_scenarios_are_found_below_the_folder_of_a_repository(run_ucj: RunUcj, tmp_path: Path, variable: str) -> None:
    folder = tmp_path / "services" / "jatim"
    folder.mkdir(parents=True)
    (folder / "base.yaml").write_text(SOUND, "utf-8")
    (folder / "fast.yaml").write_text("extends: base.yaml\nbogus: 1\n", "utf-8")
    done = run_ucj("check", "base.yaml", "--scenarios", "--format", "json", cwd=folder, **{variable: str(tmp_path)})
    assert [file["path"] for file in json.loads(done.stdout)["files"]] == ["base.yaml", "fast.yaml"]


# What does not go together, and what is told of it


@pytest.mark.parametrize(
    "options", ["--format json --format sarif", "--format text --format json", "--format json " * 2]
)
def test_what_a_program_reads_stands_alone_on_standard_output(
    run_ucj: RunUcj, write_plan: WritePlan, options: str
) -> None:
    run = run_ucj("check", write_plan(SOUND), *options.split())
    assert (run.stdout, run.status) == ("", 2)
    assert "stands alone on standard output" in run.stderr


def test_a_name_for_standard_input_needs_standard_input(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    run = run_ucj("check", write_plan(SOUND), "--stdin-filename", "x.yaml")
    assert (run.stdout, run.status) == ("", 2)
    assert "standard input is not read" in run.stderr
    assert run_ucj("check", "-", "--stdin-filename", "x.yaml", stdin=SOUND).status == 0


def test_an_output_that_fails_stops_no_other_and_all_are_told(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ucj_cli.errors import OutputError
    from ucj_cli.render import files

    write = files.write_file

    def full(file: Path, content: bytes, *, force: bool) -> None:
        if file.suffix == ".xml":
            raise OutputError("file_not_written", file=file, reason="full")
        write(file, content, force=force)

    monkeypatch.setattr(files, "write_file", full)
    made = [tmp_path / name for name in ("a.xml", "b.xml", "c.json")]
    gone = tmp_path / "gone.yaml"
    run = run_ucj("check", write_plan(SOUND), gone, *(word for file in made for word in ("-o", file)))
    assert run.status == 2
    assert json.loads(made[2].read_text("utf-8"))["summary"]["errors"] == 1
    assert [f"{file} cannot be written: full" in run.stderr for file in made] == [True, True, False]
    assert run.stderr.splitlines()[-1] == f"ucj: 1 file could not be read: {gone}"


@pytest.mark.parametrize(
    "arguments",
    ["check --format {}", "check --select {}", "check --ignore {}", "check --today {}", "explain {}", "schema {}",
     "afford --budget {}", "sweep --vary {}",
     "init --region {} --percent 1", "init --code 35.73 --percent 1 --date 2025-09-09 --target {}"],
)  # fmt: skip
def test_a_value_of_any_length_is_cut_where_it_is_told(run_ucj: RunUcj, arguments: str) -> None:
    run = run_ucj(*arguments.format("x" * 5_000).split())
    assert (run.stdout, run.status) == ("", 2)
    assert f"{'x' * 60}" in run.stderr.lower()
    assert len(run.stderr) < 500
