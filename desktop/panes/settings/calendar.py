"""Your phone rings too: the calendar on the user's own server, and as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from desktop.core.changes import Changes
from desktop.core.reason import Reason, Trouble
from desktop.desk.calendar_view import CalendarChoice, CalendarServer
from desktop.desk.view import Written
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import ChipRow, ChoiceButton, Field, PlainButton, TextLabel
from desktop.panes.parts.boxes import Column, Row
from desktop.runner import Runner
from desktop.runner.publisher import CALENDAR
from desktop.words import Words

if TYPE_CHECKING:
    from desktop.core.progress import Progress
    from desktop.desk.desk import Desk

Result = TypeVar("Result")
_LABEL = 44
_PICK = "trouble.pick_calendar"
_SESSION_ONLY = ("locked", "missing")


class CalendarSection(QWidget):
    """The rows of the section. What is typed is kept when its line is left; nothing here waits for a server.

    Attributes:
        publish_wanted: bring the server up to date now.
        said: (str) a sentence for the toast.
    """

    publish_wanted = Signal()
    said = Signal(str)

    def __init__(self, runner: Runner, words: Words, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner, self._words, self._look = runner, words, look
        self._server: CalendarServer | None = None
        self._choices: tuple[CalendarChoice, ...] = ()
        self._zone: ZoneInfo | None = None
        text = words.text
        self.address = Field(
            look,
            name=text("settings.calendar.address"),
            placeholder=text("settings.calendar.address.example"),
        )
        self.user = Field(look, name=text("settings.calendar.user"))
        self.password = Field(look, name=text("settings.calendar.password"))
        self.password.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.calendars = ChipRow(look, name=text("settings.calendar.which"))
        self.publishes = ChipRow(
            look,
            [(key, text(f"settings.calendar.publish.{key}")) for key in ("on", "off")],
            name=text("settings.calendar.publish"),
        )
        self.test = ChoiceButton(text("settings.calendar.test"), look)
        self.forget = PlainButton(text("settings.calendar.forget"), look)
        self.export = ChoiceButton(text("settings.calendar.export"), look)
        self._safe = TextLabel("", look, role="small", colour="text-2", wrap=True)
        self.result = TextLabel("", look, role="small", colour="text-2", wrap=True)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Look again."""
        self._runner.read(_view, self._show, key="settings.calendar")

    def choose_file(self) -> None:
        """Let the user choose where to, and write the calendar there."""
        words = self._words
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = words.text("settings.calendar.export.files")
        dialog = QFileDialog(self.window(), words.text("settings.calendar.export"), folder, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(words.text("settings.calendar.export.name"))
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_to(self, file: Path) -> None:
        """Write the calendar into a file."""
        self._runner.long(partial(_export, file=file, say=self._words.say), partial(self._exported, file))

    # -- building --

    def _build(self) -> None:
        look, words = self._look, self._words
        column = Column(look, self, gap=3)
        column.addWidget(TextLabel(words.text("settings.calendar"), look, role="heading"))
        hint = words.text("settings.calendar.hint")
        column.addWidget(TextLabel(hint, look, role="small", colour="text-2", wrap=True))
        self._put(column, "settings.calendar.address", self.address)
        self._put(column, "settings.calendar.user", self.user)
        hint = words.text("settings.calendar.password.hint")
        self._put(
            column,
            "settings.calendar.password",
            self.password,
            self._safe,
            TextLabel(hint, look, role="small", colour="text-3", wrap=True),
        )
        self._which = self._put(column, "settings.calendar.which", self.calendars)
        self._put(column, "settings.calendar.publish", self.publishes, self.result)
        doors = QWidget()
        Row(look, doors, gap=3).put(self.test, self.export, self.forget, None)
        column.addWidget(doors)
        self._which.hide()
        for line in (self._safe, self.result):
            line.hide()

    def _put(self, column: Column, key: str, *content: QWidget) -> QWidget:
        look = self._look
        line = QWidget()
        row = Row(look, line, gap=0)
        label = TextLabel(self._words.text(key), look, colour="text-2")
        label.setFixedSize(look.u(_LABEL), look.size("control"))
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        block = Column(look, gap=1)
        for widget in content:
            block.addWidget(widget)
        row.addLayout(block, 1)
        column.addWidget(line)
        return line

    def _connect(self) -> None:
        self._runner.changed.connect(self._changed)
        for field in (self.address, self.user, self.password):
            field.edit.editingFinished.connect(self._keep)
        self.publishes.chosen.connect(self._publish)
        self.calendars.chosen.connect(self._choose)
        self.test.clicked.connect(self._try)
        self.forget.clicked.connect(self._forget)
        self.export.clicked.connect(self.choose_file)

    # -- what comes --

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches("account"):
            self.refresh()

    def _show(self, shown: tuple[CalendarServer | None, ZoneInfo]) -> None:
        server, self._zone = shown
        self._server = server
        for field, text in (
            (self.address, server.address if server else ""),
            (self.user, server.user if server else ""),
        ):
            if not field.edit.hasFocus() and (server is not None or not self._is_typed):
                field.set_text(text)
        self.publishes.set_choice("on" if server is not None and server.publishes else "off")
        where = server.password if server is not None else "none"
        self.password.edit.setPlaceholderText(self._words.text(f"settings.calendar.password.{where}"))
        for door in (self.test, self.forget):
            door.setVisible(server is not None)
        if server is not None and server.says is not None and server.at is not None:
            at = server.at.astimezone(self._zone)
            self._say(self._words.text("settings.calendar.last", says=server.says, at=at))
        else:
            self._say(
                self._words.text("calendar.result.nothing_yet") if server is not None and server.publishes else ""
            )

    def _say(self, text: str) -> None:
        self.result.set_text(text)
        self.result.setVisible(bool(text))

    def _refused(self, trouble: Trouble) -> None:
        says, way_out = self._words.trouble(trouble)[1:]
        if trouble.key in ("trouble.server_address", "trouble.server_plain"):
            self.address.set_wrong(f"{says} {way_out}")
            return
        self._say(f"{says} {way_out}")
        if trouble.key == _PICK:
            self._runner.account(CALENDAR, _calendars, self._pick, self._refused)

    def _pick(self, written: Written[tuple[CalendarChoice, ...]]) -> None:
        self._choices = written.result
        self.calendars.set_choices([(one.url, one.name) for one in self._choices])
        self._which.show()

    # -- what the user does --

    @property
    def _is_typed(self) -> bool:
        return bool(self.address.text() or self.user.text())

    def _keep(self, then: Callable[[], object] | None = None) -> None:
        """Keep what stands in the lines, where it is whole and new; then go on."""
        address, user, password = self.address.text(), self.user.text(), self.password.edit.text()
        self.address.set_wrong(None)
        before = (self._server.address, self._server.user) if self._server is not None else None
        if not (address and user) or ((address, user) == before and not password):
            if then is not None and self._server is not None:
                then()
            return
        self.password.edit.clear()
        use_case = partial(_set_up, address=address, user=user, password=password)
        self._runner.account(CALENDAR, use_case, partial(self._kept, then), self._refused)

    def _kept(self, then: Callable[[], object] | None, written: Written[str | None]) -> None:
        keeping = written.result
        self._safe.setVisible(keeping in _SESSION_ONLY)
        if keeping in _SESSION_ONLY:
            self._safe.set_text(self._words.text(f"settings.calendar.session_only.{keeping}"))
        self.refresh()
        (then or self.publish_wanted.emit)()

    def _publish(self, choice: str) -> None:
        self._keep(partial(self._switch, on=choice == "on"))
        if self._server is None and not (self.address.text() and self.user.text()):
            self.publishes.set_choice("off")
            self._refused(Trouble("trouble.no_account"))

    def _switch(self, *, on: bool) -> None:
        self._runner.write(partial(_switch, on=on), lambda _written: self.publish_wanted.emit(), self._refused)

    def _try(self) -> None:
        self._say(self._words.text("settings.calendar.testing"))
        self._keep(self._try_now)

    def _try_now(self) -> None:
        self._runner.account(CALENDAR, partial(_try_it, say=self._words.say), self._tried, self._refused)

    def _tried(self, _written: object) -> None:
        self._which.hide()
        self.refresh()

    def _choose(self, url: str) -> None:
        calendar = next(one for one in self._choices if one.url == url)
        self._runner.write(partial(_choose, calendar=calendar), lambda _written: self._chosen(), self._refused)

    def _chosen(self) -> None:
        self._which.hide()
        self.publish_wanted.emit()

    def _forget(self) -> None:
        self._runner.account(CALENDAR, _forget, lambda _written: self._forgotten(), self._refused)

    def _forgotten(self) -> None:
        for field in (self.address, self.user, self.password):
            field.edit.clear()
        self._safe.hide()
        self.refresh()

    def _exported(self, file: Path, written: Written[int]) -> None:
        self.said.emit(self._words.text("settings.calendar.export.done", file=file.name, n=written.result))


# What the section asks of the desk. The use cases are imported in the runner's threads: they bring the libraries of
# calendars along, for which the window need not wait.


def _view(desk: Desk, now: datetime) -> tuple[CalendarServer | None, ZoneInfo]:
    from desktop.desk import calendar_server, settings  # noqa: PLC0415 (see above)

    return calendar_server.view(desk, now), ZoneInfo(settings.get(desk).zone)


def _set_up(
    desk: Desk, now: datetime, _progress: Progress, *, address: str, user: str, password: str
) -> Written[str | None]:
    from desktop.desk import calendar_server  # noqa: PLC0415

    return calendar_server.set_up(desk, now, address, user, password or None)


def _forget(desk: Desk, now: datetime, _progress: Progress) -> Written[None]:
    from desktop.desk import calendar_server  # noqa: PLC0415

    return calendar_server.forget(desk, now)


def _switch(desk: Desk, now: datetime, *, on: bool) -> Written[None]:
    from desktop.desk import calendar_server  # noqa: PLC0415

    return calendar_server.switch(desk, now, on=on)


def _try_it(desk: Desk, now: datetime, progress: Progress, *, say: Callable[[Reason], str]) -> Written[str]:
    from desktop.desk import calendar_server  # noqa: PLC0415

    return calendar_server.try_it(desk, now, progress, say)


def _calendars(desk: Desk, now: datetime, progress: Progress) -> Written[tuple[CalendarChoice, ...]]:
    from desktop.desk import calendar_server  # noqa: PLC0415

    return calendar_server.calendars(desk, now, progress)


def _choose(desk: Desk, now: datetime, *, calendar: CalendarChoice) -> Written[None]:
    from desktop.desk import calendar_server  # noqa: PLC0415

    return calendar_server.choose(desk, now, calendar)


def _export(
    desk: Desk, now: datetime, _progress: Progress, *, file: Path, say: Callable[[Reason], str]
) -> Written[int]:
    from desktop.desk import calendar_export  # noqa: PLC0415

    return calendar_export.export(desk, now, file, say)
