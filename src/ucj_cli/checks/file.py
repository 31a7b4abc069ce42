"""0xx: the file itself, and the shape of what it holds: what reading a plan already reports, always an error."""

from __future__ import annotations

from ucj_cli.checks.rule import told_when_loading

TOO_DEEP = "targets: " + "[" * 70 + "]" * 70 + "\n"
COVERAGE = "coverage: {date: 2025-09-09, percent: 32.3, source: BPJS}\n"
GROUP = "groups:\n  - {id: petani, workers: rest, source: BPS%s}\n"
PLAN = "a plan that begins with `region:`\n"

for code, name, wrong, right in (
    ("UCJ001", "file-unreadable", "a file that is not there\n", PLAN),
    ("UCJ002", "beyond-a-limit", TOO_DEEP, "targets: {percent: {2025: 41, 2045: 100}, source: RPJMD}\n"),
    ("UCJ003", "not-utf8", "coverage: {date: 2025-09-09, percent: 32.3, source: \x00}\n", COVERAGE),
    ("UCJ004", "not-yaml", "coverage: {date: 2025-09-09, percent: 32.3\n", COVERAGE),
    ("UCJ005", "not-a-plan", COVERAGE + "---\n" + COVERAGE, COVERAGE),
    ("UCJ006", "shorthand", "coverage: {date: 2025-09-09, percent: &now 32.3, source: BPJS}\n", COVERAGE),
    ("UCJ007", "key-twice", "coverage: {date: 2025-09-09, percent: 32.3, percent: 41, source: BPJS}\n", COVERAGE),
    ("UCJ008", "ambiguous-value", "coverage: {date: 2025-09-09, participants: 0138470, source: BPJS}\n", COVERAGE),
    ("UCJ009", "empty-value", "coverage: {date: 2025-09-09, percent: 32.3, source: }\n", COVERAGE),
    ("UCJ010", "unknown-key", "coverage: {date: 2025-09-09, percent: 32.3, sorce: BPJS}\n", COVERAGE),
    ("UCJ011", "missing-key", "coverage: {date: 2025-09-09, source: BPJS}\n", COVERAGE),
    (
        "UCJ012",
        "wrong-type",
        "workforce: {size: {2025: 428.699}, source: BPS}\n",
        "workforce: {size: {2025: 428_699}}\n",
    ),
    ("UCJ013", "out-of-range", "targets: {percent: {2025: 141}}\n", "targets: {percent: {2025: 41}}\n"),
    (
        "UCJ014",
        "not-a-choice",
        "targets: {percent: {2025: 41}, path: linaer}\n",
        "targets: {percent: {2025: 41}, path: linear}\n",
    ),
    (
        "UCJ015",
        "id-twice",
        "groups:\n  - {id: petani, workers: 10}\n  - {id: petani, workers: rest}\n",
        "groups:\n  - {id: petani, workers: 10}\n  - {id: nelayan, workers: rest}\n",
    ),
    ("UCJ016", "unknown-payer", GROUP % ", paid_by: dbhct", GROUP % ", paid_by: self"),
    ("UCJ017", "payer-of-the-other-segment", GROUP % ", paid_by: employer", GROUP % ", paid_by: self"),
    (
        "UCJ018",
        "two-rests",
        "groups:\n  - {id: petani, workers: rest}\n  - {id: nelayan, workers: rest}\n",
        "groups:\n  - {id: petani, workers: 10}\n  - {id: nelayan, workers: rest}\n",
    ),
    ("UCJ019", "rest-with-participants", GROUP % ", participants: 5", GROUP % ""),
    ("UCJ020", "reserved-fund-name", "funds: {self: {kind: donor}}\n", "funds: {csr: {kind: donor}}\n"),
    ("UCJ021", "months-backwards", GROUP % ", months: {from: 6, to: 3}", GROUP % ", months: {from: 3, to: 6}"),
    ("UCJ022", "key-of-the-other-segment", GROUP % ", wage: 3_736_101", GROUP % ", income: 3_736_101"),
    (
        "UCJ023",
        "workforce-begins-too-late",
        "workforce: {size: {2026: 428_699}}\n",
        "workforce: {size: {2025: 428_699}}\n",
    ),
    (
        "UCJ024",
        "geometric-from-zero",
        "targets: {percent: {2025: 0, 2045: 100}, path: geometric}\n",
        "targets: {percent: {2025: 0, 2045: 100}, path: linear}\n",
    ),
    (
        "UCJ025",
        "public-fund-at-half-price",
        "funds: {apbd: {kind: public, half_price: true}}\n",
        "funds: {csr: {kind: donor, half_price: true}}\n",
    ),
    ("UCJ026", "cannot-extend", "extends: not-there.yaml\n", "extends: base.yaml\n"),
    (
        "UCJ027",
        "nothing-to-remove",
        "extends: base.yaml\ntargets: {percent: {2031: null}}\n",
        "extends: base.yaml\ntargets: {percent: {2045: null}}\n",
    ),
):
    told_when_loading(code, name, wrong, right)
