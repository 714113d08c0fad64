"""How what people write is read."""
