"""What the command line says."""

TERMINAL: dict[str, str | tuple[str, str]] = {}
