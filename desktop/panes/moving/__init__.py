"""What a drag asks for, beside the board."""
