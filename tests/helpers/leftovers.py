"""Windows and threads that a test leaves behind."""

from __future__ import annotations

import gc
import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SECONDS_TO_END = 2.0


def windows() -> set[QWidget]:
    """The windows that nobody owns. Empty where no test has started Qt yet."""
    if "PySide6.QtWidgets" not in sys.modules:
        return set()
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (most tests have no Qt)

    if QApplication.instance() is None:
        return set()
    return {widget for widget in QApplication.topLevelWidgets() if widget.parent() is None}


def new_windows(before: set[QWidget]) -> set[QWidget]:
    """Windows that were not there before, once Qt and Python had the chance to let go of them."""
    if not windows() - before:
        return set()
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415 (most tests have no Qt)

    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    return {window for window in windows() - before if not _is_qts_own(window)}


def new_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    """Threads of Python that were not there before and do not end by themselves."""
    until = time.monotonic() + SECONDS_TO_END
    while (left := _python_threads() - before) and time.monotonic() < until:
        next(iter(left)).join(0.05)
    return list(left)


def _python_threads() -> set[threading.Thread]:
    # A thread that Python did not start shows up as a dummy when it first runs Python, and stays for good.
    return {thread for thread in threading.enumerate() if not type(thread).__name__.startswith("_Dummy")}


def _is_qts_own(window: QWidget) -> bool:
    # Qt keeps its tooltip between two uses.
    return window.metaObject().className() == "QTipLabel"
