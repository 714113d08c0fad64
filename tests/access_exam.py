"""The lines of tests/access_table.py about the exams before an appointment."""

EXAM = """
meetings:exam_bank           | -                | GET      | 200 appointment | 404 *
meetings:add_question        | -                | GET POST | 200 appointment | 404 *
meetings:exam_question       | exam question    | GET      | 200 appointment | 404 *
meetings:change_question     | exam question    | GET POST | 200 appointment | 404 *
meetings:retire_question     | exam question    | GET POST | 200 appointment | 404 *
meetings:exam_plans          | -                | GET      | 200 appointment | 404 *
meetings:set_exam_plan       | exam plan        | GET POST | 200 appointment | 404 *
meetings:exams               | -                | GET      | 200 appointment | 404 *
meetings:exam_figures        | -                | GET      | 200 leader appointment | 404 *
meetings:open_room           | -                | GET      | 200 appointment | 404 *
meetings:open_room           | -                | POST     | 200 appointment | 404 *
meetings:close_room          | exam room        | POST     | 302 appointment | 404 *
meetings:schedule_exam       | nominee          | GET POST | 200 appointment | 403 leader dispatcher | 404 *
meetings:exempt_exam         | nominee          | GET POST | 200 appointment | 403 leader dispatcher | 404 *
meetings:give_practice       | nominee          | GET POST | 200 appointment | 404 *
meetings:exam                | marked exam      | GET POST | 200 leader appointment | 404 *
meetings:exam                | planned exam     | GET      | 200 appointment | 404 *
meetings:issue_code          | planned exam     | GET POST | 200 appointment | 404 *
meetings:issue_code          | marked exam      | GET POST | 409 appointment | 403 leader | 404 *
meetings:end_exam            | running exam     | GET POST | 409 appointment | 404 *
meetings:key_in_exam         | paper exam       | GET POST | 200 appointment | 404 *
meetings:verify_exam         | keyed exam       | GET POST | 200 appointment | 404 *
meetings:refuse_exam         | keyed exam       | GET POST | 200 appointment | 404 *
meetings:mark_absent         | planned exam     | GET POST | 200 appointment | 404 *
meetings:reschedule_exam     | planned exam     | GET POST | 200 appointment | 404 *
meetings:exam_paper          | paper exam       | GET      | 200 appointment | 404 *
meetings:exam_scan           | keyed exam       | GET      | 200 appointment | 404 *
meetings:mark_sheet          | examined motion  | GET      | 200 appointment | 404 *
meetings:room                | -                | GET POST | 404 anonymous *
meetings:room_begin          | -                | GET POST | 404 anonymous *
meetings:room_paper          | -                | GET POST | 404 anonymous *
meetings:room_hand_in        | -                | GET POST | 404 anonymous *
meetings:room_save           | -                | POST     | 404 anonymous *
meetings:practice            | practice         | GET      | 200 anonymous *
"""
