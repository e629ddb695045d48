"""What happened, the newest first."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.desk.view import Event
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import IconLabel, TextLabel
from desktop.panes.parts.boxes import Column, Row, empty
from desktop.words import Words


class Timeline(QWidget):
    """Icon, sentence, and when."""

    def __init__(self, look: Look, words: Words, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words = look, words
        self._shown: tuple[Event, ...] | None = None
        self._column = Column(look, self, gap=2)

    def show_events(self, events: tuple[Event, ...], zone: tzinfo) -> None:
        """These events, in their order."""
        if events == self._shown:
            return
        self._shown = events
        empty(self._column)
        for event in events:
            self._column.addLayout(self._line(event, zone))

    def _line(self, event: Event, zone: tzinfo) -> Row:
        look, words = self._look, self._words
        at = event.at.astimezone(zone)
        when = words.text("pane.day", day=at.date()) if event.by_day else words.text("pane.moment", at=at)
        if event.channel is not None:
            when = words.text(
                "detail.by_channel", when=when, channel=words.text(f"detail.channel.{event.channel.value}")
            )
        row = Row(look, gap=2.5)
        icon = IconLabel(event.icon, look, size=3.5)
        icon.setFixedSize(look.u(3.5), look.line_height("role"))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        text = Column(look, gap=0)
        text.addWidget(TextLabel(words.say(event.line), look, role="role", wrap=True))
        text.addWidget(TextLabel(when, look, role="small", colour="text-3"))
        row.addLayout(text, 1)
        return row
