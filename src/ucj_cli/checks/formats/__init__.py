"""What was found, in the forms that people, editors and CI systems read: one file a form."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal, cast, get_args

from ucj_cli.checks.repository import in_repository

if TYPE_CHECKING:
    from ucj_cli.answers.check import Check
    from ucj_cli.i18n import Locale

Form = Literal["text", "json", "md", "github", "gitlab", "sarif", "junit"]
FORM_NAMES: tuple[str, ...] = get_args(Form)

WHOLE: frozenset[str] = frozenset({"json", "gitlab", "sarif", "junit"})
"""Forms that a program reads as one document: nothing stands before or after it."""

MODULES: dict[Form, str] = {
    "md": "ucj_cli.checks.formats.markdown",
    "github": "ucj_cli.checks.formats.ci",
    "gitlab": "ucj_cli.checks.formats.ci",
    "junit": "ucj_cli.checks.formats.ci",
    "sarif": "ucj_cli.checks.formats.sarif",
}
"""The module whose function of a form's name writes it for CI. One is loaded when it is asked for."""


def report(answer: Check, form: Form, locale: Locale, *, on_terminal: bool = False) -> str:
    """Write *answer* in the form asked for: for people and scripts with paths as given, for CI with the repository's.

    Text *on_terminal* holds no more than anybody reads there.
    """
    if form == "json":
        return answer.to_json()
    if form == "text":
        from ucj_cli.checks.formats.text import text

        return text(answer, locale, on_terminal=on_terminal)
    write = getattr(import_module(MODULES[form]), form)
    return cast("str", write(with_repository_paths(answer), locale))


def with_repository_paths(answer: Check) -> Check:
    """Return *answer* with the paths that the repository has for its files."""
    files = tuple(file.model_copy(update={"path": in_repository(file.path)}) for file in answer.files)
    return answer.model_copy(update={"files": files})
