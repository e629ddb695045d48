"""What nobody expected: into the log, from every thread, without what the user wrote."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

if TYPE_CHECKING:
    from types import TracebackType

log = logging.getLogger(__name__)

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

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record; what another handler made of its exception is not taken over."""
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatException(self, ei: object) -> str:
        """Kind and places, the innermost last."""
        if not isinstance(ei, tuple) or ei[1] is None:
            return ""
        _, problem, trace = ei
        places = [f"  {Path(place.filename).name}:{place.lineno} {place.name}" for place in traceback.extract_tb(trace)]
        number = f" {problem.errno}" if isinstance(problem, OSError) else ""
        return "\n".join([*places, f"  {type(problem).__name__}{number}"])


class Faults(QObject):
    """Logs every exception that no code took, in any thread, and Qt's own messages, to a file in the data folder."""

    happened = Signal()
    """Something was logged that nobody expected; once for each place in the code."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._handler: logging.Handler | None = None
        self._seen: set[tuple[str, str, int]] = set()

    def start(self) -> None:
        """Take over."""
        self._handler = RotatingFileHandler(
            self._folder / "afterword.log", maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
        )
        self._handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logging.getLogger().addHandler(self._handler)
        logging.getLogger().setLevel(logging.INFO)
        sys.excepthook = self._unexpected
        threading.excepthook = self._in_thread
        sys.unraisablehook = self._unraisable
        qInstallMessageHandler(_from_qt)

    def stop(self) -> None:
        """Python's and Qt's own ways again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()

    def _unexpected(
        self, kind: type[BaseException], problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if problem is None or issubclass(kind, KeyboardInterrupt):
            return
        log.error("nobody expected this", exc_info=(kind, problem, trace))
        places = traceback.extract_tb(trace)
        seen = (kind.__name__, places[-1].filename, places[-1].lineno or 0) if places else (kind.__name__, "", 0)
        if seen not in self._seen:
            self._seen.add(seen)
            self.happened.emit()

    def _in_thread(self, args: threading.ExceptHookArgs) -> None:
        self._unexpected(args.exc_type, args.exc_value, args.exc_traceback)

    def _unraisable(self, args: sys.UnraisableHookArgs) -> None:
        self._unexpected(args.exc_type, args.exc_value, args.exc_traceback)


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category, message)
