"""What `-o`, `--fix` and `init` write is the file that was meant, and all that it was before it still is."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from ucj_cli.errors import OutputError
from ucj_cli.render.files import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan

THOUSANDS_DOT = """\
region: {name: Kota Malang, code: "35.73"}
workforce: {size: {2025: 428.699}}
coverage: {date: 2025-09-09, percent: 32.3}
targets: {percent: {2025: 41, 2045: 100}}
"""
"""A plan with one mistake, which `ucj check --fix` mends."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, modes and pipes of POSIX")


def mode(file: Path) -> str:
    return f"{stat.S_IMODE(file.stat().st_mode):o}"


def left(folder: Path) -> list[str]:
    """What is in *folder*: no draft of a file is left."""
    return sorted(file.name for file in folder.iterdir())


def test_a_new_file_has_the_mode_that_the_umask_leaves(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "new", b"x", force=False)
    finally:
        os.umask(before)
    assert (mode(tmp_path / "new"), left(tmp_path)) == ("640", ["new"])


@pytest.mark.parametrize("bits", [0o600, 0o640, 0o755, 0o200])
def test_a_file_keeps_its_mode(tmp_path: Path, bits: int) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"before")
    file.chmod(bits)
    write_file(file, b"after", force=True)
    assert mode(file) == f"{bits:o}"
    file.chmod(0o600)
    assert file.read_bytes() == b"after"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_a_file_keeps_its_owner(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"before")
    os.chown(file, 12_345, 23_456)
    write_file(file, b"after", force=True)
    assert (file.stat().st_uid, file.stat().st_gid, file.read_bytes()) == (12_345, 23_456, b"after")


def test_a_file_is_replaced_only_if_that_is_wanted(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"before")
    with pytest.raises(OutputError, match="exists already; --force"):
        write_file(file, b"after", force=False)
    assert file.read_bytes() == b"before"


def test_a_file_that_is_write_protected_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"before")
    file.chmod(0o444)
    with pytest.raises(OutputError, match="write-protected"):
        write_file(file, b"after", force=True)
    assert (file.read_bytes(), mode(file), left(tmp_path)) == (b"before", "444", ["file"])


def test_a_file_with_two_names_keeps_both(tmp_path: Path) -> None:
    file, other = tmp_path / "file", tmp_path / "other"
    file.write_bytes(b"what was there before")
    other.hardlink_to(file)
    write_file(file, b"after", force=True)
    assert (file.read_bytes(), other.read_bytes()) == (b"after", b"after")
    assert file.stat().st_nlink == 2


@pytest.mark.parametrize("name", ["link", "link to link", "link that leads nowhere"])
def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "reports").mkdir()
    target, link = tmp_path / "reports" / "target", tmp_path / name
    if name != "link that leads nowhere":
        target.write_bytes(b"before")
    (tmp_path / "first").symlink_to("reports/target")
    link.symlink_to("first" if name == "link to link" else "reports/target")
    write_file(link, b"after", force=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"after"
    assert left(tmp_path / "reports") == ["target"]


def test_a_link_that_leads_nowhere_needs_no_force(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("target")
    write_file(tmp_path / "link", b"new", force=False)
    assert (tmp_path / "target").read_bytes() == b"new"


def test_a_pipe_is_written_into_without_force(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_file(pipe, b"through the pipe", force=False)
    reader.join(5)
    assert got == [b"through the pipe"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("force", [False, True])
def test_a_device_is_written_into_and_stays_one(tmp_path: Path, force: bool) -> None:  # noqa: FBT001
    (tmp_path / "link").symlink_to(os.devnull)
    write_file(tmp_path / "link", b"x", force=force)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "link").is_char_device()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("no/such/file", "cannot be written: there is no folder"),
        (".", "is a folder: name a file in it"),
        ("file/x", "Not a directory"),
        ("circle", "Too many levels of symbolic links"),
        ("x" * 300, "File name too long"),
        ("gone", "there is no folder"),
    ],
)
def test_what_cannot_be_written_is_told_plainly(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "gone").symlink_to("no/such/folder")
    with pytest.raises(OutputError, match=told):
        write_file(tmp_path / name, b"x", force=True)
    assert left(tmp_path) == ["circle", "file", "gone"]


@pytest.mark.parametrize("links", [1, 2])
def test_a_file_that_could_not_be_written_is_as_it_was(tmp_path: Path, links: int) -> None:
    """Whole or not at all: also a file with two names, which is written in place."""
    import resource

    file = tmp_path / "file"
    file.write_bytes(b"before")
    if links == 2:
        (tmp_path / "other").hardlink_to(file)
    names = left(tmp_path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    try:
        with pytest.raises(OutputError, match="File too large"):
            write_file(file, b"after, and longer", force=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (file.read_bytes(), left(tmp_path)) == (b"before", names)


@pytest.mark.parametrize("kept", ["in place of it", "its other name", "where no draft can be"])
def test_rows_are_written_as_they_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: str) -> None:
    """Whichever way a file is replaced, what comes is read once, and is all there."""
    file = tmp_path / "file"
    file.write_bytes(b"what was there before")
    if kept == "its other name":
        (tmp_path / "other").hardlink_to(file)
    if kept == "where no draft can be":
        monkeypatch.setattr("os.chown", _not_permitted)
    names = left(tmp_path)
    write_file(file, (f"{number}\n".encode() for number in range(3)), force=True)
    assert (file.read_bytes(), left(tmp_path)) == (b"0\n1\n2\n", names)


def test_a_file_that_came_while_the_work_was_done_is_not_replaced(tmp_path: Path) -> None:
    """Two that write one file, neither with ``--force``: the first has it."""
    file = tmp_path / "file"

    def rows() -> Iterator[bytes]:
        yield b"mine\n"
        file.write_bytes(b"theirs")

    with pytest.raises(OutputError, match="exists already"):
        write_file(file, rows(), force=False)
    assert (file.read_bytes(), left(tmp_path)) == (b"theirs", ["file"])
    file.unlink()
    write_file(file, rows(), force=True)
    assert (file.read_bytes(), left(tmp_path)) == (b"mine\n", ["file"])


def test_a_folder_that_is_gone_meanwhile_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()

    def rows() -> Iterator[bytes]:
        yield b"mine"
        shutil.rmtree(folder)

    with pytest.raises(OutputError, match="No such file"):
        write_file(folder / "file", rows(), force=False)


def test_where_files_have_one_name_only_a_new_one_is_written_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on the file system of a memory stick."""
    monkeypatch.setattr("os.link", _not_permitted)
    write_file(tmp_path / "file", b"new", force=False)
    assert ((tmp_path / "file").read_bytes(), left(tmp_path)) == (b"new", ["file"])


@pytest.mark.parametrize("moment", ["os.chown", "shutil.copystat", "os.replace", "pathlib.Path.open"])
def test_whenever_it_is_interrupted_no_draft_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"before")
    with monkeypatch.context() as patched:
        patched.setattr(moment, _interrupted)
        with pytest.raises(KeyboardInterrupt):
            write_file(file, b"after", force=True)
    assert (file.read_bytes(), left(tmp_path)) == (b"before", ["file"])


def _interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def _not_permitted(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


# By the commands


@pytest.mark.parametrize("kind", ["symbolic", "hard"])
def test_fix_mends_the_plan_that_a_link_leads_to(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path, kind: str
) -> None:
    plan, link = write_plan(THOUSANDS_DOT), tmp_path / "link.yaml"
    plan.chmod(0o600)
    if kind == "hard":
        link.hardlink_to(plan)
    else:
        link.symlink_to(plan)
    assert run_ucj("check", link, "--fix").status == 0
    assert "428_699" in plan.read_text("utf-8")
    assert link.is_symlink() is (kind == "symbolic")
    assert mode(plan) == "600"


@pytest.mark.parametrize("command", ["gap --plan", "sweep --vary a.b=1 --plan", "report --plan", "check"])
@pytest.mark.parametrize(
    ("name", "told"), [("here", "exists already"), ("no/where", "there is no folder no"), ("folder", "is a folder")]
)
def test_a_file_that_cannot_be_written_is_told_before_the_work_is_done(
    run_ucj: RunUcj, tmp_path: Path, command: str, name: str, told: str
) -> None:
    """The plan, which is not there, is not even looked for."""
    ending = {"report --plan": "html", "sweep --vary a.b=1 --plan": "csv"}.get(command, "txt")
    (tmp_path / f"folder.{ending}").mkdir()
    (tmp_path / f"here.{ending}").touch()
    done = run_ucj(*command.split(), "gone.yaml", "-o", f"{name}.{ending}", cwd=tmp_path)
    assert told in done.stderr
    assert "gone.yaml" not in done.stderr
    assert (done.stdout, done.status) == ("", 2)


@pytest.mark.process
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
@pytest.mark.parametrize("to", ["pipe", "file"])
def test_a_stream_that_is_open_is_written_into(tmp_path: Path, name: str, to: str) -> None:
    """As a shell has it: ``ucj rates -o /dev/stdout > file`` adds to the file what was asked for."""
    if not os.path.exists(name):  # noqa: PTH110
        pytest.skip(f"no {name} here")
    command = [sys.executable, "-m", "ucj_cli", "rates", "--format", "json", "-o", name]
    file = tmp_path / "file"
    with file.open("wb") as stream:
        stream.write(b"before\n")
        stream.flush()
        done = subprocess.run(
            command, stdout=stream if to == "file" else subprocess.PIPE, stderr=subprocess.PIPE, check=False
        )
    assert (done.stderr, done.returncode) == (b"", 0)
    got = file.read_bytes().removeprefix(b"before\n") if to == "file" else done.stdout
    assert got.startswith(b"{")
    assert got.endswith(b"}\n")


@pytest.mark.parametrize("command", ["gap", "check", "report", "init --code 35.73", "schema"])
@pytest.mark.parametrize("name", ["", "-", "reports/"])
@pytest.mark.parametrize("lang", ["en", "id"])
def test_output_names_a_file(run_ucj: RunUcj, command: str, name: str, lang: str) -> None:
    told = {"en": f"ucj: --output: `{name}` names no file\n", "id": f"ucj: --output: `{name}` tidak menyebut berkas\n"}
    assert run_ucj(*command.split(), "-o", name, "--lang", lang) == ("", told[lang], 2)
