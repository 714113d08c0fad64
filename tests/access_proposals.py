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
"""
