"""The report's page, read without a browser: what it loads, how it is built, and that its figures are the answers'."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import ucj_cli
from tests.show.reading import Node, cells, facts, read
from tests.show.test_screens import HOSTILE_NAMES
from ucj_cli.language import language

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan
    from ucj_cli.language import Code

PICTURES = ("road", "groups", "months", "funds", "buys")
STYLE = (Path(ucj_cli.__file__).parent / "show" / "html" / "style.css").read_text("utf-8")
FASTER = """\
region: {name: Kota Malang, code: "35.73"}
workforce: {size: {2025: 428_699}}
coverage: {date: 2025-09-09, percent: 32.3}
targets: {percent: {2025: 41, 2035: 100}}
"""


@pytest.fixture(name="page", scope="module")
def _page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    return Page(tmp_path_factory.mktemp("report"))


class Page:
    """The shipped plan's report of 2026, with one scenario, in both languages; written once for all tests."""

    def __init__(self, folder: Path) -> None:
        from ucj_cli.__main__ import run

        (folder / "faster.yaml").write_text(FASTER, "utf-8")
        self.source, self.read = {}, {}
        for lang in ("en", "id"):
            file = folder / f"{lang}.html"
            arguments = ["report", str(folder / "faster.yaml"), "-o", str(file), "--year", "2026", "-q", "--lang", lang]
            assert run(arguments) == 0
            self.source[lang] = file.read_text("utf-8")
            self.read[lang] = read(self.source[lang])


BOTH = pytest.mark.parametrize("lang", ["en", "id"])


# What it loads: nothing


@BOTH
def test_the_page_is_small_and_loads_nothing(page: Page, lang: Code) -> None:
    assert len(page.source[lang].encode()) < 300_000
    tags = {node.tag for node in page.read[lang].all()}
    assert (
        tags & {"script", "link", "img", "iframe", "object", "embed", "image", "use", "form", "audio", "video"} == set()
    )
    for node in page.read[lang].all():
        for name, value in node.attributes.items():
            assert not name.startswith("on"), name
            assert name == "http-equiv" or "http" not in value, value
            if name in ("href", "src", "action", "poster", "xlink:href"):
                assert value.startswith("#"), value
    assert set(re.findall(r"url\(.", page.source[lang])) == {"url(#"}
    assert "@import" not in page.source[lang]


@BOTH
def test_a_browser_is_told_to_run_and_load_nothing(page: Page, lang: Code) -> None:
    policy = page.read[lang].one("http-equiv", "Content-Security-Policy").attributes["content"]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline';")
    assert "script" not in policy


# How it is built


@BOTH
def test_every_picture_has_a_title_a_description_and_its_table(page: Page, lang: Code) -> None:
    root = page.read[lang]
    pictures = list(root.having("role", "img"))
    assert [picture.tag for picture in pictures] == ["svg"] * len(PICTURES)
    for name, picture in zip(PICTURES, pictures, strict=True):
        title, desc = next(picture.all("title")), next(picture.all("desc"))
        assert picture.attributes["aria-labelledby"].split() == [title.attributes["id"], desc.attributes["id"]]
        assert title.text
        (figure,) = root.one("id", name).all("figure")
        behind = root.one("id", figure.attributes["aria-details"])
        (table,) = behind.all("table")
        assert next(table.all("caption")).text.startswith(language(lang).say("report.table", number=""))
    hidden = [svg for svg in root.all("svg") if svg not in pictures]
    inside = {part for picture in pictures for part in picture.all("svg")}
    assert [svg for svg in hidden if svg not in inside and svg.attributes.get("aria-hidden") != "true"] == []


@BOTH
def test_every_table_has_a_caption_and_heads_with_scope(page: Page, lang: Code) -> None:
    tables = list(page.read[lang].all("table"))
    assert len(tables) >= 8
    for table in tables:
        assert next(table.all("caption")).text
        assert {head.attributes.get("scope") for head in table.all("th")} == {"col", "row"}
        widths = {len(list(row.all("th", "td"))) for row in table.all("tr")}
        assert len(widths) == 1
    for region in page.read[lang].having("role", "region"):
        assert region.attributes["tabindex"] == "0"
        assert region.attributes["aria-labelledby"]


@BOTH
def test_landmarks_headings_and_references_are_in_order(page: Page, lang: Code) -> None:
    root = page.read[lang]
    assert next(root.all("html")).attributes["lang"] == lang
    for landmark in ("header", "main", "footer", "h1"):
        assert len(list(root.all(landmark))) == 1
    levels = [int(node.tag[1]) for node in root.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [node.attributes["id"] for node in root.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    for node in root.all():
        for name in ("aria-labelledby", "aria-details"):
            assert set(node.attributes.get(name, "").split()) <= set(ids)
        if node.attributes.get("href", "").startswith("#"):
            assert node.attributes["href"][1:] in ids


def test_what_a_mayor_asks_comes_first_then_pictures_then_tables(page: Page) -> None:
    sections = [node.attributes["id"] for node in page.read["en"].all("section")]
    assert sections == ["now", *PICTURES, "benefits", "know", "tables", "basis", "method"]


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_colours_of_words_are_seen_on_the_paper(scheme: str) -> None:
    part = {"light": 0, "dark": 1, "print": 2}[scheme]
    root = STYLE.split(":root {")[part + 1]
    colours = dict(re.findall(r"--(\w+): #(\w{6})", root.split("}")[0]))
    for name in ("ink", "quiet", "covered", "todo", "bad", "mix", "link"):
        assert contrast(colours[name], colours["paper"]) >= 4.5, name


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# Its figures


def answer(run_ucj: RunUcj, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run_ucj(*arguments, "--format", "json").stdout)
    return found


@BOTH
def test_the_first_figures_are_those_of_gap(run_ucj: RunUcj, page: Page, lang: Code) -> None:
    check_first_figures(page.read[lang], answer(run_ucj, "gap", "--year", "2026"))


def check_first_figures(page: Node, gap: dict[str, Any]) -> None:
    """Coverage, gap, public money and what no fund covers, as they stand in the JSON."""
    short = sum(payer["shortfall"] or 0 for payer in gap["payers"])
    figures = [figure.replace(",", ".") for figure in facts(page, "now").values()]
    money = [f"Rp{amount:,}".replace(",", ".") for amount in (gap["budget"]["public"], short)]
    assert figures == [f"{gap['coverage_percent']:.2f}%", f"{gap['gap']:,}".replace(",", "."), *money]
    assert str(gap["as_of"].split("-")[0]) in page.one("id", "now").text
    assert page.one("id", "now").text.count("Sakernas") == 1


@BOTH
def test_the_road_is_that_of_roadmap(run_ucj: RunUcj, page: Page, lang: Code) -> None:
    check_road(page.read[lang], answer(run_ucj, "roadmap"))


def check_road(page: Node, roadmap: dict[str, Any]) -> None:
    """Year, coverage, gap, new, lost, insured and public money of every year."""
    rows = [[re.sub(r"[.,~%]", "", cell) for cell in row] for row in cells(page, "table-1")]
    assert len(rows) == len(roadmap["years"])
    for row, year in zip(rows, roadmap["years"], strict=True):
        people = (year["gap"], year["new"], year["lapsed"], year["participants_end"])
        assert row[0] == str(year["year"])
        assert row[2] == f"{year['coverage_end_percent']:.2f}".replace(".", "")
        assert row[3:8] == [str(figure) for figure in (*people, year["budget"]["public"])]


def test_the_scenario_stands_beside_the_plan(run_ucj: RunUcj, write_plan: WritePlan, page: Page) -> None:
    other = answer(run_ucj, "roadmap", "--plan", str(write_plan(FASTER)))
    sums = cells(page.read["en"], "table-2")
    assert [row[0] for row in sums] == ["this plan", "faster"]
    assert sums[1][2:] == [f"{other['totals']['new']:,}", f"{other['totals']['budget']['public']:,}"]
    years = {row[0]: row[2] for row in cells(page.read["en"], "table-3")}
    assert years["2030"] == f"{other['years'][5]['coverage_end_percent']:.2f}%"
    assert years["2045"] == "-"
    (picture,) = page.read["en"].one("id", "road").having("role", "img")
    lines = [path for path in picture.all("path") if path.attributes["class"].startswith("line ")]
    assert {path.attributes["class"] for path in lines} == {"line line-0", "line line-1"}
    assert ".line-1 { stroke-dasharray" in STYLE


def test_groups_and_payers_are_those_of_gap(run_ucj: RunUcj, page: Page) -> None:
    gap = answer(run_ucj, "gap", "--year", "2026")
    rows = {row[0].removesuffix(" *"): row[1:] for row in cells(page.read["en"], "table-4")}
    for group in gap["groups"]:
        told = (group["workers"], group["participants"], group["new"], group["cost_per_person"])
        assert rows[group["name"]][:4] == [f"{figure:,}" for figure in told]
    payers = cells(page.read["en"], "table-6")
    for row, payer in zip(payers, gap["payers"], strict=True):
        assert row[1] == f"Rp{payer['need']:,}"
        if payer["kind"] == "public":
            limits = (payer["ceiling"], payer["shortfall"])
            assert row[2:4] == ["unknown" if figure is None else f"Rp{figure:,}" for figure in limits]


def test_months_and_what_money_buys_are_those_of_budget_and_afford(run_ucj: RunUcj, page: Page) -> None:
    budget = answer(run_ucj, "budget", "--year", "2026")
    rows = cells(page.read["en"], "table-5")
    assert len(rows) == 13
    for row, month in zip(rows, budget["months"], strict=False):
        parts = [month["payers"].get(fund, 0) for fund in ("dbhcht", "apbd")]
        told = (month["people"], *parts, *month["programmes"].values(), month["total"])
        assert row[1:] == [f"{figure:,}" for figure in told]
    afford = answer(run_ucj, "afford", "--year", "2026")
    reached = facts(page.read["en"], "buys")
    assert reached["coverage reached"] == f"{afford['coverage_reached_percent']:.2f}%"
    assert reached["still missing"] == f"{afford['missing_to_target']:,}"
    assert cells(page.read["en"], "table-7")[0][3] == f"{afford['funds'][0]['added']:,}"


def test_bars_are_as_long_as_their_figures(page: Page) -> None:
    (picture,) = page.read["en"].one("id", "groups").having("role", "img")
    bars = [bar for bar in picture.all("rect") if bar.attributes["class"] == "todo"]
    people = [int(re.sub(r"\D", "", bar.text.rpartition(":")[2])) for bar in bars]
    assert people == sorted(people, reverse=True)
    for bar, count in zip(bars, people, strict=True):
        assert float(bar.attributes["width"].removesuffix("%")) == pytest.approx(100 * count / people[0], abs=0.01)


def test_sources_method_version_and_fingerprint_are_told(run_ucj: RunUcj, page: Page) -> None:
    gap = answer(run_ucj, "gap", "--year", "2026")
    rows = cells(page.read["en"], "basis-table")
    assert len(rows) == 3 + 2 + 9 + 1  # sections, funds, groups, law
    standing = {row[0]: row[3] for row in rows}
    assert standing["Workforce"] == "published"
    assert standing["Volunteers"] == "assumed"
    assert standing["City budget (APBD)"] == "unknown"
    assert "Sakernas August 2023" in rows[0][2]
    foot = next(page.read["en"].all("footer")).text
    assert gap["plan"]["sha256"] in foot
    assert f"ucj {gap['ucj']}" in foot
    assert len(page.read["id"].one("id", "method").text.split()) > 200


# What a plan may hold


@pytest.fixture(name="hostile")
def _hostile(write_plan: WritePlan) -> Path:
    groups = "".join(
        f"  - {{id: {key}, name: {json.dumps(name)}, workers: 10, paid_by: kota, source: {json.dumps(name)}}}\n"
        for key, name in HOSTILE_NAMES.items()
    )
    return write_plan(
        'region: {name: "</title><script>alert(1)</script>", code: "35.73"}\nworkforce: {size: {2025: 50}}\n'
        "coverage: {date: 2025-09-09, participants: 0}\ntargets: {percent: {2025: 41, 2027: 90}}\n"
        'funds: {kota: {kind: public, name: "</style><b>kota", ceiling: {2025: 1}}}\n'
        f"groups:\n{groups}",
        "a\x1b[31m\u202e<b>.yaml",
    )


@pytest.mark.parametrize("form", ["html", "md"])
def test_hostile_names_are_shown_as_text(run_ucj: RunUcj, hostile: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"report.{form}"
    done = run_ucj("report", hostile, "--plan", hostile, "-o", file, "--year", "2025")
    assert done.status == 0, done.stderr
    text = file.read_text("utf-8")
    assert "\x1b" not in text
    assert "\u202e" not in text
    if form == "html":
        page = read(text)
        assert {"script", "b"} & {node.tag for node in page.all()} == set()
        told = page.text
    else:
        assert "<script>" not in re.sub(r"\\<", "", text)
        assert "<b>" not in re.sub(r"\\<", "", text)
        told = re.sub(r"\\(.)", r"\1", text)
    assert '=HYPERLINK("http://x")' in told
    assert "<script>alert(1)</script>" in told
    assert r"\x1b[31mred" in told
    assert r"safe\u202egnihton" in told
    assert r"a\x1b[31m\u202e<b>" in told


ONE_YEAR = """\
region: {name: "Kabupaten Contoh", code: "35.07"}
workforce: {size: {2025: 10}}
coverage: {date: 2025-12-31, participants: %s}
targets: {percent: {2025: 50}}
groups: [{id: semua, workers: rest, paid_by: %s}]
"""


@BOTH
@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("participants", [0, 9, 12])
@pytest.mark.parametrize("payer", ["self", "elsewhere"])
def test_a_plan_of_one_year_and_one_group_has_a_report(  # noqa: PLR0913, PLR0917 - a case has so many sides
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path, lang: Code, form: str, participants: int, payer: str
) -> None:
    file = tmp_path / f"report.{form}"
    plan = write_plan(ONE_YEAR % (participants, payer))
    done = run_ucj("report", "--plan", plan, "-o", file, "--lang", lang)
    assert done.status == 0, done.stderr
    text = file.read_text("utf-8")
    assert language(lang).say("report.cost.none") in text
    if form == "html":
        pictures = len(list(read(text).having("role", "img")))
        assert pictures == (3 if participants == 0 else 2)  # no money, and nobody missing from 9 of 10


@BOTH
def test_the_smallest_plan_has_a_report(run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path, lang: Code) -> None:
    done = run_ucj("report", "--plan", write_plan(), "-o", tmp_path / "r.html", "--year", "2030", "--lang", lang)
    assert done.status == 0, done.stderr
    page = read((tmp_path / "r.html").read_text("utf-8"))
    assert len(list(page.having("role", "img"))) == len(PICTURES)
    assert language(lang).say("unknown") in facts(page, "now").values()
