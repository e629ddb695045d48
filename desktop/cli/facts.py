"""The verbs that tell what happened: interviews, people, answers, asks."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from desktop.cli import answers, options
from desktop.cli.call import Call, Said
from desktop.cli.options import Verbs
from desktop.cli.times import Typed, day, moment
from desktop.core.kinds import AskKind, ReplyKind
from desktop.desk import answers as told
from desktop.desk import interviews, people
from desktop.desk.view import Answer, Draft, NewAsk, Told

_AN_HOUR = timedelta(hours=1)


def verbs(found: Verbs) -> None:
    """Add this room's verbs."""
    _interview_verb(found)
    with_ = found.add("with", _with, "name the person to write to")
    options.application(with_)
    with_.add_argument("name", metavar="NAME")
    with_.add_argument("--mail", metavar="M")
    address = found.add("address", _address, "a new address of a person")
    address.add_argument("contact", metavar="CONTACT", type=options.number)
    address.add_argument("mail", metavar="MAIL")
    replied = found.add("replied", _replied, "they answered")
    options.application(replied)
    replied.add_argument(
        "--says", metavar="WHAT", type=options.one_of(ReplyKind), help="thanks, deciding, next, question or no"
    )
    replied.add_argument("--contact", metavar="CONTACT", type=options.number, help="who answered, of an ask")
    options.by(replied, "deciding until; or the day by which a question is to be answered")
    options.on(replied)
    away = found.add("away", _away, "an out-of-office came back")
    options.application(away)
    away.add_argument("--until", metavar="DAY", type=day, help="the last day away")
    options.on(away)
    bounced = found.add("bounced", _bounced, "the last letter came back")
    options.application(bounced)
    options.on(bounced)
    ask = found.add("ask", _ask, "a request to someone went out")
    ask.add_argument("contact", metavar="CONTACT", type=options.number)
    options.application(ask)
    ask.add_argument("kind", metavar="KIND", type=options.one_of(AskKind), help="open, insight, word or hiring")
    options.on(ask)
    options.anyway(ask)


def _interview_verb(found: Verbs) -> None:
    interview = found.add("interview", _interview, "tell of an interview, or how one went")
    options.application(interview)
    what = interview.add_mutually_exclusive_group(required=True)
    what.add_argument("--ended", metavar="T", type=moment, help="a new one, over at this time")
    what.add_argument("--starts", metavar="T", type=moment, help="a new one, beginning at this time")
    what.add_argument("--held", action="store_true", help="it took place")
    what.add_argument("--moved", metavar="T", type=moment, help="it begins at this time instead")
    what.add_argument("--off", action="store_true", help="it was called off")
    what.add_argument("--no-show", action="store_true", help="they did not come")
    interview.add_argument("--ends", metavar="T", type=moment, help="an hour after its start where nothing is said")
    interview.add_argument("--promised", metavar="DAY", type=day, help="the day by which they said they would answer")
    interview.add_argument("--with", dest="people", metavar="NAME", action="append", default=[], help="who was there")
    interview.add_argument("--about", metavar="TEXT", default="", help="something you talked about, for the letters")
    interview.add_argument("--owe", metavar="WHAT", default="", help="what you promised them")
    interview.add_argument("--owe-by", metavar="DAY", type=day, help="and by when")
    interview.add_argument("--which", metavar="N", type=options.number, help="the N-th of this card; the newest")


def _interview(call: Call) -> Said:

    given = call.options
    zone = ZoneInfo(interviews.zone(call.desk, given.id))
    told = Told(given.promised, tuple(given.people), given.about, given.owe, given.owe_by)
    if given.starts or given.ended:
        written = interviews.record(call.desk, call.now, given.id, _draft(call, zone))
        return answers.wrote(call, written, given.id, interview=written.result)
    which = interviews.which(call.desk, given.id, given.which)
    if given.held:
        settled = interviews.held(call.desk, call.now, which, told)
    elif given.moved:
        ends = given.ends.within(zone) if given.ends else None
        starts = given.moved.within(zone, clock=interviews.begins(call.desk, which).time())
        settled = interviews.moved(call.desk, call.now, which, starts, ends)
    elif given.off:
        settled = interviews.called_off(call.desk, call.now, which)
    else:
        settled = interviews.no_show(call.desk, call.now, which)
    return answers.wrote(call, settled, given.id, interview=which)


def _draft(call: Call, zone: ZoneInfo) -> Draft:
    given = call.options
    ended = _end(given.ended, call, zone) if given.ended else None
    starts = given.starts.within(zone) if ended is None else ended - _AN_HOUR
    ends = ended or (given.ends.within(zone) if given.ends else None)
    return Draft(starts, ends, tuple(given.people), given.promised, given.about, given.owe, given.owe_by)


def _end(typed: Typed, call: Call, zone: ZoneInfo) -> datetime:
    """When an interview ended. Of a day alone: the last full half hour, at six in the evening at the latest."""
    if not typed.day_alone:
        return typed.within(zone)
    evening = typed.within(zone, clock=time(18))
    local = call.now.astimezone(zone)
    half_hour = local.replace(minute=local.minute // 30 * 30, second=0, microsecond=0)
    return min(evening, half_hour) if typed.when == local.date() else evening


def _with(call: Call) -> Said:
    written = people.with_person(call.desk, call.now, call.options.id, call.options.name, call.options.mail)
    return answers.wrote(call, written, call.options.id, contact=written.result)


def _address(call: Call) -> Said:
    written = people.address(call.desk, call.now, call.options.contact, call.options.mail)
    return answers.wrote(call, written, written.result, contact=call.options.contact)


def _replied(call: Call) -> Said:
    given = call.options
    answer = Answer(given.says, given.by)
    written = told.replied(call.desk, call.now, given.id, answer, on=call.on, contact=given.contact)
    return answers.wrote(call, written, given.id)


def _away(call: Call) -> Said:
    written = told.away(call.desk, call.now, call.options.id, call.options.until, on=call.on)
    return answers.wrote(call, written, call.options.id)


def _bounced(call: Call) -> Said:
    written = told.bounced(call.desk, call.now, call.options.id, on=call.on)
    return answers.wrote(call, written, call.options.id)


def _ask(call: Call) -> Said:
    given = call.options
    new = NewAsk(given.contact, given.id, given.kind)
    written = people.ask(call.desk, call.now, new, on=call.on, anyway=given.anyway)
    return answers.wrote(call, written, given.id)
