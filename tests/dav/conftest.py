from tests.helpers.calendars import connect, own_radicale, radicale, running

__all__ = ["connect", "own_radicale", "radicale", "running"]
