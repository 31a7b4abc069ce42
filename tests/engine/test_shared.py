"""What the money of several regions reaches, and money that they share: needs are added, its ceiling counts once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import SMALLEST
from tests.plans import plan_of
from ucj_cli.answers.base import Payer
from ucj_cli.engine.gap import gap
from ucj_cli.engine.multi_region import gaps, roadmaps
from ucj_cli.engine.roadmap import roadmap
from ucj_cli.engine.shared import one_ceiling_each, pooled, shared_funds
from ucj_cli.errors import OutOfRangeError, UsageError
from ucj_cli.i18n import get_locale
from ucj_cli.plan_file.load import load_plan
from ucj_cli.render.screens.several import roadmaps_page

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan
    from ucj_cli.plan_file.model import Plan


SHARING = (
    SMALLEST
    + """\
funds: {jatim: {kind: public, name: DBHCHT Jatim, ceiling: {2025: 9_000_000_000, 2026: 5_000_000_000}, shared: dbhcht}}
groups: [{id: a, workers: 100_000, paid_by: elsewhere}, {id: b, workers: rest, paid_by: jatim}]
"""
)
SHARING_BATU = SHARING.replace("Kota Malang", "Kota Batu").replace("35.73", "35.79").replace("2025-09-09", "2025-12-20")


def test_from_the_first_year_of_the_earliest_road_each_region_begins_with_its_own(write_plan: WritePlan) -> None:
    several = [load_plan(write_plan(text, f"{i}.yaml")) for i, text in enumerate((SHARING, SHARING_BATU))]
    found = roadmaps(several, 2025, 2027)
    assert [(row.first, row.last) for row in found.regions] == [(2025, 2027), (2026, 2027)]
    assert [(year.year, year.regions) for year in found.total.years] == [(2025, 1), (2026, 2), (2027, 2)]
    with pytest.raises(OutOfRangeError, match="2025"):
        roadmaps(several, 2024)


def test_a_shared_fund_counts_its_ceiling_once(write_plan: WritePlan) -> None:
    several = [load_plan(write_plan(text, f"{i}.yaml")) for i, text in enumerate((SHARING, SHARING_BATU))]
    found = gaps(several, 2026)
    needs = [payer.need for plan in several for payer in gap(plan, 2026).payers]
    [fund] = found.shared
    assert (fund.name, len(fund.plans)) == ("dbhcht", 2)
    assert (fund.need, fund.ceiling, fund.shortfall) == (sum(needs), 5_000_000_000, sum(needs) - 5_000_000_000)
    assert found.total.shortfall == found.total.shortfall_at_least == fund.shortfall
    assert fund.shortfall > sum(row.shortfall or 0 for row in found.regions)
    codes = [note.code for note in found.notes]
    assert "shared_once" in codes
    assert "fund_in_several" not in codes


def test_what_a_shared_fund_lacks_on_the_roads_is_what_it_lacks_in_their_years(write_plan: WritePlan) -> None:
    several = [load_plan(write_plan(text, f"{i}.yaml")) for i, text in enumerate((SHARING, SHARING_BATU))]
    found = roadmaps(several, last=2026)
    by_year: dict[int, int] = {}
    for year in (year for plan in several for year in roadmap(plan, last=2026).years):
        by_year[year.year] = by_year.get(year.year, 0) + year.payers[0].need
    lacking = sum(max(0, need - {2025: 9_000_000_000, 2026: 5_000_000_000}[year]) for year, need in by_year.items())
    [fund] = found.shared
    assert (fund.need, fund.ceiling, fund.shortfall) == (sum(by_year.values()), 14_000_000_000, lacking)
    assert found.total.shortfall == lacking
    assert [row.shortfall for row in found.regions] == [
        roadmap(plan, last=2026).totals.payers[0].shortfall for plan in several
    ]
    assert "shared_not_split" in [note.code for note in found.notes]
    assert roadmaps(several).total.shortfall is None  # after 2026 no ceiling is known
    assert roadmaps(several).total.shortfall_at_least == lacking
    [fund] = roadmaps(several).shared
    assert (fund.ceiling, fund.shortfall) == (None, None)
    assert (fund.ceiling_at_least, fund.shortfall_at_least) == (14_000_000_000, lacking)
    screen = roadmaps_page(roadmaps(several), get_locale("en")).tables[-1].rows
    assert [row.cells[2:] for row in screen] == [("Rp14,000,000,000+?", f"Rp{lacking:,}+?")]


@pytest.mark.parametrize(
    ("was", "other", "key"),
    [
        ("2026: 5_000", "2026: 6_000", "ceiling"),
        ("shared: dbhcht", "growth_percent: 3, shared: dbhcht", "growth_percent"),
    ],
)
def test_one_money_with_two_ceilings_is_an_error_that_names_both_places(
    run_ucj: RunUcj, write_plan: WritePlan, was: str, other: str, key: str
) -> None:
    paths = [write_plan(SHARING), write_plan(SHARING_BATU.replace(was, other), "batu.yaml")]
    for command in (["gap", "--year", "2026"], ["roadmap"]):
        done = run_ucj(*command, *paths)
        assert done.status == 2
        assert key in done.stderr
        assert "plan.yaml:5:" in done.stderr
        assert "batu.yaml:5:" in done.stderr


@pytest.mark.parametrize("lang", ["en", "id"])
def test_screen_and_report_tell_shared_money_and_every_year(run_ucj: RunUcj, write_plan: WritePlan, lang: str) -> None:
    write_plan(SHARING)
    folder = write_plan(SHARING_BATU, "batu.yaml").parent
    screen = run_ucj("roadmap", folder, "--to", "2026", "--lang", lang).stdout
    file = folder / "r.md"
    assert run_ucj("report", folder, "-o", file, "--year", "2026", "--to", "2026", "--lang", lang).status == 0
    for text in (screen, file.read_text("utf-8")):
        assert {"en": "shared fund", "id": "dana bersama"}[lang] in text
        assert {"en": "with ceilings", "id": "dengan pagu"}[lang] in text


def test_plans_of_no_file_are_told_by_their_region() -> None:
    one, other = (
        plan_of(
            region={"name": name},
            funds={"kota": {"kind": "public", "ceiling": {2026: rupiah}, "shared": "jatim"}},
        )
        for name, rupiah in (("Satu", 5), ("Dua", 6))
    )
    with pytest.raises(UsageError) as error:
        gaps([one, other], 2026)
    assert "funds.kota.ceiling (Satu)" in str(error.value)
    assert "funds.kota.ceiling (Dua)" in str(error.value)


# One money after another, without a plan's figures


def payer(name: str, need: int, ceiling: int | None, shared: str | None, spent: int | None = None) -> Payer:
    return Payer(
        id=name,
        kind="public",
        need=need,
        ceiling=ceiling,
        shortfall=None if ceiling is None else max(0, need - ceiling),
        spent=spent,
        ceiling_basis=None,
        shared=shared,
    )


MALANG = [payer("apbd", 7, 5, None, 6), payer("jatim", 30, 50, "dbhcht", 9), payer("donatur", 3, None, "csr")]
BATU = [payer("apbd", 8, 9, None), payer("cukai", 40, 50, "dbhcht"), payer("donatur", 4, None, "csr")]
POOLED = [
    ("apbd", 7, 5, 2, 6),
    ("apbd", 8, 9, 0, None),  # each city's own
    ("dbhcht", 70, 50, 20, None),  # though neither alone lacks anything; what one spent is not what all did
    ("csr", 7, None, None, None),
]


def test_who_shares_money_is_one_payer_by_its_name() -> None:
    told = pooled([*MALANG, *BATU])
    assert [(each.id, each.need, each.ceiling, each.shortfall, each.spent) for each in told] == POOLED


@pytest.mark.parametrize(
    ("ceilings", "ceiling", "ceiling_at_least", "shortfall", "shortfall_at_least"),
    [
        ((50, 60), 110, 110, 20 + 10, 20 + 10),
        ((50, None), None, 50, None, 20),
        ((None, None), None, None, None, 0),  # known of no year: that is not nothing
    ],
)
def test_a_shared_fund_over_years_has_what_is_known_of_them(
    ceilings: tuple[int | None, ...],
    ceiling: int | None,
    ceiling_at_least: int | None,
    shortfall: int | None,
    shortfall_at_least: int,
) -> None:
    years = [[payer("dbhcht", 70, each, "dbhcht"), payer("apbd", 9, 9, None)] for each in ceilings]
    [fund] = shared_funds([sharing("Satu", {"jatim": {"shared": "dbhcht"}, "apbd": {}})], years)
    assert fund.model_dump() == {
        "name": "dbhcht",
        "plans": ("",),
        "need": 140,
        "ceiling": ceiling,
        "ceiling_at_least": ceiling_at_least,
        "shortfall": shortfall,
        "shortfall_at_least": shortfall_at_least,
    }


def sharing(name: str, funds: dict[str, dict[str, Any]]) -> Plan:
    return plan_of(region={"name": name}, funds={fund: {"kind": "public", **terms} for fund, terms in funds.items()})


SIX, FIVE = ({"ceiling": {2026: rupiah}, "shared": "dbhcht"} for rupiah in (6, 5))
GROWS = FIVE | {"growth_percent": 3}


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ({"jatim": FIVE}, {"cukai": FIVE}, None),
        ({"jatim": FIVE, "csr": SIX | {"shared": "csr"}}, {"cukai": FIVE}, None),  # two moneys have a ceiling each
        ({"apbd": {"ceiling": {2026: 1}}, "jatim": FIVE}, {"apbd": {"ceiling": {2026: 2}}, "cukai": FIVE}, None),
        ({"jatim": FIVE}, {"apbd": {}, "cukai": SIX}, "ceiling"),
        ({"apbd": {}, "jatim": FIVE}, {"apbd": {}, "cukai": GROWS}, "growth_percent"),
        ({"jatim": FIVE}, {"cukai": SIX | {"growth_percent": 3}}, "ceiling"),
    ],
)
def test_one_money_has_one_ceiling(
    one: dict[str, dict[str, Any]], other: dict[str, dict[str, Any]], differ: str | None
) -> None:
    plans = [sharing("Satu", one), sharing("Dua", other)]
    if differ is None:
        one_ceiling_each(plans)
        return
    with pytest.raises(UsageError) as error:
        one_ceiling_each(plans)
    places = {"one": f"funds.jatim.{differ} (Satu)", "other": f"funds.cukai.{differ} (Dua)"}
    assert (error.value.key, error.value.facts) == ("shared_differs", {"fund": "dbhcht", "key": differ, **places})


@pytest.mark.parametrize(
    ("was", "other", "places"),
    [
        ("2026: 5_000", "2026: 6_000", ("5:60", "5:60")),
        ("shared: dbhcht", "growth_percent: 3, shared: dbhcht", ("5:16", "5:120")),  # the fund that does not say it
    ],
)
def test_the_place_is_where_a_file_says_it(
    write_plan: WritePlan, was: str, other: str, places: tuple[str, str]
) -> None:
    files = [write_plan(SHARING), write_plan(SHARING.replace(was, other), "batu.yaml")]
    with pytest.raises(UsageError) as error:
        one_ceiling_each([load_plan(file) for file in files])
    assert [error.value.facts[key] for key in ("one", "other")] == [
        f"{file}:{place}" for file, place in zip(files, places, strict=True)
    ]
