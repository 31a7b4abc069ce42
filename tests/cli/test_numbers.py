"""Numbers, years, months and days on the command line: one way to write them; another is answered with a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import RunUcj

INIT = "init --code 35.73"
FORMS = [
    # what is typed                                        what is told
    ("cost --months 12 --people 25.000", "--people: `25.000`", "write 25000"),
    ("cost --months 12 --people 25,000", "--people: `25,000`", "write 25000"),
    ("cost --months 12 --people 25\xa0000", r"`25\xa0000`", "write 25000"),
    ("cost --months 12 --people 25'000", "--people", "write 25000"),
    ("cost --months 12 --people 25000.0", "--people", "write 25000"),
    ("cost --months 12 --people 25_000,5", "--people", "not a whole number"),
    ("cost --months 12 --people many", "--people", "not a whole number"),
    ("cost --months 12 --people 0", "--people", "1 to 999999999999999"),
    ("cost --months 12 --people 9999999999999999", "--people", "out of range"),
    ("cost --months 12 --budget Rp5.300.000.000,00", "--budget", "write 5300000000"),
    ("cost --months 12 --budget 5,3miliar", "--budget", "write 5300000000 if"),
    ("cost --months 12,0 --people 5", "--months", "write 12"),
    ("cost --months 12 --people 5 --from 2026-4", "--from", "write 2026-04"),
    ("cost --months 12 --people 5 --from April2026", "--from", "write 2026-04"),
    ("rates --date 04/2026", "--date", "write 2026-04"),
    ("rates --date 2026-13", "--date", "not a month"),
    ("rates --date=", "--date", "not a month"),
    ("cost --months 12 --people 5 --from=", "--from", "not a month"),
    ("afford --budget dbhcht=4.000.000.000", "--budget", "write 4000000000"),
    ("afford --budget dbhcht=-5", "--budget", "0 to"),
    ("gap --year 2026.0", "--year", "1990 to 2100"),
    ("gap --year 26", "--year", "1990 to 2100"),
    ("roadmap --from 1989", "--from", "1990 to 2100"),
    ("roadmap --to 2101", "--to", "1990 to 2100"),
    (f"{INIT} --percent 30 --date 31-12-2025", "--date", "write 2025-12-31"),
    (f"{INIT} --percent 30 --date 30-Nopember-2025", "--date", "write 2025-11-30"),
    (f"{INIT} --percent 30 --date 2025-09-09T00:00:00", "--date", "write 2025-09-09"),
    (f"{INIT} --percent 30 --date 9/9/2025", "--date", "write 2025-09-09"),
    (f"{INIT} --percent 30 --date 3/4/2025", "--date", "2025-04-03 or 2025-03-04"),
    (f"{INIT} --percent 30 --date 09092025", "--date", "not a day"),
    (f"{INIT} --percent 30 --date 0x1F", "--date", "not a day"),
    (f"{INIT} --percent 30 --date 1e3", "--date", "not a day"),
    (f"{INIT} --percent 30 --date 1234567890123456", "--date", "not a day"),
    (f"{INIT} --percent ,5 --date 2025-06-30", "--percent", "write 0.5"),
    (f"{INIT} --percent 30 --date 2025-06-30 --workforce 52.000", "--workforce", "write 52000"),
    (f"{INIT} --percent 30 --date 2025-06-30 --target 2030=55,5", "--target", "write 55.5"),
    ("cost --months 12\xa0bulan --people 5", "--months", "write 12"),
    ("cost --months 12 --people '25.000'", "--people", "write 25000"),
    ('cost --months 12 --people "25000"', "--people", "write 25000"),
    ("cost --months 12 --people 5 --from Sep-25", "--from", "write 2025-09"),
    (f"{INIT} --percent 30 --date 30-Sep-25", "--date", "write 2025-09-30"),
    (f"{INIT} --percent 30 --date 30-Agt-25", "--date", "write 2025-08-30"),
    (f"{INIT} --percent 30 --date 30\xa0Sept\xa02025", "--date", "write 2025-09-30"),
    (f"{INIT} --percent 30 --date '30/09/2025'", "--date", "write 2025-09-30"),
    (f"{INIT} --percent 30 --date 30-Sep-98", "--date", "1998-09-30 or 2098-09-30"),
    # wide digits are plain ones, to be written so
    ("cost --months \uff11\uff12 --people 5", "--months", "write 12"),
    (f"{INIT} --percent \uff13\uff10 --date 2025-06-30", "--percent", "write 30"),
    (f"{INIT} --percent 30 --date \uff12\uff10\uff12\uff15-06-30", "--date", "write 2025-06-30"),
    ("gap --set targets.percent.2030=\uff16\uff10", "UCJ012", "write 60"),
    # digits of other scripts are no digits of ours
    ("cost --months 12 --people \u0665", "--people", "not a whole number"),
    ("cost --months 12 --people 5 --from \u0662\u0660\u0662\u0666-04", "--from", "not a month"),
    ("gap --year \uff12\uff10\uff12\uff16", "--year", "1990 to 2100"),
    ("rates --date \u0662\u0660\u0662\u0666-04", "--date", "not a month"),
    (f"{INIT} --percent \u0663\u0660 --date 2025-06-30", "--percent", "not a percentage"),
    (f"{INIT} --percent 30 --date \u0662\u0660\u0662\u0665-06-30", "--date", "not a day"),
    ("gap --set targets.percent.2030=\u0666\u0660", "UCJ012", "not a number"),
]


@pytest.mark.parametrize(("line", "names", "says"), FORMS, ids=[line for line, *_ in FORMS])
def test_what_is_written_otherwise_is_told_with_what_to_write(
    run_ucj: RunUcj, line: str, names: str, says: str
) -> None:
    done = run_ucj(*line.split(" "), "--quiet")
    assert (done.status, done.stdout) == (2, "")
    assert names in done.stderr
    assert says in done.stderr
    assert len(done.stderr.splitlines()) <= 3


def test_the_proposal_comes_in_the_language_chosen(run_ucj: RunUcj) -> None:
    done = run_ucj("cost", "--people", "25.000", "--months", "12", "--lang", "id")
    assert done.stderr == "ucj: --people: `25.000` bukan cara menulis bilangan di sini; tulis 25000\n"


def test_a_number_may_be_written_as_in_a_plan(run_ucj: RunUcj) -> None:
    assert run_ucj(*"cost --people 25_000 --months 12".split()) == run_ucj(*"cost --people 25000 --months 12".split())
