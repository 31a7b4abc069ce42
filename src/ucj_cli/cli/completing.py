"""What may stand in place of a word of a command line: commands, options, choices, and what a plan has names for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from typer._click import shell_completion as click  # of Typer's own Click, which has no public name
from typer._click.core import Context, Parameter
from typer.main import get_command

from ucj_cli.cli import COMMANDS, app_for
from ucj_cli.cli.completion import SCRIPTS
from ucj_cli.cli.options import help_text
from ucj_cli.cli.planned import funds, groups, paths, tags, years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Named = tuple[str, str]
    """A word that may stand there, and what it is."""


class Offer(NamedTuple):
    """A word that may stand in place of the one that is begun, and what it is."""

    text: str
    about: str


NO_FILE = Offer("", "")
"""Says that no file may stand there, so that a shell offers none."""

FILES = (
    "plans",
    "plan",
    "files",
    "file",
    "old",
    "new",
    "into",
    "output",
    "cases",
    "baseline",
    "exclude",
    "stdin_filename",
)
"""The parameters that may name a file."""


def offered(before: list[str], word: str) -> Iterator[Offer]:
    """Yield what may stand in place of *word*, after the words *before*, which come after ``ucj``."""
    word, lead = _bare(word), ""
    if not before and not word.startswith("-"):
        yield NO_FILE
        yield from (Offer(name, _sentence(help_text(name))) for name in COMMANDS if name.startswith(word))
        return
    if word.startswith("--") and "=" in word:
        option, _, word = word.partition("=")
        before, lead = [*before, option], f"{option}="
    named = before if before and before[0] in COMMANDS else ["--help"]
    # An option whose value is still missing would take the arguments away from those that ask which plan is named
    whole = before[:-1] if before and before[-1] != "--" and before[-1].startswith("-") else before
    context = click._resolve_context(get_command(app_for(named)), {}, "ucj", whole)  # noqa: SLF001
    what, begun = click._resolve_incomplete(context, [*before], word)  # noqa: SLF001
    if not (isinstance(what, Parameter) and what.name in FILES):
        yield NO_FILE
    if isinstance(what, Parameter) and (values := _values(context, what.name)):
        found = values(context, begun)
    else:
        found = ((item.value, item.help or "") for item in what.shell_complete(context, begun))
    for text, about in found:
        if _goes_on(text, begun) and _is_plain(lead + text):
            yield Offer(lead + text, _sentence(about))


def _goes_on(text: str, begun: str) -> bool:
    """Whether *text* is what is *begun*, or goes on from it; an option only if it is begun."""
    return text.lower().startswith(begun.lower()) and (bool(begun) or not text.startswith("-"))


def _is_plain(text: str) -> bool:
    """Whether none of the letters of *text*, whatever a plan or the line has, makes a shell do anything."""
    return bool(re.fullmatch(r"[A-Za-z0-9_ .,/:=+-]+", text))


def _bare(word: str) -> str:
    """Return *word* without its quotation marks, and without the backslashes that keep its blanks."""
    return re.sub(r"""\\(.)|['"]""", r"\1", word)


def _sentence(text: str) -> str:
    """Return the first sentence of a help text."""
    return re.split(r"(?<=[a-z)])[.:;] | \(", text, maxsplit=1)[0].rstrip(".")


def _values(context: Context, name: str | None) -> Callable[[Context, str], Iterable[Named]] | None:
    return VALUES.get(f"{context.info_name} {name}") or VALUES.get(f"{name}")


def _figures_and_rules(_context: Context, _begun: str) -> Iterable[Named]:
    from ucj_cli.engine.explain import OF_ALL

    return [*((figure, "") for figure in OF_ALL), *_rules()]


def _rules() -> Iterable[Named]:
    from ucj_cli.checks.rules import RULES

    return ((code, rule.name) for code, rule in sorted(RULES.items()))


def _codes(_context: Context, begun: str) -> Iterable[Named]:
    """Yield rules, also after others and a comma."""
    kept = begun[: begun.rfind(",") + 1]
    return ((kept + code, name) for code, name in _rules() if code not in kept.split(","))


def _schemas(_context: Context, _begun: str) -> Iterable[Named]:
    from ucj_cli.schema import NAMES

    return ((name, "") for name in NAMES)


def _forms(_context: Context, _begun: str) -> Iterable[Named]:
    from ucj_cli.checks.formats import FORM_NAMES

    return ((name, "") for name in FORM_NAMES)


def _programmes(_context: Context, begun: str) -> Iterable[Named]:
    """Yield programmes, also after others and a comma."""
    from ucj_cli.vocabulary import PROGRAMMES

    kept = begun[: begun.rfind(",") + 1]
    return ((kept + name, "") for name in PROGRAMMES["pu"] if name not in kept.split(","))


def _regions(context: Context, begun: str) -> Iterable[Named]:
    """Yield regions by what is begun: their codes, or their names.

    Without *Kota* and *Kabupaten* too: a name that several have only to the command that tells them all.
    """
    from ucj_cli.region_data import Region, regions

    if begun[:1].isdigit():
        yield from _region_codes(context, begun)
        return
    without: dict[str, list[Region]] = {}
    for region in regions():
        yield region.name, f"{region.province}, {region.code}"
        without.setdefault(region.name.partition(" ")[2], []).append(region)
    for name, found in without.items():
        if begun and (len(found) == 1 or context.info_name == "regions"):
            yield name, ", ".join(region.name for region in found)


def _region_codes(_context: Context, _begun: str) -> Iterable[Named]:
    from ucj_cli.region_data import regions

    return ((region.code, region.name) for region in regions())


def _shells(_context: Context, _begun: str) -> Iterable[Named]:
    return ((shell, "") for shell in SCRIPTS)


VALUES: dict[str, Callable[[Context, str], Iterable[Named]]] = {
    "year": years,
    "first": years,
    "last": years,
    "group": groups,
    "by": tags,
    "settings": paths,
    "vary": paths,
    "afford budget": funds,
    "explain what": _figures_and_rules,
    "schema name": _schemas,
    "check form": _forms,
    "select": _codes,
    "ignore": _codes,
    "programmes": _programmes,
    "region": _regions,
    "words": _regions,
    "init code": _region_codes,
    "completion shell": _shells,
}
"""By the name of a parameter, of one command if it stands before: what its values may be. Choices know theirs."""
