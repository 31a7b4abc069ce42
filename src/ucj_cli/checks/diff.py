"""What a change of plan files does: inputs, effects by year, and findings that are new or gone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from ucj_cli.answers.diff import Diff, DiffFinding, PlanDiff
from ucj_cli.checks.matching import Trace, without_known
from ucj_cli.checks.record import answer, latest_day
from ucj_cli.checks.runner import check_plan, unread
from ucj_cli.engine.diff import Effects, effects, is_same
from ucj_cli.engine.header import answer_header, locale_of, plan_file, region_of
from ucj_cli.errors import InPlanError, UcjError, UsageError
from ucj_cli.i18n.visible import visible
from ucj_cli.plan_file.arguments import plan_of, plans_of
from ucj_cli.plan_file.model import Plan
from ucj_cli.yamldoc.findings import PlanError

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from datetime import date

    from ucj_cli.answers.check import FoundInFile
    from ucj_cli.i18n import Code, Locale

    Plans = Plan | Sequence[Plan] | Mapping[str, Plan | PlanError]
    Side = Mapping[str, Plan | PlanError]


def diff(old: Plans, new: Plans, *, today: date | None = None, lang: Code = "en") -> Diff:
    """Find what *new* plans do to *old* ones: changed inputs, effects by year, and findings on the day *today*.

    Two plans are compared with each other, several of each side by their path without its revision, or by the names
    that a mapping gives them. In place of a plan may stand the error that says why it is not valid. Findings come in
    *lang*.

    Raises:
        UsageError: two plans of a side go by the same name, or *lang* is not a language of ucj.
        InPlanError: the road of one cannot be worked out.
    """
    before, after = _named(old), _named(new)
    if len(before) == len(after) == 1 and not isinstance(old, Mapping) and not isinstance(new, Mapping):
        before = dict(zip(after, before.values(), strict=True))
    day, locale = today or latest_day(), locale_of(lang)
    paths = tuple({_path(plan) for plan in side.values()} for side in (before, after))
    found: dict[str, PlanDiff | None] = {}
    errors: dict[str, UcjError] = {}
    for name in sorted(before | after, key=lambda name: PurePath(name).parts):
        try:
            found[name] = _plan(name, (before.get(name), after.get(name)), paths, day, locale)
        except UcjError as error:
            errors[name] = error
    if errors:
        raise InPlanError(errors)
    plans = tuple(each for each in found.values() if each is not None)
    return Diff(**answer_header("diff/1"), plans=plans, unchanged=len(found) - len(plans))


def _named(plans: Plans) -> dict[str, Plan | PlanError]:
    """Return the plans of a side by what they are matched by."""
    if isinstance(plans, Mapping):
        return {name: plan if isinstance(plan, PlanError) else plan_of(plan) for name, plan in plans.items()}
    named: dict[str, Plan | PlanError] = {}
    for plan in [plans] if isinstance(plans, Plan) else plans_of(plans):
        name = plan.source.path.removeprefix(f"{plan.source.revision}:")
        if name in named:
            raise UsageError("given_twice", option="diff", what=name)
        named[name] = plan
    return named


def _path(plan: Plan | PlanError) -> str:
    return plan.source.path if isinstance(plan, Plan) else plan.file


def _plan(
    name: str,
    sides: tuple[Plan | PlanError | None, Plan | PlanError | None],
    compared: Sequence[Container[str]],
    day: date,
    locale: Locale,
) -> PlanDiff | None:
    """Return what is not the same in the plan called *name*; None where everything is."""
    old, new = (plan if isinstance(plan, Plan) else None for plan in sides)
    if old and new and is_same(old, new):
        return None
    is_valid = not any(isinstance(plan, PlanError) for plan in sides)
    # Of a plan that is not valid nobody knows what else would be found in it: only what is wrong with it is told
    was, now = (
        _findings(plan, others, day, locale) if plan and (is_valid or isinstance(plan, PlanError)) else []
        for plan, others in zip(sides, compared, strict=True)
    )
    findings = (*_apart(now, was, "new"), *_apart(was, now, "gone"))
    inputs, years, total = effects(old, new) if is_valid else Effects()
    is_there = [plan is not None for plan in sides]
    if all(is_there) and not (inputs or years or findings):
        return None
    whose = new or old
    return PlanDiff(
        name=visible(name),
        change="changed" if all(is_there) else "added" if is_there[1] else "removed",
        old=plan_file(old.source) if old else None,
        new=plan_file(new.source) if new else None,
        region=region_of(whose) if whose else None,
        inputs=inputs,
        years=years,
        total=total,
        findings=findings,
    )


_Told = tuple[str, "FoundInFile"]


def _findings(plan: Plan | PlanError, compared: Container[str], day: date, locale: Locale) -> list[_Told]:
    """List what is found in a plan, with the file; what is of another of those *compared* is told of that one."""
    checked = unread(plan) if isinstance(plan, PlanError) else check_plan(plan, day)
    files = answer([checked], locale).files
    own = _path(plan)
    return [
        (file.path, found) for file in files if file.path == own or file.path not in compared for found in file.findings
    ]


def _apart(found: Sequence[_Told], other: Sequence[_Told], change: Literal["new", "gone"]) -> Iterator[DiffFinding]:
    """Yield those that the other side has not."""
    traces = [[Trace("", one.code, one.path, one.message) for _, one in side] for side in (found, other)]
    for i in without_known(*traces):
        file, one = found[i]
        yield DiffFinding(**one.model_dump(), change=change, file=visible(file))
