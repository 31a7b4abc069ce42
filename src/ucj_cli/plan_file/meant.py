"""What was probably meant by a key, a choice or an id that no plan can have: who writes ``pagu`` means ``ceiling``."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ucj_cli.vocabulary import RESERVED_PAYERS
from ucj_cli.yamldoc.findings import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS: dict[str, tuple[str, ...]] = {
    # sections and their keys
    "region": ("wilayah", "daerah", "kabupaten", "kota"),
    "name": ("nama",),
    "code": ("kode", "kode wilayah", "kode kemendagri"),
    "workforce": ("pekerja", "tenaga kerja", "angkatan kerja", "penduduk bekerja"),
    "size": ("jumlah", "pekerja", "jumlah pekerja", "penduduk bekerja"),
    "growth_percent": ("pertumbuhan", "laju pertumbuhan", "pertumbuhan persen"),
    "coverage": ("cakupan", "kepesertaan"),
    "date": ("tanggal", "per tanggal"),
    "percent": ("persen", "persentase", "cakupan"),
    "participants": ("peserta", "jumlah peserta", "peserta aktif"),
    "observed": ("pengamatan", "realisasi", "capaian"),
    "targets": ("target", "sasaran"),
    "path": ("jalur",),
    "source": ("sumber", "sumber data"),
    "claims": ("klaim",),
    "uncertain": ("tidak pasti",),
    # funds
    "funds": ("dana", "sumber dana", "pendanaan"),
    "kind": ("jenis",),
    "ceiling": ("pagu", "anggaran", "alokasi"),
    "spent": ("belanja", "terpakai", "realisasi"),
    "carry_over": ("silpa", "sisa"),
    "shared": ("bersama", "dana bersama"),
    # groups
    "groups": ("kelompok", "kelompok pekerja"),
    "workers": ("pekerja", "jumlah", "jumlah pekerja"),
    "segment": ("segmen",),
    "programmes": ("program",),
    "paid_by": ("pembayar", "dibayar", "dibayar oleh", "sumber dana"),
    "income": ("penghasilan", "pendapatan"),
    "sector": ("sektor",),
    "wage": ("upah", "gaji"),
    "risk_class": ("kelas risiko", "tingkat risiko", "risiko"),
    "planned": ("rencana", "direncanakan", "target"),
    "priority": ("prioritas",),
    "months": ("bulan",),
    "from": ("dari", "mulai"),
    "to": ("sampai", "hingga", "sampai dengan"),
    "changes": ("perubahan",),
    "tags": ("tanda", "label"),
    # choices
    "published": ("diumumkan", "resmi"),
    "assumed": ("asumsi", "perkiraan"),
    "public": ("publik", "pemerintah", "apbd", "apbn"),
    "donor": ("donatur", "csr", "swasta"),
    "pu": ("penerima upah",),
    "bpu": ("bukan penerima upah", "mandiri"),
    "rest": ("sisa", "sisanya", "lainnya"),
    "self": ("sendiri", "mandiri", "pekerja sendiri"),
    "employer": ("pemberi kerja", "perusahaan"),
    "elsewhere": ("di luar rencana",),
    "linear": ("lurus", "garis lurus", "linier"),
    "step": ("bertahap", "tangga"),
}
"""What keys and choices are called in Indonesian."""

LONGEST_ID = 64


def probably_meant(word: object, known: Sequence[str]) -> str | None:
    """Return the name among *known* that *word* is the Indonesian word for, or else the one written most alike."""
    said = re.sub(r"[\s_-]+", " ", str(word)[:64].lower()).strip()
    return next((name for name in known if said in WORDS.get(name, ())), None) or nearest(word, known)


def id_of(name: str) -> str:
    """Make an id of a name: *Pengemudi ojek online* is ``pengemudi-ojek-online``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    made = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].rstrip("-")
    return f"{made}-group" if made in RESERVED_PAYERS else made
