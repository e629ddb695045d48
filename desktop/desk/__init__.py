"""The use cases: short synchronous functions, each a whole thing that a user can do.

Each takes the `Desk` first and `now` (aware, UTC) second. A write is one transaction with a name and an inverse,
and returns a `Written`. Errors that a user can meet are `core.reason.Trouble`.
"""
