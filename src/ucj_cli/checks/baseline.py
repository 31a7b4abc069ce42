"""What is new since a report was written: JSON or SARIF, as ``ucj check`` writes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ucj_cli.answers.check import Check
from ucj_cli.checks.formats import with_repository_paths
from ucj_cli.checks.formats.ci import fingerprinted
from ucj_cli.checks.formats.sarif import message_of, uri_of
from ucj_cli.checks.matching import Trace, without_known
from ucj_cli.checks.record import summary_of
from ucj_cli.checks.rules import READING
from ucj_cli.errors import UsageError
from ucj_cli.i18n.borrowed import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_baseline(file: Path) -> list[Trace]:
    """Return by what the findings of a report are known again.

    Raises:
        UsageError: *file* cannot be read, or is no report of ``ucj check`` in one of the two forms.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise UsageError("baseline_unread", file=file, reason=reason_of(error)) from error
    try:
        held = json.loads(raw)
        return [*(_of_sarif(held) if "runs" in held else _traces(Check.model_validate_json(raw)))]
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, ValidationError) as error:
        raise UsageError("baseline_unknown", file=file) from error


def since(answer: Check, known: list[Trace]) -> tuple[Check, int]:
    """Return *answer* with nothing but what is new, and how many findings were *known*.

    What keeps a plan from being read stays: else one that nobody could look at would seem sound.
    """
    traces = [*_traces(answer)]
    new = {*without_known(traces, known), *(i for i, trace in enumerate(traces) if trace.code in READING)}
    numbers = iter(range(len(traces)))
    files = tuple(
        file.model_copy(update={"findings": tuple(found for found in file.findings if next(numbers) in new)})
        for file in answer.files
    )
    summary = summary_of(found for file in files for found in file.findings)
    return answer.model_copy(update={"files": files, "summary": summary}), len(traces) - len(new)


def _traces(answer: Check) -> Iterator[Trace]:
    for path, found, fingerprint in fingerprinted(with_repository_paths(answer)):
        yield Trace(uri_of(path), found.code, fingerprint, message_of(found))


def _of_sarif(log: dict[str, Any]) -> Iterator[Trace]:
    for run in log["runs"]:
        if run["tool"]["driver"]["name"] == "ucj":
            for result in run["results"]:
                place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
                yield Trace(place, result["ruleId"], result["partialFingerprints"]["ucj/1"], result["message"]["text"])
