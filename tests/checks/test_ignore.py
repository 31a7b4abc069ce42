"""``# ucj: ignore[UCJ301] why``: what its line has of that code is not told, and an ignore of nothing is."""

from __future__ import annotations

import time

import pytest

from tests.checks.looking import SOUND, codes, look, with_sections

NO_SOURCE = "targets: {percent: {2025: 41, 2045: 100}}"  # UCJ301, and for information UCJ206 and UCJ306
FALLING = "targets: {percent: {2025: 41, 2026: 20, 2045: 100}}"  # UCJ201, UCJ202, UCJ301


MISTYPED = (
    "# ucj: ignore",
    "# ucj: ignore UCJ301",
    "# ucj: ignore(UCJ301)",
    "# ucj: ignore []",
    "# ucj: ignore[]",
    "# ucj: ignore [UCJ301]",
    "# ucj: ignore[UCJ301",
    "# ucj: ignore[figure-without-source]",
    "# ucj: ignored[UCJ301]",
    "# ucj: noqa UCJ301",
    "# UCJ: Ignore[UCJ301]",
    "# ucj ignore[UCJ301]",
    "# ucj-ignore UCJ301",
    "# ucj:disable=UCJ301",
    "# ucj: abaikan[UCJ301]",
    "# ignore[UCJ301]",
    "# noqa: UCJ301",
    "## ucj: ignore[UCJ301]",
    "#: ucj: ignore[UCJ301]",
    "# - ucj: ignore[UCJ301]",
    "# ucj : ignore[UCJ301]",
    "# ucj; ignore[UCJ301]",
    "# ucj\uff1a ignore[UCJ301]",
    "# ujc: ignore[UCJ301]",
    "# uci: ignore[UCJ301]",
    "# ucj: ignore[UCJ301],[UCJ302]",
    "# ucj: ignore[UCJ301] ucj: ignore[UCJ302]",
)


def told(section: str, *among: str) -> list[str]:
    """The codes of *among* that are found in a sound plan with this section, in order of the alphabet."""
    return sorted(code for code in codes(with_sections(section + "\n")) if code in among)


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("", "UCJ301"),
        ("# ucj: ignore[UCJ301] from the mayor's talk", ""),
        ("# ucj: ignore[UCJ301]", ""),
        ("#ucj:ignore[UCJ301]", ""),
        ("# the source follows  # ucj: ignore[UCJ301] soon", ""),
        ("# see the ucj documentation, and what UCJ301 means", "UCJ301"),
        ("# see ucj: ignore[UCJ301] for the way", "UCJ301"),
        ("# ucj: ignore[UCJ301] as UCJ302 says [1]", ""),
        *((mistyped, "UCJ090 UCJ301") for mistyped in MISTYPED),
        ("# ucj: ignore[UCJ302]", "UCJ090 UCJ301"),
        ("# ucj: ignore[UCJ999]", "UCJ090 UCJ301"),
        ("# ucj: ignore[UCJ301, UCJ302]", "UCJ090"),
        ("# ucj: ignore[UCJ301] a # ucj: ignore[UCJ302] b", "UCJ090"),
    ],
)
def test_an_ignore_holds_for_its_codes_alone(comment: str, left: str) -> None:
    assert told(f"{NO_SOURCE}  {comment}", "UCJ301", "UCJ090") == left.split()


def test_one_ignore_may_name_several_codes() -> None:
    assert told(FALLING, "UCJ201", "UCJ202", "UCJ301") == ["UCJ201", "UCJ202", "UCJ301"]
    assert told(f"{FALLING}  # ucj: ignore[UCJ201,UCJ202, UCJ301] looked at", "UCJ201", "UCJ202", "UCJ301") == []


LONG = """\
coverage: {{          {open}
    date: 2025-09-09,
    percent: 32.3,  {inner}
    participants: 140_000,  {other}
    source: "branch office of BPJS",
  }}  {close}
"""  # UCJ101 at the percent
IGNORE = "# ucj: ignore[UCJ101] both were published"


@pytest.mark.parametrize(
    ("place", "ignored"),
    [("open", True), ("inner", True), ("close", True), ("other", False)],
)
def test_an_ignore_outlives_a_formatter_that_puts_a_value_on_several_lines(place: str, *, ignored: bool) -> None:
    section = LONG.format(**dict.fromkeys(("open", "inner", "close", "other"), "") | {place: IGNORE})
    assert told(section, "UCJ101", "UCJ090") == ([] if ignored else ["UCJ090", "UCJ101"])


BLOCK = """\
{before}
coverage:  {key}
  {above}
  # published twice

  date: 2025-09-09  {date}
  percent: 32.3
  participants: 140_000
  source: BPJS  {last}
{after}
"""


@pytest.mark.parametrize(
    ("place", "code", "ignored"),
    [
        ("before", "UCJ101", True),
        ("key", "UCJ101", True),
        ("above", "UCJ101", False),  # it is about the date
        ("date", "UCJ101", False),
        ("last", "UCJ101", False),
        ("after", "UCJ101", False),
        ("above", "UCJ303", True),
        ("date", "UCJ303", True),
    ],
)
def test_an_ignore_holds_for_a_block_from_its_key_on(place: str, code: str, *, ignored: bool) -> None:
    comment = f"# ucj: ignore[{code}] why"
    section = BLOCK.format(**dict.fromkeys(("before", "key", "above", "date", "last", "after"), "") | {place: comment})
    if code == "UCJ303":
        section = section.replace("2025-09-09", "2022-09-09") + "workforce: {size: {2022: 428_699}, source: BPS}"
    assert told(section, code, "UCJ090") == ([] if ignored else sorted(["UCJ090", code]))


@pytest.mark.parametrize("above", ["{}\n", "{}\n# and another word\n\n", "# a word\n{}\n"])
def test_an_ignore_on_a_line_of_its_own_holds_for_the_next(above: str) -> None:
    assert told(above.format("# ucj: ignore[UCJ301] from the mayor's talk") + NO_SOURCE, "UCJ301", "UCJ090") == []
    below = f"{NO_SOURCE}\n{above.format('# ucj: ignore[UCJ301] elsewhere')}"
    assert told(below, "UCJ301", "UCJ090") == ["UCJ090", "UCJ301"]


def test_an_ignore_in_the_first_line_of_a_group_holds_for_the_group_alone() -> None:
    groups = "groups:\n  - id: a  # ucj: ignore[UCJ302] ours\n    workers: 5\n    status: assumed\n    source: BPS\n"
    section = groups + "  - id: b\n    workers: rest\n    status: assumed\n    source: BPS\n"
    assert told(section, "UCJ302", "UCJ090") == ["UCJ302"]
    before = section.replace("  # ucj: ignore[UCJ302] ours", "").replace(
        "groups:", "# ucj: ignore[UCJ302] ours\ngroups:"
    )
    assert told(before, "UCJ302", "UCJ090") == []


def test_many_ignores_and_values_are_looked_through_in_no_time() -> None:
    groups = "".join(
        f"  # ucj: ignore[UCJ302] ours\n  - {{id: g{n}, workers: 1, status: assumed, source: BPS}}\n"
        for n in range(1_000)
    )
    values = ", ".join(str(year) for year in range(20_000))
    wide = "\n".join(f"# ucj: ignore[UCJ301] {n}" for n in range(2_000))
    for text in (f"groups:\n{groups}  - {{id: rest, workers: rest, source: BPS}}\n", f"{wide}\nx: [{values}]\n"):
        begin = time.perf_counter()
        look(with_sections(text))
        assert time.perf_counter() - begin < 3  # it takes a tenth of that; before it took up to 24 s


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_an_unused_ignore_is_pointed_at(end: str) -> None:
    line = 'region: {name: "Kota 🚲", code: "35.73"}  # ucj: ignore[UCJ101] no more'
    text = end.join([line, *SOUND.splitlines()[1:]]) + end
    found = [f for f in look(text).findings if f.code == "UCJ090"]
    start = line.index("# ucj") + 1
    assert [f.span.start for f in found] == [(1, start)]
    assert found[0].facts["comment"] == "ignore[UCJ101]"
    ignored = line[start - 1 : found[0].span.end_column - 1]
    assert ignored.startswith("# ucj: ignore[")
    assert "UCJ101" in ignored
    assert found[0].span.end_column <= len(line) + 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("coverage: {date: 2025-09-09, percent: 32.3, sorce: BPJS}", "UCJ010"),
        ("coverage: {date: 2025-09-09, percent: 32.3, source: BPJS", "UCJ004"),
        ("workforce: {size: {2025: 428.699}, source: BPS}", "UCJ012"),
        ("groups: [{id: petani, workers: 5, source: BPS}]", "UCJ103"),
        ("extends: not-there.yaml", "UCJ026"),
    ],
)
def test_what_keeps_a_plan_from_being_read_is_never_ignored(line: str, code: str) -> None:
    found = codes(with_sections(f"{line}  # ucj: ignore[{code}] an old tool\n"))
    assert code in found
    assert "UCJ090" in found


# An ignore is unused only if its rule was tried


def test_an_ignore_of_a_rule_that_was_left_out_is_not_called_unused() -> None:
    text = with_sections(f"{NO_SOURCE}  # ucj: ignore[UCJ301] from the mayor's talk\n")
    assert codes(text, wanted=frozenset({"UCJ090", "UCJ101"})) == []


def test_an_ignore_is_not_called_unused_while_the_plan_cannot_be_read() -> None:
    text = with_sections(
        f"{NO_SOURCE}  # ucj: ignore[UCJ301] from the mayor's talk\n"
        "coverage: {date: 2025-09-09, percent: 32.3, sorce: BPJS}\n"
    )
    assert codes(text) == ["UCJ010"]


def test_words_in_quotes_are_no_comment() -> None:
    text = with_sections('coverage: {date: 2099-09-09, percent: 32.3, source: "see # ucj: ignore[UCJ304]"}\n')
    assert "UCJ304" in codes(text)
