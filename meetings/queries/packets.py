"""Which editions there are, and who may have which: exactly who may read every paper bound in it."""

from django.db.models import QuerySet

from meetings.models import Meeting, Packet, PacketFor
from meetings.queries.papers import Audience, audience_of, papers_for

FOR_READERS = (PacketFor.MEMBERS, PacketFor.GUESTS, PacketFor.PUBLIC)  # the widest first


def packets_of(meeting: Meeting) -> QuerySet[Packet]:
    return meeting.packets.select_related("version", "file", "made_by", "meeting__body", "meeting__term")


def packets_for(user, meeting: Meeting) -> list[Packet]:
    """Who prepares the meeting has all of them, newest first; a reader those whose papers were all sent to them, the
    widest first."""
    found = list(packets_of(meeting).prefetch_related("papers"))
    audience = audience_of(user, meeting)
    if audience == Audience.STAFF:
        return found
    if audience == Audience.NOBODY:
        return []
    own = set(papers_for(user, meeting).values_list("pk", flat=True))
    read = [packet for packet in found if _reads(packet, audience, own)]
    return sorted(read, key=_place)


def _place(packet: Packet) -> tuple[int, int]:
    return FOR_READERS.index(packet.audience), -packet.edition


def _reads(packet: Packet, audience: Audience, own: set[int]) -> bool:
    """The public edition for everybody else; whose papers are not out yet is nobody's."""
    states = list(packet.papers.all())
    if packet.audience not in FOR_READERS or not states:
        return False
    if packet.audience == PacketFor.MEMBERS and audience != Audience.MEMBER:
        return False
    return all(state.sent_at and state.paper_id in own for state in states)


def packet_visible_to(user, packet: Packet) -> bool:
    return packet in packets_for(user, packet.meeting)


def best_for(user, meeting: Meeting) -> Packet | None:
    """The one to open: the newest of the widest this person may have."""
    found = [packet for packet in packets_for(user, meeting) if packet.audience in FOR_READERS]
    return min(found, key=_place, default=None)


def earlier(packet: Packet) -> list[Packet]:
    """Editions somebody may still hold a copy of, newest first."""
    same = packets_of(packet.meeting).filter(audience=packet.audience, edition__lt=packet.edition)
    return list(same.order_by("-edition"))
