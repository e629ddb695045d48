"""One call of the desk on its way through a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.desk.desk import Desk


class Job(NamedTuple):
    """A call and who waits for its end.

    Attributes:
        call: runs in the worker's thread, with the worker's own desk.
        done: gets what the call returned, on the GUI thread.
        failed: gets what the call raised, on the GUI thread.
        key: a newer job with the same key takes this one's place; None keeps it.
    """

    call: Callable[[Desk], Any]
    done: Callable[[Any], None]
    failed: Callable[[BaseException], None]
    key: str | None = None
