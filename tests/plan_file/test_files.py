"""Which files a folder and a pattern name: nothing falls out without a word, and a pattern is never a fault."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SMALLEST, RunUcj
from tests.plan_file.test_find import forbid
from ucj_cli.errors import UsageError
from ucj_cli.plan_file.find import files_at

FILES = (
    "batu.yml",
    "KEDIRI.YML",
    "malang.yaml",
    "notes.txt",
    ".hidden.yaml",
    ".plans/old.yaml",
    "jatim/blitar.Yaml",
    "jatim/.drafts/x.yaml",
    "jatim/far/away/tuban.yaml",
)
PLANS = ["KEDIRI.YML", "batu.yml", "jatim/blitar.Yaml", "jatim/far/away/tuban.yaml", "malang.yaml"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the files above."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(SMALLEST, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("path", "files"),
    [
        (".", PLANS),
        ("./", PLANS),
        ("**", PLANS),
        ("jatim", ["jatim/blitar.Yaml", "jatim/far/away/tuban.yaml"]),
        ("*", [*PLANS, "notes.txt"]),
        ("*.yml", ["KEDIRI.YML", "batu.yml"]),
        ("**/*.y*ml", PLANS),
        ("./**/*.yaml", ["jatim/blitar.Yaml", "jatim/far/away/tuban.yaml", "malang.yaml"]),
        ("**.yaml", ["malang.yaml"]),
        ("[km]*", ["KEDIRI.YML", "malang.yaml"]),
        ("jatim/**/tuban.yaml", ["jatim/far/away/tuban.yaml"]),
        ("jatim/../b?tu.yml", ["jatim/../batu.yml"]),
        ("j*", ["jatim/blitar.Yaml", "jatim/far/away/tuban.yaml"]),
        (".*/*.yaml", [".plans/old.yaml"]),
        (".hidden.yaml", [".hidden.yaml"]),
        (".plans", [".plans/old.yaml"]),
        ("not-there.yaml", ["not-there.yaml"]),
    ],
)
@pytest.mark.usefixtures("here")
def test_a_path_names_these_files(path: str, files: list[str]) -> None:
    assert files_at(path) == sorted(files, key=lambda file: file.split("/"))


@pytest.mark.usefixtures("here")
def test_a_pattern_may_begin_at_the_root() -> None:
    assert files_at(f"{Path.cwd()}/**/*.yml") == [f"{Path.cwd()}/KEDIRI.YML", f"{Path.cwd()}/batu.yml"]


@pytest.mark.parametrize(
    "pattern",
    ["**x.txt", "a**/b", "**/**/**/x", "[", "[!]", "*[z-a]", "a/" * 3000 + "*", "*" * 5000, "?" * 300, "**x/**"],
)
@pytest.mark.parametrize("command", ["gap", "check", "report", "compare"])
def test_no_pattern_is_a_fault(run_ucj: RunUcj, tmp_path: Path, pattern: str, command: str) -> None:
    options = ("-o", tmp_path / "r.html") if command == "report" else ()
    run = run_ucj(command, pattern, *options, cwd=tmp_path)
    assert run.status == 2
    assert command == "check" or not run.stdout  # there what cannot be read is a finding
    assert 1 <= len(run.stderr.splitlines()) <= 3


@pytest.mark.usefixtures("here")
def test_a_folder_without_plans_is_told() -> None:
    for path in ("empty", "empty/**"):
        Path("empty").mkdir(exist_ok=True)
        with pytest.raises(UsageError, match="no plan file is found"):
            files_at(path)


# Links


@pytest.mark.parametrize("path", [".", "**/*.y*ml"])
def test_links_are_followed_and_each_folder_is_looked_into_once(here: Path, path: str) -> None:
    (here / "again").symlink_to("jatim")  # the folder goes by its own name
    (here / "jatim" / "far" / "up").symlink_to(here)
    elsewhere = here.parent / f"{here.name}-elsewhere"
    elsewhere.mkdir()
    (elsewhere / "gresik.yaml").touch()
    (here / "outside").symlink_to(elsewhere)
    (here / "one.yaml").symlink_to("malang.yaml")
    assert files_at(path) == sorted([*PLANS, "one.yaml", "outside/gresik.yaml"], key=lambda file: file.split("/"))


@pytest.mark.parametrize("path", ["plans", "plans/*", "plans/**/*.yaml", "**/*.yaml"])
@pytest.mark.parametrize("target", ["gone.yaml", "lost.yaml"])
def test_a_link_that_leads_nowhere_is_told(run_ucj: RunUcj, tmp_path: Path, path: str, target: str) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "a.yaml").write_text(SMALLEST, "utf-8")
    (tmp_path / "plans" / "lost.yaml").symlink_to(target)
    run = run_ucj("gap", path, cwd=tmp_path)
    assert (run.stdout, run.status) == ("", 2)
    assert run.stderr.startswith("plans/lost.yaml:1:1: UCJ001 ")


@pytest.mark.parametrize("path", ["plans", "plans/*.yaml", "plans/**/*.yaml"])
@pytest.mark.parametrize("folder", ["plans", "plans/secret"])
def test_a_folder_that_cannot_be_read_is_told(
    run_ucj: RunUcj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, folder: str
) -> None:
    (tmp_path / "plans" / "secret").mkdir(parents=True)
    (tmp_path / "plans" / "a.yaml").write_text(SMALLEST, "utf-8")
    forbid(monkeypatch, folder)
    run = run_ucj("gap", path, "--year", "2026", cwd=tmp_path)
    if folder == "plans/secret" and path == "plans/*.yaml":  # which asks for nothing in there
        assert (run.stderr, run.status) == ("", 0)
    else:
        assert (run.stdout, run.status) == ("", 2)
        assert run.stderr.startswith(f"{folder}:1:1: UCJ001 ")


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names")
@pytest.mark.parametrize("path", [".", "*.y*ml", "pipe.yaml"])
@pytest.mark.parametrize("command", ["gap", "check"])
def test_a_pipe_that_is_called_as_a_plan_is_told_and_not_waited_for(
    run_ucj: RunUcj, tmp_path: Path, command: str, path: str
) -> None:
    (tmp_path / "a.yaml").write_text(SMALLEST, "utf-8")
    os.mkfifo(tmp_path / "pipe.yaml")
    run = run_ucj(command, path, cwd=tmp_path)
    assert run.status == 2
    assert "pipe.yaml:1:1: UCJ001" in run.stdout + run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names")
def test_a_pattern_of_any_name_passes_over_pipes(here: Path) -> None:
    os.mkfifo(here / "pipe")
    assert "pipe" not in files_at("*")


@pytest.mark.slow
def test_folders_may_lie_deeper_than_python_calls_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    allowed, fewer = sys.getrecursionlimit(), 300  # of a thousand the system alone took seconds
    deep = Path(*["d"] * (fewer + 50))
    for name in deep.parts:
        Path(name).mkdir()
        os.chdir(name)
    Path("x.yaml").touch()
    os.chdir(tmp_path)
    sys.setrecursionlimit(fewer)
    try:
        found = files_at(".")
    finally:  # what cleans up after the tests does call itself
        sys.setrecursionlimit(allowed)
        os.chdir(deep)
        Path("x.yaml").unlink()
        for name in deep.parts:
            os.chdir("..")
            Path(name).rmdir()
    assert found == [str(deep / "x.yaml")]


# What the system says


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="a folder that is worked in cannot be removed there")
@pytest.mark.parametrize("path", [".", "*", "**"])
def test_a_working_folder_that_is_gone_holds_no_plan(tmp_path: Path, path: str) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    code = "import os, sys; os.rmdir(os.getcwd()); from ucj_cli.__main__ import run; sys.exit(run(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, "gap", path], cwd=gone, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("", 2)
    assert "standard output" not in done.stderr


@pytest.mark.parametrize("command", ["gap", "check", "compare", "roadmap", "budget"])
def test_a_name_that_is_too_long_is_a_file_that_cannot_be_read(run_ucj: RunUcj, tmp_path: Path, command: str) -> None:
    name = "a" * 252 + ".yaml"
    run = run_ucj(command, name, *([name] if command == "compare" else []), cwd=tmp_path)
    assert run.status == 2
    assert f"{name}:1:1: UCJ001 " in run.stderr + run.stdout
    assert "standard output" not in run.stderr
