"""Waiting for something to become so."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


def until(look: Callable[[], Found | None], what: str, seconds: float = 15.0) -> Found:
    """The first answer that is not None or False.

    Raises:
        AssertionError: none came in time; `what` says what was waited for.
    """
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found is not None and found is not False:
            return found
        if time.monotonic() > end:
            message = f"Waited {seconds:g} s for {what}"
            raise AssertionError(message)
        time.sleep(0.03)
