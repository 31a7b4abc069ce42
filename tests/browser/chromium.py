"""A real headless Chromium without a network: its DOM, its console, pages within frames of a given width."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import tempfile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --disable-extensions --window-size=1600,1200 --enable-logging=stderr --v=0
    --virtual-time-budget=60000 --dump-dom""".split()
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND"


class Seen(NamedTuple):
    """What the browser made of a page: its DOM after loading, and what it wrote to the console."""

    dom: str
    console: list[str]


def open_page(file: Path, *flags: str, query: str = "") -> Seen:
    """Open *file* with the network off; a *query* stands after its name, such as ``?q=word``."""
    assert BROWSER is not None, "there is no browser"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [BROWSER, *FLAGS, OFFLINE, f"--user-data-dir={profile}", *flags, file.as_uri() + query]
        done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    log = done.stderr.decode(errors="replace")
    return Seen(done.stdout.decode(), [line for line in log.splitlines() if "CONSOLE" in line])


def framed(page: str, widths: tuple[int, ...], script: str) -> str:
    """A page that shows *page* in a frame of each width, and then runs *script*, which finds them as `shown`."""
    frames = "".join(
        f'<iframe style="width:{width}px;height:800px;border:0" srcdoc="{html.escape(page)}"></iframe>'
        for width in widths
    )
    run = f"addEventListener('load', () => {{ const shown = [...document.querySelectorAll('iframe')]; {script} }})"
    return f"<!doctype html><html><body>{frames}<script>{run}</script></body></html>"


def with_script(page: str, script: str) -> str:
    """*page* with a script at its end, which its own policy would not let run."""
    without_policy = re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", page)
    assert without_policy != page
    return without_policy.replace("</body>", f"<script>{script}</script></body>")


def told(seen: Seen) -> str:
    """What a script wrote into the attribute ``data-told`` of the document."""
    found = re.search(r'<html[^>]* data-told="([^"]*)"', seen.dom)
    assert found, seen.dom[:500]
    return html.unescape(found[1])
