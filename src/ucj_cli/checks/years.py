"""Years that follow each other, told together: 2026, 2027, 2028 are ``2026-2028``."""

from __future__ import annotations


def spans(years: list[int]) -> list[tuple[int, int]]:
    """Runs of consecutive *years* (rising), each as its first and its last."""
    runs: list[tuple[int, int]] = []
    for year in years:
        if runs and runs[-1][1] == year - 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return runs


def told(first: int, last: int) -> str:
    """``2026-2028``, or the one year that it is."""
    return f"{first}-{last}" if last > first else str(first)
