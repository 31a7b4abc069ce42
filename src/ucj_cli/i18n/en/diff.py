"""English texts: what a change of plan files does."""

TEXTS = {
    "diff.changed": "{count:plural plan|plans} changed",
    "diff.added": "{count:number} added",
    "diff.removed": "{count:number} removed",
    "diff.unchanged": "{count:number} unchanged",
    "diff.nothing": "Nothing differs ({count:plural plan|plans})",
    "diff.is_added": "added",
    "diff.is_removed": "removed",
    "diff.plan": "plan",
    "diff.enrol": "to enrol ±",
    "diff.public": "public Rp ±",
    "diff.funded": "funded ±",
    "diff.findings": "findings",
    "diff.before": "before",
    "diff.after": "after",
    "diff.year": "year",
    "diff.fund": "fund, year",
    "diff.finding_new": "New",
    "diff.finding_gone": "Gone",
}
