"""重点督办情况报告: what the chairs' meeting is given when the oversight of a key case is reported to it."""

from congress.pages.dates import full_day
from congress.printing.prose import paragraphs
from congress.surveys.models import Grade
from proposals.models import ANSWERING, HandlingStatus, KeyCase

GONE = (HandlingStatus.RETURNED, HandlingStatus.MERGED, HandlingStatus.RELEASED)


def oversight_report(key: KeyCase) -> dict:
    proposal = key.proposal
    return {
        "title": f"关于{proposal.full_number}重点督办情况的报告",
        "bracket": f"（{key.year}年度重点督办建议）",
        "facts": [(label, value) for label, value in _facts(key) if value],
        "events": [_event(event) for event in key.events.prefetch_related("photos__file").order_by("on", "pk")],
        "paragraphs": paragraphs(key.report),
        "outcome": paragraphs(key.outcome),
        "heard_at": key.heard_at,
        "signature": key.committee.name,
        "issued_on": key.reported_on,
    }


def _facts(key: KeyCase) -> list[tuple[str, str]]:
    proposal = key.proposal
    return [
        ("建议", f"{proposal.number}《{proposal.title}》"),
        ("提出人", proposal.raised_by),
        ("列入理由", key.criteria_words),
        ("确定", f"{key.decided_at}，{full_day(key.decided_on)}"),
        ("领衔督办", key.leader.name if key.leader else ""),
        ("对口督办", key.committee.name),
        ("参与代表", "、".join(key.deputies.order_by("name_key", "pk").values_list("name", flat=True))),
        ("承办单位", "、".join(_units(proposal))),
        ("主要负责人", key.head.name if key.head else ""),
        ("督办期限", f"{full_day(key.plan_until)}前" if key.plan_until else ""),
        ("办理结果", _standing(proposal)),
    ]


def _units(proposal) -> list[str]:
    shares = proposal.handlings.in_charge().exclude(status__in=GONE).select_related("unit")
    return [f"{share.unit.name}（{share.get_part_display()}）" for share in shares]


def _standing(proposal) -> str:
    """How far the case is: in whose words it was answered, how it was judged, what is still promised."""
    promised = proposal.commitments.standing().count()
    letters = proposal.handlings.filter(part__in=ANSWERING, status=HandlingStatus.ISSUED).count()
    said = [
        proposal.get_status_display(),
        f"{proposal.reply_class.code}类（{proposal.reply_class.label}）" if proposal.reply_class else "",
        f"代表评价“{Grade(proposal.verdict).label}”" if proposal.verdict else "",
        f"已答复{letters}件" if letters > 1 else "",
        f"尚有承诺事项{promised}项" if promised else "",
    ]
    return "，".join(filter(None, said))


def _event(event) -> dict:
    photos = event.photos.count()
    return {
        "on": event.on,
        "kind": event.get_kind_display(),
        "place": event.place,
        "people": event.people,
        "content": paragraphs(event.content),
        "opinions": paragraphs(event.opinions),
        "photos": f"照片、材料{photos}份" if photos else "",
    }
