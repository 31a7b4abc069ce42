"""The commands: they declare options, call one function, and hand the answer to `ucj_cli.render.output`."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from ucj_cli._version import __version__
from ucj_cli.cli.once import Once
from ucj_cli.cli.options import LANG, help_text

COMMANDS = {
    "gap": "ucj_cli.cli.figures",
    "budget": "ucj_cli.cli.figures",
    "roadmap": "ucj_cli.cli.figures",
    "afford": "ucj_cli.cli.figures",
    "compare": "ucj_cli.cli.scenarios",
    "sweep": "ucj_cli.cli.scenarios",
    "explain": "ucj_cli.cli.explain",
    "report": "ucj_cli.cli.report",
    "cost": "ucj_cli.cli.cost",
    "rates": "ucj_cli.cli.reference",
    "check": "ucj_cli.cli.check",
    "schema": "ucj_cli.cli.reference",
    "regions": "ucj_cli.cli.reference",
    "init": "ucj_cli.cli.init",
}
"""In the order in which help lists them: the module of each, whose function of that name it is."""


class _Command(Once, TyperCommand):
    """A command whose ``--help`` is told in the language of all its other options."""

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - of Typer's own Click, which has no public name
        """Return the option, in our words."""
        return _in_our_words(super().get_help_option(ctx))


class _Group(Once, TyperGroup):
    """The same for the command line as a whole."""

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401
        """Return the option, in our words."""
        return _in_our_words(super().get_help_option(ctx))


def _in_our_words(option: Any) -> Any:  # noqa: ANN401
    if option is not None:
        option.help = help_text("help")
    return option


def app_for(arguments: list[str]) -> typer.Typer:
    """Build the command line with the one command that *arguments* name; with all commands for help and for mistakes.

    Every command that is declared takes time, whether or not it runs.
    """
    app = typer.Typer(
        cls=_Group,
        help=help_text("ucj"),
        rich_markup_mode=None,  # plain help needs no Rich: half the time
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(ucj)
    for name in _named(arguments):
        app.command(name, cls=_Command, help=help_text(name))(getattr(import_module(COMMANDS[name]), name))
    return app


def _named(arguments: list[str]) -> tuple[str, ...]:
    """Return the command that is named; none where only the version is asked for; else all."""
    if arguments == ["--version"]:
        return ()
    return (arguments[0],) if arguments and arguments[0] in COMMANDS else tuple(COMMANDS)


def ucj(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help=help_text("version"))] = False,
    lang: LANG = None,  # noqa: ARG001 - help is written in it
) -> None:
    """Answer what is asked without a command."""
    if version:
        print(f"ucj {__version__}")
    elif context.invoked_subcommand is None:
        print(context.get_help())
