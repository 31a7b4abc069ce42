"""What each key of a plan means, in a line, with examples: for editors, which show it while one types."""

from __future__ import annotations

from typing import Any, NamedTuple


class Key(NamedTuple):
    """A key's description, and examples of its value."""

    description: str
    examples: tuple[Any, ...] = ()


SOURCE = Key("Where the figure was published, so that it can be looked up.", ("BPS, Sakernas August 2023",))
STATUS = Key("published: somebody published the figure; assumed: nobody did, and it is marked so.", ("assumed",))

KEYS = {
    "Plan.extends": Key(
        "Another plan, of which this one changes parts, by its path from here; or several, the later over the earlier.",
        ("targets.yaml", ["murah.yaml", "cepat.yaml"]),
    ),
    "Plan.region": Key("Whose plan this is."),
    "Plan.workforce": Key("The workers to be covered: the denominator of every percentage."),
    "Plan.coverage": Key("Who is a participant today."),
    "Plan.observed": Key(
        "Participants on other days, by date; the latest is where we stand.", ({"2025-12-11": {"percent": 41.19}},)
    ),
    "Plan.targets": Key("Which coverage is to be reached in which year."),
    "Plan.funds": Key("Who pays contributions for others, by id."),
    "Plan.groups": Key("Groups of workers; each person is counted once, and together they are the whole workforce."),
    "Plan.assumed_rates": Key(
        "Rates that no law has ordered yet; each goes before the law's own from its first month on."
    ),
    "Plan.claims": Key("Published figures that `ucj check` recomputes."),
    "Plan.uncertain": Key(
        "Between what an input lies, by its path: for `ucj sweep --draws` and `--tornado`.",
        ({"groups.umkm.workers": {"low": 21270, "high": 85200}},),
    ),
    "Region.name": Key("The region's official name.", ("Kota Malang",)),
    "Region.code": Key(
        "Its Kemendagri code, in quotes: `ucj regions` finds it. A federation or a firm has none.", ("35.73",)
    ),
    "Workforce.size": Key("Eligible workers by year; between two years runs a straight line.", ({2025: 428699},)),
    "Workforce.growth_percent": Key("Growth a year after the last given year; may be negative.", (0, 1.5)),
    "Workforce.source": SOURCE,
    "Workforce.status": STATUS,
    "Coverage.date": Key("The day on which the participants were counted.", ("2025-09-09",)),
    "Coverage.percent": Key("Participants in per cent of that year's workforce.", (32.3,)),
    "Coverage.participants": Key("Active participants; if percent is given too, this is what counts.", (138470,)),
    "Coverage.source": SOURCE,
    "Coverage.status": STATUS,
    "Targets.percent": Key("The targets by year, in per cent of the workforce.", ({2025: 41, 2045: 100},)),
    "Targets.participants": Key("Targets in people, by year; a year stands in one of the two.", ({2026: 332354},)),
    "Targets.path": Key(
        "Between the given years: linear, geometric (equal growth), smooth (slow, fast, slow), step (holds).",
        ("linear",),
    ),
    "Targets.source": SOURCE,
    "Targets.status": STATUS,
    "Fund.name": Key("What the fund is called: one text, or one for each language.", ("DBHCHT",)),
    "Fund.kind": Key("public: money of the state or a region; donor: private money.", ("public",)),
    "Fund.ceiling": Key("Rupiah there are, each for its own year; a year without is unknown.", ({2025: 5300000000},)),
    "Fund.growth_percent": Key(
        "What the ceiling does a year after its last listed one; without it, later ceilings are unknown.", (0, 5)
    ),
    "Fund.spent": Key("Rupiah that were really spent, by year: shown beside need and ceiling.", ({2025: 1056000000},)),
    "Fund.shared": Key("The name of the money, where plans of several regions have the same.", ("dbhcht-jatim",)),
    "Fund.carry_over": Key("Whether what a year leaves is added to the next one's ceiling.", (True,)),
    "Fund.half_price": Key("Whether a donor gets the half price of 2026.", (True,)),
    "Fund.source": SOURCE,
    "Group.id": Key("A short name for scripts; no two groups share it.", ("ojol",)),
    "Group.name": Key("What the group is called: one text, or one for each language.", ("Pengemudi ojek online",)),
    "Group.workers": Key(
        "How many there are in the coverage year, or `rest` for all that no other group has.", (7711,)
    ),
    "Group.participants": Key("How many of them are participants today; 0 where nothing is said.", (0,)),
    "Group.observed": Key("Its participants on other days.", ({"2025-12-11": 7711},)),
    "Group.segment": Key("bpu: own-account workers; pu: wage earners.", ("bpu", "pu")),
    "Group.programmes": Key("Which programmes are paid; jp is for wage earners only.", (["jkk", "jkm"],)),
    "Group.paid_by": Key(
        "A fund's id, employer (pu), self (bpu), or elsewhere (people count, money does not).", ("self",)
    ),
    "Group.income": Key("bpu: declared rupiah a month, which decides the band; 0 is the lowest.", (1000000,)),
    "Group.sector": Key("bpu: transport or other; the half price of 2026 has other months for each.", ("transport",)),
    "Group.wage": Key("pu: rupiah a month.", (3736101,)),
    "Group.risk_class": Key("pu: the risk class of the work, 1 (very low) to 5 (very high).", (1,)),
    "Group.labour_intensive": Key(
        "pu: labour-intensive industry, half of JKK from February 2025 to January 2026.", (True,)
    ),
    "Group.growth_percent": Key("How much the wage or income rises a year after its last listed year.", (0, 6.5)),
    "Group.planned": Key(
        "How many are to be covered, by year: a stock, which holds until the next year.", ({2025: 3000},)
    ),
    "Group.enrol_from": Key("From which month on the new people of a year are paid, by year.", ({2025: 10},)),
    "Group.priority": Key("1 is enrolled first; groups without one come last.", (1,)),
    "Group.months": Key("The months of the year that are paid.", ({"from": 1, "to": 12},)),
    "Group.pass_rate_percent": Key("How many of 100 proposed names pass verification.", (34.88,)),
    "Group.lapse_percent": Key("How many of 100 participants are lost a year.", (0,)),
    "Group.changes": Key(
        "What is different from a year on: terms, payer, months, priority.",
        ({2026: {"programmes": ["jkk", "jkm", "jht"]}},),
    ),
    "Group.tags": Key("Whatever a list of groups is to be added up by.", ({"opd": "Dishub"},)),
    "Group.source": SOURCE,
    "Group.status": STATUS,
    "AssumedRate.from": Key("The first month in which it holds; after the day where the plan stands.", ("2028-01",)),
    "AssumedRate.to": Key("The last month in which it holds; without it, it holds on.", ("2029-12",)),
    "AssumedRate.segment": Key("bpu: own-account workers; pu: wage earners.", ("bpu",)),
    "AssumedRate.programme": Key("The programme.", ("jkm",)),
    "AssumedRate.payer": Key("Who owes it: self (bpu), employer or worker (pu).", ("employer",)),
    "AssumedRate.percent": Key("Per cent of the base.", (0.3,)),
    "AssumedRate.rupiah": Key("Rupiah a person and month.", (10000,)),
    "AssumedRate.base": Key("What a percentage is of; the law's own base where nothing is said.", ("lowest_band",)),
    "AssumedRate.conditions": Key("For whom it holds; everybody where nothing is said.", ({"sector": ["transport"]},)),
    "AssumedRate.source": SOURCE,
    "Conditions.paid_by": Key("Who pays for the people.", (["public"],)),
    "Conditions.sector": Key("bpu: the sector.", (["transport"],)),
    "Conditions.risk_class": Key("pu: the risk class of the work.", ([1, 2],)),
    "Conditions.labour_intensive": Key("pu: labour-intensive industry.", ([True],)),
    "Uncertain.low": Key("The lower end.", (21270,)),
    "Uncertain.high": Key("The upper end.", (85200,)),
    "Uncertain.likely": Key("The likely value; the middle where nothing is said.", (29058,)),
    "Uncertain.shape": Key(
        "uniform: all alike; triangular: up to the likely value and down; normal: 95 of 100 between the ends.",
        ("triangular",),
    ),
    "Uncertain.source": SOURCE,
    "Months.from": Key("The first month, 1 to 12.", (1,)),
    "Months.to": Key("The last month, 1 to 12.", (12,)),
    "MoneyClaim.kind": Key("money: people x months x contribution = budget."),
    "MoneyClaim.people": Key("How many people.", (25000,)),
    "MoneyClaim.months": Key("For how many months.", (12,)),
    "MoneyClaim.contribution": Key("Rupiah a person and month; the lowest band where nothing is said.", (16800,)),
    "MoneyClaim.budget": Key("The rupiah that were published.", (5300000000,)),
    "MoneyClaim.source": SOURCE,
    "CoverageClaim.kind": Key("coverage: participants of workers are so many per cent."),
    "CoverageClaim.participants": Key("How many participants.", (134167,)),
    "CoverageClaim.workers": Key("Of how many workers.", (428699,)),
    "CoverageClaim.percent": Key("The percentage that was published.", (32.44,)),
    "CoverageClaim.source": SOURCE,
    "SumClaim.kind": Key("sum: parts add up to a total."),
    "SumClaim.parts": Key("The parts.", ([3000, 5000, 17000],)),
    "SumClaim.total": Key("The total that was published.", (25000,)),
    "SumClaim.source": SOURCE,
}
"""By model and key."""

KEYS |= {f"Observation.{key}": KEYS[f"Coverage.{key}"] for key in ("percent", "participants", "source", "status")}
KEYS |= {
    f"Change.{key}": KEYS[f"Group.{key}"]
    for key in (
        "programmes",
        "paid_by",
        "income",
        "sector",
        "wage",
        "risk_class",
        "labour_intensive",
        "priority",
        "months",
        "pass_rate_percent",
        "lapse_percent",
    )
}
