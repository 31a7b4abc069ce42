"""How one figure came about: told from the engine's own values, so that it cannot disagree with the answers."""
