"""The pages of the repository as the site has them: the same text, each link led to where its target then stands."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\]\((?!\w+:|#)(?P<path>[^)#\s]+)")
HERE = {ROOT / "README.md": Path("index.md")}
"""What the site has a page of its own for: where a link to it leads."""
FOLDERS = ("fuzz/README.md", "tests/mutation/README.md")
"""The pages of folders that have one."""


def pages() -> dict[Path, Path]:
    """Return each page of the repository with its place in the site; a new one needs no line here."""
    at_root = {page: Path("project", page.name.lower()) for page in ROOT.glob("*.md") if page not in HERE}
    of_folders = {page: Path("project", f"{page.parent.name}.md") for page in map(ROOT.joinpath, FOLDERS)}
    return at_root | of_folders | {page: Path(page.name) for page in (ROOT / "docs").glob("*.md")}


def lay(folder: Path) -> None:
    """Write all pages into *folder*, and the files that they name."""
    places = pages()
    for page, place in places.items():
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_led(page, places, folder), "utf-8")


def _led(page: Path, places: dict[Path, Path], folder: Path) -> str:
    """Return the text of *page* with its links as they lead in the site; what is no page goes along as a file."""

    def link(match: re.Match[str]) -> str:
        named = Path(os.path.normpath(page.parent / match["path"]))
        place = (places | HERE).get(named)
        if place is None and named.is_file():
            place = Path("files", named.relative_to(ROOT))
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(named, folder / place)
        if place is None:  # Sphinx warns of it
            return match[0]
        return f"]({Path(os.path.relpath(place, places[page].parent)).as_posix()}"

    return LINK.sub(link, page.read_text("utf-8"))
