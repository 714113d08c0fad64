"""The lines of tests/access_table.py about what may follow the first answer of a suggestion, and about motions."""

PROPOSALS = """
proposals:detail             | cosigning        | GET      | 200 signers deputy | 404 *
proposals:submit             | cosigning        | GET      | 200 lead | 403 cosigner deputy | 404 *
proposals:invite             | draft            | GET POST | 200 lead | 404 *
proposals:invite             | cosigning        | GET POST | 200 lead | 403 cosigner deputy | 404 *
proposals:cosign             | cosigning        | GET      | 200 deputy | 403 signers | 404 *
proposals:cosign             | cosigning        | POST     | 302 deputy | 403 signers | 404 *
proposals:refuse             | cosigning        | GET      | 200 deputy | 403 signers | 404 *
proposals:refuse             | cosigning        | POST     | 302 deputy | 403 signers | 404 *
proposals:step_out           | cosigning        | GET      | 200 cosigner | 403 lead deputy | 404 *
proposals:step_out           | cosigning        | POST     | 302 cosigner | 403 lead deputy | 404 *
proposals:step_out           | submitted        | GET      | 200 cosigner | 403 lead coordinator | 404 *
proposals:take_back          | cosigning        | GET      | 200 lead | 403 cosigner deputy | 404 *
proposals:take_back          | cosigning        | POST     | 302 lead | 403 cosigner deputy | 404 *
proposals:publish            | evaluated        | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:withhold           | evaluated        | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:retract            | published        | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:public             | -                | GET      | 200 anonymous *
proposals:public_csv         | -                | GET      | 200 anonymous *
proposals:public_json        | -                | GET      | 200 anonymous *
proposals:public_case        | published        | GET      | 200 anonymous *
proposals:public_case        | closed           | GET      | 404 anonymous *
proposals:releases           | -                | GET      | 200 inside | 403 *
proposals:rework             | disliked         | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:convene            | disliked         | GET      | 409 coordinator | 404 admins unrelated | 403 *
proposals:rework             | disliked twice   | GET      | 409 coordinator | 404 admins unrelated | 403 *
proposals:close              | disliked twice   | GET      | 409 coordinator | 404 admins unrelated | 403 *
proposals:convene            | disliked twice   | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:settle             | mediation        | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:key_cases          | -                | GET      | 200 *
proposals:key_candidates     | -                | GET      | 200 inside | 403 *
proposals:key_case           | candidate key case | GET    | 200 inside | 404 *
proposals:key_case           | overseen key case | GET     | 404 admins unrelated | 200 *
proposals:nominate           | assigned         | GET POST | 200 inside | 404 admins unrelated | 403 *
proposals:select             | candidate key case | GET POST | 200 coordinator | 403 committee leader | 404 *
proposals:leave_out          | candidate key case | GET POST | 200 coordinator | 403 committee leader | 404 *
proposals:plan_oversight     | overseen key case | GET POST | 200 coordinator committee | 404 admins unrelated | 403 *
proposals:record_event       | overseen key case | GET POST | 200 coordinator committee | 404 admins unrelated | 403 *
proposals:report_back        | overseen key case | GET POST | 409 coordinator committee | 404 admins unrelated | 403 *
proposals:finish             | reported key case | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:resume             | reported key case | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:track              | promised         | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:detail             | claimed          | GET      | 404 admins unrelated | 200 *
proposals:file               | claimed/evidence | GET      | 200 signers water inside | 404 *
proposals:commitment         | claimed promise  | GET      | 404 admins unrelated | 200 *
proposals:report_progress    | promise          | GET POST | 200 water | 404 admins unrelated | 403 *
proposals:claim_done         | promise          | GET POST | 200 water | 404 admins unrelated | 403 *
proposals:verify_done        | claimed promise  | GET POST | 200 signers coordinator | 404 admins unrelated | 403 *
proposals:give_up            | promise          | GET POST | 200 head | 404 admins unrelated | 403 *
proposals:roll_over          | promise          | GET POST | 200 coordinator | 404 admins unrelated | 403 *
"""
