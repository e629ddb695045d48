"""What the screens say."""

PANES: dict[str, str | tuple[str, str]] = {}
