from __future__ import annotations

import os
import signal

import pytest
from pytestqt.qtbot import QtBot

from desktop.runner.signals import EndSignals


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_system_asks_for_the_end(qtbot: QtBot, number: signal.Signals) -> None:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    signals = EndSignals()
    signals.start()
    with qtbot.waitSignal(signals.asked):
        os.kill(os.getpid(), number)
    signals.stop()
    for one, handler in zip((signal.SIGINT, signal.SIGTERM), before, strict=True):
        signal.signal(one, handler)
