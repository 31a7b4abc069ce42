"""JSON Schema of the plan and of every answer."""
