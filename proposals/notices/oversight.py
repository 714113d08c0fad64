"""Who hears of the oversight: the leader, the committee, the units, and the deputies whose matter it is."""

from congress.accounts.models import Role, User
from congress.accounts.queries import holders_of
from proposals.notices import _tell, coordinators, signers_of


def _units_of(proposal):
    """The people of the units that have it in hand."""
    units = proposal.handlings.values("unit")
    return holders_of(Role.HANDLER, Role.UNIT_HEAD, units=units)


def _overseers(key):
    """The leader in charge and the committee."""
    leader = User.objects.filter(pk=key.leader_id, is_active=True)
    return leader | holders_of(Role.COMMITTEE_OFFICER, unit=key.committee) if key.committee_id else leader


def _tell_of(kind, key, people, **context):
    _tell(f"key_{kind}", key.proposal, people, turn=f"k{key.pk}:{key.version}", link=key.get_absolute_url(), key=key,
          **context)  # fmt: skip


def nominated(key):
    _tell_of("nominated", key, coordinators().exclude(pk=key.nominated_by_id))


def selected(key):
    _tell_of("selected", key, _overseers(key) | _units_of(key.proposal) | signers_of(key.proposal))


def planned(key):
    _tell_of("planned", key, _overseers(key) | _units_of(key.proposal))


def event_recorded(event):
    people = _units_of(event.key.proposal) | signers_of(event.key.proposal)
    _tell_of("event", event.key, people, event=event)


def joined(key, users):
    """The deputies who take part from now on."""
    _tell_of("joined", key, User.objects.filter(pk__in=users, is_active=True))


def reported(key):
    _tell_of("reported", key, coordinators() | _overseers(key))


def resumed(key, note):
    _tell_of("resumed", key, _overseers(key) | _units_of(key.proposal), note=note)


def finished(key):
    people = _overseers(key) | _units_of(key.proposal) | signers_of(key.proposal)
    _tell_of("finished", key, people)


def rechecked(lot):
    """What was found is for the units that answered; the office has the sample before it."""
    _tell("rechecked", lot.proposal, _units_of(lot.proposal), turn=f"r{lot.pk}", lot=lot)


def reopened(proposal, shares, note):
    """To the deputies whose matter it is; each unit is asked by the step that gives it the share again."""
    units = "、".join(share.unit.label for share in shares)
    _tell("reopened", proposal, signers_of(proposal), units=units, due_on=proposal.due_on, note=note)


def leader_named(leading):
    proposal = leading.proposal
    people = _units_of(proposal) | signers_of(proposal)
    _tell("leader_named", proposal, people, turn=f"l{leading.pk}", leading=leading)


def overseen(proposal, note, by):
    """To the units that have it in hand; the office hears of it unless it said so itself."""
    office = "、".join(post.unit.label for post in by.acting_posts[:1])
    people = (_units_of(proposal) | coordinators()).exclude(pk=by.pk)
    _tell("overseen", proposal, people, office=office, note=note)
