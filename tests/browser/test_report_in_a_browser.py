"""The report as a real browser shows it, with the network off: figures, console, widths, and an audit by axe-core.

The audit comes from the npm registry's axe-core, which has no dependencies: 3 MB that nothing else needs, where Python
packages that carry it need Playwright or Selenium too. `npm install --prefix tests/browser` brings it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.chromium import BROWSER, Seen, framed, open_page, told, with_script
from tests.conftest import needed
from tests.render.reading import cells, facts, read
from tests.render.report_page import FASTER, answer, check_first_figures, check_road

if TYPE_CHECKING:
    from tests.conftest import RunUcj

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
SCHEMES = {"light": [], "dark": ["--force-dark-mode"]}

pytestmark = needed(BROWSER, "needs Chromium or Chrome on the PATH")
needs_axe = needed(AXE.exists(), "needs axe-core: npm install --prefix tests/browser")


@pytest.fixture(name="report", scope="module", params=["en", "id"])
def _report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of 2026 with one scenario, as a file."""
    from ucj_cli.__main__ import run
    from ucj_cli.plan_file.find import shipped_plan

    folder = tmp_path_factory.mktemp("browser")
    (folder / "faster.yaml").write_text(FASTER, "utf-8")
    file = folder / "report.html"
    plans = [str(shipped_plan()), str(folder / "faster.yaml")]
    assert run(["report", *plans, "-o", str(file), "--year", "2026", "--lang", request.param]) == 0
    return file


@pytest.fixture(name="seen", scope="module")
def _seen(report: Path) -> Seen:
    return open_page(report)


def test_the_figures_in_the_dom_are_those_of_the_answers(run_ucj: RunUcj, seen: Seen) -> None:
    page = read(seen.dom)
    lang = next(page.all("html")).attributes["lang"]
    gap = answer(run_ucj, "gap", "--year", "2026", "--lang", lang)
    check_first_figures(page, gap)
    check_road(page, answer(run_ucj, "roadmap"))
    people = {row[0].removesuffix(" *"): row[3] for row in cells(page, "table-4")}
    for group in gap["groups"]:
        assert people[group["name"]].replace(".", "").replace(",", "") == str(group["new"])
    assert len(facts(page, "benefits")) == 5


def test_the_browser_has_nothing_to_complain_of(seen: Seen) -> None:
    assert seen.console == []


def test_a_complaint_would_be_heard(report: Path) -> None:
    """The page's own policy stops what would be loaded or run: so the test above can fail."""
    file = report.with_name("loads.html")
    page = report.read_text("utf-8")
    file.write_text(page.replace("</body>", '<img src="no-such.png"><script>alert(1)</script></body>'), "utf-8")
    console = "\n".join(open_page(file).console)
    assert "no-such.png" in console
    assert "script" in console


WIDTHS = (360, 768, 1280)
MEASURE = """
document.documentElement.dataset.told = JSON.stringify(shown.map(frame => {
  const page = frame.contentDocument, root = page.documentElement;
  return {
    width: frame.contentWindow.innerWidth, content: root.scrollWidth, room: root.clientWidth,
    cut: [...page.querySelectorAll('.figure, figcaption, h1, h2')]
      .filter(part => part.scrollWidth > part.clientWidth + 1).map(part => part.textContent),
    fixed: [...page.querySelectorAll('.wide')].filter(part => part.tabIndex !== 0).length,
    letters: Math.min(...[...page.querySelectorAll('svg text')].map(
      part => parseFloat(frame.contentWindow.getComputedStyle(part).fontSize))),
    outside: [...page.querySelectorAll('svg[role=img] text')]
      .filter(part => part.getBoundingClientRect().right > frame.contentWindow.innerWidth + 1
        || part.getBoundingClientRect().left < 0).map(part => part.textContent),
    over: [...page.querySelectorAll('svg[role=img]')].flatMap(picture => {
      const texts = [...picture.querySelectorAll('text')], boxes = texts.map(text => text.getBoundingClientRect());
      return texts.flatMap((text, i) => texts.slice(i + 1).filter((_, j) => {
        const one = boxes[i], other = boxes[i + 1 + j];
        return one.left < other.right && other.left < one.right
          && one.top + 4 < other.bottom && other.top + 4 < one.bottom;
      }).map(other => text.textContent + ' | ' + other.textContent));
    })
  };
}))
"""


def test_nothing_scrolls_sideways_or_is_cut_at_any_width(report: Path) -> None:
    check_widths(report)


LARGE = """\
region: {name: "Provinsi Jawa Timur dan Segala Pemerintah Kabupaten dan Kotanya", code: "35"}
workforce: {size: {2025: 22_918_442}}
coverage: {date: 2025-09-09, percent: 32.3}
targets: {percent: {2025: 41, 2026: 45, 2027: 48, 2028: 50, 2029: 60, 2030: 100}}
funds:
  apbd: {name: Anggaran Pendapatan dan Belanja Daerah Provinsi, kind: public, ceiling: {2025: 1_000_000_000_000}}
groups:
  - {id: semua, name: "Pekerja bukan penerima upah yang belum terlindungi sama sekali", workers: rest, paid_by: apbd}
"""
NAMES = {
    "capitals": "ANGGARAN PENDAPATAN DAN BELANJA DAERAH " * 12,
    "one word": "W" * 500,
    "east asia": "地方予算" * 100,
    "markup": "</title><script>alert(1)</script>&<b>" * 12,
}
"""Names that people give, and names that only a machine gives: of the region, its funds and groups, and sources."""


def test_nor_with_trillions_and_long_names(tmp_path: Path) -> None:
    from ucj_cli.__main__ import run

    (tmp_path / "large.yaml").write_text(LARGE, "utf-8")
    file = tmp_path / "large.html"
    assert run(["report", "--plan", str(tmp_path / "large.yaml"), "-o", str(file), "--year", "2025", "-q"]) == 0
    check_widths(file)


@needs_axe
@pytest.mark.parametrize("scheme", SCHEMES)
def test_nor_where_the_report_tells_how_it_went(tmp_path: Path, scheme: str) -> None:
    from ucj_cli.__main__ import run

    file = tmp_path / "report.html"
    plan = Path(__file__).parents[1] / "transcripts" / "makassar.yaml"
    assert run(["report", str(plan), "-o", str(file), "--year", "2026"]) == 0
    check_widths(file)
    check_audit(file, scheme)


@pytest.mark.parametrize("kind", NAMES)
def test_nor_with_names_of_500_letters(tmp_path: Path, kind: str) -> None:
    """Also not with sixty groups of such names."""
    from ucj_cli.__main__ import run

    name = json.dumps(NAMES[kind][:500].strip(), ensure_ascii=False)
    groups = "".join(
        f"  - {{id: g{i}, name: {name}, workers: {1000 + i}, paid_by: kota, source: {name}}}\n" for i in range(60)
    )
    (tmp_path / "named.yaml").write_text(
        f'region: {{name: {name}, code: "35.73"}}\nworkforce: {{size: {{2025: 428_699}}, source: {name}}}\n'
        "coverage: {date: 2025-09-09, participants: 0}\ntargets: {percent: {2025: 41, 2045: 100}}\n"
        f"funds: {{kota: {{name: {name}, kind: public, ceiling: {{2025: 1}}}}}}\n"
        f"groups:\n{groups}  - {{id: rest, workers: rest}}\n",
        "utf-8",
    )
    file = tmp_path / "named.html"
    assert run(["report", "--plan", str(tmp_path / "named.yaml"), "-o", str(file), "--year", "2025", "-q"]) == 0
    check_widths(file)


def check_widths(report: Path) -> None:
    """At 360, 768 and 1280 pixels nothing is wider than the page but tables, which scroll by themselves."""
    file = report.with_name("framed.html")
    file.write_text(framed(report.read_text("utf-8"), WIDTHS, MEASURE), "utf-8")
    measured: list[dict[str, Any]] = json.loads(told(open_page(file)))
    assert [frame["width"] for frame in measured] == list(WIDTHS)
    for frame in measured:
        assert frame["content"] <= frame["room"], frame
        assert (frame["cut"], frame["fixed"], frame["outside"], frame["over"]) == ([], 0, [], [])
        assert frame["letters"] >= 11


AUDIT = """
addEventListener('load', () => axe.run(document).then(found => {
  document.documentElement.dataset.told = JSON.stringify({
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    passed: found.passes.length,
    violations: found.violations.map(each => [each.id, each.nodes.map(node => node.html.slice(0, 200))]),
  });
}))
"""


@needs_axe
@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_audit_finds_no_violation(report: Path, scheme: str) -> None:
    check_audit(report, scheme)


def check_audit(report: Path, scheme: str) -> None:
    """axe-core finds nothing in *report* in light or dark."""
    file = report.with_name(f"audit-{scheme}.html")
    script = AXE.read_text("utf-8").replace("</script", r"<\/script") + AUDIT
    file.write_text(with_script(report.read_text("utf-8"), script), "utf-8")
    found = json.loads(told(open_page(file, *SCHEMES[scheme])))
    assert found["dark"] is (scheme == "dark")
    assert found["passed"] > 20
    assert found["violations"] == []
