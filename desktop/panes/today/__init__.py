"""Today: what is due now, one letter open at a time."""
