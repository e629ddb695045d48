"""What the user sees. Panes show views of the desk, ask the runner for writes, and keep no facts of their own."""
