"""What the headings of offices' tables mean, in either language."""

from __future__ import annotations

import re
from typing import NamedTuple

from ucj_cli.vocabulary import FIRST_YEAR, LAST_YEAR
from ucj_cli.yamldoc.proposals import month_called

GROUP_HEADINGS: dict[str, tuple[str, ...]] = {
    "id": ("id", "kode kelompok", "group id", "kode", "code"),
    "name": (
        *("nama", "nama kelompok", "kelompok", "kelompok pekerja", "nama kelompok pekerja", "kelompok sasaran"),
        *("jenis pekerjaan", "jenis pekerja", "pekerjaan", "profesi", "uraian", "kategori", "kategori pekerja"),
        *("group", "groups", "name", "group name", "worker group", "group of workers", "occupation", "category"),
    ),
    "workers": (
        *("pekerja", "jumlah pekerja", "tenaga kerja", "jumlah tenaga kerja", "potensi", "potensi pekerja", "jumlah"),
        *("jumlah potensi", "populasi", "jumlah orang", "jumlah pekerja orang", "total pekerja", "banyaknya pekerja"),
        *("workers", "number of workers", "all workers", "size", "potential", "people", "total workers"),
    ),
    "participants": (
        *("peserta", "jumlah peserta", "peserta aktif", "jumlah peserta aktif", "terlindungi", "sudah terlindungi"),
        *(
            "terdaftar",
            "sudah terdaftar",
            "sudah menjadi peserta",
            "peserta saat ini",
            "kepesertaan",
            "peserta terdaftar",
        ),
        *("participants", "active participants", "insured", "covered", "registered", "number of participants"),
    ),
    "segment": ("segmen", "segmentasi", "segmen kepesertaan", "jenis kepesertaan", "pu bpu", "segment"),
    "programmes": ("program", "program jaminan", "jenis program", "programme", "programmes", "programs"),
    "paid_by": (
        *("pembayar", "dibayar oleh", "sumber dana", "sumber pendanaan", "sumber pembiayaan", "sumber anggaran"),
        *("pembiayaan", "pendanaan", "penanggung iuran", "paid by", "payer", "fund", "funding", "source of funds"),
    ),
    "wage": (
        "upah",
        "gaji",
        "upah per bulan",
        "upah sebulan",
        "rata rata upah",
        "wage",
        "wages",
        "salary",
        "monthly wage",
    ),
    "income": (
        *("penghasilan", "pendapatan", "penghasilan per bulan", "pendapatan per bulan", "rata rata penghasilan"),
        *("rata rata pendapatan", "income", "earnings", "monthly income"),
    ),
    "sector": ("sektor", "sector"),
    "risk_class": ("kelas risiko", "tingkat risiko", "kelompok risiko", "risk class"),
    "planned": (
        *("target", "rencana", "target peserta", "rencana peserta", "sasaran", "rencana kepesertaan", "direncanakan"),
        *(
            "rencana perlindungan",
            "target perlindungan",
            "target kepesertaan",
            "planned",
            "plan",
            "target participants",
        ),
    ),
    "priority": ("prioritas", "skala prioritas", "urutan prioritas", "priority"),
    "opd": ("opd", "dinas", "perangkat daerah", "opd pengampu", "dinas pengampu", "skpd", "agency"),
    "kecamatan": ("kecamatan", "district"),
    "kelurahan": ("kelurahan", "desa", "desa kelurahan", "kelurahan desa", "village"),
    "source": ("sumber", "sumber data", "source", "data source"),
    "status": ("status", "status data", "data status"),
}
"""The columns of a table of groups, by the keys of a group; three of them become its tags."""

REGION_HEADINGS: dict[str, tuple[str, ...]] = {
    "code": ("kode", "kode wilayah", "kode kemendagri", "kode daerah", "kode bps", "code", "region code"),
    "name": (
        *("kabupaten kota", "kab kota", "kabupaten", "kota", "kota kabupaten", "wilayah", "nama wilayah", "daerah"),
        *("nama daerah", "nama kabupaten kota", "nama kab kota", "pemerintah daerah", "kabupaten dan kota"),
        *("region", "regions", "regency city", "regency", "city", "district city", "name of region"),
    ),
    "workforce": (
        *(
            "pekerja",
            "jumlah pekerja",
            "tenaga kerja",
            "jumlah tenaga kerja",
            "penduduk bekerja",
            "penduduk yang bekerja",
        ),
        *(
            "potensi",
            "potensi pekerja",
            "jumlah penduduk bekerja",
            "workforce",
            "workers",
            "employed",
            "employed people",
        ),
    ),
    "workforce_year": ("tahun", "tahun data", "year"),
    "percent": (
        *(
            "cakupan",
            "cakupan kepesertaan",
            "coverage",
            "persentase cakupan",
            "capaian",
            "persentase kepesertaan",
            "ucj",
        ),
        *("capaian ucj", "cakupan ucj", "persentase", "coverage rate"),
    ),
    "participants": (
        *("peserta", "jumlah peserta", "peserta aktif", "jumlah peserta aktif", "terlindungi", "participants"),
        *("active participants", "insured", "covered"),
    ),
    "date": ("tanggal", "tanggal data", "per tanggal", "posisi", "posisi data", "date", "as of", "as of date"),
    "targets": ("target", "target ucj", "target cakupan", "target coverage", "sasaran", "targets"),
    "targets_people": ("target peserta", "target participants", "target kepesertaan"),
    "source": ("sumber", "sumber data", "source", "data source"),
}
"""The columns of a table of regions."""

BY_YEAR = ("planned", "targets", "targets_people")
"""The columns of which a table may have several, one a year."""

_LEFT_OUT = ("orang", "jiwa", "rp", "rupiah", "idr", "persen", "percent", "per cent", "people")
_UNIT = re.compile(
    r"\b(ribuan|ribu|jutaan|juta|milyar|miliar|triliun|thousands?|millions?|billions?|000)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_MONTH = re.compile(r"[a-z]+(?=[\s.,/-]*(?:19|20|21)[0-9]{2}(?![0-9]))", re.IGNORECASE)
_DATED = re.compile(r"\b(?:per|posisi|as of|s/?d|hingga|sampai dengan|until)\b(?P<day>.*[0-9].*)", re.IGNORECASE)


class Meaning(NamedTuple):
    """What a heading says: a key, the year in it, the day in it as it is written, whether it is in per cent."""

    key: str
    year: int | None
    day: str
    in_percent: bool


def meaning_of(heading: str, known: dict[str, tuple[str, ...]]) -> Meaning | None:
    """Return what *heading* means among the columns that are *known*; None where it is none of them."""
    in_percent = "%" in heading or re.search(r"\b(?:persen|per ?cent|persentase)\b", heading, re.IGNORECASE) is not None
    dated = _DATED.search(heading)
    bare = heading[: dated.start()] if dated else heading
    years = [int(year) for year in _YEAR.findall(heading)]
    year = years[-1] if years and FIRST_YEAR <= years[-1] <= LAST_YEAR else None
    words = _words(_YEAR.sub(" ", bare))
    # of a survey, whose month says nothing of a plan: Penduduk Bekerja Agustus 2025
    surveyed = _words(_YEAR.sub(" ", _MONTH.sub(lambda found: "" if month_called(found[0]) else found[0], bare)))
    for key, names in known.items():
        if words in names or (key == "workforce" and surveyed in names):
            return Meaning(key, year, (dated["day"] if dated else "").strip(" ():"), in_percent)
    return None


def scale_in(heading: str) -> str | None:
    """Return the unit that *heading* counts in, if it is larger than one: *ribu*, *juta*."""
    found = _UNIT.search(heading)
    return found[0] if found else None


def _words(heading: str) -> str:
    """Return the words of a heading in small letters, without signs, units, and what stands in brackets as a unit."""
    words = re.sub(r"[^a-z0-9]+", " ", _UNIT.sub(" ", heading.lower())).strip()
    for unit in _LEFT_OUT:
        shorter = re.sub(rf"(?<=.) {unit}$", "", words)
        words = shorter or words
    return re.sub(r" (?:tahun|thn|th|year|in)$", "", words).strip()
