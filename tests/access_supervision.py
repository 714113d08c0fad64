"""The lines of tests/access_table.py about supervision."""

from tests.access_call import CALLS
from tests.access_filing import FILING

SUPERVISION = """
supervision:work_reviews     | -                | GET      | 200 *
supervision:plan_work_review | -                | GET POST | 200 committee meeting | 403 *
supervision:work_review      | polled review    | GET      | 200 inside water meeting appointment | 404 *
supervision:work_review      | results_sent review | GET      | 200 inside water meeting appointment | 404 *
supervision:gather_words     | gathering review | GET POST | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:report_work_review | gathering review | GET POST | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:poll_work_review | review_reported review | GET POST | 200 meeting | 403 inside water appointment | 404 *
supervision:send_results     | polled review    | GET POST | 200 meeting | 403 inside water appointment | 404 *
supervision:answer_work_review | results_sent review | GET POST | 200 water committee meeting | 403 coordinator leader appointment | 404 *
supervision:result_sheet     | sheet of review  | GET      | 200 inside water meeting appointment | 404 *
supervision:result_sheet     | party sheet of review | GET      | 200 inside meeting appointment | 404 *
supervision:review_file      | file of review   | GET      | 200 inside water meeting appointment | 404 *
supervision:index            | -                | GET      | 200 *
supervision:public           | -                | GET      | 200 anonymous *
supervision:public_plan      | published plan   | GET      | 200 anonymous *
supervision:public_plan      | draft plan       | GET      | 404 anonymous *
supervision:public_paper     | version of plan  | GET      | 200 anonymous *
supervision:obligations      | -                | GET      | 200 inside meeting appointment | 403 *
supervision:sources          | -                | GET      | 200 inside meeting appointment | 403 *
supervision:year             | -                | GET      | 200 inside meeting appointment | 403 *
supervision:year_paper       | -                | GET      | 200 inside meeting appointment | 403 *
supervision:make_calendar    | -                | POST     | 403 *
supervision:make_topic       | duty             | GET      | 200 meeting | 403 *
supervision:make_topic       | duty             | POST     | 302 meeting | 403 *
supervision:fulfil           | duty             | GET POST | 200 meeting | 403 *
supervision:waive            | duty             | GET POST | 200 meeting | 403 *
supervision:plans            | -                | GET      | 200 *
supervision:open_plan        | -                | GET POST | 200 meeting | 403 *
supervision:plan             | draft plan       | GET      | 200 inside meeting appointment | 404 *
supervision:plan             | published plan   | GET      | 200 *
supervision:plan_paper       | draft plan       | GET      | 200 meeting | 403 inside appointment | 404 *
supervision:plan_paper       | published plan   | GET      | 200 meeting | 403 *
supervision:version_paper    | version of plan  | GET      | 200 *
supervision:draft_plan       | draft plan       | GET POST | 200 meeting | 403 inside appointment | 404 *
supervision:adopt_plan       | draft plan       | GET POST | 200 meeting | 403 inside appointment | 404 *
supervision:adopt_plan       | published plan   | GET      | 409 meeting | 403 *
supervision:publish_plan     | adopted plan     | GET      | 200 meeting | 403 inside appointment | 404 *
supervision:publish_plan     | adopted plan     | POST     | 302 meeting | 403 inside appointment | 404 *
supervision:adjust_plan      | published plan   | GET POST | 200 meeting | 403 *
supervision:report_plan      | draft plan       | GET POST | 200 meeting | 403 inside appointment | 404 *
supervision:propose_topic    | -                | GET POST | 200 committee meeting | 403 *
supervision:topic            | proposed topic   | GET      | 200 inside meeting appointment | 404 *
supervision:topic            | planned topic    | GET      | 200 signers inside water deputy meeting appointment member | 404 *
supervision:amend_topic      | proposed topic   | GET POST | 200 committee meeting | 403 coordinator leader appointment | 404 *
supervision:amend_topic      | planned topic    | GET      | 404 admins former street dispatcher assistant outsider nobody | 409 committee meeting | 403 *
supervision:screen           | proposed topic   | GET      | 200 meeting | 403 inside appointment | 404 *
supervision:screen           | proposed topic   | POST     | 302 meeting | 403 inside appointment | 404 *
supervision:take_up          | screened topic   | GET      | 200 meeting | 403 inside appointment | 404 *
supervision:take_up          | screened topic   | POST     | 302 meeting | 403 inside appointment | 404 *
supervision:put_back         | in_plan_draft topic | GET      | 200 meeting | 403 inside appointment | 404 *
supervision:put_back         | in_plan_draft topic | POST     | 302 meeting | 403 inside appointment | 404 *
supervision:reject_topic     | proposed topic   | GET POST | 200 meeting | 403 inside appointment | 404 *
supervision:reconsider       | rejected topic   | GET      | 200 meeting | 403 inside appointment | 404 *
supervision:reconsider       | rejected topic   | POST     | 302 meeting | 403 inside appointment | 404 *
supervision:start_work       | planned topic    | GET POST | 200 committee meeting | 404 admins former street dispatcher assistant outsider nobody | 403 *
supervision:set_day          | planned topic    | GET POST | 200 committee meeting | 404 admins former street dispatcher assistant outsider nobody | 403 *
supervision:record_research  | researching topic | GET POST | 200 committee meeting | 404 admins former street dispatcher assistant outsider nobody | 403 *
supervision:collect_opinions | researching topic | GET POST | 200 committee meeting | 404 admins former street dispatcher assistant outsider nobody | 403 *
supervision:send_exchange    | joint topic      | GET POST | 200 street | 404 admins former dispatcher assistant outsider nobody | 403 *
supervision:add_paper        | researching topic | GET POST | 200 committee meeting | 404 admins former street dispatcher assistant outsider nobody | 403 *
supervision:submit_draft     | researching topic | GET POST | 200 water committee meeting | 403 signers deputy coordinator leader appointment member | 404 *
supervision:return_comments  | draft_received topic | GET POST | 200 committee meeting | 404 admins former street dispatcher assistant outsider nobody | 403 *
supervision:answer_collected | comments_returned topic | GET      | 200 water committee meeting | 403 signers deputy coordinator leader appointment member | 404 *
supervision:answer_collected | comments_returned topic | POST     | 302 water committee meeting | 403 signers deputy coordinator leader appointment member | 404 *
supervision:submit_report    | comments_returned topic | GET POST | 200 water committee meeting | 403 signers deputy coordinator leader appointment member | 404 *
supervision:distribute       | final_received topic | GET      | 200 meeting | 403 signers inside water deputy appointment member | 404 *
supervision:distribute       | final_received topic | POST     | 302 meeting | 403 signers inside water deputy appointment member | 404 *
supervision:hear             | distributed topic | GET POST | 200 meeting | 403 signers inside water deputy appointment member | 404 *
supervision:conclude_topic   | deliberated topic | GET POST | 200 meeting | 403 signers inside water deputy appointment member | 404 *
supervision:draft_opinion    | deliberated topic | GET POST | 200 committee meeting | 404 admins former street dispatcher assistant outsider nobody | 403 *
supervision:issue_opinion    | opinion_drafted topic | GET POST | 200 meeting | 403 signers inside water deputy appointment member | 404 *
supervision:submit_plan      | opinion_issued topic | GET POST | 200 water committee meeting | 403 signers deputy coordinator leader appointment member | 404 *
supervision:send_response    | opinion_issued topic | GET POST | 403 signers deputy coordinator leader appointment member | 409 water committee meeting | 404 *
supervision:comment_response | response_for_comment topic | GET POST | 200 committee meeting | 404 admins former street dispatcher assistant outsider nobody | 403 *
supervision:submit_response  | response_for_comment topic | GET POST | 403 signers deputy coordinator leader appointment member | 409 water committee meeting | 404 *
supervision:note_response    | response_received topic | GET      | 200 meeting | 403 signers inside water deputy appointment member | 404 *
supervision:note_response    | response_received topic | POST     | 302 meeting | 403 signers inside water deputy appointment member | 404 *
supervision:bring_back       | response_received topic | GET      | 200 meeting | 403 signers inside water deputy appointment member | 404 *
supervision:bring_back       | response_received topic | POST     | 302 meeting | 403 signers inside water deputy appointment member | 404 *
supervision:rerun            | response_received topic | GET POST | 200 meeting | 403 signers inside water deputy appointment member | 404 *
supervision:publish_topic    | noted topic      | GET      | 200 meeting | 403 signers inside water deputy appointment member | 404 *
supervision:publish_topic    | noted topic      | POST     | 302 meeting | 403 signers inside water deputy appointment member | 404 *
supervision:track_topic      | published topic  | GET POST | 200 meeting | 403 signers inside water deputy appointment member | 404 *
supervision:record_check     | tracking topic   | GET POST | 200 committee meeting | 404 admins former street dispatcher assistant outsider nobody | 403 *
supervision:close_topic      | published topic  | GET      | 200 meeting | 403 signers inside water deputy appointment member | 404 *
supervision:close_topic      | published topic  | POST     | 302 meeting | 403 signers inside water deputy appointment member | 404 *
supervision:report_item      | answered item    | GET POST | 200 water committee meeting | 403 signers deputy coordinator leader appointment member | 404 *
supervision:settle_item      | answered item    | GET      | 200 committee meeting | 404 admins former street dispatcher assistant outsider nobody | 403 *
supervision:settle_item      | answered item    | POST     | 302 committee meeting | 404 admins former street dispatcher assistant outsider nobody | 403 *
supervision:continue_item    | answered item    | GET POST | 200 committee meeting | 404 admins former street dispatcher assistant outsider nobody | 403 *
supervision:poll_response    | response_received topic | GET      | 403 signers inside water deputy appointment member | 409 meeting | 404 *
supervision:topic            | opinion_issued topic | GET      | 200 signers inside water deputy meeting appointment member | 404 *
supervision:paper            | paper of topic   | GET      | 200 inside water meeting appointment | 404 *
supervision:evidence         | evidence         | GET      | 200 inside water meeting appointment | 404 *
supervision:opinion          | opinion of topic | GET      | 200 inside water meeting appointment | 404 *
supervision:public_topic     | published topic  | GET      | 200 anonymous *
supervision:public_topic     | noted topic      | GET      | 404 anonymous *
supervision:public_topic_paper | public paper of topic | GET      | 200 anonymous *
supervision:public_opinion   | public opinion   | GET      | 200 anonymous *
supervision:plan_inspection  | topic to inspect | GET POST | 200 committee meeting | 404 admins former street dispatcher assistant outsider nobody | 403 *
supervision:inspection       | drafted inspection | GET      | 200 inside meeting appointment | 404 *
supervision:inspection       | notified inspection | GET      | 200 inside water meeting appointment | 404 *
supervision:inspection       | reported inspection | GET      | 200 inside water meeting appointment | 404 *
supervision:inspection_plan  | adopted inspection | GET      | 200 inside meeting appointment | 404 *
supervision:inspection_notice | notified inspection | GET      | 200 inside water meeting appointment | 404 *
supervision:inspection_report | reported inspection | GET      | 200 inside water meeting appointment | 404 *
supervision:inspection_report | checked inspection | GET      | 200 inside meeting appointment | 404 *
supervision:inspection_file  | file of inspection | GET      | 200 inside meeting appointment | 404 *
supervision:draft_inspection | drafted inspection | GET POST | 200 committee meeting | 403 coordinator leader appointment | 404 *
supervision:name_member      | drafted inspection | GET POST | 200 committee meeting | 403 coordinator leader appointment | 404 *
supervision:remove_member    | member of team   | GET      | 200 committee meeting | 403 coordinator leader appointment | 404 *
supervision:list_checks      | drafted inspection | GET POST | 200 committee meeting | 403 coordinator leader appointment | 404 *
supervision:adopt_inspection | drafted inspection | GET POST | 200 meeting | 403 inside appointment | 404 *
supervision:notify_organ     | adopted inspection | GET      | 200 meeting | 403 inside appointment | 404 *
supervision:record_visit     | notified inspection | GET POST | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:fill_line   | line of inspection | GET POST | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:add_assessment   | checking inspection | GET POST | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:add_problem      | checking inspection | GET POST | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:forward_letter   | checking inspection | GET POST | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:end_check        | checking inspection | GET POST | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:report_inspection | checked inspection | GET POST | 403 water coordinator leader appointment | 409 committee meeting | 404 *
supervision:take_problems    | reported inspection | GET      | 403 water coordinator leader appointment | 409 committee meeting | 404 *
supervision:order_followup   | reported inspection | GET POST | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:plan_inquiry     | topic to inquire | GET POST | 200 committee meeting | 404 admins former street dispatcher assistant outsider nobody | 403 *
supervision:note_inquiry     | topic to inquire | GET POST | 200 committee meeting | 404 admins former street dispatcher assistant outsider nobody | 403 *
supervision:inquiry          | drafted inquiry  | GET      | 200 inside meeting appointment | 404 *
supervision:inquiry          | adopted inquiry  | GET      | 200 inside water meeting appointment | 404 *
supervision:inquiry          | held inquiry     | GET      | 200 inside water meeting appointment | 404 *
supervision:inquiry_plan     | adopted inquiry  | GET      | 200 inside water meeting appointment | 404 *
supervision:inquiry_record   | held inquiry     | GET      | 200 inside water meeting appointment | 404 *
supervision:draft_inquiry    | drafted inquiry  | GET POST | 200 committee meeting | 403 coordinator leader appointment | 404 *
supervision:name_respondent  | drafted inquiry  | GET POST | 200 committee meeting | 403 coordinator leader appointment | 404 *
supervision:prepare_question | drafted inquiry  | GET POST | 200 committee meeting | 403 coordinator leader appointment | 404 *
supervision:adopt_inquiry    | drafted inquiry  | GET POST | 200 meeting | 403 inside appointment | 404 *
supervision:open_inquiry     | adopted inquiry  | GET POST | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:sitting          | sitting inquiry  | GET      | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:ask_question     | sitting inquiry  | GET POST | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:raise_question   | question of bank | GET      | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:answer_question  | answered question | GET POST | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:follow_up        | answered question | GET POST | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:note_promise     | answered question | GET POST | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:poll_answer      | answered question | GET POST | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:end_inquiry      | sitting inquiry  | GET      | 200 committee meeting | 403 water coordinator leader appointment | 404 *
supervision:take_promises    | held inquiry     | GET      | 403 water coordinator leader appointment | 409 committee meeting | 404 *
supervision:questioning | - | GET | 200 inside meeting appointment member | 403 *
supervision:move_interpellation | - | GET POST | 200 meeting member | 403 *
supervision:interpellation   | moved interpellation | GET      | 200 inside meeting appointment | 404 *
supervision:interpellation   | decided interpellation | GET      | 200 inside water meeting appointment | 404 *
supervision:interpellation_paper | answered interpellation | GET      | 200 inside water meeting appointment | 404 *
supervision:sign_interpellation | signing interpellation | GET | 200 member | 403 meeting | 404 *
supervision:sign_interpellation | signing interpellation | POST | 302 member | 403 meeting | 404 *
supervision:decline_interpellation | signing interpellation | GET | 200 member | 403 meeting | 404 *
supervision:decline_interpellation | signing interpellation | POST | 302 member | 403 meeting | 404 *
supervision:key_in_movers | signing interpellation | GET POST | 200 meeting | 403 member | 404 *
supervision:hand_in_interpellation | signed interpellation | GET | 200 meeting | 404 *
supervision:hand_in_interpellation | signed interpellation | POST | 302 meeting | 404 *
supervision:interpellation_file | file of interpellation | GET | 200 inside meeting appointment | 404 *
supervision:interpellation | signing interpellation | GET | 200 meeting member | 404 *
supervision:commission_file | file of commission | GET | 200 leader meeting member | 404 *
supervision:decide_interpellation | moved interpellation | GET POST | 200 meeting | 403 inside appointment | 404 *
supervision:answer_interpellation | decided interpellation | GET POST | 200 water meeting | 403 inside appointment | 404 *
supervision:give_verdict     | keyed verdicts | GET POST | 200 member | 403 inside water meeting appointment | 404 *
supervision:key_in_verdicts  | keyed verdicts | GET POST | 200 meeting | 403 inside water appointment member | 404 *
supervision:verify_verdicts  | keyed verdicts | GET POST | 200 meeting | 403 inside water appointment member | 404 *
supervision:verdict_sheet    | keyed verdicts | GET      | 200 inside meeting appointment member | 404 *
supervision:judge_answer     | answered interpellation | GET POST | 200 meeting | 403 inside water appointment | 404 *
supervision:withdraw_interpellation | moved interpellation | GET POST | 200 meeting | 403 inside appointment | 404 *
supervision:propose_commission | -                | GET POST | 200 meeting member | 403 *
supervision:commission       | formed commission | GET      | 200 leader meeting | 404 *
supervision:commission_paper | reported commission | GET      | 200 leader meeting | 404 *
supervision:commission       | signing commission | GET  | 200 meeting member | 404 *
supervision:sign_commission  | signing commission | GET | 200 member | 403 meeting | 404 *
supervision:sign_commission  | signing commission | POST | 302 member | 403 meeting | 404 *
supervision:decline_commission | signing commission | GET | 200 member | 403 meeting | 404 *
supervision:decline_commission | signing commission | POST | 302 member | 403 meeting | 404 *
supervision:key_in_proposers | signing commission | GET POST | 200 meeting | 403 member | 404 *
supervision:hand_in_commission | signing commission | GET | 200 meeting | 403 member | 404 *
supervision:hand_in_commission | signing commission | POST | 302 meeting | 403 member | 404 *
supervision:withdraw_commission | signing commission | GET POST | 200 meeting | 403 member | 404 *
supervision:name_commissioner | proposed commission | GET POST | 200 meeting | 403 leader | 404 *
supervision:form_commission  | proposed commission | GET POST | 200 meeting | 403 leader | 404 *
supervision:record_material | formed commission | GET POST | 200 meeting | 403 leader | 404 *
supervision:material_source | material of commission | POST | 403 meeting | 404 *
supervision:material_file   | file of material   | GET      | 200 meeting | 404 *
supervision:report_commission | formed commission | GET POST | 200 meeting | 403 leader | 404 *
supervision:decide_commission | reported commission | GET POST | 200 meeting | 403 leader | 404 *
"""
SUPERVISION += FILING.strip()
SUPERVISION += """
supervision:findings         | -                | GET      | 200 inside units outsider dispatcher meeting appointment | 403 *
supervision:record_finding   | -                | GET POST | 200 meeting | 403 *
supervision:rectification    | year of findings | GET      | 200 inside meeting appointment | 403 *
supervision:finding          | open finding     | GET      | 200 inside water dispatcher meeting appointment | 404 *
supervision:finding_file     | file of finding  | GET      | 200 inside water dispatcher meeting appointment | 404 *
supervision:amend_finding    | open finding     | GET POST | 200 meeting | 403 inside water dispatcher appointment | 404 *
supervision:start_rectifying | open finding     | GET POST | 200 water meeting | 403 inside dispatcher appointment | 404 *
supervision:report_progress  | rectifying finding | GET POST | 200 water meeting | 403 inside dispatcher appointment | 404 *
supervision:claim_rectified  | rectifying finding | GET POST | 200 water meeting | 403 inside dispatcher appointment | 404 *
supervision:verify_finding   | claimed finding  | GET      | 200 meeting | 403 inside water dispatcher appointment | 404 *
supervision:verify_finding   | claimed finding  | POST     | 302 meeting | 403 inside water dispatcher appointment | 404 *
supervision:continue_finding | claimed finding  | GET POST | 200 meeting | 403 inside water dispatcher appointment | 404 *
"""
SUPERVISION += """
supervision:fiscal           | -                | GET      | 302 inside dispatcher meeting appointment | 403 *
supervision:fiscal_year      | year of books    | GET      | 200 inside dispatcher meeting appointment | 403 *
supervision:book_paper       | paper of books   | GET      | 200 inside dispatcher meeting appointment | 403 *
supervision:keep_figure      | year of books    | GET POST | 200 meeting | 403 *
supervision:add_book_paper   | year of books    | GET POST | 200 dispatcher meeting | 403 *
supervision:submit_adjustment | -               | GET POST | 200 dispatcher meeting | 403 *
supervision:adjustment       | submitted adjustment | GET  | 200 inside dispatcher meeting appointment | 403 *
supervision:adjustment_file  | file of adjustment | GET    | 200 inside dispatcher meeting appointment | 403 *
supervision:review_adjustment | submitted adjustment | GET POST | 200 meeting | 403 *
supervision:approve_adjustment | reviewed adjustment | GET POST | 200 meeting | 403 *
supervision:refuse_adjustment | reviewed adjustment | GET POST | 200 meeting | 403 *
supervision:experts          | -                | GET      | 200 inside meeting appointment | 403 *
supervision:add_expert       | -                | GET POST | 200 committee meeting | 403 *
supervision:expert           | expert           | GET      | 200 inside meeting appointment | 404 *
supervision:amend_expert     | expert           | GET POST | 200 committee meeting | 403 coordinator leader appointment | 404 *
supervision:ask_expert       | adjustment to ask of | GET POST | 200 committee meeting | 403 *
supervision:record_expert_opinion | assignment  | GET POST | 200 committee meeting | 403 *
supervision:expert_file      | file of expert   | GET      | 200 inside meeting appointment | 403 *
"""
SUPERVISION += f"\n{CALLS.strip()}"
SUPERVISION += """
supervision:lateness         | -                | GET      | 200 inside meeting appointment | 403 *
supervision:lateness_paper   | -                | GET      | 200 inside meeting appointment | 403 *
"""
SUPERVISION += """
supervision:absences         | -                | GET      | 200 inside meeting appointment | 403 *
supervision:record_absence   | -                | GET POST | 200 meeting | 403 *
"""
