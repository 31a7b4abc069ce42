"""Answers to text: on a terminal, in a pipe, in a file; screens, reports, workbooks."""
