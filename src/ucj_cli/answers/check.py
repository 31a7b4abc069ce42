"""The answer of ``ucj check``: what is unsound, file by file."""

from collections.abc import Callable
from typing import Annotated

from pydantic import PlainSerializer

from ucj_cli.answers.base import Answer, Record, Rows
from ucj_cli.i18n.visible import valid
from ucj_cli.vocabulary import Severity


class FoundInFile(Record):
    """One finding: its place (lines and columns count from 1), the value it speaks of, and what to do about it."""

    code: str
    rule: str
    severity: Severity
    line: int
    column: int
    end_line: int
    end_column: int
    path: str
    message: str
    hint: str | None


class CheckedFile(Record):
    """A file, and what was found in it: errors first, then warnings, then information, each in the file's order."""

    path: Annotated[str, PlainSerializer(valid, return_type=str, when_used="json")]
    findings: tuple[FoundInFile, ...]


class Summary(Record):
    """How many errors and warnings there are in all files."""

    errors: int
    warnings: int


class Check(Answer):
    """What `ucj check` found."""

    files: tuple[CheckedFile, ...]
    summary: Summary

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """One row a finding."""
        return {
            "findings": lambda: [
                {"file": file.path, **found.model_dump()} for file in self.files for found in file.findings
            ]
        }
