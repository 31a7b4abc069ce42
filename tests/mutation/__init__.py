"""Mutation testing: do the tests notice a small change of the code? How, and what came out, is told in the README."""
