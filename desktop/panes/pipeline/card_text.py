"""What a card says, and how its turn line is cut without losing the date."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.kinds import Side
from desktop.core.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.board import Card
    from desktop.core.reason import Fact
    from desktop.words import Words

ELLIPSIS = "…"


class CardText(NamedTuple):
    """The texts of one card.

    Attributes:
        turn: the turn line.
        tail: the end of the turn line that must stay when it is cut: its date; may be empty.
        yours: it is the user's turn.
        meter: of the dots, for the tooltip; empty without dots.
        spoken: all of it in one sentence, for assistive technology.
    """

    company: str
    role: str
    turn: str
    tail: str
    yours: bool
    people: str
    too_many: str
    meter: str
    spoken: str


def text_of(card: Card, words: Words) -> CardText:
    """The texts of a card."""
    turn = words.say(card.turn.line)
    people = words.text("board.people", n=card.people) if card.people else ""
    meter = ""
    if card.limit:
        used = words.text("plan.used", n=card.used, limit=card.limit)
        meter = f"{used} {words.text(f'plan.meter.{card.meter.value}')}"
    starred = words.text("board.starred") if card.starred else ""
    spoken = ". ".join(
        part.rstrip(".") for part in (f"{card.company}, {card.role}", turn, people, meter, starred) if part.strip(", ")
    )
    return CardText(
        company=card.company,
        role=card.role,
        turn=turn,
        tail=dated_tail(turn, card.turn.line, words),
        yours=card.turn.side is Side.YOURS,
        people=people,
        too_many=words.text("board.too_many") if card.too_many else "",
        meter=meter,
        spoken=spoken,
    )


def dated_tail(line: str, reason: Reason, words: Words) -> str:
    """The end of a line from the word before its last date on, e.g. "by Thu 18 Mar"; empty where no date is in it."""
    for day in reversed(_days(reason)):
        for key in ("pane.day_tight", "pane.day"):
            at = line.rfind(words.text(key, day=day))
            if at > 0:
                before = line[:at].rstrip()
                return line[before.rfind(" ") + 1 :]
    return ""


def cut(line: str, tail: str, width: float, measure: Callable[[str], float]) -> str:
    """Cut a line to a width, in the middle where it has a tail to keep, else at the end."""
    if measure(line) <= width:
        return line
    end = f"{ELLIPSIS} {tail}" if tail else ELLIPSIS
    head = line.removesuffix(tail).rstrip() if tail else line
    low, high = 0, len(head)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(head[:middle].rstrip() + end) <= width:
            low = middle
        else:
            high = middle - 1
    if low == 0 and tail:
        return cut(tail, "", width, measure)
    return head[:low].rstrip() + end


def folded(text: str) -> str:
    """Text as the search compares it: without case and marks."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


class Search:
    """Finds cards by words of their company or role; what it folded of a card is kept for the next keystroke."""

    def __init__(self) -> None:
        self._folded: dict[int, tuple[Card, str]] = {}

    def wanted(self, text: str) -> Callable[[Card], bool] | None:
        """Whether a card has every word of a text; None where there is no word."""
        words = folded(text).split()
        if not words:
            return None
        return lambda card: all(word in self._of(card) for word in words)

    def _of(self, card: Card) -> str:
        kept = self._folded.get(card.id)
        if kept is None or kept[0] is not card:
            kept = self._folded[card.id] = (card, folded(f"{card.company} {card.role}"))
        return kept[1]


def _days(reason: Reason) -> list[date]:
    found: list[date] = []

    def collect(fact: Fact) -> None:
        if isinstance(fact, date):
            found.append(fact)
        elif isinstance(fact, Reason):
            found.extend(_days(fact))
        elif isinstance(fact, tuple):
            for part in fact:
                collect(part)

    for _, fact in reason.facts:
        collect(fact)
    return found
