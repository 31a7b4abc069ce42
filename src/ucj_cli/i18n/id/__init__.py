"""The Indonesian catalogue, a file a room; and how that language writes numbers and months."""

from ucj_cli.i18n.id import (
    borrowed,
    commands,
    diff,
    doctor,
    excel,
    explain,
    findings,
    report,
    screens,
    soundness,
    tables,
    track,
)

THOUSANDS, DECIMAL = ".", ","

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

TEXTS: dict[str, str] = {
    **findings.TEXTS,
    **soundness.TEXTS,
    **commands.TEXTS,
    **borrowed.TEXTS,
    **screens.TEXTS,
    **explain.TEXTS,
    **report.TEXTS,
    **track.TEXTS,
    **diff.TEXTS,
    **doctor.TEXTS,
    **excel.TEXTS,
    **tables.TEXTS,
}
