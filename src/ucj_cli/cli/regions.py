"""``ucj regions``: the 514 kabupaten and kota, found by code, name or a part of it."""

from __future__ import annotations

from typing import Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli.options import help_text

WORDS = Annotated[list[str] | None, typer.Argument(metavar="[WORDS]", help=help_text("regions.words"))]


def regions(
    words: WORDS = None,
    form: opt.FORMAT = "table",
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,  # noqa: ARG001 - a script may pass it to every command; this one says nothing there
) -> None:
    """Answer which regions there are."""
    from ucj_cli.engine.reference import regions as answer
    from ucj_cli.render.output import write_answer

    write_answer(answer(" ".join(words or ())), opt.output(form, lang, output, force=force))
