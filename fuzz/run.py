"""Fuzz one target for so many seconds: ``python -m fuzz.run plan 600 /tmp/grown``.

Needs atheris, which is no dependency: ``pip install atheris``. What is found lies in ``fuzz/found``, once a kind: the
input, and beside it the traceback. The fuzzer goes on after a finding, and ends with 1 if there is one.
"""

from __future__ import annotations

import hashlib
import os
import pkgutil
import sys
import tempfile
import time
import traceback
from functools import partial
from importlib import import_module
from pathlib import Path

import atheris

from fuzz.mutator import mutated, words_of

with atheris.instrument_imports(include=["ucj_cli"]):
    import ucj_cli

    for module in pkgutil.walk_packages(ucj_cli.__path__, "ucj_cli."):
        if not module.name.endswith(("__main__", ".parquet")):
            import_module(module.name)
    from fuzz.targets import tried

HERE = Path(__file__).parent
CORPUS, FOUND = HERE / "corpus", HERE / "found"
SLOW = 5.0
"""Seconds of work that no input of the fuzzer's size may take."""
MOST_BYTES, MOST_MEGABYTES, HANGS = 30_000, 1_500, 60


def take(name: str, data: bytes) -> None:
    """Try one input; what is found is noted, once a kind."""
    begun = time.process_time()
    try:
        tried(name, data)
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        _note(name, _kind(error), data, traceback.format_exc())
    took = time.process_time() - begun
    if took > SLOW:
        _note(name, "slow", data, f"{took:.1f} seconds\n")


def _kind(error: BaseException) -> str:
    """Say what it is and where it was raised: the same mistake is told once."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "ucj_cli" in frame.filename]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else "?"
    return f"{type(error).__name__} in {where}"


def _note(name: str, kind: str, data: bytes, told: str) -> None:
    FOUND.mkdir(exist_ok=True)
    file = FOUND / f"{name}-{hashlib.sha256(kind.encode()).hexdigest()[:8]}"
    if not file.exists():
        file.write_bytes(data)
        file.with_suffix(".txt").write_text(f"{kind}\n{told}", "utf-8")
        print(f"found: {kind}, see {file}", flush=True)


def fuzz(name: str, seconds: int, grown: Path) -> None:
    """Fuzz the target of that *name*; what its corpus grows to lies below *grown*."""
    (grown / name).mkdir(parents=True, exist_ok=True)
    folders = [str(grown / name), str(CORPUS / name)]
    words = words_of(file.read_bytes() for file in (CORPUS / name).iterdir())
    with tempfile.TemporaryDirectory() as folder:
        options = {
            "max_total_time": seconds,
            "max_len": MOST_BYTES,
            "rss_limit_mb": MOST_MEGABYTES,
            "timeout": HANGS,
            "artifact_prefix": f"{folder}/",
            "print_final_stats": 1,
            "verbosity": 1,
        }
        given = [sys.argv[0], *folders, *(f"-{key}={value}" for key, value in options.items())]
        atheris.Setup(given, partial(take, name), custom_mutator=partial(mutated, words))
        atheris.Fuzz()


def main() -> int:
    """Fuzz in a process of its own, which libFuzzer ends as it likes; 1 where something is found."""
    child = os.fork()
    if not child:
        fuzz(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
    _, status = os.waitpid(child, 0)
    return int(status != 0 or FOUND.exists())


if __name__ == "__main__":
    sys.exit(main())
