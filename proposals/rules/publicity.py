"""How much of a case the public may read, and why no more (law.md §12 no. 26, 代表法第五十一条)."""

from congress.accounts.models import Role
from congress.prepared import prepared
from congress.rulebook.book import setting
from proposals.models import ANSWERING, Origin, Publication, Release, ReleaseAct, ReleaseScope, Reply, Withheld

REPORT_ONLY = "本区只公开办理情况的报告，不逐件公开（规则第26项）。"


def silent_units(proposal) -> list[str]:
    """The answering units that marked their last issued letter as not for the public."""
    letters = Reply.objects.filter(handling__proposal=proposal, handling__part__in=ANSWERING, issued_on__isnull=False)
    last = {letter.handling_id: letter for letter in letters.select_related("handling__unit").order_by("round")}
    return [letter.handling.unit.label for letter in last.values() if not letter.is_public]


def refused_by(proposal) -> str:
    """The reason that follows from what deputy and record say; empty when something may be shown.

    A deputy's express no binds whatever the district's setting is: it may be a request for protection.
    """
    if proposal.publication == Publication.NONE:
        return Withheld.REFUSED
    if proposal.origin == Origin.IMPORTED and setting("publication.needs_consent"):
        return Withheld.UNASKED
    return ""


def widest(proposal) -> str:
    """The widest scope open to this case: the whole, its title, or nothing."""
    if refused_by(proposal):
        return ""
    if proposal.publication == Publication.TITLE:
        return ReleaseScope.TITLE
    if setting("publication.needs_consent") and silent_units(proposal):
        return ReleaseScope.TITLE
    return ReleaseScope.FULL


def not_for_the_public(proposal) -> str:
    """Why nothing of it may be published, in words; empty when something may."""
    if setting("publication.scope") == "report":
        return REPORT_ONLY
    reason = refused_by(proposal)
    return f"{Withheld(reason).label}，不能公开。" if reason else ""


def last_release(proposal):
    return _releases.first(proposal.pk)


@prepared
def _releases(proposal):
    return Release.objects.filter(proposal=proposal).order_by("-pk")[:1]


def nothing_published(proposal) -> str:
    release = last_release(proposal)
    return "" if release and release.act == ReleaseAct.PUBLISHED else "本件没有公开，无可撤下。"


def is_published(proposal) -> str:
    """What is out must be taken down before it is said to stay inside."""
    return "本件已经公开；不应当公开的，请撤下。" if not nothing_published(proposal) else ""


def reads_releases(user) -> bool:
    """The desk of publication: the office, the leaders, the committees."""
    return user.has_any_role(Role.COORDINATOR, Role.LEADER, Role.COMMITTEE_OFFICER)
