"""Plain text to press whose text, not its invisible padding, ends where the things above and below it end."""

from __future__ import annotations

from desktop.panes.look.widgets import PlainButton


class EndButton(PlainButton):
    """At the right end of a row."""

    def content_left(self) -> float:
        """All of the padding is at the left."""
        return self.width() - self._content_width()
