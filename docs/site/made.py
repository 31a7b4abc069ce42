"""The pages that the code makes: one for each check, the law row by row, what the schemas say, and the Python names."""

from __future__ import annotations

from datetime import date
from inspect import isclass
from typing import Any

from schema_pages import schemas

import ucj_cli
from ucj_cli.checks.registry import Rule, as_code, explained
from ucj_cli.checks.rules import RULES
from ucj_cli.i18n import get_locale
from ucj_cli.law.month import Month
from ucj_cli.law.tables import read_table

CHECKS_HEAD = """\
# The checks

What `ucj check` looks for: a page for each, *dalam kedua bahasa*. `ucj explain CODE` says the same on a terminal. How
to run the checks in an editor, before a commit and in CI stands in [Plans that CI can trust](ci.md); a finding that
was looked at is left out by `# ucj: ignore[CODE] why`.

| code | name | severity | what it says |
|---|---|---|---|
"""
CHECKS_TREE = """

```{toctree}
:hidden:
:glob:

checks/*
```
"""
LAW_HEAD = """\
# The law, row by row

Every row that ucj reckons with, as its tables hold it, with how far it was verified and when it was last checked. Where
each was read, and what is uncertain about it, stands in [the law](law.md), what the columns mean in [its last
chapter](law.md#adding-a-regulation). **No gazette text was opened for any row**: `confirmed` means that several public
copies say so. All that is less is set in bold here.

"""
EN, ID = get_locale("en"), get_locale("id")
LEVELS = ("confirmed", "single", "practice", "recalled")
LAW_TABLES = ("contributions", "bands", "wage_ceilings", "benefits", "membership", "national_targets")
LAST = ("in force", "last_checked", "conditions", "regulation", "note")
"""Columns that stand last, in this order."""
PYTHON_HEAD = """\
# Python, name by name

Signatures and docstrings of all that `import ucj_cli` offers. What the names are for, and examples, stand in [From
Python](python.md); what an answer holds, key by key, in [the answers](answers.md) and in [their schemas](schemas.md).
"""


def checks() -> dict[str, str]:
    """Make a page for each check, and the page that lists them, in place of the one page that docs/ has."""
    rules = sorted(RULES.items())
    lines = [f"| [{code}](checks/{code}.md) | {rule.name} | {rule.severity} | {_says(rule)} |" for code, rule in rules]
    made = {f"checks/{code}.md": _check(rule) for code, rule in rules}
    return made | {"checks.md": CHECKS_HEAD + "\n".join(lines) + CHECKS_TREE}


def _says(rule: Rule) -> str:
    return as_code(rule.message(EN)).replace("|", "\\|")


def _check(rule: Rule) -> str:
    """Write a check's page, in both languages."""
    english, indonesian = (explained(rule, locale).removeprefix("###") for locale in (EN, ID))
    title, _, rest = indonesian.strip().partition("\n")
    return f"#{english}\n## Dalam bahasa Indonesia\n\n**{title}**\n{rest}\n"


def law() -> dict[str, str]:
    """Make the page of the law's rows, and of how many of them are verified how far."""
    tables = {name: read_table(name) for name in LAW_TABLES}
    blocks = [_levels(tables)]
    for name, rows in tables.items():
        blocks.append(f"## `{name}.yaml`\n\n{_table([_as_told(row) for row in rows])}")
        blocks += [_bands(row["bands"]) for row in rows if "bands" in row]
    return {"law-rows.md": LAW_HEAD + "\n".join(blocks)}


def _levels(tables: dict[str, list[dict[str, Any]]]) -> str:
    """Count the rows of each table by how far they were verified."""
    counted = [
        {
            "table": name,
            "rows": len(rows),
            **{level: sum(row["verified"] == level for row in rows) for level in LEVELS},
            "oldest check": min(row["last_checked"] for row in rows),
        }
        for name, rows in tables.items()
    ]
    return _table(counted)


def _bands(bands: dict[int, int]) -> str:
    return _table([{"income from, Rp a month": income, "base, Rp": base} for income, base in bands.items()])


def _as_told(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row as it is shown: how sure it is first, its months in one column, a percentage with what it is of."""
    told = {"verified": row["verified"]}
    told |= {key: value for key, value in row.items() if key not in ("from", "to", "percent", "base", "bands")}
    if "from" in row:
        months = [_on_one_line(EN.month(Month.parse(row[end]))) for end in ("from", "to") if end in row]
        told["in force"] = " to ".join(months) if "to" in row else f"from {months[0]} on"
    if "percent" in row:
        told["per cent"] = f"{row['percent']} of `{row['base']}`" if "base" in row else row["percent"]
    return told


def _table(rows: list[dict[str, Any]]) -> str:
    """Write *rows* as a table: a column for each key that one of them has."""
    keys = dict.fromkeys(key for row in rows for key in row)
    columns = [key for key in keys if key not in LAST] + [key for key in LAST if key in keys]
    lines = [columns, ["---"] * len(columns)] + [[_cell(key, row.get(key, "")) for key in columns] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(key: str, value: Any) -> str:  # noqa: ANN401 - whatever a table of the law holds
    """Write one value of a row."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {', '.join(map(str, allowed)).lower()}" for name, allowed in value.items())
    if isinstance(value, date):
        return _on_one_line(EN.date(value))
    if isinstance(value, int) and key != "year":
        return f"{value:,}"
    if key == "verified" and value != LEVELS[0]:
        return f"**{value}**"
    return str(value)


def _on_one_line(words: str) -> str:
    """Return *words* with spaces that do not break: a date in a narrow column took three lines."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def python() -> dict[str, str]:
    """Make the page of the public names, from their docstrings."""
    chapters: dict[str, list[str]] = {"Functions": [], "The plan": [], "Answers": [], "Errors": []}
    for name in ucj_cli.__all__:
        public = getattr(ucj_cli, name)
        if not isclass(public):
            chapters["Functions"].append(f".. autofunction:: {name}\n")
        else:
            chapter = "Errors" if issubclass(public, Exception) else "The plan" if name == "Plan" else "Answers"
            chapters[chapter].append(f".. autoclass:: {name}\n")
    blocks = [PYTHON_HEAD]
    for title, names in chapters.items():
        blocks.append(f"## {title}\n\n```{{eval-rst}}\n.. currentmodule:: ucj_cli\n")
        blocks += [*names, "```\n"]
    return {"python-names.md": "\n".join(blocks)}


MADE = (checks, law, schemas, python)
