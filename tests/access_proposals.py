"""The lines of tests/access_table.py about what may follow the first answer of a suggestion, and about motions."""

PROPOSALS = """
proposals:figures            | -                | GET      | 200 inside overseers | 403 *
proposals:figures_list       | count            | GET      | 200 inside overseers | 403 *
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
proposals:repeated           | -                | GET      | 200 inside overseers | 403 *
proposals:rework             | disliked         | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:convene            | disliked         | GET      | 409 coordinator | 404 admins unrelated | 403 *
proposals:rework             | disliked twice   | GET      | 409 coordinator | 404 admins unrelated | 403 *
proposals:close              | disliked twice   | GET      | 409 coordinator | 404 admins unrelated | 403 *
proposals:convene            | disliked twice   | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:paper              | mediation_record | GET      | 200 signers units inside dispatcher | 404 *
proposals:settle             | mediation        | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:key_cases          | -                | GET      | 200 *
proposals:key_candidates     | -                | GET      | 200 inside | 403 *
proposals:key_case           | candidate key case | GET    | 200 inside | 404 *
proposals:key_case           | overseen key case | GET     | 404 admins unrelated | 200 *
proposals:key_report         | reported key case | GET     | 200 inside | 404 *
proposals:key_report         | overseen key case | GET     | 404 *
proposals:nominate           | assigned         | GET POST | 200 inside | 404 admins unrelated | 403 *
proposals:select             | candidate key case | GET POST | 200 coordinator | 403 committee leader | 404 *
proposals:leave_out          | candidate key case | GET POST | 200 coordinator | 403 committee leader | 404 *
proposals:plan_oversight     | overseen key case | GET POST | 200 coordinator committee | 404 admins unrelated | 403 *
proposals:record_event       | overseen key case | GET POST | 200 coordinator committee | 404 admins unrelated | 403 *
proposals:report_back        | overseen key case | GET POST | 409 coordinator committee | 404 admins unrelated | 403 *
proposals:finish             | reported key case | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:leaders            | -                | GET      | 200 *
proposals:subjects           | -                | GET      | 200 inside | 403 *
proposals:name_leader        | assigned         | GET POST | 200 coordinator dispatcher | 404 admins unrelated | 403 *
proposals:report_leading     | assigned         | GET POST | 409 coordinator dispatcher units | 404 admins unrelated | 403 *
proposals:oversee            | assigned         | GET POST | 200 committee leader | 404 admins unrelated | 403 *
proposals:rechecks           | -                | GET      | 200 inside | 403 *
proposals:draw               | -                | GET POST | 200 coordinator | 403 *
proposals:recheck_sample     | sample           | GET      | 200 inside | 403 *
proposals:recheck            | lot              | GET POST | 200 coordinator committee | 404 admins unrelated | 403 *
proposals:reopen             | closed           | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:resume             | reported key case | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:track              | promised         | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:detail             | claimed          | GET      | 404 admins unrelated | 200 *
proposals:file               | claimed/evidence | GET      | 200 signers water inside | 404 *
proposals:commitment         | claimed promise  | GET      | 404 admins unrelated | 200 *
proposals:second_answer      | second answer    | GET      | 404 admins unrelated | 200 *
proposals:ledger             | -                | GET      | 200 *
proposals:ledger_progress    | -                | GET      | 200 *
proposals:close_term         | term             | GET POST | 200 coordinator | 403 *
proposals:term_account       | term             | GET      | 200 inside overseers | 403 *
proposals:report_progress    | promise          | GET POST | 200 water | 404 admins unrelated | 403 *
proposals:claim_done         | promise          | GET POST | 200 water | 404 admins unrelated | 403 *
proposals:verify_done        | claimed promise  | GET POST | 200 signers coordinator | 404 admins unrelated | 403 *
proposals:give_up            | promise          | GET POST | 200 head | 404 admins unrelated | 403 *
proposals:roll_over          | promise          | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:motions            | -                | GET      | 200 *
proposals:draft_motion       | -                | GET POST | 200 signers deputy member | 403 *
proposals:log_motion         | -                | GET POST | 200 coordinator | 403 *
proposals:set_cutoff         | -                | GET POST | 200 coordinator | 403 *
proposals:motion             | draft motion     | GET      | 200 lead | 404 *
proposals:motion             | cosigning motion | GET      | 200 signers coordinator | 404 *
proposals:motion             | submitted motion | GET      | 200 signers coordinator | 404 *
proposals:motion             | registered motion | GET     | 200 signers inside | 404 *
proposals:motion             | referred motion  | GET      | 200 signers deputy member meeting inside water | 404 *
proposals:motion             | assigned_to_organ motion | GET | 200 signers deputy member meeting inside dispatcher water | 404 *
proposals:motion_file        | motion file      | GET      | 200 signers deputy member meeting inside dispatcher water | 404 *
proposals:revise_motion      | cosigning motion | GET POST | 200 lead | 403 cosigner coordinator | 404 *
proposals:invite_signers     | cosigning motion | GET POST | 200 lead | 403 cosigner coordinator | 404 *
proposals:sign_motion        | cosigning motion | GET      | 200 cosigner | 403 lead coordinator | 404 *
proposals:sign_motion        | cosigning motion | POST     | 302 cosigner | 403 lead coordinator | 404 *
proposals:refuse_motion      | cosigning motion | GET      | 200 cosigner | 403 lead coordinator | 404 *
proposals:refuse_motion      | cosigning motion | POST     | 302 cosigner | 403 lead coordinator | 404 *
proposals:leave_motion       | submitted motion | GET POST | 200 cosigner | 403 lead coordinator | 404 *
proposals:hand_in            | ready motion     | GET      | 200 lead | 403 cosigner coordinator | 404 *
proposals:hand_in            | ready motion     | POST     | 302 lead | 403 cosigner coordinator | 404 *
proposals:abandon_motion     | cosigning motion | GET      | 200 lead | 403 cosigner coordinator | 404 *
proposals:abandon_motion     | cosigning motion | POST     | 302 lead | 403 cosigner coordinator | 404 *
proposals:register_motion    | submitted motion | GET POST | 200 coordinator | 403 signers | 404 *
proposals:return_motion      | submitted motion | GET POST | 200 coordinator | 403 signers | 404 *
proposals:withdraw_motion    | submitted motion | GET POST | 200 coordinator | 403 signers | 404 *
proposals:review_motion      | registered motion | GET POST | 200 coordinator committee | 403 signers leader | 404 *
proposals:put_on_agenda      | review_reported motion | GET | 409 coordinator | 403 signers committee leader | 404 *
proposals:refer_motion       | review_reported motion | GET POST | 200 coordinator | 403 signers committee leader | 404 *
proposals:convert_motion     | review_reported motion | GET POST | 200 coordinator | 403 signers committee leader | 404 *
proposals:convert_motion     | returned motion  | GET      | 200 lead | 403 cosigner coordinator | 404 *
proposals:adopt_motion       | on_agenda motion | GET POST | 200 coordinator | 403 signers deputy member meeting committee leader | 404 *
proposals:reject_motion      | on_agenda motion | GET POST | 200 coordinator | 403 signers deputy member meeting committee leader | 404 *
proposals:delegate_motion    | on_agenda motion | GET POST | 200 coordinator | 403 signers deputy member meeting committee leader | 404 *
proposals:give_opinion       | referred motion  | GET POST | 200 water | 403 signers deputy member meeting inside | 404 *
proposals:assign_motion      | referred motion  | GET POST | 200 coordinator committee | 403 signers deputy member meeting leader water | 404 *
proposals:plan_motion        | assigned_to_organ motion | GET POST | 200 head | 403 signers deputy member meeting inside dispatcher handler | 404 *
proposals:reach_goal         | goal             | GET POST | 200 water | 403 signers deputy member meeting inside dispatcher | 404 *
proposals:report_motion      | plan_submitted motion | GET POST | 200 head | 403 signers deputy member meeting inside dispatcher handler | 404 *
proposals:hear_motion        | reported motion  | GET POST | 200 coordinator | 403 signers deputy member meeting committee leader dispatcher water | 404 *
proposals:accept_motion      | heard motion     | GET POST | 200 coordinator | 403 signers deputy member meeting committee leader dispatcher water | 404 *
proposals:rehandle_motion    | heard motion     | GET POST | 200 coordinator | 403 signers deputy member meeting committee leader dispatcher water | 404 *
proposals:track_motion       | heard motion     | GET POST | 200 coordinator | 403 signers deputy member meeting committee leader dispatcher water | 404 *
proposals:report_to_congress | accepted motion  | GET POST | 200 coordinator | 403 signers deputy member meeting committee leader dispatcher water | 404 *
proposals:close_motion       | reported_to_congress motion | GET | 200 coordinator | 403 signers deputy member meeting committee leader dispatcher water | 404 *
proposals:close_motion       | reported_to_congress motion | POST | 302 coordinator | 403 signers deputy member meeting committee leader dispatcher water | 404 *
proposals:form_group         | assigned_to_organ motion | GET POST | 200 coordinator committee | 403 signers deputy member meeting leader dispatcher water | 404 *
proposals:log_work           | assigned_to_organ motion | GET POST | 200 coordinator | 403 signers deputy member meeting committee leader dispatcher water | 404 *
proposals:motion_form        | cosigning motion | GET      | 200 signers coordinator | 404 *
proposals:blank_motion_form  | -                | GET      | 200 *
proposals:motion_paper       | motion paper     | GET      | 200 signers deputy member meeting inside dispatcher water | 404 *
proposals:motion_letter      | assigned_to_organ motion | GET | 200 signers inside water | 404 *
proposals:take_offline       | registered       | GET      | 200 coordinator | 403 signers committee leader street | 404 *
proposals:take_offline       | submitted        | POST     | 200 coordinator | 403 signers | 404 *
proposals:log_offline        | -                | GET POST | 200 coordinator | 403 *
proposals:print_slips        | -                | POST     | 200 coordinator | 403 *
proposals:ask_return         | assigned/water   | GET POST | 200 water | 403 signers inside dispatcher | 404 *
proposals:rule_return        | handing back/water | GET POST | 200 coordinator | 403 signers water committee leader dispatcher | 404 *
proposals:reassign           | handed back      | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:desk               | -                | GET      | 200 dispatcher | 403 *
proposals:hand_over_meetings | -                | GET      | 200 *
proposals:hand_over_meeting  | hand-over meeting | GET     | 200 signers inside street | 404 *
proposals:hand_over_list     | hand-over meeting | GET     | 200 signers inside street | 404 *
proposals:hold_meeting       | -                | GET POST | 200 coordinator | 403 *
proposals:change_meeting     | hand-over meeting | GET POST | 200 coordinator | 403 *
proposals:merge_motion       | registered motion | GET POST | 200 coordinator committee | 403 lead cosigner leader | 404 *
proposals:unmerge_motion     | merged motion    | GET POST | 200 coordinator committee | 403 lead cosigner leader | 404 *
proposals:appeal_motion      | converted motion | GET POST | 409 lead | 403 inside cosigner deputy meeting member | 404 *
proposals:join_appeal        | converted motion | GET POST | 409 cosigner | 403 inside lead deputy meeting member | 404 *
proposals:uphold_motion      | converted motion | GET POST | 409 coordinator | 403 signers deputy committee leader meeting member | 404 *
proposals:reconsider_motion  | converted motion | GET POST | 409 coordinator | 403 signers deputy committee leader meeting member | 404 *
proposals:forwarding_slip    | passed on/desk   | GET      | 200 units inside dispatcher | 404 *
proposals:forwarding_slip    | at the desk/desk | GET      | 404 *
proposals:subdivide          | at the desk/desk | GET POST | 200 dispatcher | 403 signers inside | 404 *
proposals:redo_advice        | extending/fire   | GET POST | 200 coordinator water | 404 admins unrelated | 403 *
proposals:ask_extension      | working/water    | GET POST | 200 water | 403 signers inside dispatcher | 404 *
proposals:rule_extension     | extending/water  | GET POST | 200 coordinator | 403 signers water committee leader dispatcher | 404 *
proposals:scores             | -                | GET      | 200 inside overseers | 403 *
proposals:scorecard          | unit             | GET      | 200 inside overseers water | 403 *
proposals:own_score          | -                | GET      | 302 units outsider | 403 *
proposals:weigh              | -                | GET POST | 200 coordinator | 403 *
proposals:write_report       | this year        | GET POST | 200 coordinator | 403 *
proposals:year_report        | this year        | GET      | 200 coordinator leader | 403 *
proposals:year_report        | this year        | POST     | 302 coordinator leader | 403 *
proposals:printed_report     | printed report   | GET      | 200 coordinator leader | 403 *
proposals:unit_summaries     | -                | GET      | 200 inside water units dispatcher outsider | 403 signers deputies admins street meeting appointment
proposals:unit_summary       | summary          | GET      | 200 inside water dispatcher | 404 signers deputies unrelated admins street assistant
proposals:write_summary      | summary          | GET POST | 200 water | 403 inside dispatcher | 404 signers deputies unrelated admins street assistant
proposals:hand_in_summary    | summary          | GET      | 403 inside dispatcher | 404 signers deputies unrelated admins street assistant | 409 water
proposals:hand_in_summary    | summary sent     | GET      | 302 assistant | 403 inside dispatcher | 404 signers deputies water unrelated admins street
proposals:return_summary     | summary sent     | GET POST | 200 coordinator | 403 committee leader dispatcher assistant | 404 signers deputies water unrelated admins street
proposals:summary_paper      | summary sent     | GET      | 200 inside dispatcher assistant | 404 signers deputies water unrelated admins street
proposals:summary_file       | summary file     | GET      | 200 inside dispatcher assistant | 404 signers deputies water unrelated admins street
proposals:awards             | -                | GET      | 200 *
proposals:open_award         | -                | GET POST | 200 coordinator | 403 *
proposals:award              | award            | GET      | 200 *
proposals:put_forward        | award            | GET POST | 200 signers deputy member coordinator committee leader dispatcher | 403 *
proposals:open_ballot        | award            | GET      | 409 coordinator | 403 *
proposals:call_off           | award            | GET POST | 200 coordinator | 403 *
proposals:cast_ballot        | ballot           | GET      | 200 committee leader | 403 *
proposals:confer             | ballot           | GET      | 409 coordinator | 403 *
proposals:certificate        | certificate      | GET      | 200 *
portal:scheme                | -                | GET      | 200 coordinator | 403 *
proposals:public_file        | published file   | GET      | 200 anonymous *
proposals:detail             | merged           | GET      | 404 admins unrelated | 200 *
proposals:merge              | registered       | GET POST | 200 coordinator | 403 signers committee leader street | 404 *
proposals:unmerge            | merged           | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:ask_withdrawal     | assigned         | GET POST | 200 lead | 404 admins unrelated | 403 *
proposals:agree_withdrawal   | withdrawing      | GET      | 200 cosigner | 404 admins unrelated | 403 *
proposals:agree_withdrawal   | withdrawing      | POST     | 302 cosigner | 404 admins unrelated | 403 *
proposals:withdraw           | withdrawing      | GET POST | 409 coordinator | 404 admins unrelated | 403 *
"""
