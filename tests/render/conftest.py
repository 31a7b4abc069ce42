"""The reports as pages, each written once for a folder of tests: of one plan, and of several regions."""

from __future__ import annotations

import pytest

from tests.render.regions_page import RegionsPage
from tests.render.report_page import Page


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The shipped plan's report."""
    return Page(tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="session")
def regions_page(tmp_path_factory: pytest.TempPathFactory) -> RegionsPage:
    """The report of East Java."""
    return RegionsPage(tmp_path_factory.mktemp("regions"))
