"""What a repository says once for all its checks, and the options that go before it."""

from __future__ import annotations

import errno
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.checks.looking import SOUND, with_sections

if TYPE_CHECKING:
    from tests.conftest import RunUcj

WARNED = with_sections("workforce: {size: {2025: 428_699}}\n")  # UCJ301
INFORMED = SOUND.replace(", 2045: 100", ", 2030: 50")  # UCJ204


@pytest.fixture(name="repository")
def _repository(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    for name, text in {"plans/a.yaml": WARNED, "plans/b.yaml": INFORMED, "charts/values.yaml": "replicas: 2\n"}.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def codes_of(run_ucj: RunUcj, folder: Path, *arguments: str) -> list[str]:
    """The codes that it tells of all files."""
    return [code for codes in told(run_ucj, folder, *arguments).values() for code in codes]


def told(run_ucj: RunUcj, folder: Path, *arguments: str) -> dict[str, list[str]]:
    """The codes that `ucj check` tells of each file."""
    done = run_ucj("check", *arguments, "--format", "json", cwd=folder)
    return {file["path"]: [found["code"] for found in file["findings"]] for file in json.loads(done.stdout)["files"]}


# Options


@pytest.mark.parametrize(
    "pattern",
    [
        "charts",
        "charts/",
        "charts/*",
        "charts/**",
        "**/values.yaml",
        "values.yaml",
        "./charts",
        "*.yaml/../charts",
        "c*",
    ],
)
def test_files_that_are_no_plans_are_left_out(run_ucj: RunUcj, repository: Path, pattern: str) -> None:
    left_out = "charts/values.yaml" not in told(run_ucj, repository, ".", "--exclude", pattern)
    assert left_out is (".." not in pattern)


def test_several_patterns_hold_for_files_named_one_by_one(run_ucj: RunUcj, repository: Path) -> None:
    options = ("--exclude", "charts", "--exclude", "b.yaml")
    named = ("plans/a.yaml", str(repository / "plans" / "b.yaml"), "charts/values.yaml")
    assert list(told(run_ucj, repository, *named, *options)) == ["plans/a.yaml"]


@pytest.mark.parametrize(
    ("options", "codes", "status"),
    [
        ("", "UCJ301 UCJ204", 0),
        ("--severity info", "UCJ301 UCJ204", 0),
        ("--severity warning", "UCJ301", 0),
        ("--quiet", "UCJ301", 0),
        ("--severity error", "", 0),
        ("--strict --severity error", "", 0),
        ("--strict --quiet", "UCJ301", 1),
        ("--quiet --severity info", "UCJ301 UCJ204", 0),
    ],
)
def test_what_is_less_grave_is_not_shown(
    run_ucj: RunUcj, repository: Path, options: str, codes: str, status: int
) -> None:
    assert codes_of(run_ucj, repository, "plans", *options.split()) == codes.split()
    done = run_ucj("check", "plans", *options.split(), cwd=repository)
    assert done.status == status
    assert re.findall(r"UCJ\d+", done.stdout) == codes.split()


@pytest.mark.parametrize(
    ("today", "codes"), [("2025-09-08", ["UCJ304"]), ("2025-09-09", []), ("2026-01-01", []), ("2028-01-01", ["UCJ303"])]
)
def test_a_check_can_be_repeated_for_a_day(run_ucj: RunUcj, tmp_path: Path, today: str, codes: list[str]) -> None:
    (tmp_path / "plan.yaml").write_text(SOUND, "utf-8")
    assert told(run_ucj, tmp_path, "plan.yaml", "--select", "UCJ3", "--today", today)["plan.yaml"] == codes


@pytest.mark.parametrize("today", ["", "today", "2025-9-9", "20250909", "2025-02-30", "2025-W01-1", "٢٠٢٥-٠٩-٠٩"])
def test_a_day_is_written_in_one_way(run_ucj: RunUcj, repository: Path, today: str) -> None:
    done = run_ucj("check", "plans", "--today", today, cwd=repository)
    assert (done.status, done.stdout) == (2, "")
    assert done.stderr.startswith("ucj: --today: ")


@pytest.mark.parametrize("zone", ["Etc/GMT+12", "UTC", "Asia/Jayapura", "Etc/GMT-14"])
def test_a_day_that_has_begun_anywhere_is_not_in_the_future(run_process: RunUcj, tmp_path: Path, zone: str) -> None:
    from datetime import UTC, datetime, timedelta

    first = (datetime.now(UTC) + timedelta(hours=14)).date()
    for day, status in ((first, 0), (first + timedelta(days=2), 1)):
        (tmp_path / "plan.yaml").write_text(SOUND.replace("2025-09-09", str(day)), "utf-8")
        assert run_process("check", "plan.yaml", "--select", "UCJ304", cwd=tmp_path, TZ=zone).status == status


# The file


FILES = pytest.mark.parametrize(("name", "head"), [("ucj.toml", ""), ("pyproject.toml", "[tool.ruff]\n[tool.ucj]\n")])


@FILES
@pytest.mark.parametrize(
    ("line", "codes", "status"),
    [
        ("", ["UCJ301", "UCJ204"], 1),  # the foreign file is no plan
        ('exclude = ["charts"]', ["UCJ301", "UCJ204"], 0),
        ('exclude = ["charts"]\nstrict = true', ["UCJ301", "UCJ204"], 1),
        ('exclude = ["charts"]\nseverity = "warning"', ["UCJ301"], 0),
        ('exclude = ["charts"]\nselect = ["UCJ2"]', ["UCJ204"], 0),
        ('exclude = ["charts"]\nignore = ["UCJ301", "UCJ2"]', [], 0),
    ],
)
@pytest.mark.parametrize("below", [".", "plans"])
def test_a_file_says_it_once(  # noqa: PLR0913, PLR0917
    run_ucj: RunUcj, repository: Path, name: str, head: str, line: str, codes: list[str], status: int, below: str
) -> None:
    (repository / name).write_text(f"{head}{line}\n", "utf-8")
    done = run_ucj("check", str(repository), "--format", "json", cwd=repository / below)
    assert done.status == status
    found = [one["code"] for file in json.loads(done.stdout)["files"] for one in file["findings"]]
    assert [code for code in found if code > "UCJ1"] == codes


@pytest.mark.parametrize(
    ("option", "codes"),
    [("--select UCJ3", ["UCJ301"]), ("--ignore UCJ3", ["UCJ204"]), ("--severity info", ["UCJ301", "UCJ204"])],
)
def test_an_option_goes_before_the_file(run_ucj: RunUcj, repository: Path, option: str, codes: list[str]) -> None:
    (repository / "ucj.toml").write_text('select = ["UCJ1", "UCJ2", "UCJ3"]\nignore = []\nseverity = "info"\n', "utf-8")
    assert codes_of(run_ucj, repository, "plans", *option.split()) == codes


def test_an_option_undoes_what_is_strict_in_the_file(run_ucj: RunUcj, repository: Path) -> None:
    (repository / "ucj.toml").write_text("strict = true\n", "utf-8")
    assert [run_ucj("check", "plans", *options, cwd=repository).status for options in ([], ["--no-strict"])] == [1, 0]


def test_beyond_the_repository_nothing_is_read(run_ucj: RunUcj, repository: Path) -> None:
    (repository / "plans" / ".git").mkdir()
    (repository / "ucj.toml").write_text('select = ["UCJ1"]\n', "utf-8")
    assert told(run_ucj, repository / "plans", ".") == {"a.yaml": ["UCJ301"], "b.yaml": ["UCJ204"]}


@FILES
@pytest.mark.parametrize(
    ("line", "place", "said"),
    [
        ('\nselct = ["UCJ3"]', "2:1", "did you mean `select`?"),
        ("threshold = 3", "1:1", "allowed here: select, ignore, exclude, strict, severity"),
        ('select = "UCJ3"', "1:1", "a list of texts"),
        ("exclude = [1]", "1:1", "a list of texts"),
        ('  strict = "yes"', "1:3", "true or false"),
        ('"severity" = "fatal"', "1:1", "error, warning, info"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_what_a_file_says_wrong_is_told_at_its_line(  # noqa: PLR0913, PLR0917
    run_ucj: RunUcj, repository: Path, name: str, head: str, line: str, place: str, said: str, lang: str
) -> None:
    (repository / name).write_text(f"{head}{line}\n", "utf-8")
    row, _, column = place.partition(":")
    done = run_ucj("check", "plans", "--lang", lang, cwd=repository)
    assert (done.status, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{name}:{int(row) + head.count(chr(10))}:{column}: UCJ01")
    assert said in done.stderr or lang == "id"


@pytest.mark.parametrize(
    ("text", "told", "dikatakan"),
    [
        ("x = \n", "ucj.toml:1: this is not TOML", "ucj.toml:1: ini bukan TOML"),
        ("strict = true\n=\n", "ucj.toml:2: this is not TOML", "ucj.toml:2: ini bukan TOML"),
        ("select = [", "ucj.toml:1: this is not TOML", "ucj.toml:1: ini bukan TOML"),
        ("a = " + "[" * 5_000, "ucj.toml:1: this is not TOML", "ucj.toml:1: ini bukan TOML"),
        (
            "\udcff",
            "ucj.toml cannot be read: it is not UTF-8 text",
            "ucj.toml tidak dapat dibaca: ini bukan teks UTF-8",
        ),
    ],
)
def test_a_file_that_is_not_toml_is_told(
    run_ucj: RunUcj, repository: Path, text: str, told: str, dikatakan: str
) -> None:
    (repository / "ucj.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    for lang, words in (("en", told), ("id", dikatakan)):
        done = run_ucj("check", "plans", "--lang", lang, cwd=repository)
        assert (done.status, done.stdout, done.stderr) == (2, "", f"ucj: {words}\n")


@pytest.mark.parametrize("pattern", ["", " ", "/", "./", "**/"])
@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_pattern_that_is_empty_excludes_nothing_in_silence(
    run_ucj: RunUcj, repository: Path, pattern: str, lang: str
) -> None:
    by_option = run_ucj("check", "plans", f"--exclude={pattern}", "--lang", lang, cwd=repository)
    (repository / "ucj.toml").write_text(f'exclude = ["charts", "{pattern}"]\n', "utf-8")
    by_file = run_ucj("check", "plans", "--lang", lang, cwd=repository)
    assert by_option.stderr.partition("`")[0] == "ucj: --exclude: "
    assert by_file.stderr.partition("`")[0] == "ucj: ucj.toml:1:1: "
    assert by_option.stderr.partition("`")[2] == by_file.stderr.partition("`")[2]
    assert (by_file.status, by_file.stdout) == (2, "")
    assert by_file.stderr.split("`")[1] == pattern


@pytest.mark.parametrize("text", ['[tool]\nucj = ["UCJ301"]\n', '[[tool.ucj]]\nignore = ["UCJ301"]\n'])
def test_a_table_that_is_none_is_told(run_ucj: RunUcj, repository: Path, text: str) -> None:
    (repository / "pyproject.toml").write_text(text, "utf-8")
    done = run_ucj("check", "plans", cwd=repository)
    assert (done.status, done.stdout) == (2, "")
    assert done.stderr.startswith("pyproject.toml:")
    assert "is not a mapping" in done.stderr


@pytest.mark.parametrize("name", ["ucj.toml", "pyproject.toml"])
@pytest.mark.parametrize("below", [".", "plans"])
def test_a_link_that_leads_nowhere_is_told(run_ucj: RunUcj, repository: Path, name: str, below: str) -> None:
    (repository / name).symlink_to("not-there.toml")
    done = run_ucj("check", str(repository / "plans"), cwd=repository / below)
    assert (done.status, done.stdout) == (2, "")
    assert "toml cannot be read: No such file or directory" in done.stderr


def test_a_working_directory_that_is_gone_is_told(
    run_ucj: RunUcj, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: type[Path]) -> Path:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    monkeypatch.setattr(Path, "cwd", classmethod(gone))
    done = run_ucj("check", str(repository / "plans"), cwd=repository)
    assert (done.status, done.stdout) == (2, "")
    assert done.stderr == "ucj: the working directory is gone: nothing can be looked for in it\n"


@pytest.mark.parametrize("arguments", [[""], ["plans", ""], ["--plan="]])
def test_a_path_that_is_empty_is_told_as_one(run_ucj: RunUcj, repository: Path, arguments: list[str]) -> None:
    done = run_ucj("check", *arguments, cwd=repository)
    assert (done.status, done.stdout) == (2, "")
    assert done.stderr.startswith("ucj: the path of a plan is empty")


def test_what_keeps_a_plan_from_being_read_is_not_ignored_by_a_file(run_ucj: RunUcj, repository: Path) -> None:
    (repository / "ucj.toml").write_text('ignore = ["UCJ010"]\n', "utf-8")
    assert run_ucj("check", "plans", cwd=repository).status == 2


def test_what_leaves_out_every_file_says_so(run_ucj: RunUcj, repository: Path) -> None:
    run = run_ucj("check", "charts", "--exclude", "charts", cwd=repository)
    assert (run.stdout, run.status) == ("", 2)
    assert run.stderr == "ucj: there is nothing to check: every file is left out by charts\n"
    (repository / "ucj.toml").write_text('exclude = ["charts"]', "utf-8")
    run = run_ucj("check", "charts/values.yaml", cwd=repository)  # a hook names each file that changed
    assert (run.stderr, run.status) == ("ucj: there is nothing to check: every file is left out by charts\n", 0)
    assert run_ucj("check", "charts", "--quiet", cwd=repository).stderr == ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("\n\nstrict = 1", "3:1"),
        ("#strict = 1\n\n  'strict' = 1", "3:3"),
        ("[strict]\na = 1", "1:2"),
        ('severity = "info"\nselect = [\n  "UCJ1",\n  3,\n]', "2:1"),
        ('select = [\n  "UCJ1",\n]\nignore = ["UCJ999"]', "4:1"),
        ('# select\nselect = ["UCJ1", "UCJ999"]', "2:1"),
        ('# exclude\nexclude = [""]', "2:1"),
        ('ignore = ["strict = 1"]\nstrict = 1', "2:1"),
        ("\ufeff\nstrict = 1", "2:1"),
        ('"str\\u0069ct" = 1', "1:1"),
    ],
)
@pytest.mark.parametrize("before", ["", "[project]\nstrict = 1\n[tool.ucj]\n"])
def test_what_is_wrong_stands_at_its_key(run_ucj: RunUcj, repository: Path, text: str, place: str, before: str) -> None:
    if before:
        text, line = text.replace("[strict]", "[tool.ucj.strict]"), int(place[0]) + 3
        column = 11 if "[tool.ucj.strict]" in text else int(place[2:])
        place = f"{line}:{column}" if "u0069" not in text else "1:1"
    file = "pyproject.toml" if before else "ucj.toml"
    mark = "\ufeff" if "\ufeff" in text else ""
    (repository / file).write_text(mark + before + text.removeprefix("\ufeff"), "utf-8")
    run = run_ucj("check", "plans", cwd=repository)
    assert (run.stdout, run.status) == ("", 2)
    assert f"{file}:{place}: " in run.stderr


@pytest.mark.parametrize(
    ("text", "place"),
    [("#\n[tool]\nucj = {strict = 1}", "3:8"), ("#\ntool.ucj.strict = 1", "2:10"), ("\n[[tool.ucj]]\na = 1", "2:8")],
)
def test_a_table_is_found_however_it_is_written(run_ucj: RunUcj, repository: Path, text: str, place: str) -> None:
    (repository / "pyproject.toml").write_text(text, "utf-8")
    assert run_ucj("check", "plans", cwd=repository).stderr.startswith(f"pyproject.toml:{place}: UCJ012 ")
