"""Runs inside the program: tells a test where things stand on the screen, as assistive technology would be told.

`python -m tests.journeys.probe SOCKET ARGUMENT…` is `afterword ARGUMENT…` with one thread more. A question is an empty
line, the answer one line of JSON: what is visible, with its name, role, value, states and place on the screen.
"""

from __future__ import annotations

import json
import queue
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QListView

Seen = dict[str, Any]
DEEPEST = 40


class Probe(QObject):
    """Lives in the GUI thread; is asked from another."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.answers: queue.Queue[list[Seen]] = queue.Queue()
        self.asked.connect(self.answer, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def answer(self) -> None:
        """Everything that can be seen now, front window first."""
        tops = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget.isWindow()]
        tops.sort(key=lambda widget: not widget.isActiveWindow())
        seen = []
        for widget in tops:
            top = QAccessible.queryAccessibleInterface(widget)
            if top is not None:
                seen += list(_tree(top, DEEPEST))
        self.answers.put(seen)


def _tree(interface: QAccessibleInterface, depth: int) -> Iterator[Seen]:
    state = interface.state()
    if state.invisible:
        return
    rect = interface.rect()
    yield {
        "name": interface.text(QAccessible.Text.Name),
        "value": interface.text(QAccessible.Text.Value),
        "role": interface.role().name,
        "x": rect.x(),
        "y": rect.y(),
        "w": rect.width(),
        "h": rect.height(),
        "focused": bool(state.focused),
        "enabled": not state.disabled,
        "chosen": bool(state.checked or state.selected),
    }
    view = interface.object()
    if isinstance(view, QListView):
        yield from _rows(view)
    elif depth:
        for number in range(interface.childCount()):
            child = interface.child(number)
            if child is not None:
                yield from _tree(child, depth - 1)


def _rows(view: QListView) -> Iterator[Seen]:
    """The rows of a list by its model. Qt keeps their interfaces, and after a change what it keeps may be stale."""
    model, port = view.model(), view.viewport()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        rect = view.visualRect(index).intersected(port.rect())
        corner = port.mapToGlobal(rect.topLeft())
        yield {
            "name": index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data() or "",
            "value": "",
            "role": "ListItem",
            "x": corner.x(),
            "y": corner.y(),
            "w": rect.width(),
            "h": rect.height(),
            "focused": view.hasFocus() and view.currentIndex() == index,
            "enabled": view.isEnabled(),
            "chosen": view.selectionModel().isSelected(index),
        }


def _serve(path: str) -> None:
    while (app := QCoreApplication.instance()) is None:
        threading.Event().wait(0.01)
    probe = Probe()
    probe.moveToThread(app.thread())
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen()
        while True:
            connection, _ = server.accept()
            with connection, connection.makefile("rw") as lines:
                for _line in lines:
                    probe.asked.emit()
                    lines.write(json.dumps(probe.answers.get(timeout=30)) + "\n")
                    lines.flush()


def main() -> int:
    """Start the program as its own command does."""
    path, *arguments = sys.argv[1:]
    Path(path).unlink(missing_ok=True)
    QAccessible.setActive(True)
    threading.Thread(target=_serve, args=[path], daemon=True).start()
    from desktop.__main__ import main as program  # noqa: PLC0415 (the program starts last, as it would by itself)

    return program(arguments)


if __name__ == "__main__":
    sys.exit(main())
