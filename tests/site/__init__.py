"""The site that `python docs/site/make.py` has built."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
SITE = ROOT / "build" / "site" / "html"
PAGES = sorted(SITE.rglob("*.html"))
