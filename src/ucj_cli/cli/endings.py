"""Which form a file gets: the one that was asked for, else the one that its name's ending stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ucj_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ucj_cli.checks.formats import Form
    from ucj_cli.render.output import Format

Kind = TypeVar("Kind", bound=str)

ANSWERS: Mapping[Format, tuple[str, ...]] = {
    "table": (".txt",),
    "json": (".json",),
    "csv": (".csv",),
    "md": (".md", ".markdown"),
    "xlsx": (".xlsx",),
}
"""The forms of an answer, each with the endings of files that hold it; where nothing says which, it is the first."""

ROWS: Mapping[Format, tuple[str, ...]] = {
    "csv": (".csv",),
    "json": (".jsonl", ".ndjson", ".json"),  # JSON Lines
    "parquet": (".parquet",),
    "table": (".txt",),
    "md": (".md", ".markdown"),
}
"""The same of a sweep."""

REPORTS: Mapping[Form, tuple[str, ...]] = {
    "text": (".txt", ".log"),
    "json": (".json",),
    "github": (".txt", ".log"),
    "gitlab": (".json",),
    "sarif": (".sarif", ".json"),
    "junit": (".xml",),
    "md": (".md", ".markdown"),
}
"""The same of what `ucj check` found."""

PLAN = {"yaml": (".yaml", ".yml")}
SCHEMA = {"json": (".json",)}

SPEAKING = (
    *(".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".xml", ".sarif", ".txt", ".md", ".markdown"),
    *(".html", ".htm", ".xlsx", ".xls", ".ods", ".doc", ".docx", ".odt", ".pdf"),
    *(".pptx", ".png", ".jpg", ".svg", ".parquet", ".zip", ".gz"),
)
"""Endings that say what a file holds. Any other, such as that of ``answer.tmp``, says nothing."""


def form_of(file: Path | None, asked: Kind | None, forms: Mapping[Kind, tuple[str, ...]]) -> Kind:
    """Return the form of *forms* in which *file* is written; None is standard output.

    Raises:
        UsageError: the file's ending stands for none of them, or for another than was *asked* for.
    """
    ending = file.suffix.lower() if file else ""
    if asked is not None:
        if ending in SPEAKING and ending not in forms[asked]:
            raise UsageError("ending_contradicts", file=file, form=asked, allowed=", ".join(forms[asked]))
        return asked
    if ending in SPEAKING:
        for form, endings in forms.items():
            if ending in endings:
                return form
        allowed = ", ".join(dict.fromkeys(ending for endings in forms.values() for ending in endings))
        raise UsageError("ending_of_no_form", file=file, allowed=allowed)
    return next(iter(forms))
