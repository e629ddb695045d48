"""The program around the verbs: its options, its streams, its exit status, and what it leaves alone."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.__main__ import wants_window
from desktop.cli import main
from desktop.desk import bell
from tests.cli.conftest import Terminal


@pytest.mark.parametrize(
    "arguments",
    [
        ["--data", "DIR", "--json", "--at", "2026-11-02T09:00", "add", "Acme", "Analyst"],
        ["add", "Acme", "Analyst", "--data", "DIR", "--json", "--at", "2026-11-02T09:00"],
        ["--json", "add", "--data=DIR", "Acme", "--at=2026-11-02T09:00", "Analyst"],
        ["--data", "OTHER", "--json", "add", "--at", "2026-11-02T09:00", "Acme", "Analyst", "--data", "DIR"],
    ],
)  # fmt: skip
def test_options_mean_the_same_before_and_after_the_verb(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "desk"
    status = main(
        [argument.replace("DIR", str(folder)).replace("OTHER", str(tmp_path / "o")) for argument in arguments]
    )
    assert (status, json.loads(capsys.readouterr().out)["id"]) == (0, 1)
    assert not (tmp_path / "o").exists()
    assert main(["list", "--data", str(folder), "--at", "2026-11-02T10:00"]) == 0
    assert capsys.readouterr().out == "   1  Saved: Acme, Analyst. Saved Mon 2 Nov\n"


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "interview" in capsys.readouterr().out
    assert main(["interview", "--help"]) == 0
    assert "--no-show" in capsys.readouterr().out
    assert main(["--version"]) == 0
    assert capsys.readouterr().out[0].isdigit()


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--hidden"], True),
        (["--demo"], True),
        (["--data", "list"], True),
        (["--data=x", "--at", "2026-11-02T09:00"], True),
        (["list"], False),
        (["--data", "x", "list"], False),
        (["--json", "list"], False),
        (["--help"], False),
        (["--nonsense"], False),
    ],
)
def test_the_front_door(arguments: list[str], *, window: bool) -> None:
    assert wants_window(arguments) is window


def test_plain_words(terminal: Terminal) -> None:
    terminal.add("Acme", "Product Manager", "--stage", "applied", "--with", "Mira Tann")
    assert terminal.call("plan", 1).out.splitlines() == [
        "First letter Mon 9 Nov",
        (
            "   1  Mon 9 Nov  first letter, planned. You applied on 2 November. "
            "After 7 days without a word, a letter to a person is welcome."
        ),
        "   2  Mon 16 Nov  second letter, planned. Five business days after your letter of 9 November.",
        "      Mon 23 Nov  you stop waiting; they may still write",
    ]
    assert "After applying" in terminal.call("plan", 1, "--all").out.splitlines()
    assert terminal.call("due").out == "Nothing to do until Mon 9 November, 10:00.\n"
    assert terminal.call("done", 1, "--on", "2026-11-02").out.startswith("Done with Acme: first letter.\n")
    assert terminal.call("find", "mira").out == "Mira Tann: Acme. You told that they are there.\n"
    assert terminal.call("find", "nobody").out == "Nobody by “nobody”.\n"
    assert terminal.call("who", "Nowhere").out == "No one among your 1 person.\n"
    assert terminal.call("letter", 2).out.startswith("To: Mira Tann\nSubject: ")
    assert "ok   database: " in terminal.call("doctor").out
    assert terminal.call("pause", "--off").out == "No longer paused.\n"
    assert terminal.call("add", "Quillworks", "Analyst").out == "Added Quillworks, Analyst. Its number is 2.\n"


def test_an_error_without_json_says_nothing_on_stdout(terminal: Terminal) -> None:
    said = terminal.call("plan", 9)
    assert (said.status, said.out) == (1, "")
    assert said.err == "There is no application 9. “afterword list” shows them all.\n"


def test_a_write_rings_the_windows_bell(terminal: Terminal) -> None:
    terminal.add()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as window:
        window.bind(bell.address(terminal.folder))
        window.listen()
        window.settimeout(5)
        terminal.do("list")
        terminal.do("add", "Quillworks", "Analyst")
        line, _ = window.accept()
        with line:
            assert line.recv(16) == bell.LOOK
    assert not bell.ring(terminal.folder, bell.LOOK)


def test_an_unexpected_fault_is_logged_and_said_once(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal.add()
    monkeypatch.setattr("desktop.desk.views.listing", lambda _desk: 1 / 0)
    assert terminal.refused("list")["title"] == "That did not work"
    log = (terminal.folder / "afterword.log").read_text()
    assert "ZeroDivisionError" in log
    assert "Acme" not in log


def _run(*arguments: str, folder: Path, root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", "--data", str(folder), *arguments],
        cwd=root, capture_output=True, text=True, timeout=60, check=False, env=os.environ | {"LC_ALL": "C.UTF-8"},
    )  # fmt: skip


def test_the_real_program(tmp_path: Path, root: Path) -> None:
    made = _run("--json", "add", "Müller & Söhne", "Analyst", folder=tmp_path, root=root)
    assert (made.returncode, made.stderr) == (0, "")
    assert json.loads(made.stdout)["id"] == 1
    listed = _run("list", folder=tmp_path, root=root)
    assert "Müller & Söhne" in listed.stdout
    assert _run("fly", folder=tmp_path, root=root).returncode == 2
    assert _run("plan", "7", folder=tmp_path, root=root).returncode == 1


_WITHOUT_QT = """
import sys
from desktop.__main__ import main
status = main(["--data", sys.argv[1], "--json", "list"])
slow = ("PySide6", "shiboken6", "jinja2", "holidays", "asyncio", "rapidfuzz", "numpy")
loaded = [name for name in slow if name in sys.modules]
sys.exit(status or (str(loaded) if loaded else 0))
"""


def test_list_leaves_qt_and_what_is_slow_alone(tmp_path: Path, root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT_QT, str(tmp_path)],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
