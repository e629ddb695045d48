"""Pictures of every screen that exists, in the size of the target pictures: ``python -m tests.screenshots FOLDER``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# Before Qt: pictures have two pixels for each logical one, and the pictures' own time of day.
os.environ["QT_SCALE_FACTOR"] = "2"
os.environ["TZ"] = "Europe/Berlin"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from desktop import build
from desktop.panes.look.look import Look
from tests.screenshots.shots import SHOTS
from tests.screenshots.studio import POINTS


def main(folder: Path, wanted: list[str]) -> int:
    """Take all pictures, or those whose name is given."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["afterword"])
    look = Look(build.shipped_folder(), app, scheme="light", points=POINTS)
    look.set_reduced(True)
    for name, take in SHOTS.items():
        if not wanted or name in wanted:
            take(look, folder / f"{name}.png")
            sys.stdout.write(f"{folder / name}.png\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
