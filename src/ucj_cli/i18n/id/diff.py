"""Indonesian texts: what a change of plan files does."""

TEXTS = {
    "diff.changed": "{count:number} rencana berubah",
    "diff.added": "{count:number} ditambahkan",
    "diff.removed": "{count:number} dihapus",
    "diff.unchanged": "{count:number} tidak berubah",
    "diff.nothing": "Tidak ada perbedaan ({count:number} rencana)",
    "diff.is_added": "ditambahkan",
    "diff.is_removed": "dihapus",
    "diff.plan": "rencana",
    "diff.enrol": "daftar ±",
    "diff.public": "Rp publik ±",
    "diff.funded": "dengan pagu ±",
    "diff.findings": "temuan",
    "diff.before": "sebelum",
    "diff.after": "sesudah",
    "diff.year": "tahun",
    "diff.fund": "dana, tahun",
    "diff.finding_new": "Baru",
    "diff.finding_gone": "Hilang",
}
