"""Rows as Parquet, which keeps the kind of each column: written as they come, however many."""

from __future__ import annotations

import json
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ucj_cli.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyarrow import RecordBatch, Schema

ROWS_OF_A_GROUP = 100_000
"""A reader takes a file group by group: small ones cost it time, and one is held whole until it is written."""


def schema_of(kinds: Mapping[str, type]) -> Schema:
    """Return the columns of a file, by their name: of int, float, bool or str.

    Raises:
        MissingExtraError: the library that writes Parquet is not installed.
    """
    if find_spec("pyarrow") is None:
        raise MissingExtraError("arrow_missing")
    import pyarrow as pa

    known = {int: pa.int64(), float: pa.float64(), bool: pa.bool_(), str: pa.string()}
    return pa.schema([(name, known[kind]) for name, kind in kinds.items()])


def batch_of(rows: Iterable[Mapping[str, Any]], schema: Schema) -> RecordBatch:
    """Return *rows* by columns; a column of text holds what is none, such as a list, as JSON has it."""
    import pyarrow as pa

    texts = [name for name, kind in zip(schema.names, schema.types, strict=True) if kind == pa.string()]
    told = [{**row, **{name: _as_text(row[name]) for name in texts}} for row in rows]
    return pa.RecordBatch.from_pylist(told, schema=schema)


def _as_text(value: object) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def written(batches: Iterable[RecordBatch], schema: Schema) -> Iterator[list[bytes]]:
    """Return the bytes of a file, piece by piece; the last ones say where each column begins."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    sink, waiting = BytesIO(), []
    with ParquetWriter(sink, schema) as writer:
        for batch in batches:
            waiting.append(batch)
            if sum(map(len, waiting)) >= ROWS_OF_A_GROUP:
                writer.write_table(pa.Table.from_batches(waiting))
                waiting.clear()
                yield [_taken(sink)]
        if waiting:
            writer.write_table(pa.Table.from_batches(waiting))
    yield [_taken(sink)]


def _taken(sink: BytesIO) -> bytes:
    """Take what was written to *sink* out of it: the writer counts for itself how far it is."""
    taken = sink.getvalue()
    sink.seek(0)
    sink.truncate()
    return taken
