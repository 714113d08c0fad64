"""The lines of tests/access_table.py about persons from the meeting on: voted on, sworn in, in office, after."""

OFFICE = """
meetings:meet_members        | line at the meeting | GET      | 200 appointment | 403 leader dispatcher meeting | 404 *
meetings:meet_members        | line at the meeting | POST     | 302 appointment | 403 leader dispatcher meeting | 404 *
meetings:give_statement      | line at the meeting | GET POST | 200 appointment | 403 leader dispatcher meeting | 404 *
meetings:defer_line          | line at the meeting | GET POST | 200 appointment | 403 leader dispatcher meeting | 404 *
meetings:notify_organ        | line that was passed | GET      | 200 appointment | 403 leader dispatcher meeting | 404 *
meetings:hand_certificate    | line that was passed | GET POST | 200 appointment | 403 leader dispatcher meeting | 404 *
meetings:swear_in            | line that was passed | GET POST | 200 appointment | 403 leader dispatcher meeting | 404 *
meetings:induction           | -                | GET      | 200 leader meeting appointment | 403 *
meetings:swear_in_elected    | -                | GET POST | 200 appointment | 403 *
meetings:organ_notice        | notice to the organ | GET   | 200 leader dispatcher meeting appointment | 404 *
meetings:certificate         | certificate of office | GET      | 200 leader meeting appointment | 404 *
meetings:oath                | oath             | GET      | 200 coordinator leader meeting appointment | 404 *
meetings:oath_record         | oath             | GET      | 200 coordinator leader meeting appointment | 404 *
meetings:oath_photo          | photo of an oath | GET      | 200 coordinator leader meeting appointment | 404 *
meetings:record_defence      | line at the meeting | GET POST | 409 appointment | 403 leader dispatcher meeting | 404 *
meetings:register            | -                | GET      | 200 inside meeting appointment | 403 *
meetings:public_register     | -                | GET      | 200 anonymous *
meetings:register_elected    | -                | GET POST | 200 appointment | 403 *
meetings:end_tenure          | tenure           | GET POST | 200 appointment | 403 *
meetings:official            | official         | GET      | 200 leader appointment | 404 *
meetings:file_sanction       | official         | GET POST | 200 appointment | 403 *
meetings:appointment_figures | -                | GET      | 200 inside meeting appointment | 403 *
meetings:duty_reports        | -                | GET      | 200 leader units outsider appointment | 403 *
meetings:call_reports        | -                | GET POST | 200 appointment | 403 *
meetings:duty_report         | duty report      | GET      | 200 leader appointment | 404 *
meetings:receive_report      | duty report      | GET POST | 200 appointment | 403 leader | 404 *
meetings:tell_result         | duty report      | GET      | 200 appointment | 403 leader | 404 *
meetings:duty_file           | file of a report | GET      | 200 leader appointment | 404 *
meetings:duty_result         | duty report      | GET      | 404 *
meetings:poll_reports        | item in the room | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
"""
