"""SQLite: schema, migrations, queries, undo, backup. The only SQL in the house, and nothing of it leaves this folder.

Functions that read take a `Reads` (a `Store`, or the `Writing` of a transaction), functions that write a `Writing`.
Datetimes go in aware and come out in UTC. Nothing is imported here: the first board is read before peewee is needed.
"""
