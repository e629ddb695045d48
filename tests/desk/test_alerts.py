"""What rings when, on a real desk whose clock jumps from look to look as the program's does."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

import pytest

from desktop.alerts.tray import shortened
from desktop.core.kinds import Outcome, ReplyKind, StageKind, StepKind
from desktop.desk import alerts, answers, applications, interviews, people, settings, steps, views
from desktop.desk.desk import Desk
from desktop.desk.view import AlertView, Answer, Draft, NewApplication
from desktop.words import Words
from tests.desk.conftest import BERLIN, NOW, at

WORDS = Words()
MET = at("2026-11-05 15:30")


class Rang(NamedTuple):
    """One alert, as the user met it."""

    at: str
    title: str
    body: str
    buttons: tuple[str, ...]


def watch(desk: Desk, since: datetime, until: datetime) -> list[Rang]:
    """All alerts between two moments; each is delivered at once."""
    return [rang for rang, _ in watched(desk, since, until)]


def watched(desk: Desk, since: datetime, until: datetime) -> list[tuple[Rang, AlertView]]:
    """The same, with the alerts themselves."""
    now, found = since, []
    while now <= until:
        views.look(desk, now)
        plan = alerts.look(desk, now)
        for alert in plan.ring:
            found.append((said(alert, now), alert))
            alerts.delivered(desk, now, alert)
        assert plan.look_again is not None
        assert plan.look_again > now
        now = plan.look_again
    return found


def said(alert: AlertView, now: datetime) -> Rang:
    title, body = shortened(WORDS.say(alert.title), 40), shortened(WORDS.say(alert.body), 90)
    buttons = tuple(WORDS.text(key) for _, key in alert.buttons)
    assert len(buttons) <= 3
    return Rang(f"{now.astimezone(BERLIN):%a %d %b %H:%M}", title, body, buttons)


@pytest.fixture
def met(desk: Desk, card: int) -> int:
    """The card of Acme after an interview on a Thursday until 15:30, told at once; they answer by Friday next week."""
    draft = Draft(at("2026-11-05 14:30"), MET, ("Mira Tann",), date(2026, 11, 13))
    interviews.record(desk, MET, card, draft)
    return card


def test_an_interview_from_the_thank_you_to_the_end(desk: Desk, met: int) -> None:
    rang = watch(desk, MET, at("2026-12-10 12:00"))
    assert [(one.at, one.title) for one in rang] == [
        ("Thu 05 Nov 17:30", "Thank Mira Tann"),
        ("Fri 06 Nov 10:00", "Mira Tann, Acme"),
        ("Tue 17 Nov 10:00", "Mira Tann, Acme"),
        ("Wed 18 Nov 10:00", "Mira Tann, Acme"),
    ]


def test_the_words_of_a_thank_you(desk: Desk, met: int) -> None:
    (rang,) = watch(desk, MET, at("2026-11-05 20:00"))
    assert rang.body == "While it is fresh. Your note is ready, about 1 minute."
    assert rang.buttons == ("Open", "In an hour", "Done already")


def test_the_words_of_one_letter(desk: Desk, met: int) -> None:
    rang = watch(desk, at("2026-11-16 12:00"), at("2026-11-17 12:00"))
    assert rang[-1] == Rang(
        "Tue 17 Nov 10:00",
        "Mira Tann, Acme",
        "Your note is ready; they said Friday. About 2 minutes.",
        ("Open", "Tomorrow", "Done already"),
    )


def test_the_next_morning_names_it_once_more_and_then_never(desk: Desk, met: int) -> None:
    first, second, *more = watch(desk, at("2026-11-17 09:00"), at("2026-11-25 12:00"))
    assert (first.at, second.at) == ("Tue 17 Nov 10:00", "Wed 18 Nov 10:00")
    assert second.body == "Your note is still ready. About 2 minutes."
    assert not more


def test_all_letters_of_a_day_ring_in_one(desk: Desk) -> None:
    for company, person in (("Acme", "Mira Tann"), ("Harbour & Pine", "Una Marsh"), ("Osterby", "Ida Lorn")):
        applications.add(desk, NOW, NewApplication(company, "Analyst", StageKind.APPLIED, people=(person,)))
    rang = watch(desk, NOW, at("2026-11-09 12:00"))
    assert rang == [
        Rang(
            "Mon 09 Nov 10:00",
            "3 notes are ready",
            "Mira Tann (Acme), Una Marsh (Harbour & Pine), Ida Lorn (Osterby). About 6 minutes.",
            ("Open", "Tomorrow"),
        )
    ]


def test_names_that_do_not_fit_are_counted(desk: Desk) -> None:
    for company in ("Brightwater Cooperative Insurance", "Norrfell Laboratories", "Osterby Research Institute"):
        applications.add(desk, NOW, NewApplication(company, "PM", StageKind.APPLIED, people=(f"Head of {company}",)))
    (rang,) = watch(desk, NOW, at("2026-11-09 12:00"))
    assert rang.body.endswith(" and 2 more. About 6 minutes.") or rang.body.endswith("…")


def test_how_did_it_go_rings_half_an_hour_after_the_end_and_once(desk: Desk, card: int) -> None:
    interviews.record(desk, NOW, card, Draft(at("2026-11-05 14:30"), MET, (), None))
    rang = watch(desk, NOW, at("2026-11-06 09:30"))
    assert rang[0] == Rang(
        "Thu 05 Nov 16:00",
        "How was Acme?",
        "Ten seconds: who was there, and when will they answer?",
        ("Tell", "In an hour", "It was moved"),
    )
    assert [one.title for one in rang].count("How was Acme?") == 1


def test_how_did_it_go_can_wait_an_hour(desk: Desk, card: int) -> None:
    interviews.record(desk, NOW, card, Draft(at("2026-11-05 14:30"), MET, (), None))
    ((_, question),) = watched(desk, NOW, at("2026-11-05 16:10"))
    until = alerts.snooze(desk, at("2026-11-05 16:10"), question, "hour").result
    assert until == at("2026-11-05 17:10")
    rang = watch(desk, at("2026-11-05 16:10"), at("2026-11-05 17:20"))
    assert ("Thu 05 Nov 17:10", "How was Acme?") in [(one.at, one.title) for one in rang]


def test_nobody_is_rung_in_quiet_hours(desk: Desk, card: int) -> None:
    interviews.record(desk, NOW, card, Draft(at("2026-11-05 20:00"), at("2026-11-05 20:45"), (), None))
    rang = watch(desk, NOW, at("2026-11-06 09:00"))
    assert rang[0].at == "Fri 06 Nov 08:00"


def test_tomorrow_is_the_next_business_morning(desk: Desk) -> None:
    applications.add(desk, at("2026-11-06 09:00"), NewApplication("Acme", "PM", StageKind.APPLIED, people=("Mira",)))
    ((_, alert),) = watched(desk, at("2026-11-13 09:00"), at("2026-11-13 12:00"))
    until = alerts.snooze(desk, at("2026-11-13 12:00"), alert, "tomorrow").result
    assert until == at("2026-11-16 10:00")
    rang = watch(desk, at("2026-11-13 12:00"), at("2026-11-17 12:00"))
    assert [one.at for one in rang] == ["Mon 16 Nov 10:00", "Tue 17 Nov 10:00"]


def test_done_already_counts_and_rings_no_more(desk: Desk, met: int) -> None:
    ((_, alert),) = watched(desk, at("2026-11-17 09:00"), at("2026-11-17 11:00"))
    alerts.done(desk, at("2026-11-17 11:00"), alert)
    live = views.detail(desk, at("2026-11-17 11:00"), met).live
    assert live is not None
    assert live.attempts == 1
    assert watch(desk, at("2026-11-17 11:00"), at("2026-11-19 12:00")) == []


def test_a_letter_that_was_copied_is_asked_about_once(desk: Desk, met: int) -> None:
    ((_, alert),) = watched(desk, at("2026-11-17 09:00"), at("2026-11-17 11:00"))
    steps.copied(desk, at("2026-11-17 11:00"), alert.steps[0])
    (asked,) = watch(desk, at("2026-11-17 11:00"), at("2026-11-24 12:00"))
    assert (asked.at, asked.body) == ("Wed 18 Nov 10:00", "Did your note go out? Ten seconds.")


def test_a_pause_is_silent_and_ends_with_one_alert(desk: Desk, met: int) -> None:
    alerts.pause(desk, at("2026-11-16 12:00"), "fortnight")
    plan = alerts.look(desk, at("2026-11-17 12:00"))
    assert plan.paused_until == date(2026, 11, 30)
    assert WORDS.say(plan.tooltip[0]) == "Paused until Mon 30 November."
    rang = watch(desk, at("2026-11-16 12:00"), at("2026-11-30 12:00"))
    assert [one.at for one in rang] == ["Mon 30 Nov 10:00"]
    alerts.pause(desk, at("2026-11-30 13:00"), "off")
    assert alerts.look(desk, at("2026-11-30 13:00")).paused_until is None


def test_all_can_be_put_off_at_once(desk: Desk, met: int) -> None:
    watch(desk, at("2026-11-17 09:00"), at("2026-11-17 11:00"))
    until = alerts.snooze_all(desk, at("2026-11-17 11:00"), "monday").result
    assert until == at("2026-11-23 10:00")
    assert [one.at for one in watch(desk, at("2026-11-17 11:00"), at("2026-11-23 12:00"))] == ["Mon 23 Nov 10:00"]


def test_what_the_user_owes_names_no_word_of_it(desk: Desk, card: int) -> None:
    draft = Draft(at("2026-11-05 14:30"), MET, ("Mira Tann",), None, owed="references", owed_by=date(2026, 11, 12))
    interviews.record(desk, MET, card, draft)
    rang = [one for one in watch(desk, MET, at("2026-11-12 12:00")) if one.title == "Your turn: Acme"]
    assert rang
    assert all("references" not in one.body for one in rang)
    assert rang[0].body == "What you promised is due by Thu 12 November."


def test_discreet_alerts_name_nobody(desk: Desk, met: int) -> None:
    settings.set_value(desk, MET, "discreet", "on")
    (rang,) = watch(desk, MET, at("2026-11-05 20:00"))
    assert rang == Rang("Thu 05 Nov 17:30", "Afterword", "One thing is ready.", ("Open",))


def test_the_calm_tooltip(desk: Desk, met: int) -> None:
    views.look(desk, at("2026-11-13 12:00"))
    plan = alerts.look(desk, at("2026-11-13 12:00"))
    assert [WORDS.say(line) for line in plan.tooltip] == ["Nothing to do until Tue 10:00.", "Mail is not watched."]
    assert plan.due == 0


def test_the_tooltip_of_a_quiet_month(desk: Desk) -> None:
    assert WORDS.say(alerts.look(desk, NOW).tooltip[0]) == "Nothing to do."


def test_the_tooltip_of_what_is_due(desk: Desk, met: int) -> None:
    views.look(desk, at("2026-11-17 11:00"))
    plan = alerts.look(desk, at("2026-11-17 11:00"))
    assert [WORDS.say(line) for line in plan.tooltip] == ["1 note ready, about 2 minutes.", "First: Mira Tann, Acme."]
    assert [WORDS.say(line) for _, line in plan.menu] == ["Check in with Mira Tann, Acme"]


def test_the_tooltip_of_an_answer(desk: Desk, met: int) -> None:
    answers.replied(desk, at("2026-11-10 11:42"), met, Answer(None))
    plan = alerts.look(desk, at("2026-11-10 12:00"))
    assert [WORDS.say(line) for line in plan.tooltip] == ["Acme wrote at 11:42.", "Nothing else today."]
    assert plan.answers == 1


def test_they_answered_lists_the_cards_where_an_answer_may_come(desk: Desk, met: int) -> None:
    applications.add(desk, NOW, NewApplication("Saved Only", "PM"))
    assert [card.company for card in alerts.look(desk, MET).waiting] == ["Acme"]


def test_nobody_to_write_to_never_rings(desk: Desk) -> None:
    applications.add(desk, NOW, NewApplication("Quillworks", "Data Analyst", StageKind.APPLIED))
    assert watch(desk, NOW, NOW + timedelta(days=40)) == []


def test_an_answer_silences_the_letter(desk: Desk, met: int) -> None:
    answers.replied(desk, at("2026-11-16 12:00"), met, Answer(ReplyKind.NO))
    assert watch(desk, at("2026-11-16 12:00"), at("2026-11-30 12:00")) == []


def test_thanks_for_several_people_ring_together(desk: Desk, card: int) -> None:
    people.with_person(desk, NOW, card, "Ida Lorn")
    draft = Draft(at("2026-11-05 14:30"), MET, ("Mira Tann", "Ida Lorn"), None)
    interviews.record(desk, MET, card, draft)
    ((rang, alert),) = watched(desk, MET, at("2026-11-05 20:00"))
    assert rang.title == "Thank Mira Tann and 1 more"
    kinds = {one.step.kind for one in views.due(desk, at("2026-11-05 20:00")).steps if one.id in alert.steps}
    assert kinds == {StepKind.THANK_YOU}


def test_more_than_three_at_once_are_one(desk: Desk, card: int) -> None:
    ends = at("2026-11-05 15:30")
    for company in ("Acme", "Harbour & Pine", "Osterby", "Velden Energy"):
        new = applications.add(desk, NOW, NewApplication(company, "Analyst", StageKind.APPLIED)).result
        interviews.record(desk, NOW, new, Draft(ends - timedelta(hours=1), ends, (), None))
    ((rang, alert),) = watched(desk, at("2026-11-05 16:00"), at("2026-11-05 16:30"))
    assert rang == Rang(
        "Thu 05 Nov 16:00",
        "4 things are ready",
        "Acme, Harbour & Pine, Osterby, Velden Energy.",
        ("Open", "In an hour"),
    )
    assert len(alert.delivered) == 4


def test_nothing_rings_in_quiet_hours_whatever_else_changes_then(desk: Desk, card: int) -> None:
    ends = at("2026-11-05 20:15")
    interviews.record(desk, NOW, card, Draft(ends - timedelta(hours=1), ends, (), None))
    views.look(desk, at("2026-11-05 20:50"))
    assert alerts.look(desk, at("2026-11-05 20:50")).ring
    night = alerts.look(desk, at("2026-11-05 23:00"))
    assert night.ring == ()
    assert night.look_again == at("2026-11-06 00:00")
    assert alerts.look(desk, at("2026-11-06 03:00")).look_again == at("2026-11-06 08:00")


def test_an_alert_that_nothing_could_show_rings_again(desk: Desk, met: int) -> None:
    now = at("2026-11-17 10:00")
    views.look(desk, now)
    (alert,) = alerts.look(desk, now).ring
    rows = alerts.delivered(desk, now, alert).result
    assert alerts.look(desk, now).ring == ()
    assert alerts.look(desk, now).standing == {key for _, key, _ in alert.delivered}
    alerts.never_shown(desk, now, rows)
    assert alerts.look(desk, now).ring == (alert,)
    assert alerts.look(desk, now).standing == frozenset()


def test_what_was_put_off_stands_no_more(desk: Desk, met: int) -> None:
    now = at("2026-11-17 10:00")
    assert len(watch(desk, at("2026-11-17 09:00"), now)) == 1
    alerts.snooze_all(desk, now + timedelta(minutes=1), "tomorrow")
    assert alerts.look(desk, now + timedelta(minutes=1)).standing == frozenset()


def test_plans_that_are_older_than_the_look_are_looked_at_again_at_once(desk: Desk, card: int) -> None:
    ends = at("2026-11-05 15:30")
    interviews.record(desk, NOW, card, Draft(ends - timedelta(hours=1), ends, (), None))
    plan = alerts.look(desk, at("2026-11-05 16:00"))
    assert (plan.ring, plan.look_again) == ((), at("2026-11-05 16:00"))
    views.look(desk, at("2026-11-05 16:00"))
    assert [alert.title.key for alert in alerts.look(desk, at("2026-11-05 16:00")).ring] == ["alert.how.title"]


def test_the_question_of_a_card_that_was_closed_is_asked_once(desk: Desk, card: int) -> None:
    ends = at("2026-11-05 15:30")
    interviews.record(desk, NOW, card, Draft(ends - timedelta(hours=1), ends, (), None))
    applications.close(desk, at("2026-11-05 15:40"), card, Outcome.WITHDRAWN)
    rang = [one.title for one in watch(desk, at("2026-11-05 15:40"), at("2026-11-12 12:00"))]
    assert rang.count("How was Acme?") <= 1
