"""Steps outside the chain of letters: thank-yous, *how it ended*, and what the user owes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desktop.core.days import add_business_days, business_day_from, business_day_until, date_at, moment_at
from desktop.core.facts import Ask, Offer, Place
from desktop.core.kinds import ReplyKind, StageKind, StepKind
from desktop.core.plans.case import Case
from desktop.core.plans.draft import Errand
from desktop.core.plans.rounds import Round
from desktop.core.reason import Reason

THANKS_AFTER = timedelta(hours=2)
MORNING, EVENING = time(9, 0), time(19, 0)
THANKS_LAPSE = 2
"""Business days after the event; a thank-you lapses after the second."""
LAPSE = 10
OFFER_WITHOUT_DAY = 5


def civil_hour(moment: datetime, zone: str) -> datetime:
    """That moment if it is from 9:00 to 19:00 there (19:00 itself is inside), else the next 9:00 there."""
    local = moment.astimezone(ZoneInfo(zone))
    if local.time() < MORNING:
        return moment_at(local.date(), MORNING, zone)
    if local.time() > EVENING:
        return moment_at(local.date() + timedelta(days=1), MORNING, zone)
    return moment


def _thanks(
    key: str, place: Place, event: datetime, told: datetime, contact: int | None, why: Reason, day: date
) -> Errand:
    """A thank-you that lapses after the second business day from `day` on."""
    at = civil_hour(max(event + THANKS_AFTER, told), place.zone)
    lapses = add_business_days(place, day, THANKS_LAPSE) + timedelta(days=1)
    kind = StepKind.THANK_YOU
    return Errand(
        f"{key}/thank_you:{contact or 0}", kind, date_at(at, place.zone), why, lapses, contact, at, opens=event
    )


def thank_yous(case: Case, one: Round) -> list[Errand]:
    """One thank-you for each person in a round, after the end of that person's interview; none where told too late."""
    place, why = case.card.place, Reason.of("why.thank_you", day=one.day)
    people = one.people or (None,)
    found = [_thanks(one.key, place, one.end_with(person), one.timed, person, why, one.day) for person in people]
    for errand in found:
        # Where nobody is named the step keeps its key, whoever comes to be the one to write to.
        errand.contact = errand.contact or case.card.person
    return [errand for errand in found if date_at(one.timed, place.zone) < errand.lapses]


def offer_errands(case: Case, key: str, offer: Offer, contact: int | None) -> list[Errand]:
    """A thank-you for an offer, and the answer that the user owes."""
    place = case.card.place
    day, told = date_at(offer.happened, place.zone), case.day_told(offer.told)
    thanks = _thanks(key, place, offer.happened, offer.told, contact, Reason.of("why.thank_offer", day=day), day)
    by = offer.by or add_business_days(place, day, OFFER_WITHOUT_DAY)
    why = Reason.of("why.offer_by", day=by) if offer.by else Reason.of("why.offer_no_day", n=OFFER_WITHOUT_DAY, day=day)
    answer = _owed(place, f"{key}/owed:{offer.id}", by, told, why, None)
    return [thanks, answer] if told < thanks.lapses else [answer]


def owed_errands(case: Case) -> Iterator[tuple[Errand, datetime]]:
    """Answers to questions and promises of the user's own, with when each was told."""
    card, place = case.card, case.card.place
    for reply in sorted(card.replies, key=lambda reply: reply.id):
        if reply.kind is ReplyKind.QUESTION and reply.ask is None:
            told = case.day_told(reply.sorted or reply.told)
            by = reply.by or case.day_there(reply.happened)
            why = Reason.of("why.question", day=case.day_there(reply.happened))
            yield _owed(place, f"{card.id}/owed:reply-{reply.id}", by, told, why, reply.what), reply.happened
    for owed in sorted(card.owed, key=lambda owed: owed.id):
        why = Reason.of("why.promise_of_mine", day=owed.by)
        told = case.day_told(owed.told)
        yield _owed(place, f"{card.id}/owed:promise-{owed.id}", owed.by, told, why, owed.what), owed.told


def _owed(place: Place, key: str, by: date, told: date, why: Reason, what: str | None) -> Errand:
    # A deadline is a last day: where it is no business day, the step falls before it, not after.
    day = max(business_day_until(place, by), business_day_from(place, told))
    return Errand(key, StepKind.OWED, day, why, add_business_days(place, max(by, day), LAPSE), what=what)


def ask_errands(case: Case, key: str, ask: Ask) -> list[Errand]:
    """Thanks when a helper answered; *how it ended* when the card closed or they said no."""
    return [*_thanks_to_helper(case, key, ask), *_how_it_ended(case, key, ask)]


def _thanks_to_helper(case: Case, key: str, ask: Ask) -> Iterator[Errand]:
    answers = [reply for reply in case.card.replies if reply.ask == ask.id]
    reply = min(answers, key=lambda reply: (reply.happened, reply.id), default=None)
    if reply is not None:
        day = date_at(reply.happened, ask.place.zone)
        told = max(reply.happened, reply.told)
        why = Reason.of("why.thank_helper", day=day)
        yield _thanks(key, ask.place, reply.happened, told, ask.contact, why, date_at(told, ask.place.zone))


def _how_it_ended(case: Case, key: str, ask: Ask) -> Iterator[Errand]:
    noes = [one.told for one in case.card.replies if one.kind is ReplyKind.NO and one.ask is None]
    last = case.column
    if last is not None and last.kind is StageKind.CLOSED:
        noes.append(last.told)
    told = min((moment for moment in noes if moment >= ask.told), default=None)
    if told is not None:
        closed = case.day_told(told, ask.place)
        day = business_day_from(ask.place, closed)
        lapses = add_business_days(ask.place, day, LAPSE)
        why = Reason.of("why.how_it_ended", day=closed)
        yield Errand(f"{key}/how_it_ended", StepKind.HOW_IT_ENDED, day, why, lapses, ask.contact)
