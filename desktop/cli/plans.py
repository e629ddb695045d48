"""The verbs about plans and their steps."""

from __future__ import annotations

from desktop.cli import answers, options, shapes
from desktop.cli.call import Call, Said
from desktop.cli.options import Verbs
from desktop.cli.times import day, moment
from desktop.core.kinds import Channel
from desktop.desk import letters, settings, steps, views


def verbs(found: Verbs) -> None:
    """Add this room's verbs."""
    plan = found.add("plan", _plan, "the plan of an application")
    options.application(plan)
    plan.add_argument("--all", action="store_true", help="all its plans")
    found.add("due", _due, "what waits for you")
    _step_verbs(found)
    wrote = found.add("wrote", _wrote, "a letter or a call that went out")
    options.application(wrote)
    wrote.add_argument("--channel", metavar="C", type=options.one_of(Channel), required=True)
    options.on(wrote)
    options.anyway(wrote)
    letter = found.add("letter", _letter, "the letter of a step")
    options.step(letter)
    pause = found.add("pause", _pause, "no alerts until a day")
    until = pause.add_mutually_exclusive_group(required=True)
    until.add_argument("--until", metavar="DAY", type=day)
    until.add_argument("--off", action="store_true", help="alerts again from now on")


def _step_verbs(found: Verbs) -> None:
    done = found.add("done", _done, "a step went out, or is done")
    options.step(done)
    done.add_argument("--channel", metavar="C", type=options.one_of(Channel), default=Channel.MAIL)
    options.on(done)
    options.anyway(done)
    copied = found.add("copied", _copied, "the letter of a step was copied")
    options.step(copied)
    options.anyway(copied)
    skip = found.add("skip", _skip, "leave a step out")
    options.step(skip)
    options.on(skip)
    snooze = found.add("snooze", _snooze, "ring for a step later")
    options.step(snooze)
    snooze.add_argument("until", metavar="T", type=moment)


def _plan(call: Call) -> Said:
    views.look(call.desk, call.now)
    plans = views.plans(call.desk, call.options.id)
    if call.options.all:
        data: dict[str, object] = {
            "plans": [shapes.plan(plan, plans.ids, plans.meter, call.words, call.zone) for plan in plans.plans]
        }
    else:
        data = answers.plan(call, plans)
    return Said(data, "\n".join(answers.plan_lines(call, plans, every=call.options.all)))


def _due(call: Call) -> Said:
    views.look(call.desk, call.now)
    due = views.due(call.desk, call.now)
    cards = {row.card.id: shapes.application(row.card, row.stage, call.words) for row in views.listing(call.desk)}
    ahead = shapes.step(due.next.id, due.next.step, call.words, call.zone) if due.next else None
    line = call.words.say(due.line)
    data: dict[str, object] = {
        "due": [shapes.due(one, cards[one.application], call.words, call.zone) for one in due.steps],
        "next": ahead,
        "line": line,
    }
    lines = [
        call.words.text(
            "cli.due", id=one.id, kind=call.words.text(f"cli.kind.{one.step.kind}"),
            to=one.to.name if one.to else one.company, company=one.company, role=one.role,
        )
        for one in due.steps
    ]  # fmt: skip
    return Said(data, "\n".join([*lines, line]))


def _done(call: Call) -> Said:
    given = call.options
    written = steps.done(call.desk, call.now, given.step, given.channel, on=call.on, anyway=given.anyway)
    return answers.wrote(call, written, written.result)


def _copied(call: Call) -> Said:
    written = steps.copied(call.desk, call.now, call.options.step, anyway=call.options.anyway)
    return answers.wrote(call, written, written.result)


def _skip(call: Call) -> Said:
    written = steps.skip(call.desk, call.now, call.options.step, on=call.on)
    return answers.wrote(call, written, written.result)


def _snooze(call: Call) -> Said:
    until = call.options.until.within(call.zone, clock=settings.get(call.desk).letter_time)
    written = steps.snooze(call.desk, call.now, call.options.step, until)
    return answers.wrote(call, written, written.result)


def _wrote(call: Call) -> Said:
    given = call.options
    written = steps.wrote(call.desk, call.now, given.id, given.channel, on=call.on, anyway=given.anyway)
    return answers.wrote(call, written, given.id)


def _letter(call: Call) -> Said:
    views.look(call.desk, call.now)
    letter = letters.letter(call.desk, call.now, call.options.step)
    to = letter.to.name if letter.to else letter.company
    text = call.words.text("cli.letter", to=to, subject=letter.subject, body=letter.body)
    return Said(shapes.letter(letter), text)


def _pause(call: Call) -> Said:
    return answers.changed(call, settings.pause(call.desk, call.now, call.options.until))
