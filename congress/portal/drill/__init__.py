"""``make drill``: what the engine survives, shown with real processes on a database and a broker of its own."""
