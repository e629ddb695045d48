"""The English texts by key, one file a room. A pair is (singular, plural) and takes the number from ``n``."""

from desktop.words.catalogue.alerts import ALERTS
from desktop.words.catalogue.board import BOARD
from desktop.words.catalogue.calendar import CALENDAR
from desktop.words.catalogue.common import COMMON
from desktop.words.catalogue.panes import PANES
from desktop.words.catalogue.people import PEOPLE
from desktop.words.catalogue.plans import PLANS
from desktop.words.catalogue.refusals import REFUSALS
from desktop.words.catalogue.terminal import TERMINAL
from desktop.words.catalogue.timeline import TIMELINE
from desktop.words.catalogue.troubles import TROUBLES
from desktop.words.catalogue.turns import TURNS

Text = str | tuple[str, str]

ENGLISH: dict[str, Text] = {
    **COMMON, **TURNS, **PLANS, **ALERTS, **BOARD, **PANES, **PEOPLE, **TERMINAL, **TIMELINE,
    **REFUSALS, **TROUBLES, **CALENDAR,
}  # fmt: skip
