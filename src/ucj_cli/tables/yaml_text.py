"""Values as the text of a plan: one line each, quoted only where a reader would take them for something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ucj_cli.yamldoc.values import AmbiguousError, TooManyDigitsError, is_date, parse_scalar

_PLAIN = re.compile(r"[A-Za-z0-9(][^:#{}\[\],&*!|>%@`\"'\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*")


def scalar(value: object) -> str:
    """Write one value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return f"{value:_}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return _text(str(value))


def _text(text: str) -> str:
    try:
        plain = parse_scalar(text) == text
    except (AmbiguousError, TooManyDigitsError):
        plain = False
    if plain and _PLAIN.fullmatch(text) and text == text.strip():
        return text
    escaped = "".join(_escaped(letter) for letter in text)
    return f'"{escaped}"'


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    if letter.isprintable():
        return letter
    return f"\\U{ord(letter):08X}"


def flow(value: object) -> str:
    """Write a value on one line, whatever it holds."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_key(key)}: {flow(each)}' for key, each in value.items())}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(flow, value))}]"
    return scalar(value)


def _key(key: object) -> str:
    return str(key) if str(key).isdecimal() or is_date(str(key)) else scalar(key)


def lines(mapping: Mapping[Any, object]) -> list[str]:
    """Write a line for each key."""
    return [f"{_key(key)}: {flow(value)}" for key, value in mapping.items()]


def item(mapping: Mapping[str, object], indent: int = 2) -> list[str]:
    """Write an item of a list, its first line with the dash."""
    first, *others = lines(mapping)
    return [f"{' ' * indent}- {first}", *(f"{' ' * indent}  {line}" for line in others)]


def section(name: str, values: Mapping[str, object]) -> list[str]:
    """Write a section whose entries stand on a line each."""
    return [f"{name}:", *(f"  {line}" for line in lines(values))]
