"""The verbs about cards: add, list, move, close; undo and redo."""

from __future__ import annotations

from desktop.cli import answers, options, shapes
from desktop.cli.call import Call, Said
from desktop.cli.options import Verbs
from desktop.cli.times import day
from desktop.core.kinds import Outcome, StageKind, Way
from desktop.core.reason import Trouble
from desktop.desk import applications, history, stages, views
from desktop.desk.view import NewApplication


def verbs(found: Verbs) -> None:
    """Add this room's verbs."""
    add = found.add("add", _add, "add an application")
    add.add_argument("company", metavar="COMPANY")
    add.add_argument("role", metavar="ROLE")
    add.add_argument("--stage", metavar="KIND", type=options.one_of(StageKind), help="saved where nothing is said")
    add.add_argument("--applied", metavar="DAY", type=day, help="the day of applying")
    add.add_argument("--way", metavar="WAY", type=options.one_of(Way), help="person, portal or agency")
    add.add_argument("--through", metavar="NAME", help="the agency")
    add.add_argument(
        "--with", dest="people", metavar="NAME", action="append", default=[], help="the person to write to"
    )
    add.add_argument("--country", metavar="CC")
    add.add_argument("--region", metavar="R")
    add.add_argument("--zone", metavar="Z")
    found.add("list", _list, "all applications")
    move = found.add("move", _move, "move a card to a stage")
    options.application(move)
    move.add_argument("stage", metavar="STAGE", help="a stage's name or kind")
    options.by(move, "the day by which an offer is to be answered")
    options.on(move)
    close = found.add("close", _close, "close an application")
    options.application(close)
    close.add_argument("outcome", metavar="OUTCOME", type=options.one_of(Outcome))
    options.on(close)
    found.add("undo", _undo, "take the last write back")
    found.add("redo", _redo, "do again what was taken back")


def _add(call: Call) -> Said:

    given = call.options
    stage = given.stage or (StageKind.APPLIED if given.applied else StageKind.SAVED)
    if stage is StageKind.CLOSED:
        raise Trouble("trouble.close_needs_outcome", stage=stage.value)
    if stage is StageKind.SAVED and given.applied:
        raise Trouble("trouble.saved_and_applied")
    new = NewApplication(
        given.company, given.role, stage, given.applied, given.way or _way(call), given.through, tuple(given.people),
        given.country, given.region, given.zone,
    )  # fmt: skip
    written = applications.add(call.desk, call.now, new)
    call.wrote(written)
    text = call.words.text("cli.added", id=written.result, name=written.name)
    return Said({"id": written.result, "changed": shapes.changed(written.changes)}, text)


def _way(call: Call) -> Way:
    if call.options.through:
        return Way.AGENCY
    return Way.PERSON if call.options.people else Way.NONE


def _list(call: Call) -> Said:
    views.look(call.desk, call.now)
    listed = views.listing(call.desk)
    data = [
        {
            **shapes.application(row.card, row.stage, call.words),
            "next": shapes.step(row.next_id, row.next, call.words, call.zone) if row.next and row.next_id else None,
            "moved_on": row.card.resting,
        }
        for row in listed
    ]
    lines = [
        call.words.text(
            "cli.card",
            id=row.card.id,
            stage=row.stage.name,
            company=row.card.company,
            role=row.card.role,
            turn=row.card.turn.line,
        )
        for row in listed
    ]
    return Said({"applications": data}, "\n".join(lines or [call.words.text("cli.no_applications")]))


def _move(call: Call) -> Said:
    given = call.options
    stage = stages.named(call.desk, given.stage)
    if stage.kind is StageKind.CLOSED:
        raise Trouble("trouble.close_needs_outcome", stage=stage.name)
    written = applications.move(call.desk, call.now, given.id, stage.id, by=given.by, on=call.on)
    return answers.wrote(call, written, given.id)


def _close(call: Call) -> Said:
    written = applications.close(call.desk, call.now, call.options.id, call.options.outcome, on=call.on)
    return answers.wrote(call, written, call.options.id)


def _undo(call: Call) -> Said:
    written = history.undo(call.desk, call.now)
    return answers.wrote(call, written, written.result)


def _redo(call: Call) -> Said:
    written = history.redo(call.desk, call.now)
    return answers.wrote(call, written, written.result)
