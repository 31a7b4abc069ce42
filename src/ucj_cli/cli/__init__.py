"""The commands: they declare options, call one function, and hand the answer to `ucj_cli.render.output`."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from ucj_cli._version import __version__
from ucj_cli.cli.once import Once
from ucj_cli.cli.options import HELP, LANG, help_text
from ucj_cli.cli.wording import metavar_in, speak

COMMANDS = {
    "gap": "ucj_cli.cli.figures",
    "budget": "ucj_cli.cli.figures",
    "roadmap": "ucj_cli.cli.figures",
    "afford": "ucj_cli.cli.figures",
    "track": "ucj_cli.cli.track",
    "compare": "ucj_cli.cli.scenarios",
    "diff": "ucj_cli.cli.diff",
    "sweep": "ucj_cli.cli.sweep",
    "explain": "ucj_cli.cli.explain",
    "report": "ucj_cli.cli.report",
    "cost": "ucj_cli.cli.cost",
    "rates": "ucj_cli.cli.reference",
    "check": "ucj_cli.cli.check",
    "schema": "ucj_cli.cli.reference",
    "regions": "ucj_cli.cli.reference",
    "init": "ucj_cli.cli.init",
    "import": "ucj_cli.cli.imports",
    "doctor": "ucj_cli.cli.doctor",
    "completion": "ucj_cli.cli.completion",
}
"""In the order in which help lists them: the module of each, whose function of that name it is."""


class _InOurWords:
    """A command, or the command line as a whole, whose help is told in the language of all its texts."""

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - of Typer's own Click, which has no public name
        """Return the option, in our words."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # of the command that this is mixed into
        if option is not None:
            option.help = help_text("help")
        return option

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write how the command is called."""
        pieces = metavar_in(HELP, " ".join(self.collect_usage_pieces(ctx)))
        formatter.write_usage(ctx.command_path, pieces, f"{HELP.text('usage.usage')}: ")

    def format_options(self: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write what can be given, values by names in our words."""
        for parameter in self.get_params(ctx):
            if parameter.metavar:
                parameter.metavar = metavar_in(HELP, parameter.metavar)
        super().format_options(ctx, formatter)  # type: ignore[misc]


class _Command(_InOurWords, Once, TyperCommand):
    pass


class _Group(_InOurWords, Once, TyperGroup):
    pass


def app_for(arguments: list[str]) -> typer.Typer:
    """Build the command line with the one command that *arguments* name; with all commands for help and for mistakes.

    Every command that is declared takes time, whether or not it runs.
    """
    speak(HELP)
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
        app.command(name, cls=_Command, help=help_text(name))(_function(name))
    return app


def _function(name: str) -> Any:  # noqa: ANN401 - each command has parameters of its own
    """Return the function of a command; what is a keyword of Python has a line after its name."""
    return getattr(import_module(COMMANDS[name]), f"{name}_" if iskeyword(name) else name)


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
