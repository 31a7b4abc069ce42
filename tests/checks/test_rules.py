"""Every rule: it finds its own wrong example and not its right one, says so in both languages, at the right place."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, get_args

import pytest

from tests.checks.looking import SOUND, codes, is_inside, look, reported, with_sections
from ucj_cli.checks.registry import as_code, explained, explained_plainly
from ucj_cli.checks.rules import RULES
from ucj_cli.i18n import CODES, Code, get_locale
from ucj_cli.plan_file.load import load_plan
from ucj_cli.vocabulary import Severity
from ucj_cli.yamldoc.findings import PlanError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ucj_cli.checks.registry import Rule

OF_A_FILE = {code: rule for code, rule in RULES.items() if code != "UCJ001"}
"""The rules that look into a file: UCJ001 is about one that cannot be opened."""


@pytest.fixture(autouse=True, scope="module")
def a_plan_to_extend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """`base.yaml` in the working directory, for the examples that extend it."""
    folder = tmp_path_factory.mktemp("base")
    (folder / "base.yaml").write_text(SOUND)
    with contextlib.chdir(folder):
        yield


def test_the_plan_that_examples_are_completed_with_is_sound() -> None:
    assert set(codes(SOUND)) <= {"UCJ206", "UCJ307"}  # for information: growth, and participants counted a year ago


@pytest.mark.parametrize("rule", OF_A_FILE.values(), ids=OF_A_FILE)
def test_the_wrong_example_is_found(rule: Rule) -> None:
    assert rule.code in codes(with_sections(rule.wrong))


@pytest.mark.parametrize("rule", OF_A_FILE.values(), ids=OF_A_FILE)
def test_the_right_example_is_not(rule: Rule) -> None:
    assert rule.code not in codes(with_sections(rule.right))


@pytest.mark.parametrize("rule", OF_A_FILE.values(), ids=OF_A_FILE)
def test_the_right_example_is_a_valid_plan(rule: Rule) -> None:
    assert not [code for code in codes(with_sections(rule.right)) if code < "UCJ090"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlanError) as raised:
        load_plan(tmp_path / "missing.yaml")
    assert [found.code for found in raised.value.findings] == ["UCJ001"]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@pytest.mark.parametrize("lang", CODES)
def test_a_rule_has_a_message_and_a_page_in_both_languages(rule: Rule, lang: Code) -> None:
    locale = get_locale(lang)
    assert locale.knows(rule.code)
    page = explained(rule, locale)
    assert rule.code in page
    assert as_code(rule.message(locale)) in page
    assert not re.search(r"<\w+>", re.sub(r"```.*?```|`[^`]*`", "", page, flags=re.DOTALL)), "HTML to Markdown"
    assert page.count("```yaml") == 2
    plain = explained_plainly(rule, locale)
    assert not re.search("^[#>]|```", plain, re.MULTILINE)
    words = re.sub(r"^[#>]+ |```(yaml)?", "", page, flags=re.MULTILINE).split()
    assert re.sub("`(<.+?>)`", r"\1", " ".join(words)) == re.sub("`(<.+?>)`", r"\1", " ".join(plain.split()))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_messages_differ_between_the_languages(rule: Rule) -> None:
    assert rule.message(get_locale("id")) != rule.message(get_locale("en"))


def test_codes_names_and_severities_are_well_formed() -> None:
    names = [rule.name for rule in RULES.values()]
    assert len(set(names)) == len(names)
    for code, rule in RULES.items():
        assert rule.code == code
        assert re.fullmatch(r"UCJ\d{3}", code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
        assert rule.severity in get_args(Severity)


@pytest.mark.parametrize("example", ["wrong", "right"])
@pytest.mark.parametrize("rule", OF_A_FILE.values(), ids=OF_A_FILE)
def test_no_finding_is_outside_of_its_file(rule: Rule, example: str) -> None:
    text = with_sections(getattr(rule, example))
    for found in look(text).findings:
        assert found.span.line >= 1
        assert found.span.file == "base.yaml" or is_inside(found, text), found


@pytest.mark.parametrize("rule", OF_A_FILE.values(), ids=OF_A_FILE)
@pytest.mark.parametrize("lang", CODES)
def test_every_finding_is_told_whole(rule: Rule, lang: Code) -> None:
    locale = get_locale(lang)
    for found in look(with_sections(rule.wrong)).findings:
        told = f"{found.message(locale)} {found.hint(locale) or ''}"
        assert told.strip()
        assert "None" not in told
        assert not re.search(r"\{\w+(:\w+)?\}", told)


def test_errors_come_first_and_each_severity_in_the_order_of_the_file() -> None:
    text = with_sections(
        "targets: {percent: {2024: 30, 2025: 31}}\n"  # warning, information
        "coverage: {date: 2025-09-09, percent: 32.3, participants: 140_000}\n"  # error, warning
    )
    [file] = reported(text).files
    found = [(one.severity, (one.line, one.column)) for one in file.findings]
    assert found == sorted(found, key=lambda pair: (get_args(Severity).index(pair[0]), pair[1]))
    assert {severity for severity, _ in found} == set(get_args(Severity))


# Places in a large file

GOOD = '  - {id: g%04d, name: "🚲 tukang ojek 🏍️", workers: 1, source: BPS}'
BAD = {
    17: ('  - {id: x0017, name: "🚲🚲 é", workers: 1, sorce: BPS}', "sorce", "UCJ010"),
    500: ('  - {id: x0500, name: "🛵", workers: 52.000, source: BPS}', "52.000", "UCJ012"),
    1_234: ('  - {id: x1234, name: "👩‍🌾", workers: 1, income: 010, source: BPS}', "010", "UCJ008"),
    1_999: ('  - {id: x1999, name: "🐟🐟🐟", workers: 1, status: asumed, source: BPS}', "asumed", "UCJ014"),
}
"""Lines of a large plan: the line, the words that are wrong in it, and what is told."""


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no BOM", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_places_in_2000_lines_are_exact(end: str, mark: str) -> None:
    lines = [*SOUND.splitlines(), "groups:"]
    lines += [BAD[number][0] if number in BAD else GOOD % number for number in range(len(lines) + 1, 2_001)]
    assert len(lines) == 2_000
    found = look(mark + end.join(lines) + end).findings
    assert [((*f.span.start, *f.span.end), f.code) for f in found] == [
        ((number, start, number, start + len(words)), code)
        for number, (line, words, code) in BAD.items()
        if (start := line.index(words) + 1)
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_rule_about_meaning_points_at_its_value_after_emoji(end: str) -> None:
    line = '  - {kind: money, source: "koran 📰📰", people: 4_000, months: 12, budget: 5_200_000_000}'
    lines = [*SOUND.splitlines(), *["# 🚲"] * 1_990, "claims:", line]
    [found] = [found for found in look(end.join(lines) + end).findings if found.code == "UCJ105"]
    start = line.index("5_200") + 1
    assert found.span.start == (len(lines), start)
    assert found.span.end == (len(lines), start + len("5_200_000_000"))
