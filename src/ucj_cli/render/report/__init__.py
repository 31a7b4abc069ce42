"""The report's story: its chapters in words, figures and tables, before they become a page or Markdown."""
