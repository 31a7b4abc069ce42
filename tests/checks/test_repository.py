"""Reports for CI name files as the repository does, however a path was typed and wherever the command ran."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.checks.looking import SOUND
from ucj_cli.checks.formats import FORM_NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj

WRONG = SOUND.replace("41", "141")
OF_CI = ("md", "github", "gitlab", "sarif", "junit")
PATHS = {
    "md": r"^\| (\S+):4:27 \|",
    "github": r"^::error file=([^,]*),",
    "gitlab": r'"path": "(.*)"',
    "sarif": r'"uri": "(.*)"',
    "junit": r'testsuite name="([^"]*)"',
}


@pytest.fixture(name="mono")
def _mono(tmp_path: Path) -> Path:
    """A repository with a plan in a deep folder, which another name leads to."""
    root = tmp_path / "mono"
    (root / "services" / "jatim").mkdir(parents=True)
    (root / "services" / "jatim" / "targets.yaml").write_text(WRONG, "utf-8")
    (root / "linked").symlink_to("services/jatim")
    return root


def report(run_ucj: RunUcj, cwd: Path, form: str, *arguments: str | Path, **env: str) -> str:
    done = run_ucj("check", *arguments, "--format", form, cwd=cwd, **env)
    assert (done.status, done.stderr) == (1, "")
    return done.stdout


@pytest.mark.parametrize("form", OF_CI)
@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
@pytest.mark.parametrize(
    ("cwd", "path"),
    [
        (".", "services/jatim/targets.yaml"),
        (".", "services"),
        (".", "services/jatim/../jatim/targets.yaml"),
        (".", "linked/targets.yaml"),
        ("services", "jatim"),
        ("services/jatim", "targets.yaml"),
        ("services/jatim", "./targets.yaml"),
        ("services/jatim", "../jatim/*.yaml"),
        ("services/jatim", "../../linked/targets.yaml"),
        ("services/jatim", "{}/services/jatim/targets.yaml"),
        ("..", "mono/services"),
    ],
)
def test_a_path_is_the_repositorys(  # noqa: PLR0913, PLR0917
    run_ucj: RunUcj, mono: Path, form: str, variable: str, cwd: str, path: str
) -> None:
    written = report(run_ucj, mono / cwd, form, path.format(mono), **{variable: str(mono)})
    assert re.findall(PATHS[form], written, re.MULTILINE) == ["services/jatim/targets.yaml"]


@pytest.mark.parametrize("form", OF_CI)
def test_without_ci_a_path_is_that_of_the_working_directory(run_ucj: RunUcj, mono: Path, form: str) -> None:
    for path in ("jatim", mono / "services" / "jatim"):
        written = report(run_ucj, mono / "services", form, path)
        assert re.findall(PATHS[form], written, re.MULTILINE) == ["jatim/targets.yaml"]


@pytest.mark.parametrize("form", ["gitlab", "sarif"])
def test_a_fingerprint_does_not_depend_on_how_a_path_was_typed(run_ucj: RunUcj, mono: Path, form: str) -> None:
    env = {"CI_PROJECT_DIR": str(mono)}
    typed: list[tuple[str, str | Path]] = [
        (".", "services"),
        ("services/jatim", "targets.yaml"),
        (".", "linked/../jatim/targets.yaml"),
        (".", mono),
    ]
    pattern = r'"(?:fingerprint|ucj/1)": "(\w+)"'
    written = {tuple(re.findall(pattern, report(run_ucj, mono / cwd, form, path, **env))) for cwd, path in typed}
    assert len(written) == 1
    assert len(written.pop()) == 1


def uri(run_ucj: RunUcj, cwd: Path, *arguments: str | Path) -> Any:  # noqa: ANN401
    (result,) = json.loads(report(run_ucj, cwd, "sarif", *arguments))["runs"][0]["results"]
    return result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("b\\s.yaml", "b%5Cs.yaml"),
        ("my plan.yaml", "my%20plan.yaml"),
        ("50%.yaml", "50%25.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("kota\udcff.yaml", "kota%FF.yaml"),
        ("a#b?.yaml", "a%23b%3F.yaml"),
        ("é.yaml", "%C3%A9.yaml"),
    ],
)
def test_sarif_escapes_what_a_uri_cannot_hold(run_ucj: RunUcj, tmp_path: Path, name: str, written: str) -> None:
    try:
        (tmp_path / name).write_text(WRONG, "utf-8")
    except OSError:
        pytest.skip("no such names here")
    assert uri(run_ucj, tmp_path, ".") == written
    (tmp_path / "elsewhere").mkdir()
    whole = (tmp_path / name).as_uri().replace(":b", "%3Ab")
    assert uri(run_ucj, tmp_path / "elsewhere", tmp_path / name).replace(":b", "%3Ab") == whole
    assert whole.startswith("file:///")


@pytest.mark.parametrize("form", OF_CI)
def test_what_a_setting_breaks_stands_in_the_plan(run_ucj: RunUcj, tmp_path: Path, form: str) -> None:
    (tmp_path / "plan.yaml").write_text(SOUND, "utf-8")
    written = report(run_ucj, tmp_path, form, "./plan.yaml", "--set", "targets.percent.2045=160")
    place = PATHS[form].replace("4:27", r"4:\d+")
    assert re.findall(place, written, re.MULTILINE) == ["plan.yaml"]


@pytest.mark.parametrize("form", FORM_NAMES)
@pytest.mark.parametrize("folder", ["::error::x", "##[error]x", " ::warning::y"])
def test_no_line_in_a_log_is_begun_by_a_path(run_ucj: RunUcj, tmp_path: Path, form: str, folder: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "p.yaml").write_text(WRONG.replace("RPJMD}", "'##[x]', '##[y]': '::z'}"), "utf-8")
    written = report(run_ucj, tmp_path, form, f"{folder}/p.yaml")
    if form == "github":
        written = re.sub(r"^::error file=[^:]*::", "", written, flags=re.MULTILINE)
    if form in {"text", "github"}:
        assert "##[" not in written
    assert not re.search(r"^\s*(::|##)", written.replace("### ucj check", ""), re.MULTILINE)


@pytest.mark.parametrize("command", ["gap", "budget", "roadmap", "afford", "explain gap", "check"])
@pytest.mark.parametrize("text", ["::error::x", " ::error::x", "##[error]x", "##vso[x]"])
def test_no_line_of_a_screen_is_begun_by_a_plan(run_ucj: RunUcj, tmp_path: Path, command: str, text: str) -> None:
    (tmp_path / "p.yaml").write_text(
        f'region: {{name: "{text}", code: "35.73"}}\n'
        f'workforce: {{size: {{2025: 428_699}}, source: "{text}"}}\n'
        f'coverage: {{date: 2025-09-09, percent: 32.3, source: "{text}"}}\n'
        f'targets: {{percent: {{2025: 41, 2045: 100}}, source: "{text}"}}\n'
        f'funds: {{f: {{name: "{text}", kind: public, ceiling: {{2026: 5}}}}}}\n'
        f'groups: [{{id: a, name: "{text}", workers: 5, paid_by: f}}, {{id: b, name: "{text}", workers: rest}}]\n',
        "utf-8",
    )
    done = run_ucj(*command.split(), "--plan", "p.yaml", cwd=tmp_path)
    assert done.status == 0
    assert not re.search(r"^\s*::|##\w*\[", done.stdout, re.MULTILINE)


def test_no_line_of_an_error_is_begun_by_a_path(run_ucj: RunUcj, tmp_path: Path) -> None:
    (tmp_path / "::error::x").mkdir()
    (tmp_path / "::error::x" / "p.yaml").write_text(WRONG, "utf-8")
    assert run_ucj("gap", "--plan", "::error::x/p.yaml", cwd=tmp_path).stderr.startswith("\\x3a:error::x/p.yaml:4:27: ")
