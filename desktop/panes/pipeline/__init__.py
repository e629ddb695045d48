"""The board: columns of cards that can be dragged, and the panel beside it."""
