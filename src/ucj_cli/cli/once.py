"""An option that counts once, given twice, is a usage error: else the last would win without a word."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ucj_cli.errors import UsageError


class Once:
    """What refuses such a second time of any option: mixed into a command, and into the command line as a whole."""

    def parse_args(self: Any, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - of Typer's own Click
        """Parse as Typer does, then count.

        Raises:
            UsageError: an option that counts once was given twice.
        """
        given = list(args)
        rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]  # of what this is mixed into
        _, _, met = self.make_parser(ctx).parse_args(given)
        for param, times in Counter(met).items():
            if times > 1 and param.param_type_name == "option" and not param.multiple:
                raise UsageError("option_twice", option=param.opts[0])
        return rest
