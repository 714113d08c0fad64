"""The lines of tests/access_table.py about 征集监督议题."""

CALLS = """
supervision:public_call      | -                | GET POST | 200 anonymous *
supervision:idea_status      | -                | GET POST | 200 anonymous *
supervision:own_ideas        | -                | GET POST | 200 *
supervision:calls            | -                | GET      | 200 inside meeting appointment | 403 *
supervision:plan_call        | -                | GET POST | 200 meeting | 403 *
supervision:amend_call       | open call        | GET POST | 200 meeting | 403 *
supervision:ideas            | -                | GET      | 200 inside meeting appointment | 403 *
supervision:decline_ideas    | -                | POST     | 302 meeting | 403 *
supervision:idea             | received idea    | GET      | 200 inside meeting appointment | 403 *
supervision:adopt_idea       | received idea    | GET POST | 200 meeting | 403 *
supervision:merge_idea       | received idea    | GET POST | 200 meeting | 403 *
supervision:decline_idea     | received idea    | GET POST | 200 meeting | 403 *
supervision:reopen_idea      | declined idea    | GET POST | 200 meeting | 403 *
supervision:reopen_idea      | received idea    | GET      | 409 meeting | 403 *
"""
