"""0xx: the file itself, and the shape of what it holds: what reading a plan already reports, always an error."""

from __future__ import annotations

from ucj_cli.checks.registry import load_rule

TOO_DEEP = "targets: " + "[" * 70 + "]" * 70 + "\n"
COVERAGE = "coverage: {date: 2025-09-09, percent: 32.3, source: BPJS}\n"
GROUP = "groups:\n  - {id: petani, workers: rest, source: BPS%s}\n"
PLAN = "a plan that begins with `region:`\n"

RULES = (
    load_rule("UCJ001", "file-unreadable", "a file that is not there\n", PLAN),
    load_rule("UCJ002", "beyond-a-limit", TOO_DEEP, "targets: {percent: {2025: 41, 2045: 100}, source: RPJMD}\n"),
    load_rule("UCJ003", "not-utf8", "coverage: {date: 2025-09-09, percent: 32.3, source: \x00}\n", COVERAGE),
    load_rule("UCJ004", "not-yaml", "coverage: {date: 2025-09-09, percent: 32.3\n", COVERAGE),
    load_rule("UCJ005", "not-a-plan", COVERAGE + "---\n" + COVERAGE, COVERAGE),
    load_rule("UCJ006", "shorthand", "coverage: {date: 2025-09-09, percent: &now 32.3, source: BPJS}\n", COVERAGE),
    load_rule(
        "UCJ007", "key-twice", "coverage: {date: 2025-09-09, percent: 32.3, percent: 41, source: BPJS}\n", COVERAGE
    ),
    load_rule(
        "UCJ008", "ambiguous-value", "coverage: {date: 2025-09-09, participants: 0138470, source: BPJS}\n", COVERAGE
    ),
    load_rule("UCJ009", "empty-value", "coverage: {date: 2025-09-09, percent: 32.3, source: }\n", COVERAGE),
    load_rule("UCJ010", "unknown-key", "coverage: {date: 2025-09-09, percent: 32.3, sorce: BPJS}\n", COVERAGE),
    load_rule("UCJ011", "missing-key", "coverage: {date: 2025-09-09, source: BPJS}\n", COVERAGE),
    load_rule(
        "UCJ012",
        "wrong-type",
        "workforce: {size: {2025: 428.699}, source: BPS}\n",
        "workforce: {size: {2025: 428_699}}\n",
    ),
    load_rule("UCJ013", "out-of-range", "targets: {percent: {2025: 141}}\n", "targets: {percent: {2025: 41}}\n"),
    load_rule(
        "UCJ014",
        "not-a-choice",
        "targets: {percent: {2025: 41}, path: linaer}\n",
        "targets: {percent: {2025: 41}, path: linear}\n",
    ),
    load_rule(
        "UCJ015",
        "id-twice",
        "groups:\n  - {id: petani, workers: 10}\n  - {id: petani, workers: rest}\n",
        "groups:\n  - {id: petani, workers: 10}\n  - {id: nelayan, workers: rest}\n",
    ),
    load_rule("UCJ016", "unknown-payer", GROUP % ", paid_by: dbhct", GROUP % ", paid_by: self"),
    load_rule("UCJ017", "payer-of-the-other-segment", GROUP % ", paid_by: employer", GROUP % ", paid_by: self"),
    load_rule(
        "UCJ018",
        "two-rests",
        "groups:\n  - {id: petani, workers: rest}\n  - {id: nelayan, workers: rest}\n",
        "groups:\n  - {id: petani, workers: 10}\n  - {id: nelayan, workers: rest}\n",
    ),
    load_rule("UCJ019", "rest-with-participants", GROUP % ", participants: 5", GROUP % ""),
    load_rule("UCJ020", "reserved-fund-name", "funds: {self: {kind: donor}}\n", "funds: {csr: {kind: donor}}\n"),
    load_rule("UCJ021", "months-backwards", GROUP % ", months: {from: 6, to: 3}", GROUP % ", months: {from: 3, to: 6}"),
    load_rule("UCJ022", "key-of-the-other-segment", GROUP % ", wage: 3_736_101", GROUP % ", income: 3_736_101"),
    load_rule(
        "UCJ023",
        "workforce-begins-too-late",
        "workforce: {size: {2026: 428_699}}\n",
        "workforce: {size: {2025: 428_699}}\n",
    ),
    load_rule(
        "UCJ024",
        "geometric-from-zero",
        "targets: {percent: {2025: 0, 2045: 100}, path: geometric}\n",
        "targets: {percent: {2025: 0, 2045: 100}, path: linear}\n",
    ),
    load_rule(
        "UCJ025",
        "public-fund-at-half-price",
        "funds: {apbd: {kind: public, half_price: true}}\n",
        "funds: {csr: {kind: donor, half_price: true}}\n",
    ),
    load_rule("UCJ026", "cannot-extend", "extends: not-there.yaml\n", "extends: base.yaml\n"),
    load_rule(
        "UCJ027",
        "nothing-to-remove",
        "extends: base.yaml\ntargets: {percent: {2031: null}}\n",
        "extends: base.yaml\ntargets: {percent: {2045: null}}\n",
    ),
    load_rule(
        "UCJ028",
        "nobody-left",
        "workforce: {size: {2005: 5}, growth_percent: -50}\n",
        "workforce: {size: {2025: 428_699}, growth_percent: -50}\n",
    ),
    load_rule(
        "UCJ029",
        "observed-twice",
        "observed: {2025-09-09: {participants: 140_000}}\n",
        "observed: {2025-12-11: {participants: 140_000}}\n",
    ),
    load_rule(
        "UCJ030",
        "group-observed-last",
        GROUP % "" + "  - {id: ojol, workers: 10, observed: {2025-12-11: 5}}\n",
        "observed: {2025-12-11: {participants: 140_000}}\n"
        + GROUP % ""
        + "  - {id: ojol, workers: 10, observed: {2025-12-11: 5}}\n",
    ),
    load_rule(
        "UCJ031",
        "groups-do-not-add-up-then",
        "observed: {2025-12-11: {participants: 3}}\n"
        + GROUP % ""
        + "  - {id: ojol, workers: 10, observed: {2025-12-11: 5}}\n",
        "observed: {2025-12-11: {participants: 140_000}}\n"
        + GROUP % ""
        + "  - {id: ojol, workers: 10, observed: {2025-12-11: 5}}\n",
    ),
    load_rule(
        "UCJ032",
        "target-given-twice",
        "targets: {percent: {2026: 41}, participants: {2026: 180_000}}\n",
        "targets: {percent: {2025: 41}, participants: {2026: 180_000}}\n",
    ),
    load_rule(
        "UCJ033",
        "target-above-the-workforce",
        "targets: {participants: {2026: 500_000}}\n",
        "targets: {participants: {2026: 180_000}}\n",
    ),
    load_rule(
        "UCJ035",
        "rate-of-the-past",
        "assumed_rates:\n  - {from: 2025-01, segment: bpu, programme: jkm, rupiah: 10_000}\n",
        "assumed_rates:\n  - {from: 2028-01, segment: bpu, programme: jkm, rupiah: 10_000}\n",
    ),
    load_rule(
        "UCJ036",
        "rate-without-amount",
        "assumed_rates:\n  - {from: 2028-01, segment: bpu, programme: jkm}\n",
        "assumed_rates:\n  - {from: 2028-01, segment: bpu, programme: jkm, rupiah: 10_000}\n",
    ),
    load_rule(
        "UCJ037",
        "uncertain-leads-nowhere",
        "uncertain:\n  workforce.sise.2025: {low: 400_000, high: 450_000}\n",
        "uncertain:\n  workforce.size.2025: {low: 400_000, high: 450_000}\n",
    ),
    load_rule(
        "UCJ038",
        "uncertain-ends-crossed",
        "uncertain:\n  workforce.size.2025: {low: 450_000, high: 400_000}\n",
        "uncertain:\n  workforce.size.2025: {low: 400_000, high: 450_000}\n",
    ),
    load_rule(
        "UCJ034",
        "shared-twice",
        "funds:\n  satu: {kind: public, shared: dbhcht-jatim}\n  dua: {kind: public, shared: dbhcht-jatim}\n",
        "funds:\n  satu: {kind: public, shared: dbhcht-jatim}\n  dua: {kind: public}\n",
    ),
)
