"""The front door: reads the verb and imports the one program that it needs."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

_WITH_A_VALUE = ("--data", "--at")
_OF_THE_WINDOW = ("--hidden", "--demo")


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window where no verb is given, else be the command line. Returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if wants_window(given):
        # Nothing is garbage before the first picture; then the runner's sweeper takes over.
        gc.disable()
        from desktop.app import main as window  # noqa: PLC0415 (Qt is for the window alone)

        return window(given)
    from desktop.cli import main as terminal  # noqa: PLC0415 (the window starts without the command line's parser)

    return terminal(given)


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether nothing but options of the window and of both is given."""
    left = iter(arguments)
    for argument in left:
        if argument in _WITH_A_VALUE:
            next(left, None)
        elif not argument.startswith(tuple(f"{name}=" for name in _WITH_A_VALUE)) and argument not in _OF_THE_WINDOW:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
