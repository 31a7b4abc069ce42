"""Fuzzing: what is handed to ucj, changed at random, and what must hold of whatever comes of it."""
