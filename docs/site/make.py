"""Build the site: `python docs/site/make.py`, with the extra `docs`; build/site/html needs no network.

The pages are those of docs/ and of the root, and those that the code makes: see sources.py and made.py. Any warning
fails the build, so a link between pages that leads nowhere does.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from made import MADE
from sources import ROOT, lay

HERE = Path(__file__).parent
BUILT = ROOT / "build" / "site"


def main() -> int:
    """Lay all sources into one folder, and let Sphinx make the site of it."""
    sources, html = BUILT / "sources", BUILT / "html"
    shutil.rmtree(BUILT, ignore_errors=True)
    sources.mkdir(parents=True)
    lay(sources)
    shutil.copyfile(HERE / "index.md", sources / "index.md")
    for make in MADE:
        for name, text in make().items():
            (sources / name).parent.mkdir(exist_ok=True)
            (sources / name).write_text(text, "utf-8")
    sphinx = [sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", "--jobs=auto"]
    return subprocess.run([*sphinx, "-c", HERE, sources, html], check=False).returncode  # noqa: S603 - our own arguments


if __name__ == "__main__":
    sys.exit(main())
