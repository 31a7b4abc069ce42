"""What tests of plans in layers begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.plan_file.laying import Lay, base

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """A folder with a sound plan in it, `base.yaml`."""
    lay = Lay(tmp_path)
    lay.write("base.yaml", base())
    return lay


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The same plan by itself, as `plan.yaml`."""
    return Lay(tmp_path).write("plan.yaml", base())
