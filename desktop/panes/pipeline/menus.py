"""The menus of a card and of a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.core.board import Card, Stage
    from desktop.panes.pipeline.arrangement import Arranged
    from desktop.words import Words


class AskingMenu(QMenu):
    """A menu that says by name what is wanted, and goes when it closes.

    Attributes:
        wanted: the name of the chosen entry.
        move_wanted: the id of the chosen stage.
    """

    wanted = Signal(str)
    move_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def ask(self, name: str, text: str, *, enabled: bool = True) -> None:
        """Add an entry."""
        action = self.addAction(text)
        action.setEnabled(enabled)
        action.triggered.connect(lambda: self.wanted.emit(name))


def card_menu(parent: QWidget, words: Words, card: Card, stages: Sequence[Stage]) -> AskingMenu:
    """What can be done with a card."""
    menu = AskingMenu(parent)
    menu.ask("open", words.text("board.menu.open"))
    menu.ask("edit", f"{words.text('board.menu.edit')}\tE")
    menu.ask("answered", f"{words.text('board.menu.answered')}\tR")
    menu.ask("star", words.text("detail.menu.unstar" if card.starred else "detail.menu.star"))
    moves = menu.addMenu(words.text("board.menu.move"))
    for stage in stages:
        if stage.id != card.stage:
            action = moves.addAction(stage.name.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, stage=stage.id: menu.move_wanted.emit(stage))
    menu.addSeparator()
    menu.ask("remove", f"{words.text('board.menu.delete')}\t{words.text('board.key.delete')}")
    return menu


def stage_menu(parent: QWidget, words: Words, arranged: Arranged, stage: int) -> AskingMenu:
    """What can be done with a column."""
    ids = [one.id for one in arranged.stages]
    at = ids.index(stage)
    menu = AskingMenu(parent)
    menu.ask("rename", f"{words.text('board.menu.rename')}\tF2")
    menu.ask("fold", words.text("board.menu.fold"), enabled=len(ids) > 1)
    menu.addSeparator()
    menu.ask("left", words.text("board.menu.left"), enabled=at > 0)
    menu.ask("right", words.text("board.menu.right"), enabled=at < len(ids) - 1)
    menu.addSeparator()
    menu.ask("add", words.text("board.menu.add_stage"))
    menu.ask("remove", words.text("board.menu.remove_stage"), enabled=not arranged.order[stage] and len(ids) > 1)
    return menu
