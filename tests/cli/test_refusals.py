"""What cannot be done: one sentence each, exit status 1; and 2 where the arguments cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.store.lock import DeskLock
from tests.cli.conftest import Terminal

CANNOT = [
    ("move 9 applied", "There is no application 9."),
    ("plan 9", "There is no application 9."),
    ("move 1 nowhere", "There is no stage “nowhere”; there are Saved, Applied, Interviewing, Offer and Closed."),
    ("move 1 closed", "“Closed” is for closed applications, and it was not told how this one ended."),
    ("move 1 applied --by 2026-12-01", "A date for the answer goes with an offer; Applied is none."),
    ("move 1 offer --by 2026-11-01", "The offer is of Mon 2 November, so it cannot be answered by Sun 1 November."),
    ("move 1 applied --on 2026-11-03", "Tue 3 November, 12:00 has not come yet; only what happened can be told."),
    ("add A B --zone Mars/Olympus", "There is no time zone “Mars/Olympus”."),
    ("add A B --zone ../etc", "There is no time zone “../etc”."),
    ("add A B --country XX", "There is no country “XX”."),
    ("add A B --country DE --region ZZ", "No region “ZZ” is known in DE."),
    ("add A B --region BY", "The region “BY” was named without a country."),
    ("add A B --applied 2026-11-03", "Tue 3 November has not come yet, so you cannot have applied on it."),
    ("add A B --stage saved --applied 2026-11-01", "A saved application has no day of applying."),
    ("add A B --stage closed", "“closed” is for closed applications, and it was not told how this one ended."),
    ("interview 1 --ended 2026-11-01T12:00 --promised 2026-10-30",
     "They cannot have promised an answer by Fri 30 October: the interview is on Sun 1 November."),
    ("interview 1 --starts 2026-11-05T12:00 --ends 2026-11-05T11:00",
     "The interview would end on Thu 5 November, 11:00, before it begins on Thu 5 November, 12:00."),
    ("interview 1 --held", "Acme has no interview 1; 0 are known."),
    ("interview 1 --ended 2026-11-01T12:00 --owe references",
     "It was not told by when you promised them “references”."),
    ("replied 1 --says deciding --by 2026-11-01",
     "The new date Sun 1 November lies before their answer of Mon 2 November."),
    ("replied 1 --says thanks --by 2026-11-09",
     "A date goes with “still deciding” or with a question, not with any other answer."),
    ("away 1 --until 2026-11-01",
     "The out-of-office came on Mon 2 November, so Sun 1 November cannot be the last day away."),
    ("bounced 1", "No letter to Acme went out."),
    ("ask 9 1 open", "There is no contact 9."),
    ("address 9 a@b.example", "There is no contact 9."),
    ("with 1 Mira --mail nonsense", "“nonsense” is no mail address."),
    ("done 99", "There is no step 99."),
    ("letter 99", "There is no step 99."),
    ("snooze 1 2026-11-01T10:00", "Sun 1 November, 10:00 is over already."),
    ("copied 1", ("This letter is for Mon 9 November. You applied on 2 November. "
                  "After 7 days without a word, a letter to a person is welcome.")),
    ("pause --until 2026-11-02", "A pause until Mon 2 November would be over already."),
    ("set colour blue",
     ("There is no setting “colour”; there are quiet, letter-time, country, region, zone, name, discreet and "
      "start-at-login.")),
    ("set letter-time 25:00", "“25:00” is no hour of the day."),
    ("set quiet never", "“never” names no hours."),
    ("set country XX", "There is no country “XX”."),
    ("set region ZZ", "No region “ZZ” is known in DE."),
    ("set zone Nowhere", "There is no time zone “Nowhere”."),
    ("set discreet maybe", "“maybe” is neither on nor off."),
    ("redo", "Nothing was undone since the last change."),
    ("import /nowhere/Connections.csv", "There is no file /nowhere/Connections.csv."),
    ("restore /nowhere/desk.backup", "There is no file /nowhere/desk.backup."),
]  # fmt: skip

WRONG = [
    ("", "afterword: the following arguments are required: VERB."),
    ("fly", "afterword: argument VERB: invalid choice"),
    ("move x applied", "afterword move: argument ID: “x” is no id; a whole number was expected."),
    ("move 99999999999999999999 applied", "afterword move: argument ID: “99999999999999999999” is no id"),
    ("close 1 vanished", "afterword close: argument OUTCOME: “vanished” is none of: accepted, declined, rejected"),
    ("interview 1", "afterword interview: one of the arguments --ended --starts --held --moved --off --no-show"),
    ("interview 1 --held --off", "afterword interview: argument --off: not allowed with argument --held."),
    ("interview 1 --ended soon", "afterword interview: argument --ended: “soon” is no time; write one like"),
    ("interview 1 --ended 0001-01-01T00:00", "afterword interview: argument --ended: “0001-01-01T00:00” is no time"),
    (
        "away 1 --until 2026-02-30",
        "afterword away: argument --until: “2026-02-30” is no day; write one like 2027-03-04.",
    ),
    ("wrote 1", "afterword wrote: the following arguments are required: --channel."),
    ("done 1 --channel pigeon", "afterword done: argument --channel: “pigeon” is none of: mail, phone, linkedin"),
    ("list --al", "afterword: unrecognized arguments: --al."),
    ("add A\udcff B", "one of the words is no text."),
]


@pytest.mark.parametrize(("arguments", "says"), CANNOT, ids=[arguments for arguments, _ in CANNOT])
def test_cannot(terminal: Terminal, arguments: str, says: str) -> None:
    terminal.add("Acme", "Product Manager", "--stage", "applied", "--with", "Mira Tann")
    error = terminal.refused(*arguments.split())
    assert error["says"] == says
    assert error["title"]
    assert error["try"].endswith((".", ".csv”."))


@pytest.mark.parametrize(("arguments", "says"), WRONG, ids=[repr(arguments) for arguments, _ in WRONG])
def test_wrong_usage(terminal: Terminal, arguments: str, says: str) -> None:
    assert terminal.refused(*arguments.split(), status=2)["says"].startswith(says)


def test_nothing_to_undo(terminal: Terminal) -> None:
    terminal.do("undo")
    terminal.do("undo")
    assert terminal.refused("undo")["title"]


def test_empty_names(terminal: Terminal) -> None:
    assert terminal.refused("add", " ", "B")["says"] == "An application needs a company."
    assert terminal.refused("add", "A", "")["says"] == "An application needs a role."
    terminal.add()
    assert terminal.refused("with", 1, " ")["says"] == "A person needs a name."


def test_a_refused_call_changes_nothing(terminal: Terminal) -> None:
    terminal.add()
    before = terminal.do("list")
    terminal.refused("interview", 1, "--ended", "2026-11-01T12:00", "--promised", "2026-10-30")
    assert terminal.do("list") == before


def test_a_step_that_is_not_open(terminal: Terminal) -> None:
    terminal.add("Acme", "Product Manager", "--stage", "applied", "--with", "Mira Tann")
    terminal.do("done", 1, at="2026-11-09T10:00+01:00")
    for verb in (("done", 1), ("copied", 1), ("skip", 1), ("snooze", 1, "2026-11-10")):
        assert terminal.refused(*verb)["says"] == (
            "Step 1 of Mon 9 November is done; only an open step can be changed."
        )


def test_a_second_yes(terminal: Terminal) -> None:
    terminal.add("Acme", "Product Manager", "--stage", "applied", "--with", "Mira Tann")
    assert "--anyway" in terminal.refused("copied", 1)["try"]
    terminal.do("copied", 1, "--anyway")
    assert terminal.step("first_move")["state"] == "copied"


def test_a_read_only_folder(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.touch()
    terminal.folder = file / "desk"
    assert "read" in terminal.refused("list")["says"] or str(file) in terminal.refused("list")["says"]


def test_a_damaged_desk(terminal: Terminal) -> None:
    (terminal.folder / "desk.db").write_bytes(b"no database at all" * 100)
    for ending in ("-wal", "-shm"):
        (terminal.folder / f"desk.db{ending}").unlink(missing_ok=True)
    assert str(terminal.folder / "desk.db") in terminal.refused("list")["says"]
    checks = {check["name"]: check for check in terminal.do("doctor")["checks"]}
    assert not checks["database"]["ok"]


def test_a_restore_while_the_window_is_open(terminal: Terminal, tmp_path: Path) -> None:
    terminal.add()
    terminal.do("backup", tmp_path / "desk.backup")
    with DeskLock(terminal.folder):
        assert str(terminal.folder) in terminal.refused("restore", tmp_path / "desk.backup")["says"]
        window = [check["says"] for check in terminal.do("doctor")["checks"] if check["name"] == "window"]
    assert window == ["The window is open on this desk."]


def test_backup_over_the_desk(terminal: Terminal) -> None:
    assert terminal.refused("backup", terminal.folder / "desk.db")["title"] == "That is the desk itself"
