"""Which editions there are, and who may have which: exactly who may read every paper bound in it."""

from django.db.models import QuerySet

from meetings.models import Meeting, Packet, PacketFor
from meetings.queries.papers import Audience, audience_of, papers_for

FOR_READERS = (PacketFor.MEMBERS, PacketFor.GUESTS, PacketFor.PUBLIC)


def packets_of(meeting: Meeting) -> QuerySet[Packet]:
    return meeting.packets.select_related("version", "file", "made_by", "meeting__body", "meeting__term")


def packets_for(user, meeting: Meeting) -> list[Packet]:
    """Newest first. Who prepares the meeting has all of them; a reader those whose papers were all sent to them."""
    found = list(packets_of(meeting).prefetch_related("papers"))
    audience = audience_of(user, meeting)
    if audience == Audience.STAFF:
        return found
    if audience == Audience.NOBODY:
        return []
    own = set(papers_for(user, meeting).values_list("pk", flat=True))
    return [packet for packet in found if _reads(packet, audience, own)]


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
    found = packets_for(user, meeting)
    order = [PacketFor.MEMBERS, PacketFor.GUESTS, PacketFor.PUBLIC]
    found = [packet for packet in found if packet.audience in order]
    return min(found, key=lambda packet: (order.index(packet.audience), -packet.edition), default=None)


def earlier(packet: Packet) -> list[Packet]:
    """Editions somebody may still hold a copy of, newest first."""
    same = packets_of(packet.meeting).filter(audience=packet.audience, edition__lt=packet.edition)
    return list(same.order_by("-edition"))
