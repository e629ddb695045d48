"""One letter that names several roles, and one letter more than the plan allows."""

from __future__ import annotations

import pytest

from desktop.core.kinds import Channel, StageKind, StepState, Way
from desktop.core.reason import Trouble
from desktop.desk import applications, history, letters, steps, views
from desktop.desk.desk import Desk
from desktop.desk.view import NewApplication, Today
from tests.desk.conftest import NOW, at


def through_recruiter(desk: Desk, company: str, role: str) -> int:
    new = NewApplication(
        company, role, StageKind.APPLIED, way=Way.AGENCY, through="Hire & Co", people=("Mira Tann",), country="DE"
    )
    return applications.add(desk, NOW, new).result


def looked(desk: Desk, when: str) -> Today:
    views.look(desk, at(when))
    return views.today(desk, at(when))


def test_the_first_letter_due_offers_to_name_them_all(desk: Desk) -> None:
    first, second = through_recruiter(desk, "Acme", "Product Manager"), through_recruiter(desk, "Borealis", "Analyst")
    due = looked(desk, "2026-11-09 10:00").steps[0]
    assert [(other.application, other.role) for other in due.others] == [(second, "Analyst")]
    letter = letters.letter(desk, at("2026-11-09 10:00"), due.id, [due.others[0].step])
    assert letter.subject == "Product Manager at Acme and Analyst at Borealis: a short question"
    steps.done(desk, at("2026-11-09 10:05"), due.id, Channel.MAIL, also=[due.others[0].step])
    for card in (first, second):
        live = views.detail(desk, at("2026-11-09 11:00"), card).live
        assert live is not None
        assert (live.attempts, live.steps[0].state) == (1, StepState.DONE)
    assert views.board(desk).cards[0].meter.value == "just right"


def test_it_counts_only_for_roles_of_the_same_person(desk: Desk, card: int) -> None:
    other = applications.add(
        desk, NOW, NewApplication("Borealis", "Analyst", StageKind.APPLIED, people=("Ben Osk",))
    ).result
    due = {one.application: one.id for one in looked(desk, "2026-11-09 10:00").steps}
    with pytest.raises(Trouble, match="other_person"):
        steps.done(desk, at("2026-11-09 10:05"), due[card], also=[due[other]])


def test_one_letter_more_takes_a_second_yes(desk: Desk, card: int) -> None:
    with pytest.raises(Trouble, match="not_resting"):
        steps.wake(desk, at("2026-11-02 10:00"), card)
    for when in ("2026-11-09 10:00", "2026-11-16 10:00"):
        steps.done(desk, at(when), looked(desk, when).steps[0].id)
    looked(desk, "2026-11-24 10:00")
    with pytest.raises(Trouble, match="one_more") as refused:
        steps.wake(desk, at("2026-11-24 10:00"), card)
    assert refused.value.asks
    steps.wake(desk, at("2026-11-24 10:00"), card, anyway=True)
    assert [one.application for one in looked(desk, "2026-11-24 10:01").steps] == [card]
    history.undo(desk, at("2026-11-24 10:02"))
    assert looked(desk, "2026-11-24 10:03").steps == ()
