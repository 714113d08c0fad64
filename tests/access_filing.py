"""The lines of tests/access_table.py about 备案审查."""

FILING = """
supervision:filings          | -                | GET      | 403 water units admins former street outsider nobody | 200 *
supervision:file_document    | -                | GET POST | 200 dispatcher | 403 *
supervision:filing           | filed filing     | GET      | 200 coordinator leader dispatcher meeting appointment | 404 *
supervision:filing           | registered filing | GET      | 404 water units admins former street outsider nobody | 200 *
supervision:filing_file      | file of filing   | GET      | 404 water units admins former street outsider nobody | 200 *
supervision:filing_paper     | paper of filing  | GET      | 200 inside dispatcher meeting appointment | 404 *
supervision:comparison       | opposed filing   | GET      | 200 inside meeting appointment | 403 signers deputy dispatcher member | 404 *
supervision:receive_filing   | filed filing     | GET      | 200 meeting | 403 coordinator leader dispatcher appointment | 404 *
supervision:receive_filing   | filed filing     | POST     | 302 meeting | 403 coordinator leader dispatcher appointment | 404 *
supervision:register_filing  | checked filing   | GET      | 200 meeting | 403 coordinator leader dispatcher appointment | 404 *
supervision:register_filing  | checked filing   | POST     | 302 meeting | 403 coordinator leader dispatcher appointment | 404 *
supervision:ask_supplement   | checked filing   | GET POST | 200 meeting | 403 coordinator leader dispatcher appointment | 404 *
supervision:supplement_filing | wanting filing   | GET POST | 200 dispatcher | 403 coordinator leader meeting appointment | 404 *
supervision:return_filing    | checked filing   | GET POST | 200 meeting | 403 coordinator leader dispatcher appointment | 404 *
supervision:transfer_filing  | checked filing   | GET POST | 200 meeting | 403 coordinator leader dispatcher appointment | 404 *
supervision:distribute_filing | registered filing | GET POST | 200 meeting | 403 signers inside deputy dispatcher appointment member | 404 *
supervision:extend_review    | reviewing filing | GET POST | 200 meeting | 403 signers inside deputy dispatcher appointment member | 404 *
supervision:find_no_problem  | opined filing    | GET      | 200 meeting | 403 signers inside deputy dispatcher appointment member | 404 *
supervision:find_no_problem  | opined filing    | POST     | 302 meeting | 403 signers inside deputy dispatcher appointment member | 404 *
supervision:communicate_filing | talking filing   | GET POST | 200 committee meeting | 403 signers deputy coordinator leader dispatcher appointment member | 404 *
supervision:explain_filing   | talking filing   | GET POST | 200 dispatcher | 403 signers inside deputy meeting appointment member | 404 *
supervision:await_amendment  | talking filing   | GET      | 200 meeting | 403 signers inside deputy dispatcher appointment member | 404 *
supervision:await_amendment  | talking filing   | POST     | 302 meeting | 403 signers inside deputy dispatcher appointment member | 404 *
supervision:resume_review    | mending filing   | GET POST | 200 meeting | 403 signers inside deputy dispatcher appointment member | 404 *
supervision:send_written_opinion | talking filing   | GET POST | 200 meeting | 403 signers inside deputy dispatcher appointment member | 404 *
supervision:answer_written_opinion | opposed filing   | GET POST | 200 dispatcher | 403 signers inside deputy meeting appointment member | 404 *
supervision:report_amended   | opposed filing   | GET POST | 200 dispatcher | 403 signers inside deputy meeting appointment member | 404 *
supervision:put_to_chairs_meeting | opposed filing | GET POST | 409 meeting | 403 signers inside deputy dispatcher appointment member | 404 *
supervision:order_change     | deciding filing  | GET POST | 200 meeting | 403 signers inside deputy dispatcher appointment member | 404 *
supervision:order_cleanup    | deciding filing  | GET POST | 200 meeting | 403 signers inside deputy dispatcher appointment member | 404 *
supervision:annul_filing     | deciding filing  | GET POST | 200 meeting | 403 signers inside deputy dispatcher appointment member | 404 *
supervision:compare_articles | share of filing  | GET POST | 200 committee | 403 signers deputy coordinator leader dispatcher meeting appointment member | 404 *
supervision:give_filing_opinion | share of filing  | GET POST | 200 committee | 403 signers deputy coordinator leader dispatcher meeting appointment member | 404 *
supervision:extend_filing_opinion | share of filing  | GET POST | 200 committee | 403 signers deputy coordinator leader dispatcher meeting appointment member | 404 *
supervision:suggest_review   | -                | GET POST | 200 anonymous *
supervision:request_status   | -                | GET POST | 200 anonymous *
supervision:review_requests | - | GET | 200 inside dispatcher meeting appointment | 403 *
supervision:demand_review    | -                | GET POST | 200 dispatcher | 403 *
supervision:review_request | demand | GET | 200 coordinator leader dispatcher meeting appointment | 404 committee | 403 *
supervision:request_file | file of request | GET | 200 coordinator leader dispatcher meeting appointment | 404 committee | 403 *
supervision:refuse_request | demand | GET | 404 committee | 409 meeting | 403 *
supervision:review_request | received request | GET | 200 coordinator leader meeting appointment | 404 committee dispatcher | 403 *
supervision:accept_request | received request | GET | 200 meeting | 404 committee dispatcher | 403 *
supervision:accept_request | received request | POST | 302 meeting | 404 committee dispatcher | 403 *
supervision:refuse_request | received request | GET POST | 200 meeting | 404 committee dispatcher | 403 *
supervision:pass_on_request | received request | GET POST | 200 meeting | 404 committee dispatcher | 403 *
supervision:answer_request | accepted request | GET POST | 200 meeting | 404 committee dispatcher | 403 *
supervision:public_filings   | -                | GET      | 200 anonymous *
supervision:public_filing    | released filing  | GET      | 200 anonymous *
supervision:public_filing    | opined filing    | GET      | 404 anonymous *
supervision:public_filing_text | released filing | GET      | 200 anonymous *
supervision:public_filing_paper | public paper of filing | GET | 200 anonymous *
supervision:publish_filing   | released filing  | GET      | 200 meeting | 403 signers inside deputy dispatcher appointment member | 404 *
supervision:publish_filing   | released filing  | POST     | 302 meeting | 403 signers inside deputy dispatcher appointment member | 404 *
supervision:hide_filing      | released filing  | GET POST | 200 meeting | 403 signers inside deputy dispatcher appointment member | 404 *
supervision:yearly_lists     | -                | GET      | 200 coordinator leader dispatcher meeting appointment | 403 *
supervision:yearly_list_paper | this year       | GET      | 200 coordinator leader dispatcher meeting appointment | 403 *
supervision:send_yearly_list | yearly list      | GET      | 200 dispatcher | 403 *
supervision:send_yearly_list | yearly list      | POST     | 302 dispatcher | 403 *
supervision:filing_report    | this year        | GET      | 200 coordinator leader meeting appointment | 403 *
supervision:filing_report_paper | this year     | GET      | 200 coordinator leader meeting appointment | 403 *
supervision:compose_filing_report | this year   | GET      | 200 meeting | 403 *
supervision:compose_filing_report | this year   | POST     | 302 meeting | 403 *
supervision:hear_filing_report | this year      | GET POST | 200 meeting | 403 *
supervision:send_filing_report | this year      | GET POST | 200 meeting | 403 *
"""
