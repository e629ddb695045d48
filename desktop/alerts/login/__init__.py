"""Start with the computer: one file for each system, and the one that keeps the user's choice and the system as one."""
