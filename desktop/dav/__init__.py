"""Calendars on the user's own server, and the iCalendar that they speak."""
