"""The verbs about files, people and the desk itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.build import desk_file, shipped_folder
from desktop.cli import answers, shapes
from desktop.cli.call import Call, Said
from desktop.cli.options import Verbs
from desktop.core.progress import Unwatched
from desktop.desk import backups, calendar_export, doctor, imports, settings, views

if TYPE_CHECKING:
    from desktop.core.reason import Reason
    from desktop.desk.view import ImportedFile, Person


def verbs(found: Verbs) -> None:
    """Add this room's verbs."""
    import_ = found.add("import", _import, "bring people in from files")
    import_.add_argument("files", metavar="FILE", nargs="+", type=Path)
    import_.add_argument("--kind", metavar="K", help="what kind of file it is, where that is not seen from the file")
    find = found.add("find", _find, "find a person")
    find.add_argument("text", metavar="TEXT")
    who = found.add("who", _who, "whom you know at a company")
    who.add_argument("company", metavar="COMPANY")
    calendar = found.add("calendar", _calendar, "write follow-ups and interviews into a calendar file")
    calendar.add_argument("file", metavar="FILE.ics", type=Path)
    backup = found.add("backup", _backup, "write the whole desk into one file")
    backup.add_argument("file", metavar="FILE", type=Path)
    restore = found.add("restore", _restore, "put a backup in the desk's place")
    restore.add_argument("file", metavar="FILE", type=Path)
    set_ = found.add("set", _set, "change a setting")
    set_.add_argument("name", metavar="NAME")
    set_.add_argument("value", metavar="VALUE")
    found.add("doctor", _doctor, "look whether all is well")


def _import(call: Call) -> Said:
    written = imports.import_files(call.desk, call.now, call.options.files, Unwatched(), kind=call.options.kind)
    files = call.wrote(written)
    lines = [line for file in files for line in _of_file(call, file)]
    return Said({"files": [shapes.imported(file, call.words) for file in files]}, "\n".join(lines))


def _of_file(call: Call, file: ImportedFile) -> Iterator[str]:
    yield call.words.say(imports.sentence(file))
    for row in file.not_understood:
        yield call.words.text("import.bad_row", row=row.row, why=row.why)


def _find(call: Call) -> Said:
    hits = views.find(call.desk, call.options.text)
    nobody = call.words.text("cli.found_nobody", text=call.options.text)
    lines = [_person(call, hit.person, hit.why) for hit in hits] or [nobody]
    return Said({"results": [shapes.found(hit, call.words) for hit in hits]}, "\n".join(lines))


def _who(call: Call) -> Said:
    known, through = views.who(call.desk, call.options.company), views.looked_through(call.desk)
    nobody = call.words.text("cli.know_nobody" if through else "cli.know_nobody_yet", n=through)
    lines = [_person(call, one.person, one.why) for one in known] or [nobody]
    return Said({"people": [shapes.known(one, call.words) for one in known]}, "\n".join(lines))


def _person(call: Call, person: Person, why: Reason) -> str:
    work = views.work(person)
    return call.words.text("cli.person" if work else "cli.person_plain", name=person.name, work=work, why=why)


def _calendar(call: Call) -> Said:
    entries = call.wrote(calendar_export.export(call.desk, call.now, call.options.file, call.words.say))
    text = call.words.text("cli.calendar", file=str(call.options.file), n=entries)
    return Said({"file": str(call.options.file), "entries": entries}, text)


def _backup(call: Call) -> Said:
    rows = backups.backup(call.desk, call.options.file)
    text = call.words.text("cli.backup", file=str(call.options.file), n=rows)
    return Said({"file": str(call.options.file), "rows": rows}, text)


def _restore(call: Call) -> Said:
    rows = backups.restore(desk_file(call.folder), call.options.file)
    text = call.words.text("cli.restored", file=str(call.options.file), n=rows)
    return Said({"file": str(call.options.file), "rows": rows}, text)


def _set(call: Call) -> Said:
    return answers.changed(call, settings.set_value(call.desk, call.now, call.options.name, call.options.value))


def _doctor(call: Call) -> Said:
    checks = doctor.checks(desk_file(call.folder), shipped_folder())
    lines = [
        call.words.text("cli.check" if check.ok else "cli.check_not", name=check.name, says=check.says)
        for check in checks
    ]
    return Said({"checks": [shapes.check(check, call.words) for check in checks]}, "\n".join(lines))
