"""Answers to text: on a terminal, in a pipe, in a file."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, cast

from ucj_cli.errors import OutputError
from ucj_cli.i18n import get_locale

if TYPE_CHECKING:
    from collections.abc import Callable

    from ucj_cli.answers.base import Answer
    from ucj_cli.i18n import Code, Locale
    from ucj_cli.render.page import Page

Format = Literal["table", "json", "csv", "md"]


class Output(NamedTuple):
    """Where an answer goes, and in which form and language."""

    form: Format = "table"
    lang: Code = "en"
    file: Path | None = None
    force: bool = False


class View(Protocol):
    """How one kind of answer is shown: a module of `ucj_cli.render.output` named as its command, with one function."""

    @property
    def page(self) -> Callable[[Any, Locale], Page]:
        """The answer as a page."""


def _view(answer: Answer) -> View:
    command = answer.shape.split("/")[1]
    return cast("View", import_module(f"ucj_cli.render.screens.{command}"))


def write_answer(answer: Answer, output: Output) -> None:
    """Show *answer* as *output* says.

    Raises:
        OutputError: the file cannot be written, or exists and is not to be replaced.
    """
    if output.form == "table" and output.file is None and _on_terminal():
        from ucj_cli.render.terminal import draw

        draw(_view(answer).page(answer, get_locale(output.lang)))
        return
    text = _text(answer, output)
    if output.file is None:
        sys.stdout.write(text)
    else:
        write_atomically(output.file, text.encode(), force=output.force)


def _text(answer: Answer, output: Output) -> str:
    if output.form == "json":
        return answer.to_json()
    if output.form == "csv":
        from ucj_cli.render.csv import to_csv

        return to_csv(answer.rows())
    page = _view(answer).page(answer, get_locale(output.lang))
    if output.form == "md":
        from ucj_cli.render.markdown import markdown

        return markdown(page)
    from ucj_cli.render.text import plain

    return plain(page)


def _on_terminal() -> bool:
    """Whether standard output is a terminal, or is to be treated as one (FORCE_COLOR)."""
    return sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))


def write_atomically(file: Path, content: bytes, *, force: bool) -> None:
    """Write *content* to *file* whole or not at all; replace an existing file only with *force*.

    Raises:
        OutputError: the file exists already, or cannot be written.
    """
    import tempfile

    try:
        if file.exists() and not force:
            raise OutputError("file_exists", file=file)
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as draft:
            try:
                draft.write(content)
                draft.close()
                Path(draft.name).chmod(0o666 & ~_umask())
                Path(draft.name).replace(file)
            except BaseException:
                Path(draft.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise OutputError("file_not_written", file=file, reason=error.strerror) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
