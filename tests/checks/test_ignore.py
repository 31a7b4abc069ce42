"""``# ucj: ignore[UCJ301] why``: what its line has of that code is not told, and an ignore of nothing is."""

from __future__ import annotations

import pytest

from tests.checks.looking import SOUND, codes, look, with_sections

NO_SOURCE = "targets: {percent: {2025: 41, 2045: 100}}"  # UCJ301, and for information UCJ206 and UCJ306
FALLING = "targets: {percent: {2025: 41, 2026: 20, 2045: 100}}"  # UCJ201, UCJ202, UCJ301


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
        ("# ucj: ignore", "UCJ301"),
        ("# ignore[UCJ301]", "UCJ301"),
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


@pytest.mark.parametrize("line", ["before", "after"])
def test_an_ignore_holds_for_its_own_line_only(line: str) -> None:
    ignore = "# ucj: ignore[UCJ301] elsewhere"
    section = f"{ignore}\n{NO_SOURCE}" if line == "before" else f"{NO_SOURCE}\n{ignore}"
    assert told(section, "UCJ301", "UCJ090") == ["UCJ090", "UCJ301"]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_an_unused_ignore_is_pointed_at(end: str) -> None:
    line = 'region: {name: "Kota 🚲", code: "35.73"}  # ucj: ignore[UCJ101] no more'
    text = end.join([line, *SOUND.splitlines()[1:]]) + end
    found = [f for f in look(text).findings if f.code == "UCJ090"]
    start = line.index("# ucj") + 1
    assert [f.span.start for f in found] == [(1, start)]
    assert found[0].facts == {"code": "UCJ101"}
    ignored = line[start - 1 : found[0].span.end_column - 1]
    assert ignored.startswith("# ucj: ignore[")
    assert "UCJ101" in ignored
    assert found[0].span.end_column <= len(line) + 1


def test_an_error_of_reading_can_be_ignored_too() -> None:
    text = with_sections(
        "coverage: {date: 2025-09-09, percent: 32.3, sorce: BPJS}  # ucj: ignore[UCJ010] an old tool\n"
    )
    assert "UCJ010" not in codes(text)


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
