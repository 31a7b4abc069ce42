"""Answers to text: on a terminal, in a pipe, in a file."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple

from ucj_cli.i18n import get_locale
from ucj_cli.render.streams import carry_data, wish

if TYPE_CHECKING:
    from pathlib import Path

    from ucj_cli.answers.base import Answer, Details
    from ucj_cli.i18n import Code
    from ucj_cli.render.page import Page

AnswerForm = Literal["table", "json", "csv", "md", "xlsx"]
RowsForm = Literal["csv", "json", "parquet", "table", "md"]
Format = AnswerForm | RowsForm
Csv = Literal["plain", "excel"]


class Output(NamedTuple):
    """Where an answer goes, and in which form and language; *rows* names which of its tables, if not the first.

    *csv* is plain, or as a spreadsheet of Indonesia opens it by a double click.
    """

    form: Format = "table"
    lang: Code = "en"
    file: Path | None = None
    force: bool = False
    rows: str | None = None
    csv: Csv = "plain"


SCREENS = {
    "gap": ("ucj_cli.render.screens.gap", "page"),
    "budget": ("ucj_cli.render.screens.money", "budget_page"),
    "roadmap": ("ucj_cli.render.screens.roadmap", "page"),
    "afford": ("ucj_cli.render.screens.money", "afford_page"),
    "track": ("ucj_cli.render.screens.track", "page"),
    "gaps": ("ucj_cli.render.screens.several", "gaps_page"),
    "roadmaps": ("ucj_cli.render.screens.several", "roadmaps_page"),
    "compare": ("ucj_cli.render.screens.compare", "compare_page"),
    "diff": ("ucj_cli.render.screens.diff", "pages"),
    "sweep": ("ucj_cli.render.screens.sweep", "sweep_page"),
    "explain": ("ucj_cli.render.screens.explain", "page"),
    "cost": ("ucj_cli.render.screens.money", "cost_page"),
    "rates": ("ucj_cli.render.screens.reference", "rates_page"),
    "regions": ("ucj_cli.render.screens.reference", "regions_page"),
    "doctor": ("ucj_cli.render.screens.doctor", "page"),
}
"""By the name of an answer: the module and its function that shows it, on a page or several.

Each is loaded when it is needed.
"""


def _pages(answer: Answer, output: Output, details: Details | None) -> tuple[Page, ...]:
    from ucj_cli.render.page import Page

    module, name = SCREENS[answer.shape.split("/")[1]]
    show, locale = getattr(import_module(module), name), get_locale(output.lang)
    pages: Page | tuple[Page, ...] = show(answer, locale) if details is None else show(answer, locale, details)
    return (pages,) if isinstance(pages, Page) else pages


def write_answer(answer: Answer, output: Output, details: Details | None = None) -> None:
    """Show *answer* as *output* says, a screen of it with *details*.

    Raises:
        OutputError: the file cannot be written, or exists and is not to be replaced.
    """
    if output.form == "table" and output.file is None and on_terminal():
        from ucj_cli.render.terminal import draw

        for i, page in enumerate(_pages(answer, output, details)):
            if i:
                sys.stdout.write("\n")
            draw(page, get_locale(output.lang))
    elif output.form == "xlsx":
        from ucj_cli.render.excel.sheet import sheet_of

        write_bytes(sheet_of(answer.rows(output.rows)), output)
    else:
        write_text(_text(answer, output, details), output)


def write_page(page: Page, output: Output) -> None:
    """Show a page that is no answer's own, as a table or Markdown.

    Raises:
        OutputError: the file cannot be written, or exists and is not to be replaced.
    """
    if output.form == "table" and output.file is None and on_terminal():
        from ucj_cli.render.terminal import draw

        draw(page, get_locale(output.lang))
        return
    from ucj_cli.render import text

    write_text((text.page_to_markdown if output.form == "md" else text.to_plain)(page), output)


def write_text(text: str, output: Output) -> None:
    """Write *text* where *output* says.

    Raises:
        OutputError: the file cannot be written, or exists and is not to be replaced.
    """
    if output.file is None and output.form == "table":
        sys.stdout.write(text)
    else:
        write_data(text, output.file, force=output.force)


def write_data(text: str, file: Path | None, *, force: bool) -> None:
    """Write *text*, which programs read, to *file*, or to standard output.

    Raises:
        OutputError: the file cannot be written, or exists and is not to be replaced.
    """
    if file is None:
        carry_data()
        sys.stdout.write(text)
    else:
        from ucj_cli.render.files import write_file

        write_file(file, text.encode(), force=force)


def write_bytes(content: bytes, output: Output) -> None:
    """Write *content* where *output* says.

    Raises:
        OutputError: the file cannot be written, or exists and is not to be replaced.
    """
    if output.file is None:
        carry_data()
        sys.stdout.buffer.write(content)
    else:
        from ucj_cli.render.files import write_file

        write_file(output.file, content, force=output.force)


def _text(answer: Answer, output: Output, details: Details | None) -> str:
    if output.form == "json":
        return answer.to_json()
    from ucj_cli.render import text

    if output.form == "csv":
        return text.to_csv(answer.rows(output.rows), output.csv)
    write = text.page_to_markdown if output.form == "md" else text.to_plain
    return "\n".join(map(write, _pages(answer, output, details)))


def on_terminal() -> bool:
    """Whether standard output is a terminal, or is to be treated as one (FORCE_COLOR)."""
    return sys.stdout.isatty() or bool(wish("FORCE_COLOR"))
