"""Writing files, in one way for all commands: whole or not at all, and what was there keeps being what it was.

A link stays a link, and what it leads to is written. A file keeps its mode, its owner and its other names. What is no
regular file (a device, a pipe, a stream that is open already) is written into, and never replaced.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from typing import TYPE_CHECKING

from ucj_cli.errors import OutputError
from ucj_cli.i18n.borrowed import reason_of

if TYPE_CHECKING:
    from pathlib import Path

MOST_LINKS = 40
_STREAM = re.compile(r"/(?:dev|proc/self)/fd/(\d+)")
"""A name that stands for a stream which is open already, by its number."""


def write_file(file: Path, content: bytes, *, force: bool) -> None:
    """Write *content* to *file*; what a regular file held before is replaced only with *force*.

    Raises:
        OutputError: the file exists already, is write-protected, is a folder, or cannot be written.
    """
    target = file
    try:
        target = _end_of_links(file)
        stream, there = _STREAM.fullmatch(str(target)), _status(target)
        if stream:
            _write_into(os.dup(int(stream[1])), content)
        elif there is None:
            _write_anew(target, content)
        elif stat.S_ISDIR(there.st_mode):
            raise OutputError("file_is_folder", file=file)
        elif not stat.S_ISREG(there.st_mode):
            _write_into(os.open(target, os.O_WRONLY), content)
        elif not force:
            raise OutputError("file_exists", file=file)
        elif not (there.st_mode & 0o222 and os.access(target, os.W_OK)):
            raise OutputError("file_protected", file=file)
        else:
            _replace(target, content, there)
    except BrokenPipeError:  # whoever reads a pipe may have read enough
        raise
    except FileNotFoundError as error:
        raise OutputError("folder_missing", file=file, folder=target.parent) from error
    except OSError as error:
        raise OutputError("file_not_written", file=file, reason=reason_of(error)) from error


def _end_of_links(file: Path) -> Path:
    """Return what *file* leads to by symbolic links: a file, one that is not there yet, or an open stream's name."""
    for _ in range(MOST_LINKS):
        if _STREAM.fullmatch(str(file)) or not file.is_symlink():
            return file
        file = file.parent / file.readlink()
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def _status(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except FileNotFoundError:
        return None


def _write_into(descriptor: int, content: bytes) -> None:
    sys.stdout.flush()  # what was written before comes first, should both be the same stream
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)


def _write_anew(file: Path, content: bytes, before: os.stat_result | None = None) -> None:
    """Write a draft beside *file* and give it that name, with the mode and the owner that were there *before*."""
    draft = file.with_name(f".ucj-{os.urandom(6).hex()}")
    try:
        with draft.open("xb") as stream:
            stream.write(content)
        if before is not None:
            _take_over(draft, file, before)
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _take_over(draft: Path, file: Path, before: os.stat_result) -> None:
    import shutil

    if hasattr(os, "chown"):
        os.chown(draft, before.st_uid, before.st_gid)
    shutil.copystat(file, draft)  # the mode, and lists of who has access
    os.utime(draft)


def _replace(file: Path, content: bytes, before: os.stat_result) -> None:
    """Replace a regular file; what no new file can stand for (other names, another's file) is written in place."""
    if before.st_nlink == 1:
        try:
            _write_anew(file, content, before)
        except PermissionError:  # the folder takes no new file, or the owner cannot be kept
            _write_in_place(file, content)
    else:
        _write_in_place(file, content)


def _write_in_place(file: Path, content: bytes) -> None:
    """Write over what *file* holds; if that fails, put it back."""
    held = file.read_bytes()
    try:
        _write_over(file, content)
    except BaseException:
        _write_over(file, held)
        raise


def _write_over(file: Path, content: bytes) -> None:
    with file.open("r+b") as stream:
        stream.write(content)
        stream.truncate()
