"""导入: cases that come from a sheet. They enter where their data say they stand, with every raw cell.

The preview (resources.py) decides which rows enter; here they are written, many at once.
"""

from datetime import date, timedelta
from functools import cache
from typing import Any

from django.utils.timezone import localdate, now

from congress.imports.copying import copy_in, fresh, give_keys
from congress.numbering.models import Series
from congress.organs.models import CongressSession
from congress.rulebook.book import open_book
from congress.search import pinyin_initials
from congress.search.index import vector_text
from congress.workflow.models import signature
from proposals import parsing
from proposals.models import (
    Category,
    Channel,
    Cosigner,
    Demand,
    Handling,
    HandlingStatus,
    Origin,
    Part,
    Proposal,
    ProposalClock,
    ProposalEntry,
    RawRow,
    ReplyClass,
    Status,
    series_of,
)
from proposals.queries.imported import RECORDED, is_untouched, words

# Without a result and older than this, a case is history: the statute gives six months at most.
OLD = timedelta(days=366)
LABEL, CHANGE_LABEL = "表格导入", "导入更正"
# Where a case stands, and with whom, follows from these.
RESTS_ON = {"lead_unit", "co_units", "reply_class", "assigned_on", "replied_on"}
CLOCK_FIELDS = ("due_on", "reckoning", "one_line", "tentative", "rule")


class Frame:
    """What all rows of one commit share, fetched once."""

    def __init__(self, units, terms, sessions, deputies, *, by, source):
        self.units, self.terms, self.sessions, self.deputies = units, terms, sessions, deputies
        self.by, self.by_name, self.source, self.today = by, signature(by), source[:200], localdate()
        self.book = open_book()
        self.newest = max(sessions.values(), key=lambda s: s.opens_on, default=None)
        self.categories = {c.name: c for c in Category.objects.all()}
        self.classes = {c.code: c for c in ReplyClass.objects.order_by("is_active")}  # the one in use wins
        self.highest: dict[str, tuple[str, int]] = {}
        self.initials = cache(pinyin_initials)
        self.clock = cache(lambda key, on: ProposalClock.start(key, on=on, book=self.book))

    def category(self, name: str) -> Category | None:
        if name and name not in self.categories:
            self.categories[name] = Category.objects.create(name=name, sort_key=900)
        return self.categories.get(name)

    def reply_class(self, code: str) -> ReplyClass | None:
        if code and code not in self.classes:
            self.classes[code] = ReplyClass.objects.create(code=code, label=f"{code}类")
        return self.classes.get(code)

    def shares(self, facts) -> list[tuple]:
        """(unit, part) of each known unit, the lead first; a unit left out by choice has none."""
        named = [(facts["lead_unit"], Part.LEAD), *((name, Part.ASSIST) for name in facts["co_units"])]
        found: dict[int, tuple] = {}
        for name, part in named:
            unit = self.units.match(name).unit if name else None
            if unit is not None:
                found.setdefault(unit.pk, (unit, part))
        return list(found.values())

    def lead(self, facts):
        """The deputy, if the roster knows exactly one of that name."""
        known = self.deputies.get(facts["people"][0], []) if facts["people"] else []
        return known[0] if len(known) == 1 else None

    def where(self, facts) -> dict:
        """届 and 次 as rows of ours; a case of the congress above has neither."""
        if facts["above"]:
            return {"term": None, "session": None}
        return {"term": self.terms.get(facts["term"]), "session": session_of(facts, self.sessions)}

    def note_serial(self, proposal, facts) -> None:
        """Remember the highest number of each series, so that the next one given out is free."""
        if proposal.serial and proposal.term and facts["series"].lstrip("闭") == f"||{proposal.serial}":
            key, label = series_of(proposal)
            last = max(self.highest.get(key, ("", 0))[1], proposal.serial)
            self.highest[key] = (label, last)

    def finish(self) -> None:
        for key, (label, last) in self.highest.items():
            Series.objects.get_or_create(key=key, defaults={"label": label})
            Series.objects.filter(key=key, last__lt=last).update(last=last)


def session_of(facts, sessions) -> CongressSession | None:
    """The session named, and for a case between sessions that names none the last one before its day: as here."""
    if facts["session"] or not facts["intersession"]:
        return sessions.get((facts["term"], facts["session"]))
    day = _day(facts["assigned_on"] or facts["replied_on"]) or localdate()
    before = [each for each in sessions.values() if each.term.number == facts["term"] and each.opens_on <= day]
    return max(before, key=lambda each: each.opens_on, default=None)


def import_cases(rows, frame: Frame) -> list[int]:
    """表格导入: each row (draft, its cells by header) becomes a case; the drafts get their targets."""
    cases = [_case(draft.facts, frame) for draft, _ in rows]
    give_keys(cases)
    handlings, shared, cosigners, entries, raws = [], [], [], [], []
    demands = [demand for case in cases for demand in _demands(case)]
    for case, (draft, cells) in zip(cases, rows, strict=True):
        draft.target = case.pk
        shares = _handlings(case, draft.facts, frame)
        handlings += shares
        shared.append((case, shares))
        cosigners += _cosigners(case, draft.facts, frame)
        entries.append(_entry(case, draft, frame, seq=1, step="import_case", label=LABEL, before=""))
        raws.append(_raw(case, draft, cells, frame))
    give_keys(handlings)
    clocks = [clock for case, shares in shared for clock in _clocks(case, shares, frame)]
    for objects in (cases, demands, handlings, cosigners, clocks, entries, raws):
        copy_in(objects)
    _keep_preferred(cases, rows, frame)
    return [case.pk for case in cases]


def amend_case(draft, cells, wanted: dict, frame: Frame) -> Proposal:
    """导入更正: what of the newer sheet may still change the case (queries.imported) is taken."""
    case = Proposal.objects.select_for_update(of=("self",)).get(pk=draft.target)
    before, facts = case.status, draft.facts
    for name in {"title", "number", "reason", "request"} & wanted.keys():
        setattr(case, name, wanted[name])
    if "number" in wanted:
        case.serial = facts["serial"]
        frame.note_serial(case, facts)
    for name in {"assigned_on", "replied_on"} & wanted.keys():
        setattr(case, name, date.fromisoformat(wanted[name]))
    case.category = frame.category(wanted.get("category", "")) or case.category
    case.reply_class = frame.reply_class(wanted.get("reply_class", "")) or case.reply_class
    if "people" in wanted:
        case.lead, case.proposer = frame.lead(facts), _proposer(facts)
        case.cosigners.all().delete()
        copy_in(_cosigners(case, facts, frame))
    if RESTS_ON & wanted.keys():
        _reshare(case, facts, frame)
    case.text_index = _index(case, facts, frame)
    case.save()
    if is_untouched(case):
        case.demands.all().delete()
        copy_in(_demands(case))
    entry = _entry(case, draft, frame, seq=case.entries.count() + 1, step="amend_case", label=CHANGE_LABEL,
                   before=before)  # fmt: skip
    entry.facts["changes"] = draft.changes
    copy_in([entry])
    copy_in([_raw(case, draft, cells, frame)])
    return case


def _reshare(case, facts, frame) -> None:
    """New units or a first result: the shares are laid anew, for nobody has worked on them here.

    What the newer sheet leaves blank stays as it is.
    """
    named = words(case)
    facts = facts | {name: facts[name] or named[name] for name in ("lead_unit", "co_units")}
    case.status = _status(case, facts, frame)
    case.closed_on = case.replied_on if case.status == Status.CLOSED else None
    case.due_on, case.due_label = None, ""
    ProposalClock.objects.filter(proposal=case).delete()
    case.handlings.all().delete()
    handlings = _handlings(case, facts, frame)
    copy_in(handlings)
    copy_in(_clocks(case, handlings, frame))


def _case(facts, frame):
    where = frame.where(facts)
    case = fresh(
        Proposal,
        kind=facts["kind"],
        channel=Channel.INTERSESSION if facts["intersession"] else Channel.SESSION,
        origin=Origin.IMPORTED,
        serial=facts["serial"],
        number=facts["number"],
        title=facts["title"] or f"（标题缺）{facts['number']}",
        reason=facts["reason"],
        request=facts["request"],
        lead=frame.lead(facts),
        proposer=_proposer(facts),
        category=frame.category(facts.get("category", "")),
        reply_class=frame.reply_class(facts["reply_class"]),
        drafted_by=frame.by,
        assigned_on=_day(facts["assigned_on"]),
        replied_on=_day(facts["replied_on"]),
        **where,
    )
    case.status = _status(case, facts, frame)
    if case.status == Status.CLOSED:
        case.closed_on = case.replied_on
    frame.note_serial(case, facts)
    case.text_index = _index(case, facts, frame)
    return case


def _status(case, facts, frame) -> str:
    """Where its data say it stands: answered or old is history; handed over lately is with its unit."""
    if case.reply_class or case.replied_on:
        return Status.CLOSED
    if case.assigned_on and facts["lead_unit"]:
        return Status.ASSIGNED if frame.today - case.assigned_on <= OLD else Status.CLOSED
    past = case.session is not None and frame.today - case.session.opens_on > OLD
    of_ours = case.term is not None and not facts["above"] and not past
    if not of_ours and (facts["lead_unit"] or facts["co_units"] or facts["term"]):
        return Status.CLOSED
    return Status.REGISTERED if facts["number"] and case.term else Status.SUBMITTED


def _demands(case) -> list:
    """Open cases skip the registration, where the clerk would write them; a reply answers each of them."""
    if case.status not in (Status.REGISTERED, Status.ASSIGNED):
        return []
    texts = parsing.split_demands(case.request).splitlines() or [case.title]
    return [fresh(Demand, proposal=case, place=place, text=text) for place, text in enumerate(texts, 1)]


def _handlings(case, facts, frame) -> list:
    """One share per unit, of cases that were handed over. History keeps the old body; open work goes to its heir."""
    if case.status not in (Status.ASSIGNED, Status.CLOSED):
        return []
    is_open = case.status == Status.ASSIGNED
    sent_on = case.assigned_on or (case.session and (case.session.closes_on or case.session.opens_on))
    shares: dict[int, Any] = {}
    for unit, part in frame.shares(facts):
        unit = (frame.units.heir(unit) or unit) if is_open else unit
        done = HandlingStatus.ISSUED if part == Part.LEAD else HandlingStatus.ADVISED
        shares.setdefault(
            unit.pk,
            fresh(
                Handling,
                proposal=case,
                unit=unit,
                part=part,
                status=HandlingStatus.SENT if is_open else done,
                sent_on=sent_on or case.replied_on or frame.today,
                done_on=None if is_open else case.replied_on,
            ),
        )
    return list(shares.values())


def _keep_preferred(cases, rows, frame) -> None:
    """Units named before the hand-over are kept as the ones asked for."""
    link = Proposal.preferred_units.through
    wanted = [
        link(proposal_id=case.pk, unit_id=unit.pk)
        for case, (draft, _) in zip(cases, rows, strict=True)
        if case.status in (Status.REGISTERED, Status.SUBMITTED)
        for unit, _ in frame.shares(draft.facts)
    ]
    link.objects.bulk_create(wanted, ignore_conflicts=True)


def _clocks(case, handlings, frame) -> list:
    """The same clocks that the steps themselves would have started (deadlines/starts.py)."""
    if case.status == Status.SUBMITTED:
        wanted = [("proposal.examine", frame.today, None)]
    elif case.status == Status.REGISTERED and case.channel == Channel.SESSION:
        closing = case.session and case.session.closes_on
        wanted = [("proposal.session_assign", closing or frame.today, None)]
    elif case.status == Status.REGISTERED:
        wanted = [("proposal.intersession_assign", frame.today, None)]
    elif case.status == Status.ASSIGNED:
        wanted = [(key, case.assigned_on, share) for share in handlings for key in _keys(share)]
    else:
        return []
    clocks = []
    for key, on, share in wanted:
        model = frame.clock(key, on)
        same = {name: getattr(model, name) for name in CLOCK_FIELDS}
        clocks.append(fresh(ProposalClock, proposal=case, handling=share, kind=key, starts_on=on, **same))
    _tell(case, clocks)
    return clocks


def _keys(share) -> tuple[str, ...]:
    answer = "assist.opinion" if share.part == Part.ASSIST else "proposal.reply"
    return ("assignment.acknowledge", "contact.first", answer)


def _tell(case, clocks) -> None:
    """Lists sort by the telling clock on the case's own row, which is written after this."""
    telling = [clock for clock in clocks if clock.kind.startswith("proposal.")]
    if telling:
        case.due_on, case.due_label = telling[0].due_on, telling[0].rule.get("label", "")


def _cosigners(case, facts, frame) -> list:
    signers, seen, moment = [], set(), now()
    for place, name in enumerate(facts["people"][1:], 1):
        known = frame.deputies.get(name, [])
        deputy = known[0] if len(known) == 1 and known[0].pk not in seen else None
        seen |= {deputy.pk} if deputy else set()
        signed = {"name": name[:30], "place": place, "confirmed_at": moment}  # on the paper, when it was handed in
        signers.append(fresh(Cosigner, proposal=case, deputy=deputy, **signed))
    return signers


def _entry(case, draft, frame, *, seq, step, label, before):
    facts = {"file": frame.source, "line": draft.line, "number": case.number}
    return fresh(
        ProposalEntry, proposal=case, seq=seq, step=step, label=label, before=before, after=case.status, by=frame.by,
        by_name=frame.by_name, facts=facts,
    )  # fmt: skip


def _raw(case, draft, cells, frame):
    said = [sentence for _, sentence in draft.messages]
    recorded = {name: draft.facts[name] for name in RECORDED if draft.facts.get(name)}
    return fresh(
        RawRow, proposal=case, source=frame.source, line=draft.line, cells=cells, recorded=recorded, warnings=said,
        key=draft.key,
    )  # fmt: skip


def _proposer(facts) -> str:
    names = "、".join(facts["people"][:1]) or facts["group"]
    more = facts["count"] and facts["count"] > len(facts["people"])
    return (f"{names}等{facts['count']}人" if more else names)[:120]


def _index(case, facts, frame) -> str:
    shares = [unit for unit, _ in frame.shares(facts)]
    people = [case.proposer, *facts["people"], *(frame.initials(name) for name in facts["people"][:1])]
    named = [name for unit in shares for name in (unit.name, unit.short_name)]
    return vector_text(
        a=f"{case.number} {case.title}", b=" ".join([*people, *named]), c=f"{case.reason} {case.request}"
    )


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None
