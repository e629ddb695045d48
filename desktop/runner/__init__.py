"""The only place with threads: takes a call of the desk, gives back result, progress and changes as Qt signals."""

from desktop.runner.runner import Doors, Runner
from desktop.runner.task import Task

__all__ = ["Doors", "Runner", "Task"]
