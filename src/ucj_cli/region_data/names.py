"""Which regions a few words mean: codes, and names as people write them.

Spaces, hyphens, dots and capitals make no difference, and neither do *Kab.* and *Kabupaten*, nor former names.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.region_data import other_names, regions
from ucj_cli.region_data.published import NATION, official_name, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ucj_cli.region_data import Region

KINDS = ("kabupaten", "kota")
PROVINCE = "provinsi"
WRITTEN_OUT = {
    "kab": "kabupaten",
    "regency": "kabupaten",
    "city": "kota",
    "pemkab": "kabupaten",
    "kodya": "kota",
    "pemkot": "kota",
    "kotamadya": "kota",
    "kotamadia": "kota",
    "kep": "kepulauan",
    "tj": "tanjung",
    "prov": PROVINCE,
    "propinsi": PROVINCE,
    "province": PROVINCE,
}
UNSAID = ("administrasi", "adm", "pemerintah")
"""What stands before or within a name, and says nothing of which it is."""
APART = re.compile(r"[,()/]|\s[-\u2013]\s|(?<=[0-9]{2}[.][0-9]{2})\s|\s(?=[0-9]{2}[.][0-9]{2})")
"""What stands between a name and what says more of it: *Malang, Jawa Timur*, *Kota Malang (35.73)*."""
SHORTEST_PART = 3
"""Of fewer letters, too many names have a part."""
MOST_WORDS, LONGEST = 12, 120
"""A name and its province have fewer words, and fewer letters."""
ALIKE, AS_ALIKE = 0.6, 0.2
"""How like a name must be to be proposed; and how much less than the most like it may be."""
SHOWN = 8
"""How many regions of the same name are told."""


class Name(NamedTuple):
    """A name taken apart: its *kind* (kabupaten, kota, provinsi, or nothing), and the rest as one word."""

    kind: str
    core: str


def find_regions(words: str) -> tuple[Region, ...]:
    """All regions that *words* may mean: a code or its beginning, parts of a name, or a province.

    Raises:
        UsageError: there is none; the nearest names are told.
    """
    if not words.strip():
        return regions()
    found: tuple[Region, ...] = ()
    if len(words) <= LONGEST:
        found = _found(words) or _in_parts(APART.split(words)) or _beside_a_province(words)
    if not found:
        raise UsageError("region_unknown", words=quoted(words), nearest=", ".join(_nearest(words)))
    return found


def _found(words: str) -> tuple[Region, ...]:
    wanted, named = set(_words(words)), _named(words)
    return (
        _by_code(words.strip())
        or _which(lambda region: region in named or (bool(wanted) and wanted <= set(_words(region.name))))
        or _of_province(words)
        or _which(lambda region: _has_parts(region, wanted) or _is_short_for(_apart(words), region))
    )


def _in_parts(parts: list[str]) -> tuple[Region, ...]:
    """Find the regions that each of *parts* may mean, such as the name and the province."""
    found = [
        {*(region.code for region in (*(_named(part) or _found(part)), *_of_province(part)))}
        for part in parts
        if part.strip()
    ]
    return _which(lambda region: len(found) > 1 and all(region.code in each for each in found))


def _beside_a_province(words: str) -> tuple[Region, ...]:
    """Find the regions of a name with its province and nothing between: *Kab. Sikka NTT*, *Jawa Timur Kota Malang*."""
    each = words.split()
    for i in range(1, min(len(each), MOST_WORDS)):
        parts = [" ".join(each[:i]), " ".join(each[i:])]
        if any(map(_of_province, parts)) and (found := _in_parts(parts)):
            return found
    return ()


def _is_short_for(short: Name, region: Region) -> bool:
    """Whether *short* is made of how the words of the name begin: *Taput* for Tapanuli Utara, *HSS*, *Tanjabbar*."""
    kind, *words = _words(region.name)
    fits = len(short.core) >= SHORTEST_PART and short.kind in ("", kind) and len(words) > 1
    return fits and _begin(words, short.core)


def _begin(words: Sequence[str], short: str) -> bool:
    """Whether *short* is a beginning of the first of *words*, then one of the next, and so on to the last."""
    if not words:
        return not short
    return any(
        _begin(words[1:], short[count:])
        for count in range(1, min(len(words[0]), len(short)) + 1)
        if words[0].startswith(short[:count])
    )


def the_region(words: str) -> Region:
    """Find the one region that *words* name: a whole code, a whole name, or a part that only one has.

    A province, or the nation, is one if it is named just so: its figures are the sums of its regions'.

    Raises:
        UsageError: there is none, or there are several, which are told.
    """
    if place := place_of(_place_named(words)):
        return place
    found = find_regions(words)
    whole = tuple(region for region in found if region in _named(words))
    namesakes = _spellings().get(_apart(words).core, [])  # of another kind than was named: "Kabupaten Batu"
    found = whole or (*found, *(region for region in namesakes if region not in found))
    if len(found) > 1:
        several = ", ".join(f"{region.name} ({region.code})" for region in found[:SHOWN])
        key = "region_ambiguous" if len(found) <= SHOWN else "region_ambiguous_many"
        raise UsageError(key, words=quoted(words), several=several, count=len(found))
    return found[0]


def _place_named(words: str) -> str:
    """Return the code of the province or of the nation that *words* name; none if they name a region, or nothing."""
    kind, core = _apart(words)
    if re.fullmatch(r"[0-9]{2}", words.strip()):
        return words.strip()
    if core == _apart(official_name(NATION) or "").core:
        return NATION
    if kind in KINDS or (kind != PROVINCE and _named(words)):
        return ""
    return min(_provinces_called(core), default="")


def _has_parts(region: Region, wanted: set[str]) -> bool:
    """Whether its name has all of them, and they are no single letters."""
    return bool(wanted) and all(len(part) >= SHORTEST_PART and part in region.name.lower() for part in wanted)


@lru_cache(2_000)  # the names of all regions, which each search goes over
def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters, written out."""
    words = re.split(r"[^a-z0-9]+", name.lower())
    return tuple(WRITTEN_OUT.get(word, word) for word in words if word and word not in UNSAID)


@lru_cache(2_000)
def _apart(name: str) -> Name:
    """Take a name apart; its kind stands first, or last: *Kota Malang*, *Malang City*."""
    words = _words(name)
    for kind, rest in ((words[:1], words[1:]), (words[-1:], words[:-1])):
        if rest and kind[0] in (*KINDS, PROVINCE):
            return Name(kind[0], "".join(rest))
    return Name("", "".join(words))


@cache
def _spellings() -> dict[str, list[Region]]:
    """List the regions by their names as one word, with and without the kind; another name that has one needs it."""
    found: dict[str, list[Region]] = {}
    for region in regions():
        own = _apart(region.name)
        told = {own.core, own.kind + own.core, own.kind[:3] + own.core}
        for name in (name for code, name in other_names() if code == region.code):
            whole = "".join(_words(name))
            told |= {whole} if whole.startswith(own.kind) else {whole, own.kind + whole}
        for spelling in told:
            found.setdefault(spelling, []).append(region)
    return found


def _named(words: str) -> list[Region]:
    """List the regions whose whole name is *words*."""
    return _spellings().get("".join(_apart(words))) or _spellings().get("".join(_words(words)), [])


def _which(fits: Callable[[Region], bool]) -> tuple[Region, ...]:
    return tuple(region for region in regions() if fits(region))


def _by_code(code: str) -> tuple[Region, ...]:
    """Find regions whose code begins so; four digits without a dot may be the code of Kemendagri or that of BPS.

    Their kind may stand before them: *kab 3507*.
    """
    if re.fullmatch(r"[0-9]{2}([.][0-9]{0,2})?", code):
        return _which(lambda region: region.code.startswith(code))
    if re.search(r"[0-9][.][0-9]", code):  # with a dot it is that of Kemendagri, and stands for itself
        return ()
    kind, digits = _apart(code)
    return _which(
        lambda region: (
            digits in (region.bps_code, region.code.replace(".", ""))
            and (not kind or region.name.lower().startswith(kind))
        )
    )


def _of_province(words: str) -> tuple[Region, ...]:
    """Find the regions of the province whose name is *words*."""
    kind, core = _apart(words)
    if kind in KINDS:
        return ()
    codes = _provinces_called(core)
    return _which(lambda region: region.code[:2] in codes)


def _provinces_called(core: str) -> set[str]:
    """Return the codes of the provinces whose name, or a name in common use, is *core*."""
    codes = {region.code[:2] for region in regions() if _apart(region.province).core == core}
    return codes | {code for code, name in other_names() if "." not in code and _apart(name).core == core}


def _nearest(words: str) -> list[str]:
    """List three names like *words*; of those that are about as like, the ones of its kind come first."""
    from difflib import SequenceMatcher

    kind, core = _apart(words[:64])
    matcher = SequenceMatcher(b=core)
    found = []
    for region in regions():
        name = _apart(region.name)
        matcher.set_seq1(name.core)
        if (likeness := matcher.ratio()) >= ALIKE:
            found.append((likeness, bool(kind) and name.kind != kind, region.name))
    best = max((likeness for likeness, *_ in found), default=0)
    near = sorted((other, -likeness, name) for likeness, other, name in found if likeness >= best - AS_ALIKE)
    return [name for *_, name in near[:3]]
