"""What the tray and the notifications say."""

ALERTS: dict[str, str | tuple[str, str]] = {}
