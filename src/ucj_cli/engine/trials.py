"""What a sweep tries: listed values, a list of cases and random draws, each combined with each of the others."""

from __future__ import annotations

import random
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor, prod, sqrt
from typing import TYPE_CHECKING, TypeVar, overload

from ucj_cli.answers.base import as_json
from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.plan_file.numbers import number_at, place_at, with_numbers
from ucj_cli.plan_file.uncertain import Uncertain
from ucj_cli.yamldoc.findings import PlanError
from ucj_cli.yamldoc.values import parse_scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ucj_cli.plan_file.model import Plan
    from ucj_cli.plan_file.numbers import Number, Place

Item = TypeVar("Item")
Settings = dict[str, object]
"""Values of inputs by their path."""

ENDS = Decimal(2)
"""So many standard deviations from the likely value the ends of a normal range lie: 95 of 100 values are between."""

SMALLEST = 2.0**-54
"""Stands for 0 where a normal range has no value for it."""


class Range:
    """An input between its ends: *number* says which numbers the plan takes there."""

    def __init__(self, path: str, spread: Uncertain, number: Number) -> None:
        self.path = path
        self.number = number
        self.shape = spread.spread
        self.low, self.high = spread.low, spread.high
        self.likely = spread.middle if spread.likely is None else spread.likely

    @property
    def ends(self) -> list[int | Decimal]:
        """The lowest and the highest value that are tried alone."""
        return [self.number.nearest(self.low), self.number.nearest(self.high)]

    def at(self, part: float) -> int | Decimal:
        """Return the value of which the share *part* of all values, from 0 to 1, lies below."""
        low, high, likely = float(self.low), float(self.high), float(self.likely)
        if self.shape == "normal":
            from statistics import NormalDist

            found = likely
            if high > low:
                found = NormalDist(likely, (high - low) / 2 / float(ENDS)).inv_cdf(max(part, SMALLEST))
        elif self.shape == "uniform" and self.number.whole:
            found = low + floor(part * (high - low + 1))  # as often each of them, the ends among them
        elif self.shape == "uniform" or high == low:
            found = low + (high - low) * part
        elif part * (high - low) < likely - low:
            found = low + sqrt(part * (high - low) * (likely - low))
        else:
            found = high - sqrt((1 - part) * (high - low) * (high - likely))
        return self.number.nearest(found)


class OnDemand(Sequence[Item]):
    """Items that are made when their turn comes: none of them is held."""

    @abstractmethod
    def made(self, number: int) -> Item:
        """Make the item of a number from 0 on."""

    @overload
    def __getitem__(self, number: int) -> Item: ...
    @overload
    def __getitem__(self, number: slice) -> list[Item]: ...
    def __getitem__(self, number: int | slice) -> Item | list[Item]:
        """Return the item of a number, or those of several."""
        if isinstance(number, slice):
            return [self.made(each) for each in range(*number.indices(len(self)))]
        if not 0 <= number < len(self):
            raise IndexError(number)
        return self.made(number)


@dataclass(frozen=True)
class Draws(OnDemand[Settings]):
    """So many random draws of *ranges*. A draw depends on the seed, its number and the path, and on nothing else."""

    ranges: tuple[Range, ...]
    times: int
    seed: int

    def __len__(self) -> int:
        """Count the draws."""
        return self.times

    def made(self, number: int) -> Settings:
        """Make the draw of a number."""
        return {each.path: each.at(_chance(self.seed, number, each.path)) for each in self.ranges}


def _chance(seed: int, number: int, path: str) -> float:
    return random.Random(f"{seed}:{number}:{path}").random()  # noqa: S311 - no secret: the same seed, the same draws


@dataclass(frozen=True)
class Trials(OnDemand[Settings]):
    """Each of the first of *parts* with each of the others, the last changing fastest; none is held before its turn."""

    parts: tuple[Sequence[Settings], ...]

    def __len__(self) -> int:
        """Count the combinations."""
        return prod(map(len, self.parts))

    def made(self, number: int) -> Settings:
        """Make the combination of a number."""
        found: list[Settings] = []
        for part in reversed(self.parts):
            number, place = divmod(number, len(part))
            found.append(part[place])
        return {path: value for settings in reversed(found) for path, value in settings.items()}


def kinds_of(trials: Trials) -> dict[str, type]:
    """Return the kind of each input's values: int, float, or str where they are no numbers, or not all of them."""
    kinds: dict[str, type] = {}
    for part in trials.parts:
        if isinstance(part, Draws):
            kinds |= {each.path: int if each.number.whole else float for each in part.ranges}
            continue
        for settings in part:
            for path, value in settings.items():
                kind = kinds.setdefault(path, int)
                if isinstance(value, (float, Decimal)) and kind is int:
                    kinds[path] = float
                elif value is not None and (isinstance(value, bool) or not isinstance(value, (int, float, Decimal))):
                    kinds[path] = str
    return kinds


def range_of(plan: Plan, path: str, text: str) -> Range:
    """Read how an input is spread: ``uniform:LOW:HIGH``, ``triangular:LOW:LIKELY:HIGH`` or ``normal:MEAN:DEVIATION``.

    Raises:
        UsageError: it is written otherwise, the path leads to no number, or the plan does not take such numbers there.
    """
    shape, *texts = text.split(":")
    number = _number_at(plan, path)
    wrong = UsageError("spread_needed", value=quoted(f"{path}={text}"))
    try:
        told = [Decimal(found) for each in texts if isinstance(found := parse_scalar(each), (int, Decimal))]
    except ValueError:
        raise wrong from None
    match shape, told:
        case "uniform", [low, high]:
            spread = Uncertain(low=low, high=high)
        case "triangular", [low, likely, high]:
            spread = Uncertain(low=low, likely=likely, high=high, shape="triangular")
        case "normal", [mean, deviation]:
            low, high = mean - ENDS * deviation, mean + ENDS * deviation
            spread = Uncertain(low=low, high=high, shape="normal")
        case _:
            raise wrong
    order = [spread.low, *([] if spread.likely is None else [spread.likely]), spread.high]
    if order != sorted(order) or len(texts) != len(told):
        raise wrong
    for value, written in zip(told[:1] if shape == "normal" else told, texts, strict=False):
        if refusal := number.refusal(value, written):
            raise refusal
    return Range(path, spread, number)


def _number_at(plan: Plan, path: str) -> Number:
    number = number_at(plan.document, path)
    if number is None:
        raise UsageError("spread_of_no_number", path=quoted(path))
    return number


def ranges_of(plan: Plan, spread: Mapping[str, str], listed: Iterable[str]) -> tuple[Range, ...]:
    """Return what is uncertain: as *spread* says, and the plan of all paths that are not *listed* elsewhere.

    What is set for this run is not uncertain any more.
    """
    told = {path: range_of(plan, path, text) for path, text in spread.items()}
    known = {*listed, *told, *(setting.partition("=")[0] for setting in plan.source.settings)}
    own = (
        Range(path, each, _number_at(plan, path))
        for path, each in plan.uncertain.items()
        if not any(path == one or path.startswith(f"{one}.") for one in known)
    )
    return (*told.values(), *own)


def sure(plan: Plan) -> Plan:
    """Return *plan* without what is uncertain: no road asks for it, so it need not be tried again and again."""
    return plan.replace({"uncertain": None}) if plan.uncertain else plan


def places_of(plan: Plan, paths: Iterable[str]) -> dict[str, Place]:
    """Return where those of *paths* stand that lead to numbers."""
    return {path: place for path in paths if (place := place_at(plan.document, path))}


def changed(plan: Plan, places: Mapping[str, Place], settings: Settings) -> Plan:
    """Return *plan* with the values of one combination; *places* says where those stand that are numbers.

    Raises:
        PlanError: it would not be valid with them; the error names them.
    """
    if numbered := with_numbers(plan, places, settings):
        return numbered
    try:
        return plan.replace(settings)
    except PlanError as error:
        if all(found.span.is_setting for found in error.findings):  # then it names the value itself
            raise
        raise error.of_values({path: as_json(value) for path, value in settings.items()}) from None
