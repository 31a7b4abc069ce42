"""What is unsound about a plan: one table of rules, one file a family; and reports for people, editors and CI."""
