"""Reasons and troubles."""

from desktop.core.reason import Reason, Trouble


def test_facts_by_name() -> None:
    reason = Reason.of("why.gap", n=3)
    assert reason.fact("n") == 3
    assert reason.fact("day") is None
    assert reason == Reason("why.gap", (("n", 3),))


def test_a_trouble_knows_whether_a_second_yes_is_missing() -> None:
    trouble = Trouble("trouble.too_soon", asks=True, day=1)
    assert (trouble.key, trouble.asks, trouble.facts) == ("trouble.too_soon", True, {"day": 1})
    assert not Trouble("trouble.other").asks
