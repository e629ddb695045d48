"""Texts that several rooms share."""

COMMON: dict[str, str | tuple[str, str]] = {
    "list.and": "{before} and {last}",
}
