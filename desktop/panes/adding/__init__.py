"""Adding an application."""
