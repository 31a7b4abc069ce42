"""What several screens and the report share: tables from lists of figures, shortfalls, funds, and remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ucj_cli.answers.gap import TagTotal
from ucj_cli.render.page import Column, Fact, Remark, Row, Table, has_sign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from ucj_cli.answers.base import Note, Payer
    from ucj_cli.answers.gap import TagSum
    from ucj_cli.i18n import Locale
    from ucj_cli.render.page import Sign, Tone

SHORT = ("fund_short", "afford_short", "afford_drops")
"""Notes that say that money is missing."""

PRICE_ASSUMED = "°"
"""Marks a price that rests on rates of the plan, and money that does; a note says so."""


class Field(NamedTuple):
    """A column of a table, as `Column` has it, and how its cells are made of a record; in the sum only if `summed`."""

    key: str
    value: Callable[[Any, Locale], str]
    number: bool = True
    droppable: int = 0
    summed: bool = False
    drawn: bool = False


def columns_of(fields: Sequence[Field], locale: Locale, **facts: object) -> tuple[Column, ...]:
    """Return the columns of a table, their heads with *facts*."""
    return tuple(
        Column(locale.text(f"column.{field.key}", **facts), field.number, field.droppable, field.drawn)
        for field in fields
    )


def row_of(fields: Sequence[Field], record: object, locale: Locale, tone: Tone = "plain") -> Row:
    """Return the line of one record."""
    return Row(tuple(field.value(record, locale) for field in fields), 0, tone)


def sum_of(fields: Sequence[Field], name: str, total: object, locale: Locale) -> Row:
    """Return the last line, called *name*: what can be summed, of the record *total*."""
    cells = (field.value(total, locale) if field.summed else "" for field in fields[1:])
    return Row((name, *cells), 0, "strong")


def or_unknown(rupiah: int | None, locale: Locale) -> str:
    """Write money, or that nobody knows how much."""
    return locale.text("unknown") if rupiah is None else locale.rupiah(rupiah)


def at_least(rupiah: int | None, locale: Locale, *, more: bool) -> str:
    """Write money as far as it is known, with a question mark where there is *more* that nobody knows."""
    return f"{or_unknown(rupiah, locale)}{'+?' if more and rupiah is not None else ''}"


def signed(value: int | Decimal, locale: Locale) -> str:
    """Write a difference with its sign."""
    return f"+{locale.number(value)}" if value > 0 else locale.number(value)


def money_fact(rupiah: int, label: str, locale: Locale, detail: str = "", tone: Tone = "plain") -> Fact:
    """State an amount, also in short."""
    return Fact(locale.rupiah(rupiah), label, detail, tone, locale.short_rupiah(rupiah))


class Shortfall(NamedTuple):
    """What funds or regions lack: the sum of what is known in rupiah, and of how many nobody knows."""

    known: int
    unknown: int

    @classmethod
    def of_funds(cls, payers: Iterable[Payer]) -> Shortfall:
        """Add up what the funds among *payers* lack that have to pay."""
        amounts = [payer.shortfall for payer in payers if payer.is_fund and payer.need]
        return cls(sum(amount or 0 for amount in amounts), amounts.count(None))

    def cell(self, locale: Locale) -> str:
        """Write it for a table: a question mark for what is unknown."""
        if not self.unknown:
            return locale.number(self.known)
        return f"{locale.number(self.known)}+?" if self.known else "?"

    def rupiah(self, locale: Locale) -> str:
        """Write it as money: with a question mark where it is more by what is unknown."""
        return at_least(self._told, locale, more=self.unknown > 0)

    def figure(self, locale: Locale) -> str:
        """Write it for a fact; what is unknown beside something known is left to the label."""
        return or_unknown(self._told, locale)

    @property
    def _told(self) -> int | None:
        """What there is to tell: 0 is nothing known where anything is unknown."""
        return None if self.unknown and not self.known else self.known


MONEY_SIGNS: tuple[Sign, ...] = ("?", "+?")


def sign_remarks(locale: Locale, *signs: Sign) -> Iterator[Remark]:
    """Yield what *signs* mean, to stand under the tables that have them."""
    for sign in signs:
        yield Remark(locale.text("label.know"), locale.text(f"sign.{sign}"), sign=sign)


def signs_note(rows: Sequence[Row], locale: Locale, *signs: Sign) -> str:
    """Say under a table what *signs* mean, by default those of money, as far as it has them."""
    return " ".join(locale.text(f"sign.{sign}") for sign in signs or MONEY_SIGNS if has_sign(rows, sign))


def money_columns(first: str, locale: Locale) -> tuple[Column, ...]:
    """Return the columns of what funds need, have and lack, after the one whose heading is the text *first*."""
    heads = (first, "compare.need", "column.ceiling", "column.shortfall")
    return tuple(Column(locale.text(head), number=i > 0) for i, head in enumerate(heads))


def funds_table(payers: Sequence[Payer], names: Mapping[str, str], year: int, locale: Locale) -> list[Table]:
    """Tell what each fund needs, has, lacks and, where that is known of one, spent; no table without a fund."""
    spent = Field("was_spent", _spent, droppable=1)
    fields = (
        Field("fund", lambda payer, _: names.get(payer.id, payer.id), number=False),
        Field("need", lambda payer, locale: locale.rupiah(payer.need), droppable=2),
        Field("ceiling", lambda payer, locale: or_unknown(payer.ceiling, locale)),
        Field("shortfall", lambda payer, locale: Shortfall.of_funds([payer]).rupiah(locale)),
        *([spent] if any(payer.spent is not None for payer in payers) else ()),
    )
    rows = [row_of(fields, payer, locale, "bad" if payer.shortfall else "plain") for payer in payers if payer.is_fund]
    return [Table(columns_of(fields, locale, year=year), tuple(rows))] if rows else []


def _spent(payer: Payer, locale: Locale) -> str:
    return "" if payer.spent is None else locale.rupiah(payer.spent)


TAG_PEOPLE = (
    Field("workers", lambda found, locale: locale.people(found.workers), droppable=1),
    Field("insured", lambda found, locale: locale.people(found.participants), droppable=2),
)
"""Who there is under a tag, in a year."""
TAG_MONEY = (
    Field("new", lambda found, locale: locale.people(found.new)),
    Field("public", lambda found, locale: locale.number(found.budget.public)),
    Field("all_payers", lambda found, locale: locale.number(found.budget.total)),
)
"""Who is to be enrolled under a tag, and what it costs."""


def tag_table(sums: Sequence[TagSum] | Sequence[TagTotal], locale: Locale, title: str = "") -> list[Table]:
    """Tell the people and the money by the tag that was asked for; no table where none was."""
    if not sums:
        return []
    over_years = isinstance(sums[0], TagTotal)
    fields = TAG_MONEY if over_years else (*TAG_PEOPLE, *TAG_MONEY)
    columns = (Column(sums[0].tag, number=False), *columns_of(fields, locale))
    rows = (Row((tag_value(found, locale), *row_of(fields, found, locale).cells)) for found in sums)
    return [Table(columns, tuple(rows), title)]


def tag_value(found: TagSum | TagTotal, locale: Locale) -> str:
    """Return the value of the tag, or say that the groups do not have it."""
    return locale.text("tag.without", tag=found.tag) if found.value is None else found.value


def public_money(rupiah: int, locale: Locale, *, price_assumed: bool) -> str:
    """Write public money, with a sign where its price rests on rates that the plan assumes."""
    return f"{locale.number(rupiah)}{PRICE_ASSUMED if rupiah and price_assumed else ''}"


def marked(name: str, status: str) -> str:
    """Mark a name where its figures are assumed."""
    return f"{name} *" if status == "assumed" else name


def remark(note: Note, locale: Locale) -> Remark:
    """Label a note by what it says."""
    if note.code in SHORT:
        return Remark(locale.text("label.short"), note.text, "bad")
    return Remark(locale.text("label.know"), note.text)


def remarks(notes: Iterable[Note], locale: Locale) -> tuple[Remark, ...]:
    """Label all notes, in their order."""
    return tuple(remark(note, locale) for note in notes)
