"""Tests of tables in."""
