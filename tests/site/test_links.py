"""Every link of the built site leads somewhere, down to the anchor, and nothing is loaded from another host."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from tests.conftest import needed
from tests.site import PAGES, ROOT, SITE
from ucj_cli.checks.rules import RULES

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = needed(PAGES, "needs the site: python docs/site/make.py")
LOADS = {("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("link", "href"), ("use", "href")}


class _Page(HTMLParser):
    """What a page's elements are called, where its links lead, and what it loads."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.names = {""}
        self.links: set[str] = set()
        self.loaded: set[str] = set()
        self.feed(file.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and name == "id":
                self.names.add(value)
            elif value and (tag, name) in LOADS:
                self.loaded.add(value)
            elif value and name == "href":
                self.links.add(value)


@pytest.fixture(name="pages", scope="module")
def _pages() -> dict[Path, _Page]:
    return {file: _Page(file) for file in PAGES}


def test_every_page_of_the_repository_is_in_the_site(pages: dict[Path, _Page]) -> None:
    docs = {page.stem for page in (ROOT / "docs").glob("*.md")}
    assert docs <= {file.stem for file in pages}


def test_every_check_and_every_table_of_the_law_is_in_the_site(pages: dict[Path, _Page]) -> None:
    assert {file.stem for file in SITE.glob("checks/*.html")} == set(RULES)
    tables = {f"{file.stem.replace('_', '-')}-yaml" for file in (ROOT / "src/ucj_cli/law/data").glob("*.yaml")}
    assert tables <= pages[SITE / "law-rows.html"].names


def test_every_link_leads_somewhere(pages: dict[Path, _Page]) -> None:
    lost = []
    for file, page in pages.items():
        for link in page.links | page.loaded:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            anchors = pages[target].names if target in pages else {""}
            if not target.is_file() or unquote(parts.fragment) not in anchors:
                lost.append(f"{file.relative_to(SITE)}: {link}")
    assert not lost


def test_links_to_other_hosts_have_the_form_of_one(pages: dict[Path, _Page]) -> None:
    outside = {link for page in pages.values() for link in page.links if urlsplit(link).scheme}
    assert outside
    assert not [link for link in outside if not re.fullmatch(r"https://[\w.-]+\.\w+(/[\w./#%~-]*)?", link)]


def test_nothing_is_loaded_from_another_host(pages: dict[Path, _Page]) -> None:
    loaded = {link for page in pages.values() for link in page.loaded}
    assert loaded
    assert not [link for link in loaded if urlsplit(link).netloc]
    styles = "".join(file.read_text("utf-8") for file in SITE.rglob("*.css"))
    assert not re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)]*", styles)
