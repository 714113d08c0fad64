"""The lines of tests/access_table.py about persons from the meeting on: voted on, sworn in, in office, after."""

OFFICE = """
meetings:meet_members        | line at the meeting | GET POST | 200 appointment | 403 leader dispatcher meeting | 404 *
meetings:give_statement      | line at the meeting | GET POST | 200 appointment | 403 leader dispatcher meeting | 404 *
meetings:defer_line          | line at the meeting | GET POST | 200 appointment | 403 leader dispatcher meeting | 404 *
"""
