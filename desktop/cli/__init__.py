"""The desk without a screen: `main` takes the arguments and returns the exit status."""

from desktop.cli.program import main

__all__ = ["main"]
