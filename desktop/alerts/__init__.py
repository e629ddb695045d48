"""The clock, native notifications and the tray icon."""
