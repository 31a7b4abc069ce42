"""What the fuzzer begins with, and what it has found: each is answered, or refused in words, without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.targets import TARGETS, packed, tried, unpacked
from ucj_cli.tables.files import read_sheets

SEEDS = sorted((Path(__file__).parents[1] / "fuzz" / "corpus").glob("*/*"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed.parent.name}/{seed.name}")
def test_every_input_is_answered_or_refused_in_words(seed: Path) -> None:
    tried(seed.parent.name, seed.read_bytes())


def test_the_corpus_is_small_and_has_all_targets_as_ci_has() -> None:
    workflow = (Path(__file__).parents[1] / ".github" / "workflows" / "fuzz.yml").read_text("utf-8")
    assert f"target: [{', '.join(TARGETS)}]" in workflow
    assert {seed.parent.name for seed in SEEDS} == set(TARGETS)
    assert len(SEEDS) <= 100
    assert sum(seed.stat().st_size for seed in SEEDS) <= 200_000


def test_a_workbook_that_was_unpacked_is_packed_again(tmp_path: Path) -> None:
    seed = next(seed for seed in SEEDS if seed.name == "regions.book").read_bytes()
    file = tmp_path / "book.xlsx"
    file.write_bytes(packed(seed))
    assert unpacked(file) == seed
    assert [sheet.name for sheet in read_sheets(file)] == ["Data"]
