"""The board under the user's hands: selection, keyboard and the drag of cards over all columns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QGuiApplication, QPixmap

from desktop.panes.pipeline.dragging import Ghost, carrying, picture
from desktop.panes.pipeline.selection import Selection
from desktop.panes.pipeline.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from desktop.core.board import Card
    from desktop.panes.look.look import Look
    from desktop.panes.pipeline.arrangement import Arranged
    from desktop.panes.pipeline.column import Column
    from desktop.panes.pipeline.column_view import ColumnView
    from desktop.words import Words


class BoardView(Strip):
    """Shows an arranged board, and says what the user wants of it.

    Attributes:
        moved: ids, stage they came from (None: several), stage they are now in, position; it is already shown so.
        opened: a card was opened.
        selected: the ids of the selected cards, in the order of the board, have changed.
        wanted: a key or a menu asks for something to be done with cards: its name (remove, edit, answered) and the ids.
        menu_wanted: the context menu of a card, at this global position.
        escaped: Esc with nothing of the board's own to leave.
    """

    moved = Signal(tuple, object, int, int)
    opened = Signal(int)
    selected = Signal(tuple)
    wanted = Signal(str, tuple)
    menu_wanted = Signal(int, QPoint)
    escaped = Signal()

    def __init__(self, look: Look, words: Words, arranged: Arranged, parent: QWidget | None = None) -> None:
        super().__init__(look, words, arranged, parent)
        self._selection = Selection()
        self._dragged: tuple[int, ...] = ()
        self._drop: tuple[tuple[int, ...], int, int | None] | None = None
        self._by_keyboard = False
        self.dropped.connect(self._take)
        self.show_board(arranged)

    # -- what is shown --

    @property
    def chosen(self) -> tuple[int, ...]:
        """The ids of the selected cards, in the order of the board."""
        found = [card for one in self._selection.cards if (card := self._arranged.find(one)) is not None]
        places = {stage.id: place for place, stage in enumerate(self._arranged.stages)}
        found.sort(key=lambda card: (places[card.stage], card.resting, self.column(card.stage).row_of(card)))
        return tuple(card.id for card in found)

    @property
    def current(self) -> int | None:
        """The card that the keyboard is on."""
        return self._selection.current

    def show_board(self, arranged: Arranged) -> None:
        """Show another state of the board; selection, scrolling and open folds stay."""
        self._selection.keep(lambda card: arranged.find(card) is not None)
        super().show_board(arranged)
        self._mirror()

    def filter(self, wanted: Callable[[Card], bool] | None) -> None:
        """Show only the cards that are wanted; None shows all."""
        super().filter(wanted)
        self._mirror()

    def home(self) -> int | None:
        """The stage of the current card is never a rail."""
        current = self._current_card()
        return current.stage if current is not None else None

    def made(self, column: Column) -> None:
        """Listen to its lists."""
        column.blank_pressed.connect(self._blank)
        column.list_made.connect(self._listen)
        for view in column.views:
            self._listen(view)

    def _listen(self, view: ColumnView) -> None:
        view.picked.connect(self._pick)
        view.opened.connect(self.opened)
        view.drag_begins.connect(partial(self._drag, view))
        view.menu_wanted.connect(self._want_menu)
        view.typed.connect(self.take_key)

    def select(self, card: int | None) -> None:
        """Select one card and bring it into sight, or none."""
        self._choose((card,) if card is not None else (), card)
        if card is not None:
            self._reveal(card, focus=False)

    def send(self, cards: tuple[int, ...], stage: int) -> None:
        """Move cards to the end of a stage."""
        self._move(cards, stage, None)

    # -- selection --

    def _current_card(self) -> Card | None:
        current = self._selection.current
        return self._arranged.find(current) if current is not None else None

    def _lane(self, stage: int) -> list[Card]:
        """The cards of a column in the order in which the keyboard walks."""
        column = self.column(stage)
        return [*column.model.cards, *(column.resting_model.cards if column.is_open else ())]

    def _lane_of(self, card: int) -> list[Card]:
        found = self._arranged.find(card)
        return self._lane(found.stage) if found is not None else []

    def _pick(self, card: int, modifiers: Qt.KeyboardModifier) -> None:
        self._by_keyboard = False
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._selection.toggle(card)
            self._tell()
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._selection.extend(card, [one.id for one in self._lane_of(card)])
            self._tell()
        else:
            self._choose((card,), card)
            self.opened.emit(card)

    def _choose(self, cards: Sequence[int], current: int | None) -> None:
        if self._selection.set(cards, current):
            self._tell()
        else:
            self._mirror()

    def _tell(self) -> None:
        self._mirror()
        self.selected.emit(self.chosen)

    def _mirror(self) -> None:
        chosen, current = self._selection.cards, self._selection.current
        for column in self._columns.values():
            for view in column.views:
                view.mirror(chosen, current, current if self._by_keyboard else None)

    def _blank(self) -> None:
        self._by_keyboard = False
        self._choose((), self._selection.current)

    def _reveal(self, card: int, *, focus: bool) -> None:
        found = self._arranged.find(card)
        if found is None:
            return
        if found.stage in self._folded:
            self.open_rail(found.stage)
        view = self.column(found.stage).reveal(card)
        self._mirror()
        if focus and view is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _want_menu(self, card: int, at: QPoint) -> None:
        if card not in self._selection.cards:
            self._choose((card,), card)
        self.menu_wanted.emit(card, at)

    # -- the keyboard --

    def focus_cards(self) -> None:
        """Put the keyboard onto the current card, else onto the first one."""
        current = self._selection.current
        if current is None or not self._lane_of(current):
            lanes = (self._lane(stage.id) for stage in self._arranged.stages)
            current = next((lane[0].id for lane in lanes if lane), None)
        if current is not None:
            self._step_to(current, extend=False)

    def take_focus(self) -> None:
        """Put the keyboard back onto the board; a ring shows only where the keyboard was used."""
        current = self._current_card()
        stages = [current.stage] if current is not None else []
        stages += [stage.id for stage in self._arranged.stages]
        open_one = next((stage for stage in stages if not self.is_rail(stage)), None)
        if open_one is not None:
            self.column(open_one).view.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_key(self, event: QKeyEvent) -> None:
        """A key on a list."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        ctrl = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        done = self._walk(key, ctrl=ctrl, shift=shift) or self._act(key, ctrl=ctrl)
        event.setAccepted(done)

    def _walk(self, key: Qt.Key, *, ctrl: bool, shift: bool) -> bool:
        down = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
        across = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(key, 0)
        if down and ctrl:
            self._shift_within(down)
        elif across and ctrl:
            self._shift_across(across)
        elif down:
            self._step_within(down, extend=shift)
        elif across:
            self._step_across(across)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._step_within(-(10**9) if key is Qt.Key.Key_Home else 10**9, extend=shift)
        elif key is Qt.Key.Key_A and ctrl and self._selection.current is not None:
            self._selection.set([card.id for card in self._lane_of(self._selection.current)], self._selection.current)
            self._tell()
        else:
            return False
        return True

    def _act(self, key: Qt.Key, *, ctrl: bool) -> bool:
        chosen, current = self.chosen, self._selection.current
        names = {Qt.Key.Key_Delete: "remove", Qt.Key.Key_F2: "edit", Qt.Key.Key_E: "edit", Qt.Key.Key_R: "answered"}
        if key is Qt.Key.Key_Escape:
            self.escaped.emit()
        elif ctrl or current is None:
            return False
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose((current,), current)
            self.opened.emit(current)
        elif key in names:
            self.wanted.emit(names[key], chosen or (current,))
        else:
            return False
        return True

    def _step_to(self, card: int, *, extend: bool) -> None:
        self._by_keyboard = True
        if extend:
            self._selection.extend(card, [one.id for one in self._lane_of(card)])
            self._tell()
        else:
            self._choose((card,), card)
        self._reveal(card, focus=True)

    def _step_within(self, by: int, *, extend: bool) -> None:
        current = self._selection.current
        lane = self._lane_of(current) if current is not None else []
        row = next((row for row, card in enumerate(lane) if card.id == current), None)
        if row is None:
            self.focus_cards()
            return
        self._step_to(lane[min(max(row + by, 0), len(lane) - 1)].id, extend=extend)

    def _step_across(self, by: int) -> None:
        current = self._current_card()
        if current is None:
            self.focus_cards()
            return
        ids = [stage.id for stage in self._arranged.stages]
        row = next((row for row, card in enumerate(self._lane(current.stage)) if card.id == current.id), 0)
        at = ids.index(current.stage) + by
        while 0 <= at < len(ids):
            lane = self._lane(ids[at])
            if lane:
                self._step_to(lane[min(row, len(lane) - 1)].id, extend=False)
                return
            at += by

    def _shift_across(self, by: int) -> None:
        current = self._current_card()
        if current is None:
            return
        ids = [stage.id for stage in self._arranged.stages]
        at = ids.index(current.stage) + by
        if 0 <= at < len(ids):
            self._by_keyboard = True
            self._move(self.chosen or (current.id,), ids[at], None)

    def _shift_within(self, by: int) -> None:
        current = self._current_card()
        if current is None or current.resting:
            return
        lane = list(self.column(current.stage).model.cards)
        row = next((row for row, card in enumerate(lane) if card.id == current.id), None)
        if row is None or not 0 <= row + by < len(lane):
            return
        after = row + by + (1 if by > 0 else 0)
        self._by_keyboard = True
        self._move((current.id,), current.stage, lane[after].id if after < len(lane) else None)

    # -- moves --

    def _take(self, cards: tuple[int, ...], stage: int, before: int | None) -> None:
        """A drop: carried out once the drag has ended, so that nothing opens under the pointer."""
        if self._dragged:
            self._drop = (cards, stage, before)
        else:
            self._move(cards, stage, before)

    def _move(self, cards: tuple[int, ...], stage: int, before: int | None) -> None:
        if before in cards:
            lane = [card.id for card in self.column(stage).model.cards]
            later = lane[lane.index(before) :]
            before = next((card for card in later if card not in cards), None)
        position = self._arranged.position(cards, stage, before)
        homes = {card.stage for one in cards if (card := self._arranged.find(one)) is not None}
        after = self._arranged.moved(cards, stage, position)
        same = homes == {stage} and [c.id for c in after.order[stage]] == [c.id for c in self._arranged.order[stage]]
        if not same:
            self.show_board(after)
        self._choose(cards, cards[0])
        self._reveal(cards[0], focus=True)
        if not same:
            self.moved.emit(cards, homes.pop() if len(homes) == 1 else None, stage, position)

    # -- the drag --

    def _drag(self, view: ColumnView, card: int, inside: QPoint) -> None:
        """Carry a card, or all selected ones where it is one of them."""
        chosen = self.chosen
        self._dragged = chosen if card in chosen else (card,)
        self._drop = None
        held = self._arranged.find(card)
        if held is None:
            return
        model = view.model()
        size = QSize(view.card_width, self._painter.high)
        text = model.text(model.row_of(card))  # type: ignore[attr-defined]
        shown, margin = picture(
            self.look, self._painter, held, text, size, len(self._dragged), self.devicePixelRatioF()
        )
        drag = QDrag(view)
        drag.setMimeData(carrying(self._dragged))
        self._set_holes(frozenset(self._dragged))
        ghost = self._pictured(drag, shown, inside + QPoint(margin, margin))
        drag.exec(Qt.DropAction.MoveAction)
        if ghost is not None:
            ghost.close()
        self._dragged = ()
        self._set_holes(frozenset())
        self._carry_out()

    def _carry_out(self) -> None:
        drop, self._drop = self._drop, None
        if drop is not None:
            self._by_keyboard = False
            self._move(*drop)

    def _pictured(self, drag: QDrag, shown: QPixmap, held: QPoint) -> Ghost | None:
        if QGuiApplication.platformName() != "xcb":
            drag.setPixmap(shown)
            drag.setHotSpot(held)
            return None
        nothing = QPixmap(1, 1)
        nothing.fill(Qt.GlobalColor.transparent)
        drag.setPixmap(nothing)
        return Ghost(shown, held, self.window())

    def _set_holes(self, holes: frozenset[int]) -> None:
        for column in self._columns.values():
            for view in column.views:
                view.holes = holes
                view.viewport().update()
