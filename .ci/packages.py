"""Say what is wrong with the wheel and the sdist in a folder: what they hold, and what their metadata say."""

from __future__ import annotations

import email
import re
import stat
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
VERSION = re.findall(r'"(.*)"', (ROOT / "src/ucj_cli/_version.py").read_text("utf-8"))[-1]
NAME = f"ucj_cli-{VERSION}"
DATA = f"{NAME}.data/data/share/man"


def tracked(*folders: str) -> set[str]:
    """List the files of the commit below *folders*."""
    done = subprocess.run(["git", "ls-files", "--", *folders], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split("\n")) - {""}


def in_wheel() -> set[str]:
    """List what the wheel has to hold: the code with its data, the shipped plans, the manual, its own records."""
    code = {name.removeprefix("src/") for name in tracked("src")}
    plans = {f"ucj_cli/{name}" for name in tracked("config")}
    records = {f"{NAME}.dist-info/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")}
    return (
        code | plans | records | {f"{NAME}.dist-info/licenses/LICENSE", f"{DATA}/man1/ucj.1", f"{DATA}/id/man1/ucj.1"}
    )


def wrong_wheel(file: Path) -> Iterator[str]:
    """Yield what is wrong with the wheel."""
    with zipfile.ZipFile(file) as wheel:
        held = {info.filename for info in wheel.infolist()}
        yield from _differences("wheel", in_wheel(), held)
        for info in wheel.infolist():
            mode = info.external_attr >> 16
            if stat.S_IMODE(mode) not in (0o644, 0o755):
                yield f"wheel: {info.filename} has the mode {stat.filemode(mode)}"
        yield from wrong_metadata("wheel", email.message_from_bytes(wheel.read(f"{NAME}.dist-info/METADATA")))
        if "ucj = ucj_cli.__main__:main" not in wheel.read(f"{NAME}.dist-info/entry_points.txt").decode():
            yield "wheel: no command ucj"


def wrong_sdist(file: Path) -> Iterator[str]:
    """Yield what is wrong with the sdist: it holds the commit, and nothing else."""
    with tarfile.open(file) as sdist:
        held = {member.name.removeprefix(f"{NAME}/") for member in sdist.getmembers() if member.isfile()}
        yield from _differences("sdist", tracked(".") | {"PKG-INFO"}, held)
        packed = sdist.extractfile(f"{NAME}/PKG-INFO")
        yield from wrong_metadata("sdist", email.message_from_bytes(packed.read() if packed else b""))


def wrong_metadata(where: str, told: Message) -> Iterator[str]:
    """Yield what the metadata say otherwise than pyproject.toml."""
    expected = {
        "Name": PROJECT["name"],
        "Version": VERSION,
        "Summary": PROJECT["description"],
        "Requires-Python": PROJECT["requires-python"],
        "License-Expression": PROJECT["license"],
        "License-File": "LICENSE",
        "Description-Content-Type": "text/markdown",
    }
    yield from (f"{where}: {key} is {told[key]!r}" for key, value in expected.items() if told[key] != value)
    needed = [each for each in told.get_all("Requires-Dist") or [] if "extra ==" not in each]
    names = sorted(re.split(r"[<>=]", each)[0] for each in needed)
    if names != sorted(re.split(r"[<>=]", each)[0] for each in PROJECT["dependencies"]):
        yield f"{where}: needs {names}"
    if sorted(told.get_all("Provides-Extra") or []) != sorted(PROJECT["optional-dependencies"]):
        yield f"{where}: extras are {told.get_all('Provides-Extra')}"
    if "# ucj" not in str(told.get_payload()):
        yield f"{where}: the README is not in it"


def _differences(where: str, wanted: set[str], held: set[str]) -> Iterator[str]:
    yield from (f"{where}: {name} is missing" for name in sorted(wanted - held))
    yield from (f"{where}: {name} does not belong there" for name in sorted(held - wanted))


def main() -> int:
    """Check both files of the folder that is named."""
    folder = Path(sys.argv[1])
    wrong = [*wrong_wheel(folder / f"{NAME}-py3-none-any.whl"), *wrong_sdist(folder / f"{NAME}.tar.gz")]
    print("\n".join(wrong) or f"{NAME}: both hold what they should")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
