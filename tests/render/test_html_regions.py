"""The page of several regions, read without a browser."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SMALLEST
from tests.render.reading import cells, facts, read
from tests.render.regions_page import KEYS, PLANS, RegionsPage, check_regions
from tests.render.report_page import BOTH, answer
from tests.render.test_screens import HOSTILE_NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan
    from ucj_cli.i18n import Code


pytestmark = pytest.mark.slow


@BOTH
def test_the_figures_are_those_of_gap_and_roadmap(run_ucj: RunUcj, regions_page: RegionsPage, lang: Code) -> None:
    gaps = answer(run_ucj, "gap", str(PLANS), "--year", "2026")
    check_regions(regions_page.read[lang], gaps, answer(run_ucj, "roadmap", str(PLANS)))


@BOTH
def test_the_page_is_small_and_loads_nothing(regions_page: RegionsPage, lang: Code) -> None:
    assert len(regions_page.source[lang].encode()) < 300_000 * 21 / 38
    assert {"script", "link", "img", "form", "iframe"} & {node.tag for node in regions_page.read[lang].all()} == set()
    for node in regions_page.read[lang].all():
        assert not [name for name in node.attributes if name.startswith("on")]
        assert node.attributes.get("href", "#").startswith("#")
    policy = regions_page.read[lang].one("http-equiv", "Content-Security-Policy").attributes["content"]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline';")


@BOTH
def test_chapters_and_references_are_in_order(regions_page: RegionsPage, lang: Code) -> None:
    root = regions_page.read[lang]
    sections = [node.attributes["id"] for node in root.all("section")]
    assert sections == ["now", "rank", "lack", "regions", "roads", "know", "basis", "method"]
    ids = [node.attributes["id"] for node in root.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    for node in root.all():
        for name in ("aria-labelledby", "aria-details"):
            assert set(node.attributes.get(name, "").split()) <= set(ids)
        assert node.attributes.get("href", f"#{ids[0]}")[1:] in ids
    for picture in root.having("role", "img"):
        assert next(picture.all("title")).text
        assert next(picture.all("desc")).text


@BOTH
def test_buttons_choose_one_of_the_tables_and_the_first_is_chosen(regions_page: RegionsPage, lang: Code) -> None:
    (choice,) = regions_page.read[lang].all("fieldset")
    assert next(choice.all("legend")).text
    buttons = list(choice.all("input"))
    assert [button.attributes["id"] for button in buttons] == [f"by-{order}" for order in KEYS]
    assert {(button.attributes["type"], button.attributes["name"]) for button in buttons} == {("radio", "order")}
    assert ["checked" in button.attributes for button in buttons] == [True, False, False, False, False]
    assert all(label.text for label in choice.all("label"))
    for order in KEYS:
        assert f".sorted:has(#by-{order}:checked) > #regions-{order}" in regions_page.source[lang]


def test_the_copies_differ_in_nothing_but_order(regions_page: RegionsPage) -> None:
    first = Counter(map(tuple, cells(regions_page.read["en"], "regions-code")))
    captions = {next(regions_page.read["en"].one("id", f"regions-{order}").all("caption")).text for order in KEYS}
    assert len(captions) == len(KEYS)
    for order in KEYS:
        rows = cells(regions_page.read["en"], f"regions-{order}")
        assert Counter(map(tuple, rows)) == first
        assert rows[-1][0] == "together, over 10 different denominators"


def test_pictures_rank_and_mark_the_target(run_ucj: RunUcj, regions_page: RegionsPage) -> None:
    found = {each["region"]["name"]: each for each in answer(run_ucj, "gap", str(PLANS), "--year", "2026")["regions"]}
    (picture,) = regions_page.read["en"].one("id", "rank").having("role", "img")
    bars = [bar for bar in picture.all("rect") if bar.attributes["class"] in ("covered", "unsure")]
    names = [re.sub(r" \[\d+\]: .*", "", bar.text) for bar in bars]
    assert names == sorted(found, key=lambda name: -found[name]["coverage_in_year_percent"])
    aims = [line for line in picture.all("line") if line.attributes["class"] == "ceiling"]
    for name, bar, aim in zip(names, bars, aims, strict=True):
        assert float(bar.attributes["width"].rstrip("%")) == found[name]["coverage_in_year_percent"]
        assert float(aim.attributes["x1"].rstrip("%")) == found[name]["target_percent"]
    (picture,) = regions_page.read["en"].one("id", "lack").having("role", "img")
    told = [bar.text.split(": ") for bar in picture.all("rect") if bar.attributes["class"] == "todo"]
    assert [name for name, _ in told] == sorted(found, key=lambda name: -found[name]["gap"])
    assert [people for _, people in told] == [f"{found[name]['gap']:,}" for name, _ in told]


def test_regions_with_the_same_denominator_have_the_same_number(run_ucj: RunUcj, regions_page: RegionsPage) -> None:
    gaps = answer(run_ucj, "gap", str(PLANS), "--year", "2026")
    numbers: dict[str, set[str]] = {}
    for row, found in zip(cells(regions_page.read["en"], "regions-code"), gaps["regions"], strict=False):
        numbers.setdefault(found["basis"], set()).add(row[7].partition(":")[0])
        assumed = "status: assumed" in (PLANS / found["plan"]["path"]).read_text("utf-8").partition("coverage:")[0]
        assert row[7].endswith(" *") is assumed
    assert all(len(number) == 1 for number in numbers.values())
    assert len(set.union(*numbers.values())) == len(numbers) == gaps["total"]["bases"]


def test_every_region_has_its_sources_and_its_plans_fingerprint(run_ucj: RunUcj, regions_page: RegionsPage) -> None:
    rows = cells(regions_page.read["en"], "basis-table")
    gaps = answer(run_ucj, "gap", str(PLANS), "--year", "2026")
    assert len(rows) == 5 * len(gaps["regions"]) + 1  # a heading, three sections and the plan; and the law
    for i, found in enumerate(gaps["regions"]):
        heading, workforce, _, _, plan = rows[5 * i : 5 * i + 5]
        assert heading[0] == found["region"]["name"]
        assert workforce[2] == found["basis"]
        assert plan[1:3] == [found["plan"]["path"], f"SHA-256 {found['plan']['sha256']}"]


OTHER = 'region: {name: %s, code: "%s"}\n' + SMALLEST.partition("\n")[2]


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_hostile_region_is_shown_as_text(run_ucj: RunUcj, write_plan: WritePlan, form: str, name: str) -> None:
    region = json.dumps(HOSTILE_NAMES[name])
    one, two = write_plan(), write_plan(OTHER % (region, "35.07"), "a\x1b[31m\u202e<b>.yaml")
    file = one.with_name(f"r.{form}")
    assert run_ucj("report", one, two, "-o", file, "--year", "2026").status == 0
    text = file.read_text("utf-8")
    assert "\x1b" not in text
    assert "\u202e" not in text
    shown = HOSTILE_NAMES[name].replace("\x1b", r"\x1b").replace("\u202e", r"\u202e")
    if form == "html":
        page = read(text)
        assert {"script", "b"} & {node.tag for node in page.all()} == set()
        for order in KEYS:
            assert shown.replace("`", "") in {row[0].replace("`", "") for row in cells(page, f"regions-{order}")}
        assert shown in page.one("id", "rank").text
    else:
        assert "<script>" not in re.sub(r"\\<", "", text)
        assert shown in re.sub(r"\\(.)", r"\1", text.replace(r"\\", "\0")).replace("\0", "\\")


def test_of_several_provinces_it_names_none_and_misses_none(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    one, two = write_plan(), write_plan(OTHER % ("Kota Surakarta", "33.72"), "two.yaml")
    file = one.with_name("r.html")
    assert run_ucj("report", one, two, "-o", file, "--year", "2026").status == 0
    page = read(file.read_text("utf-8"))
    assert next(page.all("h1")).text == "2 regions, 2026"
    assert facts(page, "now")["regions in this report"] == "2"
    assert cells(page, "regions-code")[-1][0] == "together"
    assert [node for node in page.all("section") if node.attributes["id"] == "know"] == []


def test_of_all_regions_of_a_province_it_is_the_provinces(write_plan: WritePlan, tmp_path: Path) -> None:
    """And 38 regions stay under 300 kB."""
    from ucj_cli.__main__ import run
    from ucj_cli.region_data import regions

    codes = {region.code: region.name for region in regions() if region.code.startswith("35.")}
    for code, name in codes.items():
        source = f"workforce: {{source: {code} {'x' * 200}, size: {{2025: 1_000_000}}}}\n"
        plan = OTHER % (name, code)
        write_plan(re.sub(r"workforce.*\n", source, plan), f"{code}.yaml")
    file = tmp_path / "r.html"
    assert run(["report", str(tmp_path), "-o", str(file), "--year", "2026", "-q"]) == 0
    assert file.stat().st_size < 300_000
    page = read(file.read_text("utf-8"))
    assert next(page.all("h1")).text == "Jawa Timur, 2026"
    assert facts(page, "now")["regions of the province have a plan in this report"] == "38 of 38"
    parts = list(page.one("id", "lack").having("role", "img"))
    assert [next(part.all("title")).text.partition(". ")[2] for part in parts] == [
        "Number 1 to 22 of 38.",
        "Number 23 to 38 of 38.",
    ]
    assert [len([bar for bar in part.all("rect") if bar.attributes["class"] == "todo"]) for part in parts] == [22, 16]


COMPLETE = """\
region: {name: Kota Contoh, code: "35.%s"}
workforce: {size: {2025: 1_000}}
coverage: {date: 2025-09-09, percent: %s}
targets: {percent: {2025: 41, 2045: 100}}
funds: {kota: {kind: public, ceiling: {2026: %s}}}
groups: [{id: semua, workers: rest, paid_by: kota}]
"""


@BOTH
@pytest.mark.parametrize(("percent", "ceiling"), [(0, 1), (30, 10**9), (100, 0), (250, 0)])
def test_regions_that_lack_money_or_nothing_have_a_report(
    run_ucj: RunUcj, write_plan: WritePlan, lang: Code, percent: int, ceiling: int
) -> None:
    one = write_plan(COMPLETE % ("73", percent, ceiling))
    two = write_plan(COMPLETE % ("07", percent, ceiling), "two.yaml")
    file = one.with_name("r.html")
    done = run_ucj("report", one, two, "-o", file, "--year", "2026", "--lang", lang)
    assert done.status == 0, done.stderr
    page = read(file.read_text("utf-8"))
    gaps = answer(run_ucj, "gap", str(one), str(two), "--year", "2026")
    short = list(facts(page, "now").values())[3]
    assert re.sub(r"\D", "", short) == str(gaps["total"]["shortfall"])
    pictures = len(list(page.having("role", "img")))
    assert pictures == (2 if gaps["total"]["gap"] else 1)
