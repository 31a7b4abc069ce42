"""``ucj schema``: JSON Schema of the plan and of every answer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli.options import help_text

NAME = Annotated[str, typer.Argument(metavar="[NAME]", help=help_text("schema.name"))]
OUTPUT = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=help_text("output"))]


def schema(name: NAME = "plan", output: OUTPUT = None, force: opt.FORCE = False, lang: opt.LANG = None) -> None:  # noqa: ARG001 - only messages have a language
    """Write a schema."""
    import json

    from ucj_cli.errors import UsageError
    from ucj_cli.render.output import write_atomically
    from ucj_cli.schema.json_schema import NAMES, schema_of

    if name not in NAMES:
        raise UsageError("schema_unknown", value=name, allowed=", ".join(NAMES))
    text = json.dumps(schema_of(name), indent=2) + "\n"
    if output is None:
        sys.stdout.write(text)
    else:
        write_atomically(output, text.encode(), force=force)
