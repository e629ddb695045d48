"""The one turn line of a card."""

TURNS: dict[str, str | tuple[str, str]] = {}
