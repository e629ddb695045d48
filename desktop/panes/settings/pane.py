"""What the user chooses."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCompleter, QFileDialog, QWidget

from desktop.core.changes import Changes
from desktop.core.facts import Quiet
from desktop.core.reason import Trouble
from desktop.desk import backups, settings
from desktop.desk.desk import Desk
from desktop.desk.settings import Settings
from desktop.panes.look.look import Look
from desktop.panes.look.tokens import Scheme
from desktop.panes.look.widgets import (
    ChipRow,
    ChoiceButton,
    Field,
    Hairline,
    MainButton,
    PlainButton,
    ScrollPane,
    TextLabel,
)
from desktop.panes.parts.boxes import Column, Middle, Row, empty
from desktop.panes.parts.fields import DayField, TimeField
from desktop.panes.settings.calendar import CalendarSection
from desktop.panes.settings.places import countries, zones
from desktop.runner import Runner
from desktop.words import Words

_LABEL = 44
_OF_CHIPS = ("quiet", "look", "pause")
"""Lines that begin with chips, which are less high than a field."""
_WIDE = 130
_DEFAULT_QUIET = Quiet(time(21), time(8))
_SCHEMES: dict[str, Scheme | None] = {"system": None, "light": "light", "dark": "dark"}


class SettingsPane(QWidget):
    """One line each; what is changed is kept at once.

    Attributes:
        scheme_chosen: (str) ``system``, ``light`` or ``dark``: the window keeps it.
        restore_wanted: (Path) put this backup in the desk's place.
        publish_wanted: bring the calendar on the user's server up to date now.
        said: (str) a sentence for the toast.
    """

    scheme_chosen = Signal(str)
    restore_wanted = Signal(object)
    publish_wanted = Signal()
    said = Signal(str)

    def __init__(
        self, runner: Runner, words: Words, look: Look, *, scheme: str = "system", parent: QWidget | None = None
    ) -> None:
        """`scheme` is what was chosen before."""
        super().__init__(parent)
        self._runner, self._words, self._look = runner, words, look
        self._chosen: Settings | None = None
        self.name = Field(look, name=words.text("settings.name"))
        self.letter_time = TimeField(look, words, name=words.text("settings.letter_time"))
        self.quiet = ChipRow(
            look,
            [(key, words.text(f"settings.quiet.{key}")) for key in ("on", "off")],
            name=words.text("settings.quiet"),
        )
        self.quiet_begins = TimeField(look, words, name=words.text("settings.quiet"))
        self.quiet_ends = TimeField(look, words, name=words.text("settings.quiet.to"))
        self.country = Field(look, name=words.text("settings.country"))
        self.region = Field(look, name=words.text("settings.region"), placeholder=words.text("settings.region.none"))
        self.zone = Field(look, name=words.text("settings.zone"))
        self.schemes = ChipRow(
            look, [(key, words.text(f"settings.look.{key}")) for key in _SCHEMES], name=words.text("settings.look")
        )
        self.schemes.set_choice(scheme)
        self.pause = ChipRow(
            look,
            [(key, words.text(f"settings.pause.{key}")) for key in ("off", "week", "date")],
            name=words.text("settings.pause"),
        )
        self.pause_until = DayField(look, words, name=words.text("settings.pause"), today=self._today)
        self._paused = TextLabel("", look, role="small", colour="text-2")
        self.discreet, self.at_login = (
            ChipRow(
                look,
                [(key, words.text(f"settings.{name}.{key}")) for key in ("on", "off")],
                name=words.text(f"settings.{name}"),
            )
            for name in ("discreet", "at_login")
        )
        self.backup_button = ChoiceButton(words.text("settings.backup"), look)
        self.restore_button = ChoiceButton(words.text("settings.restore"), look)
        self.calendar = CalendarSection(runner, words, look)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Look again."""
        self._runner.read(_get, self._show, key="settings")
        self.calendar.refresh()

    def choose_backup(self) -> None:
        """Let the user choose where to, and back up."""
        dialog = self._dialog(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("afterword")
        dialog.selectFile(self._words.text("settings.backup.name", day=self._today().isoformat()))
        dialog.fileSelected.connect(self._back_up)
        dialog.open()

    def choose_restore(self) -> None:
        """Let the user choose a backup, and ask once more."""
        dialog = self._dialog(QFileDialog.AcceptMode.AcceptOpen)
        dialog.fileSelected.connect(lambda name: self.ask_restore(Path(name)))
        dialog.open()

    def ask_restore(self, file: Path) -> None:
        """The deliberate second yes."""
        words, look = self._words, self._look
        empty(self._sure)
        self._sure.addWidget(TextLabel(words.text("settings.restore.sure"), look, role="body-strong", wrap=True))
        self._sure.addWidget(
            TextLabel(f"{file.name}. {words.text('settings.restore.line')}", look, colour="text-2", wrap=True)
        )
        no = PlainButton(words.text("pane.cancel"), look)
        no.clicked.connect(lambda: empty(self._sure))
        yes = MainButton(words.text("settings.restore.yes"), look)
        yes.clicked.connect(lambda: self.restore_wanted.emit(file))
        self._sure.addLayout(Row(look, gap=3).put(None, no, yes))
        no.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """What is chosen now."""
        super().showEvent(event)
        self.refresh()

    # -- building --

    def _build(self) -> None:
        look, words = self._look, self._words
        inside = QWidget()
        column = Column(look, inside, gap=3, margins=(0, 5, 0, 8))
        column.addWidget(TextLabel(words.text("settings.title"), look, role="title"))
        self._put(column, "name", self.name)
        self._put(column, "letter_time", self._row(self.letter_time), "settings.letter_time.hint")
        to = TextLabel(words.text("settings.quiet.to"), look, colour="text-2")
        self._hours = self._row(self.quiet_begins, to, self.quiet_ends)
        self._put(column, "quiet", self._stack(self.quiet, self._hours))
        column.addWidget(Hairline(look))
        column.addWidget(TextLabel(words.text("settings.place"), look, role="heading"))
        column.addWidget(TextLabel(words.text("settings.place.hint"), look, role="small", colour="text-2", wrap=True))
        for name, field in (("country", self.country), ("region", self.region), ("zone", self.zone)):
            self._put(column, name, field)
        column.addWidget(Hairline(look))
        self._put(column, "look", self.schemes)
        self._put(column, "pause", self._stack(self.pause, self.pause_until, self._paused), "settings.pause.hint")
        self._put(column, "discreet", self.discreet, "settings.discreet.hint")
        self._put(column, "at_login", self.at_login, "settings.at_login.hint")
        column.addWidget(Hairline(look))
        column.addWidget(self.calendar)
        column.addWidget(Hairline(look))
        column.addWidget(TextLabel(words.text("settings.data"), look, role="heading"))
        column.addWidget(self._row(self.backup_button, self.restore_button))
        self._sure = Column(look, gap=2)
        column.addLayout(self._sure)
        column.addStretch(1)
        scroll = ScrollPane(Middle(look, inside, wide=_WIDE, scrolls=True))
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        Column(look, self).addWidget(scroll)
        self.pause_until.hide()

    def _put(self, column: Column, name: str, content: QWidget, hint: str | None = None) -> None:
        look = self._look
        line = QWidget()
        row = Row(look, line, gap=0)
        label = TextLabel(self._words.text(f"settings.{name}"), look, colour="text-2")
        label.setFixedSize(look.u(_LABEL), look.size("chip" if name in _OF_CHIPS else "control"))
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        block = Column(look, gap=1)
        block.addWidget(content)
        if hint:
            block.addWidget(TextLabel(self._words.text(hint), look, role="small", colour="text-3", wrap=True))
        row.addLayout(block, 1)
        column.addWidget(line)

    def _row(self, *widgets: QWidget) -> QWidget:
        place = QWidget()
        Row(self._look, place, gap=2).put(*widgets, None)
        return place

    def _stack(self, *widgets: QWidget) -> QWidget:
        place = QWidget()
        column = Column(self._look, place, gap=2)
        for widget in widgets:
            column.addWidget(widget)
        return place

    def _connect(self) -> None:
        self._runner.changed.connect(self._changed)
        for name, field in (
            ("name", self.name),
            ("country", self.country),
            ("region", self.region),
            ("zone", self.zone),
        ):
            field.edit.editingFinished.connect(partial(self._keep_text, name, field))
        self.letter_time.field.edit.editingFinished.connect(self._keep_letter_time)
        for clock in (self.quiet_begins, self.quiet_ends):
            clock.field.edit.editingFinished.connect(self._keep_quiet)
        self.quiet.chosen.connect(self._choose_quiet)
        self.schemes.chosen.connect(self._choose_scheme)
        self.pause.chosen.connect(self._choose_pause)
        self.discreet.chosen.connect(lambda key: self._set("discreet", key, None))
        self.at_login.chosen.connect(lambda key: self._set(settings.AT_LOGIN, key, None))
        self.pause_until.changed.connect(self._pause_until)
        self.calendar.publish_wanted.connect(self.publish_wanted)
        self.calendar.said.connect(self.said)
        self.backup_button.clicked.connect(self.choose_backup)
        self.restore_button.clicked.connect(self.choose_restore)
        for field, known in ((self.country, countries()), (self.zone, zones())):
            completer = QCompleter(known, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            field.edit.setCompleter(completer)

    # -- what comes --

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches("setting"):
            self.refresh()

    def _show(self, chosen: Settings) -> None:
        self._chosen = chosen
        user, place = chosen.user, chosen.user.place
        texts = (
            (self.name, chosen.name),
            (self.country, place.country),
            (self.region, place.region or ""),
            (self.zone, place.zone),
        )
        for field, text in texts:
            if not (field.edit.hasFocus() and field.edit.isModified()):
                field.set_text(text)
        self.letter_time.set_time(chosen.letter_time)
        self.quiet.set_choice("on" if user.quiet else "off")
        self._hours.setVisible(user.quiet is not None)
        hours = user.quiet or _DEFAULT_QUIET
        self.quiet_begins.set_time(hours.begins)
        self.quiet_ends.set_time(hours.ends)
        self.discreet.set_choice("on" if chosen.discreet else "off")
        self.at_login.set_choice("on" if chosen.starts_at_login else "off")
        until = user.pause_until
        self._paused.setVisible(until is not None)
        if until is not None:
            self._paused.set_text(self._words.text("settings.pause.until", day=until))
        if not self.pause_until.isVisible():
            self.pause.set_choice("off" if until is None else None)

    # -- what the user does --

    def _keep_text(self, name: str, field: Field) -> None:
        field.set_wrong(None)
        text = field.text().split(" ")[0] if name == "country" else field.text()
        if self._chosen is None:
            return
        place = self._chosen.user.place
        before = {"name": self._chosen.name, "country": place.country, "region": place.region or "", "zone": place.zone}
        if text != before[name]:
            self._set(name, text, field)

    def _keep_letter_time(self) -> None:
        clock = self.letter_time.time
        if self._chosen is not None and clock is not None and clock != self._chosen.letter_time:
            self._set("letter-time", f"{clock:%H:%M}", self.letter_time.field)

    def _choose_quiet(self, key: str) -> None:
        self._hours.setVisible(key == "on")
        if key == "off":
            self._set("quiet", "off", None)
        else:
            self._keep_quiet()

    def _keep_quiet(self) -> None:
        begins, ends = self.quiet_begins.time, self.quiet_ends.time
        if self._chosen is None or begins is None or ends is None or self.quiet.choice != "on":
            return
        if self._chosen.user.quiet != Quiet(begins, ends):
            self._set("quiet", f"{begins:%H:%M}-{ends:%H:%M}", self.quiet_ends.field)

    def _choose_scheme(self, key: str) -> None:
        self._look.set_scheme(_SCHEMES[key])
        self.scheme_chosen.emit(key)

    def _choose_pause(self, key: str) -> None:
        self.pause_until.setVisible(key == "date")
        if key == "date":
            self.pause_until.set_least(self._today() + timedelta(days=1))
            self.pause_until.setFocus()
        else:
            self._pause(None if key == "off" else self._today() + timedelta(days=7))

    def _pause_until(self) -> None:
        if self.pause_until.day is not None:
            self._pause(self.pause_until.day)

    def _pause(self, until: date | None) -> None:
        self.pause_until.field.set_wrong(None)
        self._runner.write(
            partial(settings.pause, until=until), self._paused_now, partial(self._refused, self.pause_until.field)
        )

    def _paused_now(self, _written: object) -> None:
        self.pause_until.hide()
        self.refresh()

    def _set(self, name: str, value: str, field: Field | None) -> None:
        self._runner.write(partial(settings.set_value, name=name, value=value), None, partial(self._refused, field))

    def _refused(self, field: Field | None, trouble: Trouble) -> None:
        if field is None or field.isHidden():
            self._runner.trouble.emit(trouble)
            return
        _title, says, way_out = self._words.trouble(trouble)
        field.set_wrong(" ".join(part for part in (says, way_out) if part))

    def _dialog(self, mode: QFileDialog.AcceptMode) -> QFileDialog:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        key = "settings.backup" if mode is QFileDialog.AcceptMode.AcceptSave else "settings.restore"
        dialog = QFileDialog(self.window(), self._words.text(key), folder, self._words.text("settings.files"))
        dialog.setAcceptMode(mode)
        if mode is QFileDialog.AcceptMode.AcceptOpen:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _back_up(self, name: str) -> None:
        self._runner.read(partial(_backup, file=Path(name)), self._backed_up)

    def _backed_up(self, done: tuple[str, int]) -> None:
        self.said.emit(self._words.text("settings.backup.done", file=done[0], n=done[1]))

    def _today(self) -> date:
        zone = ZoneInfo(self._chosen.zone) if self._chosen else None
        return self._runner.now().astimezone(zone).date()


def _get(desk: Desk, _now: datetime) -> Settings:
    return settings.get(desk)


def _backup(desk: Desk, _now: datetime, file: Path) -> tuple[str, int]:
    return str(file), backups.backup(desk, file)
