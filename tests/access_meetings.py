"""The lines of tests/access_table.py about meetings."""

MEETINGS = """
meetings:index               | -                | GET      | 200 *
meetings:bodies              | -                | GET      | 200 inside meeting appointment | 403 *
meetings:add_body            | -                | GET POST | 200 meeting | 403 *
meetings:set_seats           | body             | GET POST | 200 meeting | 403 *
meetings:seat                | body             | GET POST | 200 meeting | 403 *
meetings:end_seat            | seat             | GET POST | 200 meeting | 403 *
meetings:plan                | -                | GET      | 200 inside meeting appointment | 403 *
meetings:plan_paper          | year             | GET      | 200 inside meeting appointment | 403 *
meetings:add_meeting         | -                | GET POST | 200 meeting | 403 *
meetings:record_meeting      | -                | GET POST | 200 meeting | 403 *
meetings:draft_agenda        | planned meeting  | GET POST | 409 meeting | 403 inside appointment | 404 *
meetings:draft_agenda        | notified meeting | GET      | 409 meeting | 403 inside signers deputy appointment member | 404 *
meetings:revise              | planned meeting  | GET POST | 200 meeting | 403 inside appointment | 404 *
meetings:reschedule          | planned meeting  | GET POST | 200 meeting | 403 inside appointment | 404 *
meetings:report_to_party     | planned meeting  | GET POST | 200 meeting | 403 inside appointment | 404 *
meetings:cancel              | planned meeting  | GET POST | 200 meeting | 403 inside appointment | 404 *
meetings:agenda              | planned meeting  | GET      | 200 inside meeting appointment | 404 *
meetings:agenda              | notified meeting | GET      | 200 signers inside deputy meeting appointment member | 404 *
meetings:agenda              | notified meeting | POST     | 409 meeting | 403 signers inside deputy appointment member | 404 *
meetings:items               | -                | GET      | 200 *
meetings:propose             | -                | GET POST | 200 meeting | 403 *
meetings:accept              | item at the gate | GET POST | 200 meeting | 403 inside appointment | 404 *
meetings:reject              | item at the gate | GET POST | 200 meeting | 403 inside appointment | 404 *
meetings:refer               | item at the gate | GET POST | 200 meeting | 403 inside appointment | 404 *
meetings:postpone            | item at the gate | GET POST | 200 meeting | 403 inside appointment | 404 *
meetings:place               | accepted item    | GET POST | 200 meeting | 403 inside appointment | 404 *
meetings:take_off            | item of planned meeting | GET | 200 meeting | 403 inside appointment | 404 *
meetings:take_off            | item of planned meeting | POST | 200 meeting | 403 inside appointment | 404 *
meetings:forward             | accepted item    | GET POST | 200 meeting | 403 inside appointment | 404 *
meetings:amend               | item of planned meeting | GET POST | 200 meeting | 403 inside appointment | 404 *
meetings:detail              | planned meeting  | GET      | 200 inside meeting appointment | 404 *
meetings:detail              | notified meeting | GET      | 200 signers inside deputy meeting appointment member | 404 *
meetings:item                | item of planned meeting | GET | 200 inside meeting appointment | 404 *
meetings:item                | item of notified meeting | GET | 200 signers inside deputy meeting appointment member | 404 *
meetings:people              | planned meeting  | GET      | 200 inside meeting appointment | 404 *
meetings:people              | notified meeting | GET      | 200 signers inside deputy meeting appointment member | 404 *
meetings:person              | member at notified meeting | GET      | 200 inside meeting appointment member | 404 *
meetings:invite              | planned meeting  | GET POST | 200 meeting | 403 inside appointment | 404 *
meetings:invite              | notified meeting | GET      | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:confirm             | member at notified meeting | GET      | 200 meeting member | 403 inside appointment | 404 *
meetings:confirm             | member at planned meeting | GET      | 409 meeting | 403 inside appointment | 404 *
meetings:ask_leave           | member at notified meeting | GET POST | 200 meeting member | 403 inside appointment | 404 *
meetings:rule_leave          | member at notified meeting | GET POST | 409 leader | 403 coordinator committee meeting appointment member | 404 *
meetings:decline             | member at notified meeting | GET      | 403 inside meeting appointment member | 404 *
meetings:drop                | member at notified meeting | GET      | 403 inside meeting appointment member | 404 *
meetings:notify              | planned meeting  | GET      | 409 meeting | 403 inside appointment | 404 *
meetings:notify              | notified meeting | GET POST | 409 meeting | 403 signers inside deputy appointment member | 404 *
meetings:preview_notice      | notified meeting | POST     | 409 meeting | 403 signers inside deputy appointment member | 404 *
meetings:notice              | notified meeting | GET      | 404 *
meetings:urge                | notified meeting | GET      | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:urge                | notified meeting | POST     | 302 meeting | 403 signers inside deputy appointment member | 404 *
meetings:executions          | -                | GET      | 200 inside units street outsider meeting appointment | 403 *
meetings:execution           | ordered execution | GET     | 200 inside water meeting appointment | 404 *
meetings:execution_file      | file of execution | GET     | 200 inside water meeting appointment | 404 *
meetings:order_execution     | item decided on  | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:report_execution    | ordered execution | GET POST | 200 water meeting | 403 inside appointment | 404 *
meetings:note_execution      | reported execution | GET    | 200 committee meeting | 403 inside water appointment | 404 *
meetings:note_execution      | reported execution | POST   | 302 committee meeting | 403 inside water appointment | 404 *
meetings:return_execution    | reported execution | GET POST | 200 committee meeting | 403 inside water appointment | 404 *
meetings:observe             | -                | GET      | 200 anonymous *
meetings:observe_meeting     | notified meeting | GET POST | 200 anonymous *
meetings:observe_status      | -                | GET POST | 200 anonymous *
meetings:observers           | notified meeting | GET      | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:observers_sheet     | notified meeting | GET      | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:open_observing      | notified meeting | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:observer            | observer         | GET      | 200 meeting | 403 *
meetings:accept_observer     | observer         | GET      | 200 meeting | 403 *
meetings:accept_observer     | observer         | POST     | 302 meeting | 403 *
meetings:decline_observer    | observer         | GET POST | 200 meeting | 403 *
meetings:open_sign_up        | notified meeting | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:sign_up             | notified meeting | GET      | 200 signers deputy member | 403 inside meeting appointment | 404 *
meetings:sign_up             | notified meeting | POST     | 409 signers deputy member | 403 inside meeting appointment | 404 *
meetings:schedule            | planned meeting  | GET      | 200 inside meeting appointment | 404 *
meetings:schedule            | notified meeting | GET      | 200 signers inside deputy meeting appointment member | 404 *
meetings:propose_schedule    | notified meeting | POST     | 302 meeting | 403 signers inside deputy appointment member | 404 *
meetings:arrange             | notified meeting | POST     | 302 meeting | 403 signers inside deputy appointment member | 404 *
meetings:new_sitting         | notified meeting | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:sitting             | sitting          | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:new_entry           | notified meeting | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:entry               | line             | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:speakers            | item of notified meeting | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:groups              | notified meeting | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:propose_groups      | notified meeting | POST     | 302 meeting | 403 signers inside deputy appointment member | 404 *
meetings:freeze              | notified meeting | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:versions            | notified meeting | GET      | 200 signers inside deputy meeting appointment member | 404 *
meetings:version             | version          | GET      | 200 signers inside deputy meeting appointment member | 404 *
meetings:version_paper       | agenda paper     | GET      | 200 signers inside deputy meeting appointment member | 404 *
meetings:version_paper       | groups paper     | GET      | 200 inside meeting appointment member | 404 *
meetings:version_paper       | regie paper      | GET      | 200 inside meeting appointment | 404 *
meetings:papers              | planned meeting  | GET      | 200 inside meeting appointment | 404 *
meetings:papers              | notified meeting | GET      | 200 signers inside deputy meeting appointment member | 404 *
meetings:add_paper           | notified meeting | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:write_paper         | notified meeting | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:add_item_paper      | item of planned meeting | GET POST | 200 meeting | 403 inside appointment | 404 *
meetings:write_item_paper    | item of planned meeting | GET POST | 200 meeting | 403 inside appointment | 404 *
meetings:paper               | paper of planned meeting | GET | 200 inside meeting appointment | 404 *
meetings:paper               | paper of notified meeting | GET | 200 inside meeting appointment member | 404 *
meetings:paper_file          | paper of planned meeting | GET | 200 inside meeting appointment | 404 *
meetings:paper_file          | paper of notified meeting | GET | 200 inside meeting appointment member | 404 *
meetings:replace_paper       | paper of notified meeting | GET POST | 200 meeting | 403 inside appointment member | 404 *
meetings:change_paper        | paper of notified meeting | GET POST | 200 meeting | 403 inside appointment member | 404 *
meetings:withdraw_paper      | paper of notified meeting | GET POST | 200 meeting | 403 inside appointment member | 404 *
meetings:move_paper          | paper of notified meeting | POST | 302 meeting | 403 inside appointment member | 404 *
meetings:convert_paper       | paper of notified meeting | POST | 302 meeting | 403 inside appointment member | 404 *
meetings:share_paper         | paper of notified meeting | POST | 302 meeting | 403 inside appointment member | 404 *
meetings:unshare_paper       | paper of notified meeting | POST | 403 inside appointment member | 404 *
meetings:send_papers         | notified meeting | GET      | 409 meeting | 403 signers inside deputy appointment member | 404 *
meetings:send_late           | notified meeting | GET      | 409 meeting | 403 signers inside deputy appointment member | 404 *
meetings:mine                | -                | GET      | 200 *
meetings:coverage            | -                | GET      | 200 inside meeting appointment | 403 *
meetings:hall                | open meeting     | GET      | 200 inside meeting appointment member | 403 signers deputy | 404 *
meetings:hall                | open meeting     | POST     | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:hall_sitting        | room             | GET      | 200 inside meeting appointment member | 403 signers deputy | 404 *
meetings:hall_sitting        | room             | POST     | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:hall_screen         | room             | GET      | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:check_in            | room             | GET POST | 200 member | 404 *
meetings:attendance          | room             | GET      | 200 inside meeting appointment member | 403 signers deputy | 404 *
meetings:convene             | notified meeting | GET POST | 403 signers inside deputy appointment member | 409 meeting | 404 *
meetings:adopt_agenda        | open meeting     | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:close               | open meeting     | GET POST | 403 signers inside deputy appointment member | 409 meeting | 404 *
meetings:votes               | open meeting     | GET      | 200 signers inside deputy meeting appointment member | 404 *
meetings:answer_poll         | poll of member   | GET      | 200 member | 404 *
meetings:vote_sheet          | counted vote     | GET      | 200 signers inside deputy meeting appointment member | 404 *
meetings:vote_sheet          | prepared vote    | GET      | 200 inside meeting appointment | 404 *
meetings:start_vote          | prepared vote    | GET POST | 200 meeting | 403 inside appointment | 404 *
meetings:count_votes         | running vote     | GET POST | 200 meeting | 403 inside appointment | 404 *
meetings:correct_count       | counted vote     | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:cancel_vote         | running vote     | GET POST | 200 meeting | 403 inside appointment | 404 *
meetings:confirm_speech      | speech           | GET POST | 200 member | 404 *
meetings:explain             | item in the room | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:deliberate          | item in the room | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:conclude            | item in the room | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:defer               | item in the room | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:withdraw            | item in the room | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:recuse              | item in the room | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:record_speech       | item in the room | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:put_to_vote         | item in the room | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:prepare_vote        | item in the room | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:people_sheet        | notified meeting | GET      | 200 signers inside deputy meeting appointment member | 404 *
meetings:public              | -                | GET      | 200 anonymous *
meetings:public_meeting      | closed meeting   | GET      | 200 anonymous *
meetings:public_meeting      | notified meeting | GET      | 404 anonymous *
meetings:public_paper        | public paper     | GET      | 200 anonymous *
meetings:public_paper        | paper not let out | GET      | 404 anonymous *
meetings:after               | closed meeting   | GET      | 200 signers inside deputy meeting appointment member | 404 *
meetings:after               | planned meeting  | GET      | 200 inside meeting appointment | 404 *
meetings:decide              | item decided on  | GET POST | 403 signers inside deputy appointment member | 409 meeting | 404 *
meetings:decision            | decision         | GET      | 200 signers inside deputy meeting appointment member | 404 *
meetings:minutes             | closed meeting   | GET      | 200 inside meeting appointment | 404 *
meetings:bulletin            | bulletin         | GET      | 200 inside meeting appointment member | 404 *
meetings:file_list           | closed meeting   | GET      | 200 inside meeting appointment | 404 *
meetings:announce            | notified meeting | GET      | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:announce            | notified meeting | POST     | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:draft_minutes       | closed meeting   | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:issue_minutes       | closed meeting   | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:issue_bulletin      | closed meeting   | GET POST | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:publish_early       | closed meeting   | GET      | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:publish_early       | closed meeting   | POST     | 200 meeting | 403 signers inside deputy appointment member | 404 *
meetings:publish             | closed meeting   | GET POST | 409 meeting | 403 signers inside deputy appointment member | 404 *
meetings:archive             | closed meeting   | GET POST | 409 meeting | 403 signers inside deputy appointment member | 404 *
meetings:collect_opinion     | closed meeting   | GET POST | 200 meeting member | 403 signers inside deputy appointment | 404 *
meetings:opinions            | -                | GET      | 200 *
meetings:opinion             | opinion          | GET      | 200 inside meeting appointment member | 404 *
meetings:hand_on             | opinion          | GET POST | 200 meeting | 403 inside appointment member | 404 *
meetings:set_aside           | opinion          | GET POST | 200 meeting | 403 inside appointment member | 404 *
meetings:answer_opinion      | opinion          | GET POST | 409 meeting | 403 inside appointment member | 404 *
meetings:feed_back           | opinion          | GET POST | 409 meeting | 403 inside appointment member | 404 *
meetings:raise_suggestion    | opinion          | GET POST | 200 member | 403 inside meeting appointment | 404 *
meetings:figures             | -                | GET      | 200 inside meeting appointment | 403 *
meetings:figures_list        | figures of meetings | GET   | 200 inside meeting appointment | 403 *
meetings:attendance_year     | -                | GET      | 200 inside meeting appointment member | 403 *
meetings:packets             | planned meeting  | GET      | 200 inside meeting appointment | 404 *
meetings:packets             | planned meeting  | POST     | 200 meeting | 403 inside appointment | 404 *
meetings:packets             | notified meeting | GET      | 200 signers inside deputy meeting appointment member | 404 *
meetings:packet              | packet of notified meeting | GET | 200 inside meeting appointment member | 404 *
meetings:packet_file         | packet of notified meeting | GET | 200 inside meeting appointment member | 404 *
meetings:packet_copies       | packet of notified meeting | POST | 302 meeting | 403 inside appointment member | 404 *
meetings:packet_changes      | packet of notified meeting since | GET | 404 *
meetings:take_papers         | accepted item    | GET      | 200 meeting | 403 inside appointment | 404 *
"""
