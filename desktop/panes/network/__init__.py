"""The people whom the user knows."""
