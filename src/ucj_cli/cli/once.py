"""An option that counts once, given twice, is a usage error: else the last would win without a word."""

from __future__ import annotations

from collections import Counter
from typing import Any

from typer.core import TyperCommand

from ucj_cli.errors import UsageError


class OnceCommand(TyperCommand):
    """A command that refuses such a second time, of any of its options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - of Typer's own Click
        """Parse as Typer does, then count."""
        given = list(args)
        rest = super().parse_args(ctx, args)
        _, _, met = self.make_parser(ctx).parse_args(given)
        for param, times in Counter(met).items():
            if times > 1 and param.param_type_name == "option" and not param.multiple:
                raise UsageError("option_twice", option=param.opts[0])
        return rest
