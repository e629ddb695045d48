from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.runner.garbage import Sweeper


class Knot:
    """Garbage that only a collection frees, and that tells in which thread it was."""

    freed: list[bool]

    def __init__(self, freed: list[bool]) -> None:
        self.itself = self
        self.freed = freed

    def __del__(self) -> None:
        self.freed.append(threading.current_thread() is threading.main_thread())


def test_garbage_of_a_worker_is_freed_on_the_gui_thread(qtbot: QtBot) -> None:
    freed: list[bool] = []
    sweeper = Sweeper()
    sweeper.start()
    thread = threading.Thread(target=lambda: [Knot(freed) for _ in range(5000)] and None)
    thread.start()
    thread.join()
    assert freed == []
    QTimer.singleShot(0, lambda: None)
    qtbot.waitUntil(lambda: len(freed) == 5000)
    sweeper.stop()
    assert all(freed)
    assert gc.isenabled()
