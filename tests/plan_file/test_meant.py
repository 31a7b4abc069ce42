"""What people write in Indonesian, or as they say it, is answered with what a plan has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SMALLEST
from ucj_cli.plan_file.meant import LONGEST_ID, WORDS, id_of, probably_meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import RunUcj, WritePlan

GROUP = "groups: [{id: a, workers: rest, %s}]\n"


def names_in(schema: object) -> Iterator[str]:
    """Every key and every choice of a schema."""
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        yield from schema.get("enum", ())
        yield from [schema["const"]] if "const" in schema else []
        for each in schema.values():
            yield from names_in(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from names_in(each)


def test_every_word_is_of_a_key_or_a_choice_that_plans_have(run_ucj: RunUcj) -> None:
    found = set(names_in(json.loads(run_ucj("schema").stdout)))
    payers = {"self", "employer", "elsewhere"}
    assert set(WORDS) - payers <= found
    assert all(word == word.lower() and words for words in WORDS.values() for word in words)


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("pagu", ["kind", "ceiling"], "ceiling"),
        ("Sumber_Dana", ["region", "funds"], "funds"),
        ("sumber dana", ["workers", "paid_by"], "paid_by"),
        ("jumlah-pekerja", ["size", "source"], "size"),
        ("jumlah", ["id", "workers"], "workers"),
        ("mandiri", ["pu", "bpu"], "bpu"),
        ("mandiri", ["kota", "self"], "self"),
        ("nama", ["name", "code"], "name"),
        ("ceilng", ["kind", "ceiling"], "ceiling"),
        ("pagu", ["kind", "source"], None),
        ("", ["kind"], None),
    ],
)
def test_a_word_means_what_is_known_there(word: str, known: list[str], meant: str | None) -> None:
    assert probably_meant(word, known) == meant


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Pengemudi ojek online", "pengemudi-ojek-online"),
        ("  Guru ngaji & da'i ", "guru-ngaji-da-i"),
        ("Café", "cafe"),
        ("Self", "self-group"),
        ("–", ""),
        ("x" * 63 + " y", "x" * 63),
        ("x" * 100, "x" * LONGEST_ID),
    ],
)
def test_an_id_is_made_of_a_name(name: str, made: str) -> None:
    assert id_of(name) == made


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{SMALLEST}kelompok: []\n", "unknown key `kelompok`|did you mean `groups`?"),
        (SMALLEST.replace("name:", "nama:"), "unknown key `nama`|did you mean `name`?"),
        (SMALLEST + GROUP % "status: asumsi", "`asumsi` is not one of the choices|did you mean `assumed`?"),
        (SMALLEST + GROUP % "paid_by: mandiri", "`mandiri` is neither a fund|did you mean `self`?"),
        (SMALLEST + GROUP % "months: {from: Maret}", "`Maret` is not a month from 1 to 12|write 3"),
        (SMALLEST + GROUP % "months: {to: Dec}", "`Dec` is not a month from 1 to 12|write 12"),
        (SMALLEST + GROUP % "enrol_from: {2026: Agt}", "`Agt` is not a month from 1 to 12|write 8"),
        (SMALLEST + GROUP % "months: {from: Lebaran}", "`Lebaran` is not a month from 1 to 12\n"),
        (SMALLEST + GROUP % 'months: {from: "3"}', "`3` is not a month from 1 to 12|write 3 without quotes"),
        (SMALLEST + (GROUP % "").replace("id: a", "id: Ojek Online"), "is not an id: |write ojek-online, or an id of"),
        (f"{SMALLEST}funds: {{Dana CSR: {{kind: donor}}}}\n", "`Dana CSR` is not an id: |write dana-csr, or an id of"),
        (f"{SMALLEST}funds: {{–: {{kind: donor}}}}\n", "`–` is not an id: letters, digits, - and _, at most 64\n"),
    ],
)
def test_the_plan_is_told_what_to_write(run_ucj: RunUcj, write_plan: WritePlan, text: str, told: str) -> None:
    shown = run_ucj("gap", write_plan(text)).stderr
    assert [part for part in told.split("|") if part not in shown] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SMALLEST.replace("{2025: 428_699}", "428.699"), "write it by year, such as {2026: 428_699}"),
        (SMALLEST.replace("{percent: {2025: 41, 2045: 100}}", "{percent: 45%}"), "such as {2026: 45}"),
        (f"{SMALLEST}funds: {{a: {{kind: public, ceiling: Rp 5,3 miliar}}}}\n", "`3 miliar` is empty"),
        (f"{SMALLEST}funds: {{a: {{kind: public, ceiling: 9}}}}\n", "`9` is not a mapping|such as {2026: 9}"),
        (SMALLEST + GROUP % "planned: 2_000", "such as {2026: 2_000}"),
        (SMALLEST + GROUP % "enrol_from: April", "such as {2026: April}"),
        (SMALLEST + GROUP % "months: 3-12", "write it as {from: 1, to: 12}"),
        (SMALLEST + GROUP % 'programmes: "JKK, JKM"', "`JKK, JKM` is not a list|write it as [jkk, jkm]"),
        (SMALLEST + GROUP % "programmes: JKK JKM", "write it as [jkk, jkm]"),
        (SMALLEST.replace("2025: 428_699", "2025=428_699"), "write a colon and a blank between them: 2025: 428_699"),
        (SMALLEST.replace("2025: 41,", "2025:41.5,"), "4:21: UCJ009 `2025:41.5`|between them: 2025: 41.5"),
        (SMALLEST.replace("2045: 100", "2045 = 100"), "4:31: UCJ009 `2045 = 100`|between them: 2045: 100"),
        (SMALLEST.replace("name: Kota", "name=Kota"), "between them: name: Kota Malang"),
        (SMALLEST + GROUP % "tags: opd", "`opd` is not a mapping of names to values\n"),
        (SMALLEST + GROUP % "planned: [1]", "is not a mapping of names to values\n"),
    ],
)
def test_how_it_is_written_is_shown(run_ucj: RunUcj, write_plan: WritePlan, text: str, told: str) -> None:
    shown = run_ucj("gap", write_plan(text)).stderr
    assert [part for part in told.split("|") if part not in shown] == []


def test_a_month_by_its_name_is_mended(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    file = write_plan(SMALLEST + GROUP % "source: x, months: {from: Maret, to: Desember}")
    run_ucj("check", "--fix", file)
    assert "months: {from: 3, to: 12}" in file.read_text("utf-8")


def test_a_path_in_indonesian_is_answered_with_the_plans_own(run_ucj: RunUcj) -> None:
    assert "nearest: coverage.percent;" in run_ucj("gap", "--set", "coverage.persen=3").stderr
