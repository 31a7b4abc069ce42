"""Plan Universal Coverage Jamsostek: coverage, gap, cost by law, who pays, and what no fund covers."""

__version__ = "0.1.0"
