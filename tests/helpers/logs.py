"""Log records that nobody said would come."""

from __future__ import annotations

import logging
import re


class Unexpected(logging.Handler):
    """Collects records of WARNING or worse.

    Attributes:
        unexpected: those that match no pattern, formatted.
        missing: the patterns that nothing matched so far.
    """

    def __init__(self, patterns: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._patterns = patterns
        self.unexpected: list[str] = []
        self.missing = list(patterns)

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        hits = [pattern for pattern in self._patterns if re.search(pattern, text)]
        self.missing = [pattern for pattern in self.missing if pattern not in hits]
        if not hits:
            self.unexpected.append(self.format(record))
