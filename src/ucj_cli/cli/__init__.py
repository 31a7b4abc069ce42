"""The commands: one file each. They declare options, call one function, and hand the answer to `ucj_cli.show`."""

from __future__ import annotations

from typing import Annotated

import typer

from ucj_cli import __version__
from ucj_cli.cli.cost import cost
from ucj_cli.cli.gap import gap
from ucj_cli.cli.options import say
from ucj_cli.cli.rates import rates

app = typer.Typer(
    help=say("ucj"),
    rich_markup_mode=None,  # plain help needs no Rich: half the time
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def ucj(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help=say("version"))] = False,  # noqa: FBT002
) -> None:
    """Answer what is asked without a command."""
    if version:
        print(f"ucj {__version__}")
    elif context.invoked_subcommand is None:
        print(context.get_help())


for command in (gap, cost, rates):
    app.command(command.__name__, help=say(command.__name__))(command)
