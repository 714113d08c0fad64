"""The lines of tests/access_table.py about persons from the meeting on: voted on, sworn in, in office, after."""

OFFICE = """
meetings:meet_members        | line at the meeting | GET POST | 200 appointment | 403 leader dispatcher meeting | 404 *
meetings:give_statement      | line at the meeting | GET POST | 200 appointment | 403 leader dispatcher meeting | 404 *
meetings:defer_line          | line at the meeting | GET POST | 200 appointment | 403 leader dispatcher meeting | 404 *
meetings:notify_organ        | line that was passed | GET      | 200 appointment | 403 leader dispatcher meeting | 404 *
meetings:hand_certificate    | line that was passed | GET POST | 200 appointment | 403 leader dispatcher meeting | 404 *
meetings:swear_in            | line that was passed | GET POST | 200 appointment | 403 leader dispatcher meeting | 404 *
meetings:induction           | -                | GET      | 200 leader meeting appointment | 403 *
meetings:swear_in_elected    | -                | GET POST | 200 appointment | 403 *
meetings:organ_notice        | notice to the organ | GET   | 200 leader dispatcher meeting appointment | 404 *
meetings:certificate         | certificate      | GET      | 200 leader meeting appointment | 404 *
meetings:oath                | oath             | GET      | 200 coordinator leader meeting appointment | 404 *
meetings:oath_record         | oath             | GET      | 200 coordinator leader meeting appointment | 404 *
meetings:oath_photo          | photo of an oath | GET      | 200 coordinator leader meeting appointment | 404 *
"""
