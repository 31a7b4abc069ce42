"""One module a command: its answer as a page."""
