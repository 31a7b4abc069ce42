"""What was found, in the forms that people, editors and CI systems read: one file a form."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal, cast, get_args

if TYPE_CHECKING:
    from ucj_cli.answers.check import Check
    from ucj_cli.i18n import Locale

Form = Literal["text", "json", "github", "gitlab", "sarif", "junit"]
FORM_NAMES: tuple[str, ...] = get_args(Form)

MODULES: dict[Form, str] = {
    "text": "ucj_cli.checks.formats.text",
    "github": "ucj_cli.checks.formats.ci",
    "gitlab": "ucj_cli.checks.formats.ci",
    "junit": "ucj_cli.checks.formats.ci",
    "sarif": "ucj_cli.checks.formats.sarif",
}
"""The module whose function of the form's name writes it. One is loaded when it is asked for."""


def report(answer: Check, form: Form, locale: Locale) -> str:
    """Write *answer* in the form asked for."""
    if form == "json":
        return answer.model_dump_json(indent=2, ensure_ascii=True) + "\n"
    return cast("str", getattr(import_module(MODULES[form]), form)(answer, locale))
