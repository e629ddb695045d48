"""The small parts that every pane is made of. Each takes the look by constructor and follows its changes."""

from desktop.panes.look.widgets.buttons import ChoiceButton, IconButton, MainButton, PlainButton, Pressable
from desktop.panes.look.widgets.chips import Chip, ChipRow
from desktop.panes.look.widgets.fields import Field
from desktop.panes.look.widgets.labels import Badge, IconLabel, TextLabel
from desktop.panes.look.widgets.marks import EmptyMarks
from desktop.panes.look.widgets.panels import Hairline, Panel, ScrollPane
from desktop.panes.look.widgets.plan_list import PlanList, PlanRow
from desktop.panes.look.widgets.toast import Toast
from desktop.panes.look.widgets.turn_strip import TurnStrip

__all__ = [
    "Badge",
    "Chip",
    "ChipRow",
    "ChoiceButton",
    "EmptyMarks",
    "Field",
    "Hairline",
    "IconButton",
    "IconLabel",
    "MainButton",
    "Panel",
    "PlainButton",
    "PlanList",
    "PlanRow",
    "Pressable",
    "ScrollPane",
    "TextLabel",
    "Toast",
    "TurnStrip",
]
