"""Draw the README's picture from the real screen of `ucj gap --year 2026` on the shipped plan.

python docs/screen.py           writes docs/screen.svg
python docs/screen.py --check   ends with 1 if the picture there is another one
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from rich.console import Console

from ucj_cli.engine.gap import gap
from ucj_cli.language import language
from ucj_cli.plan.find import shipped_plan
from ucj_cli.plan.load import load_plan
from ucj_cli.show.gap import page
from ucj_cli.show.terminal import draw

PICTURE = Path(__file__).parent / "screen.svg"
FRAME = """<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>ucj gap --year 2026</title>
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>{lines}</defs>
<rect width="100%" height="100%" rx="8" fill="#0c1021"/>
<g transform="translate({terminal_x}, {terminal_y})">{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""


def picture() -> str:
    """The screen at 80 columns, as SVG that loads nothing from anywhere."""
    console = Console(width=80, record=True, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    draw(page(gap(load_plan(shipped_plan()), 2026), language("en")), console)
    return console.export_svg(title="ucj gap --year 2026", code_format=FRAME, unique_id="ucj")


def main() -> int:
    """Write the picture, or compare it."""
    if sys.argv[1:] == ["--check"]:
        return int(PICTURE.read_text("utf-8") != picture())
    PICTURE.write_text(picture(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
