"""What nobody expected, kept in the data folder: where it came from, without what the user wrote."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from pathlib import Path


def keep(folder: Path, problem: Exception) -> None:
    """Add kind and places of an exception to the log; its text may hold names or letters and stays out."""
    places = (
        f"  {Path(place.filename).name}:{place.lineno} {place.name}"
        for place in traceback.extract_tb(problem.__traceback__)
    )
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} ERROR afterword: a verb broke off",
        *places,
        f"  {type(problem).__name__}",
    ]
    try:
        with (folder / "afterword.log").open("a", encoding="utf-8") as log:
            log.write("\n".join(lines) + "\n")
    except OSError:
        # The user is told in any case; a log that cannot be written must not hide that.
        return
