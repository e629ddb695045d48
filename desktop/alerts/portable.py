"""Native notifications on Windows and macOS, through desktop-notifier.

Tried on Linux alone, where the library has a way of its own: notes, buttons, clicks and withdrawing. Not tried: its
ways on the other two systems. Windows needs an AppUserModelID, which the library registers for the user; macOS shows
nothing unless the program is a signed bundle, and hears of clicks through the main run loop, which Qt runs. Where the
user did not allow notifications a note is refused, and shown by the tray or the window.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.alerts.notifier import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from desktop_notifier import DesktopNotifier

    from desktop.alerts.notifier import Note
    from desktop.runner.loop import Loop

Result = TypeVar("Result")
_PATIENCE_SECONDS = 10.0


class PortableNotifier(QObject):
    """Shows notes through the system's own centre, whose library is imported at first use."""

    acted = Signal(str, str)
    """Key of the note, id of the action."""

    def __init__(self, icon: Path, loop: Loop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._loop = loop
        self._center: DesktopNotifier | None = None
        self._ids: dict[str, str] = {}
        # What is asked later waits for what was asked before: it may be about the same note.
        self._turn = asyncio.Lock()

    def show(self, note: Note, taken: Callable[[], None], refused: Callable[[], None]) -> None:
        """Show a note, in the place of an older one with the same key."""
        self._loop.run(
            partial(self._in_turn, partial(self._send, note)),
            lambda was_sent: taken() if was_sent else refused(),
            lambda _: refused(),
            seconds=_PATIENCE_SECONDS,
        )

    def withdraw(self, key: str) -> None:
        """Take a note away, also one that is still on its way."""
        clear = partial(self._in_turn, partial(self._clear, key))
        self._loop.run(clear, lambda _: None, lambda _: None, seconds=_PATIENCE_SECONDS)

    # -- in the loop's thread --

    async def _in_turn(self, work: Callable[[], Awaitable[Result]]) -> Result:
        async with self._turn:
            return await work()

    async def _send(self, note: Note) -> bool:
        from desktop_notifier import Button, DesktopNotifier, Icon  # noqa: PLC0415 (at first use)

        if self._center is None:
            self._center = DesktopNotifier("Afterword", Icon(path=self._icon))
        if not await self._center.request_authorisation():
            return False
        await self._clear(note.key)
        sent: list[None] = []
        self._ids[note.key] = await self._center.send(
            note.title,
            note.body,
            buttons=[Button(label, partial(self._chosen, note.key, action)) for action, label in note.buttons],
            on_clicked=partial(self._chosen, note.key, DEFAULT),
            on_dispatched=lambda: sent.append(None),
        )
        return bool(sent)

    async def _clear(self, key: str) -> None:
        shown = self._ids.pop(key, None)
        if shown is not None and self._center is not None:
            await self._center.clear(shown)

    def _chosen(self, key: str, action: str) -> None:
        self._loop.call_here(partial(self.acted.emit, key, action))
