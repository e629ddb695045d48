"""The applications of the pictures."""

from __future__ import annotations

from typing import Final

from desktop.core.kinds import AskKind, Channel, Outcome, ReplyKind, StageKind, StepKind
from desktop.desk import answers, applications, people
from desktop.desk.sample.telling import Card, Telling
from desktop.desk.view import Answer, NewAsk

_ORDER: Final = (
    (StageKind.SAVED, ("Norrfell Labs", "Fenmark", "Alder & Finch", "Brightwater Cooperative Insurance")),
    (StageKind.APPLIED, ("Quillworks", "Harbour & Pine", "Tallow Street", "Osterby", "Velden Energy")),
    (StageKind.INTERVIEWING, ("Acme", "Marlow Data", "Kestrel & Row", "Stonegate")),
    (StageKind.CLOSED, ("Pellworm Press", "Gable Works", "Oak Ferry", "Solvang Tools")),
)


def tell(telling: Telling) -> None:
    """Note all that happened to them."""
    _saved(telling)
    _applied(telling)
    _resting(telling)
    _acme(telling)
    _interviewing(telling)
    _ended(telling)


def arrange(telling: Telling) -> None:
    """Put the cards of each column into the order of the pictures."""
    for kind, companies in _ORDER:
        cards = [telling.ids[company] for company in companies]
        applications.move_many(telling.desk, telling.now, cards, telling.stage(kind))


def _saved(telling: Telling) -> None:
    saved = (
        ("Norrfell Labs", "UX Researcher", 0, "8:40"),
        ("Fenmark", "Operations Analyst", -1, "20:10"),
        ("Alder & Finch", "Product Manager, Payments and Risk", -2, "19:30"),
        ("Brightwater Cooperative Insurance", "Business Analyst", -4, "12:45"),
    )
    for company, role, days, clock in saved:
        Card(telling, company, role, saved=telling.business_day(days).isoformat(), clock=clock)


def _applied(telling: Telling) -> None:
    Card(telling, "Quillworks", "Data Analyst", -15, link="https://quillworks.example/jobs/data-analyst")
    Card(telling, "Harbour & Pine", "Product Owner", -5, person="Una Marsh")
    Card(telling, "Osterby", "Research Associate", -7, person="Sela Brandt")
    tallow = Card(telling, "Tallow Street", "Service Designer", -14, person="Edda Holm")
    for days in (-8, -5):
        tallow.wrote(telling.business_day(days))
    tallow.wrote(telling.business_day(-2), anyway=True)
    velden = Card(telling, "Velden Energy", "Project Lead, Grid Planning", -12, person="Jonas Feld")
    velden.did(StepKind.FIRST_MOVE, telling.day(-5))
    velden.away(telling.day(-5), "10:06", telling.day(6))


def _resting(telling: Telling) -> None:
    larkfield = Card(telling, "Larkfield Media", "Content Lead", -32, person="Ada Quist")
    larkfield.did(StepKind.FIRST_MOVE, telling.day(-25))
    larkfield.did(StepKind.SECOND_LETTER, telling.day(-18))
    Card(telling, "Umber Studio", "Service Designer", -30).seen_at_rest(telling.day(-7))
    Card(telling, "Cedar Rail", "Operations Planner", -36).seen_at_rest(telling.day(-13))
    Card(telling, "Gray Heron Books", "Product Manager", -34, person="Ivo Lamm").seen_at_rest(telling.day(-1))


def _acme(telling: Telling) -> None:
    desk = telling.desk
    acme = Card(
        telling, "Acme", "Product Manager", -28,
        notes="Two billing systems by summer; team of six. I said 62–68 thousand.",
    )  # fmt: skip
    asked, answered, met = (telling.business_day(days) for days in (-10, -9, -8))
    acme.happens(asked, "20:15", lambda now: people.ask(
        desk, now, NewAsk(telling.contact("Ida Lorn"), acme.id, AskKind.OPEN, Channel.LINKEDIN)
    ))  # fmt: skip
    says = Answer(ReplyKind.THANKS, what="the role is still open", channel=Channel.LINKEDIN)
    acme.happens(answered, "12:20", lambda now: answers.replied(
        desk, now, acme.id, says, contact=telling.contact("Ida Lorn")
    ))  # fmt: skip
    acme.did(StepKind.THANK_YOU, answered, "19:00", Channel.LINKEDIN)
    acme.interview(
        met, "14:30", "Mira Tann", told="16:10", promised=telling.business_day(-2).isoformat(),
        talked_about="bringing two billing systems together",
    )  # fmt: skip
    acme.did(StepKind.THANK_YOU, met, "17:42")
    acme.happens(met, "17:50", lambda now: applications.star(desk, now, acme.id, starred=True))


def _interviewing(telling: Telling) -> None:
    marlow = Card(telling, "Marlow Data", "Analytics Lead", -21)
    marlow.interview(telling.business_day(2), "14:30", "Piet Anders")
    kestrel = Card(telling, "Kestrel & Row", "Product Manager", -26)
    kestrel.interview(telling.business_day(-11), "11:00", "Orla Venn", told="12:30", talked_about="the new tariff")
    kestrel.did(StepKind.THANK_YOU, telling.business_day(-11), "14:20")
    kestrel.did(StepKind.CHECK_IN, telling.business_day(-6))
    until = telling.business_day(3)
    kestrel.answered(telling.business_day(-5), "16:05", Answer(ReplyKind.DECIDING, by=until, channel=Channel.MAIL))
    stonegate = Card(telling, "Stonegate", "Operations Lead", -27)
    stonegate.interview(telling.business_day(-9), "15:00", "Ruth Galen", told="16:30")
    stonegate.did(StepKind.THANK_YOU, telling.business_day(-9), "18:05")
    stonegate.did(StepKind.CHECK_IN, telling.business_day(-4))
    stonegate.answered(telling.today, "9:42", Answer(None, channel=Channel.MAIL))


def _ended(telling: Telling) -> None:
    riverside = Card(telling, "Riverside Clinic", "Project Coordinator", -33)
    riverside.interview(telling.business_day(-13), "9:30", "Hanne Roth", told="11:00")
    riverside.did(StepKind.THANK_YOU, telling.business_day(-13), "12:40")
    riverside.offered(telling.business_day(-4), telling.day(10))
    riverside.did(StepKind.THANK_YOU, telling.business_day(-4), "17:30")
    pellworm = Card(telling, "Pellworm Press", "Managing Editor", -29)
    pellworm.closed(telling.business_day(-6), Outcome.REJECTED)
    gable = Card(telling, "Gable Works", "Product Manager", -40)
    gable.closed(telling.business_day(-16), Outcome.WITHDRAWN)
    oak = Card(telling, "Oak Ferry", "Analyst", -49, person="Leo Marten")
    oak.did(StepKind.FIRST_MOVE, telling.day(-42))
    oak.did(StepKind.SECOND_LETTER, telling.day(-35))
    oak.closed(telling.business_day(-14), Outcome.NEVER_ANSWERED)
    solvang = Card(telling, "Solvang Tools", "Product Owner", -44)
    solvang.interview(telling.business_day(-22), "10:00", "Tove Berg", told="11:15")
    solvang.did(StepKind.THANK_YOU, telling.business_day(-22), "13:00")
    solvang.offered(telling.business_day(-18), telling.business_day(-12))
    solvang.did(StepKind.THANK_YOU, telling.business_day(-18), "17:00")
    solvang.closed(telling.business_day(-15), Outcome.DECLINED)
