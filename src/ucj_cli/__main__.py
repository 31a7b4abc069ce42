"""The entry point: runs a command, and turns whatever happens into a message and an exit status.

0 done; 1 a check found something, or a claim does not hold; 2 wrong usage, or a plan that is missing or not valid;
3 a fault in ucj itself; 130 interrupted. A pipe that is closed early is not an error. Told to end by another process,
it tidies up as if it was interrupted, and then ends by that signal.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # what is imported here is imported before an interrupt can be told from a fault
if TYPE_CHECKING:
    from ucj_cli.i18n import Locale


def main() -> None:
    """Run ``ucj`` as a process."""
    ended_by: list[int] = []
    try:
        import gc
        from contextlib import suppress

        _tidy_up_when_ended(ended_by)

        # A command allocates once and ends: collecting garbage on the way, and taking all modules apart at the end,
        # took a third of its time. So once everything is written, the process just ends.
        gc.disable()
        _without_pydantic_plugins()
        from ucj_cli.render.streams import open_missing

        open_missing()
        status = run(sys.argv[1:])
        with suppress(OSError):  # nobody reads standard error any more
            sys.stderr.flush()
    except KeyboardInterrupt:
        status = 130
    for number in ended_by:
        os.kill(os.getpid(), number)
    os._exit(status)


def _tidy_up_when_ended(ended_by: list[int]) -> None:
    """Let signals that end a process interrupt it once, so that no draft of a file is left; *ended_by* gets which.

    The second time they end it at once. One that is ignored, as by `nohup`, stays so.
    """
    import signal

    def interrupt(number: int, _: object) -> None:
        signal.signal(number, signal.SIG_DFL)
        ended_by.append(number)
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):  # Windows has no hanging up
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, interrupt)


def _without_pydantic_plugins() -> None:
    """Let Pydantic not look for plugins, of which this process has none.

    Before its first model it imports `importlib.metadata`, and by it the e-mail and zip libraries, to read what every
    installed package says of itself: a tenth of a command's time. Should Pydantic one day look elsewhere, this does
    nothing.
    """
    from types import ModuleType

    loader = ModuleType("pydantic.plugin._loader")
    loader.get_plugins = tuple  # type: ignore[attr-defined]  # the function that answers (): no plugins
    sys.modules[loader.__name__] = loader


def run(arguments: list[str]) -> int:
    """Run one command line; its exit status."""
    import typer

    from ucj_cli.cli import app_for
    from ucj_cli.i18n import detect_language, get_locale
    from ucj_cli.render.streams import finish, keep_going, remark

    keep_going()
    try:
        status = int(app_for(arguments)(arguments, standalone_mode=False) or 0)
        finish(get_locale(detect_language(arguments)))
    except (BrokenPipeError, SystemExit):  # a closed pipe, which Typer makes a SystemExit of: nothing is wrong
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except Exception as error:  # noqa: BLE001 - whatever it is, a user gets a message and a status, not a traceback
        message, status = _failure(error, get_locale(detect_language(arguments)))
        remark(message)
    return status


def _failure(error: Exception, locale: Locale) -> tuple[str, int]:
    """Return the message for the user about *error*, and the exit status."""
    import typer

    from ucj_cli.cli.wording import error_in
    from ucj_cli.errors import UcjError
    from ucj_cli.i18n.borrowed import reason_of
    from ucj_cli.tables.cells import TableError
    from ucj_cli.yamldoc.findings import PlanError

    if isinstance(error, (PlanError, TableError)):  # lines that begin with a file and a place in it
        return error.message(locale), 2
    if isinstance(error, UcjError):
        return f"ucj: {error.message(locale)}", 2
    if isinstance(error, typer.TyperException):
        return f"ucj: {error_in(locale, error.format_message())}\n     {locale.text('try_help')}", 2
    if isinstance(error, OSError):
        return f"ucj: {locale.text('stdout_not_written', reason=reason_of(error))}", 2
    return _fault(error, locale.text("fault")), 3


def _fault(error: Exception, text: str) -> str:
    from ucj_cli.i18n.visible import short

    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    where = f"{os.path.basename(frame.tb_frame.f_code.co_filename)}:{frame.tb_lineno}" if frame else "?"  # noqa: PTH119
    return f"ucj: {text}: {type(error).__name__}: {short(str(error))} ({where})"


if __name__ == "__main__":
    main()
