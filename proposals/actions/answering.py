"""The reply: drafted by the unit, signed by its head, checked by the office, issued as a letter."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate, now

from congress.numbering.documents import document_number
from congress.rulebook.book import setting
from congress.surveys.actions import open_survey
from congress.workflow.flow import TooLate
from proposals import deadlines, notices, rules
from proposals.actions.attaching import attach
from proposals.actions.indexing import index_letter
from proposals.actions.tracking import open_commitments
from proposals.flow import HANDLING, SUGGESTION
from proposals.models import (
    ANSWERING,
    Answer,
    Evaluation,
    Handling,
    HandlingStatus,
    Part,
    Purpose,
    Rater,
    Reply,
    Ruling,
    Status,
)
from proposals.queries import likeness
from proposals.queries.joining import joined_to

QUESTIONS = {"manner": "办理态度", "result": "办理结果", "done": "落实情况"}
ASKED = {  # law.md §12 #18; the result is always asked, it makes the verdict
    "result": ("result",),
    "attitude_result": ("manner", "result"),
    "attitude_result_done": ("manner", "result", "done"),
}
REPLY_FIELDS = (
    "opening", "closing", "reply_class", "promised_on", "explanation", "reported_to", "reported_on", "is_public",
    "contact_name", "contact_phone",
)  # fmt: skip


def compose(handling, *, by, answers, version=None, files=(), **form) -> Reply:
    """起草答复: ``answers`` maps each demand's place to (outcome, text), of the demands this unit answers. Saved as
    often as wanted."""
    with HANDLING.take("compose", handling, by=by, version=version) as (handling, facts):
        reply = _write(handling, by, answers, form)
        for stored in files:
            attach(handling.proposal, stored, purpose=Purpose.REPLY, by=by, handling=handling)
        facts.update(unit=handling.unit.name, reply_class=reply.reply_class and reply.reply_class.code)
    return reply


@transaction.atomic
def keep_draft(handling, *, by, answers, version=None, **form) -> Handling:
    """存草稿: what somebody is just writing, kept without a row on the timeline; half a letter is welcome."""
    handling = handling.locked()
    step = HANDLING.require("compose", handling, by=by)
    if version is not None and version != handling.version:
        raise TooLate(handling, step, "这份答复在别处（另一台设备或者另一个页面）改过。")
    _write(handling, by, answers, form)
    handling.version += 1
    handling.save(update_fields=["version"])
    return handling


def _write(handling: Handling, by, answers: dict, form: dict) -> Reply:
    unknown = set(form) - set(REPLY_FIELDS)
    if unknown:
        raise TypeError(f"not fields of a reply: {sorted(unknown)}")
    reply = handling.current_reply() or Reply(handling=handling)
    for name, value in form.items():
        setattr(reply, name, value)
    reply.drafted_by = by
    reply.save()
    _answer(reply, handling.own_demands(), answers)
    return reply


def _answer(reply: Reply, demands, answers) -> None:
    """One statement writes every answer, new or changed."""
    foreign = sorted(set(answers) - {demand.place for demand in demands})
    if foreign:
        raise ValidationError(f"第{'、'.join(map(str, foreign))}条诉求不由本单位答复。")
    rows = []
    for demand in demands:
        outcome, text = answers.get(demand.place, ("", ""))
        rows.append(Answer(reply=reply, demand=demand, outcome=outcome, text=text))
    Answer.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["reply", "demand"], update_fields=["outcome", "text"]
    )


def present(handling, *, by, note="") -> Handling:
    """送签: the draft goes to the unit's head."""
    with HANDLING.take("present", handling, by=by, note=note) as (handling, facts):
        facts.update(unit=handling.unit.name)
        notices.presented(handling)
    return handling


def turn_back(handling, *, by, note) -> Handling:
    """退回经办人: the head wants the draft changed, with the reason."""
    with HANDLING.take("turn_back", handling, by=by, note=note) as (handling, _):
        notices.turned_back(handling, note)
    return handling


def sign_off(handling, *, by, doc_no="", note="") -> Handling:
    """签发: whom the district's rule names signs (law.md §12 #13), by name; the letter gets its number."""
    with HANDLING.take("sign_off", handling, by=by, note=note) as (handling, facts):
        reply = handling.current_reply()
        reply.signed_by, reply.signed_at, reply.signed_as = by, now(), rules.signs_as(by, handling.unit)
        reply.doc_no = doc_no.strip() or reply.doc_no or _letter_number(handling)
        reply.save()
        deadlines.start("office.check", handling.proposal, on=localdate(), handling=handling)
        facts.update(unit=handling.unit.name, doc_no=reply.doc_no, signed_by=by.name, signed_as=reply.signed_as)
        notices.signed_off(handling)
    return handling


def correct(handling, *, by, note) -> Handling:
    """退回规范: the office finds the form wanting and says what; the unit mends and presents again."""
    with HANDLING.take("correct", handling, by=by, note=note) as (handling, _):
        reply = handling.current_reply()
        reply.signed_by, reply.signed_at, reply.signed_as = None, None, ""
        reply.save()
        deadlines.meet(handling.proposal, "office.check", handling=handling)
        notices.corrected(handling, note)
    return handling


def issue(handling, *, by, note="") -> Handling:
    """核发答复: the letter goes to the deputies; with the last answering unit the rating window opens."""
    with HANDLING.take("issue", handling, by=by, note=note) as (handling, facts):
        today = localdate()
        reply = handling.current_reply()
        if like := likeness.closest(reply):
            facts["alike"] = like  # the office saw it before the letter went out
        reply.issued_by, reply.issued_on = by, today
        reply.save()
        index_letter(reply)
        handling.done_on = today
        deadlines.meet(handling.proposal, *deadlines.ANSWER, "office.check", handling=handling)
        deadlines.void(handling.proposal, "assignment.return", "contact.first", handling=handling)
        handling.extensions.filter(ruling=Ruling.PENDING).update(ruling=Ruling.MOOT)
        facts.update(
            unit=handling.unit.name, doc_no=reply.doc_no, signed_by=reply.signed_by.name,
            reply_class=reply.reply_class.code if reply.reply_class else "",
            promised=open_commitments(handling, reply),
        )  # fmt: skip
        _reply_when_all_issued(handling, reply, today)
    return handling


def _reply_when_all_issued(handling: Handling, reply: Reply, today) -> None:
    waiting = handling.proposal.handlings.exclude(pk=handling.pk).exclude(part="assist")
    over = (HandlingStatus.ISSUED, HandlingStatus.MERGED, HandlingStatus.RETURNED, HandlingStatus.PASSED_ON)
    returned = rules.unsettled_returns(handling.proposal).exclude(handling__part=Part.ASSIST)
    if waiting.exclude(status__in=over).exists() or returned.exists():
        notices.issued(handling, reply)
        return
    _check_every_demand(handling.proposal)
    with SUGGESTION.take("reply", handling.proposal, by=None) as (proposal, facts):
        proposal.replied_on, proposal.reply_class = today, _class_of(proposal)
        deadlines.meet(proposal, *deadlines.ANSWER)
        deadlines.void(proposal)  # an opinion or a contact still owed has lost its object
        _release_assisting(proposal)
        _ask_signers(proposal, facts, today)
        handling.proposal = proposal
    for joined in joined_to(proposal):
        if joined.status == Status.MERGED:
            _reply_along(joined, proposal, today)


def _check_every_demand(proposal) -> None:
    """Handled in parts, the parts together answer the whole: no case is replied to with a demand left to nobody."""
    answering = list(proposal.handlings.in_charge().filter(part__in=ANSWERING))
    if not all(share.demand_places for share in answering):
        return  # somebody answers every demand
    given = {place for share in answering for place in share.demand_places}
    if left := [demand.place for demand in proposal.demands.all() if demand.place not in given]:
        raise ValidationError(f"第{'、'.join(map(str, left))}条诉求还没有单位答复，请先交办。")


def _reply_along(joined, main, today) -> None:
    """What went along is answered by the same letters, and judged by its own deputies."""
    with SUGGESTION.take("reply", joined, by=None) as (proposal, facts):
        proposal.replied_on, proposal.reply_class = today, main.reply_class
        deadlines.void(proposal)
        facts.update(main=main.full_number)
        _own_shares(proposal, main, today)
        _ask_signers(proposal, facts, today)


def _own_shares(proposal, main, today) -> None:
    """From its answer on the case can go its own road: the units that answered stand on it, to be asked again."""
    gone = (HandlingStatus.MERGED, HandlingStatus.RETURNED, HandlingStatus.RELEASED)
    for share in main.handlings.filter(part__in=ANSWERING).exclude(status__in=gone):
        received = max(filter(None, (share.received_on, proposal.assigned_on)), default=today)
        Handling.objects.create(
            proposal=proposal, unit_id=share.unit_id, part=share.part, share=share.share, handler_id=share.handler_id,
            sent_on=proposal.assigned_on or today, received_on=received, done_on=today, status=HandlingStatus.ISSUED,
        )  # fmt: skip


def _ask_signers(proposal, facts, today) -> None:
    evaluation = _open_evaluation(proposal, today)
    proposal.status = SUGGESTION.steps["reply"].to
    deadlines.refresh(proposal)
    asked = {rater.deputy_id for rater in evaluation.raters.all()}
    aside = [person.name for person, *_ in _signers(proposal) if person and person.pk not in asked]
    facts.update(rate_by=evaluation.survey.closes_on.isoformat(), **({"aside": aside} if aside else {}))
    notices.replied(proposal, evaluation)


def _release_assisting(proposal) -> None:
    """The answer is out: who was to assist and has not need not any more, and reads so."""
    for share in proposal.handlings.filter(part=Part.ASSIST, status__in=HANDLING.steps["release"].at):
        with HANDLING.take("release", share, by=None) as (share, facts):
            share.handings_back.filter(ruling=Ruling.PENDING).update(ruling=Ruling.MOOT)
            facts.update(unit=share.unit.name)
            notices.released(share)


def _class_of(proposal):
    """Of several letters the most open class, by the scheme's order: a case is solved when all its parts are."""
    letters = Reply.objects.filter(handling__proposal=proposal, issued_on__isnull=False)
    letters = letters.exclude(handling__status=HandlingStatus.MERGED).select_related("reply_class").order_by("round")
    newest = {letter.handling_id: letter.reply_class for letter in letters}
    return max(filter(None, newest.values()), key=lambda found: (found.sort_key, found.code), default=None)


def _open_evaluation(proposal, today) -> Evaluation:
    """Lead and cosigners are asked; the lead's answer counts, or everybody's (law.md §12 #18, #21).

    Who wrote, signed or handled the reply stands aside, and the next signer's answer counts. Where nobody else
    signed, the place is kept and stays unanswered: the window ends as it does over silence.
    """
    clock = deadlines.start("evaluation.window", proposal, on=today)
    signers = _signers(proposal)
    free = [row for row in signers if not (row[0] and rules.own_work(row[0].user, proposal))] or signers
    everybody = setting("evaluation.by") == "every_signer"
    people = [(*row, everybody or place == 0) for place, row in enumerate(free)]
    survey = open_survey(
        "proposal",
        title=f"{proposal.full_number}办理情况征询意见",
        questions=[{"code": code, "label": QUESTIONS[code]} for code in ASKED[setting("evaluation.dimensions")]],
        closes_on=clock.due_on,
        reckoning=clock.reckoning,
        scale=setting("evaluation.scale"),
        respondents=[
            (deputy.user if deputy else None, deputy.name if deputy else name, part, counts)
            for deputy, name, part, counts in people
        ],
    )
    evaluation = Evaluation.objects.create(proposal=proposal, survey=survey, round=proposal.evaluations.count() + 1)
    invitations = survey.invitations.order_by("pk")
    Rater.objects.bulk_create(
        Rater(evaluation=evaluation, invitation=invitation, deputy=deputy)
        for invitation, (deputy, *_) in zip(invitations, people, strict=True)
    )
    return evaluation


def _signers(proposal) -> list[tuple]:
    """(deputy or None, name, part) in the order of their signatures."""
    beside = proposal.cosigners.confirmed().select_related("deputy__user")
    return [(proposal.lead, proposal.proposer, "lead"), *[(c.deputy, c.name, "cosigner") for c in beside]]


def _letter_number(handling: Handling) -> str:
    prefix, year = handling.unit.doc_prefix, localdate().year
    if not prefix:
        raise ValidationError({"doc_no": "本单位没有设置机关代字，请填写文号。"})
    return document_number(prefix, year, about=f"答复 {handling.proposal}"[:200]).text
