"""The window's end of the bell that other programs of the same desk ring."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer

from desktop.desk.bell import LOOK, RAISE, address

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

_LONGEST_WORD = 16


class Bell(QObject):
    """Listens at the address of a data folder. Whoever makes one holds the folder's lock."""

    look = Signal()
    """Another program wrote to the desk."""
    raised = Signal()
    """A second window was asked for."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def listen(self) -> bool:
        """Begin to listen; False where that cannot be. What a window that died left behind is taken away."""
        QLocalServer.removeServer(self._address)
        return self._server.listen(self._address)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _answer(self) -> None:
        while (line := self._server.nextPendingConnection()) is not None:
            # Qt made it a child of the server, of which Python knows nothing: it would be freed twice.
            line.setParent(self)
            line.readyRead.connect(partial(self._hear, line))
            if line.bytesAvailable():
                self._hear(line)

    def _hear(self, line: QLocalSocket) -> None:
        word = line.read(_LONGEST_WORD).data()
        line.readyRead.disconnect()
        line.deleteLater()
        if word == LOOK:
            self.look.emit()
        elif word == RAISE:
            self.raised.emit()
