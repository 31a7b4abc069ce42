"""What the engine answers: the JSON contract, as frozen models."""
