"""Who may do what with a filed document, and what a step still waits for."""

from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from supervision.models import FilingStatus, Finding, ShareStatus
from supervision.rules.people import is_office

# Whose normative documents are filed with the district (参照北京市规范性文件备案审查条例第九条).
MAKER_KINDS = (
    UnitKind.GOVERNMENT, UnitKind.DISPATCHER, UnitKind.SUPERVISORY, UnitKind.COURT, UnitKind.PROCURATORATE,
    UnitKind.TOWN_CONGRESS,
)  # fmt: skip
OF_DISPATCHER = (UnitKind.GOVERNMENT, UnitKind.DISPATCHER)
WORKING = (Role.HANDLER, Role.UNIT_HEAD)
# Whom a limit binds.
OF_OFFICE = ("filing.form_check", "filing.distribute", "filing.review", "filing.review_extended")
OF_COMMITTEE = ("filing.opinion", "filing.opinion_extended")
OF_MAKER = ("filing.supplement", "filing.maker_answer")
PRESSABLE = (*OF_OFFICE, *OF_COMMITTEE, *OF_MAKER)
# Sees every filing with everything said of it; a committee sees that of the documents given to it.
HOUSE = (Role.MEETING_OFFICER, Role.COORDINATOR, Role.APPOINTMENT_OFFICER, Role.LEADER)


def is_house(user, _filing=None) -> bool:
    return user is not None and user.has_any_role(*HOUSE)


def files_documents(user, _filing=None) -> bool:
    """Works for an organ whose documents are filed here."""
    if user is None:
        return False
    return user.has_role(Role.DISPATCHER) or any(
        post.role in WORKING and post.unit.kind in MAKER_KINDS for post in user.acting_posts
    )


def is_maker(user, filing) -> bool:
    """Works for the organ that made the document; the government's own office answers for the government."""
    if user is None:
        return False
    if filing.maker.kind in OF_DISPATCHER and user.has_role(Role.DISPATCHER):
        return True
    return filing.maker_id in user.units_as(*WORKING)


def reads_requests(user) -> bool:
    """Has a place in the list of 审查建议 and 审查要求 at all."""
    return is_house(user) or files_documents(user) or user.has_role(Role.COMMITTEE_OFFICER)


def is_reviewer(user, share) -> bool:
    """Works for the committee this share was given to."""
    return user is not None and share.committee_id in user.units_as(Role.COMMITTEE_OFFICER)


def reads_review(user, filing) -> bool:
    """May read notes, opinions and what is 内部 of this review."""
    if is_house(user):
        return True
    units = user.units_as(Role.COMMITTEE_OFFICER) if user is not None else set()
    return any(share.committee_id in units for share in filing.shares.all())


def keeps_review(user, filing) -> bool:
    """Speaks with the maker: the office, and the committees that review the document."""
    if is_office(user):
        return True
    return user is not None and user.has_role(Role.COMMITTEE_OFFICER) and reads_review(user, filing)


def watches_filing(user, filing) -> bool:
    """催办: the office, and a committee that reviews the document."""
    return keeps_review(user, filing)


def opinions_missing(filing) -> str:
    asked = [share.committee.label for share in filing.shares.all() if share.status == ShareStatus.ASKED]
    return f"还没有提出审查意见：{'、'.join(asked)}。" if asked else ""


def not_clear(filing) -> str:
    """Closing without a problem: every committee has spoken, and none of them before a word with the maker."""
    if filing.status == FilingStatus.TO_CHAIRS_MEETING:
        return ""
    if missing := opinions_missing(filing):
        return missing
    if filing.status == FilingStatus.REVIEWING and any(s.finding == Finding.PROBLEM for s in filing.shares.all()):
        return "有专委会认为存在问题，先与制定机关沟通。"
    return ""


def already_extended(filing) -> str:
    if filing.clocks.filter(kind="filing.review_extended").exists():
        return "已经延长过一次。"
    return "" if filing.clocks.running().filter(kind="filing.review").exists() else "审查期限没有在计算。"


def share_extended(share) -> str:
    return "" if share.clocks.running().filter(kind="filing.opinion").exists() else "已经延长过一次，或者不在计算。"


def must_be_reviewed(request) -> str:
    """审查要求 of a state organ is reviewed; only what is another's to review goes there."""
    return "国家机关提出的审查要求应当审查；不属于本区审查范围的，请移送。" if request.is_demand else ""


def answered_already(filing) -> str:
    """One answer to each written opinion."""
    opinions = filing.papers.filter(kind="opinion").count()
    return "已经答复了这份审查意见。" if filing.answers.count() >= opinions else ""


def not_released(filing) -> str:
    return "" if filing.releases.filter(withdrawn_at=None).exists() else "没有公布。"


def maker_has_time(filing) -> str:
    """A matter goes to the chairs' meeting when the maker has answered, or has let its days pass."""
    clock = filing.clocks.running().filter(kind="filing.maker_answer").first()
    if clock and clock.due_on >= localdate():
        return f"制定机关的答复期限是{clock.due_on:%Y-%m-%d}，还没有到。"
    return ""
