"""All of one application, beside the board."""
