"""Valid plans with random mistakes: an answer always, inside the file, and never a silent acceptance."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.looking import SOUND, is_inside, look, reported
from ucj_cli.checks.fix import mended
from ucj_cli.checks.rules import RULES
from ucj_cli.i18n import get_locale
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.yamldoc.document import Source
from ucj_cli.yamldoc.reader import read_nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.yamldoc.document import Node
    from ucj_cli.yamldoc.findings import Span

in_time = settings(deadline=timedelta(seconds=2))
pytestmark = pytest.mark.thorough

pytestmark = pytest.mark.slow


WHOLE = (
    SOUND
    + """\
funds:
  dbhcht: {name: {id: DBHCHT, en: Excise}, kind: public, ceiling: {2025: 5_300_000_000}, source: APBD}
  csr: {kind: donor, half_price: true}
groups:
  - id: ojol
    name: "Pengemudi 🚲"
    workers: 7_711
    participants: 10
    sector: transport
    income: 1_000_000
    programmes: [jkk, jkm]
    paid_by: dbhcht
    planned: {2025: 3_000, 2026: 4_000}
    priority: 1
    months: {from: 1, to: 12}
    pass_rate_percent: 34.88
    lapse_percent: 2
    source: BPS   # looked up
  - {id: upah, workers: 9_000, segment: pu, wage: 3_736_101, risk_class: 2, labour_intensive: true, source: BPS}
  - {id: lain, workers: rest, paid_by: csr, status: assumed}
claims:
  - {kind: money, people: 25_000, months: 12, contribution: 16_800, budget: 5_040_000_000, source: koran}
  - {kind: coverage, participants: 134_167, workers: 428_699, percent: 31.3, source: koran}
  - {kind: sum, parts: [3_000, 5_000, 17_000], total: 25_000, source: koran}
"""
)
"""Every key of a plan."""

PLANS = [SOUND, WHOLE, shipped_plan().read_text(encoding="utf-8")]


def test_the_plans_to_be_changed_have_no_error_of_reading() -> None:
    assert all(not [found for found in look(text).findings if found.code < "UCJ090"] for text in PLANS)


# Any change at all

CHARACTERS = st.sampled_from("\t \n-:,{}[]#&*!|>'\"%@`?0123456789._eE+~=<🚲é\u202e\x00\x1b\ufeff")
WORDS = st.sampled_from(
    "null true no 12:30 0x1F 1e3 .nan 2025-09-09 52.000 41,23% *a &a !!int <<: --- ... {} [] rest".split()
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A plan after a few changes of its lines and characters."""
    text = draw(st.sampled_from(PLANS))
    for _ in range(draw(st.integers(1, 4))):
        lines = text.split("\n")
        i, j = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        at = draw(st.integers(0, len(lines[i])))
        match draw(st.sampled_from("delete double swap insert replace cut word end".split())):
            case "delete":
                del lines[i]
            case "double":
                lines.insert(i, lines[j])
            case "swap":
                lines[i], lines[j] = lines[j], lines[i]
            case "insert":
                lines[i] = lines[i][:at] + draw(CHARACTERS) + lines[i][at:]
            case "replace":
                lines[i] = lines[i][:at] + draw(CHARACTERS) + lines[i][at + 1 :]
            case "cut":
                lines[i] = lines[i][:at]
            case "word":
                lines[i] = f"{lines[i].partition(':')[0]}: {draw(WORDS)}"
            case _:
                lines = lines[: i + 1]
        text = "\n".join(lines)
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@in_time
@given(mutated())
def test_a_changed_plan_is_answered_inside_its_file(text: str) -> None:
    checked = look(text)
    for found in checked.findings:
        assert is_inside(found, text), found
        assert found.code in RULES
        for lang in ("en", "id"):
            assert found.message(get_locale(lang))
    assert reported(text).summary.errors == sum(RULES[f.code].severity == "error" for f in checked.findings)
    mended(checked)


@in_time
@given(st.binary(max_size=200))
def test_any_bytes_are_answered(raw: bytes) -> None:
    assert look(raw).findings


# Changes that must never be accepted


class Place(NamedTuple):
    """A number of a plan, where it stands, and whether it may have decimals."""

    text: str
    span: Span
    decimals: bool


def numbers(text: str) -> Iterator[Place]:
    def below(node: Node, name: str) -> Iterator[Place]:
        if isinstance(node.value, (int, Decimal)) and not isinstance(node.value, bool):
            yield Place(text, node.span, "percent" in name or name in ("low", "likely", "high"))
        for step, child in node.children.items():
            yield from below(child, name if isinstance(step, int) else str(step))  # a year has its mapping's name

    yield from below(read_nodes(Source("plan.yaml", text.encode())).root, "")


def replaced(place: Place, new: str) -> str:
    lines = place.text.split("\n")
    line, start, _, end, _ = place.span
    lines[line - 1] = lines[line - 1][: start - 1] + new + lines[line - 1][end - 1 :]
    return "\n".join(lines)


NUMBERS = [place for text in PLANS for place in numbers(text)]
NOT_NUMBERS = st.one_of(
    st.sampled_from(
        ["true", "false", "banyak", '"12"', "'7'", "null", "", "[1]", "{a: 1}", "2025-09-09", "1e3", "010"]
    ),
    st.from_regex(r"\A[b-m][a-z]{3,9}\Z"),
)


def test_the_numbers_of_the_plans_are_found() -> None:
    assert len(NUMBERS) >= 80
    assert {place.decimals for place in NUMBERS} == {True, False}


@in_time
@given(st.sampled_from(NUMBERS), NOT_NUMBERS)
def test_what_is_no_number_is_never_accepted_as_one(place: Place, new: str) -> None:
    # Nothing in the place of a list's last number is a shorter list, whose sum then does not hold
    told = ("UCJ105",) if not new else ()
    errors = [found for found in look(replaced(place, new)).findings if found.code < "UCJ090" or found.code in told]
    assert errors
    assert min(found.span.line for found in errors) <= place.span.line


@in_time
@given(
    st.sampled_from([place for place in NUMBERS if not place.decimals]),
    st.decimals("0.1", "99999.999", places=3).filter(lambda number: number % 1 != 0),
)
def test_a_fraction_is_never_accepted_as_a_count(place: Place, new: Decimal) -> None:
    found = look(replaced(place, str(new))).findings
    assert (place.span.line, place.span.column) in [f.span.start for f in found if f.code == "UCJ012"]


MAPPINGS = [
    (text, number, line)
    for text in PLANS
    for number, line in enumerate(text.split("\n"))
    if "{" in line and not line.lstrip().startswith("#")
]
NAMES = st.from_regex(r"\A[a-z]{2,12}(_[a-z]{2,6})?\Z").filter(lambda name: name not in ("id", "en", "no", "on", "off"))


@in_time
@given(st.sampled_from(MAPPINGS), st.integers(0, 5), NAMES.map(lambda name: f"{name}_x"))
def test_an_unknown_key_is_never_accepted(mapping: tuple[str, int, str], nth: int, key: str) -> None:
    text, number, line = mapping
    places = [i for i, character in enumerate(line) if character == "{"]
    at = places[nth % len(places)] + 1
    lines = text.split("\n")
    lines[number] = f"{line[:at]}{key}: 1, {line[at:]}"
    found = [(f.span.line, f.span.column) for f in look("\n".join(lines)).findings if RULES[f.code].severity == "error"]
    assert (number + 1, at + 1) in found


@pytest.mark.parametrize("indent", ["", "  ", "    "])
@pytest.mark.parametrize("text", PLANS, ids=["sound", "whole", "shipped"])
def test_an_unknown_line_is_never_accepted(text: str, indent: str) -> None:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.startswith(indent) and line[len(indent) :][:1].isalpha():
            changed = "\n".join([*lines[:number], f"{indent}tidak_ada: 1", *lines[number:]])
            errors = [f.span.line for f in look(changed).findings if RULES[f.code].severity == "error"]
            assert number + 1 in errors, line
