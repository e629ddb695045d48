"""What a card says, to be changed in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.core.reason import Trouble
from desktop.desk.view import Detail
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import Field, MainButton, PlainButton, TextLabel
from desktop.panes.moving.short_forms import WayIn
from desktop.panes.parts.boxes import Column, Row
from desktop.panes.parts.fields import DayField
from desktop.words import Words

_TEXTS = ("company", "role", "link", "place", "country", "region", "zone", "salary")
_WRONG = {
    "trouble.unknown_country": "country",
    "trouble.unknown_region": "region",
    "trouble.region_alone": "region",
    "trouble.unknown_zone": "zone",
    "trouble.no_company": "company",
    "trouble.no_role": "role",
}


class EditForm(QWidget):
    """One field a line. What is only guessed of the place stands in its field as a hint, not as an entry.

    Attributes:
        saved: (dict) the entries that changed, as `applications.edit` takes them; ``person`` beside them.
        left: nothing is to be changed.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(
        self, look: Look, words: Words, detail: Detail, today: Callable[[], date], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._detail = words, detail
        self.fields: dict[str, Field] = {}
        column = Column(look, self, gap=1, margins=(0, 3, 0, 0))
        before = self._entries()
        for name in _TEXTS:
            field = Field(look, name=words.text(f"edit.{name}"))
            guess = self._guess(name)
            if guess:
                field.edit.setPlaceholderText(words.text("edit.guess", value=guess))
            field.set_text(before[name])
            field.edit.returnPressed.connect(self._save)
            self.fields[name] = field
            self._put(column, look, words.text(f"edit.{name}"), field)
        self.apply_by = DayField(
            look, words, name=words.text("edit.apply_by"), today=today, placeholder=words.text("day.none")
        )
        self.apply_by.set_day(detail.apply_by)
        self._put(column, look, words.text("edit.apply_by"), self.apply_by)
        self.way = WayIn(look, words)
        self.way.set_way(detail.way, detail.through or (detail.person.name if detail.person else None))
        self._put(column, look, words.text("edit.way"), self.way)
        save = MainButton(words.text("pane.save"), look)
        save.clicked.connect(self._save)
        cancel = PlainButton(words.text("pane.cancel"), look)
        cancel.clicked.connect(self.left)
        column.addSpacing(look.u(2))
        column.addLayout(Row(look, gap=3).put(save, cancel, None))

    def show_trouble(self, trouble: Trouble) -> bool:
        """Say at its field what the desk refused; False where it is about none of them."""
        name = _WRONG.get(trouble.key)
        if name is None:
            return False
        _title, says, _way_out = self._words.trouble(trouble)
        self.fields[name].set_wrong(says)
        self.fields[name].setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc changes nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _entries(self) -> dict[str, str]:
        detail = self._detail
        place = {"country": detail.country, "region": detail.region, "zone": detail.zone}
        guessed = getattr(detail, "place_guessed", False)
        known = {name: "" if guessed else value or "" for name, value in place.items()}
        return {
            "company": detail.card.company,
            "role": detail.card.role,
            "link": detail.link or "",
            "place": detail.place or "",
            "salary": detail.salary or "",
            **known,
        }

    def _guess(self, name: str) -> str | None:
        if not getattr(self._detail, "place_guessed", False):
            return None
        return {"country": self._detail.country, "region": self._detail.region, "zone": self._detail.zone}.get(name)

    def _save(self) -> None:
        for field in self.fields.values():
            field.set_wrong(None)
        before, detail = self._entries(), self._detail
        edited: dict[str, Any] = {
            name: field.text() for name, field in self.fields.items() if field.text() != before[name]
        }
        if self.apply_by.unreadable:
            self.apply_by.setFocus()
            return
        if self.apply_by.day != detail.apply_by:
            edited["apply_by"] = self.apply_by.day
        if self.way.way is not detail.way:
            edited["way"] = self.way.way
        if (self.way.through or "") != (detail.through or ""):
            edited["through"] = self.way.through or ""
        person = self.way.person
        if person and person != (detail.person.name if detail.person else None):
            edited["person"] = person
        self.saved.emit(edited)

    def _put(self, column: Column, look: Look, label: str, field: QWidget) -> None:
        column.addWidget(TextLabel(label, look, role="small", colour="text-2"))
        column.addWidget(field)
        column.addSpacing(look.u(1))
