"""The lines of tests/access_table.py about the exams before an appointment."""

EXAM = """
meetings:exam_bank           | -                | GET      | 200 appointment | 404 *
meetings:add_question        | -                | GET POST | 200 appointment | 404 *
meetings:exam_question       | exam question    | GET      | 200 appointment | 404 *
meetings:change_question     | exam question    | GET POST | 200 appointment | 404 *
meetings:retire_question     | exam question    | GET POST | 200 appointment | 404 *
meetings:exam_plans          | -                | GET      | 200 appointment | 404 *
meetings:set_exam_plan       | exam plan        | GET POST | 200 appointment | 404 *
"""
