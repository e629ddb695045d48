"""Errors that a user can meet: KEY.title, KEY.says, KEY.try."""

TROUBLES: dict[str, str | tuple[str, str]] = {}
