"""The sections of the detail panel."""

from __future__ import annotations

from datetime import datetime, tzinfo
from functools import partial
from urllib.parse import urlsplit

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.core.kinds import StageKind
from desktop.core.outlook import Plan
from desktop.panes.detail import writes
from desktop.panes.detail.interviews import InterviewList
from desktop.panes.detail.read import Shown
from desktop.panes.detail.section import MeterDots, Section
from desktop.panes.detail.timeline import Timeline
from desktop.panes.look.look import Look
from desktop.panes.look.widgets import PlainButton, PlanList, TextLabel
from desktop.panes.parts.boxes import Column, Row
from desktop.panes.parts.growing_text import GrowingText
from desktop.panes.parts.keeping import Keeper
from desktop.panes.parts.people_list import PeopleList
from desktop.panes.parts.plan_rows import plan_rows
from desktop.runner import Runner
from desktop.words import Words


class Body(QWidget):
    """Plan, interviews, people, timeline, notes, links; a section with nothing in it is left out.

    Attributes:
        plan_wanted: the user wants to tell of an interview.
    """

    plan_wanted = Signal()

    def __init__(self, look: Look, words: Words, runner: Runner, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words, self._runner = look, words, runner
        self._application: int | None = None
        self._link: str | None = None
        self._meter = TextLabel("", look, role="small", colour="text-3")
        self._dots = MeterDots(look)
        self.plan = PlanList(look, why=words.text("plan.why"), compact=True)
        self._why_meter = TextLabel("", look, role="small", colour="too-many", wrap=True)
        self._asks = Column(look, gap=2)
        self.interviews = InterviewList(look, words)
        self.people = PeopleList(look, words, runner, wide=False)
        self.timeline = Timeline(look, words)
        self.notes = GrowingText(look, "role", gap=1.5)
        self.notes.setPlaceholderText(words.text("detail.notes_hint"))
        self.notes.setAccessibleName(words.text("detail.notes"))
        self._posting = PlainButton("", look, role="small", after="opens-outside")
        self._keeper = Keeper(self._keep, self)
        self._build()

    def show_detail(self, shown: Shown, zone: tzinfo, now: datetime) -> None:
        """This card."""
        detail = shown.detail
        if self._application != detail.card.id:
            self.flush()
            self.notes.set_text(detail.notes)
        elif not self._keeper.waiting and not self.notes.hasFocus() and self.notes.text() != detail.notes:
            self.notes.set_text(detail.notes)
        self._application, self._link = detail.card.id, detail.link
        self._show_plan(shown, zone)
        self.interviews.show_interviews(detail.interviews, shown.zone, now)
        self._parts["interviews"].setVisible(bool(detail.interviews))
        saved = detail.stage.kind is StageKind.SAVED
        self._parts["people"].head.set_text(
            self._words.text("people.ask_before" if saved and detail.known else "people.who_there")
        )
        self.people.show_known(detail.card.id, detail.known, detail.looked_through)
        self.timeline.show_events(detail.timeline, zone)
        self._parts["timeline"].setVisible(bool(detail.timeline))
        host = urlsplit(detail.link).hostname if detail.link else None
        self._posting.setText(self._words.text("detail.posting_at", host=host or detail.link or ""))
        self._posting.setToolTip(detail.link or "")
        self._parts["links"].setVisible(bool(detail.link))
        self._order(saved=saved)

    def flush(self) -> None:
        """Keep what was typed and is not kept yet."""
        self._keeper.flush()

    def hideEvent(self, event: object) -> None:
        """Whatever hides it: keep first."""
        self.flush()
        super().hideEvent(event)  # type: ignore[arg-type]

    def _build(self) -> None:
        look, words = self._look, self._words
        self._column = Column(look, self)
        heads = {
            "plan": "plan.head",
            "interviews": "interview.head",
            "people": "people.who_there",
            "timeline": "detail.timeline",
            "notes": "detail.notes",
            "links": "detail.links",
        }
        self._parts = {name: Section(look, words.text(key, n=2), line=name != "plan") for name, key in heads.items()}
        plan = self._parts["plan"]
        plan.head_row.addWidget(self._meter)
        plan.head_row.addWidget(self._dots)
        plan.inside.addWidget(self.plan)
        plan.inside.addWidget(self._why_meter)
        plan.inside.addLayout(self._asks)
        self._parts["interviews"].inside.addWidget(self.interviews)
        self._parts["people"].inside.addWidget(self.people)
        self._parts["timeline"].inside.addWidget(self.timeline)
        self._parts["notes"].inside.addWidget(self.notes)
        self._parts["links"].inside.addLayout(Row(look).put(self._posting, None))
        for part in self._parts.values():
            self._column.addWidget(part)
        self.notes.typed.connect(self._keeper.typed)
        self.notes.left.connect(self._keeper.flush)
        self._posting.clicked.connect(self._open_posting)

    def _order(self, *, saved: bool) -> None:
        """On a saved card the people come first."""
        people = self._parts["people"]
        place = 0 if saved else 2
        if self._column.indexOf(people) != place:
            self._column.removeWidget(people)
            self._column.insertWidget(place, people)

    def _show_plan(self, shown: Shown, zone: tzinfo) -> None:
        detail, words = shown.detail, self._words
        names = {person.id: person.name for one in detail.interviews for person in one.people}
        names |= {one.person.id: one.person.name for one in detail.known}
        if detail.person is not None:
            names[detail.person.id] = detail.person.name
        live = detail.live
        self.plan.set_rows(plan_rows(words, live, names, zone, tight=True) if live else [])
        card = detail.card
        self._meter.set_text(self._meter_text(live, shown) if live and card.limit else "")
        self._dots.show_meter(card.used, card.limit if live else 0)
        self._why_meter.set_text(words.say(detail.meter_why))
        self._why_meter.setVisible(card.too_many)
        others = [plan for plan in detail.plans if not plan.live and plan.over is None]
        self._show_others(others, names, zone)
        self._parts["plan"].setVisible(live is not None or bool(others))

    def _meter_text(self, live: Plan, shown: Shown) -> str:
        words, card = self._words, shown.detail.card
        used = words.text("plan.used", n=live.attempts, limit=card.limit)
        return f"{used} {words.text(f'plan.meter.{card.meter.value}')}"

    def _show_others(self, plans: list[Plan], names: dict[int, str], zone: tzinfo) -> None:
        while (item := self._asks.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for plan in plans:
            rows = plan_rows(self._words, plan, names, zone, tight=True)
            if not rows:
                continue
            self._asks.addWidget(
                TextLabel(
                    self._words.text(f"plan.name.{plan.cadence.value}"), self._look, role="small", colour="text-3"
                )
            )
            listed = PlanList(self._look, why=self._words.text("plan.why"), compact=True)
            listed.set_rows(rows)
            self._asks.addWidget(listed)

    def _keep(self) -> None:
        if self._application is not None:
            keep = partial(writes.note, application=self._application, text=self.notes.text())
            self._runner.write(keep)

    def _open_posting(self) -> None:
        if self._link:
            QDesktopServices.openUrl(QUrl(self._link))
