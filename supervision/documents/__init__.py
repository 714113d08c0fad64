"""What is printed: plain facts, composed from the record."""
