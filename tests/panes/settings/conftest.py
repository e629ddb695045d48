from tests.helpers.calendars import own_radicale, radicale, running
from tests.helpers.told import look, opened, runner, settle, told, troubles, words

__all__ = [
    "look", "opened", "own_radicale", "radicale", "runner", "running", "settle", "told", "troubles", "words",
]  # fmt: skip
