"""Who pays, as tables call it: the funds of a plan by id and name, else words that every office knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_RESERVED = {
    **dict.fromkeys(("pemberi kerja", "perusahaan", "majikan", "employer", "employers", "company"), "employer"),
    **dict.fromkeys(
        (
            *("mandiri", "sendiri", "peserta", "peserta sendiri", "pekerja", "pekerja sendiri", "swadaya", "self"),
            *("iuran mandiri", "themselves", "own", "dibayar sendiri", "workers themselves"),
        ),
        "self",
    ),
    **dict.fromkeys(("elsewhere", "lainnya", "pihak lain", "di tempat lain", "tempat lain", "lain lain"), "elsewhere"),
}
_PUBLIC = (
    *("apbd", "apbn", "dbhcht", "dau", "dbh", "apbdes", "apbd provinsi", "apbd kota", "apbd kabupaten", "dana desa"),
    *("add", "dbh sawit", "alokasi dana desa"),
)
_DONORS = ("csr", "tjsl", "baznas", "donatur", "donor", "csr perusahaan", "tjsl perusahaan", "zakat")
_SAME = {"dbh cht": "dbhcht", "dana bagi hasil cukai hasil tembakau": "dbhcht", "bagi hasil cukai": "dbhcht"}


class Payers:
    """Knows who may pay, and keeps which funds a table named."""

    def __init__(self, funds: Mapping[str, str]) -> None:
        self._funds = funds
        self.used: dict[str, dict[str, str]] = {}

    @property
    def known(self) -> list[str]:
        """What a table may call a payer, a few of each kind."""
        own = sorted({*self._funds.values()})
        return [*(own or ["APBD", "DBHCHT", "CSR"]), "pemberi kerja", "mandiri", "elsewhere"]

    def called(self, text: str) -> str | None:
        """Return the payer that *text* names: a fund's id, employer, self or elsewhere; None where it names none."""
        words = words_of(text)
        if words in self._funds:
            return self._funds[words]
        if words in _RESERVED:
            return _RESERVED[words]
        name = _SAME.get(words, words)
        if name in self._funds:
            return self._funds[name]
        kind = "public" if name in _PUBLIC else "donor" if name in _DONORS else None
        if kind is None:
            return None
        made = name.replace(" ", "-")
        self.used.setdefault(made, {"name": text, "kind": kind})
        return made


def words_of(text: str) -> str:
    """Return the words of a payer's name in small letters."""
    return re.sub("[^a-z0-9]+", " ", text.lower()).strip()
