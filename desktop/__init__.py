"""Afterword: follow-ups for job seekers, with a schedule, courtesy, and an end."""

__version__ = "0.1.0"
