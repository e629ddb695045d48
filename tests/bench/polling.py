"""What the clock is measured beside: a hidden Qt program that looks at the desk once a second.

`python -m tests.bench.polling FOLDER`
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop.build import open_desk
from desktop.desk import alerts


def main(folder: Path) -> int:
    """Poll until the process is ended."""
    application = QApplication(["poll"])
    application.setQuitOnLastWindowClosed(False)
    window = QMainWindow()
    window.resize(1280, 752)
    desk = open_desk(folder)
    timer = QTimer()
    timer.timeout.connect(lambda: alerts.look(desk, datetime.now(UTC)))
    timer.start(1000)
    QTimer.singleShot(0, lambda: print(json.dumps({"pid": os.getpid()}), flush=True))  # noqa: T201
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
