"""Words of other programs, such as the operating system: ours where the catalogue has them, else as they came."""

from __future__ import annotations

import errno
import io
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ucj_cli.i18n import Locale


class Borrowed(NamedTuple):
    """What another program said: the key under which the catalogues may have it, and its own words."""

    key: str
    words: str

    def text(self, locale: Locale) -> str:
        """Return it in the language of *locale*, as far as we know it."""
        return locale.text(self.key) if locale.knows(self.key) else self.words


def reason_of(error: OSError | ValueError) -> Borrowed:
    """Return why a file cannot be had; Python says of a name that no file could have that it is a wrong value."""
    if isinstance(error, io.UnsupportedOperation):  # reading from the stand-in for a stream that was closed
        return Borrowed("system.EBADF", str(error))
    if isinstance(error, OSError):
        return Borrowed(f"system.{errno.errorcode.get(error.errno or 0)}", error.strerror or str(error))
    return Borrowed("system.name", str(error))
