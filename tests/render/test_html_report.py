"""The report's page, read without a browser: what it loads, and how it is built."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.render.report_page import BOTH, PICTURES, STYLE, Page
from ucj_cli.i18n import get_locale

if TYPE_CHECKING:
    from ucj_cli.i18n import Code


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
        assert next(table.all("caption")).text.startswith(get_locale(lang).text("report.table", number=""))
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
    pictures = [*PICTURES]
    assert sections == ["now", pictures[0], "scenarios", *pictures[1:], "benefits", "know", "tables", "basis", "method"]


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
