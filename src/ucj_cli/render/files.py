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
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.errors import OutputError
from ucj_cli.i18n.borrowed import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MOST_LINKS = 40
_STREAM = re.compile(r"/(?:dev|proc/self)/fd/(\d+)")
"""A name that stands for a stream which is open already, by its number."""


class Place(NamedTuple):
    """Where a file's name leads to: behind its links, an open stream's number if it is one, and what is there now."""

    target: Path
    stream: int | None
    there: os.stat_result | None

    @property
    def takes_all(self) -> bool:
        """Whether it is no regular file, and takes whatever is written, as a device, a pipe and a stream do."""
        if self.stream is not None:
            return True
        return self.there is not None and not (stat.S_ISREG(self.there.st_mode) or stat.S_ISDIR(self.there.st_mode))


def place_of(file: Path, *, force: bool) -> Place:
    """Return where *file* leads to. Commands ask before they work, so that no work is lost.

    Raises:
        OutputError: nothing can be written there: it exists already and is not to be replaced, is write-protected, is a
            folder, or lies in a folder that is not there.
    """
    with _told(file):
        target = _end_of_links(file)
        stream = _STREAM.fullmatch(str(target))
        place = Place(target, int(stream[1]) if stream else None, _status(target))
        if place.takes_all:
            return place
        if place.there is not None and (refusal := _refusal(target, place.there, force=force)):
            raise OutputError(refusal, file=file)
        if place.there is None and not target.parent.is_dir():
            raise OutputError("folder_missing", file=file, folder=target.parent)
        return place


def write_file(file: Path, content: bytes | Iterable[bytes], *, force: bool) -> None:
    """Write *content*, in one piece or as it comes, to *file*; a regular file is replaced only with *force*.

    Raises:
        OutputError: nothing can be written there, or not all of it.
    """
    target, stream, there = place = place_of(file, force=force)
    parts = [content] if isinstance(content, bytes) else content
    with _told(file):
        if place.takes_all:
            _write_into(os.open(target, os.O_WRONLY) if stream is None else os.dup(stream), parts)
        elif there is None:
            with _draft_beside(target) as draft:
                _fill(draft, parts)
                _name(draft, target, force=force)
        elif not _replace(target, there, parts):
            _write_in_place(target, parts)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Tell what the system says against writing *file*; a pipe whose reader has read enough is no error."""
    try:
        yield
    except BrokenPipeError:
        raise
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


def _refusal(file: Path, there: os.stat_result, *, force: bool) -> str | None:
    """Return why what is *there* is not replaced, as the key of a text; None where it is."""
    if stat.S_ISDIR(there.st_mode):
        return "file_is_folder"
    if not force:
        return "file_exists"
    return None if there.st_mode & 0o222 and os.access(file, os.W_OK) else "file_protected"


def _write_into(descriptor: int, content: Iterable[bytes]) -> None:
    sys.stdout.flush()  # what was written before comes first, should both be the same stream
    with os.fdopen(descriptor, "wb") as stream:
        stream.writelines(content)


@contextmanager
def _draft_beside(file: Path) -> Iterator[Path]:
    """Make an empty file in the same folder, with the mode that new files have; under that name it never stays."""
    draft = file.with_name(f".ucj-{os.urandom(6).hex()}")
    try:
        draft.touch(exist_ok=False)
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _fill(draft: Path, content: Iterable[bytes]) -> None:
    with draft.open("wb") as stream:
        stream.writelines(content)


def _name(draft: Path, file: Path, *, force: bool) -> None:
    """Let *draft* be *file*, which was not there; one that somebody has made meanwhile goes only with *force*."""
    try:
        if force:
            draft.replace(file)
        else:
            os.link(draft, file)
    except FileExistsError as error:
        raise OutputError("file_exists", file=file) from error
    except OSError:  # files have one name only here, as on a memory stick
        draft.replace(file)


def _replace(file: Path, before: os.stat_result, content: Iterable[bytes]) -> bool:
    """Let a draft of *content* take the place of *file*; return whether one can, else *file* is to be written itself.

    None can where it has other names, its folder takes no new file, or its owner cannot be kept.
    """
    import shutil

    if before.st_nlink > 1:
        return False
    with ExitStack() as drafts:
        try:
            draft = drafts.enter_context(_draft_beside(file))
            if hasattr(os, "chown"):
                os.chown(draft, before.st_uid, before.st_gid)
            shutil.copystat(file, draft)  # the mode, and lists of who has access
        except PermissionError:
            return False
        _fill(draft, content)
        draft.replace(file)
    return True


def _write_in_place(file: Path, content: Iterable[bytes]) -> None:
    """Write over what *file* holds; if that fails, put it back."""
    held = file.read_bytes()
    try:
        _write_over(file, content)
    except BaseException:
        _write_over(file, [held])
        raise


def _write_over(file: Path, content: Iterable[bytes]) -> None:
    with file.open("r+b") as stream:
        stream.writelines(content)
        stream.truncate()
