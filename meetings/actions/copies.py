"""个人册: an edition for every member, each with the own name, in one archive to be printed; made by the worker."""

import zipfile
from pathlib import Path

from django.core.exceptions import ValidationError

from congress.printing.pdf import PrintError
from congress.work.actions import ask
from congress.work.engine import Progress, Refused
from congress.work.models import Work
from meetings.actions.packets import copy_for, number_of
from meetings.models import Answer, Capacity, Packet, PacketFor

KIND = "meeting_copies"


def make_copies(packet: Packet, *, by) -> Work:
    """编制个人册: only where the members' edition has pages that carry the reader's name."""
    if packet.audience != PacketFor.MEMBERS or not packet.is_personal:
        raise ValidationError("这一版没有须加个人水印的文件，照底本印制即可。")
    if not readers(packet):
        raise ValidationError("参会名单里还没有组成人员。")
    return ask(KIND, by=by, title=f"{packet}个人册", facts={"packet": packet.pk})


def readers(packet: Packet) -> list:
    places = packet.meeting.participants.filter(capacity=Capacity.MEMBER).exclude(status=Answer.DROPPED)
    return list(places.order_by("position", "pk"))


def run(work: Work, path: Path, progress: Progress) -> str:
    """The work itself (settings.WORKS)."""
    packet = Packet.objects.select_related("meeting__body", "meeting__term").get(pk=work.facts["packet"])
    places, copy = readers(packet), path.with_name("copy.pdf")
    with zipfile.ZipFile(path, "w") as archive:  # a PDF is packed already
        for place in progress.over(places, len(places)):
            try:
                copy_for(packet, copy, name=place.name, number=number_of(place))
            except PrintError as why:
                raise Refused(str(why)) from why
            archive.write(copy, f"{number_of(place)} {place.name}.pdf")
    return f"{work.title}.zip"
