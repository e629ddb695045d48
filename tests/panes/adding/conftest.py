from tests.helpers.told import opened, runner, settle, told, troubles

__all__ = ["opened", "runner", "settle", "told", "troubles"]
