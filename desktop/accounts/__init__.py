"""The user's own servers: how they are reached, and where their passwords are."""
