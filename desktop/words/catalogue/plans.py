"""Why each step has its date, and how a plan ends."""

PLANS: dict[str, str | tuple[str, str]] = {}
