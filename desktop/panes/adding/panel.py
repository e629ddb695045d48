"""Adding an application: company, role, Enter."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.core.kinds import StageKind
from desktop.core.postings import posting
from desktop.core.reason import Trouble
from desktop.desk import applications, settings
from desktop.desk.desk import Desk
from desktop.desk.view import NewApplication, Written
from desktop.panes.look.look import Look
from desktop.panes.look.paint import box, shadow_margin, shadow_under
from desktop.panes.look.widgets import ChipRow, Field, IconButton, MainButton, TextLabel
from desktop.panes.moving.short_forms import WayIn
from desktop.panes.parts.boxes import Column, Row
from desktop.panes.parts.fields import DayField
from desktop.runner import Runner
from desktop.words import Words

_WIDE = 96
_DAYS = ("saved", "today", "yesterday", "date")


class AddPanel(QWidget):
    """Floats at the top right of its parent, below the header; Esc or × closes it.

    Attributes:
        added: (int) the new application.
        closed: it is gone again.
    """

    added = Signal(int)
    closed = Signal()

    def __init__(self, runner: Runner, words: Words, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner, self._words, self._look = runner, words, look
        self._zone = ZoneInfo("UTC")
        self._link = ""
        self._adding = False
        self._margin, self._host = 0, parent
        self.company = Field(look, name=words.text("adding.company"), placeholder=words.text("adding.company"))
        self.role = Field(look, name=words.text("adding.role"), placeholder=words.text("adding.role"))
        self.days = ChipRow(
            look, [(day, words.text(f"adding.{day}")) for day in _DAYS], name=words.text("adding.title")
        )
        self.date = DayField(look, words, name=words.text("adding.date"), today=self._today)
        self.way = WayIn(look, words)
        self._from = TextLabel("", look, role="small", colour="text-3", elide=True)
        self.add_button = MainButton(words.text("adding.add"), look, after="enter")
        self.add_button.setToolTip(words.text("adding.tip"))
        self._column = Column(look, self, gap=2.5)
        self._build()
        parent.installEventFilter(self)
        look.changed.connect(self._measure)
        self._measure()
        self.hide()

    def begin(self, prefill: str = "") -> None:
        """Ask; `prefill` is a link or a text that was dropped."""
        found = posting(prefill)
        self._link = found.link
        self.company.set_text(found.company)
        self.role.set_text(found.role)
        for field in (self.company, self.role):
            field.set_wrong(None)
        self._from.set_text(
            self._words.text("adding.link", host=urlsplit(found.link).hostname or "") if found.link else ""
        )
        self._from.setVisible(bool(found.link))
        self.days.set_choice("saved")
        self._choose("saved")
        self._runner.read(_zone, self._take_zone, key="adding")
        self._place()
        self.show()
        self.raise_()
        empty_field = next((field for field in (self.company, self.role) if not field.text()), None)
        (empty_field or self.add_button).setFocus()

    def leave(self) -> None:
        """Close it; nothing is added."""
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the top right when the window grows."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """As high as what is asked: a chip may ask for more."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, Esc closes; no other key goes to what lies below."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._add()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """It floats: ground, border in the dark, shadow."""
        look, painter = self._look, QPainter(self)
        inner = QRectF(self.rect()).adjusted(self._margin, self._margin, -self._margin, -self._margin)
        shadow = shadow_under(
            QRectF(0, 0, inner.width(), inner.height()),
            look.radius("sheet"),
            look.tokens.shadow,
            look.colour("shadow"),
            float(look.u()),
            self.devicePixelRatioF(),
        )
        painter.drawPixmap(0, 0, shadow)
        border = look.colour("edge" if look.scheme == "dark" else "hairline")
        box(painter, inner, look.radius("sheet"), look.colour("raised"), border)

    def _build(self) -> None:
        look, words, column = self._look, self._words, self._column
        close = IconButton("close", words.text("pane.close"), look)
        close.clicked.connect(self.leave)
        column.addLayout(Row(look).put(TextLabel(words.text("adding.title"), look, role="heading"), None, close))
        for part in (self.company, self.role, self._from, self.days, self.date, self.way):
            column.addWidget(part)
        column.addSpacing(look.u(1))
        column.addLayout(Row(look, gap=3).put(self.add_button, None))
        self.days.chosen.connect(self._choose)
        self.add_button.clicked.connect(self._add)
        self.way.entered.connect(self._add)
        for field in (self.company, self.role, self.date.field):
            field.edit.returnPressed.connect(self._add)

    def _choose(self, key: str) -> None:
        self.date.setVisible(key == "date")
        self.way.setVisible(key != "saved")
        if key == "date":
            self.date.setFocus()
        self._place()

    def _add(self) -> None:
        # A user may press Enter twice.
        if self._adding:
            return
        for field in (self.company, self.role):
            if not field.text():
                field.setFocus()
                return
        choice = self.days.choice
        if choice == "date" and self.date.day is None:
            self.date.setFocus()
            return
        today = self._today()
        applied = {"today": today, "yesterday": today - timedelta(days=1), "date": self.date.day}.get(choice or "")
        way, has_applied = self.way, choice != "saved"
        new = NewApplication(
            self.company.text(),
            self.role.text(),
            StageKind.APPLIED if has_applied else StageKind.SAVED,
            applied,
            link=self._link or None,
        )
        if has_applied:
            people = (way.person,) if way.person else ()
            new = NewApplication(new.company, new.role, new.stage, applied, way.way, way.through, people, link=new.link)
        self._adding = True
        self._runner.write(partial(applications.add, new=new), self._added, self._refused)

    def _added(self, written: Written[int]) -> None:
        self._adding = False
        self.leave()
        self.added.emit(written.result)

    def _refused(self, trouble: Trouble) -> None:
        self._adding = False
        _title, says, _way_out = self._words.trouble(trouble)
        field = self.date.field if not self.date.isHidden() else self.company
        field.set_wrong(says)
        field.setFocus()
        self._place()

    def _today(self) -> date:
        return self._runner.now().astimezone(self._zone).date()

    def _take_zone(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)

    def _measure(self) -> None:
        look = self._look
        self._margin = shadow_margin(look.tokens.shadow, float(look.u()))
        inner = self._margin / look.u()
        self._column.set_margins((inner + 5, inner + 3.5, inner + 5, inner + 4))
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        look, host = self._look, self._host
        width = min(look.u(_WIDE) + 2 * self._margin, host.width())
        self._column.activate()
        height = (
            self._column.totalHeightForWidth(width)
            if self._column.hasHeightForWidth()
            else self._column.sizeHint().height()
        )
        left = host.width() - width + self._margin - look.u(3)
        self.setGeometry(left, look.size("header") + look.u(1) - self._margin, width, height)


def _zone(desk: Desk, _now: object) -> str:
    return settings.get(desk).zone
