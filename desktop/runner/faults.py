"""What nobody expected: into the log, from every thread, without what the user wrote."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("afterword")

_BYTES = 500_000
_KEPT = 2
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Discreet(logging.Formatter):
    """Writes of an exception its kind and where it came from; its text may hold names or letters and stays out."""

    def formatException(self, ei: object) -> str:
        """Kind and places, the innermost last."""
        if not isinstance(ei, tuple):
            return ""
        _, problem, trace = ei
        places = [f"  {Path(place.filename).name}:{place.lineno} {place.name}" for place in traceback.extract_tb(trace)]
        number = f" {problem.errno}" if isinstance(problem, OSError) else ""
        return "\n".join([*places, f"  {type(problem).__name__}{number}"])


def keep_log(folder: Path) -> logging.Handler:
    """Write what is logged from now on to a file in the data folder that turns over before it grows large."""
    handler = RotatingFileHandler(
        folder / "afterword.log", maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    return handler


def catch_all(tell: Callable[[], None]) -> None:
    """Log every exception that no code took, in any thread, and Qt's own messages; `tell` is called in that thread."""

    def unexpected(kind: type[BaseException], problem: BaseException | None, trace: TracebackType | None) -> None:
        if problem is None or issubclass(kind, KeyboardInterrupt):
            return
        log.error("nobody expected this", exc_info=(kind, problem, trace))
        tell()

    def in_thread(args: threading.ExceptHookArgs) -> None:
        unexpected(args.exc_type, args.exc_value, args.exc_traceback)

    def unraisable(args: sys.UnraisableHookArgs) -> None:
        unexpected(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = unexpected
    threading.excepthook = in_thread
    sys.unraisablehook = unraisable
    qInstallMessageHandler(_from_qt)


def release() -> None:
    """Python's own ways again."""
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
    sys.unraisablehook = sys.__unraisablehook__
    qInstallMessageHandler(None)


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category, message)
