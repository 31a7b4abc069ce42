"""The site that `python docs/site/make.py` has built."""

from pathlib import Path

SITE = Path(__file__).parents[2] / "build" / "site" / "html"
PAGES = sorted(SITE.rglob("*.html"))
