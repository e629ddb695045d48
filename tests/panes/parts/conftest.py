from tests.helpers.told import look, words

__all__ = ["look", "words"]
