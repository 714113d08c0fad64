"""Running clocks that speak: one open-ended question for each app, asked by beat, answered once."""
