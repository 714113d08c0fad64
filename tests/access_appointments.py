"""The lines of tests/access_table.py about motions of appointment, until the meeting takes them up."""

APPOINTMENTS = """
meetings:appointments        | -                | GET      | 200 leader dispatcher meeting appointment | 403 *
meetings:draft_appointments  | -                | GET POST | 200 dispatcher appointment | 403 *
meetings:log_appointments    | -                | GET POST | 200 appointment | 403 *
meetings:appointment         | draft appointments | GET      | 200 dispatcher appointment | 404 *
meetings:appointment         | received appointments | GET      | 200 leader dispatcher appointment | 404 *
meetings:appointment         | submitted_to_meeting appointments | GET      | 200 leader dispatcher meeting appointment | 404 *
meetings:appointment_sheet   | received appointments | GET      | 200 leader dispatcher appointment | 404 *
meetings:review_sheet        | submitted_to_meeting appointments | GET      | 200 leader appointment | 404 *
meetings:appointment_file    | letter of appointments | GET      | 200 leader dispatcher appointment | 404 *
meetings:amend_appointments  | draft appointments | GET POST | 200 dispatcher appointment | 404 *
meetings:amend_appointments  | received appointments | GET POST | 200 appointment | 403 leader dispatcher | 404 *
meetings:add_line            | draft appointments | GET POST | 200 dispatcher appointment | 404 *
meetings:add_people          | draft appointments | GET POST | 200 dispatcher appointment | 404 *
meetings:submit_appointments | draft appointments | GET      | 409 dispatcher appointment | 404 *
meetings:add_appointment_paper | received appointments | GET POST | 200 dispatcher appointment | 403 leader | 404 *
meetings:supplement_appointments | incomplete appointments | GET      | 200 dispatcher appointment | 403 leader | 404 *
meetings:withdraw_appointments | received appointments | GET POST | 200 dispatcher appointment | 403 leader | 404 *
meetings:start_review        | received appointments | GET      | 403 leader dispatcher | 409 appointment | 404 *
meetings:ask_papers          | received appointments | GET POST | 200 appointment | 403 leader dispatcher | 404 *
meetings:record_visit        | under_review appointments | GET POST | 200 appointment | 403 leader dispatcher | 404 *
meetings:review_appointments | under_review appointments | GET POST | 200 appointment | 403 leader dispatcher | 404 *
meetings:rule_appointments   | reviewed appointments | GET POST | 200 appointment | 403 leader dispatcher | 404 *
meetings:bring_appointments  | submitted_to_meeting appointments | GET      | 200 appointment | 403 leader dispatcher meeting | 404 *
meetings:appointment_line    | person of draft appointments | GET      | 200 dispatcher appointment | 404 *
meetings:appointment_line    | person of received appointments | GET      | 200 leader dispatcher appointment | 404 *
meetings:appointment_line    | person of submitted_to_meeting appointments | GET      | 200 leader dispatcher meeting appointment | 404 *
meetings:drop_line           | person of draft appointments | GET      | 200 dispatcher appointment | 404 *
meetings:amend_person        | person of draft appointments | GET POST | 200 dispatcher appointment | 404 *
meetings:withdraw_line       | person of received appointments | GET POST | 200 dispatcher appointment | 403 leader | 404 *
meetings:receive_complaint   | person of received appointments | GET POST | 200 appointment | 403 leader dispatcher | 404 *
meetings:suspend_line        | person of received appointments | GET POST | 200 appointment | 403 leader dispatcher | 404 *
meetings:report_investigation | suspended person | GET POST | 200 dispatcher appointment | 403 leader meeting | 404 *
meetings:resume_line         | suspended person | GET POST | 200 appointment | 403 leader dispatcher meeting | 404 *
meetings:offices             | -                | GET      | 200 leader appointment | 403 *
meetings:office              | office           | GET      | 200 leader appointment | 403 *
meetings:add_office          | -                | GET POST | 200 appointment | 403 *
meetings:change_office       | office           | GET POST | 200 appointment | 403 *
meetings:abolish_office      | office           | GET POST | 200 appointment | 403 *
meetings:rename_office       | office           | GET POST | 200 appointment | 403 *
meetings:standard_offices    | -                | POST     | 302 appointment | 403 *
"""
