"""Workbooks for tests: reading cells and formulas out of an .xlsx file, changing inputs in it, recalculating it.

The files are read and changed as what they are, XML in a zip, so that no other library stands between.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ALWAYS_RECALCULATE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""

Value = int | float | str | None


class Cell(NamedTuple):
    """A cell's value, the formula it comes from, and the type that the file gives it (``e`` is an error)."""

    value: Value
    formula: str | None
    kind: str


class Sheets:
    """The sheets of an .xlsx file that are shown, cell by cell."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}
        book = ET.fromstring(self.parts["xl/workbook.xml"])  # noqa: S314 - made by ucj or by LibreOffice
        links = ET.fromstring(self.parts["xl/_rels/workbook.xml.rels"])  # noqa: S314 - the same
        targets = {link.get("Id"): f"xl/{link.get('Target')}" for link in links}
        shown = [sheet for sheet in book.iter(f"{MAIN}sheet") if sheet.get("state", "visible") == "visible"]
        self.files = {str(sheet.get("name")): targets[sheet.get(RELATION)] for sheet in shown}
        self._texts = self._shared()
        self.cells = {name: self._read(part) for name, part in self.files.items()}

    def _shared(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self.parts:
            return []
        root = ET.fromstring(self.parts["xl/sharedStrings.xml"])  # noqa: S314 - the same
        # In a workbook `_x005F_` is an underscore that is not to begin the code of another character
        return ["".join(text.text or "" for text in item.iter(f"{MAIN}t")).replace("_x005F_", "_") for item in root]

    def _read(self, part: str) -> dict[str, Cell]:
        found = {}
        for cell in ET.fromstring(self.parts[part]).iter(f"{MAIN}c"):  # noqa: S314 - the same
            formula, kind = cell.find(f"{MAIN}f"), cell.get("t", "n")
            text = cell.findtext(f"{MAIN}v")
            value: Value = text
            if kind == "s":
                value = self._texts[int(text or 0)]
            elif kind == "n" and text:
                value = int(text) if re.fullmatch(r"-?\d+", text) else float(text)
            found[str(cell.get("r"))] = Cell(value, None if formula is None else formula.text or "", kind)
        return found

    def find(self, sheet: str, text: str, column: str = "A", after: int = 0) -> int:
        """The first row below *after* whose cell in *column* reads *text*."""
        for place, cell in self.cells[sheet].items():
            letters, row = split(place)
            if letters == column and row > after and cell.value == text:
                return row
        raise KeyError(text)

    def heads(self, sheet: str, row: int) -> dict[str, str]:
        """The columns of a table by their headings, which stand in *row*; of equal ones the first."""
        found: dict[str, str] = {}
        for place, cell in self.cells[sheet].items():
            letters, line = split(place)
            if line == row and cell.value is not None:
                found.setdefault(str(cell.value), letters)
        return found

    def value(self, sheet: str, place: str) -> Value:
        """What stands in a cell."""
        return self.cells[sheet][place].value

    def with_inputs(self, inputs: Mapping[tuple[str, str], int | float | str | None]) -> bytes:
        """The same file with other inputs; all formulas keep the results they had."""
        parts = dict(self.parts)
        for (sheet, place), value in inputs.items():
            name = self.files[sheet]
            if isinstance(value, str):
                new = rf'\1 t="inlineStr"><is><t>{value}</t></is></c>'
            else:
                new = r"\1/>" if value is None else rf"\1><v>{value!r}</v></c>"
            old = rf'(<c r="{place}" s="\d+")(?:/>|(?: t="s")?><v>[^<]*</v></c>)'
            text, count = re.subn(old, new, parts[name].decode())
            assert count == 1, (sheet, place)
            parts[name] = text.encode()
        return zipped(parts)


def split(place: str) -> tuple[str, int]:
    """A cell's column and row: ``AB12``."""
    letters = place.rstrip("0123456789")
    return letters, int(place[len(letters) :])


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """An .xlsx file from its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


class Office:
    """LibreOffice with a profile of its own, which recalculates every file that it opens."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._calls = 0
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, "utf-8")

    def recalculated(self, files: Mapping[str, bytes]) -> dict[str, Sheets]:
        """Each of *files* as LibreOffice writes it after it has worked out every formula."""
        assert SOFFICE is not None, "there is no LibreOffice"
        self._calls += 1
        come, go = self.folder / f"{self._calls}-in", self.folder / f"{self._calls}-out"
        come.mkdir()
        for name, content in files.items():
            (come / f"{name}.xlsx").write_bytes(content)
        subprocess.run(
            [
                SOFFICE,
                f"-env:UserInstallation={(self.folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                str(go),
                *sorted(map(str, come.iterdir())),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return {name: Sheets((go / f"{name}.xlsx").read_bytes()) for name in files}
