from tests.helpers.told import runner, settle, told

__all__ = ["runner", "settle", "told"]
