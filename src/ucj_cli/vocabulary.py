"""The words that plans, the law and answers share: segments, programmes, who pays, and the years that may be named."""

from typing import Literal

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""The years that a plan, an option or an argument may name."""

ID = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}"
"""The pattern of what a plan calls its groups, funds and tags."""

MOST_DIGITS = 15
"""The digits of a number that a plan may hold: as many as every reader of JSON keeps."""

MOST_COVERAGE, MOST_TARGET = 1000, 100
"""In per cent, as a plan has them: participants above workers are really published."""

Segment = Literal["pu", "bpu"]
"""Wage earners (*penerima upah*) and own-account workers (*bukan penerima upah*)."""

Programme = Literal["jkk", "jkm", "jht", "jp"]
Sector = Literal["transport", "other"]
PaidBy = Literal["public", "donor", "donor_half_price", "self", "employer"]
"""Who pays, as far as the law asks."""

Status = Literal["published", "assumed"]
TargetPath = Literal["linear", "geometric", "smooth", "step"]
TargetBasis = Literal["given", "interpolated", "carried", "current"]
CeilingBasis = Literal["given", "grown"]
FundKind = Literal["public", "donor"]
PayerKind = Literal["public", "donor", "employer", "worker", "self"]
Severity = Literal["error", "warning", "info"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

FUND_KINDS: tuple[FundKind, ...] = ("public", "donor")
"""The payers that are funds of the plan; all others pay for themselves."""

PROGRAMMES: dict[Segment, tuple[Programme, ...]] = {
    "bpu": ("jkk", "jkm", "jht"),
    "pu": ("jkk", "jkm", "jht", "jp"),
}
"""Which programmes there are for whom."""

SEGMENT_KEYS: dict[Segment, tuple[str, ...]] = {
    "bpu": ("income", "sector"),
    "pu": ("wage", "risk_class", "labour_intensive"),
}
"""Which keys of a group are for one segment only."""

OWN_PAYER: dict[Segment, str] = {"bpu": "self", "pu": "employer"}
"""Who pays for a group of which nothing else is said."""

OWES: dict[Segment, tuple[str, ...]] = {"bpu": ("self",), "pu": ("employer", "worker")}
"""Who owes a contribution by law, whoever pays it."""

RESERVED_PAYERS = ("employer", "worker", "self", "elsewhere")
"""Who may pay without being a fund: no fund can be called so."""

INPUTS_SHEET = "ucj"
"""The hidden sheet of a report's workbook by which its inputs are known again."""
