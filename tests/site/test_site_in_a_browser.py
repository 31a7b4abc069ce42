"""The site as a real browser shows it, from its folder and with the network off: the search, and how wide pages are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.chromium import BROWSER, open_page, told
from tests.conftest import needed
from tests.site import PAGES, SITE

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    needed(BROWSER, "needs Chromium or Chrome on the PATH"),
    needed(PAGES, "needs the site: python docs/site/make.py"),
]
FOUND = {
    "peserta": "tahun-perencana",
    "iuran": "telaah",
    "kekurangan": "mulai",
    "pagu": "telaah",
    "peringatan": "checks/UCJ401",
    "shortfall": "limits",
    "contributions": "law-rows",
    "rounding": "method",
    "fund-is-short": "checks/UCJ401",
    "load_plan": "python-names",
}
"""What people look for, in both languages, and a page that must be among what is found."""


@pytest.mark.parametrize("word", FOUND)
def test_the_search_finds_words_of_both_languages(word: str) -> None:
    seen = open_page(SITE / "search.html", query=f"?q={word}")
    _, _, results = seen.dom.partition('id="search-results"')
    assert f"{FOUND[word]}.html" in re.findall(r'<li[^>]*><a href="([^"#]*)', results)


def test_the_search_finds_nothing_where_nothing_is() -> None:
    assert "did not match any documents" in open_page(SITE / "search.html", query="?q=tidakadakatabegini").dom


MEASURE = """
const pages = PAGES, told = {wider: [], scrolling: {}};
addEventListener('load', async () => {
  for (const width of [360, 1280]) {
    told.scrolling[width] = 0;
    for (const page of pages) {
      const frame = document.body.appendChild(document.createElement('iframe'));
      frame.style = `width:${width}px;height:800px;border:0`;
      await new Promise(done => { frame.onload = done; frame.src = page; });
      const shown = frame.contentDocument, root = shown.documentElement;
      if (root.scrollWidth > root.clientWidth) told.wider.push(`${page} at ${width}: ${root.scrollWidth}`);
      for (const table of shown.querySelectorAll('.table-wrapper'))
        told.scrolling[width] += table.scrollWidth > table.clientWidth;
      frame.remove();
    }
  }
  document.documentElement.dataset.told = JSON.stringify(told);
});
"""


def test_no_page_is_wider_than_its_window(tmp_path: Path) -> None:
    """On a phone and on a screen; wide tables scroll in themselves, and on a phone more of them."""
    script = MEASURE.replace("PAGES", json.dumps([page.as_uri() for page in PAGES]))
    frames = tmp_path / "frames.html"
    frames.write_text(f"<!doctype html><html><body><script>{script}</script></body></html>", "utf-8")
    measured = json.loads(told(open_page(frames, "--allow-file-access-from-files")))
    assert measured["wider"] == []
    assert measured["scrolling"]["360"] > measured["scrolling"]["1280"]
