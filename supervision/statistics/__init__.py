"""Counted rows for reports, by query, never stored."""
