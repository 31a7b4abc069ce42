"""How Sphinx makes the site. `make.py` beside this file gives it the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ucj_cli import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "ucj"
author = "The ucj authors"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_heading_anchors = 4  # `plan.md#scenarios` leads where it leads on a forge
# Records are made by functions: neither their constructors nor what is Pydantic's own is told.
autodoc_class_signature = "separated"
autodoc_default_options = {"members": True, "exclude-members": "__init__, __new__, model_config, model_post_init"}
html_theme = "furo"
html_title = "ucj"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_show_sphinx = html_show_copyright = html_copy_source = False

INDONESIAN = ("mulai", "tahun-perencana", "telaah")


def _say_language(_app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Say of an Indonesian page that it is one, to browsers and to those who listen to it."""
    if page in INDONESIAN:
        context["language"] = "id"


def setup(app: Sphinx) -> None:
    """Take part in the writing of each page."""
    app.connect("html-page-context", _say_language)
