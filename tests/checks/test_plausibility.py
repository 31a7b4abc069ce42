"""Figures that cannot be meant so are warned of, by what is published; what can be meant is not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.checks.looking import TODAY, codes, with_sections
from ucj_cli.checks.record import check
from ucj_cli.i18n import get_locale
from ucj_cli.region_data import regions
from ucj_cli.region_data.published import code_of, may_be_called
from ucj_cli.region_data.template import TemplateInputs, new_plan

if TYPE_CHECKING:
    from ucj_cli.region_data import Region

ROOT = Path(__file__).parents[2]
SHIPPED = [ROOT / "config/targets.yaml", *ROOT.glob("config/scenarios/*.yaml"), *ROOT.glob("examples/**/*.yaml")]

CEILING = """\
funds: {{apbd: {{kind: public, ceiling: {{2026: {}}}, source: APBD}}}}
groups:
  - {{id: petani, workers: 9_000, paid_by: apbd, planned: {{2025: 9_000}}, source: BPS}}
  - {{id: lain, workers: rest, source: BPS}}
"""

SMALL = """\
region: {name: Desa}
workforce: {size: {2025: 9_999}, source: BPS}
coverage: {date: 2025-09-09, participants: 9, source: BPJS}
"""


def implausible(text: str) -> list[str]:
    return [code for code in codes(with_sections(text)) if code.startswith("UCJ5")]


@pytest.mark.parametrize(
    ("section", "code"),
    [
        # a fraction of 1 where a percentage is meant
        ("coverage: {date: 2025-09-09, percent: 0.323, source: BPJS}\n", "UCJ501"),
        ("targets: {percent: {2025: 0.41, 2045: 1.0}, source: RPJMD}\n", "UCJ501"),
        ("targets: {percent: {2025: 41, 2045: 1}, source: RPJMD}\n", "UCJ501"),
        ("groups: [{id: a, workers: rest, pass_rate_percent: 0.3488, source: BPS}]\n", "UCJ501"),
        ("groups: [{id: a, workers: rest, lapse_percent: 0.05, source: BPS}]\n", "UCJ501"),
        # a table in thousands, or another region's
        ("workforce: {size: {2025: 428}, source: BPS}\n", "UCJ502"),
        ("workforce: {size: {2025: 428_699, 2030: 450}, source: BPS}\n", "UCJ502"),
        ("workforce: {size: {2025: 428_699_000}, source: BPS}\n", "UCJ502"),
        ("region: {name: Kota Batu, code: '35.79'}\n", "UCJ502"),
        ("region: {name: Jawa Timur, code: '35'}\nworkforce: {size: {2025: 22_000}, source: BPS}\n", "UCJ502"),
        ("region: {name: Indonesia, code: '00'}\nworkforce: {size: {2025: 144_000}, source: BPS}\n", "UCJ502"),
        # another region's name
        ("region: {name: Kota Surabaya, code: '35.73'}\n", "UCJ503"),
        ("region: {name: Kabupaten Malang, code: '35.73'}\n", "UCJ503"),
        ("region: {name: Jawa Timur, code: '35.73'}\n", "UCJ503"),
        ("region: {name: Jawa Barat, code: '35'}\n", "UCJ503"),
        ("region: {name: Kota Contoh, code: '35.73'}\n", "UCJ503"),
        # no region's code
        ("region: {name: Kota Malang, code: '99.99'}\n", "UCJ504"),
        ("region: {name: Kota Malang, code: '00.00'}\n", "UCJ504"),
        ("region: {name: Kota Malang, code: '35.99'}\n", "UCJ504"),
        ("region: {name: Kota Malang, code: '99'}\n", "UCJ504"),
        # money in thousands or millions
        (CEILING.format("5_300"), "UCJ505"),
        (CEILING.format("1"), "UCJ505"),
        (
            CEILING.format("1") + "coverage: {date: 2012-06-30, percent: 5, source: BPJS}\n"
            "workforce: {size: {2012: 400_000}, source: BPS}\n",
            "UCJ505",
        ),
        (CEILING.format("1_800_000"), "UCJ505"),
        ("groups: [{id: a, workers: rest, segment: pu, wage: 3_736, source: BPS}]\n", "UCJ506"),
        ("groups: [{id: a, workers: rest, income: 1_000, source: BPS}]\n", "UCJ506"),
        # participants in thousands
        ("coverage: {date: 2025-09-09, participants: 138, source: BPJS}\n", "UCJ507"),
        ("coverage: {date: 2025-09-09, participants: 1, source: BPJS}\n", "UCJ507"),
    ],
)
def test_what_cannot_be_meant_is_warned_of(section: str, code: str) -> None:
    assert code in implausible(section)


@pytest.mark.parametrize(
    "section",
    [
        "coverage: {date: 2025-09-09, percent: 1.5, source: BPJS}\n",
        "coverage: {date: 2025-09-09, percent: 0, source: BPJS}\n",
        "groups: [{id: a, workers: rest, lapse_percent: 1, source: BPS}]\n",
        "coverage: {date: 2025-09-09, participants: 500, source: BPJS}\n",
        "coverage: {date: 2025-09-09, participants: 0, source: BPJS}\n",
        SMALL,
        "workforce: {size: {2025: 160_000, 2045: 1_200_000}, source: another basis}\n",
        "region: {name: Malang, code: '35.73'}\n",
        "region: {name: KOTA  MALANG (percepatan), code: '35.73'}\n",
        "region: {name: Prov. Jatim, code: '35'}\nworkforce: {size: {2025: 22_000_000}, source: BPS}\n",
        "region: {name: East Java, code: '35'}\nworkforce: {size: {2025: 22_000_000}, source: BPS}\n",
        "region: {name: Indonesia, code: '00'}\nworkforce: {size: {2025: 144_000_000}, source: BPS}\n",
        CEILING.format("0"),
        CEILING.format("10_000_000"),
        "groups: [{id: a, workers: rest, segment: pu, wage: 500_000, source: BPS}]\n",
    ],
)
def test_what_can_be_meant_is_not(section: str) -> None:
    assert implausible(section) == []


@pytest.mark.parametrize(
    ("section", "code"),
    [
        ("targets: {percent: {2025: 0.41, 2030: 0.5, 2045: 1.0}, source: RPJMD}\n", "UCJ501"),
        ("workforce: {size: {2023: 428, 2024: 436, 2025: 459}, source: BPS}\n", "UCJ502"),
        (CEILING.format("5_300, 2027: 5_400, 2028: 5_500"), "UCJ505"),
    ],
)
def test_a_table_in_another_unit_is_told_once(section: str, code: str) -> None:
    assert implausible(section) == [code]


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_published_plan_is_plausible(file: Path) -> None:
    found = [each for plan in check(file, today=TODAY).files for each in plan.findings]
    assert [each.message for each in found if each.code.startswith("UCJ5")] == []


@pytest.mark.parametrize("region", regions()[::57], ids=lambda region: region.code)
def test_a_new_plan_is_plausible(region: Region) -> None:
    known = TemplateInputs(date(2025, 6, 30), Decimal(30), {})
    assert implausible(new_plan(region, known, get_locale("en"))) == []


def test_every_region_goes_by_its_own_name_and_by_it_without_the_kind() -> None:
    for region in regions():
        assert code_of(region.name) == region.code
        assert may_be_called(region.name, region.code)
        assert may_be_called(region.name.partition(" ")[2], region.code)


@pytest.mark.parametrize(
    ("name", "code", "fits"),
    [
        ("Kab. Malang", "35.07", True),
        ("Kab Malang", "35.73", False),
        ("Kota B A T A M", "21.71", True),
        ("KotaMalang", "35.73", True),
        ("Pangkep", "73.10", True),
        ("Kotabaru", "63.02", True),
        ("Kota Adm. Jakarta Selatan", "31.74", True),
        ("Kabupaten Badung", "51.71", False),
        ("NTB", "52", True),
        ("DI Yogyakarta", "34", True),
        ("Indonesia", "34", False),
    ],
)
def test_a_name_fits_a_code_however_it_is_spelled(name: str, code: str, *, fits: bool) -> None:
    assert may_be_called(name, code) is fits
