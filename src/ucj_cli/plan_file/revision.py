"""Plans of another revision: ``REV:PATH`` is what git has at PATH there, in the repository that lies here.

PATH counts from the repository's root, as git has it; ``./PATH`` from the working directory.
"""

from __future__ import annotations

import os
import re
import subprocess
from fnmatch import translate
from pathlib import PurePosixPath
from posixpath import normpath
from shutil import which

from ucj_cli.plan_file.files import is_plan_file
from ucj_cli.yamldoc.document import Source
from ucj_cli.yamldoc.findings import Finding, PlanError, TextKey
from ucj_cli.yamldoc.reader import MOST_BYTES


def revision_of(text: str) -> tuple[str, str] | None:
    """Return the revision that *text* names, and the path in it from the root; None where it names no revision.

    A file of that very name goes before.
    """
    revision, colon, path = text.partition(":")
    if not colon or not revision or revision.startswith("-") or "\n" in text or os.path.lexists(text):
        return None
    if _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") is None:
        return None
    if path.startswith((".", "/")):
        here = (_git("rev-parse", "--show-prefix") or b"").decode(errors="surrogateescape").removesuffix("\n")
        path = f"{here}{path}"
    return revision, normpath(path) if path else "."


def named_in(revision: str, path: str) -> str:
    """Write the path of a file in *revision*."""
    return f"{revision}:{path}"


def read_revision(path: str) -> Source:
    """Read the file at *path*, ``REV:PATH``; of one that is too large, only enough to show that it is.

    Links are followed within the revision.

    Raises:
        PlanError: there is none.
    """
    revision, _, inside = path.partition(":")
    kind, content = _object(revision, inside)
    if kind != "blob":
        reason = TextKey("revision_folder" if kind == "tree" else "revision_lacks")
        raise PlanError(path, [Finding("UCJ001", (), facts={"reason": reason})])
    return Source(path, content, revision=revision)


def is_folder_in(revision: str, path: str) -> bool | None:
    """Whether a folder is at *path* in *revision*; None where nothing is there."""
    kind, _ = _object(revision, path, most=0)
    return None if kind not in ("blob", "tree") else kind == "tree"


def plans_in(revision: str, folder: str) -> list[str]:
    """List the plans below *folder* in *revision*, by their paths in it; hidden ones are left out."""
    listed = _git("ls-tree", "-r", "-z", "--full-tree", f"{revision}:{'' if folder == '.' else folder}") or b""
    entries = (entry.partition(b"\t") for entry in listed.split(b"\0") if entry)
    files = (os.fsdecode(name) for about, _, name in entries if b" blob " in about)
    return [file for file in files if is_plan_file(file) and not any(part[0] == "." for part in file.split("/"))]


def _git(*arguments: str) -> bytes | None:
    """Return what git answers here; None where it cannot, or is not there."""
    program = which("git")
    if program is None:
        return None
    try:
        done = subprocess.run([program, *arguments], capture_output=True, check=False)  # noqa: S603 - no shell
    except (OSError, ValueError):  # a text that no argument can be
        return None
    return None if done.returncode else done.stdout


def _object(revision: str, path: str, most: int = MOST_BYTES + 1) -> tuple[str, bytes]:
    """Return what kind of object git has at *path*, and of its bytes at *most* so many."""
    program = which("git")
    if program is None:
        return "missing", b""
    name = f"{revision}:{'' if path == '.' else path}"
    command = [program, "cat-file", "--batch", "--follow-symlinks"]
    with subprocess.Popen(  # noqa: S603 - no shell
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        asked, answered = process.stdin, process.stdout
        assert asked is not None  # noqa: S101 - both are pipes
        assert answered is not None  # noqa: S101
        asked.write(os.fsencode(name) + b"\n")
        asked.flush()
        head = answered.readline().split()
        found = len(head) == 3 and head[1] in (b"blob", b"tree")  # noqa: PLR2004 - name, kind, size
        content = answered.read(min(int(head[2]), most)) if found else b""
        process.kill()  # there may be more of it than anybody wants
    return head[1].decode() if found else "missing", content


def plans_fitting(revision: str, pattern: str) -> list[str]:
    """List the plans in *revision* that *pattern* fits, and those in the folders that it fits."""
    parts = PurePosixPath(pattern).parts
    return [file for file in plans_in(revision, ".") if _fits(PurePosixPath(file).parts, parts)]


def _fits(file: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    """Whether *pattern* fits a file or a folder that it lies in; ``**`` stands for any number of folders."""
    if not pattern or not file:
        return not pattern
    if pattern[0] == "**":
        return _fits(file, pattern[1:]) or _fits(file[1:], pattern)
    return bool(re.match(translate(pattern[0]), file[0], re.IGNORECASE)) and _fits(file[1:], pattern[1:])
