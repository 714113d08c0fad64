"""望川区, an invented district: its bodies, its people and a year of suggestions, walked by the real actions."""
