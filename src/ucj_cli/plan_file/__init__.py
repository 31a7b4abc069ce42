"""What a planner wrote: finding the file, reading YAML with positions, and checking it against the model."""
