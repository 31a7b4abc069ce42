"""Processes that help a command: started undisturbed, deaf to what ends it, and gone when it is gone."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from multiprocessing import parent_process
from threading import Thread
from typing import TYPE_CHECKING

from ucj_cli.errors import UcjError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor
    from multiprocessing.process import BaseProcess

_ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def helpers(jobs: int) -> Iterator[Executor | None]:
    """Start as many processes as there are *jobs*; none for a single one. Interrupted, they end what they are at.

    Raises:
        UcjError: the system does not start so many.
    """
    if jobs < 2:  # noqa: PLR2004 - one is this process
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor

    sys.stdout.flush()  # else each of them would write it again
    executor = ProcessPoolExecutor(jobs, initializer=_help)
    try:
        try:
            with undisturbed():
                executor.submit(int)  # it starts them all
        except OSError as error:  # the system lets us have no more
            raise UcjError("helper_died") from error
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let signals wait: Python passes over an interrupt in the midst of a fork, and a new helper is not deaf yet."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _help() -> None:
    """Leave it to the process that asked what a signal means, and go when it is gone, however it ended."""
    for number in _ENDING:
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # by it the pool ends those that are left when one has died
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    if asked := parent_process():
        Thread(target=_go_with, args=[asked], daemon=True).start()


def _go_with(asked: BaseProcess) -> None:
    asked.join()
    os._exit(1)
