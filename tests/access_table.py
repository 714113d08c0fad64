"""The written answer of every address of the house to every person. tests/test_access.py asks and compares.

    name | place | what it is asked | answer who … | answer who … | answer *

* **name** of the address, as in ``{% url %}``; **place** is a key of ``World.at`` in tests/world.py (``-`` needs none).
* **who** is a person of ``PEOPLE`` or one of the ``GROUPS`` below; ``*`` is everybody not named before.
  Who is not signed in is led to the sign-in page (302) and only named where that is otherwise.
* 200 may, 302 is led on (who is not signed in: to the sign-in page), 403 may know of it but not do it, 404 may not
  know of it, 405 only by a form, 409 too late, 400 the form lacks something.

A new page: write its line with ``200 *`` and run the test; it fails and prints the line that is true today. **Read
that line as the lawyer of the other side would** before it goes in. A page with arguments needs a place in
``_places``; one that only a form can reach is asked POST. Steps get a line for GET and POST, at the stage they open.
"""

from tests.access_appointments import APPOINTMENTS
from tests.access_exam import EXAM
from tests.access_meetings import MEETINGS
from tests.access_office import OFFICE
from tests.access_proposals import PROPOSALS
from tests.access_supervision import SUPERVISION

GROUPS = {
    "signers": ("lead", "cosigner"),
    "deputies": ("lead", "cosigner", "deputy", "former", "member", "nobody"),
    "overseers": ("committee", "leader", "street", "dispatcher"),
    "inside": ("coordinator", "committee", "leader"),
    "water": ("handler", "head"),
    "units": ("handler", "head", "assistant"),
    "unrelated": ("deputy", "former", "member", "outsider", "meeting", "appointment", "nobody"),
    "admins": ("sysadmin", "secadmin", "auditor"),
}

TABLE = f"""{PROPOSALS.strip()}
{SUPERVISION.strip()}
{MEETINGS.strip()}
{EXAM.strip()}
{OFFICE.strip()}
{APPOINTMENTS.strip()}
account_login                | -                | GET      | 200 anonymous | 302 *
mfa_authenticate             | -                | GET      | 302 *
account_logout               | -                | GET      | 200 *
account_logout               | -                | POST     | 302 *
account_inactive             | -                | GET      | 200 anonymous *
account_reauthenticate       | -                | GET      | 200 *
mfa_reauthenticate           | -                | GET      | 302 *
account_change_password      | -                | GET      | 200 *
mfa_index                    | -                | GET      | 200 *
mfa_activate_totp            | -                | GET      | 200 *
mfa_deactivate_totp          | -                | GET      | 404 *
mfa_deactivate_totp          | -                | POST     | 404 *
mfa_view_recovery_codes      | -                | GET      | 404 *
mfa_generate_recovery_codes  | -                | GET      | 200 *
mfa_generate_recovery_codes  | -                | POST     | 200 *
accounts:sign_in             | -                | GET      | 200 anonymous | 302 *
accounts:sign_out            | -                | GET      | 200 *
accounts:password            | -                | GET      | 200 *
accounts:profile             | -                | GET POST | 200 *
accounts:preferences         | -                | POST     | 302 *
accounts:switch              | -                | POST     | 302 *
accounts:sessions            | -                | GET      | 200 *
accounts:end_sessions        | -                | POST     | 302 *
accounts:end_session         | session of lead  | POST     | 302 lead | 404 *
accounts:demo                | -                | POST     | 404 anonymous *
accounts:index               | -                | GET      | 200 sysadmin secadmin | 403 *
accounts:create              | -                | GET POST | 200 sysadmin | 403 *
accounts:locks               | -                | GET      | 200 secadmin | 403 *
accounts:unlock              | lock             | POST     | 302 secadmin | 403 *
accounts:person              | wang             | GET      | 200 sysadmin secadmin | 403 *
accounts:reveal              | wang             | POST     | 200 sysadmin secadmin | 403 *
accounts:issue_password      | wang             | POST     | 200 sysadmin | 403 *
accounts:disable             | wang             | POST     | 302 sysadmin | 403 *
accounts:enable              | wang             | POST     | 302 sysadmin | 403 *
accounts:reset_second_factor | wang             | POST     | 302 secadmin | 403 *
accounts:propose             | wang             | GET POST | 200 sysadmin | 403 *
accounts:approve             | proposed post    | POST     | 302 secadmin | 403 *
accounts:refuse              | proposed post    | GET POST | 200 secadmin | 403 *
accounts:end_post            | post             | GET POST | 200 sysadmin | 403 *
notices:index                | -                | GET      | 200 *
notices:read_all             | -                | POST     | 302 *
notices:follow               | notice of lead   | GET      | 302 lead | 404 *
notices:preferences          | -                | GET      | 200 *
notices:preferences          | -                | POST     | 302 *
notices:letter               | letter to lead   | GET      | 200 lead coordinator | 404 *
outbox:index                 | -                | GET      | 200 coordinator sysadmin | 403 *
outbox:detail                | delivery         | GET      | 200 coordinator sysadmin | 403 *
outbox:cancel                | -                | POST     | 200 coordinator sysadmin | 403 *
outbox:again                 | -                | POST     | 200 coordinator sysadmin | 403 *
outbox:channels              | -                | GET      | 200 sysadmin | 403 *
outbox:channel_create        | new channel      | GET POST | 200 sysadmin | 403 *
outbox:channel               | gateway          | GET POST | 200 sysadmin | 403 *
outbox:channel_test          | gateway          | POST     | 200 sysadmin | 403 *
outbox:texts                 | -                | GET      | 200 coordinator | 403 *
outbox:text                  | text             | GET      | 200 coordinator | 403 *
outbox:text                  | text             | POST     | 302 coordinator | 403 *
outbox:letters               | -                | GET      | 200 coordinator | 403 *
outbox:letter_write          | -                | GET POST | 200 coordinator | 403 *
audit:index                  | -                | GET      | 200 auditor | 403 *
audit:verify                 | -                | POST     | 200 auditor | 403 *
audit:of                     | changes          | GET      | 200 auditor | 403 *
audit:export                 | events           | GET      | 200 auditor | 403 *
audit:export                 | changes          | GET      | 200 auditor | 403 *
pages:prefs                  | -                | GET POST | 302 *
pages:keep_view              | -                | POST     | 302 *
pages:drop_view              | view of lead     | POST     | 302 lead | 404 *
pages:styleguide             | -                | GET      | 404 anonymous *
proposals:index              | -                | GET      | 200 *
proposals:mine               | -                | GET      | 200 *
proposals:draft              | -                | GET POST | 200 signers deputy member | 403 *
proposals:log                | -                | GET POST | 200 coordinator street | 403 *
proposals:rate_by_link       | asked            | GET      | 302 lead | 404 *
proposals:enter_rating       | asked with key   | GET      | 302 *
proposals:similar            | -                | GET      | 200 *
proposals:blank_form         | -                | GET      | 200 *
proposals:detail             | draft            | GET      | 200 lead | 404 *
proposals:detail             | submitted        | GET      | 200 signers coordinator | 404 *
proposals:detail             | returned         | GET      | 200 lead coordinator | 404 *
proposals:detail             | declined         | GET      | 200 signers coordinator | 404 *
proposals:detail             | registered       | GET      | 200 signers inside street | 404 *
proposals:detail             | assigned         | GET      | 404 admins unrelated | 200 *
proposals:detail             | working          | GET      | 404 admins unrelated | 200 *
proposals:detail             | replied          | GET      | 404 admins unrelated | 200 *
proposals:detail             | evaluated        | GET      | 404 admins unrelated | 200 *
proposals:detail             | closed           | GET      | 404 admins unrelated | 200 *
proposals:revise             | draft            | GET POST | 200 lead | 404 *
proposals:revise             | returned         | GET      | 200 lead | 403 coordinator | 404 *
proposals:discard            | draft            | POST     | 302 lead | 404 *
proposals:file               | draft/material   | GET      | 200 lead | 404 *
proposals:detach             | draft/material   | POST     | 302 lead | 404 *
proposals:file               | working/contact  | GET      | 200 signers water inside | 404 *
proposals:file               | working/advice   | GET      | 200 units inside | 404 *
proposals:file               | working/reply    | GET      | 200 water inside | 404 *
proposals:file               | replied/reply    | GET      | 404 admins unrelated | 200 *
proposals:file               | keyed/evaluation | GET      | 200 inside | 404 *
proposals:opinion            | replied          | GET      | 404 admins unrelated | 302 *
proposals:paper              | register_form    | GET      | 404 admins unrelated | 200 *
proposals:paper              | assignment_slip  | GET      | 200 units inside dispatcher | 404 *
proposals:paper              | opinion_form     | GET      | 200 signers inside street | 404 *
proposals:reply_letter       | working/water    | GET      | 200 water inside | 404 *
proposals:reply_letter       | signed/water     | GET      | 200 water inside | 404 *
proposals:reply_letter       | replied/water    | GET      | 404 admins unrelated | 200 *
proposals:reply_letter       | replied/fire     | GET      | 404 *
proposals:submit             | draft            | GET      | 200 lead | 404 *
proposals:submit             | draft            | POST     | 302 lead | 404 *
proposals:register           | submitted        | GET POST | 200 coordinator | 403 signers | 404 *
proposals:send_back          | submitted        | GET POST | 200 coordinator | 403 signers | 404 *
proposals:log_again          | returned         | GET POST | 409 coordinator | 403 lead | 404 *
proposals:withdraw           | returned         | GET POST | 200 coordinator | 403 lead | 404 *
proposals:decline            | submitted        | GET POST | 200 coordinator | 403 signers | 404 *
proposals:assign             | registered       | GET POST | 200 coordinator | 403 signers committee leader street | 404 *
proposals:rate               | replied          | GET POST | 200 signers | 403 overseers units coordinator | 404 *
proposals:key_in             | replied          | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:verify             | keyed            | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:conclude           | rated            | GET      | 200 coordinator | 404 admins unrelated | 403 *
proposals:conclude           | rated            | POST     | 302 coordinator | 404 admins unrelated | 403 *
proposals:urge               | assigned         | GET POST | 200 coordinator | 404 admins unrelated | 403 *
proposals:close              | evaluated        | GET      | 200 coordinator | 404 admins unrelated | 403 *
proposals:close              | evaluated        | POST     | 200 coordinator | 404 admins unrelated | 403 *
proposals:acknowledge        | assigned/water   | GET      | 200 water | 403 signers inside dispatcher | 404 *
proposals:acknowledge        | assigned/water   | POST     | 200 water | 403 signers inside dispatcher | 404 *
proposals:acknowledge        | assigned/fire    | GET      | 200 assistant | 403 signers inside dispatcher | 404 *
proposals:contact            | working/water    | GET POST | 200 water | 403 signers inside dispatcher | 404 *
proposals:contact            | working/fire     | GET      | 403 signers inside dispatcher | 409 assistant | 404 *
proposals:confirm            | talk             | GET POST | 200 signers | 403 overseers units coordinator | 404 *
proposals:advise             | working/fire     | GET      | 403 signers inside dispatcher | 409 assistant | 404 *
proposals:compose            | working/water    | GET POST | 200 water | 403 signers inside dispatcher | 404 *
proposals:compose            | working/fire     | GET      | 403 signers inside dispatcher assistant | 404 *
proposals:present            | working/water    | GET      | 200 water | 403 signers inside dispatcher | 404 *
proposals:present            | working/water    | POST     | 200 water | 403 signers inside dispatcher | 404 *
proposals:sign_off           | signing/water    | GET      | 200 head | 403 signers inside dispatcher handler | 404 *
proposals:sign_off           | signing/water    | POST     | 200 head | 403 signers inside dispatcher handler | 404 *
proposals:turn_back          | signing/water    | GET POST | 200 head | 403 signers inside dispatcher handler | 404 *
proposals:issue              | signed/water     | GET      | 200 coordinator | 403 signers water committee leader dispatcher | 404 *
proposals:issue              | signed/water     | POST     | 200 coordinator | 403 signers water committee leader dispatcher | 404 *
proposals:correct            | signed/water     | GET POST | 200 coordinator | 403 signers water committee leader dispatcher | 404 *
healthz                      | -                | GET      | 200 anonymous *
pages:keep_columns           | -                | POST     | 302 *
proposals:inbox              | -                | GET      | 200 units outsider | 403 *
proposals:close_all          | -                | POST     | 200 coordinator | 403 *
imports:index                | -                | GET      | 200 coordinator meeting appointment sysadmin | 403 *
imports:bring                | -                | GET POST | 200 coordinator meeting appointment sysadmin | 403 *
imports:detail               | job              | GET      | 302 coordinator | 404 *
imports:map                  | job              | GET      | 200 coordinator | 404 *
imports:map                  | job              | POST     | 400 coordinator | 404 *
imports:preview              | job              | POST     | 409 coordinator | 404 *
imports:choose               | job              | POST     | 409 coordinator | 404 *
imports:commit               | job              | POST     | 409 coordinator | 404 *
imports:cancel               | job              | POST     | 302 coordinator | 404 *
imports:progress             | job              | GET      | 200 coordinator | 404 *
imports:problems             | job              | GET      | 200 coordinator | 404 *
portal:calendar              | -                | GET      | 403 deputies | 200 *
portal:calendar_year         | year             | GET      | 403 deputies | 200 *
portal:calendar_load         | year             | POST     | 200 coordinator sysadmin | 403 *
portal:calendar_confirm      | year             | GET      | 200 coordinator sysadmin | 403 *
portal:calendar_confirm      | year             | POST     | 200 coordinator sysadmin | 403 *
portal:calendar_day          | day              | GET POST | 200 coordinator sysadmin | 403 *
portal:rules                 | -                | GET      | 403 deputies | 200 *
portal:rule                  | rule             | GET      | 403 deputies | 200 *
portal:rule                  | rule             | POST     | 200 coordinator | 403 *
portal:home                  | -                | GET      | 302 signers deputy former member | 200 *
work:index                   | -                | GET      | 200 *
work:detail                  | work of lead     | GET      | 200 lead | 404 *
work:progress                | work of lead     | GET      | 200 lead | 404 *
work:cancel                  | work of lead     | POST     | 302 lead | 404 *
work:result                  | work of lead     | GET      | 200 lead | 404 *
portal:diary                 | -                | GET      | 200 *
portal:change_feed           | -                | POST     | 302 *
portal:feed                  | feed             | GET      | 200 anonymous *
portal:state                 | -                | GET      | 200 admins | 403 *
portal:search                | -                | GET      | 200 *
portal:suggest               | -                | GET      | 200 *
deputies:index               | -                | GET      | 200 coordinator overseers meeting appointment | 403 *
deputies:surveys             | -                | GET      | 200 inside | 403 *
deputies:open_survey         | -                | GET POST | 200 coordinator | 403 *
deputies:survey              | survey           | GET      | 200 inside | 404 *
deputies:remind_survey       | survey           | POST     | 302 coordinator | 403 committee leader | 404 *
deputies:close_survey        | survey           | POST     | 302 coordinator | 403 committee leader | 404 *
deputies:survey_forms        | survey           | GET      | 200 coordinator | 403 committee leader | 404 *
deputies:key_in_survey       | survey           | GET POST | 200 coordinator | 403 committee leader | 404 *
deputies:verify_survey       | survey           | GET      | 302 coordinator | 403 committee leader | 404 *
deputies:survey_scan         | survey           | GET      | 404 coordinator | 403 committee leader | 404 *
deputies:survey_sheet        | survey           | GET      | 200 inside | 404 *
deputies:survey_table        | survey           | GET      | 200 inside | 404 *
deputies:answer_survey       | answer           | GET POST | 200 lead | 404 *
deputies:enter_survey        | answer with key  | GET      | 302 *
deputies:delegations         | -                | GET POST | 200 coordinator overseers meeting appointment | 403 *
deputies:constituencies      | -                | GET POST | 200 coordinator overseers meeting appointment | 403 *
deputies:add_deputy          | -                | GET POST | 200 coordinator | 403 *
deputies:detail              | deputy zhang     | GET      | 200 coordinator overseers lead meeting appointment | 404 *
deputies:reveal              | deputy zhang     | POST     | 200 inside street | 403 lead dispatcher meeting appointment | 404 *
deputies:change_details      | deputy zhang     | GET POST | 200 coordinator | 403 overseers lead meeting appointment | 404 *
deputies:link_account        | deputy zhang     | GET POST | 200 coordinator | 403 overseers lead meeting appointment | 404 *
deputies:give_mandate        | deputy zhang     | GET POST | 200 coordinator | 403 overseers lead meeting appointment | 404 *
deputies:co_opt              | deputy zhang     | GET POST | 200 coordinator | 403 overseers lead meeting appointment | 404 *
dossier:suggestions          | deputy zhang     | GET      | 200 coordinator overseers lead meeting appointment | 404 *
dossier:end_mandate          | mandate          | GET POST | 200 coordinator | 403 overseers lead meeting appointment | 404 *
pages:open_view              | view of lead     | POST     | 302 lead | 404 *
portal:urging                | -                | GET      | 200 coordinator dispatcher committee meeting | 403 *
portal:urge                  | -                | POST     | 302 coordinator dispatcher committee meeting | 403 *
portal:urging_sheet          | -                | GET      | 200 coordinator dispatcher committee meeting | 403 *
portal:terms                 | -                | GET      | 403 deputies | 200 *
portal:categories            | -                | GET      | 403 deputies | 200 *
portal:row_create            | new category     | GET POST | 200 coordinator | 403 *
portal:row                   | category         | GET POST | 200 coordinator | 403 *
portal:hand_over             | -                | GET POST | 403 deputies | 200 *
portal:units                 | -                | GET      | 403 deputies | 200 *
portal:contact               | wang             | GET POST | 200 sysadmin | 403 *
portal:unit_create           | -                | GET POST | 200 coordinator | 403 *
portal:unit                  | unit             | GET      | 403 deputies | 200 *
portal:unit_change           | unit             | GET POST | 200 coordinator | 403 *
portal:reform                | renaming         | GET POST | 200 coordinator | 403 *
"""
