"""``ucj doctor``: settings, versions, language and terminal, the law's days, and the forms in which it is told."""

from __future__ import annotations

import csv
import errno
import json
import os
import sys
import tomllib
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.checks.test_doctor import BROKEN, looked, used
from ucj_cli.checks.doctor import LIBRARIES, VARIABLES, shown
from ucj_cli.law.tables import contributions

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan

ROOT = Path(__file__).parents[2]


def test_the_settings_of_a_repository_are_found(run_ucj: RunUcj, tmp_path: Path) -> None:
    assert looked(run_ucj, tmp_path)["settings"] == {"path": None}
    (tmp_path / "ucj.toml").write_text("strict = true\n")
    assert looked(run_ucj, tmp_path)["settings"]["path"].endswith("ucj.toml")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("ucj.toml", "foo = true\n", "UCJ010 ucj.toml:1:1"),
        ("ucj.toml", "strict = \n", "ucj.toml:1: this is not TOML"),
        ("pyproject.toml", "[tool.ucj]\nstict = true\n", "UCJ010 pyproject.toml:2:1"),
    ],
)
def test_settings_that_are_wrong_are_there(run_ucj: RunUcj, tmp_path: Path, name: str, content: str, told: str) -> None:
    (tmp_path / name).write_text(content)
    settings = looked(run_ucj, tmp_path)["settings"]
    assert (Path(settings["path"]).name, settings["problems"]) == (name, [told])
    assert f"ucj check        {settings['path']}" in run_ucj("doctor", cwd=tmp_path).stdout


def test_a_project_that_says_nothing_of_ucj_has_no_settings(run_ucj: RunUcj, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nstict = true\n")
    assert looked(run_ucj, tmp_path)["settings"] == {"path": None}


def test_a_working_directory_that_is_gone_is_told(
    run_ucj: RunUcj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: type[Path]) -> Path:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    monkeypatch.setattr(Path, "cwd", classmethod(gone))
    told = "the working directory is gone: nothing can be looked for in it"
    assert looked(run_ucj, tmp_path)["settings"] == {"path": None, "problems": [told]}


@pytest.mark.parametrize(
    ("env", "told"),
    [
        ({"UCJ_LANG": "fr"}, ["UCJ_LANG: `fr` is no language of ucj; allowed: id, en"]),
        ({"UCJ_LANG": "fr", "LANG": "id_ID.UTF-8"}, ["UCJ_LANG: `fr` bukan bahasa ucj; pilihannya: id, en"]),
        ({"UCJ_LANG": "ID"}, None),
        ({"UCJ_LANG": ""}, None),
    ],
)
def test_a_language_that_ucj_does_not_speak_is_told(
    run_ucj: RunUcj, tmp_path: Path, env: dict[str, str], told: list[str] | None
) -> None:
    assert looked(run_ucj, tmp_path, **env).get("language_problems") == told
    assert ("nothing asks for another" in run_ucj("doctor", cwd=tmp_path, **env).stdout) == (env["UCJ_LANG"] == "")


@pytest.mark.skipif(os.name == "nt", reason="needs a script that the system starts by itself")
@pytest.mark.parametrize(
    ("script", "version"),
    [("echo git version 2.39.5", "2.39.5"), ("exit 1", None), ("sleep 30", None), (None, None)],
)
def test_it_names_the_version_of_git(run_ucj: RunUcj, tmp_path: Path, script: str | None, version: str | None) -> None:
    if script is not None:
        (tmp_path / "git").write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / "git").chmod(0o755)
    assert looked(run_ucj, tmp_path, PATH=f"{tmp_path}:/bin" if script else str(tmp_path))["git"] == version


def test_it_says_whether_yaml_is_read_by_libyaml(
    run_ucj: RunUcj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (looked(run_ucj, tmp_path)["libyaml"] is None) == (not yaml.__with_libyaml__)
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    assert looked(run_ucj, tmp_path)["libyaml"] is None
    assert "reads plans, without libyaml" in run_ucj("doctor", cwd=tmp_path).stdout


def test_a_long_value_is_cut_here(run_ucj: RunUcj, tmp_path: Path) -> None:
    long = {"COLUMNS": "9" * 10_000, "LC_ALL": "x" * 10_000, "UCJ_LANG": "y" * 10_000}
    for env in (long, {"UCJ_PLAN": f"{'z' * 10_000}.yaml"}):
        for form in ("table", "json", "csv", "md"):
            assert len(run_ucj("doctor", "--format", form, cwd=tmp_path, **env).stdout) < 40_000


def test_the_home_folder_and_other_variables_are_not_told(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    plan = write_plan(BROKEN)
    home = {"HOME": str(plan.parent), "USERPROFILE": str(plan.parent), "UCJ_TOKEN": "geheim"}
    done = run_ucj("doctor", "--format", "json", "--plan", plan, UCJ_PLAN=str(plan), **home)
    assert str(plan.parent) not in done.stdout
    assert "geheim" not in done.stdout
    answer = json.loads(done.stdout)
    assert used(answer) == ("--plan", str(Path("~", "plan.yaml")))
    assert answer["variables"]["UCJ_PLAN"] == str(Path("~", "plan.yaml"))
    assert set(answer["variables"]) <= set(VARIABLES)


def test_a_folder_that_only_begins_as_home_does_is_told_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, "/home/ani")
    assert shown("/home/ani/a /home/anita/a /home/ani") == "~/a /home/anita/a ~"
    monkeypatch.setenv("HOME", "/")
    monkeypatch.setenv("USERPROFILE", "/")
    assert shown("/etc/a") == "/etc/a"


@pytest.mark.parametrize(
    ("env", "screen"),
    [
        ({}, (None, None, "no_terminal")),
        ({"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": "80"}, (80, "256", "FORCE_COLOR")),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "xterm", "COLUMNS": "100"}, (100, None, "NO_COLOR")),
        ({"FORCE_COLOR": "1", "TERM": "dumb", "COLUMNS": "80"}, (80, None, "TERM")),
        ({"FORCE_COLOR": "0"}, (None, None, "no_terminal")),
    ],
)
def test_it_says_why_there_are_colours_or_none(
    run_ucj: RunUcj, tmp_path: Path, env: dict[str, str], screen: tuple[int | None, str | None, str]
) -> None:
    found = looked(run_ucj, tmp_path, **env)["screen"]
    assert (found["width"], found["colours"], found["because"]) == screen
    assert found["encoding"] == "utf-8"


@pytest.mark.parametrize(
    ("arguments", "env", "language"),
    [
        ((), {}, ("en", "")),
        ((), {"UCJ_LANG": "id"}, ("id", "UCJ_LANG")),
        (("--lang", "en"), {"UCJ_LANG": "id"}, ("en", "--lang")),
        ((), {"LANG": "id_ID.UTF-8"}, ("id", "LANG")),
        ((), {"LANG": "de_DE.UTF-8"}, ("en", "")),
    ],
)
def test_it_says_where_the_language_comes_from(
    run_ucj: RunUcj, tmp_path: Path, arguments: tuple[str, ...], env: dict[str, str], language: tuple[str, str]
) -> None:
    answer = looked(run_ucj, tmp_path, *arguments, **env)
    assert (answer["language"], answer["language_from"]) == language


def test_the_libraries_are_those_of_the_package(run_ucj: RunUcj, tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    of_extras = {name: project["optional-dependencies"][name] for name in ("excel", "arrow", "dask")}
    wanted: list[tuple[str | None, str]] = [(None, needed) for needed in project["dependencies"]]
    wanted += [(extra, needed) for extra, many in of_extras.items() for needed in many]
    assert [(extra, name) for name, extra in LIBRARIES] == [(extra, needed.split(">")[0]) for extra, needed in wanted]
    found = {library["name"]: library["version"] for library in looked(run_ucj, tmp_path)["libraries"]}
    assert found["typer"] == version("typer")


def test_it_says_how_old_the_law_is_and_how_sure(run_ucj: RunUcj, tmp_path: Path) -> None:
    law = {table["table"]: table for table in looked(run_ucj, tmp_path)["law"]}
    assert law["contributions"]["rows"] == len(contributions())
    assert law["contributions"]["first"] == "2015-07"
    assert date.fromisoformat(law["contributions"]["last_checked"]) == max(
        row.last_checked for row in contributions() if row.last_checked
    )
    assert law["wage_ceilings"]["verified"]["recalled"] == 3
    assert all(sum(table["verified"].values()) == table["rows"] for table in law.values())


def test_as_csv_it_is_a_row_a_fact(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    folder = write_plan(BROKEN, "targets.yaml").parent
    for dialect, mark in (("plain", ","), ("excel", ";")):
        told = run_ucj("doctor", "--format", "csv", "--csv", dialect, cwd=folder).stdout.lstrip("\ufeff")
        rows = list(csv.DictReader(told.splitlines(), delimiter=mark))
        assert list(rows[0]) == ["section", "name", "value", "note"]
        assert {tuple(row.values()) for row in rows} >= {
            ("libraries", "typer", version("typer"), ""),
            ("places", "./targets.yaml", "targets.yaml", "used"),
            ("places", "./targets.yaml", "UCJ011 targets.yaml:1:1", "problem"),
            ("settings", "ucj check", "", ""),
        }
    places = run_ucj("doctor", "--format", "csv", "--rows", "places", cwd=folder).stdout.splitlines()
    assert places[0] == "place,path,used,state,problems"
    assert places[2] == "UCJ_PLAN,,false,none,"
    assert places[4].startswith('./targets.yaml,targets.yaml,true,invalid,"[""UCJ011 targets.yaml:1:1""')


def test_its_tables_are_rows_too(run_ucj: RunUcj, tmp_path: Path) -> None:
    told = run_ucj("doctor", "--format", "csv", "--rows", "law", cwd=tmp_path).stdout
    assert told.splitlines()[0] == "table,rows,first,latest,last_checked,confirmed,single,practice,recalled"
    assert "libraries" in run_ucj("doctor", "--format", "csv", "--rows", "none", cwd=tmp_path).stderr


@pytest.mark.parametrize("lang", ["en", "id"])
def test_no_line_is_wider_than_a_terminal_of_80_columns(run_ucj: RunUcj, tmp_path: Path, lang: str) -> None:
    shown = run_ucj("doctor", "--lang", lang, cwd=tmp_path, FORCE_COLOR="1", TERM="dumb", COLUMNS="80").stdout
    assert max(map(len, shown.splitlines())) <= 80


def test_markdown_is_made_to_be_pasted(run_ucj: RunUcj, tmp_path: Path) -> None:
    told = run_ucj("doctor", "--format", "md", cwd=tmp_path).stdout
    assert told.startswith("## Where ucj ")
    assert "| typer |" in told


def test_the_template_of_a_bug_report_asks_for_it() -> None:
    assert "ucj doctor" in (ROOT / ".github" / "ISSUE_TEMPLATE" / "bug.md").read_text("utf-8")
