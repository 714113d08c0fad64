"""One address per page and per step: nouns, then the verb."""

from django.urls import path

from proposals import views

app_name = "proposals"

CASE = "<slug:code>/"
PLACE = "rate/i-<slug:place>/"
KEY = "key/<int:pk>/"
SHARE = CASE + "handlings/<int:pk>/"
PROMISE = CASE + "commitments/<int:pk>/"
MOTION = "motions/<slug:code>/"
OF_A_MOTION = (
    "revise_motion", "invite_signers", "sign_motion", "refuse_motion", "leave_motion", "hand_in", "abandon_motion",
    "register_motion", "return_motion", "withdraw_motion", "review_motion", "put_on_agenda", "refer_motion",
    "convert_motion", "adopt_motion", "reject_motion", "delegate_motion", "give_opinion", "assign_motion",
    "plan_motion", "report_motion", "hear_motion", "accept_motion", "rehandle_motion", "track_motion",
    "report_to_congress", "close_motion", "form_group", "log_work",
)  # fmt: skip

urlpatterns = [
    path("", views.index, name="index"),
    path("figures/", views.figures, name="figures"),
    path("figures/<slug:count>/", views.figures_list, name="figures_list"),
    path("inbox/", views.inbox, name="inbox"),
    path("close_all/", views.close_all, name="close_all"),
    path("papers/slips.pdf", views.print_slips, name="print_slips"),
    path("mine/", views.mine, name="mine"),
    path("draft/", views.draft, name="draft"),
    path("log/", views.log, name="log"),
    path(PLACE, views.rate_by_link, name="rate_by_link"),
    path(PLACE + "<slug:key>/", views.enter_rating, name="enter_rating"),
    path("public/", views.public, name="public"),
    path("public/list.csv", views.public_csv, name="public_csv"),
    path("public/list.json", views.public_json, name="public_json"),
    path("public/<slug:code>/", views.public_case, name="public_case"),
    path("releases/", views.releases, name="releases"),
    path("similar/", views.similar, name="similar"),
    path("key/", views.key_cases, name="key_cases"),
    path("key/candidates/", views.key_candidates, name="key_candidates"),
    path(KEY, views.key_case, name="key_case"),
    path("motions/", views.motions, name="motions"),
    path("motions/draft/", views.draft_motion, name="draft_motion"),
    path("motions/log/", views.log_motion, name="log_motion"),
    path("motions/cutoff/", views.set_cutoff, name="set_cutoff"),
    path(MOTION, views.motion, name="motion"),
    path(MOTION + "files/<uuid:pk>/", views.motion_file, name="motion_file"),
    path("motions/papers/blank.pdf", views.blank_motion_form, name="blank_motion_form"),
    path(MOTION + "form.pdf", views.motion_form, name="motion_form"),
    path(MOTION + "letter.pdf", views.motion_letter, name="motion_letter"),
    path(MOTION + "papers/<int:pk>.pdf", views.motion_paper, name="motion_paper"),
    path(MOTION + "goals/<int:pk>/reach_goal/", views.reach_goal, name="reach_goal"),
    *(path(f"{MOTION}{name}/", getattr(views, name), name=name) for name in OF_A_MOTION),
    path(CASE, views.detail, name="detail"),
    path(CASE + "revise/", views.revise, name="revise"),
    path(CASE + "discard/", views.discard, name="discard"),
    path(CASE + "files/<uuid:pk>/", views.file, name="file"),
    path(CASE + "files/<uuid:pk>/detach/", views.detach, name="detach"),
    path(CASE + "opinion/", views.opinion, name="opinion"),
    path("papers/blank.pdf", views.blank_form, name="blank_form"),
    path(CASE + "papers/<slug:paper>.pdf", views.paper, name="paper"),
    path(SHARE + "reply.pdf", views.reply_letter, name="reply_letter"),
    # the steps of the proposal
    path(CASE + "submit/", views.submit, name="submit"),
    path(CASE + "invite/", views.invite, name="invite"),
    path(CASE + "cosign/", views.cosign, name="cosign"),
    path(CASE + "refuse/", views.refuse, name="refuse"),
    path(CASE + "step_out/", views.step_out, name="step_out"),
    path(CASE + "take_back/", views.take_back, name="take_back"),
    path(CASE + "register/", views.register, name="register"),
    path(CASE + "send_back/", views.send_back, name="send_back"),
    path(CASE + "log_again/", views.log_again, name="log_again"),
    path(CASE + "withdraw/", views.withdraw, name="withdraw"),
    path(CASE + "decline/", views.decline, name="decline"),
    path(CASE + "assign/", views.assign, name="assign"),
    path(CASE + "rate/", views.rate, name="rate"),
    path(CASE + "key_in/", views.key_in, name="key_in"),
    path(CASE + "verify/", views.verify, name="verify"),
    path(CASE + "conclude/", views.conclude, name="conclude"),
    path(CASE + "urge/", views.urge, name="urge"),
    path(CASE + "publish/", views.publish, name="publish"),
    path(CASE + "withhold/", views.withhold, name="withhold"),
    path(CASE + "retract/", views.retract, name="retract"),
    path(CASE + "track/", views.track, name="track"),
    path(CASE + "close/", views.close, name="close"),
    path(CASE + "rework/", views.rework, name="rework"),
    path(CASE + "convene/", views.convene, name="convene"),
    path(CASE + "settle/", views.settle, name="settle"),
    path(CASE + "nominate/", views.nominate, name="nominate"),
    # the steps of 重点督办
    path(KEY + "select/", views.select, name="select"),
    path(KEY + "leave_out/", views.leave_out, name="leave_out"),
    path(KEY + "plan_oversight/", views.plan_oversight, name="plan_oversight"),
    path(KEY + "record_event/", views.record_event, name="record_event"),
    path(KEY + "report_back/", views.report_back, name="report_back"),
    path(KEY + "finish/", views.finish, name="finish"),
    path(KEY + "resume/", views.resume, name="resume"),
    # the steps of a unit's share
    path(SHARE + "acknowledge/", views.acknowledge, name="acknowledge"),
    path(SHARE + "contact/", views.contact, name="contact"),
    path(CASE + "contacts/<int:pk>/confirm/", views.confirm, name="confirm"),
    path(SHARE + "advise/", views.advise, name="advise"),
    path(SHARE + "compose/", views.compose, name="compose"),
    path(SHARE + "present/", views.present, name="present"),
    path(SHARE + "sign_off/", views.sign_off, name="sign_off"),
    path(SHARE + "turn_back/", views.turn_back, name="turn_back"),
    path(SHARE + "issue/", views.issue, name="issue"),
    path(SHARE + "correct/", views.correct, name="correct"),
    # one promise and its steps
    path(PROMISE, views.commitment, name="commitment"),
    path(PROMISE + "report_progress/", views.report_progress, name="report_progress"),
    path(PROMISE + "claim_done/", views.claim_done, name="claim_done"),
    path(PROMISE + "verify_done/", views.verify_done, name="verify_done"),
    path(PROMISE + "give_up/", views.give_up, name="give_up"),
    path(PROMISE + "roll_over/", views.roll_over, name="roll_over"),
]
