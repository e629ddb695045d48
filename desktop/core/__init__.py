"""The rules, as pure functions on frozen dataclasses. No Qt, no SQL, no network, no files, no clock."""
