"""YAML with positions: nodes, values and findings. It knows no plan."""
