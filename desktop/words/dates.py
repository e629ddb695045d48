"""Names of days, months and small numbers, as gettext message ids."""

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def day_name(weekday: int, *, short: bool = False) -> str:
    """The English name of a weekday (0 is Monday), whole or in three letters."""
    return _DAYS[weekday][:3] if short else _DAYS[weekday]


def month_name(month: int, *, short: bool = False) -> str:
    """The English name of a month (1 to 12), whole or in three letters."""
    return _MONTHS[month - 1][:3] if short else _MONTHS[month - 1]


def number_name(number: int) -> str:
    """The English word of a number up to ten, else its figures."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)
