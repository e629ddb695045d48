from tests.helpers.told import look, opened, runner, settle, told, troubles, words

__all__ = ["look", "opened", "runner", "settle", "told", "troubles", "words"]
