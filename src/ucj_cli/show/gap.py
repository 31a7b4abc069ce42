"""The screen of ``ucj gap``: where are we, what is asked, who is missing, what must be found, what is it short of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.show.funds import funds_table
from ucj_cli.show.page import Column, Fact, Page, Remark, Row, Segment, Table
from ucj_cli.show.remarks import SHORT, remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.gap import Gap, GapGroup
    from ucj_cli.language import Language
    from ucj_cli.show.page import Tone

SAID_ABOVE = ("target_interpolated", "target_carried", "target_current")
"""Notes that the head of the page says already."""


SPARE = ("workers", "insured", "person")
"""Columns that a narrow terminal leaves out, in this order."""


def page(answer: Gap, lang: Language) -> Page:
    """The gap as a page."""
    return Page(
        title=f"{answer.region.name if answer.region else ''}, {answer.year}",
        aside=lang.say("gap.as_of", day=answer.as_of),
        facts=tuple(_facts(answer, lang)),
        bar=tuple(_bar(answer, lang)),
        tables=tuple(_tables(answer, lang)),
        remarks=tuple(_remarks(answer, lang)),
    )


def _facts(answer: Gap, lang: Language) -> Iterator[Fact]:
    people = {"participants": answer.participants, "workforce": answer.workforce, "year": answer.year}
    covered = lang.say("gap.covered.detail", **people)
    if answer.coverage_percent != answer.coverage_in_year_percent:
        covered = lang.say("gap.covered.other_year", percent=answer.coverage_in_year_percent, **people)
    yield Fact(lang.percent(answer.coverage_percent), lang.say("gap.covered"), covered, "good")
    yield Fact(
        lang.percent(answer.target_percent),
        lang.say("gap.target", year=answer.year),
        lang.say("gap.target.detail", needed=answer.participants_needed, origin=origin(answer, lang)),
    )
    if answer.achievement_percent is None:
        detail = lang.say("gap.no_target")
    else:
        side = "gap.reached" if answer.gap_points >= 0 else "gap.passed"
        detail = lang.say(side, points=abs(answer.gap_points), achievement=answer.achievement_percent)
    yield Fact(lang.people(answer.gap), lang.say("gap.missing"), detail, "todo" if answer.gap else "good")
    yield Fact(lang.people(answer.gap_to_full), lang.say("gap.to_full"), lang.say("gap.to_full.detail"), "quiet")


def origin(answer: Gap, lang: Language) -> str:
    """Where the target comes from, with the given years around it."""
    between: dict[str, object] = {f"year{i}": year for i, (year, _) in enumerate(answer.waypoints)}
    between |= {f"percent{i}": percent for i, (_, percent) in enumerate(answer.waypoints)}
    return lang.say(f"origin.{answer.target_basis}", **between)


def _bar(answer: Gap, lang: Language) -> Iterator[Segment]:
    covered = min(answer.participants, answer.workforce)
    beyond = answer.workforce - covered - answer.gap
    yield Segment(covered, lang.say("bar.covered", people=answer.participants), "█", "good")
    yield Segment(answer.gap, lang.say("bar.missing", people=answer.gap), "▓", "todo")
    yield Segment(beyond, lang.say("bar.beyond", people=beyond), "░", "quiet")


def _tables(answer: Gap, lang: Language) -> Iterator[Table]:
    heads = ("group", "workers", "insured", "new", "person", "budget")
    yield Table(_columns(heads, answer.year, lang), tuple(_purses(answer, lang)))
    yield from funds_table(answer.payers, answer.payer_names, answer.year, lang)


def _columns(heads: tuple[str, ...], year: int, lang: Language) -> tuple[Column, ...]:
    return tuple(
        Column(lang.say(f"column.{head}", year=year), number=i > 0, spare=head in SPARE) for i, head in enumerate(heads)
    )


def _purses(answer: Gap, lang: Language) -> Iterator[Row]:
    """The groups under who pays for them: public money first, and no total over different purses."""
    if any(payer.kind == "public" for payer in answer.payers):
        yield _heading(lang.say("purse.public"), lang.number(answer.budget.public), "strong")
    for payer in sorted(answer.payers, key=lambda payer: payer.kind != "public"):
        if payer.need or payer.kind not in ("public", "donor"):
            level = 1 if payer.kind == "public" else 0
            yield _heading(_payer_name(answer, payer.id), lang.number(payer.need), "strong", level)
            yield from _groups_of(answer, payer.id, level + 1, lang)
    elsewhere = [group for group in answer.groups if not group.shares]
    if elsewhere:
        yield _heading(lang.say("payer.elsewhere"), "", "strong")
        for group in elsewhere:
            yield Row((*_people(group, lang), "", ""), 1)


def _groups_of(answer: Gap, payer: str, level: int, lang: Language) -> Iterator[Row]:
    for group in answer.groups:
        if payer in group.shares:
            person, total = group.shares[payer]
            people = _people(group, lang) if payer == group.paid_by else (_marked(group), "", "", "")
            yield Row((*people, lang.number(person), lang.number(total)), level)


def _heading(name: str, total: str, tone: Tone, level: int = 0) -> Row:
    return Row((name, "", "", "", "", total), level, tone)


def _people(group: GapGroup, lang: Language) -> tuple[str, str, str, str]:
    return _marked(group), lang.people(group.workers), lang.people(group.participants), lang.people(group.new)


def _marked(group: GapGroup) -> str:
    return f"{group.name} *" if group.status == "assumed" else group.name


def _payer_name(answer: Gap, payer: str) -> str:
    return answer.payer_names.get(payer, payer)


def _remarks(answer: Gap, lang: Language) -> Iterator[Remark]:
    for note in answer.notes:
        if note.code in SHORT:
            yield remark(note, lang)
    names = [(group.new, group.names_to_propose) for group in answer.groups if group.names_to_propose]
    if names:
        people, proposed = sum(new for new, _ in names), sum(count or 0 for _, count in names)
        yield Remark(lang.say("label.propose"), lang.say("gap.propose", people=people, names=proposed))
    for note in answer.notes:
        if note.code not in ("basis", *SHORT, *SAID_ABOVE):
            yield remark(note, lang)
    for note in answer.notes:
        if note.code == "basis":
            yield Remark(lang.say("label.sources"), note.text, "quiet")
