"""The arithmetic of the method: pure functions over whole numbers and exact fractions, one file a chapter."""
