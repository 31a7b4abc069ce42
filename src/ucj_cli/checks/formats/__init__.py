"""What was found, in the forms that people, editors and CI systems read: one file a form."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal, cast, get_args

if TYPE_CHECKING:
    from ucj_cli.answers.check import Check
    from ucj_cli.i18n import Locale

Form = Literal["text", "json", "github", "gitlab", "sarif", "junit"]
FORM_NAMES: tuple[str, ...] = get_args(Form)


def report(answer: Check, form: Form, locale: Locale) -> str:
    """*answer* in the form asked for."""
    if form == "json":
        return answer.model_dump_json(indent=2, ensure_ascii=True) + "\n"
    module = import_module(f"ucj_cli.checks.formats.{form}")
    return cast("str", module.render(answer, locale))
