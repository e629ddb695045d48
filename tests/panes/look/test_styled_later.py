"""The first picture has no stock widget in it: the style may come after it, and changes nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop.panes.look import Look
from desktop.panes.window import Window
from desktop.runner import Doors, Runner
from desktop.words import Words
from tests.panes.pipeline.boards import board

app = QApplication([])
look = Look(Path("resources"), app, scheme="light", points=10, styled=False)
runner = Runner(Doors(lambda: None, lambda: None), lambda: datetime.now(UTC))
window = Window(runner, Words(), look, board(30, 2, 0, 3, 1))
window.show()
app.processEvents()
before = window.grab().toImage()
print("desktop.panes.look.style" in sys.modules)
look.put_on_style()
app.processEvents()
print(window.grab().toImage() == before, before.width() > 600)
"""


def test_the_style_changes_nothing_in_the_first_picture(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=root, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout.split(), done.returncode) == (["False", "True", "True"], 0), done.stderr
