"""What `ucj import` makes: the groups of a plan, or a plan that is there with them in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.plan_file.load import layers_of, plan_in, read_source
from ucj_cli.tables.groups import groups_in
from ucj_cli.tables.into import fund_names, merged_into
from ucj_cli.tables.payers import Payers
from ucj_cli.tables.yaml_text import item, section
from ucj_cli.yamldoc.findings import PlanError

if TYPE_CHECKING:
    from ucj_cli.i18n import Locale
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.tables.cells import Sheet
    from ucj_cli.tables.groups import Groups
    from ucj_cli.tables.into import Merged


def groups_text(groups: Groups, locale: Locale) -> str:
    """Write the groups as the part of a plan that they are, with the funds that they name."""
    funds = section("funds", groups.funds) if groups.funds else []
    lines = [line for group in groups.groups for line in item(group)]
    return "\n".join([locale.text("import.groups_head", file=groups.file), *funds, "groups:", *lines]) + "\n"


def groups_into(sheets: list[Sheet], file: str, plan: str) -> tuple[Merged, Plan]:
    """Put the groups of a table into the plan at *plan*, and return it with them; nothing is written.

    Raises:
        PlanError: the plan is not valid, or would not be with the groups in it.
        TableError: it is not clear what some cells of the table mean.
        OutputError: the plan is written in a way in which that cannot be done line by line.
    """
    source = read_source(plan)
    layers = layers_of(source)
    if layers.document.findings:
        raise PlanError(plan, layers.document.findings)
    groups = groups_in(sheets, file, Payers(fund_names(layers.document.root)))
    merged = merged_into(source.raw, plan, groups)
    return merged, plan_in(source._replace(raw=merged.content))
