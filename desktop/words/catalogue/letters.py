"""What letters and their fields are called."""

LETTERS: dict[str, str | tuple[str, str]] = {}
