"""What a plan may say, what it means where it says nothing, and what one word of it is worth."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.plan_file.places import with_sections
from ucj_cli.i18n import CODES, get_locale
from ucj_cli.plan_file.claims import CLAIMS
from ucj_cli.plan_file.fields import localized
from ucj_cli.plan_file.load import load_plan
from ucj_cli.plan_file.model import SECTIONS
from ucj_cli.yamldoc.proposals import suggest_number
from ucj_cli.yamldoc.values import AmbiguousError, TooManyDigitsError, parse_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from tests.conftest import WritePlan
    from ucj_cli.i18n import Code
    from ucj_cli.plan_file.group import Group

WHOLE = Path(__file__).with_name("whole.yaml")


# What holds where a plan says nothing


def test_the_smallest_plan_means_no_more_than_it_says(write_plan: WritePlan) -> None:
    plan = load_plan(write_plan())
    assert plan.model_dump() == {
        "extends": None,
        "region": {"name": "Kota Malang", "code": "35.73"},
        "workforce": {"size": {2025: 428_699}, "growth_percent": 0, "source": None, "status": "published"},
        "coverage": {
            "date": date(2025, 9, 9),
            "percent": Decimal("32.3"),
            "participants": None,
            "source": None,
            "status": "published",
        },
        "observed": {},
        "targets": {
            "percent": {2025: 41, 2045: 100},
            "participants": {},
            "path": "linear",
            "source": None,
            "status": "published",
        },
        "funds": {},
        "groups": (),
        "assumed_rates": (),
        "claims": (),
        "uncertain": {},
    }


DEFAULTS: dict[str, Any] = {
    "name": None,
    "participants": None,
    "segment": "bpu",
    "programmes": ("jkk", "jkm"),
    "payer": "self",
    "income": 0,
    "sector": "other",
    "planned": {},
    "priority": None,
    "pass_rate_percent": None,
    "lapse_percent": 0,
    "source": None,
    "status": "published",
}
PU_DEFAULTS = DEFAULTS | {"segment": "pu", "payer": "employer", "risk_class": 1, "labour_intensive": False}


@pytest.mark.parametrize(
    ("group", "defaults"),
    [
        pytest.param("{id: a, workers: rest}", DEFAULTS, id="own-account workers"),
        pytest.param("{id: a, workers: rest, segment: pu, wage: 1}", PU_DEFAULTS, id="wage earners"),
    ],
)
def test_a_group_of_which_little_is_said_has_the_defaults(
    write_plan: WritePlan, group: str, defaults: dict[str, Any]
) -> None:
    [found] = load_plan(write_plan(with_sections(f"groups: [{group}]"))).groups
    assert {key: getattr(found, key) for key in defaults} == defaults
    assert (found.months.first, found.months.last) == (1, 12)


@pytest.mark.parametrize(("months", "span"), [("{from: 4}", (4, 12)), ("{to: 6}", (1, 6)), ("{}", (1, 12))])
def test_months_begin_in_january_and_end_in_december(write_plan: WritePlan, months: str, span: tuple[int, int]) -> None:
    [group] = load_plan(write_plan(with_sections(f"groups: [{{id: a, workers: rest, months: {months}}}]"))).groups
    assert (group.months.first, group.months.last) == span


def test_a_fund_gets_no_discount_and_has_no_known_ceiling_unless_it_says_so(write_plan: WritePlan) -> None:
    fund = load_plan(write_plan(with_sections("funds: {csr: {kind: donor}}"))).funds["csr"]
    assert (fund.half_price, fund.ceiling, fund.name) == (False, {}, None)


def test_wage_earners_who_are_paid_for_elsewhere_need_no_wage(write_plan: WritePlan) -> None:
    text = with_sections("groups: [{id: a, workers: rest, segment: pu, paid_by: elsewhere}]")
    assert load_plan(write_plan(text)).groups[0].wage is None


# The whole plan: the names are the contract


def keys_by_section(data: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], set[str]]]:
    """The keys in use at each place of a plan; ``*`` stands for a fund's id or a group's number."""
    yield (), set(data)
    for section in ("region", "workforce", "coverage", "targets"):
        yield (section,), set(data[section])
    for fund in data["funds"].values():
        yield ("funds", "*"), set(fund)
    for group in data["groups"]:
        yield ("groups", "*"), set(group)
        yield ("groups", "*", "months"), set(group.get("months", ()))
        for change in group.get("changes", {}).values():
            yield ("groups", "*", "changes", "*"), set(change)
            yield ("groups", "*", "changes", "*", "months"), set(change.get("months", ()))
    for observation in data["observed"].values():
        yield ("observed", "*"), set(observation)
    for rate in data["assumed_rates"]:
        yield ("assumed_rates", "*"), set(rate)
        yield ("assumed_rates", "*", "conditions"), set(rate.get("conditions", ()))
    for spread in data["uncertain"].values():
        yield ("uncertain", "*"), set(spread)
    for claim in data["claims"]:
        yield ("claims", claim["kind"]), set(claim)


def test_the_whole_plan_is_accepted() -> None:
    plan = load_plan(WHOLE)
    assert [group.id for group in plan.groups] == ["ojol", "pabrik", "pasar", "asn", "mandiri"]
    assert list(plan.funds) == ["dbhcht", "csr"]
    assert [claim.kind for claim in plan.claims] == ["money", "coverage", "sum"]


def test_the_whole_plan_uses_every_key_that_there_is() -> None:
    used: dict[tuple[str, ...], set[str]] = {}
    for place, keys in keys_by_section(yaml.safe_load(WHOLE.read_text("utf-8"))):
        used.setdefault(place, set()).update(keys)
    models: dict[tuple[str | int, ...], type[BaseModel]] = {**SECTIONS}
    models |= {("claims", str(kind)): model for kind, model in CLAIMS.items()}
    known = {
        place: {field.alias or name for name, field in model.model_fields.items()} for place, model in models.items()
    }
    known[()].remove("extends")  # a whole plan extends nothing
    assert used == known


def ojol() -> Group:
    return load_plan(WHOLE).groups[0]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("workers", 7_711),
        ("participants", 0),
        ("segment", "bpu"),
        ("sector", "transport"),
        ("income", 1_000_000),
        ("programmes", ("jkk", "jkm")),
        ("paid_by", "dbhcht"),
        ("planned", {2025: 3_000}),
        ("priority", 1),
        ("pass_rate_percent", Decimal("34.88")),
        ("lapse_percent", Decimal("7.5")),
        ("source", "named in the report"),
        ("status", "assumed"),
    ],
)
def test_a_key_of_a_group_is_read_as_it_is_written(key: str, value: object) -> None:
    assert getattr(ojol(), key) == value


def test_growth_may_be_negative_and_have_decimals() -> None:
    assert load_plan(WHOLE).workforce.growth_percent == Decimal("-0.5")


def test_a_date_may_stand_in_quotes(write_plan: WritePlan) -> None:
    plan = load_plan(write_plan(with_sections("coverage: {date: '2025-09-09', percent: 32.3}")))
    assert plan.coverage.date == date(2025, 9, 9)


@pytest.mark.parametrize(
    ("name", "lang", "text"),
    [
        ({"id": "Ojek", "en": "Drivers"}, "id", "Ojek"),
        ({"id": "Ojek", "en": "Drivers"}, "en", "Drivers"),
        ({"id": "Ojek"}, "en", "Ojek"),
        ("Ojol", "id", "Ojol"),
        (None, "en", ""),
    ],
)
def test_a_name_is_told_in_the_language_asked_for_or_in_the_one_there_is(
    name: dict[Code, str] | str | None, lang: Code, text: str
) -> None:
    assert localized(name, get_locale(lang)) == text


def test_a_name_that_is_only_in_one_language_is_enough(write_plan: WritePlan) -> None:
    for code in CODES:
        text = with_sections(f"groups: [{{id: a, workers: rest, name: {{{code}: Ojek}}}}]")
        assert load_plan(write_plan(text)).groups[0].name == {code: "Ojek"}


# One word


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_a_whole_number_means_itself(number: int) -> None:
    for word in (f"{number}", f"{number:_}"):
        assert parse_scalar(word) == number
        assert type(parse_scalar(word)) is int


@given(st.integers(0, 10**15 - 1))
def test_a_plus_sign_changes_nothing(number: int) -> None:
    assert parse_scalar(f"+{number}") == number


@given(st.decimals(-(10**9), 10**9, allow_nan=False, places=5))
@example(Decimal("-0.00001"))
def test_a_fraction_means_itself_to_the_last_digit(number: Decimal) -> None:
    found = parse_scalar(f"{number:f}")
    assert type(found) is Decimal
    assert (found, str(found)) == (number, f"{number:f}")


@given(st.dates())
def test_a_date_means_itself(day: date) -> None:
    assert parse_scalar(day.isoformat()) == day


@given(st.from_regex(r"[+-]?[1-9](_?[0-9])*", fullmatch=True), st.integers(15, 5000))
def test_more_than_fifteen_digits_are_refused(start: str, more: int) -> None:
    with pytest.raises(TooManyDigitsError):
        parse_scalar(start + "7" * more)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-0", 0),
        ("52_000", 52_000),
        ("52.000", Decimal(52)),
        ("2025-02-30", "2025-02-30"),
        ("5.300.000.000", "5.300.000.000"),
        ("1,000", "1,000"),
        ("41%", "41%"),
        ("1.", "1."),
        (".5", ".5"),
        ("_5", "_5"),
        ("Infinity", "Infinity"),
        ("٣", "٣"),  # a digit, but not one of ours
        ("Yesterday", "Yesterday"),
    ],
)
def test_a_plain_word_has_one_meaning(word: str, value: object) -> None:
    found = parse_scalar(word)
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize(
    "word", ["010", "00", "-08", "0x1f", "0B1", "1:30", "1e3", "1.E+3", ".NAN", "-.inf", "Yes", "="]
)
def test_a_word_of_several_meanings_has_none(word: str) -> None:
    with pytest.raises(AmbiguousError):
        parse_scalar(word)


# The number that was meant


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("52.000", "52_000"),
        ("5.300.000.000", "5_300_000_000"),
        ("Rp 5.300.000.000", "5_300_000_000"),
        ("Rp5.300.000.000", "5_300_000_000"),
        ("Rp. 5.300.000.000,-", "5_300_000_000"),
        ("Rp5.300.000.000.-", "5_300_000_000"),
        ("Rp 5.300.000.000,–", "5_300_000_000"),
        ("428.699 pekerja", "428_699"),
        ("12 bulan", "12"),
        ("Rp3.736.101/bulan", "3_736_101"),
        ("4\uff128.699", "428_699"),
        ('"428.699"', "428_699"),
        ("'428699", "428699"),
        ("rp 16.800", "16_800"),
        ("IDR 1,000", "1_000"),
        ("1,000,000", "1_000_000"),
        ("428 699", "428_699"),
        ("41%", None),
        ("41", "41"),
        ("0", "0"),
        ("41,23", None),
        ("0.500", None),
        ("007", None),
        ("many", None),
        ("", None),
        ("Rp", None),
        ("5 miliar", None),
        ("1.2.3", None),
        ("12.34.567", None),
        ("5.300.000.000,50", None),
        ("1,000.50", None),
        ("1e3", None),
        ("12:30", None),
    ],
)
def test_a_whole_number_written_as_people_do_was_meant_so(written: str, right: str | None) -> None:
    assert suggest_number(written, whole=True) == right


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("41,23", "41.23"),
        ("41,23%", "41.23"),
        ("41.23 %", "41.23"),
        ("32,3", "32.3"),
        ("32,300", "32.300"),
        ("0,5", "0.5"),
        ("41%", "41"),
        ("  41  ", "41"),
        ("41", "41"),
        ("007", None),
        ("many", None),
        ("", None),
        ("%", None),
        ("1.2.3", None),
        ("1,2,3", None),
        ("1e3", None),
    ],
)
def test_a_percentage_written_as_people_do_was_meant_so(written: str, right: str | None) -> None:
    assert suggest_number(written, whole=False) == right


@given(st.integers(1, 10**15 - 1), st.sampled_from([".", ",", " "]), st.sampled_from(["", "Rp", "Rp ", "IDR "]))
def test_thousands_are_understood_whatever_divides_them(number: int, separator: str, currency: str) -> None:
    found = suggest_number(f"{currency}{number:,}".replace(",", separator), whole=True)
    assert found is not None
    assert parse_scalar(found) == number


@given(st.from_regex(r"(Rp ?)?[0-9]{1,4}([., ][0-9]{1,3}){0,3}( ?%)?", fullmatch=True), st.booleans())
@example("0.500", True)
@example("Rp 007", False)
def test_what_is_advised_is_a_number_that_a_plan_may_hold(written: str, whole: bool) -> None:  # noqa: FBT001 - a drawn one
    advice = suggest_number(written, whole=whole)
    if advice is not None:
        assert type(parse_scalar(advice)) in ((int,) if whole else (int, Decimal))
