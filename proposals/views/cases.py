from dataclasses import replace
from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.audit.leaving import as_sheet
from congress.files.send import send
from congress.pages.paging import paginate
from congress.surveys.models import grade_words
from deputies.queries import deputy_of
from proposals import queries, rules
from proposals.flow import HANDLING, SUGGESTION
from proposals.models import WRITTEN_ON, Ruling, Status
from proposals.queries import asked, imported, leading, oversight, page, reminded, requests
from proposals.queries.chain import chain_of
from proposals.queries.promises import of_case
from proposals.queries.rounds import mediations_of
from proposals.views.fetch import case
from proposals.views.joining import joint

MILESTONES = ("提出", "审查", "交办", "办理", "答复", "评价", "跟踪", "办结")
SHORT = {"manner": "态度", "result": "结果", "done": "落实"}
MINE_LABELS = ("类别", "编号", "标题", "身份", "状态", "评价", "期限事项", "期限")
# Steps of a deputy that have no place of their own on the page.
OWN_DOORS = (
    "submit", "invite", "cosign", "refuse", "step_out", "take_back", "ask_withdrawal", "agree_withdrawal",
)  # fmt: skip
SPOKEN = ("submit", "cosign")  # closed, they say why; the others are not there
REACHED = {  # how many milestones lie behind a case of this status
    Status.DRAFT: 0,
    Status.COSIGNING: 0,
    Status.RETURNED: 0,
    Status.SUBMITTED: 1,
    Status.INADMISSIBLE: 1,
    Status.WITHDRAWN: 1,
    Status.REGISTERED: 2,
    Status.OFFLINE: 2,
    Status.MERGED: 3,
    Status.ASSIGNED: 3,
    Status.IN_PROGRESS: 3,
    Status.REWORK: 3,
    Status.REPLIED: 5,
    Status.MEDIATION: 5,
    Status.TRACKING: 6,
    Status.EVALUATED: 7,
    Status.CLOSED: 8,
}


def milestones(proposal, promises) -> list[dict]:
    """The step track: what is behind, where it stands, what lies ahead, with the days. 跟踪 is passed over where
    nothing was promised, and comes next while a promise stands."""
    behind = REACHED[proposal.status]
    if proposal.status == Status.EVALUATED and any(each.is_standing for each in promises):
        behind = REACHED[Status.TRACKING]
    days = {
        "提出": proposal.submitted_on, "审查": proposal.registered_on, "交办": proposal.assigned_on,
        "答复": proposal.replied_on, "办结": proposal.closed_on,
    }  # fmt: skip
    skipped = behind > REACHED[Status.TRACKING] and not promises
    return [
        {
            "label": name,
            "state": "skip" if name == "跟踪" and skipped
            else "done" if place < behind
            else "now" if place == behind
            else "todo",
            "note": f"{days[name].month}月{days[name].day}日" if days.get(name) else "",
        }
        for place, name in enumerate(MILESTONES)
    ]  # fmt: skip


@login_required
def detail(request, code):
    proposal = case(request, code)
    user = request.user
    inside = queries.sees_inside(user, proposal)
    for_deputy = rules.is_signer(user, proposal) or rules.is_invited(user, proposal)
    clocks = page.clocks_for(user, proposal)
    if not for_deputy:
        reminded.with_reminders(clocks, inside=inside)
    promises = of_case(proposal)
    context = {
        "proposal": proposal,
        "today": localdate(),
        "steps": milestones(proposal, promises),
        "doors": [door for door in SUGGESTION.doors(user, proposal) if door.reason not in rules.NEEDLESS],
        "key": oversight.key_case_of(user, proposal),
        **_led(user, proposal),
        "shares": _shares(user, proposal),
        **joint(user, proposal),
        "clocks": clocks,
        "letters": queries.letters_of(proposal),
        "contacts": page.contacts_for(user, proposal),
        "commitments": promises,
        "entries": asked.entries(proposal.pk) if inside else queries.entries_for(user, proposal),
        **_rounds(user, proposal),
        "chain": chain_of(user, proposal) if proposal.earlier.all() else None,
        "attachments": asked.attachments(proposal.pk) if inside else queries.attachments_for(user, proposal),
        "inside": inside,
        **_asked_for(user, proposal),
        **_imported(user, proposal, inside),
        "works_on": queries.works_on(user, proposal),
        "for_deputy": for_deputy,
        "hands_out_forms": rules.hands_out_forms(user, proposal),
    }
    if for_deputy:
        return render(request, "proposals/detail_deputy.html", context | _own(user, proposal, context["doors"]))
    return render(request, "proposals/detail.html", context)


def _rounds(user, proposal) -> dict:
    """Every round's verdict, and what both sides said of the second failure."""
    open_to_all = queries.sees_ratings(user, proposal)
    if not open_to_all and proposal.status != Status.REPLIED:
        return {"rounds": [], "mediations": []}
    found = queries.ratings_of(proposal, only_closed=not open_to_all)  # while a later round runs, those before it stay
    return {"rounds": found, "mediations": mediations_of(proposal) if len(found) > 1 else []}


def _asked_for(user, proposal) -> dict:
    """延期 and 退办 of this case, and what of it waits for this person."""
    found = requests.shown_to(user, proposal)
    waiting = [("审批延期", "rule_extension", each) for each in found["extensions"] if each.is_pending]
    waiting += [("审核退办", "rule_return", each) for each in found["returns"] if each.is_pending]
    to_rule = []
    for label, step, each in waiting:
        each.handling.proposal = proposal
        if HANDLING.steps[step].who(user, each.handling):
            url = reverse(f"proposals:{step}", args=[proposal.code, each.handling_id])
            to_rule.append({"label": label, "unit": each.handling.unit.label, "url": url})
    is_open = proposal.status in SUGGESTION.steps["reassign"].at
    for each in found["returns"]:
        if is_open and each.is_unsettled and rules.rules_returns(user, each.handling):
            url = f"{reverse('proposals:reassign', args=[proposal.code])}?returned={each.pk}"
            to_rule.append({"label": "重新交办", "unit": each.handling.unit.label, "url": url})
    agreed = sum(each.ruling == Ruling.AGREED for each in found["returns"])
    return {**found, "to_rule": to_rule, "bounces": agreed}


def _led(user, proposal) -> dict:
    led = leading.leading_of(proposal)
    return {"leading": led, "may_report_leading": led is not None and rules.reports_leading(user, proposal)}


def _imported(user, proposal, inside) -> dict:
    """The rows it came from for the office; what they say of the outcome for everybody the outcome is shown to."""
    rows = imported.raw_rows_of(proposal)
    said, shown = imported.recorded_of(rows), set(imported.RECORDED)
    shown -= set() if inside else {"note"}
    shown -= set() if queries.sees_ratings(user, proposal) else {"satisfaction"}
    recorded = [(word, said[name]) for name, word in imported.RECORDED.items() if name in said and name in shown]
    return {"raw_rows": rows if inside else [], "recorded": recorded}


def _own(user, proposal, doors) -> dict:
    """What the page asks of a deputy whose case it is."""
    survey, ballot = queries.own_answer(user, proposal)
    may_revise = rules.is_author(user, proposal) and proposal.status in WRITTEN_ON
    if ballot:
        ballot.invitation.survey = survey
    return {
        "survey": survey,
        "ballot": ballot,
        "returned": queries.returned_note(proposal),
        "may_revise": may_revise,
        "may_discard": may_revise and proposal.status == Status.DRAFT,
        "may_rate": survey is not None
        and not SUGGESTION.refusal(SUGGESTION.steps["rate"], proposal)
        and not rules.own_work(user, proposal),
        "may_confirm": True,
        "own_doors": [] if may_revise else _own_doors(doors),
    }


def _own_doors(doors):
    """Red are only those one comes for; a closed one is shown where its reason is worth reading."""
    own = [door for door in doors if door.name in OWN_DOORS and (door.open or door.name in SPOKEN)]
    return [replace(door, primary=door.primary and door.name in SPOKEN) for door in own]


def _shares(user, proposal):
    """Each unit's share with the doors open to this person."""
    shares = page.shares_of(proposal)
    for share in shares:
        share.doors = [
            replace(door, url=reverse(f"proposals:{door.name}", args=[proposal.code, share.pk]))
            for door in HANDLING.doors(user, share)
        ]
    return shares


@login_required
def mine(request):
    """The deputy's front door: what is asked first, then drafts, running and finished cases."""
    today = localdate()
    found = queries.mine(request.user, today)
    if sheet := as_sheet(request, "我的建议", MINE_LABELS, found, partial(mine_cells, request.user)):
        return sheet
    page = paginate(request, found)
    groups = []
    for each in page:
        _tell(each, request.user)
        if not groups or groups[-1]["place"] != each.place:
            groups.append({"place": each.place, "label": queries.MINE[each.place], "cases": []})
        groups[-1]["cases"].append(each)
    context = {
        "page": page,
        "groups": groups,
        "asks": queries.asking(found),
        "today": today,
        "deputy": deputy_of(request.user),
        "may_draft": request.user.has_role(Role.DEPUTY),
        "for_deputy": True,
    }
    return render(request, "proposals/mine.html", context)


def mine_cells(user, each) -> tuple:
    _tell(each, user)
    part = "领衔" if each.lead is not None and each.lead.user_id == user.pk else "联名"
    state = each.asks or each.get_status_display()
    return queries.MINE[each.place], each.number, each.title, part, state, each.words, each.due_label, each.due_on


def _tell(each, user) -> None:
    """The word on the card, the words below the title, and where a tap leads."""
    own = each.lead is not None and each.lead.user_id == user.pk
    each.link, each.asks, each.words = each.get_absolute_url(), "", ""
    if each.asks_rating:
        each.asks, each.link = "请您评价", reverse("proposals:rate", args=[each.code])
    elif each.asks_cosign:
        each.asks, each.words = "请您确认联名", f"{each.proposer}代表邀请，{each.cosign_until:%-m月%-d日}截止"
    elif each.asks_talk:
        each.asks, each.link = "请您核实沟通", f"{each.link}#talks"
    elif each.status == Status.RETURNED and own:
        each.asks = "请您修改"
    elif each.own_grades:
        grades, stars = each.own_grades, each.own_stars
        said = (f"{SHORT[code]} {grade_words(grades, stars, code)}" for code in SHORT if code in grades)
        each.words = f"您的评价：{'，'.join(said)}"
    elif each.status == Status.DRAFT:
        each.link = reverse("proposals:revise", args=[each.code])


@login_required
def file(request, code, pk):
    proposal = case(request, code)
    attachment = get_object_or_404(queries.attachments_for(request.user, proposal), file_id=pk)
    return send(request, attachment.file, inline="inline" in request.GET)
