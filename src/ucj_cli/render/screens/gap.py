"""The screen of ``ucj gap``: where are we, what is asked, who is missing, what must be found, what is it short of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.page import Column, Fact, Page, Remark, Row, Segment, Table
from ucj_cli.render.screens.parts import (
    PRICE_ASSUMED,
    SHORT,
    Field,
    columns_of,
    funds_table,
    marked,
    remark,
    row_of,
    tag_table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from ucj_cli.answers.base import Details
    from ucj_cli.answers.gap import Gap, GapGroup
    from ucj_cli.i18n import Locale
    from ucj_cli.render.page import Tone

SAID_ABOVE = ("target_interpolated", "target_carried", "target_current")
"""Notes that the head of the page says already."""
FULL = 100
DROPPABLE = {"workers": 1, "insured": 2, "person": 3}
"""Columns that a narrow terminal leaves out, in this order."""


def page(answer: Gap, locale: Locale, details: Details) -> Page:
    """Show the gap of a year: facts first, then groups and funds, then what to know."""
    return Page(
        title=f"{answer.region.name if answer.region else ''}, {answer.year}",
        subtitle=locale.text("gap.as_of", day=answer.as_of),
        facts=tuple(_facts(answer, locale, details)),
        bar=coverage_bar(answer, locale),
        tables=(
            groups_table(answer, locale, details),
            *segments_table(answer, locale),
            *tag_table(answer.by, locale),
            *funds_table(answer.payers, details.payer_names, answer.year, locale),
        ),
        remarks=tuple(_remarks(answer, locale)),
    )


def _facts(answer: Gap, locale: Locale, details: Details) -> Iterator[Fact]:
    yield coverage_fact(answer, locale, coverage_detail(answer, locale))
    yield Fact(
        locale.percent(answer.target_percent),
        locale.text("gap.target", year=answer.year),
        locale.text("gap.target.detail", needed=answer.participants_needed, origin=origin(answer, locale, details)),
    )
    yield missing_fact(answer, locale, locale.text("gap.missing"), missing_detail(answer, locale))
    yield Fact(
        locale.people(answer.gap_to_full), locale.text("gap.to_full"), locale.text("gap.to_full.detail"), "quiet"
    )


def coverage_fact(answer: Gap, locale: Locale, detail: str) -> Fact:
    """State the coverage."""
    return Fact(locale.percent(answer.coverage_percent), locale.text("gap.covered"), detail, "good")


def coverage_detail(answer: Gap, locale: Locale) -> str:
    """Say how many of how many workers are covered; in another year the same people are another percentage."""
    people = {"participants": answer.participants, "workforce": answer.workforce, "year": answer.year}
    if answer.coverage_percent != answer.coverage_in_year_percent:
        return locale.text("gap.covered.other_year", percent=answer.coverage_in_year_percent, **people)
    return locale.text("gap.covered.detail", **people)


def missing_fact(answer: Gap, locale: Locale, label: str, detail: str) -> Fact:
    """State how many people are to be enrolled: those missing to the target, or more where more are planned."""
    return Fact(locale.people(answer.new), label, detail, "todo" if answer.new else "good")


def missing_detail(answer: Gap, locale: Locale) -> str:
    """Say how far the coverage is from the target."""
    if answer.achievement_percent is None:
        return locale.text("gap.no_target")
    if answer.gap and answer.achievement_percent >= FULL:  # rounded up: whoever is still missing is not told as none
        return locale.text("gap.almost")
    side = "gap.reached" if answer.gap_points >= 0 else "gap.passed"
    return locale.text(side, points=abs(answer.gap_points), achievement=answer.achievement_percent)


def origin(answer: Gap, locale: Locale, details: Details) -> str:
    """Say where the target comes from, with the given years around it."""
    between: dict[str, object] = {f"year{i}": year for i, (year, _) in enumerate(details.waypoints)}
    between |= {f"percent{i}": percent for i, (_, percent) in enumerate(details.waypoints)}
    return locale.text(f"origin.{answer.target_basis}", **between)


def coverage_bar(answer: Gap, locale: Locale) -> tuple[Segment, ...]:
    """Divide the workforce into who is covered, who is to be enrolled, and who is beyond both."""
    covered = min(answer.participants, answer.workforce)
    beyond = answer.workforce - covered - answer.new
    return (
        Segment(covered, locale.text("bar.covered", people=answer.participants), "█", "good"),
        Segment(answer.new, locale.text("bar.missing", people=answer.new), "▓", "todo"),
        Segment(beyond, locale.text("bar.beyond", people=beyond), "░", "quiet"),
    )


def groups_table(answer: Gap, locale: Locale, details: Details) -> Table:
    """List the groups under who pays for them."""
    heads = ("group", "workers", "insured", "new", "person", "budget")
    columns = (
        Column(locale.text(f"column.{head}", year=answer.year), number=i > 0, droppable=DROPPABLE.get(head, 0))
        for i, head in enumerate(heads)
    )
    return Table(tuple(columns), tuple(_purses(answer, locale, details)))


def segments_table(answer: Gap, locale: Locale) -> list[Table]:
    """Tell wage earners and own-account workers apart; no table where the plan has only one of them."""
    fields = (
        Field("segment", lambda found, locale: locale.text(f"segment.{found.segment}"), number=False),
        Field("workers", lambda found, locale: locale.people(found.workers), droppable=1),
        Field("insured", lambda found, locale: locale.people(found.participants), droppable=2),
        Field("coverage", lambda found, locale: _share(found.coverage_percent, locale)),
        Field("new", lambda found, locale: locale.people(found.new)),
        Field("covered_after", lambda found, locale: _share(found.coverage_after_percent, locale)),
    )
    rows = tuple(row_of(fields, found, locale) for found in answer.segments)
    return [Table(columns_of(fields, locale), rows)] if len(rows) > 1 else []


def _share(percent: Decimal | None, locale: Locale) -> str:
    return "" if percent is None else locale.percent(percent)


def _purses(answer: Gap, locale: Locale, details: Details) -> Iterator[Row]:
    """List the groups under who pays for them: public money first, and no total over different purses."""
    if any(payer.kind == "public" for payer in answer.payers):
        yield _heading(locale.text("purse.public"), locale.number(answer.budget.public), "strong")
    for payer in sorted(answer.payers, key=lambda payer: payer.kind != "public"):
        if payer.need or not payer.is_fund:
            level = 1 if payer.kind == "public" else 0
            yield _heading(details.payer_names[payer.id], locale.number(payer.need), "strong", level)
            yield from _groups_of(answer, payer.id, level + 1, locale, details)
    elsewhere = [group for group in answer.groups if not group.cost_per_person]
    if elsewhere:
        yield _heading(locale.text("payer.elsewhere"), "", "strong")
        for group in elsewhere:
            yield Row((*_people(group, locale), "", ""), 1)


def _groups_of(answer: Gap, payer: str, level: int, locale: Locale, details: Details) -> Iterator[Row]:
    """List the groups of which *payer* bears a part, with that part: for one person, and for all people of the year."""
    for group in answer.groups:
        worker, new_worker = details.worker_shares[group.id]
        person = {group.paid_by: group.cost_per_person - worker, "worker": worker}.get(payer, 0)
        if person:
            people = (
                _people(group, locale) if payer == group.paid_by else (marked(group.name, group.status), "", "", "")
            )
            new_person = group.cost_per_new_person - new_worker if payer == group.paid_by else new_worker
            total = person * (group.budget.existing // group.cost_per_person)
            if new_person:
                total += new_person * (group.budget.new // group.cost_per_new_person)
            price = f"{locale.number(person)}{PRICE_ASSUMED if group.price_assumed else ''}"
            yield Row((*people, price, locale.number(total)), level)


def _heading(name: str, total: str, tone: Tone, level: int = 0) -> Row:
    return Row((name, "", "", "", "", total), level, tone)


def _people(group: GapGroup, locale: Locale) -> tuple[str, str, str, str]:
    return (
        marked(group.name, group.status),
        locale.people(group.workers),
        locale.people(group.participants),
        locale.people(group.new),
    )


def _remarks(answer: Gap, locale: Locale) -> Iterator[Remark]:
    for note in answer.notes:
        if note.code in SHORT:
            yield remark(note, locale)
    yield from names_remark(answer, locale)
    for note in answer.notes:
        if note.code not in ("basis", *SHORT, *SAID_ABOVE):
            yield remark(note, locale)
    for note in answer.notes:
        if note.code == "basis":
            yield Remark(locale.text("label.sources"), note.text, "quiet")


def names_remark(answer: Gap, locale: Locale) -> Iterator[Remark]:
    """Say how many names are to be proposed so that enough pass verification, where a pass rate is known."""
    names = [(group.new, group.names_to_propose) for group in answer.groups if group.names_to_propose]
    if names:
        people, proposed = sum(new for new, _ in names), sum(count or 0 for _, count in names)
        yield Remark(locale.text("label.propose"), locale.text("gap.propose", people=people, names=proposed))
