"""What can go wrong that is not a fault of ucj itself. Each ends a command with exit status 2.

UcjError
 +- PlanError        a plan that is missing or not valid: findings, each with its place in the file
 +- OutOfRangeError  a year or month for which the plan or the law says nothing
 +- InPlanError      the same, in some of several plans
 +- UsageError       options that do not go together
 +- OutputError      an output file that cannot be written, would be overwritten, or cannot hold the answer
 +- MissingExtraError  a form of output whose library is not installed
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.i18n import get_locale
from ucj_cli.i18n.visible import in_message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ucj_cli.i18n import Locale


class UcjError(Exception):
    """A failure that is told to the user in their language: a text's key, and the facts it names."""

    def __init__(self, key: str, /, **facts: object) -> None:
        super().__init__(key, facts)
        self.key = key
        self.facts = facts

    def message(self, locale: Locale) -> str:
        """Return the message in the language of *locale*."""
        return locale.text(self.key, **in_message(self.facts))

    def __reduce__(self) -> tuple[object, ...]:
        """How the exception comes back from another process."""
        return _again, (type(self), self.args, self.__dict__)

    def __str__(self) -> str:
        """Return the message in English, for whoever sees the exception itself."""
        return self.message(get_locale("en"))


def _again(kind: type[UcjError], told: tuple[object, ...], facts: dict[str, object]) -> UcjError:
    error = kind.__new__(kind, *told)
    error.__dict__.update(facts)
    return error


class OutOfRangeError(UcjError):
    """The plan or the law says nothing about that year or month."""


class InPlanError(UcjError):
    """Some of several plans have no answer: which, and why."""

    def __init__(self, errors: Mapping[str, UcjError]) -> None:
        super().__init__("in_plan")
        self.errors = errors

    def message(self, locale: Locale) -> str:
        """Return a line for each plan's file, in the language of *locale*."""
        lines = (locale.text(self.key, file=file, message=why.message(locale)) for file, why in self.errors.items())
        return "\n".join(lines)


class UsageError(UcjError):
    """The options given do not go together."""


class OutputError(UcjError):
    """An output file cannot be written, exists already, or cannot hold the answer."""


class MissingExtraError(UcjError):
    """A form of output needs a library that an extra of ucj brings, and it is not installed."""
