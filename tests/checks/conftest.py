"""What `ucj check` says here does not depend on the day on which the tests run."""

from __future__ import annotations

from datetime import date

import pytest


@pytest.fixture(autouse=True)
def a_day_soon_after_the_plans(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let today be a day on which the plans of these tests, of September 2025, are of this half-year."""
    monkeypatch.setattr("ucj_cli.checks.record.latest_day", lambda: date(2025, 12, 1))
