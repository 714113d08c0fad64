"""The lines of tests/access_table.py about what may follow the first answer of a suggestion, and about motions."""

PROPOSALS = """
"""
