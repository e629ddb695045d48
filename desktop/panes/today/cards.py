"""The cards of Today in their order; one letter open at a time, one card current."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, tzinfo
from functools import partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.core.kinds import Outcome, StepKind
from desktop.desk import applications, letters, promises
from desktop.desk.view import Answer, AnswerItem, DueStep, HowItem, LetterView, NobodyItem, Today
from desktop.panes.look.look import Look
from desktop.panes.parts.boxes import Column
from desktop.panes.today import writes
from desktop.panes.today.answer_card import AnswerCard
from desktop.panes.today.card import TodayCard
from desktop.panes.today.how_card import HowCard
from desktop.panes.today.letter_card import LetterCard
from desktop.panes.today.nobody_card import NobodyCard
from desktop.panes.today.owed_card import OwedCard
from desktop.panes.today.rested_card import RestedCard
from desktop.runner import Runner
from desktop.words import Words


class Cards(QWidget):
    """Keeps the cards that stay, so that a refresh takes away neither a word nor the keyboard.

    Attributes:
        application_wanted: (int) show this card on the board.
        ask_wanted: (int, int) show this card, and ask this contact.
        interview_wanted: (int, str) tell of this interview: ``held``, ``moved``, ``off`` or ``no_show``.
        said: (str) a sentence for the toast.
        shows: (QWidget, QRect) this part of this card should be seen.
    """

    application_wanted = Signal(int)
    ask_wanted = Signal(int, int)
    interview_wanted = Signal(int, str)
    said = Signal(str)
    shows = Signal(QWidget, QRect)

    def __init__(
        self,
        look: Look,
        words: Words,
        runner: Runner,
        *,
        today: Callable[[], date],
        zone: Callable[[], tzinfo],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._words, self._runner = look, words, runner
        self._today, self._zone = today, zone
        self._cards: dict[str, TodayCard] = {}
        self._open: str | None = None
        self._column = Column(look, self, gap=3.25)

    @property
    def count(self) -> int:
        """How many cards there are."""
        return len(self._cards)

    @property
    def current(self) -> TodayCard | None:
        """The current card."""
        return next((card for card in self._cards.values() if card.current), None)

    def card(self, key: str) -> TodayCard | None:
        """The card of that key, e.g. ``step:12``."""
        return self._cards.get(key)

    def all(self) -> list[TodayCard]:
        """All cards in their order."""
        return list(self._cards.values())

    def flush(self) -> None:
        """Keep what was typed and is not kept yet."""
        for card in self._cards.values():
            card.flush()

    def show_today(self, today: Today) -> None:
        """These cards, in the order of the pane."""
        had_focus = self._focused()
        before, self._cards = self._cards, {}
        for item in today.answers:
            self._put(before, f"answer:{item.reply}", partial(self._answer, item))
        for how in today.how:
            self._put(before, f"how:{how.interview}", partial(self._how, how))
        for due in today.steps:
            self._put(before, f"step:{due.id}", partial(self._step, due))
        for nobody in today.nobody:
            self._put(before, f"nobody:{nobody.application}", partial(self._nobody, nobody))
        if today.rested:
            self._put(before, "rested", partial(self._rested, today))
        for index, card in enumerate(self._cards.values()):
            self._column.insertWidget(index, card)
            card.show()
        for card in before.values():
            card.flush()
            card.hide()
            card.deleteLater()
        self._settle(had_focus=had_focus is not None)

    def open_step(self, step: int) -> bool:
        """Open the card of this step and put the keyboard on its main button; False where there is none."""
        card = self._cards.get(f"step:{step}")
        if card is None:
            return False
        self._turn_to(card, focus=True)
        return True

    def walk(self, by: int) -> None:
        """To the next card, or the one before."""
        cards = self.all()
        if cards:
            at = cards.index(self.current) if self.current else -by
            self._turn_to(cards[max(0, min(at + by, len(cards) - 1))], focus=True)

    def press(self) -> None:
        """The main button of the current card."""
        button = self.current.main_button() if self.current else None
        if button is not None:
            button.click()

    # -- which one --

    def _settle(self, *, had_focus: bool) -> None:
        """One card is current: the one that was, else the first letter, else the first."""
        if self.current is not None:
            return
        letters = [card for card in self._cards.values() if isinstance(card, LetterCard)]
        first = next(iter(letters or self._cards.values()), None)
        if first is not None:
            self._turn_to(first, focus=had_focus or self._nothing_focused())

    def _nothing_focused(self) -> bool:
        focus = QApplication.focusWidget()
        return self.isVisible() and (focus is None or focus is self.window())

    def _focused(self) -> QWidget | None:
        focus = QApplication.focusWidget()
        return focus if focus is not None and self.isAncestorOf(focus) else None

    def _turn_to(self, card: TodayCard, *, focus: bool) -> None:
        for other in self._cards.values():
            if other.current and other is not card:
                other.set_current(False)
            if isinstance(other, LetterCard) and isinstance(card, LetterCard):
                other.set_open(other is card)
        if not card.current:
            card.set_current(True)
        if focus:
            card.take_focus()
            self.shows.emit(card, card.rect())

    def _open_or_fold(self, card: LetterCard) -> None:
        self._turn_to(card, focus=True)

    def _clicked(self, card: TodayCard) -> None:
        if not card.current:
            self._turn_to(card, focus=False)

    # -- the cards --

    def _put(self, before: dict[str, TodayCard], key: str, show: Callable[[str, TodayCard | None], TodayCard]) -> None:
        old = before.pop(key, None)
        card = show(key, old)
        if card is not old:
            card.wants_current.connect(partial(self._clicked, card))
            card.shows.connect(partial(self.shows.emit, card))
            card.rest_buttons()
        self._cards[key] = card

    def _answer(self, item: AnswerItem, key: str, old: TodayCard | None) -> TodayCard:
        if isinstance(old, AnswerCard):
            old.show_item(item)
            return old
        card = AnswerCard(self._look, self._words, key, item, today=self._today, zone=self._zone)
        read = partial(promises.answer_days, application=item.application)
        card.form.opened.connect(lambda: self._runner.read(read, card.form.set_days, key=f"days:{item.reply}"))
        card.form.answered.connect(partial(self._sort, item))
        card.form.warm_wanted.connect(partial(self._copy_warm, item.application))
        card.form.close_wanted.connect(partial(self._sort_and_close, item))
        card.application_wanted.connect(self.application_wanted)
        return card

    def _how(self, item: HowItem, key: str, old: TodayCard | None) -> TodayCard:
        if isinstance(old, HowCard):
            old.show_item(item)
            return old
        card = HowCard(self._look, self._words, key, item)
        for signal, name in (
            (card.tell, "held"),
            (card.moved, "moved"),
            (card.called_off, "off"),
            (card.no_show, "no_show"),
        ):
            signal.connect(lambda item, name=name: self.interview_wanted.emit(item.interview, name))
        card.application_wanted.connect(self.application_wanted)
        return card

    def _step(self, due: DueStep, key: str, old: TodayCard | None) -> TodayCard:
        if isinstance(old, LetterCard | OwedCard):
            old.show_due(due)
            return old
        if due.step.kind is StepKind.OWED:
            owed = OwedCard(self._look, self._words, self._runner, key, due)
            owed.application_wanted.connect(self.application_wanted)
            return owed
        card = LetterCard(self._look, self._words, self._runner, key, due)
        card.open_wanted.connect(partial(self._open_or_fold, card))
        card.application_wanted.connect(self.application_wanted)
        return card

    def _nobody(self, item: NobodyItem, key: str, old: TodayCard | None) -> TodayCard:
        if isinstance(old, NobodyCard):
            old.show_item(item)
            return old
        card = NobodyCard(self._look, self._words, self._runner, key, item)
        card.ask_wanted.connect(self.ask_wanted)
        card.application_wanted.connect(self.application_wanted)
        return card

    def _rested(self, today: Today, key: str, old: TodayCard | None) -> TodayCard:
        card = old if isinstance(old, RestedCard) else RestedCard(self._look, self._words, key)
        card.show_items(today.rested, today.next, today.day)
        if card is not old:
            card.all_right.connect(self._all_right)
            card.close_it.connect(self._close_rested)
            card.application_wanted.connect(self.application_wanted)
        return card

    # -- what they do --

    def _sort(self, item: AnswerItem, answer: Answer, starts: datetime | None) -> None:
        self._runner.write(partial(writes.sort, item=item, answer=answer, starts=starts))

    def _sort_and_close(self, item: AnswerItem, answer: Answer) -> None:
        self._runner.write(partial(writes.sort_and_close, item=item, answer=answer))

    def _copy_warm(self, application: int) -> None:
        short = partial(letters.short, application=application, template="answer_to_no")
        self._runner.read(short, self._copied)

    def _copied(self, letter: LetterView) -> None:
        QGuiApplication.clipboard().setText(letter.body)
        self.said.emit(self._words.text("answer.copied"))

    def _all_right(self, ids: tuple[int, ...]) -> None:
        for application in ids:
            self._runner.write(partial(applications.all_right, application=application))

    def _close_rested(self, application: int) -> None:
        self._runner.write(partial(applications.close, application=application, outcome=Outcome.NEVER_ANSWERED))
